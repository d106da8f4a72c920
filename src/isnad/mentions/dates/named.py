"""Days, months and weekdays by their names and numbers."""

from __future__ import annotations

import re

from isnad.mentions.dates.expressions import Calendar, Shift, Value
from isnad.mentions.dates.guards import month_stands
from isnad.mentions.dates.rule import Match, calendar, rule
from isnad.mentions.dates.words import (
    DASH,
    DAY,
    DAY_NAME,
    ERA,
    LAST_DAY,
    MONTH,
    PART,
    TURN,
    WEEKDAY,
    YEAR,
    month_of,
    plain,
    weekday_of,
)
from isnad.mentions.numerals import GAP, ORDINALS, day_of

_NOUN_NEXT = re.compile(
    rf"{GAP}(?!(?:in|at|on|by|to|from|and|the|when|as|with|for)\b)[a-z]+|{GAP}(?:[A-Z]+S|MEN|PEOPLE|WOMEN)\b"
)


def _named_day(m: Match) -> Value | None:
    """A day with its month: *20th March 2007*, *March 3-5, 2008*, *Monday May 3rd*."""
    groups = m.groupdict()
    day = day_of(groups["day"])
    last = groups.get("end_day")
    named = groups.get("weekday")
    if m["month"] in ("may", "march", "mar") and not groups.get("year") and not re.search(r"[a-z]", m["day"]):
        return None
    return calendar(
        m,
        month=month_of(m["month"]),
        day=day,
        end_day=day_of(last) if last else None,
        weekday=weekday_of(named) if named else None,
    )


@rule(r"(?<![\w/.-])(?P<year>\d{4})(?P<dash>[-/])(?P<m>\d{2})(?P=dash)(?P<d>\d{2})(?:T\d{2}:\d{2}\S*)?(?![\w/]|-\d)")
def _iso(m: Match) -> Value | None:
    return Calendar(year=int(m["year"]), month=int(m["m"]), day=int(m["d"]))


@rule(r"(?<![\w/.-])(?P<a>\d{1,2})(?P<dot>[/.-])(?P<b>\d{1,2})(?P=dot)(?P<year>\d{4}|\d{2})(?![\w/]|[.-]\d)")
def _numeric(m: Match) -> Value | None:
    if m["dot"] != "/" and len(m["year"]) == 2:
        return None
    a, b = int(m["a"]), int(m["b"])
    day_first = a > 12 or (m["dot"] == "." and b <= 12)
    day, month = (a, b) if day_first else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Calendar(year=int(m["year"]), month=month, day=day, short_year=len(m["year"]) == 2)


