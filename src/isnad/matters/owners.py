"""Whose a body is, by what it is called once: *the Fifth Battalion of the Front*, *the Bureau of Lurania*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from isnad.claims.claim import Claim, Filler
from isnad.entities.entity import Entity
from isnad.matters.bare import BODIES
from isnad.matters.containment import Within
from isnad.matters.lexicon import PLACES

_OF = re.compile(r"\s+of\s+(?:the\s+)?((?:[\w'’-]+\s*){1,5})", re.I)
_LONGEST = 5  # words of a name


@dataclass(frozen=True, slots=True)
class Owners:
    """Bodies with the body or country that their name, or the words behind it, say they are of, as part and whole."""

    bodies: Mapping[str, Entity]
    known: Mapping[str, str | None]

    @staticmethod
    def of(entities: Mapping[str, Entity]) -> Owners:
        """The owners among these entities."""
        bodies = {key: entity for key, entity in entities.items() if entity.schema in BODIES}
        return Owners(bodies, _named(entities.values()))

    def by_name(self) -> Iterator[Within]:
        """What the bodies' own names say."""
        for key, body in self.bodies.items():
            for name in body.names:
                whole = _called(owner_in(name.name), self.known)
                if whole and whole != key:
                    yield key, whole, "actors"

    def said(self, claim: Claim) -> Iterator[Within]:
        """What the words behind a body's name in a claim say."""
        for filler in (filler for given in claim.roles.values() for filler in given):
            if filler.entity and filler.entity in self.bodies:
                whole = _called(words_behind(filler, claim), self.known)
                if whole and whole != filler.entity:
                    yield filler.entity, whole, "actors"


def owner_in(name: str) -> str:
    """What stands behind *of* in a name; empty where nothing does."""
    head, _, owner = f" {name} ".partition(" of ")
    return owner if head.strip() else ""


def words_behind(filler: Filler, claim: Claim) -> str:
    """What stands behind *of* straight after a filler in its claim's quote; empty where nothing does."""
    if filler.end is None or filler.end < claim.anchor.start:
        return ""
    behind = _OF.match(claim.anchor.quote[filler.end - claim.anchor.start :])
    return behind.group(1) if behind else ""


def _called(words: str, known: Mapping[str, str | None]) -> str | None:
    """The body or place whose name the words begin with, the longest."""
    said = words.lower().removeprefix("the ").split()[:_LONGEST]
    return next((found for n in range(len(said), 0, -1) if (found := known.get(" ".join(said[:n])))), None)


def _named(entities: Iterable[Entity]) -> dict[str, str | None]:
    """Bodies and places by what only one of them is called, in lower case."""
    found: dict[str, str | None] = {}
    for entity in entities:
        if entity.schema in BODIES | PLACES:
            for name in {name.name.lower().removeprefix("the ") for name in entity.names if len(name.name) > 1}:
                found[name] = entity.id if found.setdefault(name, entity.id) == entity.id else None
    return found
