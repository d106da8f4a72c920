"""Dates by other calendars: the Islamic lunar year, the solar years of Iran and of Afghanistan, put into ours.

The lunar calendar is that of Umm al-Qura (hijridate), the solar one the astronomical calendar of Iran (convertdate);
a month that began when the moon was seen can differ by a day. A month or a year becomes the days from its first to
its last. Without a year nothing is read: *Safar* and *Mehr* are names of people too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from isnad.mentions.dates.expressions import Between, Calendar, Impossible, Value
from isnad.mentions.dates.rule import Match, rule
from isnad.mentions.numerals import GAP, day_of

_SECOND = r"(?:al|ul|ath|uth|eth)?[- ’']*(?:th?ani|sani|akh(?:i|a)r(?:ah?)?|ii|2)"
_FIRST = r"(?:al|ul)?[- ’']*(?:aww?al|ula|oola|i|1)"
_LUNAR = (
    r"muharr?am",
    r"safar",
    rf"rab[ie]+[’'ʿ]?[ -]+{_FIRST}",
    rf"rab[ie]+[’'ʿ]?[ -]+{_SECOND}",
    rf"j[ua]m[aā]d[aiā]+[ -]+{_FIRST}",
    rf"j[ua]m[aā]d[aiā]+[ -]+{_SECOND}",
    r"rajab",
    r"sha[’'ʿ]?a?ban",
    r"ram[ae]?[dz]h?an",
    r"shaww?al",
    r"(?:dh?u|zu|zi)(?:[’']?[aiu]?l)?[- ’']*(?:al[- ])?q[aei]+[’'ʿ]?d[ae]h?",
    r"(?:dh?u|zu|zi)(?:[’']?[aiu]?l)?[- ’']*(?:al[- ])?h[ie]jj?[ae]h?",
)
_IRANIAN = (
    r"farvardin", r"ord[iy]behesht", r"khordad", r"tir", r"(?:a?mordad)", r"shahrivar", r"mehr", r"aban", r"azar",
    r"de[iy]", r"bahman", r"esfand",
)  # fmt: skip
_AFGHAN = (
    r"hamal", r"(?:sawr|saur|thawr)", r"[jd]?jawza", r"sara[tṭ]an", r"asad", r"sunbul[ae]h?", r"mizan", r"[‘']?aqrab",
    r"qaws", r"jad[iy]", r"dalw[ae]?", r"hut",
)  # fmt: skip
_ERA = rf"(?:{GAP}(?P<era>A\.?{GAP}?H\.?S?\.?|A\.?P\.?|H\.?S?\.?|S\.?H\.?)(?!\w))"
_DAY = rf"(?:(?P<day>\d{{1,2}}(?:st|nd|rd|th)?){GAP}(?:of{GAP})?)?"
_YEAR = rf"(?:,?{GAP})(?P<year>1[234]\d\d){_ERA}?"
Convert = Callable[[int, int, int], date]


def _months(names: tuple[str, ...]) -> str:
    return "|".join(f"(?P<m{n}>{name})" for n, name in enumerate(names, 1))


def _lunar(year: int, month: int, day: int) -> date:
    from convertdate import islamic
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except OverflowError:  # Umm al-Qura begins in 1343 (1924); before that the tables of the arithmetic calendar
        return date(*islamic.to_gregorian(year, month, _within(day, islamic.month_length(year, month))))


def _solar(year: int, month: int, day: int) -> date:
    from convertdate import persian

    return date(*persian.to_gregorian(year, month, _within(day, persian.month_length(year, month))))


def _within(day: int, length: int) -> int:
    if not 1 <= day <= length:
        raise ValueError(f"the month has {length} days, no day {day}")
    return day


def _month_of(m: Match) -> int:
    return next(int(name[1:]) for name, found in m.groupdict().items() if found and re.fullmatch(r"m\d+", name))


def _placed(convert: Convert, year: int, month: int | None, day: int | None) -> Value:
    """The day, or all days of the month or of the year; impossible where the calendar has no such day."""
    try:
        if month and day:
            return _as_ours(convert(year, month, day))
        first = convert(year, month or 1, 1)
        next_year, next_month = (year + 1, 1) if month in (None, 12) else (year, month + 1)
        last = date.fromordinal(convert(next_year, next_month, 1).toordinal() - 1)
    except (ValueError, OverflowError):
        return Impossible()
    return Between(_as_ours(first), _as_ours(last))


def _as_ours(day: date) -> Calendar:
    return Calendar(year=day.year, month=day.month, day=day.day)


def _named(convert: Convert, m: Match) -> Value | None:
    return _placed(convert, int(m["year"]), _month_of(m), day_of(m["day"]) if m["day"] else None)


@rule(rf"(?<![\w-]){_DAY}(?:{_months(_LUNAR)}){_YEAR}(?![\w-])")
def _islamic(m: Match) -> Value | None:
    return _named(_lunar, m)


@rule(rf"(?<![\w-]){_DAY}(?:{_months(_IRANIAN)}){_YEAR}(?![\w-])")
def _iranian(m: Match) -> Value | None:
    return _named(_solar, m)


@rule(rf"(?<![\w-]){_DAY}(?:{_months(_AFGHAN)}){_YEAR}(?![\w-])")
def _afghan(m: Match) -> Value | None:
    return _named(_solar, m)


@rule(rf"(?<![\w/.-])(?:the{GAP}year{GAP})?(?P<year>1[234]\d\d){_ERA}")
def _year_alone(m: Match) -> Value | None:
    """*1427 AH*; *1400 H* is an hour of the day."""
    letters = m["era"].replace(".", "").replace(" ", "")
    convert = {"AH": _lunar, "AHS": _solar, "SH": _solar}.get(letters)
    return _placed(convert, int(m["year"]), None, None) if convert else None


@rule(r"(?<![\w/.-])(?P<year>1[34]\d\d)(?P<dash>[/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?![\w/]|[.-]\d)")
def _numbers(m: Match) -> Value | None:
    """*1385/07/12*: of Iran's years; from 1416 on, which Iran has not reached, of the lunar ones up to 1450."""
    year, month, day = int(m["year"]), int(m["month"]), int(m["day"])
    if not 1 <= month <= _MONTHS or year > _LATEST:
        return None
    return _placed(_lunar if year > _LATEST_SOLAR else _solar, year, month, day)


_LATEST_SOLAR, _LATEST, _MONTHS = 1415, 1450, 12
RULES = (_islamic, _iranian, _afghan, _year_alone, _numbers)
