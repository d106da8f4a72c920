"""Finding the quantities of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from isnad.documents import Document
from isnad.encoder import Parse
from isnad.mentions.mention import Bound, Quantity
from isnad.mentions.numerals import DIGITS, GAP, SCALES, SMALL, SPELLED, value_of, words_value
from isnad.mentions.quantities.bounds import bound_of
from isnad.mentions.quantities.guards import counts, furniture
from isnad.mentions.quantities.units import SIGNS, currency_after, percent_after, unit_after, unit_in
from isnad.mentions.spans import Span, Spans, boilerplate

_SIGN = "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "k": 10**3, "tn": 10**12}
_NUMBER = re.compile(
    rf"(?:(?<![\w.])(?P<sign>{_SIGN}){GAP}?+)?(?<![\w.,:/])(?<![A-Za-z]-)"
    rf"(?:(?P<vague>several|a{GAP}few|many|some{GAP}few){GAP}(?P<vague_scale>dozen|hundred|{_SCALE})(?![\w-])"
    rf"|(?P<crowd>(?:tens|hundreds){GAP}of{GAP}(?:thousands|millions)|dozens|scores|hundreds|thousands|millions"
    rf"|billions){GAP}of\b"
    rf"|(?P<often>twice|thrice|(?:on{GAP})?both{GAP}(?:times|occasions))\b(?!{GAP}(?:as|the|that|a|his|her|its|their)\b)"
    rf"|(?P<couple>a{GAP}couple{GAP}of|a{GAP}pair{GAP}of)\b"
    rf"|(?P<digits>{DIGITS})(?:(?:{GAP}|-)(?P<scale>hundred|dozen|{_SCALE})(?!\w)|(?P<short>m|mn|bn|b|k|tn)(?!\w))?"
    rf"|(?P<words>\b{SPELLED}(?!\w)))",
    re.IGNORECASE,
)
_CROWDS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9}
_RANGE = re.compile(rf"{GAP}?+[-–—]{GAP}?+|{GAP}to{GAP}|(?P<and>{GAP}and{GAP})|(?P<or>{GAP}or{GAP})", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b(?:between|from){GAP}(?:[$£€]{GAP}?)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"'”’)]*\s|\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that counts, before it has an id."""

    start: int
    end: int
    value: float
    bound: Bound
    unit: str | None
    core: int


def find_quantities(
    document: Document, taken: Iterable[Span] = (), parse: Parse | None = None
) -> tuple[Quantity, ...]:
    """The numbers of a document that count something, in text order, `{document}-q{n}`.

    `taken` are spans where no number counts (dates, durations, names). `parse` gives what is counted; without it the
    words after the number do. Both ends of a range are quantities, the first `at_least`, the second `at_most`.
    """
    text = document.text
    blocked = Spans([*taken, *furniture(text), *boilerplate(document)])
    children = parse.children() if parse is not None else []
    found: list[_Number] = []
    for m in _NUMBER.finditer(text):
        if blocked.touches(*m.span()):
            continue
        number = _number(text, m, parse, children)
        if number is not None:
            found.append(number)
    settled = _listed(text, _ranges(text, found))
    return tuple(
        Quantity(f"{document.id}-q{n}", document.id, q.start, q.end, text[q.start : q.end], q.value, q.bound, q.unit)
        for n, q in enumerate(settled)
    )


def _number(text: str, m: re.Match[str], parse: Parse | None, children: list[list[int]]) -> _Number | None:
    value = _value(m)
    start, end = m.start(), m.end()
    core = m.end("sign") if m["sign"] else start
    if value is None or (m["sign"] is None and m["short"]):
        return None
    if m["crowd"] or m["couple"] or m["vague"]:
        end = end - 2 if m["crowd"] else end
        bound: Bound = "at_least" if m["crowd"] else "about"
        return _Number(
            start,
            end if not m["crowd"] else m.end("crowd"),
            value,
            bound,
            unit_after(text, m.end("crowd") if m["crowd"] else m.end()),
            core,
        )
    if m["often"]:
        return _Number(start, end, value, "exact", "times", core)
    if not counts(text, _first_digit(text, core), end):
        return None
    bound, tail = bound_of(text, start, end)
    if m["sign"]:
        after = currency_after(text, end)
        return _Number(start, after[1] if after else end, value, bound, SIGNS[m["sign"].lower()], core)
    return _counted(text, m, _Number(start, end, value, bound, None, core), tail, parse, children)


