"""What a claim leaves unsaid because the words beside it say it: *on the orders of the Bureau*, after a raid."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from isnad.claims.claim import Claim, Filler
from isnad.matters.incidents import ATTACKS
from isnad.matters.lexicon import words

# Kinds whose patient is an event, which is often the one told just before.
OF_EVENTS = frozenset({"orders", "carries_out", "knows_of", "claims_responsibility"})
# Events that are ordered, carried out, known of; who dies in an attack was not what was ordered.
EVENTS = ATTACKS | words(
    """kills executes captures kidnaps releases transfers exchanges smuggles supplies buys overthrows occupies meets
    negotiates funds arms trains"""
)
_NEW = re.compile(r"\W*(?:an?|another|no|any|some)\b", re.I)
_REACH = 400  # characters before the claim: two or three sentences


def with_implied(claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """The claims by id, those that leave out what was ordered with the event told last before them as patient."""
    lacking = [claim for claim in claims.values() if claim.kind in OF_EVENTS and _lacks_an_event(claim)]
    told = _told(claims.values(), {claim.document for claim in lacking})
    found = dict(claims)
    for claim in lacking:
        event = next(_before(claim, told.get(claim.document, ())), None)
        if event:
            filler = Filler(event.anchor.quote, event.anchor.start, event.anchor.end, claim=event.id)
            found[claim.id] = replace(claim, roles={**claim.roles, "patient": (filler,)})
    return found


def _lacks_an_event(claim: Claim) -> bool:
    """Whether a claim leaves out what was ordered, and does not bring it up (*an order*)."""
    return not claim.roles.get("patient") and not _NEW.match(claim.anchor.quote)


def _told(claims: Iterable[Claim], documents: set[str]) -> dict[str, list[Claim]]:
    """The events of these documents in the order of the text."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.document in documents and claim.kind in EVENTS:
            told[claim.document].append(claim)
    for events in told.values():
        events.sort(key=lambda event: (event.anchor.start, event.id))
    return told


def _before(claim: Claim, told: list[Claim] | tuple[Claim, ...]) -> Iterator[Claim]:
    """The events told before the claim and near it, the last first."""
    end = bisect_left(told, (claim.anchor.start, claim.id), key=lambda event: (event.anchor.start, event.id))
    return (event for event in reversed(told[:end]) if claim.anchor.start - event.anchor.end <= _REACH)
