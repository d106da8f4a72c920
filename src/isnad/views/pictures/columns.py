"""Counts by year as columns along the line of years, years of which nothing is said left empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from isnad.casefile.through_time import Period
from isnad.views.pictures.lettering import width

WIDTH, HEIGHT = 1000, 120
SIZE = 12  # of the type
_FLOOR = HEIGHT - 22  # where columns stand
_TOP = 18
_GAP = 0.2  # of a column


@dataclass(frozen=True, slots=True)
class Column:
    """A period's column; `label` is empty where there is no room for it. `here`: this page shows some of it."""

    x: int
    y: int
    width: int
    height: int
    words: str
    label: str
    label_x: int
    here: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The picture, with its words for those who do not see it."""

    width: int
    height: int
    floor: int
    columns: tuple[Column, ...]
    description: str


def columns(periods: Sequence[Period], unit: str, here: Set[str]) -> Columns:
    """Columns of years, months or decades, in the order of time; at least one period."""
    counted = {period.name: period.rows for period in periods}
    names = list(_all(periods[0].name, periods[-1].name, unit))
    wide, most = WIDTH / len(names), max(counted.values())
    every = max(1, -(-int(width(names[0], SIZE) + 14) // int(max(1, wide))))
    made = []
    for n, name in enumerate(names):
        rows = counted.get(name, 0)
        tall = max(2, round((_FLOOR - _TOP) * rows / most)) if rows else 0
        label = name if n % every == 0 else ""
        left, right = round((n + _GAP / 2) * wide), round((n + 1 - _GAP / 2) * wide)
        middle = min(max(round((n + 0.5) * wide), round(width(name, SIZE) / 2)), WIDTH - round(width(name, SIZE) / 2))
        words = f"{name}: {rows:,}"
        made.append(Column(left, _FLOOR - tall, max(1, right - left), tall, words, label, middle, name in here))
    top = max(counted, key=counted.__getitem__)
    told = f"{sum(counted.values()):,} rows by {unit}, from {names[0]} to {names[-1]}; most in {top}: {most:,}."
    return Columns(WIDTH, HEIGHT, _FLOOR, tuple(made), f"{told} The links below have the same.")


def _all(first: str, last: str, unit: str) -> Iterator[str]:
    """Every period from the first to the last."""
    if unit == "months":
        start, end = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (first, last))
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1))
    elif unit == "decades":
        yield from (f"{decade:03}0s" for decade in range(int(first[:3]), int(last[:3]) + 1))
    else:
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
