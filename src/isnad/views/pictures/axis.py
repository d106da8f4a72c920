"""The days at which an axis is marked: decades, years, months or days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7)
_OF_A_YEAR, _OF_A_MONTH = 365.25, 30.5
_FEW_MONTHS = 2000  # beyond them months are not tried


def ticks(low: int, high: int, most: int) -> Iterator[tuple[int, str]]:
    """(day, words) of each mark between two days (ordinals), in the finest step that gives at most `most`."""
    span = high - low
    for step in _DAYS:
        if span / step < most:
            return takewhile(lambda mark: mark[0] <= high, _days(low, step))
    for step in _MONTHS:
        if span / _OF_A_MONTH / step < most:
            return takewhile(lambda mark: mark[0] <= high, _months(low, step))
    step = next((step for step in _YEARS if span / _OF_A_YEAR / step < most), _YEARS[-1])
    return takewhile(lambda mark: mark[0] <= high, _years(low, step))


def marks(low: int, high: int) -> Iterator[tuple[int, str]]:
    """(day, words) of all that can be marked between two days, what most wants it first: centuries, then decades."""
    for step in (100, 10, 1):
        yield from takewhile(lambda mark: mark[0] <= high, _years(low, step))
    if high - low < _FEW_MONTHS * _OF_A_MONTH:
        for month in (6, 3, 1):
            yield from takewhile(lambda mark: mark[0] <= high, _months(low, month))


def _days(low: int, step: int) -> Iterator[tuple[int, str]]:
    for day in range(max(1, low), date.max.toordinal(), step):
        yield day, date.fromordinal(day).isoformat()


def _months(low: int, step: int) -> Iterator[tuple[int, str]]:
    day = date.fromordinal(max(1, low))
    for month in range(day.year * 12 + day.month - (day.day == 1), 9999 * 12):
        if month % step == 0:
            at = date(month // 12, month % 12 + 1, 1)
            yield at.toordinal(), f"{at.year:04}-{at.month:02}"


def _years(low: int, step: int) -> Iterator[tuple[int, str]]:
    first = date.fromordinal(max(1, low)).year + 1
    for year in range(-(-first // step) * step, 10000, step):
        yield date(year, 1, 1).toordinal(), str(year)
