"""How claims, chains and agreement are put into words for a reader. The same words everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isnad.attributions import Link
from isnad.claims import Claim

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
    return f"{speakers(link, names)} {SAYS[link.stance]}"


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
