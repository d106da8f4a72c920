"""Dates told from another: *today*, *last week*, *two days ago*, *later that year*, *the 14th*."""

from __future__ import annotations

import re

from isnad.mentions.dates.expressions import Calendar, Shift, Value, Window
from isnad.mentions.dates.lengths import count_of, length
from isnad.mentions.dates.rule import ORDINAL, Match, rule
from isnad.mentions.dates.words import NUMBER, UNIT, plain
from isnad.mentions.numerals import GAP, day_of


@rule(
    rf"(?<![\w-])(?:earlier{GAP}|later{GAP})?(?P<word>today|yesterday|tomorrow|tonight|last{GAP}night"
    rf"|this{GAP}(?:morning|evening|afternoon)"
    rf"|(?:the{GAP})?day{GAP}before{GAP}yesterday)(?!\w)"
)
def _deictic(m: Match) -> Value | None:
    word = plain(m["word"])
    amount = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, -2 if "before" in word else 0)
    return Shift(amount, "day")


@rule(
    rf"(?<![\w-])(?:(?:earlier|later|late|early|elsewhere){GAP})?(?P<which>last|this|next|this{GAP}past"
    rf"|this{GAP}coming|the{GAP}current|the{GAP}past|the{GAP}coming){GAP}"
    rf"{UNIT}(?!\w|-|{GAP}?+['’]s{GAP}worth)"
)
def _turned_unit(m: Match) -> Value | None:
    words, unit = plain(m["which"]), m["unit"].lower()
    if unit in ("second", "minute", "hour") or (unit in ("night", "day") and words != "this"):
        return None
    of = re.match(rf"{GAP}of\b", m.string[m.end() : m.end() + 6])
    if of and words in ("last", "next") and re.search(rf"\bthe{GAP}$", m.string[max(0, m.start() - 6) : m.start()]):
        return None
    amount = {"last": -1, "this past": -1, "the past": -1, "next": 1, "this coming": 1, "the coming": 1}.get(words, 0)
    if words == "this" and unit == "day":
        return Shift(0, "day")
    return Shift(amount, unit, whole=True)


@rule(
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


@rule(
    rf"(?<![\w,.-])(?P<n>{NUMBER}|an?|a{GAP}couple{GAP}of)(?:{GAP}"
    rf"|-)(?P<half>and{GAP}a{GAP}half{GAP})?{UNIT}(?P<s>s)?{GAP}"
    rf"(?P<side>ago|earlier|later|before|afterwards?|after|previously|hence|from{GAP}now)(?!\w)"
)
def _counted_shift(m: Match) -> Value | None:
    side, unit = plain(m["side"]), m["unit"].lower()
    amount = count_of(m["n"])
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


@rule(
    rf"(?<![\w-])(?:the{GAP})?(?P<which>last|past|previous|preceding|next|coming|following){GAP}(?P<n>{NUMBER}"
    rf"|couple{GAP}of)(?:{GAP}|-){UNIT}s?(?!\w)"
)
def _window(m: Match) -> Value | None:
    amount, unit = count_of(m["n"]), m["unit"].lower()
    lasting = length(m["n"], unit, None)
    if amount is None or lasting is None or unit in ("second", "minute", "weekend") or amount > 5000:
        return None
    sign = 1 if m["which"].lower() in ("next", "coming", "following") else -1
    if unit == "hour":
        amount, unit = max(1, amount // 24), "day"
    return Window(sign * int(amount), "day" if unit == "night" else unit, lasting)


@rule(
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


@rule(rf"(?<![\w-])since{GAP}then(?!\w)")
def _since_then(m: Match) -> Value | None:
    return Shift(0, "then", base="previous")


RULES = (
    _deictic,
    _turned_unit,
    _that_unit,
    _counted_shift,
    _window,
    _day_of_month,
    _since_then,
)
