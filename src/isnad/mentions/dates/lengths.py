"""Lengths of time: *a seven-month period*, *for over two and a half years*."""

from __future__ import annotations

import re

from isnad.mentions.dates.expressions import Lasting, Value
from isnad.mentions.dates.rule import Match, rule
from isnad.mentions.dates.words import ISO_UNITS, NUMBER, SEASONS, UNIT, plain
from isnad.mentions.numerals import GAP, value_of


@rule(
    rf"(?<![\w,.$-])(?P<n>{NUMBER}|an?|half{GAP}an?)(?P<dash>-|{GAP})(?P<half>(?:and[-\s]a[-\s]half)(?:-"
    rf"|{GAP}))?{UNIT}(?P<s>s)?"
    rf"(?P<more>(?:{GAP}and{GAP}|,{GAP})(?P<n2>{NUMBER}){GAP}(?P<unit2>month|week"
    rf"|day)s?)?(?P<tail>{GAP}and{GAP}a{GAP}half)?(?!\w)"
)
def _length(m: Match) -> Value | None:
    unit, after = m["unit"].lower(), m.string[m.end() : m.end() + 24]
    if unit == "weekend" or re.match(rf"(?:-|{GAP})(?:old|ago|earlier|later|of{GAP}age)\b", after, re.IGNORECASE):
        return None
    if unit in ("hour", "minute") and re.match(r"0|\d{4}", m["n"]):
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
        extra = count_of(m["n2"])
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


def count_of(text: str) -> float | None:
    """What the number before a unit is worth, *a* and *a couple of* too."""
    words = plain(text)
    if words in ("a", "an"):
        return 1
    if words in ("a couple of", "couple of"):
        return 2
    return value_of(text)


def length(number: str, unit: str, half: bool | None) -> str | None:
    """A length of time in ISO 8601, a half in the next smaller unit (`P2Y6M`); None if endless."""
    halved = plain(number).startswith("half a")
    amount = 0.5 if halved else count_of(number)
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


RULES = (_length,)
