"""Claims along a line of years: one row each, a bar from the first day to the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from isnad.views.pictures.lettering import LETTER, shortened, width

WIDTH = 1000
ROW = 22
TOP = 34
SIZE = 13  # of the type
MARGIN = 10
_TICKS = 10
_LETTERS = 60
_SPACE = 10  # around a label
_LEAST = 150  # room that a label needs beside its bar


@dataclass(frozen=True, slots=True)
class Span:
    """What a row shows: ISO days (None for an open end), its words, its tone (yes, no, maybe)."""

    first: str | None
    last: str | None
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar or dot with its label; `anchor` is SVG's text-anchor, `inside` says that the label lies on the bar."""

    x: int
    y: int
    length: int
    label: str
    label_x: int
    anchor: str
    tone: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: int
    year: str


@dataclass(frozen=True, slots=True)
class TimeBars:
    """The picture: the axis, the bars, and its words for those who do not see it."""

    width: int
    height: int
    top: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    description: str


def time_bars(spans: Sequence[Span]) -> TimeBars | None:
    """The rows in the order given; None where no span has a day."""
    days = [_day(day) for span in spans for day in (span.first, span.last) if day]
    if not days:
        return None
    low, high = min(days), max(days)
    low, high = low - max(30, (high - low) // 40), high + max(30, (high - low) // 40)
    ticks = tuple(_ticks(low, high))
    return TimeBars(
        WIDTH,
        TOP + len(spans) * ROW + MARGIN,
        TOP,
        ticks,
        tuple(_bar(n, span, low, high) for n, span in enumerate(spans)),
        f"{len(spans)} rows between {date.fromordinal(min(days))} and {date.fromordinal(max(days))}.",
    )


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _x(day: int, low: int, high: int) -> int:
    return MARGIN + round((day - low) * (WIDTH - 2 * MARGIN) / (high - low))


def _ticks(low: int, high: int) -> Iterator[Tick]:
    first, last = date.fromordinal(max(1, low)).year + 1, date.fromordinal(high).year
    step = max(1, -(-(last - first + 1) // _TICKS))
    for year in range(first, last + 1, step):
        yield Tick(_x(date(year, 1, 1).toordinal(), low, high), str(year))


def _bar(row: int, span: Span, low: int, high: int) -> Bar:
    left = _x(_day(span.first), low, high) if span.first else MARGIN
    right = _x(_day(span.last), low, high) if span.last else WIDTH - MARGIN
    length = max(5, right - left)
    after, before = WIDTH - left - length - _SPACE, left - _SPACE
    wide = width(shortened(span.words, _LETTERS), SIZE)
    if after >= wide or after >= max(before, _LEAST):
        x, room, anchor, inside = left + length + 6, after, "start", False
    elif before >= _LEAST:
        x, room, anchor, inside = left - 6, before, "end", False
    else:
        x, room, anchor, inside = left + 6, length - _SPACE, "start", span.tone == "yes"
    label = shortened(span.words, min(_LETTERS, int(room / (SIZE * LETTER))))
    return Bar(left, TOP + row * ROW, length, label, x, anchor, span.tone, inside)
