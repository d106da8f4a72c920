"""Intervals of days and of numbers: what an EDTF value or a bounded number allows, and whether two can both hold."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from isnad.claims.claim import Amount, Claim

EVER = 10**9
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14)}
_PARTS = {33: 3, 34: 3, 35: 3, 36: 3, 37: 4, 38: 4, 39: 4, 40: 6, 41: 6}
_FIRST_OF_PART = {33: 1, 34: 4, 35: 7, 36: 10, 37: 1, 38: 5, 39: 9, 40: 1, 41: 7}
_MONTH = 31
_WIDEN = {"day": 3, "month": 31, "year": 365}
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?([~?%]*)$")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included. Days are proleptic ordinals (1 is 1 January of the year 1)."""

    low: float
    high: float

    @property
    def length(self) -> float:
        """How much it leaves open: 0 for one day or one exact number."""
        return self.high - self.low

    def meets(self, other: Interval) -> bool:
        """Whether a value fits both."""
        return self.low <= other.high and other.low <= self.high

    def meet(self, other: Interval) -> Interval | None:
        """What both allow, None when nothing does."""
        return Interval(max(self.low, other.low), min(self.high, other.high)) if self.meets(other) else None

    def gap(self, other: Interval) -> float:
        """The distance between the nearest values of the two, 0 when they overlap."""
        return max(0, self.low - other.high, other.low - self.high)


@lru_cache(maxsize=100_000)
def days(edtf: str) -> Interval | None:
    """The days that an EDTF value (level 1, with sets and unspecified digits of level 2 years) allows.

    `~` and `?` widen a day by 3 days, a month by a month, a year by a year. None for what is no date in the
    calendar (31 February, the year 20007) or no EDTF: the caller names it and goes on.
    """
    text = edtf.strip().strip("[]{}")
    if "," in text:
        return hull(found for part in text.split(",") if (found := days(part)))
    if ".." in text and "/" not in text:
        text = text.replace("..", "/", 1)
    if "/" not in text:
        return _point(text)
    first, last = text.split("/", 1)
    low, high = _end(first, Interval(-EVER, -EVER)), _end(last, Interval(EVER, EVER))
    return Interval(low.low, high.high) if low and high and low.low <= high.high else None


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The smallest interval that holds all of them, None for none."""
    found = list(intervals)
    return Interval(min(i.low for i in found), max(i.high for i in found)) if found else None


def days_of(claim: Claim) -> Interval | None:
    """The days of a claim: what its dates have in common, or all that they span; None when it has no date."""
    found = [interval for when in claim.time if (interval := days(when.edtf))]
    if not found:
        return None
    common = found[0]
    for interval in found[1:]:
        meeting = common.meet(interval)
        if meeting is None:
            return hull(found)
        common = meeting
    return common


def holding(edtf: str, now: Interval | None) -> Interval | None:
    """The days on which something that stands over this time surely holds; an open end reaches to `now`.

    From the last day of the first date to the first day of the last: who led from 2003 to 2005 may have come at the
    end of 2003. None where no day is sure (*in 2005*).
    """
    if "/" not in edtf:
        span = days(edtf)
        return span if span and span.length <= _MONTH else None
    first, last = (None if part in {"", ".."} else _point(part) for part in edtf.split("/", 1))
    if first is None:
        return Interval(last.low, last.low) if last else None
    end = last.low if last else max(first.high, now.low) if now else first.high
    if first.high <= end:
        return Interval(first.high, end)
    return first if first.length <= _MONTH else None


def _end(text: str, open_end: Interval) -> Interval | None:
    return open_end if text in {"", ".."} else _point(text)


def _point(text: str) -> Interval | None:
    match = _POINT.match(text)
    if not match:
        return None
    year, month, day, mark = match.groups()
    try:
        found, unit = _calendar(year, month, day)
    except ValueError:
        return None
    return Interval(found.low - _WIDEN[unit], found.high + _WIDEN[unit]) if mark else found


def _calendar(year: str, month: str | None, day: str | None) -> tuple[Interval, str]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in {None, "XX"}:
        return _between(date(max(first, 1), 1, 1), date(last, 12, 31)), "year"
    number = int(month or 0)
    if number > 12:
        return _season(first, number), "month"
    if day in {None, "XX"}:
        return _between(date(first, number, 1), _month_end(first, number)), "month"
    single = date(first, number, int(day or 0))
    return _between(single, single), "day"


def _season(year: int, number: int) -> Interval:
    if number in _SEASONS:
        first, last = _SEASONS[number]
        end = _month_end(year, last) if last <= 12 else _month_end(year + 1, last - 12)
        return _between(date(year, first, 1), end)
    if number not in _PARTS:
        raise ValueError(number)
    first = _FIRST_OF_PART[number]
    return _between(date(year, first, 1), _month_end(year, first + _PARTS[number] - 1))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _between(first: date, last: date) -> Interval:
    return Interval(first.toordinal(), last.toordinal())


def numbers(amount: Amount) -> Interval | None:
    """The numbers that a bounded amount allows; `about` leaves a tenth, at least one. None for what is no number."""
    value = amount.value
    if not -1e300 < value < 1e300:
        return None
    slack = max(1.0, abs(value) / 10)
    return {
        "exact": Interval(value, value),
        "at_least": Interval(value, float("inf")),
        "at_most": Interval(float("-inf"), value),
        "about": Interval(value - slack, value + slack),
    }[amount.bound]


def with_named(amount: Amount, claim: Claim) -> Amount:
    """The amount with those named beside it: *Lieutenant A and four others* are five."""
    others = {"other", "others", "more"}.intersection(
        (*amount.text.lower().split(), *(amount.unit or "").lower().split())
    )
    named = sum(1 for filler in claim.roles.get(amount.of, ()) if filler.entity) if others else 0
    return replace(amount, value=amount.value + named) if named else amount


def written(edtf: str) -> str:
    """An EDTF value in plain words: *20 March 2007*, *March 2007*, *between 2005 and 2007*, *about 1999*."""
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        if first in {"", ".."}:
            return f"by {written(last)}"
        return f"since {written(first)}" if last in {"", ".."} else f"between {written(first)} and {written(last)}"
    match = _POINT.match(edtf)
    if not match:
        return edtf
    year, month, day, mark = match.groups()
    names = ["", *calendar.month_name[1:]]
    if month and month != "XX" and int(month) <= 12:
        month = names[int(month)]
    elif month and month != "XX" and int(month) <= 28:
        month = ("spring", "summer", "autumn", "winter")[(int(month) - 21) % 4]
    else:
        month = None
    words = " ".join(
        part.lstrip("0") if part.isdigit() else part for part in (day if month else None, month, year) if part
    )
    return f"about {words}" if mark else words
