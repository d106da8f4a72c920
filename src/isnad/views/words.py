"""How claims, chains and agreement are put into words for a reader. The same words everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from isnad.attributions import Link
from isnad.claims import Claim
from isnad.matters.sentences import participle

if TYPE_CHECKING:
    from isnad.views.claims import ClaimView

SAYS: Mapping[str, str] = {
    "states": "says",
    "confirms": "confirms",
    "denies": "denies",
    "alleges": "alleges",
    "suspects": "suspects",
    "knows": "knows",
    "orders": "orders",
    "promises": "promises",
    "asks": "asks",
}
FACTUALITY: Mapping[str, str] = {
    "CT+": "stated as fact",
    "PR+": "called probable",
    "PS+": "called possible",
    "CT-": "denied",
    "PR-": "called improbable",
    "PS-": "doubted",
    "Uu": "left open",
}
AGREEMENT: Mapping[str, str] = {
    "single": "one claim",
    "echoed": "echoed: several claims, one chain",
    "corroborated": "corroborated: independent chains agree",
    "contested": "contested",
}
SCHEMA: Mapping[str, str] = {
    "Person": "person",
    "Organization": "organisation",
    "Place": "place",
    "Address": "place",
    "Work": "work",
    "Document": "work",
    "People": "people",
}
BOUND: Mapping[str, str] = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}


VERSION: Mapping[str, str] = {
    "CT+": "affirmed",
    "PR+": "affirmed as probable",
    "PS+": "affirmed as possible",
    "CT-": "denied",
    "PR-": "called improbable",
    "PS-": "doubted",
    "Uu": "left open",
}
MEDIA: Mapping[str, str] = {
    "scan": "scanned pages",
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "web page",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "message/rfc822": "letter",
}
CERTAINTY: Mapping[str, str] = {
    "stated": "stated",
    "between": "stated before and after",
    "earlier": "last stated within a year before",
    "later": "first stated within a year after",
    "undated": "without a date",
}
SLOTS: Mapping[str, str] = {"agent": "who did it", "patient": "to whom", "factuality": "whether it was so"}
_PASSIVE = """
attacks bombs kills wounds kidnaps executes captures holds transfers releases exchanges charges convicts interrogates
funds trains arms shelters backs directs overthrows occupies appoints dismisses obtains shares publishes plans orders
"""  # kinds whose participle says what was done to the patient


def verb(name: str, active: bool, passive: bool) -> str:
    """The kind between its agent and its patient: *captures*; without an agent: *captured*."""
    return participle(name) if passive and not active and name in _PASSIVE.split() else kind(name)


def sentence(claim: ClaimView) -> str:
    """A claim as a line: *Cedar Brigade captures Omar Nassif*."""
    agents, patients = ([named.name for named in given] for given in (claim.agents, claim.patients))
    if agents or claim.verb == claim.kind:
        return " ".join(part for part in (joined(agents), claim.verb, joined(patients)) if part)
    return f"{joined(patients)} {claim.verb}"


def kind(name: str) -> str:
    """`seeks_arrest` as *seeks arrest*."""
    return name.replace("_", " ")


def number(value: float) -> str:
    """7801.0 as *7,801*, 2.5 as *2.5*."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def amounts(claim: Claim) -> str:
    """The numbers of a claim: *5 U.S. soldiers; at least 3*."""
    parts = (f"{BOUND[a.bound]}{number(a.value)}{f' {a.unit}' if a.unit else ''}" for a in claim.quantity)
    return "; ".join(parts)


def joined(names: Sequence[str]) -> str:
    """*a*, *a and b*, *a, b and c*."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def link(link: Link, names: Mapping[str, str]) -> str:
    """A link as *Bergner states*; `names` gives captions by entity id."""
    return f"{speakers(link, names)} {does(link)}"


def does(link: Link) -> str:
    """What the voices of a link do: *denies* of one, *deny* of several."""
    verb = SAYS[link.stance]
    if len(link.speakers) < 2 and not any(s.entity is None and _several(s.text) for s in link.speakers):
        return verb
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


_OF = re.compile(r"\s(?:of|for|from|in|at|on|with|who|close|familiar|under)\b|,|\(", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|the same)\s|.*(?:ss|us|is|news|press|series|congress)$", re.IGNORECASE)


def _several(description: str) -> bool:
    """*two officials*, *military officers in Basra*: a description in the plural by its head."""
    head = _OF.split(description, maxsplit=1)[0].strip()
    return head.lower().endswith(("s", "people", "police", "men")) and _ONE.match(head) is None


def speakers(link: Link, names: Mapping[str, str]) -> str:
    """The joint speakers of a link, by their captions, else by their words."""
    return joined([names.get(s.entity or "", s.text) or "someone unnamed" for s in link.speakers])


def chain(links: Iterable[Link], names: Mapping[str, str]) -> str:
    """A chain from the document inwards: *Selim Courier › two officials say*."""
    first, *rest = links
    return " › ".join([speakers(first, names), *(link(x, names) for x in rest)])


def plural(count: int, one: str, many: str | None = None) -> str:
    """*1 claim*, *2 claims*."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
