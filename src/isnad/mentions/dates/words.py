"""The words of dates and the pieces of pattern that they make."""

from __future__ import annotations

import re

from isnad.mentions.numerals import DIGITS, GAP, ORDINALS, SPELLED, wordlist


def _numbered(*lines: str) -> dict[str, int]:
    """The names of each line, numbered by line."""
    return {name: n for n, line in enumerate(lines) for name in line.split()}


MONTHS = _numbered(
    "", "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
WEEKDAYS = _numbered(
    "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
    "saturday sat", "sunday sun",
)  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DECADES = {
    word: 1900 + 10 * (n + 2)
    for n, word in enumerate(wordlist("twenties thirties forties fifties sixties seventies eighties nineties"))
}
UNIT_NAMES = ("second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "century")
ISO_UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
}
PARTS = {
    "early": "early",
    "the beginning of": "first",
    "beginning of": "first",
    "the start of": "first",
    "mid": "mid",
    "the middle of": "mid",
    "late": "late",
    "the end of": "last",
    "end of": "last",
    "the first half of": "half1",
    "the second half of": "half2",
}


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", GAP) for w in sorted(words, key=len, reverse=True))


def _names(group: str, names: dict[str, int]) -> str:
    """A named group of names of which the short ones may end in a full stop."""
    long = [n for k, n in enumerate(names) if n in ("may", "june", "july") or len(n) > 5]
    long += [n for n in names if n in ("march", "april")]
    short = [n for n in names if n not in long]
    return rf"(?P<{group}>(?:{_any(long)})\b|(?:{_any(short)})\b\.?)"


DASH = r"[-–—]"
MONTH = _names("month", MONTHS)
WEEKDAY = _names("weekday", WEEKDAYS)
DAY_NAME = rf"(?:{WEEKDAY}(?:,{GAP}|{GAP})(?:the{GAP})?)?"
DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_any([*ORDINALS])})"
LAST_DAY = rf"(?:{GAP}?+(?:{DASH}|/|to|and|or|through){GAP}?+(?P<end_day>\d{{1,2}}(?:st|nd|rd|th)?))"
# *12 March 0630* has no year: a clock time neither begins with 0 nor stands before *hours*
YEAR = r"(?P<year>(?!0\d{3}\b|\d{4}\s?(?:h|hrs?|hours|GMT|Z|local)\b)\d{4,6}|['’]\d{2})(?![\d,]\d|\d)"
ERA = rf"(?:{GAP}(?P<era>a\.?d\.?|c\.?e\.?|b\.?c\.?(?:e\.?)?)\b\.?)"
PART = (
    rf"(?:(?P<part>early|mid|late)(?:{GAP}in)?(?:{DASH}|{GAP})"
    rf"|(?P<phase>{_any([w for w in PARTS if ' ' in w])}){GAP})"
)
TURN = (
    rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?(?P<turn>this|last|next|the{GAP}same|that{GAP}same|the{GAP}following"
    rf"|the{GAP}previous|that)"
    rf"{GAP}year\b)"
)
NUMBER = rf"(?:{DIGITS}|{SPELLED})"
UNIT = rf"(?P<unit>{_any(list(UNIT_NAMES))})"

TRIGGER = re.compile(
    rf"\b(?:{_any([*MONTHS, *WEEKDAYS, *SEASONS, *DECADES])}"
    rf"|(?:{_any([u for u in UNIT_NAMES if u != 'century'])})s?|century|centuries"
    r"|today|yesterday|tomorrow|tonight|afterwards?|morning|evening|afternoon|then|christmas|new year's)\b"
    r"|\d{2}[/.]\d|\d\.\d{1,2}\.(?=\s*[-–—:])|\d/\d|\d{4}|\d(?:st|nd|rd|th)\b|['’]\d\d|\b(?:ad|bce?|ce)\b|\d(?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def month_of(text: str) -> int:
    """The number of a month's name, whole or short."""
    return MONTHS[text.lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """The number of a weekday's name, Monday 0."""
    return WEEKDAYS[text.lower().rstrip(".")]


def plain(text: str) -> str:
    """Lower case with single blanks."""
    return re.sub(r"\s+", " ", text.lower())
