"""Moments and periods of the calendar, and their EDTF form (ISO 8601-2)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
THIRDS = {"early": (0, 10), "mid": (11, 20), "late": (21, 31)}
YEAR_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
DECADE_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9), "half1": (0, 4), "half2": (5, 9)}
CENTURY_PARTS = {"early": (0, 25), "mid": (25, 75), "late": (75, 99), "half1": (0, 49), "half2": (50, 99)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day. `month` may be a season (21 spring to 24 winter); `year` None is an unknown year.

    `about` is EDTF's `~`.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    about: bool = False

    def edtf(self) -> str | None:
        """The moment in EDTF; None when there is no such day."""
        if not self.possible():
            return None
        year = "XXXX" if self.year is None else f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return year + month + day + ("~" if self.about else "")

    def possible(self) -> bool:
        """Whether the calendar has it."""
        if self.year is None and self.month is None:
            return False
        if self.year is not None and not -9999 <= self.year <= 9999:
            return False
        if self.month is not None and not (1 <= self.month <= 12 or self.month in SEASON_MONTHS):
            return False
        if self.day is None:
            return True
        return self.month is not None and self.month <= 12 and 1 <= self.day <= days_in(self.year, self.month)

    def first_day(self) -> date | None:
        """Its first day, where `datetime` reaches."""
        if self.year is None or not self.possible() or not 1 <= self.year <= 9998:
            return None
        month = SEASON_MONTHS[self.month][0] if self.month in SEASON_MONTHS else self.month
        return date(self.year, month or 1, self.day or 1)

    def last_day(self) -> date | None:
        """Its last day, where `datetime` reaches."""
        first = self.first_day()
        if first is None or self.day is not None:
            return first
        if self.month in SEASON_MONTHS:
            last = SEASON_MONTHS[self.month][1]
            year, month = first.year + (last > 12), (last - 1) % 12 + 1
        else:
            year, month = first.year, self.month or 12
        return date(year, month, days_in(year, month))

    def exact(self) -> Moment:
        """The same without *about*."""
        return replace(self, about=False)


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment to a moment, both included; None is an open end."""

    first: Moment | None
    last: Moment | None

    def edtf(self) -> str | None:
        """The period in EDTF (`2004/2006`, `../2006-05`, `2009-01-01/..`); None when an end is impossible."""
        if self.first is None and self.last is None:
            return None
        start = ".." if self.first is None else self.first.edtf()
        end = ".." if self.last is None else self.last.edtf()
        if start is None or end is None or self.backwards():
            return None
        return start if start == end else f"{start}/{end}"

    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        first = self.first.first_day() if self.first else None
        last = self.last.last_day() if self.last else None
        return bool(first and last and last < first)


When = Moment | Period


def days_in(year: int | None, month: int) -> int:
    """The days of a month; an unknown year counts as a leap year."""
    if month == 2:
        return 29 if year is None or calendar.isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def of_day(day: date) -> Moment:
    """The moment that is this day."""
    return Moment(day.year, day.month, day.day)


def head(value: When) -> Moment | None:
    """The moment by which a value is placed: a period's first end, or its last when the first is open."""
    return value if isinstance(value, Moment) else value.first or value.last


def part_of(moment: Moment, part: str) -> When:
    """The early, mid or late third of a year or month; the moment itself where thirds make no sense."""
    if moment.day is not None or moment.month in SEASON_MONTHS:
        return moment
    if moment.month is None:
        first, last = YEAR_THIRDS[part]
        return Period(replace(moment, month=first), replace(moment, month=last))
    first, last = THIRDS[part]
    return Period(replace(moment, day=first or 1), replace(moment, day=min(last, days_in(moment.year, moment.month))))


def span_of_years(first: int, length: int, part: str | None) -> Period:
    """A decade (`length` 10) or century (100), or its early, mid or late part."""
    if part is None:
        return Period(Moment(first), Moment(first + length - 1))
    low, high = (DECADE_PARTS if length == 10 else CENTURY_PARTS)[part]
    return Period(Moment(first + low), Moment(first + high))


def step(moment: Moment, amount: int, unit: str) -> Moment | None:
    """The moment `amount` units away, as precise as the unit: *two years* gives a year, *ten days* a day."""
    if moment.year is None:
        return None
    if unit in ("year", "decade", "century"):
        return Moment(moment.year + amount * {"year": 1, "decade": 10, "century": 100}[unit])
    if unit == "month":
        if moment.month is None or moment.month > 12:
            return None
        months = moment.year * 12 + moment.month - 1 + amount
        return Moment(months // 12, months % 12 + 1)
    day = moment.first_day() if moment.day else None
    if day is None:
        return None
    try:
        return of_day(day + timedelta(days=amount * (7 if unit == "week" else 1)))
    except OverflowError:
        return None


def whole(moment: Moment, amount: int, unit: str) -> When | None:
    """The whole unit `amount` units away: this month, last week (Monday to Sunday), next year, the weekend."""
    if unit in ("week", "weekend"):
        day = moment.first_day() if moment.day else None
        if day is None:
            return None
        monday = day + timedelta(days=7 * amount - day.weekday())
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return Period(of_day(first), of_day(monday + timedelta(days=6)))
    if unit == "decade" and moment.year is not None:
        return span_of_years((moment.year // 10 + amount) * 10, 10, None)
    if unit == "century" and moment.year is not None:
        return span_of_years((moment.year // 100 + amount) * 100, 100, None)
    return step(moment, amount, unit)


def beside(moment: Moment, direction: int) -> Moment | None:
    """The day, month or year just before (-1) or after (1), as precise as the moment."""
    if moment.month in SEASON_MONTHS:
        return moment
    return step(moment, direction, "day" if moment.day else "month" if moment.month else "year")


def parse(edtf: str | None) -> Moment | None:
    """A document's date (EDTF) as a moment: its day, month or year; a period's last end. None when there is none."""
    if not edtf:
        return None
    ends = [
        end for end in edtf.replace("~", "").replace("?", "").replace("%", "").split("/") if end not in ("", "..")
    ]
    numbers = ends[-1].split("T")[0].split("-") if ends else []
    if not numbers or not all(n.isdecimal() and n.isascii() for n in numbers) or len(numbers) > 3:
        return None
    year, month, day = ([int(n) for n in numbers] + [None, None])[:3]
    found = Moment(year, month, day)
    return found if found.possible() else None
