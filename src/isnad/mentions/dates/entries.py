"""Diaries, logs, notebooks, chronologies: the day that opens an entry is the day of what the entry tells.

*9 March. We took the mill.*, *Page 12. 9 March. …*, *14.10. - …*, a day alone in its line: two of them in a text make
it one that is kept by days. An entry ends where the next one opens, at the next page, or at a remark in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]
_PAGE = (
    r"(?:page|folio|leaf|sheet|fol\.|pp?\.|f\.|entry|line)[^\S\n]*\d{1,4}[a-z]?"
    r"(?:[^\S\n]*(?:-|–|/|and)[^\S\n]*\d{1,4})?"
)
_LEAD = re.compile(
    rf"(?:^|\n)[^\S\n]*(?:[-•*–>|][^\S\n]*)?(?P<page>{_PAGE}[^\S\n]*[.:,;)\]–-]*[^\S\n]*)?[(\[]?(?:the[^\S\n]+)?\Z",
    re.IGNORECASE,
)
_TIME = (
    r"(?:[^\S\n]*,?[^\S\n]*(?:at[^\S\n]+)?(?:\d{1,2}[:.]\d{2}|\d{3,4})[^\S\n]*(?:h|hrs?|hours|a\.?m\.?|p\.?m\.?)?"
    r"|,?[^\S\n]+(?:in the[^\S\n]+)?(?:morning|noon|midday|afternoon|evening|night|dawn|midnight))?"
)
_INLINE = re.compile(rf"{_TIME}[)\]]?[^\S\n]*(?:[.:;](?=\s)|[-–—]+(?=\s))[^\S\n]*", re.IGNORECASE)
_ALONE = re.compile(rf"{_TIME}[)\]]?[.:]?[^\S\n]*(?=\n)", re.IGNORECASE)
_BREAK = re.compile(rf"\n[^\S\n]*(?:\[|{_PAGE}[^\S\n]*[.:])", re.IGNORECASE)
_REACH = 80
_FEWEST_INLINE, _FEWEST_ALONE = 2, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry `text[start:end]`, its opening included; `opening` is the place of its date among those given."""

    start: int
    end: int
    opening: int


@dataclass(frozen=True, slots=True)
class _Opening:
    number: int
    line: int
    page: bool
    alone: bool


def find_entries(text: str, dates: Sequence[Span]) -> tuple[Entry, ...]:
    """The entries that dates (spans, in order) open in a text that is kept by days; none in any other text."""
    openings = [o for o in (_opening(text, n, span) for n, span in enumerate(dates)) if o is not None]
    inline = [o for o in openings if not o.alone]
    alone = [o for o in openings if o.alone]
    kept = inline if len(inline) >= _FEWEST_INLINE or any(o.page for o in inline) else []
    kept = sorted([*kept, *(alone if len(alone) >= _FEWEST_ALONE else [])], key=lambda o: o.number)
    entries = []
    for place, opening in enumerate(kept):
        stop = kept[place + 1].line if place + 1 < len(kept) else len(text)
        broken = _BREAK.search(text, dates[opening.number][1], stop)
        entries.append(Entry(opening.line, broken.start() if broken else stop, opening.number))
    return tuple(entries)


def _opening(text: str, number: int, span: Span) -> _Opening | None:
    """What a date opens that stands first in its line or behind the number of a page."""
    start, end = span
    lead = _LEAD.search(text, max(0, start - _REACH), start)
    if lead is None or (lead.start() and lead.group()[:1] != "\n"):
        return None
    alone = bool(_ALONE.match(text, end))
    if not alone and not _INLINE.match(text, end):
        return None
    return _Opening(number, lead.start() + (lead.group()[:1] == "\n"), lead["page"] is not None, alone)


class Entries:
    """Entries by offset."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.all = tuple(entries)
        self._starts = [e.start for e in self.all]

    def at(self, position: int) -> Entry | None:
        """The entry that this character stands in."""
        place = bisect_right(self._starts, position) - 1
        return self.all[place] if place >= 0 and position < self.all[place].end else None