@rule(r"(?:^|(?<=\n))(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?=[^\S\n]*[-–—:][^\S\n])")
def _entry_day(m: Match) -> Value | None:
    """*14.10. - …* at the head of a line: the day that opens an entry, not the number of a paragraph."""
    day, month = int(m["d"]), int(m["m"])
    return Calendar(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


@rule(rf"(?<![\w/.-])(?P<day>\d{{2}})\d{{4}}{GAP}?+[zlc]{GAP}?+{MONTH}{GAP}?+(?P<year>\d{{4}}|\d{{2}})\b")
def _date_time_group(m: Match) -> Value | None:
    return calendar(m, month=month_of(m["month"]), day=int(m["day"]))


@rule(
    rf"(?<![\w.$£€/]){DAY_NAME}(?:the{GAP})?{DAY}{LAST_DAY}?(?:{GAP}of{GAP}|{GAP}|-)?{MONTH}"
    rf"(?:(?:,?{GAP}(?:of{GAP})?|-){YEAR}{ERA}?|{TURN})?(?![\w]|-\d)"
)
def _day_month(m: Match) -> Value | None:
    if not re.match(r"\d", m["day"]) and "of" not in m[0].lower():
        return None
    return _named_day(m)


@rule(rf"(?<![\w.$£€/-]){DAY}(?:-|{GAP})?(?P<month>[A-Z]{{3}})\.?(?:-|{GAP})?(?P<year>\d{{2}})(?![\w:]|[,.]\d)")
def _military(m: Match) -> Value | None:
    if not re.match(r"\d", m["day"]) or not m["month"].isupper() or _NOUN_NEXT.match(m.string, m.end()):
        return None
    try:
        return calendar(m, month=month_of(m["month"]), day=day_of(m["day"]))
    except KeyError:
        return None


@rule(
    rf"(?<![\w-]){DAY_NAME}{MONTH}{GAP}?+(?:the{GAP})?{DAY}(?![\w:%]|,\d|\.\d){LAST_DAY}?(?:(?:{GAP}?+,{GAP}?+"
    rf"|{GAP}){YEAR}{ERA}?|{TURN})?"
    rf"(?![\w])"
)
def _month_day(m: Match) -> Value | None:
    if not m.groupdict().get("year") and re.match(
        rf"{GAP}(?:people|men|soldiers|percent|dead)", m.string[m.end() : m.end() + 12]
    ):
        return None
    day = m.string[m.start("day") : m.end("day")]
    if (
        not re.match(r"\d", day)
        and day.lower() in ORDINALS
        and not re.search(r"the\s+$", m.string[: m.start("day")][-6:], re.IGNORECASE)
    ):
        return None
    return _named_day(m)


@rule(
    rf"(?<!\w){PART}?{MONTH}(?:(?:{GAP}?+,)?{GAP}(?:of{GAP}|in{GAP})?{YEAR}{ERA}?"
    rf"|{DASH}(?P<short>\d{{2}})(?!\d)|{TURN})?(?!\w)"
)
def _month(m: Match) -> Value | None:
    word = m["month"]
    whole = bool(m.groupdict().get("year") or m["turn"] or m["part"] or m["phase"])
    if not whole and not month_stands(m.string, m.start("month"), m.end("month")):
        return None
    if word.islower() and not m.groupdict().get("year"):
        return None
    if (
        word.lower() in ("may", "march")
        and m["turn"] is None
        and m["year"]
        and word.islower()
        and len(m["year"]) != 4
    ):
        return None
    return calendar(m, month=month_of(word))


@rule(
    rf"(?<![\w-])(?P<which>last|next|this|this{GAP}past|this{GAP}coming|past){GAP}(?P<name>{MONTH}"
    rf"|{WEEKDAY})(?:{GAP}(?P<day>\d{{1,2}})(?!\d))?(?!\w)"
)
def _turned_name(m: Match) -> Value | None:
    words = plain(m["which"])
    direction = {"last": -1, "this past": -1, "past": -1, "next": 1, "this coming": 1}.get(words, 0)
    if m["weekday"]:
        return Calendar(weekday=weekday_of(m["weekday"]), direction=direction)
    if m["month"].islower():
        return None
    return Calendar(month=month_of(m["month"]), day=int(m["day"]) if m["day"] else None, direction=direction)


@rule(rf"(?<![\w-]){WEEKDAY}(?:{GAP}(?P<turn>last|next|this|of{GAP}last){GAP}week\b)?(?!\w)")
def _weekday(m: Match) -> Value | None:
    word = m["weekday"]
    if re.search(
        rf"\b(?:every|each|an?|any|most|some|per{GAP}week{GAP}on){GAP}$",
        m.string[max(0, m.start() - 14) : m.start()],
        re.IGNORECASE,
    ):
        return None
    if word.islower() or (
        len(word) <= 4 and not m[0].endswith(".") and not re.match(r"[,)]", m.string[m.end() : m.end() + 1])
    ):
        return None
    if m["turn"]:
        return Shift(
            {"last": -1, "of last": -1, "next": 1, "this": 0}[plain(m["turn"])],
            "week",
            weekday=weekday_of(word),
            whole=True,
        )
    return Calendar(weekday=weekday_of(word))


RULES = (
    _iso,
    _numeric,
    _entry_day,
    _date_time_group,
    _day_month,
    _military,
    _month_day,
    _month,
    _turned_name,
    _weekday,
)
