"""The first and last days, weeks and months of a month or year: *the last days of 2006*, *the second week of May*."""

from __future__ import annotations

from dataclasses import replace

from isnad.mentions.dates.calendar import Moment, Period, When, days_in
from isnad.mentions.dates.expressions import Calendar, Value
from isnad.mentions.dates.guards import year_stands
from isnad.mentions.dates.rule import Match, calendar, rule
from isnad.mentions.dates.words import ERA, MONTH, TURN, YEAR, month_of, plain
from isnad.mentions.numerals import GAP, UNITS

_WHICH = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4,
    "last": -1, "final": -1, "closing": -1, "dying": -1,
}  # fmt: skip
_DAYS = {"day": 1, "week": 7}
_FEW = {"day": 10, "week": 14, "month": 3}
_EDGE = (
    rf"(?<![\w-])(?:the{GAP})?(?P<edge>{'|'.join(_WHICH)}){GAP}(?:(?P<n>{'|'.join(list(UNITS)[2:])}|few|\d{{1,2}}){GAP})?"
    rf"(?P<edge_unit>day|week|month)(?P<many>s)?{GAP}of{GAP}(?:the{GAP}year{GAP})?"
)


@rule(rf"{_EDGE}(?:{MONTH}(?:,?{GAP}(?:of{GAP})?{YEAR}{ERA}?|{TURN})?)(?!\w)")
def _of_month(m: Match) -> Value | None:
    if m["month"].islower() or m["edge_unit"] == "month":
        return None
    return _parted(calendar(m, month=month_of(m["month"])), m)


@rule(rf"{_EDGE}(?P<year>\d{{4}})(?![\w,-]|\.\d)")
def _of_year(m: Match) -> Value | None:
    if not year_stands(m.string, m.start("year"), m.end("year")):
        return None
    return _parted(calendar(m), m)


def _parted(value: Value, m: Match) -> Value:
    return replace(value, part=_part(m)) if isinstance(value, Calendar) else value


def _part(m: Match) -> str:
    """How a part is written in `Calendar.part`: which, how many (0 a few), the unit."""
    words = plain(m["n"] or "")
    many = int(words) if words.isdigit() else UNITS.get(words, 0 if m["many"] else 1)
    return f"edge {_WHICH[m['edge'].lower()]} {many} {m['edge_unit'].lower()}"


def edge_of(moment: Moment, part: str) -> When:
    """The days or months at an edge of a month or year; of a year's days and weeks the whole month at its edge."""
    _, which, many, unit = part.split(" ")
    first, count = int(which), int(many)
    if moment.month is None:
        if unit == "month":
            size = min(12, count or _FEW["month"])
            start = (first - 1) * size + 1 if first > 0 else 13 - size
            start = max(1, min(12, start))
            if size == 1:
                return replace(moment, month=start)
            return Period(replace(moment, month=start), replace(moment, month=min(12, start + size - 1)))
        there = replace(moment, month=1 if first > 0 else 12)
        return replace(there, day=1 if first > 0 else 31) if unit == "day" and count == 1 else there
    last = days_in(moment.year, moment.month) if moment.month <= 12 else 0
    size = min(last, _DAYS[unit] * count if count else _FEW[unit]) if unit in _DAYS else 0
    if not size:
        return moment
    start = (first - 1) * size + 1 if first > 0 else last - size + 1
    start = max(1, min(last, start))
    return Period(replace(moment, day=start), replace(moment, day=min(last, start + size - 1)))


RULES = (_of_month, _of_year)
