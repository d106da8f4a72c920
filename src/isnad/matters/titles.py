"""What a matter is called: *Capture of Omar Nassif*, *Exchange of Omar Nassif for Lena Hart*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from string import Formatter

from isnad.claims.claim import Claim, Filler
from isnad.matters.lexicon import PRONOUNS

_NOBODY = PRONOUNS | frozenset(
    ["other", "others", "another", "our", "my", "your", "own", "no", "any", "anyone", "anybody", "every", "each"]
)
_LONGEST = 90  # characters of a participant's words in a title

TITLES: Mapping[str, tuple[str, ...]] = {
    "leads": ("Leadership of {patient}",),
    "deputy_of": ("Deputy of {patient}",),
    "spokesman_of": ("Spokesman of {patient}",),
    "holds_post": ("{agent} as {post}", "{post} of {patient}"),
    "founder_of": ("Founding of {patient}",),
    "forms": ("Founding of {patient}",),
    "relative_of": ("{agent}, {relation} of {patient}", "{agent} and {patient}, relatives"),
    "alias_of": ("{agent}, also called {patient}",),
    "located_in": ("{agent}, in {place}",),
    "nationality": ("Nationality of {agent}",),
    "disbands": ("End of {patient}", "End of {agent}"),
    "attacks": ("Attack on {patient}", "Attack by {agent}"),
    "bombs": ("Bombing of {patient}", "Bombing by {agent}"),
    "kills": ("Killing of {patient}",),
    "dies": ("Death of {patient}", "Death of {agent}"),
    "wounds": ("Wounding of {patient}",),
    "kidnaps": ("Kidnapping of {patient}",),
    "executes": ("Execution of {patient}",),
    "captures": ("Capture of {patient}",),
    "holds": ("Custody of {patient}",),
    "transfers": ("Transfer of {patient} to {recipient}", "Transfer of {patient}"),
    "releases": ("Release of {patient}",),
    "exchanges": ("Exchange of {patient} for {exchange}", "Exchange for {exchange}", "Exchange of {patient}"),
    "escapes": ("Escape of {agent}", "Escape of {patient}"),
    "seeks_arrest": ("Warrant for {patient}",),
    "charges": ("Charges against {patient}",),
    "convicts": ("Conviction of {patient}",),
    "interrogates": ("Interrogation of {patient}",),
    "obtains": ("{agent} obtains {goods}", "Obtaining of {goods}"),
    "shares": ("{agent} shares {goods}", "Sharing of {goods}"),
    "smuggles": ("Smuggling of {goods}",),
    "supplies": ("Supply of {goods} to {patient}", "Supplies to {patient}", "Supply of {goods}"),
    "buys": ("Purchase of {goods}",),
    "plans": ("Plan for {patient}",),
    "orders": ("Order for {patient}",),
    "claims_responsibility": ("Responsibility for {patient}",),
    "meets": ("Meeting of {agent} and {patient}", "Meeting of {agent}"),
    "negotiates": ("Talks of {agent} with {patient}", "Talks of {agent}"),
    "overthrows": ("Overthrow of {patient}",),
    "occupies": ("Occupation of {patient}",),
    "appoints": ("Appointment of {patient}",),
    "dismisses": ("Dismissal of {patient}",),
}


def title(kind: str, claims: Iterable[Claim], caption: Callable[[str], str]) -> str:
    """What a matter of this kind with these claims is called; `caption` names an entity by its id.

    Each role is called what most claims fill it with, a named participant before a description.
    """
    told = [claim for claim in claims if claim.kind == kind] or list(claims)
    names = {role: name for role in _roles(told) if (name := _name(_turned(told), role, caption))}
    for template in (
        *TITLES.get(kind, ()),
        "{agent} {kind} {patient}",
        "{agent} {kind}",
        "{kind} {patient}",
        "{kind}",
    ):
        fields = {field for _, field, _, _ in Formatter().parse(template) if field}
        if fields - {"kind"} <= names.keys():
            made = template.format(kind=kind.replace("_", " "), **names)
            return made[:1].upper() + made[1:]
    return kind.replace("_", " ")


def _turned(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with both parties in the order of the first: *A met B* and *B met A* are of one pair."""
    told = list(claims)
    order = [filler.entity for claim in told[:1] for filler in claim.roles.get("patient", ()) if filler.entity]
    return [
        replace(claim, roles={**claim.roles, "agent": claim.roles["patient"], "patient": claim.roles["agent"]})
        if "patient" in claim.roles and any(filler.entity in order for filler in claim.roles.get("agent", ()))
        else claim
        for claim in told
    ]


def _roles(claims: Iterable[Claim]) -> list[str]:
    return sorted({role for claim in claims for role in claim.roles} | {"place"})


def _name(claims: Iterable[Claim], role: str, caption: Callable[[str], str]) -> str:
    fillers = [f for claim in claims for f in (claim.place if role == "place" else claim.roles.get(role, ()))]
    named = Counter(f.entity for f in fillers if f.entity and caption(f.entity).lower() not in PRONOUNS)
    if named:
        most = max(named.values())
        return " and ".join(caption(entity) for entity in [e for e, n in named.items() if n == most][:2])
    described = Counter(words for f in fillers if (words := _words(f)))
    return min(described, key=lambda words: (-described[words], len(words), words), default="")


def _words(filler: Filler) -> str:
    words = " ".join(filler.text.split())
    if words.lower().partition(" ")[0] in _NOBODY:
        return ""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"
