"""How much it means that two tellings share something: the rarer in the casefile, the more (Fellegi and Sunter).

What two tellings of one occurrence share with probability `_SHARED`, two occurrences share as often as the casefile
has it: the weight is the logarithm of the ratio. Counted are the kinds of things that each document tells, so that a
document that dwells on one event does not make its town common.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.claims.claim import Claim
from isnad.matters.descriptions import describe
from isnad.matters.intervals import Interval, days_of
from isnad.matters.rules import Groups

_SHARED = 0.8  # of tellings of one occurrence
_ASSUMED = 10  # tellings that are counted in, one of which shares the thing: few say little of what is rare
_MOST = 3.0  # log-odds that one thing in common can give
_MONTH = 31
_DAYS = 2_000  # that are kept


@dataclass(frozen=True, slots=True)
class Rarity:
    """Counts over what the documents of a casefile tell: participants, places, kinds of people and things, days.

    What is so rare that it weighs as much as can be is not kept, and of many days only every `step`-th.
    """

    counts: Mapping[str, int]
    total: int
    days: Sequence[float] = ()
    step: int = 1

    @staticmethod
    def of(claims: Iterable[Claim], groups: Groups) -> Rarity:
        """The counts of these claims."""
        told: set[tuple[str, str]] = set()
        shared: set[tuple[str, str, str]] = set()
        days: set[tuple[str, str, float]] = set()
        for claim in claims:
            telling = claim.document, groups.of(claim.kind).name
            told.add(telling)
            shared.update((*telling, name) for name in _names(claim))
            if (span := days_of(claim)) and span.length <= _MONTH:
                days.add((*telling, (span.low + span.high) / 2))
        counted, ordered = Counter(name for _, _, name in shared), sorted(day for _, _, day in days)
        step = len(ordered) // _DAYS + 1
        total = len(told)
        unknown = Rarity._weight(-1, total)
        kept = {name: n for name, n in sorted(counted.items()) if Rarity._weight(n - 1, total) != unknown}
        return Rarity(kept, total, tuple(ordered[::step]), step)

    def weight(self, name: str) -> float:
        """Log-odds that two tellings with this in common are of one occurrence, by how many others have it."""
        return self._weight(self.counts.get(name, 0) - 1, self.total)

    def of_days(self, span: Interval) -> float:
        """Log-odds that two tellings whose times meet in the span are one: a year says little, a quiet day much."""
        near = bisect_right(self.days, span.high) - bisect_left(self.days, span.low)
        return self._weight(near * self.step - 1, len(self.days) * self.step)

    @staticmethod
    def _weight(others: int, total: int) -> float:
        share = (max(1, others) + 1) / (max(total, 1) + _ASSUMED)
        return max(0.0, min(_MOST, math.log(_SHARED / share)))


def _names(claim: Claim) -> Iterator[str]:
    """What a claim has that others may share: entities by id, described participants by class and head noun."""
    for filler in (*(f for given in claim.roles.values() for f in given), *claim.place):
        if filler.entity:
            yield filler.entity
        elif not filler.claim and (words := describe(filler.text)):
            yield from {words.head, words.group or words.head}
