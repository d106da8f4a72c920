"""Where a day stands on a line: evenly, or, where most is dated to a small part of the time, wider there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from isnad.views.pictures.axis import marks, ticks
from isnad.views.pictures.lettering import width

SIZE = 13  # of the type
_APART = 16  # between the words of two marks
_WIDEST = 90  # of the words of a mark, with the space around them
_CROWD = 0.25  # of the time: where half of the days lie in less, the line is stretched
_FEW = 8  # days, of which no crowd is made
_EVEN = 0.35  # of the width is given by time alone, the rest evenly to the days that there are


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the line and what stands at it: a year, a month (*2007-03*) or a day."""

    x: int
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days (ordinals) with their places, in order; between them the line is even."""

    days: tuple[int, ...]
    places: tuple[float, ...]
    stretched: bool

    @classmethod
    def of(cls, days: Sequence[int], left: int, right: int) -> Scale:
        """The line from `left` to `right` on which these days (at least one) stand."""
        low, high = min(days), max(days)
        aside = max(2, (high - low) // 40)
        low, high = low - aside, high + aside
        if not _crowded(sorted(days)):
            return cls((low, high), (left, right), False)
        knots = sorted({low, *days, high})
        parts = (
            _EVEN * (day - low) / (high - low) + (1 - _EVEN) * n / (len(knots) - 1) for n, day in enumerate(knots)
        )
        return cls(tuple(knots), tuple(left + (right - left) * part for part in parts), True)

    def x(self, day: int) -> int:
        """Where the day stands; days before the first and after the last stand at the ends."""
        after = min(max(bisect_right(self.days, day), 1), len(self.days) - 1)
        low, high = self.days[after - 1], self.days[after]
        part = min(max((day - low) / (high - low), 0), 1)
        return round(self.places[after - 1] + part * (self.places[after] - self.places[after - 1]))

    def ticks(self) -> tuple[Tick, ...]:
        """The marks, so many as there is room for, in order."""
        low, high = self.days[0], self.days[-1]
        if not self.stretched:
            room = int((self.places[-1] - self.places[0]) // _WIDEST)
            even = (Tick(self.x(day), words) for day, words in ticks(low, high, room))
            return tuple(tick for tick in even if self._inside(tick.x, width(tick.words, SIZE) / 2))
        taken: list[tuple[float, float]] = []
        found = []
        for day, words in marks(low, high):
            x, half = self.x(day), (width(words, SIZE) + _APART) / 2
            if self._inside(x, half) and all(x + half <= left or right <= x - half for left, right in taken):
                taken.append((x - half, x + half))
                found.append(Tick(x, words))
        return tuple(sorted(found, key=lambda tick: tick.x))

    def _inside(self, x: float, half: float) -> bool:
        """Whether words so wide fit above a place at the ends of the line, a little inside its sheet."""
        return self.places[0] <= x - half + _APART / 2 and x + half - _APART / 2 <= self.places[-1]


def _crowded(days: Sequence[int]) -> bool:
    """Whether half of the days, in order, lie in a small part of the time."""
    half = len(days) // 2
    if len(set(days)) < _FEW:
        return False
    closest = min(later - day for day, later in zip(days, days[half:], strict=False))
    return closest < _CROWD * (days[-1] - days[0])
