"""The patterns of dates in English, each with what it says; `joining` makes ranges of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from isnad.mentions.dates.expressions import Calendar, Expression, Impossible, Lasting, Shift, Value, Window, Years
from isnad.mentions.dates.guards import month_stands, year_stands
from isnad.mentions.dates.words import (
    DASH,
    DAY,
    DAY_NAME,
    DECADES,
    ERA,
    ISO_UNITS,
    LAST_DAY,
    MONTH,
    NUMBER,
    PART,
    PARTS,
    SEASONS,
    TURN,
    UNIT,
    WEEKDAY,
    YEAR,
    month_of,
    plain,
    weekday_of,
)
from isnad.mentions.numerals import GAP, ORDINALS, day_of, value_of

ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
Match = re.Match[str]
Maker = Callable[[Match], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it makes; a maker gives None when the words only look like a date."""

    name: str
    pattern: re.Pattern[str]
    make: Maker


RULES: list[Rule] = []
_NOUN_NEXT = re.compile(
    rf"{GAP}(?!(?:in|at|on|by|to|from|and|the|when|as|with|for)\b)[a-z]+|{GAP}(?:[A-Z]+S|MEN|PEOPLE|WOMEN)\b"
)
_TURNS = {"this": 0, "last": -1, "next": 1, "the previous": -1, "the following": 1}


def _rule(pattern: str) -> Callable[[Maker], Maker]:
    def add(maker: Maker) -> Maker:
        RULES.append(Rule(maker.__name__.strip("_"), re.compile(pattern, re.IGNORECASE), maker))
        return maker

    return add


def _turn(m: Match) -> dict[str, int | str]:
    words = plain(m.groupdict().get("turn") or "")
    if not words:
        return {}
    if words in ("the same", "that same", "that"):
        return {"turn": 0, "base": "previous"}
    return {"turn": _TURNS[words], "base": "previous" if words.startswith("the ") else "anchor"}


def _year(m: Match) -> tuple[int | None, bool]:
    """The year of a match and whether it was written with two digits."""
    text = m.groupdict().get("year")
    if not text:
        return None, False
    short = len(text.lstrip("'’")) == 2
    year = int(text.lstrip("'’"))
    if (m.groupdict().get("era") or "").lower().startswith("b"):
        return 1 - year, False
    return year, short


def _phase(m: Match) -> str | None:
    groups = m.groupdict()
    if groups.get("part"):
        return str(groups["part"]).lower()
    return PARTS[plain(groups["phase"])] if groups.get("phase") else None


def _calendar(m: Match, **fields: int | str | None) -> Value:
    year, short = _year(m)
    if year is not None and year > 9999:
        return Impossible()
    turn = _turn(m)
    return Calendar(
        year=year,
        short_year=short,
        part=_phase(m),
        turn=turn.get("turn"),  # type: ignore[arg-type]
        base=turn.get("base", "anchor"),  # type: ignore[arg-type]
        **fields,  # type: ignore[arg-type]
    )


def _named_day(m: Match) -> Value | None:
    """A day with its month: *20th March 2007*, *March 3-5, 2008*, *Monday May 3rd*."""
    groups = m.groupdict()
    day = day_of(groups["day"])
    last = groups.get("end_day")
    named = groups.get("weekday")
    if m["month"] in ("may", "march", "mar") and not groups.get("year") and not re.search(r"[a-z]", m["day"]):
        return None
    return _calendar(
        m,
        month=month_of(m["month"]),
        day=day,
        end_day=day_of(last) if last else None,
        weekday=weekday_of(named) if named else None,
    )


@_rule(r"(?<![\w/.-])(?P<year>\d{4})(?P<dash>[-/])(?P<m>\d{2})(?P=dash)(?P<d>\d{2})(?:T\d{2}:\d{2}\S*)?(?![\w/]|-\d)")
def _iso(m: Match) -> Value | None:
    return Calendar(year=int(m["year"]), month=int(m["m"]), day=int(m["d"]))


