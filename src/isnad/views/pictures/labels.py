"""Where the names of dots stand: each beside its dot, away from the lines that lead to it, and never on another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from isnad.views.pictures.lettering import LINE, Rectangle, fitted, free, width

TYPE = 13
_ROOMS = (260, 140, 80)  # how wide a name may be; a shorter one is tried where the longer finds no place
_RINGS = (4, 16, 30)  # how far from its dot
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot to be named: its middle, its radius, its name, and the other ends of its lines."""

    at: Point
    radius: int
    name: str
    ties: tuple[Point, ...] = ()

    @property
    def square(self) -> Rectangle:
        """The square around it."""
        (x, y), r = self.at, self.radius
        return Rectangle(x - r, y - r, x + r, y + r)


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: the baseline's point, SVG's text-anchor, and the rectangle that they take."""

    words: str
    x: int
    y: int
    anchor: str
    place: Rectangle


def labels(circles: Mapping[str, Circle], size: Point) -> dict[str, Label]:
    """The label of each dot for which there is room, in the order given: the first have the first choice."""
    taken = [circle.square for circle in circles.values()]
    found: dict[str, Label] = {}
    for key, circle in circles.items():
        label = next((spot for spot in _spots(circle) if _fits(spot.place, taken, size)), None)
        if label is not None:
            taken.append(label.place)
            found[key] = label
    return found


def _fits(place: Rectangle, taken: Sequence[Rectangle], size: Point) -> bool:
    return place.within(*size) and free(place, taken)


def _spots(circle: Circle) -> Iterator[Label]:
    """Places around the dot: whole names first, near ones first, those away from its lines first."""
    around = sorted(_AROUND, key=lambda way: _crowded(circle, way))
    tried: set[str] = set()
    for room in _ROOMS:
        words = fitted(circle.name, room, TYPE)
        if words and words not in tried:
            tried.add(words)
            yield from (_label(circle, words, ring, way) for ring in _RINGS for way in around)


def _crowded(circle: Circle, way: Point) -> float:
    """How much of the dot's lines lead this way: the largest cosine between the way and a line, in eighths."""
    (x, y), (right, down) = circle.at, way
    lines = ((a - x, b - y) for a, b in circle.ties if (a, b) != (x, y))
    cosines = ((a * right + b * down) / hypot(a, b) / hypot(right, down) for a, b in lines)
    return max(round(8 * max(cosines, default=-1)), 4)


def _label(circle: Circle, words: str, ring: int, way: Point) -> Label:
    (x, y), (right, down) = circle.at, way
    wide, high = width(words, TYPE), TYPE * LINE
    middle = y + down * (circle.radius + ring + high / 2)
    edge = x + right * (circle.radius + ring)
    left = edge if right > 0 else edge - wide if right else x - wide / 2
    anchor = "start" if right > 0 else "end" if right else "middle"
    place = Rectangle(left, middle - high / 2, left + wide, middle + high / 2)
    return Label(words, round(edge), round(middle + TYPE * 0.35), anchor, place)
