"""How wide words are and how they are cut to fit: rather too wide, so that labels never lie on one another.

Widths are the larger of Noto Serif's and DejaVu Serif's, the widest of the faces that the pages ask for; Arabic is
Noto Naskh's widest word of those measured. In parts of the type size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional, category, east_asian_width

LINE = 1.25  # of the type size, from one line to the next
_WIDTHS = {
    0.34: "ijlI .,:;'|!‘’·",
    0.5: 'ftrsJ()-/“”"[]°–г',
    0.62: "abcdeghknopquvxyz0123456789",
    0.98: "mwMW—…@%&жмшщюыфЖМШЩЮФ",
    1.2: "ЖШЩЮ",
}
_OF = {letter: wide for wide, letters in _WIDTHS.items() for letter in letters}
_ISOLATE, _LEFT, _END = "\u2068", "\u2066", "\u2069"  # words keep their own order between these


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
    """How wide `text` is at most at a type size."""
    return sum(map(_letter, text)) * size


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    if letter in _OF:
        return _OF[letter]
    if category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.0
    if bidirectional(letter) in {"R", "AL", "AN"}:
        return 0.5
    return 0.72 if letter.islower() else 0.9


def isolated(text: str, *, from_left: bool = False) -> str:
    """The words, held together where some are written from the right, so that a full stop stays at their end.

    `from_left`: a sentence of ours, in which some names are written so; else a name, in its own direction.
    """
    start = _LEFT if from_left else _ISOLATE
    return f"{start}{text}{_END}" if any(bidirectional(letter) in {"R", "AL"} for letter in text) else text


def fitted(text: str, room: float, size: float) -> str:
    """`text` in so much room, cut at a word where one ends near, with an ellipsis; empty where nothing fits."""
    if width(text, size) <= room:
        return text
    left, cut = room - width("…", size), 0
    while cut < len(text) and (left := left - _letter(text[cut]) * size) >= 0:
        cut += 1
    head = text[:cut].rsplit(" ", 1)[0]
    kept = (head if len(head) > cut // 2 else text[:cut]).rstrip(" ,;:")
    return f"{kept}…" if kept else ""


def wrapped(text: str, room: float, size: float, lines: int) -> tuple[str, ...]:
    """Lines of at most so much room; the last is cut where the text goes on."""
    made: list[str] = []
    rest = text.split()
    while rest and len(made) < lines - 1:
        line = rest.pop(0)
        while rest and width(f"{line} {rest[0]}", size) <= room:
            line = f"{line} {rest.pop(0)}"
        made.append(fitted(line, room, size))
    return (*made, fitted(" ".join(rest), room, size)) if rest else tuple(made)


def free(place: Rectangle, taken: Iterable[Rectangle]) -> bool:
    """Whether nothing lies there yet."""
    return not any(place.meets(other) for other in taken)
