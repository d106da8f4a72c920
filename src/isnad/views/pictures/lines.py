"""Lines between dots: from edge to edge, those of one pair as bows, with a word on the line where there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from isnad.views.pictures.labels import Circle, Label, Point
from isnad.views.pictures.lettering import LINE, Rectangle, free, width

BOW = 44  # how far apart the bows of one pair stand at their middles, doubled
TYPE = 11
APART = 30  # at least, between the middles of two dots
_HEAD = 5  # room for the arrow's head before the dot
_ALONG = (0.6, 0.5, 0.7, 0.4, 0.3)  # where on its line a word is tried, nearer the end where fewer lines meet
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A quadratic curve: from `start` by the control point `bend` to `end`."""

    start: Point
    bend: Point
    end: Point

    @classmethod
    def between(cls, source: Circle, target: Circle, bow: float) -> Line:
        """From the edge of one dot to the edge of the other; `bow` sets its middle aside, to the left if positive."""
        (x, y), (to_x, to_y) = source.at, target.at
        long = hypot(to_x - x, to_y - y) or 1.0
        bend = (x + to_x) / 2 + bow * (to_y - y) / long, (y + to_y) / 2 - bow * (to_x - x) / long
        return cls(
            _towards(source.at, bend, source.radius),
            (round(bend[0]), round(bend[1])),
            _towards(target.at, bend, target.radius + _HEAD),
        )

    @property
    def path(self) -> str:
        """As SVG writes it."""
        (x, y), (bend_x, bend_y), (to_x, to_y) = self.start, self.bend, self.end
        return f"M{x} {y}Q{bend_x} {bend_y} {to_x} {to_y}"

    def label(self, words: str, taken: Sequence[Rectangle], size: Point, outwards: bool) -> Label | None:
        """The words on the line, where nothing lies, `outwards` nearer its end.

        None where there is no such place or the line is too short.
        """
        wide, high = width(words, TYPE), TYPE * LINE
        if wide > hypot(self.end[0] - self.start[0], self.end[1] - self.start[1]) * 1.2:
            return None
        for part in _ALONG:
            x, y = self._at(part if outwards else 1 - part)
            place = Rectangle(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
            if place.within(*size) and free(place, taken):
                return Label(words, round(x), round(y + TYPE * 0.35), "middle", place)
        return None

    def _at(self, part: float) -> tuple[float, float]:
        a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
        (x, y), (bend_x, bend_y), (to_x, to_y) = self.start, self.bend, self.end
        return a * x + b * bend_x + c * to_x, a * y + b * bend_y + c * to_y


def apart(places: Mapping[str, Point], size: Point, margin: int) -> dict[str, Point]:
    """The places, those that lie too near each other pushed apart, all inside the margin."""
    held = {key: [float(x), float(y)] for key, (x, y) in places.items()}
    for _ in range(_ROUNDS):
        if not sum([_pushed(one, other, n) for n, (one, other) in enumerate(combinations(held.values(), 2))]):
            break
        for place in held.values():
            place[:] = (min(max(value, margin), side - margin) for value, side in zip(place, size, strict=True))
    return {key: (round(x), round(y)) for key, (x, y) in held.items()}


def _pushed(one: list[float], other: list[float], number: int) -> bool:
    """Whether the two were too near, and are pushed apart now; what lies on one spot is pushed by turns."""
    across, down = other[0] - one[0], other[1] - one[1]
    long = hypot(across, down)
    if long >= APART:
        return False
    if long < 1:
        across, down, long = (1.0, 0.0, 1.0) if number % 2 else (0.0, 1.0, 1.0)
    push = (APART + 1 - long) / 2 / long
    for axis, way in enumerate((across, down)):
        one[axis] -= way * push
        other[axis] += way * push
    return True


def _towards(at: Point, there: tuple[float, float], radius: float) -> Point:
    (x, y), (to_x, to_y) = at, there
    long = hypot(to_x - x, to_y - y) or 1.0
    return round(x + (to_x - x) * radius / long), round(y + (to_y - y) * radius / long)
