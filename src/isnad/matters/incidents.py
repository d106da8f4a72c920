"""Which attack a count of casualties belongs to, and when and where it was: what the sentences beside it say."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from isnad.claims.claim import Claim

ATTACKS = frozenset({"attacks", "bombs"})
CASUALTIES = frozenset({"kills", "dies", "wounds", "executes"})
# What can be told between an attack and casualties of something else.
_OTHERS = frozenset({"captures", "kidnaps", "releases", "exchanges", "convicts"})
_CLAUSE = 40  # characters to what is told after
_SENTENCE = 160  # characters between the anchors of an attack and its casualties

_Place = tuple[int, int, str]


class Incidents:
    """The attacks and casualties of a collection by document, in the order of the text."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._attacks: dict[str, list[_Place]] = defaultdict(list)
        self._told: dict[str, list[_Place]] = defaultdict(list)
        self._claims: dict[str, Claim] = {}
        self._others: dict[str, list[int]] = defaultdict(list)
        for claim in claims:
            if claim.kind in _OTHERS and not claim.factuality.endswith("-"):
                self._others[claim.document].append(claim.anchor.start)
            if claim.kind in ATTACKS | CASUALTIES and not claim.factuality.endswith("-"):
                where = claim.anchor.start, claim.anchor.end, claim.id
                self._told[claim.document].append(where)
                self._claims[claim.id] = claim
                if claim.kind in ATTACKS:
                    self._attacks[claim.document].append(where)
        for told in (*self._attacks.values(), *self._told.values()):
            told.sort()
        for places in self._others.values():
            places.sort()

    def near(self, claim: Claim) -> str | None:
        """The id of the attack in which it happened: the one that the claim names, else the nearest to it within a
        sentence's length, the earlier of two equally near. None where a capture or a release is told between."""
        named = (filler.claim for given in claim.roles.values() for filler in given if filler.claim in self._claims)
        attack = next((name for name in named if name and self._claims[name].kind in ATTACKS), None)
        near = (name for name in _nearest(claim, self._attacks.get(claim.document, [])))
        return attack or next((name for name in near if not self._is_parted(claim, self._claims[name])), None)

    def _is_parted(self, claim: Claim, attack: Claim) -> bool:
        """Whether another event is told between a claim and an attack before it."""
        others = self._others.get(claim.document, [])
        return bisect_left(others, claim.anchor.start) > bisect_left(others, attack.anchor.start)

    def set(self, claim: Claim) -> Claim:
        """The claim with the time and place of its incident: *Four were wounded*, told beside *eight were killed at
        the post on 4 June*, the same voice's first. Itself where it gives both, or names who fell."""
        if claim.kind not in CASUALTIES or (claim.time and claim.place) or _names_who_fell(claim):
            return claim
        near = (self._claims[name] for name in _nearest(claim, self._told.get(claim.document, [])))
        beside = [other for other in near if _is_beside(claim, other)]
        told = sorted(beside, key=lambda other: other.chain[-1].speakers != claim.chain[-1].speakers)
        time = claim.time or next((other.time for other in told if other.time), ())
        place = claim.place or next((other.place for other in told if other.place), ())
        return claim if time is claim.time and place is claim.place else replace(claim, time=time, place=place)


def _nearest(claim: Claim, told: list[_Place]) -> Iterator[str]:
    """The ids of others within a sentence's length, the nearest first."""
    place = bisect_left(told, (claim.anchor.start,))
    close = [(_gap(claim, start, end), name) for start, end, name in told[max(0, place - 3) : place + 4]]
    return (name for gap, name in sorted(close) if gap <= _SENTENCE and name != claim.id)


def _is_beside(claim: Claim, other: Claim) -> bool:
    """Whether another claim stands before this one, or right after it."""
    return other.anchor.start - claim.anchor.end <= _CLAUSE


def _names_who_fell(claim: Claim) -> bool:
    return any(filler.entity for filler in claim.roles.get("patient", ()))


def _gap(claim: Claim, start: int, end: int) -> int:
    return max(0, start - claim.anchor.end, claim.anchor.start - end)
