"""How wide words are and where they fit: estimates, so that labels never lie on one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LETTER = 0.56  # of the type size: the mean width of a letter of the serif, a little on the wide side
LINE = 1.25  # of the type size


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in the picture's units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        """Whether the two share any area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, width: float, height: float) -> bool:
        """Whether it lies inside a picture of this size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def width(text: str, size: float) -> float:
    """About how wide `text` is at a type size."""
    return len(text) * size * LETTER


def shortened(text: str, letters: int) -> str:
    """At most so many letters, cut at a word where one ends near, with an ellipsis."""
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    head = cut.rsplit(" ", 1)[0]
    return f"{(head if len(head) > letters // 2 else cut).rstrip(' ,;:')}…"


def wrapped(text: str, letters: int, lines: int) -> tuple[str, ...]:
    """Lines of at most so many letters; the last is shortened where the text goes on."""
    made: list[str] = []
    rest = text.split()
    while rest and len(made) < lines - 1:
        line = rest.pop(0)
        while rest and len(line) + 1 + len(rest[0]) <= letters:
            line = f"{line} {rest.pop(0)}"
        made.append(shortened(line, letters))
    return (*made, shortened(" ".join(rest), letters)) if rest else tuple(made)


def free(place: Rectangle, taken: Iterable[Rectangle]) -> bool:
    """Whether nothing lies there yet."""
    return not any(place.meets(other) for other in taken)
