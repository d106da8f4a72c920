"""Whose a body is, by what it is called once: *the Fifth Battalion of the Front*, *the Bureau of Lurania*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from isnad.claims.claim import Claim
from isnad.entities.entity import Entity
from isnad.matters.bare import BODIES
from isnad.matters.lexicon import PLACES

_OF = re.compile(r"\s+of\s+(?:the\s+)?((?:[\w'’-]+\s*){1,5})", re.I)
_LONGEST = 5  # words of a name


def owners(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """Bodies with the body or country that their name, or the words behind it, say they are of: (part, whole)."""
    known = _named(entities.values())
    bodies = {entity.id for entity in entities.values() if entity.schema in BODIES}
    for body in bodies:
        for name in entities[body].names:
            head, of, owner = f" {name.name} ".partition(" of ")
            whole = _called(owner, known) if of and head.strip() else None
            if whole and whole != body:
                yield body, whole
    for claim in claims:
        for filler in (filler for given in claim.roles.values() for filler in given):
            if filler.entity in bodies and filler.end is not None and filler.end >= claim.anchor.start:
                behind = _OF.match(claim.anchor.quote[filler.end - claim.anchor.start :])
                whole = _called(behind.group(1), known) if behind else None
                if whole and whole != filler.entity:
                    yield filler.entity, whole


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
