"""Numbers as written, in digits and in words, and what they are worth."""

from __future__ import annotations

import re


def wordset(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(wordlist(*lines))


def wordlist(*lines: str) -> list[str]:
    """The words of some lines, in order."""
    return [word for line in lines for word in line.split()]


UNITS = {
    word: value
    for value, word in enumerate(
        wordlist(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
            "seventeen eighteen nineteen",
        )
    )
}
TENS = {word: 10 * n for n, word in enumerate(wordlist("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
TENS["fourty"] = 40
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SMALL = {**UNITS, **TENS}
ORDINALS = {
    word: value
    for value, word in enumerate(
        wordlist(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        ),
        start=1,
    )
}
ORDINALS.update({f"twenty-{word}": 20 + n for word, n in list(ORDINALS.items())[:9]})
ORDINALS.update({"thirtieth": 30, "thirty-first": 31})

GAP = r"(?:[ \t\xa0]++\n?+[ \t\xa0]*+|\n[ \t\xa0]*+)"
"""White space inside an expression: blanks and at most one line end; possessive, so that no run is read twice."""

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_JOIN = rf"(?:-|{GAP}(?:and{GAP})?)"
SPELLED = (
    rf"(?:(?:half{GAP}an?{GAP}|an?{GAP})(?:dozen|hundred|{_SCALE})"
    rf"|(?:{_SMALL})(?:{_JOIN}(?:{_SMALL}|hundred|dozen"
    rf"|{_SCALE}))*+(?:{GAP}and{GAP}a{GAP}half(?:{GAP}(?:{_SCALE}))?)?)"
    rf"(?:{_JOIN}(?:{_SMALL}|hundred|{_SCALE}))*+"
)
DIGITS = r"\d{1,3}(?:,\d{3})++(?:\.\d+)?+|\d++(?:\.\d+)?+"


def words_value(text: str) -> float | None:
    """The worth of a number in words (*two hundred and five*, *half a million*, *three dozen*); None if it is none.

    >>> words_value("two hundred and five thousand")
    205000.0
    """
    tokens = [t for t in re.split(r"[-\s]+", text.lower()) if t]
    total = group = 0.0
    seen = False
    for word in tokens:
        if word in SMALL:
            group += SMALL[word]
        elif word in ("a", "an"):
            continue
        elif word == "half":
            group += 0.5
        elif word == "and":
            continue
        elif word == "dozen":
            group = (group or 1) * 12
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in SCALES:
            total, group = total + (group or 1) * SCALES[word], 0.0
        else:
            return None
        seen = True
    return total + group if seen else None


def digits_value(text: str) -> float | None:
    """The worth of a number in digits, with commas between thousands or without; None if it is none or endless."""
    plain = text.replace(",", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain, re.ASCII) or len(plain) > 300:
        return None
    return float(plain)


def value_of(text: str) -> float | None:
    """The worth of a number in digits, in words or mixed (*2.5 million*, *12 hundred*)."""
    mixed = re.fullmatch(rf"({DIGITS})(?:{GAP}|-)?+(hundred|dozen|{_SCALE})", text, re.IGNORECASE)
    if mixed:
        number = digits_value(mixed[1])
        scale = words_value(mixed[2])
        return None if number is None or scale is None else number * scale
    return digits_value(text) if text[:1].isdigit() else words_value(text)


def day_of(text: str) -> int | None:
    """The day of a month that *14*, *14th* or *fourteenth* names; None if it is none."""
    low = re.sub(r"\s+", "-", text.lower())
    if low in ORDINALS:
        return ORDINALS[low]
    digits = re.match(r"\d{1,2}", low)
    return int(digits[0]) if digits else None
