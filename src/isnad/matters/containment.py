"""What holds what: places and organisations, by what the documents claim and what the gazetteer knows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from isnad.claims.claim import Claim, Filler

_AFFIRMED = frozenset({"CT+", "PR+"})
_PLACE_KINDS = frozenset({"located_in", "part_of"})
WITHIN = frozenset({"part_of", "located_in", "subordinate_to"})
_ACTOR_KINDS = frozenset(
    {
        "part_of",
        "member_of",
        "subordinate_to",
        "leads",
        "deputy_of",
        "spokesman_of",
        "holds_post",
        "founder_of",
        "located_in",
    }
)

_IN = re.compile(r"\s*,?\s*(?:in|of|,)?\s*(?:the\s+)?", re.I)

Gazetteer = Callable[[str, str], bool | None]
"""`gazetteer(whole, part)` of two place names: whether the first holds the second, None when it knows not both."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """Part and whole by entity id: `parents` are what claims put above an entity. Cycles do no harm."""

    parents: Mapping[str, frozenset[str]]
    _above: dict[str, frozenset[str]] = field(default_factory=dict)

    def above(self, entity: str) -> frozenset[str]:
        """Every entity that holds this one, through any number of steps; never itself."""
        if entity not in self.parents:
            return frozenset()
        if entity not in self._above:
            self._above[entity] = self._climb(entity)
        return self._above[entity]

    def contains(self, whole: str, part: str) -> bool:
        """Whether claims put `part` under `whole`."""
        return whole in self.above(part)

    def related(self, left: str, right: str) -> bool:
        """Whether they are one entity or one holds the other."""
        return left == right or self.contains(left, right) or self.contains(right, left)

    def knows(self, entity: str) -> bool:
        """Whether any claim puts this entity under another."""
        return bool(self.parents.get(entity))

    def holds(self, entity: str) -> bool:
        """Whether any claim puts another under this entity."""
        return entity in self._wholes()

    def _wholes(self) -> frozenset[str]:
        if "" not in self._above:
            self._above[""] = frozenset().union(*self.parents.values())
        return self._above[""]

    def holding(self, parts: int) -> frozenset[str]:
        """The entities under which claims put at least so many others directly."""
        counted = Counter(whole for wholes in self.parents.values() for whole in wholes)
        return frozenset(whole for whole, number in counted.items() if number >= parts)

    def _climb(self, entity: str) -> frozenset[str]:
        seen: set[str] = set()
        queue = [entity]
        while queue:
            for parent in self.parents.get(queue.pop(), ()):
                if parent not in seen:
                    seen.add(parent)
                    queue.append(parent)
        return frozenset(seen - {entity})


Within = tuple[str, str, Literal["places", "actors"]]
"""A part, its whole, and whether that holds of places or of actors."""


def places_and_actors(within: Iterable[Within]) -> tuple[Wholes, Wholes]:
    """Part and whole for places, and for actors."""
    places: dict[str, set[str]] = defaultdict(set)
    actors: dict[str, set[str]] = defaultdict(set)
    for part, whole, what in within:
        (places if what == "places" else actors)[part].add(whole)
    return _wholes(places), _wholes(actors)


def said_within(claim: Claim) -> Iterator[Within]:
    """What a claim says of part and whole: of places (`located_in`, `part_of`), of actors (`member_of`… too)."""
    for part, whole in _nested(claim):
        yield part, whole, "places"
    if claim.kind in _ACTOR_KINDS and claim.factuality in _AFFIRMED:
        for part, whole in part_and_whole(claim):
            yield part, whole, "actors"
            if claim.kind in _PLACE_KINDS:
                yield part, whole, "places"


def _nested(claim: Claim) -> Iterable[tuple[str, str]]:
    """Places that a claim names one in the other: *in Dara, in the Coast province*; the later holds the earlier."""
    named = sorted((place.start, place.end, place.entity) for place in claim.place if place.entity and place.start)
    for (_, end, part), (start, _, whole) in pairwise(named):
        between = claim.anchor.quote[max(0, (end or 0) - claim.anchor.start) : max(0, start - claim.anchor.start)]
        if part != whole and _IN.fullmatch(between):
            yield part, whole


def part_and_whole(claim: Claim) -> Iterable[tuple[str, str]]:
    """The entities that a claim puts under others, each with what it puts it under."""
    wholes = _ids((*claim.roles.get("patient", ()), *claim.roles.get("place", ()), *_place_of(claim)))
    return ((part, whole) for part in _ids(claim.roles.get("agent", ())) for whole in wholes if part != whole)


def _place_of(claim: Claim) -> tuple[Filler, ...]:
    return claim.place if claim.kind == "located_in" else ()


def _ids(fillers: Iterable[Filler]) -> list[str]:
    return [filler.entity for filler in fillers if filler.entity]


def _wholes(parents: Mapping[str, set[str]]) -> Wholes:
    return Wholes({part: frozenset(wholes) for part, wholes in parents.items()})