@_rule(r"(?<![\w/.-])(?P<a>\d{1,2})(?P<dot>[/.-])(?P<b>\d{1,2})(?P=dot)(?P<year>\d{4}|\d{2})(?![\w/]|[.-]\d)")
def _numeric(m: Match) -> Value | None:
    if m["dot"] != "/" and len(m["year"]) == 2:
        return None
    a, b = int(m["a"]), int(m["b"])
    day_first = a > 12 or (m["dot"] == "." and b <= 12)
    day, month = (a, b) if day_first else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Calendar(year=int(m["year"]), month=month, day=day, short_year=len(m["year"]) == 2)


@_rule(rf"(?<![\w/.-])(?P<day>\d{{2}})\d{{4}}{GAP}?+[zlc]{GAP}?+{MONTH}{GAP}?+(?P<year>\d{{4}}|\d{{2}})\b")
def _date_time_group(m: Match) -> Value | None:
    return _calendar(m, month=month_of(m["month"]), day=int(m["day"]))


@_rule(
    rf"(?<![\w.$£€/]){DAY_NAME}(?:the{GAP})?{DAY}{LAST_DAY}?(?:{GAP}of{GAP}|{GAP}|-)?{MONTH}"
    rf"(?:(?:,?{GAP}(?:of{GAP})?|-){YEAR}{ERA}?|{TURN})?(?![\w]|-\d)"
)
def _day_month(m: Match) -> Value | None:
    if not re.match(r"\d", m["day"]) and "of" not in m[0].lower():
        return None
    return _named_day(m)


@_rule(rf"(?<![\w.$£€/-]){DAY}(?:-|{GAP})?(?P<month>[A-Z]{{3}})\.?(?:-|{GAP})?(?P<year>\d{{2}})(?![\w:]|[,.]\d)")
def _military(m: Match) -> Value | None:
    if not re.match(r"\d", m["day"]) or not m["month"].isupper() or _NOUN_NEXT.match(m.string, m.end()):
        return None
    try:
        return _calendar(m, month=month_of(m["month"]), day=day_of(m["day"]))
    except KeyError:
        return None


