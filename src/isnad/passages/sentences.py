"""Where sentences end inside a stretch of running text.

A rule reads one candidate mark at a time with a bounded look to either side, so the work is linear in the length.
The order of the rules follows the survey of Read, Dridan, Oepen and Solberg, *Sentence Boundary Detection: A Long
Solved Problem?* (COLING 2012): closers first, then abbreviations by what may follow them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from isnad.passages.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NAME,
    BEFORE_NUMBER,
    CLOCK,
    GOES_ON,
    MAY_END,
    MONTHS_AND_DAYS,
    SPEECH,
    STARTERS,
)

LONGEST = 1_500  # characters: longer sentences are cut at a semicolon, line end, comma or blank
LOOK = 48  # characters looked at to either side of a mark

_CLOSERS = "\"'”’»)]}*_"
_MARK = re.compile(rf"(?P<mark>[.!?؟۔。！？…]+)(?P<closers>[{re.escape(_CLOSERS)}]*(?:[ \n][\"”](?=[\s\d]))?)")
_NUMBERS = r"\d{1,3}(?:[,–-]\s?\d{1,3})*"
_NOTE = re.compile(
    rf"(?:\[{_NUMBERS}\]|\d{{1,3}}(?:,\d{{1,3}})*)++(?=\s+[\"“‘(\[]*[A-Z])"
    rf"|(?:\s?\[{_NUMBERS}\])+(?=\s|$)"
    rf"|\s\d{{1,3}}(?=\s+(?:{'|'.join(word.capitalize() for word in sorted(STARTERS))})\s)"
)
_NEXT = re.compile(r"\s*(?:[-–—]+\s*)?[\"“”‘'’«»(\[{<*_¿¡]*(?P<word>[^\W_]+(?:['’.-][^\W_]+)*)?")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*$|[§¶]$")
_SPEAKS = re.compile(rf"\s+(?:(?:[A-Z][\w.'’-]*|the|a|an|one|of)\s+){{0,5}}(?:{SPEECH})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[\[(]?(?:\d|[A-Z]{0,3}-?\d|[IVXLC]+\b|\[)")
_PARTICLE = re.compile(r"\s*[\"“‘]?(?:al|el|ibn|bin|abu)[- ][A-Z]")


def sentence_spans(
    text: str, start: int, end: int, notes: Mapping[int, int] = MappingProxyType({})
) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, in order, half-open, without white space at either edge.

    `notes` are start and end of numbers of footnotes: one behind a sentence belongs to it.
    """
    position = start
    for boundary, resume in _boundaries(text, start, end, notes):
        yield from _pieces(text, position, boundary)
        position = resume
    yield from _pieces(text, position, end)


def _boundaries(text: str, start: int, end: int, notes: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The end of each sentence but the last, and where the next may begin."""
    position = start
    while match := _MARK.search(text, position, end):
        position = match.end()
        note = _NOTE.match(text, position, min(end, position + LOOK)) if _may_have_note(text, match) else None
        after = note.end() if note else _behind_note(text, position, notes)
        if after < end and _ends(text, match, after, end):
            yield after, after
            position = after


def _behind_note(text: str, position: int, notes: Mapping[int, int]) -> int:
    blank = position
    while blank < len(text) and text[blank].isspace():
        blank += 1
    return notes.get(blank, position)


def _may_have_note(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    return before.isalpha() or before in _CLOSERS or bool(match["closers"])


def _ends(text: str, match: re.Match[str], after: int, end: int) -> bool:
    mark = match["mark"]
    if len(mark) > 4 or (len(mark) == 1 and text[match.start() - 1 : match.start()] == "."):
        return False  # the leaders of a table of contents
    following = _NEXT.match(text, after, min(end, after + LOOK))
    word = following["word"] if following else None
    if not text[after].isspace():
        return _unspaced(text, match, after)
    if word is None:
        return following is not None and following.end() < end
    if word[0].islower():
        return bool(_PARTICLE.match(text, after, min(end, after + LOOK))) and mark == "."
    if mark[-1] in "!?؟！？":
        return not (match["closers"] and _SPEAKS.match(text, after, min(end, after + 2 * LOOK)))
    if len(mark) > 1 or mark == "…":
        return word.lower() in STARTERS or not text[max(0, match.start() - 1)].isspace()
    if mark != "." or match["closers"].strip("*_"):
        return True
    return _stop_ends(text, match.start(), after, end, word)


def _unspaced(text: str, match: re.Match[str], after: int) -> bool:
    """A lost blank: *himself...In all*, *the attack.The men*; never *example.com*, *U.S.Army*, *3.5*."""
    window = text[after : after + LOOK]
    if not re.match(r"[\"“‘(]?[A-Z][a-z'’]*[\s,]", window):
        return match["mark"][-1] in "。！？" and not match["closers"]
    before = _WORD_BEFORE.search(text[max(0, match.start() - LOOK) : match.start()])
    return before is not None and (len(match["mark"]) > 1 or (before.group().islower() and len(before.group()) > 2))


def _stop_ends(text: str, stop: int, after: int, end: int, following: str) -> bool:
    """Whether a single full stop with a capital, digit or uncased letter behind it ends a sentence."""
    before = _WORD_BEFORE.search(text[max(0, stop - LOOK) : stop])
    if before is None:
        return True
    word, starts = before.group().lower(), following.lower() in STARTERS
    if len(following) > 1 and following.isupper() and following.lower() in GOES_ON:
        starts = False  # in capitals a preposition looks the same inside a sentence
    if word in BEFORE_NAME:
        return False
    if word in CLOCK:
        return following.lower() not in AFTER_CLOCK and (starts or len(following) == 1 or not following.isupper())
    if word in BEFORE_NUMBER:
        return not _NUMBER.match(text, after, min(end, after + LOOK)) and (len(word) > 1 or starts)
    if word in MONTHS_AND_DAYS:
        return starts or (word in ("mar", "may", "sat", "sun") and not following[0].isdigit())
    if len(word) == 1 and word.isalpha():
        return starts and following[0].isupper()
    if word in MAY_END or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}", word):
        return starts
    return True


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without its white space, cut where it is longer than any sentence should be."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _safe_cut(text, start)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _safe_cut(text: str, start: int) -> int:
    low, high = start + LONGEST // 2, start + LONGEST
    for mark in ("; ", ";\n", "\n", ", ", " "):
        place = text.rfind(mark, low, high)
        if place >= 0:
            return place + len(mark.rstrip()) if mark.strip() else place
    while high > low and unicodedata.combining(text[high]):
        high -= 1
    return high
