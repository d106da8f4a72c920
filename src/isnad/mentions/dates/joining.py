"""From single dates to ranges and open ends: *from 2004 to 2006*, *between 3 and 5 April*, *by May 2006*."""

from __future__ import annotations

import re
from dataclasses import replace

from isnad.mentions.dates.expressions import (
    Between,
    Calendar,
    Expression,
    Lasting,
    Modifier,
    Shift,
    Window,
    Years,
)
from isnad.mentions.dates.grammar import atoms
from isnad.mentions.dates.words import DASH, TRIGGER
from isnad.mentions.numerals import GAP

_REACH = 64
_TIMES_OF_DAY = "night|morning|evening|afternoon|dawn|hours"
_HOURS = rf"(?:(?:the{GAP})?(?:early{GAP}|late{GAP})?(?:{_TIMES_OF_DAY}){GAP}of{GAP}(?:the{GAP})?)"
_LINK = re.compile(
    rf"{GAP}?+{DASH}{GAP}?+|{GAP}(?:to|through|thru|until|till|up{GAP}to){GAP}(?:the{GAP})?"
    rf"|(?P<and>{GAP}and{GAP}(?:the{GAP}|on{GAP}|in{GAP})?{_HOURS}?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\bbetween{GAP}(?:(?:(?:in|on){GAP}or{GAP})?(?:in|on|about|the){GAP})?{_HOURS}?\Z", re.IGNORECASE
)
_FROM = re.compile(rf"\b(?:from|between){GAP}(?:the{GAP})?$", re.IGNORECASE)
_YEARS = re.compile(
    rf"(?<![\w/.,$-])(?P<first>1[5-9]\d\d|20\d\d){GAP}?(?P<dash>{DASH}|/){GAP}?(?P<last>\d\d)(?![\w/,]|[-.–]\d)"
)
_DAYS = re.compile(
    rf"(?P<lead>\bbetween{GAP}(?:the{GAP})?|\bfrom{GAP}(?:the{GAP})?)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?){GAP}?\Z",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"\bboth{GAP}$", re.IGNORECASE)
_MODIFIERS: tuple[tuple[Modifier | None, str], ...] = (
    (None, r"not until|as of|on"),
    ("by", r"on or before|by|no later than|not later than|until|till|up to|up until|through|thru"),
    (
        "since",
        r"on or after|ever since|since|starting in|starting on|starting|beginning in|beginning on|beginning"
        r"|effective|as from",
    ),
    ("before", r"before|prior to|earlier than"),
    ("after", r"after|following|later than|subsequent to"),
)
_ABOUT = r"(?:on|in) or about|about|around|circa|(?<![\w.])ca?\.|approximately|roughly|or around"
_LEAD = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<m{n}>{words})" for n, (_, words) in enumerate(_MODIFIERS))
    + r")?(?P<least>\s(?:at\sleast|at\sthe\slatest))?"
    rf"\s?(?P<about>\b(?:{_ABOUT}))?\s(?:the\s)?(?:(?:morning|evening|night|afternoon|month|week|year)\sof\s)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    rf"{GAP}(?:on|onwards?|forward){GAP}?(?=[,.;:)]|{GAP}\w)|{GAP}and{GAP}(?:after|later)\b", re.IGNORECASE
)