@_rule(
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


@_rule(
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
    return _calendar(m, month=month_of(word))


@_rule(
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


@_rule(rf"(?<![\w-]){WEEKDAY}(?:{GAP}(?P<turn>last|next|this|of{GAP}last){GAP}week\b)?(?!\w)")
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


@_rule(
    rf"(?<![\w-]){PART}?(?:the{GAP})?(?P<season>{'|'.join(SEASONS)})(?:{GAP}of|,)?{GAP}(?P<year>\d{{4}}"
    rf"|['’]\d\d)(?:{GAP}?{DASH}{GAP}?\d{{2,4}})?(?!\w)"
)
def _season(m: Match) -> Value | None:
    return _calendar(m, month=SEASONS[m["season"].lower()])


@_rule(
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


@_rule(
    rf"(?<![\w-])(?:(?:the{GAP})?{PART}(?:the{GAP})?)?(?P<decade>\d{{3}}0['’]?s|['’]\d0['’]?s"
    rf"|{'|'.join(DECADES)})(?!\w)"
)
def _decade(m: Match) -> Value | None:
    words = m["decade"].lower()
    phase = _phase(m)
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


@_rule(
    rf"(?<![\w-])(?:(?:the{GAP})?{PART}(?:the{GAP})?)?(?P<which>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})"
    rf"(?:-|{GAP})century{ERA}?(?!\w)"
)
def _century(m: Match) -> Value | None:
    number = day_of(m["which"])
    if number is None or not 1 <= number <= 30:
        return None
    phase = _phase(m)
    part = {"first": "early", "last": "late"}.get(phase or "", phase)
    if (m["era"] or "").lower().startswith("b"):
        return Years(1 - 100 * number, 100)
    return Years((number - 1) * 100, 100, part)


@_rule(rf"(?<![\w-])(?:the{GAP}year{GAP})?{PART}?(?P<year>\d{{4}})(?!\d){ERA}?")
def _bare_year(m: Match) -> Value | None:
    named = bool(m["era"] or m["part"] or m["phase"] or plain(m[0]).startswith("the year"))
    if named and not re.match(r"['’]?s\b|[,.]\d|\w", m.string[m.end() : m.end() + 2]):
        return _calendar(m)
    return _calendar(m) if year_stands(m.string, m.start("year"), m.end("year")) else None


@_rule(
    rf"(?<![\w-])(?:in{GAP})(?P<year>\d{{1,3}}){ERA}?(?!\w|[.,:]\d|%|-)"
    rf"|(?<!\w)(?P<year2>\d{{1,4}}){GAP}?(?P<era2>BCE?|CE|AD)\b|\b(?:AD){GAP}?(?P<year3>\d{{1,4}})\b"
)
def _old_year(m: Match) -> Value | None:
    if m["year"]:
        return None
    year = int(m["year2"] or m["year3"])
    if m["era2"] and not m["era2"].isupper():
        return None
    return Calendar(year=1 - year if (m["era2"] or "").upper().startswith("B") else year)


@_rule(r"(?<![\w/.])(?P<day>9/11|nine-eleven)(?![\w/.])")
def _september_11(m: Match) -> Value | None:
    return Calendar(year=2001, month=9, day=11)


@_rule(
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
        return _calendar(m, month=12 if eve else 1, day=31 if eve else 1)
    return _calendar(m, month=12, day=24 if (m["kind"] or "").lower() == "eve" else 25)


@_rule(
    rf"(?<![\w-])(?:earlier{GAP}|later{GAP})?(?P<word>today|yesterday|tomorrow|tonight|last{GAP}night"
    rf"|this{GAP}(?:morning|evening|afternoon)"
    rf"|(?:the{GAP})?day{GAP}before{GAP}yesterday)(?!\w)"
)
def _deictic(m: Match) -> Value | None:
    word = plain(m["word"])
    amount = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, -2 if "before" in word else 0)
    return Shift(amount, "day")


@_rule(
    rf"(?<![\w-])(?:(?:earlier|later|late|early|elsewhere){GAP})?(?P<which>last|this|next|this{GAP}past"
    rf"|this{GAP}coming|the{GAP}current|the{GAP}past|the{GAP}coming){GAP}"
    rf"{UNIT}(?!\w|-|{GAP}?+['’]s{GAP}worth)"
)
def _turned_unit(m: Match) -> Value | None:
    words, unit = plain(m["which"]), m["unit"].lower()
    if unit in ("second", "minute", "hour") or (unit in ("night", "day") and words != "this"):
        return None
    amount = {"last": -1, "this past": -1, "the past": -1, "next": 1, "this coming": 1, "the coming": 1}.get(words, 0)
    if words == "this" and unit == "day":
        return Shift(0, "day")
    return Shift(amount, unit, whole=True)


@_rule(
    rf"(?<![\w-])(?:(?:later|earlier|late|early){GAP})?(?P<which>that{GAP}same|the{GAP}very{GAP}same"
    rf"|the{GAP}same|that|the{GAP}following|the{GAP}next|the{GAP}previous|the{GAP}preceding|the)"
    rf"{GAP}(?P<unit>day|week|weekend|month|year|night|morning|evening|afternoon)(?P<side>{GAP}(?:before|after"
    rf"|earlier|later))?(?!\w|-)"
)
def _that_unit(m: Match) -> Value | None:
    words = plain(m["which"]).replace("very ", "")
    side = plain(m["side"] or "").strip()
    if words == "the" and not side:
        return None
    after = m.string[m.end() : m.end() + 40]
    if (
        side in ("before", "after")
        and re.match(rf"{GAP}\w", after)
        and not re.match(rf"{GAP}(?:and|but|in|at|when|that|as|on|with|by)\b", after)
    ):
        return None
    if words in ("the same", "that same") and re.match(rf"{GAP}(?:as|that)\b", after):
        return None
    unit = m["unit"].lower()
    unit = "day" if unit in ("night", "morning", "evening", "afternoon") else unit
    amount = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(words, 0)
    if side:
        amount = -1 if side in ("before", "earlier") else 1
    return Shift(amount, unit, base="previous", whole=True)


@_rule(
    rf"(?<![\w,.-])(?P<n>{NUMBER}|an?|a{GAP}couple{GAP}of)(?:{GAP}"
    rf"|-)(?P<half>and{GAP}a{GAP}half{GAP})?{UNIT}(?P<s>s)?{GAP}"
    rf"(?P<side>ago|earlier|later|before|afterwards?|after|previously|hence|from{GAP}now)(?!\w)"
)
def _counted_shift(m: Match) -> Value | None:
    side, unit = plain(m["side"]), m["unit"].lower()
    amount = _count(m["n"])
    if amount is None or amount > 5000:
        return None
    after = m.string[m.end() : m.end() + 30]
    if side in ("before", "after") and re.match(rf"{GAP}\w", after):
        return None
    sign = -1 if side in ("ago", "earlier", "before", "previously") else 1
    base = "anchor" if side in ("ago", "hence", "from now") else "previous"
    unit = "day" if unit == "night" else unit
    if unit in ("hour", "minute", "second"):
        if base == "previous" and amount * {"hour": 60, "minute": 1}.get(unit, 0) < 1440:
            return None
        amount, unit = (amount * {"hour": 3600, "minute": 60}.get(unit, 1)) // 86400, "day"
    if unit == "weekend":
        return None
    return Shift(sign * int(amount), unit, base="anchor" if base == "anchor" else "previous")


@_rule(
    rf"(?<![\w-])(?:the{GAP})?(?P<which>last|past|previous|preceding|next|coming|following){GAP}(?P<n>{NUMBER}"
    rf"|couple{GAP}of)(?:{GAP}|-){UNIT}s?(?!\w)"
)
def _window(m: Match) -> Value | None:
    amount, unit = _count(m["n"]), m["unit"].lower()
    lasting = length(m["n"], unit, None)
    if amount is None or lasting is None or unit in ("second", "minute", "weekend") or amount > 5000:
        return None
    sign = 1 if m["which"].lower() in ("next", "coming", "following") else -1
    if unit == "hour":
        amount, unit = max(1, amount // 24), "day"
    return Window(sign * int(amount), "day" if unit == "night" else unit, lasting)


@_rule(
    rf"(?<![\w,.$-])(?P<n>{NUMBER}|an?|half{GAP}an?)(?P<dash>-|{GAP})(?P<half>(?:and[-\s]a[-\s]half)(?:-"
    rf"|{GAP}))?{UNIT}(?P<s>s)?"
    rf"(?P<more>(?:{GAP}and{GAP}|,{GAP})(?P<n2>{NUMBER}){GAP}(?P<unit2>month|week"
    rf"|day)s?)?(?P<tail>{GAP}and{GAP}a{GAP}half)?(?!\w)"
)
def _length(m: Match) -> Value | None:
    unit, after = m["unit"].lower(), m.string[m.end() : m.end() + 24]
    if unit == "weekend" or re.match(rf"(?:-|{GAP})(?:old|ago|earlier|later|of{GAP}age)\b", after, re.IGNORECASE):
        return None
    if m["n"].lower() in ("a", "an", "one") and not _lasts(m.string, m.start()):
        return None
    if (
        not m["s"]
        and m["n"].lower() not in ("a", "an", "one", "1")
        and m["dash"] != "-"
        and "half" not in plain(m["n"])
    ):
        return None
    if re.search(
        rf"\b(?:every|aged?|each|first|{'|'.join(SEASONS)}){GAP}$",
        m.string[max(0, m.start() - 12) : m.start()],
        re.IGNORECASE,
    ):
        return None
    half = bool(m["half"] or m["tail"])
    value = length(m["n"], unit, half)
    if value is not None and m["more"]:
        extra = _count(m["n2"])
        value += f"{int(extra or 0)}{ISO_UNITS[m['unit2'].lower()]}"
    return Lasting(value) if value else None


def _lasts(text: str, start: int) -> bool:
    """Whether *a year*, *one day* is measured (*for a year*) rather than counted (*a year later*, *once a year*)."""
    return bool(
        re.search(
            rf"\b(?:for|within|over|after|about|lasted|than|least|nearly|almost){GAP}$",
            text[max(0, start - 12) : start],
            re.IGNORECASE,
        )
    )


def _count(text: str) -> float | None:
    words = plain(text)
    if words in ("a", "an"):
        return 1
    if words in ("a couple of", "couple of"):
        return 2
    return value_of(text)


def length(number: str, unit: str, half: bool | None) -> str | None:
    """A length of time in ISO 8601, a half in the next smaller unit (`P2Y6M`); None if endless."""
    halved = plain(number).startswith("half a")
    amount = 0.5 if halved else _count(number)
    if amount is None or amount > 10**6:
        return None
    if half:
        amount = int(amount) + 0.5
    if unit in ("decade", "century"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    return iso_length(amount, unit)


def iso_length(amount: float, unit: str) -> str:
    """So many units in ISO 8601."""
    smaller = {"year": (12, "M"), "week": (7, "D"), "day": (24, "H"), "hour": (60, "M"), "minute": (60, "S")}
    sign = "PT" if unit in ("hour", "minute", "second") else "P"
    count, letter = int(amount), ISO_UNITS[unit]
    rest = amount - count
    if not rest or unit not in smaller:
        return f"{sign}{count if not rest else amount:g}{letter}"
    parts, small = round(rest * smaller[unit][0]), smaller[unit][1]
    start = f"{count}{letter}" if count else ""
    if unit == "week":
        return f"P{count * 7 + parts}D"
    return f"{sign}{start}{'T' if unit == 'day' else ''}{parts}{small}"


@_rule(
    rf"(?<![\w-])(?:(?P<part>early|late|mid)(?:-|{GAP}))?the{GAP}(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})"
    rf"(?P<of>{GAP}of{GAP}(?P<which>this|last|next|that|the{GAP}same|the){GAP}month)?(?!\w|-)"
)
def _day_of_month(m: Match) -> Value | None:
    day = day_of(m["day"])
    if m["of"]:
        which = plain(m["which"])
        if which in ("this", "last", "next"):
            return Calendar(day=day, direction={"last": -1, "next": 1}.get(which, 0))
        return Calendar(day=day, base="previous")
    led = re.search(
        rf"\b(?:on|by|until|since|from|before|after){GAP}(?:(?:or|and){GAP}about{GAP})?$",
        m.string[max(0, m.start() - 20) : m.start()],
        re.IGNORECASE,
    )
    ends = re.match(
        rf"[.,;:)]|{GAP}(?:and|to|in|at|he|she|they|we|i|when|with|by|for|there|but|until|through)\b|$",
        m.string[m.end() : m.end() + 12],
    )
    if not led or not ends or not m["day"][0].isdigit():
        return None
    return Calendar(day=day, base="previous")


@_rule(
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


@_rule(rf"(?<![\w-])since{GAP}then(?!\w)")
def _since_then(m: Match) -> Value | None:
    return Shift(0, "then", base="previous")


def atoms(text: str, start: int, end: int) -> list[Expression]:
    """The single date expressions of `text[start:end]`, longest first where they meet, in text order."""
    found: list[tuple[int, int, Value]] = []
    for rule in RULES:
        for m in rule.pattern.finditer(text, start, end):
            value = rule.make(m)
            if value is not None:
                found.append((m.start(), m.end(), value))
    taken = bytearray(end - start)
    chosen: list[Expression] = []
    for first, last, value in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if not any(taken[first - start : last - start]):
            taken[first - start : last - start] = b"\1" * (last - first)
            chosen.append(Expression(first, last, value))
    return sorted(chosen, key=lambda e: e.start)
