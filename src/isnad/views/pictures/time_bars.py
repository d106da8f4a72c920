"""Claims along a line of years: one row each, a bar from the first day to the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from isnad.views.pictures.lettering import fitted, isolated, width
from isnad.views.pictures.scale import Scale, Tick

WIDTH = 1000
ROW = 22
TOP = 34
SIZE = 13  # of the type
MARGIN = 10
THIN, THICK = 9, 17  # how high a bar is, and one with its label on it
_LONGEST = 430  # label
_SPACE = 12  # around a label


@dataclass(frozen=True, slots=True)
class Span:
    """What a row shows: ISO days (None for an open end), its words, its tone (yes, no, maybe)."""

    first: str | None
    last: str | None
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar or dot with its label; `anchor` is SVG's text-anchor, `inside` says that the label lies on a full bar."""

    x: int
    y: int
    length: int
    height: int
    label: str
    label_x: int
    label_y: int
    anchor: str
    tone: str
    inside: bool


@dataclass(frozen=True, slots=True)
class TimeBars:
    """The picture: the axis, the bars, and its words for those who do not see it."""

    width: int
    height: int
    top: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    description: str
    stretched: bool


def time_bars(spans: Sequence[Span]) -> TimeBars | None:
    """The rows in the order given; None where no span has a day."""
    days = [_day(day) for span in spans for day in (span.first, span.last) if day]
    if not days:
        return None
    scale = Scale.of(days, MARGIN, WIDTH - MARGIN)
    return TimeBars(
        WIDTH,
        TOP + len(spans) * ROW + MARGIN,
        TOP,
        scale.ticks(),
        tuple(_bar(n, span, scale) for n, span in enumerate(spans)),
        f"{len(spans)} rows between {date.fromordinal(min(days))} and {date.fromordinal(max(days))}. "
        "The table below has the same.",
        scale.stretched,
    )


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _bar(row: int, span: Span, scale: Scale) -> Bar:
    left = scale.x(_day(span.first)) if span.first else MARGIN
    right = scale.x(_day(span.last)) if span.last else WIDTH - MARGIN
    length = max(5, right - left)
    place, room = _beside(left, length, width(fitted(span.words, _LONGEST, SIZE), SIZE))
    x = {"after": left + length + 6, "before": left - 6, "on": left + 6}[place]
    height = THICK if place == "on" else THIN
    top = TOP + row * ROW
    return Bar(
        x=left,
        y=top + (ROW - height) // 2 - 1,
        length=length,
        height=height,
        label=isolated(fitted(span.words, min(_LONGEST, room), SIZE), from_left=True),
        label_x=x,
        label_y=top + 14,
        anchor="end" if place == "before" else "start",
        tone=span.tone,
        inside=place == "on" and span.tone == "yes",
    )


def _beside(left: int, length: int, wide: float) -> tuple[str, int]:
    """Where a label stands: after its bar, before it or on it, the first where it fits, else where most room is."""
    rooms = {"after": WIDTH - left - length - _SPACE, "before": left - _SPACE, "on": length - _SPACE}
    fits = (place for place, room in rooms.items() if room >= wide)
    place = next(fits, max(rooms, key=rooms.__getitem__))
    return place, rooms[place]
