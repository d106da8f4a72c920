"""Seasons, years, parts of years, decades, centuries and feasts."""

from __future__ import annotations

import re

from isnad.mentions.dates.expressions import Calendar, Value, Years
from isnad.mentions.dates.guards import year_stands
from isnad.mentions.dates.rule import ORDINAL, Match, calendar, phase_of, rule
from isnad.mentions.dates.words import DASH, DECADES, ERA, PART, SEASONS, TURN, YEAR, plain
from isnad.mentions.numerals import GAP, day_of


@rule(
    rf"(?<![\w-]){PART}?(?:the{GAP})?(?P<season>{'|'.join(SEASONS)})(?:{GAP}of|,)?{GAP}(?P<year>\d{{4}}"
    rf"|['’]\d\d)(?:{GAP}?{DASH}{GAP}?\d{{2,4}})?(?!\w)"
)
def _season(m: Match) -> Value | None:
    return calendar(m, month=SEASONS[m["season"].lower()])


@rule(
    rf"(?<![\w-])(?P<which>last|next|this|that|the{GAP}same|the){GAP}(?P<season>{'|'.join(SEASONS)})(?!\w|-"
    rf"|{GAP}(?:of|from|in|to|back)\b)"
)
def _turned_season(m: Match) -> Value | None:
    words = plain(m["which"])
    month = SEASONS[m["season"].lower()]
    if words == "the":
        led = re.search(
            rf"\b(?:in|during|since|until|by|before|after|throughout){GAP}$",
            m.string[max(0, m.start() - 14) : m.start()],
            re.IGNORECASE,
        )
        return Calendar(month=month) if led else None
    if words in ("that", "the same"):
        return Calendar(month=month, turn=0, base="previous")
    return Calendar(month=month, direction={"last": -1, "next": 1}.get(words, 0))


@rule(
    rf"(?<![\w-])(?:(?:the{GAP})?{PART}(?:the{GAP})?)?(?P<decade>\d{{3}}0['’]?s|['’]\d0['’]?s"
    rf"|{'|'.join(DECADES)})(?!\w)"
)
def _decade(m: Match) -> Value | None:
    words = m["decade"].lower()
    phase = phase_of(m)
    part = phase if phase in ("early", "mid", "late") else {"first": "early", "last": "late"}.get(phase or "")
    if words in DECADES:
        before = m.string[max(0, m.start() - 8) : m.start()] + m[0]
        if not re.search(r"\bthe\s", before, re.IGNORECASE) or re.search(
            r"\b(?:his|her|their|its|my|your|our)\s", before, re.IGNORECASE
        ):
            return None
        return Years(DECADES[words], 10, part)
    digits = re.sub(r"\D", "", words)
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    hundred = first % 100 == 0 and first < 2000
    return Years(first, 100 if hundred else 10, part)


@rule(
    rf"(?<![\w-])(?:(?:the{GAP})?{PART}(?:the{GAP})?)?(?P<which>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})"
    rf"(?:-|{GAP})century{ERA}?(?!\w)"
)
def _century(m: Match) -> Value | None:
    number = day_of(m["which"])
    if number is None or not 1 <= number <= 30:
        return None
    phase = phase_of(m)
    part = {"first": "early", "last": "late"}.get(phase or "", phase)
    if (m["era"] or "").lower().startswith("b"):
        return Years(1 - 100 * number, 100)
    return Years((number - 1) * 100, 100, part)


@rule(rf"(?<![\w-])(?:the{GAP}year{GAP})?{PART}?(?P<year>\d{{4}})(?!\d){ERA}?")
def _bare_year(m: Match) -> Value | None:
    named = bool(m["era"] or m["part"] or m["phase"] or plain(m[0]).startswith("the year"))
    if named and not re.match(r"['’]?s\b|[,.]\d|\w", m.string[m.end() : m.end() + 2]):
        return calendar(m)
    return calendar(m) if year_stands(m.string, m.start("year"), m.end("year")) else None


@rule(rf"(?<![\w,.])(?P<year>\d{{1,4}}){GAP}?(?P<era>BCE?|CE|AD)\b|\bAD{GAP}?(?P<after>\d{{1,4}})\b")
def _old_year(m: Match) -> Value | None:
    year = int(m["year"] or m["after"])
    if not (m["era"] or m[0][:2]).isupper():
        return None
    return Calendar(year=1 - year if (m["era"] or "").startswith("B") else year)


@rule(r"(?<![\w/.])(?P<day>9/11|nine-eleven)(?![\w/.])")
def _september_11(m: Match) -> Value | None:
    return Calendar(year=2001, month=9, day=11)


@rule(
    rf"(?<![\w-])(?P<eve>christmas(?:{GAP}(?P<kind>eve|day))?|new{GAP}year['’]s{GAP}(?P<new>eve"
    rf"|day))(?:,?{GAP}(?:of{GAP}|in{GAP})?{YEAR}|{TURN})?(?!\w)"
)
def _feast(m: Match) -> Value | None:
    led = re.search(
        rf"\b(?:on|at|by|since|until|till|before|after|around|last|this|next){GAP}$",
        m.string[max(0, m.start() - 8) : m.start()],
        re.IGNORECASE,
    )
    if not led and not m["kind"] and not m["year"] and not m["turn"] and not m["new"]:
        return None
    if m["new"]:
        eve = m["new"].lower() == "eve"
        return calendar(m, month=12 if eve else 1, day=31 if eve else 1)
    return calendar(m, month=12, day=24 if (m["kind"] or "").lower() == "eve" else 25)


@rule(
    rf"(?<![\w-])(?P<phase>the{GAP}first{GAP}half{GAP}of|the{GAP}second{GAP}half{GAP}of"
    rf"|(?P<quarter>(?:the{GAP})?(?:first|second|third|fourth|last){GAP}quarter{GAP}of"
    rf"|Q[1-4])){GAP}(?P<year>\d{{4}})\b"
)
def _year_part(m: Match) -> Value | None:
    words = plain(m[0])
    if m["quarter"]:
        names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
        number = int(words[1]) if words[0] == "q" else next(n for w, n in names.items() if w in words)
        return Calendar(year=int(m["year"]), part=f"q{number}")
    return Calendar(year=int(m["year"]), part="half1" if "first" in words else "half2")


RULES = (
    _season,
    _turned_season,
    _decade,
    _century,
    _bare_year,
    _old_year,
    _september_11,
    _feast,
    _year_part,
)