def _first_digit(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _counted(
    text: str, m: re.Match[str], number: _Number, tail: int, parse: Parse | None, children: list[list[int]]
) -> _Number | None:
    """The number with what it counts; None when nothing says that it counts."""
    end = number.end
    if percent := percent_after(text, end):
        return replace(number, end=percent, unit="%")
    if money := currency_after(text, end):
        return replace(number, end=money[1], unit=money[0])
    unit = unit_in(parse, children, text, number.start, end) if parse is not None else None
    unit = unit or unit_after(text, tail)
    if unit is None and m["digits"] and _is_mark(text, number, m["digits"]):
        return None
    if unit is None and m["words"] and m["words"][0].isupper() and not m["words"].isupper():
        return None
    return replace(number, unit=unit)


def _is_mark(text: str, number: _Number, digits: str) -> bool:
    """Whether digits that count nothing named are no count: four and more without a comma, a note's number."""
    if len(digits) > 3 and "," not in digits:
        return True
    return bool(re.search(r"[.!?,;\"”’)]\s?\Z", text[max(0, number.start - 2) : number.start])) and bool(
        re.match(r"\s*(?:[A-Z\n]|\Z)", text[number.end : number.end + 3])
    )


def _value(m: re.Match[str]) -> float | None:
    if m["vague"]:
        scale = words_value(m["vague_scale"])
        return 3 * scale if scale else None
    if m["crowd"]:
        words = re.sub(r"\s+", " ", m["crowd"].lower())
        if words in _CROWDS:
            return float(_CROWDS[words])
        first, _, last = words.split(" ")
        return float((20 if first == "tens" else 200) * (1000 if last == "thousands" else 10**6))
    if m["couple"]:
        return 2.0
    if m["often"]:
        return 3.0 if m["often"].lower() == "thrice" else 2.0
    if m["words"]:
        return words_value(m["words"])
    value = value_of(m["digits"])
    if value is None:
        return None
    scale = words_value(m["scale"]) if m["scale"] else _SHORT[m["short"].lower()] if m["short"] else 1
    return value * (scale or 1)


def _ranges(text: str, found: Sequence[_Number]) -> list[_Number]:
    """Give the two ends of a range their bounds and their one unit; drop scores (*3-1*) that count nothing."""
    out: list[_Number] = []
    for number in found:
        last = out[-1] if out else None
        link = _RANGE.fullmatch(text, last.end, number.start) if last else None
        if (
            last is None
            or link is None
            or link["or"]
            or (link["and"] and not _BETWEEN.search(text[max(0, last.start - 12) : last.start]))
        ):
            out.append(number)
            continue
        if number.unit is None or last.value >= number.value:
            if not link["and"] and "to" not in link[0]:
                out.pop()
                continue
            out.append(number)
            continue
        low = last.value
        scale = number.value / low if low else 1
        out[-1] = replace(
            last, bound="at_least", unit=number.unit, value=_scaled(text, last, number) if scale > 1000 else low
        )
        out.append(replace(number, bound="at_most"))
    return out


def _scaled(text: str, low: _Number, high: _Number) -> float:
    """*2 to 3 million*: the first end takes the second's scale."""
    for word, scale in SCALES.items():
        if text[high.core : high.end].lower().rstrip().endswith(word) and low.value < 1000:
            return low.value * scale
    return low.value


def _listed(text: str, found: Sequence[_Number]) -> list[_Number]:
    """A number without a noun counts what the one before it in the sentence counted (*five men … and wounding "
    "three*)."""
    out: list[_Number] = []
    for number in found:
        last = out[-1] if out else None
        if (
            number.unit is None
            and last is not None
            and last.unit not in (None, "%")
            and number.start - last.end < 200
            and not _SENTENCE_END.search(text, last.end, number.start)
        ):
            number = replace(number, unit=last.unit)  # noqa: PLW2901
        if number.unit is None and text[number.core : number.end].strip().lower() in ("one", "zero", "1"):
            continue
        out.append(number)
    return out


__all__ = ["SMALL", "find_quantities"]
