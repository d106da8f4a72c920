"""What a role's filler or a place refers to, and how two of them stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from isnad.claims.claim import Claim, Filler

_OWN = re.compile(r"(?:our|we|us|my|its own|their own|his own)\b", re.I)


class Relation(IntEnum):
    """How two values stand to each other; the higher the closer."""

    APART = 0
    UNKNOWN = 1
    PART = 2
    SAME = 3


@dataclass(frozen=True, slots=True, order=True)
class Referent:
    """An entity (`text` empty, so that all its names are one), or a description (`entity` empty) with its words.

    `voice` is the entity whose own people a description speaks of: the speaker who says *our commandos*.
    """

    entity: str
    text: str
    voice: str = ""


def participants(claim: Claim, role: str) -> frozenset[Referent]:
    """What fills a role of the claim (or its place), *our men* with the speaker whose men they are."""
    given = claim.place if role == "place" and claim.place else claim.roles.get(role, ())
    voices = sorted(speaker.entity for speaker in claim.chain[-1].speakers if speaker.entity)
    found = referents(given)
    if not voices or not any(_OWN.match(referent.text) for referent in found):
        return found
    return frozenset(replace(r, voice=voices[0]) if _OWN.match(r.text) else r for r in found)


def referents(fillers: Iterable[Filler]) -> frozenset[Referent]:
    """What the fillers refer to; other claims, and fillers without words, are left out."""
    return frozenset(
        Referent(filler.entity or "", "" if filler.entity else filler.text)
        for filler in fillers
        if not filler.claim and (filler.entity or filler.text)
    )