def expressions(text: str) -> list[Expression]:
    """Every date expression of a text, in order, ranges joined and open ends marked. Linear in the text's length."""
    found: list[Expression] = []
    for start, end in _windows(text):
        found += _joined(text, _with_short_ranges(text, start, end, atoms(text, start, end)))
    return [_modified(text, e) for e in found]


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a text in which a word of time stands, cut at white space."""
    windows: list[list[int]] = []
    for m in TRIGGER.finditer(text):
        start, end = max(0, m.start() - _REACH), min(len(text), m.end() + _REACH)
        while start and not text[start - 1].isspace() and start > m.start() - 2 * _REACH:
            start -= 1
        while end < len(text) and not text[end].isspace() and end < m.end() + 2 * _REACH:
            end += 1
        if windows and start <= windows[-1][1]:
            windows[-1][1] = max(end, windows[-1][1])
        else:
            windows.append([start, end])
    return [(a, b) for a, b in windows]


def _with_short_ranges(text: str, start: int, end: int, found: list[Expression]) -> list[Expression]:
    """Add *2003-05*, *1998/99*: a year and the last two digits of a later one."""
    added = []
    for m in _YEARS.finditer(text, start, end):
        first, last = int(m["first"]), int(m["last"])
        later = first // 100 * 100 + last
        if later <= first or (m["dash"] == "-" and last <= 12 and last <= first % 100):
            continue
        value = Between(Calendar(year=first), Calendar(year=later))
        added.append(
            Expression(
                m.start(),
                m.end(),
                value,
                parts=((m.start("first"), m.end("first")), (m.start("last"), m.end("last"))),
            )
        )
    kept = [
        e
        for e in found
        if not any(a.start < e.end and e.start < a.end for a in added if e.end - e.start <= a.end - a.start)
    ]
    added = [a for a in added if not any(a.start < e.end and e.start < a.end for e in kept)]
    return sorted(kept + added, key=lambda e: e.start)


def _joined(text: str, found: list[Expression]) -> list[Expression]:
    """Neighbours that a dash, *to* or *between … and* ties become one range."""
    out: list[Expression] = []
    for e in found:
        if out and (joined := _range(text, out[-1], e)):
            out[-1] = joined
        elif (days := _day_before(text, e, out[-1].end if out else 0)) is not None:
            out.append(days)
        else:
            out.append(e)
    return out


def _range(text: str, a: Expression, b: Expression) -> Expression | None:
    link = _LINK.fullmatch(text, a.end, b.start)
    if (
        link is None
        or not isinstance(a.value, Calendar | Years | Shift)
        or not isinstance(b.value, Calendar | Years | Shift)
    ):
        return None
    before = text[max(0, a.start - 48) : a.start]
    if link["and"] and not _BETWEEN.search(before):
        return None
    if isinstance(a.value, Shift) and not _FROM.search(before):
        return None
    if isinstance(b.value, Shift) and b.value.amount == 0 and b.value.base == "previous":
        return None
    first, last = _shared(a.value, b.value)
    return Expression(a.start, b.end, Between(first, last), parts=((a.start, a.end), (b.start, b.end)))


def _shared(
    a: Calendar | Years | Shift, b: Calendar | Years | Shift
) -> tuple[Calendar | Years | Shift, Calendar | Years | Shift]:
    """What one end leaves out and the other says: *March to August 2011*, *2 to 4 May last year*."""
    if not isinstance(a, Calendar) or not isinstance(b, Calendar):
        return a, b
    if a.year is None and a.month is not None and (b.year is not None or b.turn is not None):
        a = replace(a, year=b.year, short_year=b.short_year, turn=b.turn, base=b.base)
    elif b.year is None and b.month is not None and a.year is not None:
        b = replace(b, year=a.year, short_year=a.short_year)
    return a, b


def _day_before(text: str, e: Expression, floor: int) -> Expression | None:
    """A day whose month stands at the next: *between 3 and 5 April*, *2 to 4 May*."""
    if (
        not isinstance(e.value, Calendar)
        or e.value.day is None
        or e.value.month is None
        or not text[e.start : e.end][:1].isdigit()
    ):
        return None
    link = re.search(
        rf"(?:{GAP}(?:and|to|until|till|through){GAP}(?:the{GAP})?)$",
        text[max(floor, e.start - 24) : e.start],
        re.IGNORECASE,
    )
    if link is None:
        return None
    at = max(floor, e.start - 24) + link.start()
    day = _DAYS.search(text[max(floor, at - 24) : at])
    if day is None or (day["lead"] is None and "and" in link[0].lower()):
        return None
    start = max(floor, at - 24) + day.start("day")
    number = int(re.match(r"\d+", day["day"])[0])  # type: ignore[index]
    if not 1 <= number <= 31:
        return None
    return Expression(
        start,
        e.end,
        Between(replace(e.value, day=number, weekday=None), e.value),
        parts=((start, start + len(day["day"])), (e.start, e.end)),
    )


def _modified(text: str, e: Expression) -> Expression:
    """Mark the open end or the *about* that the words before (or after) give."""
    if isinstance(e.value, Lasting | Window):
        return e
    lead = _LEAD.search(re.sub(r"\s+", " ", text[max(0, e.start - 48) : e.start]))
    modifier: Modifier | None = None
    about = False
    if lead:
        about = bool(lead["about"])
        modifier = next((name for n, (name, _) in enumerate(_MODIFIERS) if lead[f"m{n}"]), None)
    if isinstance(e.value, Shift) and e.value.unit == "then":
        return replace(e, modifier="since")
    if isinstance(e.value, Between):
        return replace(e, about=about, modifier=None)
    if (
        modifier is None
        and _ONWARDS.match(text, e.end)
        and re.search(r"\bfrom\s(?:the\s)?$", text[max(0, e.start - 12) : e.start], re.IGNORECASE)
    ):
        modifier = "since"
    return replace(e, modifier=modifier, about=about)
