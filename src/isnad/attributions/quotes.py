"""Quotations: which characters stand between quotation marks, however broken the marks are. One pass, linear."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

Span = tuple[int, int]
_OPEN = {"“": "”", "„": "”", "«": "»", "‘": "’", "‹": "›"}
_MARK = re.compile(r"[\"“”„«»‹›‘’]|``|''|(?<!\w)'(?=\w)|(?<=[\w.,!?…])'(?!\w)|\n[^\S\n]*\n\s*")
_CLITIC = re.compile(r"(?:s|t|d|m|re|ve|ll|em|cause|tis|twas|\d0s)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
_LONGEST_SINGLE = 600
_LONGEST_OPEN = 600  # characters: a longer quotation without its closing mark ends with its first sentence
_LONGEST_NESTING = 300  # from a straight mark to another that opens inside it: beyond, the first was never closed
_LONGEST_PARAGRAPH = 3_000  # the same where the next paragraph opens with a mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, `text[start:end]`. `goes_on`: no closing mark, the next paragraph opens another.

    `depth` is 0 for a quotation that stands in no other. `closed` is False where the end of the paragraph stands
    in for a missing mark.
    """

    start: int
    end: int
    depth: int
    closed: bool = True
    goes_on: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    closer: str


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations by start; unbalanced marks end with their paragraph, stray closers are ignored."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            _end_paragraph(text, match, stack, found)
        elif _closes(text, match, stack):
            _close(match.end(), mark, stack, found)
        elif _may_open(text, match):
            if mark == '"' and stack and stack[0].mark == '"' and match.start() - stack[0].start > _LONGEST_NESTING:
                found.append(_unclosed(text, stack[0], match.start()))
                stack.clear()
            stack.append(_Open(match.start(), mark, _closer(mark)))
    _drop_rest(text, stack, found)
    return tuple(_nested(found))


def _nested(found: list[Quotation]) -> Iterator[Quotation]:
    """By start, with the depth that they have when all are known; one that runs into the next ends before it."""
    ordered = sorted(found, key=lambda q: (q.start, -q.end))
    around: list[int] = []
    for number, quotation in enumerate(ordered):
        after = ordered[number + 1] if number + 1 < len(ordered) else None
        crosses = after is not None and not quotation.closed and after.start < quotation.end < after.end
        end = after.start if crosses and after else quotation.end
        around = [other for other in around if other >= end]
        yield replace(quotation, end=end, depth=len(around))
        around.append(end)


def _closer(mark: str) -> str:
    return "''" if mark == "``" else _OPEN.get(mark, mark)


def _closes(text: str, match: re.Match[str], stack: list[_Open]) -> bool:
    mark = match.group()
    if not any(_matches(o, mark) for o in stack[-3:]):
        return False
    if mark in ("’", "'"):
        after = text[match.end() : match.end() + 1]
        return not after.isalnum() and not (
            text[match.start() - 1 : match.start()] == "s" and _possessive(text, match)
        )
    if mark == '"' and match.start() and text[match.start() - 1].isspace():
        return not text[match.end() : match.end() + 1].isalnum()
    return True


def _possessive(text: str, match: re.Match[str]) -> bool:
    """*the soldiers' camp*: a single mark after s closes nothing while a closer is still to come."""
    rest = text[match.end() : match.end() + 160].split("\n\n", maxsplit=1)[0]
    return bool(re.match(r"\s\w", rest)) and bool(re.search(r"[\w.,!?][’'](?!\w)", rest))


def _matches(opened: _Open, mark: str) -> bool:
    return opened.closer == mark or (opened.closer in '”"' and mark in '”"' and opened.mark != "``")


def _may_open(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark in ("”", "»", "›", "''"):
        return False
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()] if match.start() else " "
    if not after or after.isspace():
        return False
    if mark in ("‘", "’", "'"):
        if mark == "’" or _CLITIC.match(text, match.end()) or before.isalnum():
            return False
        return bool(
            re.search(
                r"[\w.,!?…][’'](?!\w)", text[match.end() : match.end() + _LONGEST_SINGLE].split("\n\n", maxsplit=1)[0]
            )
        )
    footnote = before in ".,!?" and after.isdigit()
    return mark != '"' or not (before.isalnum() or footnote)


def _close(end: int, mark: str, stack: list[_Open], found: list[Quotation]) -> None:
    while stack:
        opened = stack.pop()
        if _matches(opened, mark):
            found.append(Quotation(opened.start, end, len(stack)))
            return


def _end_paragraph(text: str, match: re.Match[str], stack: list[_Open], found: list[Quotation]) -> None:
    """A paragraph ends: its open quotation goes on where the next paragraph opens with a mark, else it ends here."""
    if not stack:
        return
    goes_on = text[match.end() : match.end() + 1] in ('"', "“", "„", "«", "‘", "'")
    outer = stack[0]
    if goes_on and match.start() - outer.start <= _LONGEST_PARAGRAPH:
        found.append(Quotation(outer.start, match.start(), 0, closed=False, goes_on=True))
    elif outer.mark not in ("'", "‘"):
        found.append(_unclosed(text, outer, match.start()))
    stack.clear()


def _drop_rest(text: str, stack: list[_Open], found: list[Quotation]) -> None:
    if stack and stack[0].mark not in ("'", "‘"):
        found.append(_unclosed(text, stack[0], len(text.rstrip())))


def _unclosed(text: str, opened: _Open, end: int) -> Quotation:
    """A quotation without its closing mark: to its paragraph's end, or its first sentence's where that is far."""
    if end - opened.start > (_LONGEST_NESTING if opened.mark == '"' else _LONGEST_OPEN):
        stop = _SENTENCE_END.search(text, opened.start, opened.start + _LONGEST_OPEN)
        end = stop.end() if stop else opened.start + len(text[opened.start : opened.start + _LONGEST_OPEN].rstrip())
    return Quotation(opened.start, end, 0, closed=False)


class Quotations:
    """Quotations with look-ups by character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = find_quotations(text)
        self.outer = tuple(q for q in self.all if q.depth == 0)
        self._starts = [q.start for q in self.outer]

    def around(self, position: int) -> Quotation | None:
        """The outermost quotation that holds this character."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.outer[index].end > position:
            return self.outer[index]
        return None

    def within(self, start: int, end: int) -> list[Quotation]:
        """The outermost quotations that share a character with `[start, end)`."""
        index = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while index < len(self.outer) and self.outer[index].start < end:
            if self.outer[index].end > start:
                found.append(self.outer[index])
            index += 1
        return found

    def quoted(self, start: int, end: int) -> int:
        """How many characters of `[start, end)` are quoted."""
        return sum(min(q.end, end) - max(q.start, start) for q in self.within(start, end))
