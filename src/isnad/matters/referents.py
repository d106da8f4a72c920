"""What a role's filler or a place refers to, and how two of them stand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from isnad.claims.claim import Filler


class Relation(IntEnum):
    """How two values stand to each other; the higher the closer."""

    APART = 0
    UNKNOWN = 1
    PART = 2
    SAME = 3


@dataclass(frozen=True, slots=True, order=True)
class Referent:
    """An entity (`text` empty, so that all its names are one), or a description (`entity` empty) with its words."""

    entity: str
    text: str


def referents(fillers: Iterable[Filler]) -> frozenset[Referent]:
    """What the fillers refer to; other claims, and fillers without words, are left out."""
    return frozenset(
        Referent(filler.entity or "", "" if filler.entity else filler.text)
        for filler in fillers
        if not filler.claim and (filler.entity or filler.text)
    )
