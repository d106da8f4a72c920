"""Which attack a count of casualties belongs to, and when and where it was: what the sentences beside it say."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from isnad.claims.claim import Claim

ATTACKS = frozenset({"attacks", "bombs"})
CASUALTIES = frozenset({"kills", "dies", "wounds", "executes"})
_SENTENCE = 160  # characters between the anchors of an attack and its casualties

_Place = tuple[int, int, str]


class Incidents:
    """The attacks and casualties of a collection by document, in the order of the text."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._attacks: dict[str, list[_Place]] = defaultdict(list)
        self._told: dict[str, list[_Place]] = defaultdict(list)
        self._claims: dict[str, Claim] = {}
        for claim in claims:
            if claim.kind in ATTACKS | CASUALTIES and not claim.factuality.endswith("-"):
                where = claim.anchor.start, claim.anchor.end, claim.id
                self._told[claim.document].append(where)
                self._claims[claim.id] = claim
                if claim.kind in ATTACKS:
                    self._attacks[claim.document].append(where)
        for told in (*self._attacks.values(), *self._told.values()):
            told.sort()

    def near(self, claim: Claim) -> str | None:
        """The id of the attack nearest to the claim within a sentence's length, the earlier of two equally near."""
        return next(_nearest(claim, self._attacks.get(claim.document, [])), None)

    def set(self, claim: Claim) -> Claim:
        """The claim with the time and place of its incident: *Four were wounded*, told beside *eight were killed at
        the post on 4 June*, the same voice's first. Itself where it gives both, or names who fell."""
        if claim.kind not in CASUALTIES or (claim.time and claim.place) or _names_who_fell(claim):
            return claim
        beside = [self._claims[name] for name in _nearest(claim, self._told.get(claim.document, []))]
        told = sorted(beside, key=lambda other: other.chain[-1].speakers != claim.chain[-1].speakers)
        time = claim.time or next((other.time for other in told if other.time), ())
        place = claim.place or next((other.place for other in told if other.place), ())
        return claim if time is claim.time and place is claim.place else replace(claim, time=time, place=place)


def _nearest(claim: Claim, told: list[_Place]) -> Iterator[str]:
    """The ids of others within a sentence's length, the nearest first."""
    place = bisect_left(told, (claim.anchor.start,))
    close = [(_gap(claim, start, end), name) for start, end, name in told[max(0, place - 3) : place + 4]]
    return (name for gap, name in sorted(close) if gap <= _SENTENCE and name != claim.id)


def _names_who_fell(claim: Claim) -> bool:
    return any(filler.entity for filler in claim.roles.get("patient", ()))


def _gap(claim: Claim, start: int, end: int) -> int:
    return max(0, start - claim.anchor.end, claim.anchor.start - end)
