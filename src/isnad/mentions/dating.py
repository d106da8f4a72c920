"""The dates of a document: what its text says, placed by the document's own date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from isnad.documents import Document
from isnad.mentions.dates import Entries, Moment, Placed, expressions, find_entries, parse, resolve
from isnad.mentions.mention import Date
from isnad.mentions.spans import Spans, boilerplate

_HEAD = 2500
_LABEL = re.compile(
    r"^[ \t]*(?:report[ \t]+date|date(?:[ \t]+of[ \t]+(?:report|issue|publication))?|dtg|dated|published|posted"
    r"|updated)\b[ \t]*:?",
    re.IGNORECASE,
)
_INFORMATION = re.compile(
    r"^[ \t]*date(?:s)?[ \t]+of[ \t]+(?:information|acquisition|interview|interrogation|event)", re.IGNORECASE
)
_DATELINE = re.compile(r"^[A-Z][A-Za-z .,'()/-]{1,60}$")

Anchor = Moment | Callable[[int], Moment | None] | None


def anchor_of(document: Document) -> Moment | None:
    """The date that relative words of a document count from: its own, else its head's; None without either."""
    return parse(document.date) or _head_date(document.text)


def _head_date(text: str) -> Moment | None:
    """The day that a report's head gives: a DATE field, a line that holds little else, a dateline before the text."""
    top = text[:_HEAD]
    days = []
    for placed in resolve(top, expressions(top), None):
        moment = placed.when
        if isinstance(moment, Moment) and moment.year is not None and moment.day and moment.possible():
            days.append((placed.expression.start, placed.expression.end, moment))
    for rank in (_labelled, _alone, _in_dateline):
        for start, end, moment in days:
            line_start = top.rfind("\n", 0, start) + 1
            line_end = top.find("\n", end)
            after = top[start : line_end if line_end >= 0 else len(top)]
            if rank(top[line_start:start], after, end - start, line_start):
                return moment
    return None


def _labelled(before: str, after: str, length: int, at: int) -> bool:
    return bool(_LABEL.match(before)) and not _INFORMATION.match(before)


def _alone(before: str, after: str, length: int, at: int) -> bool:
    if at < 400 and len(before) < 15 and re.match(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", after):
        return True
    rest = len(after[length:].strip())
    short = len(before.strip()) <= (60 if rest > 2 else 120) and rest <= 25
    return (
        at < 600
        and short
        and not _INFORMATION.match(before)
        and not re.search(r"[a-z]{2,}[.!?]\s|\b(?:on|in|since|born)\s*$|\($", before)
    )


def _in_dateline(before: str, after: str, length: int, at: int) -> bool:
    return at < 300 and bool(_DATELINE.match(before)) and bool(re.match(r"\s*(?:\(|-|–|—|\[)", after[length:]))


def is_impossible(text: str) -> bool:
    """Whether a date names a day that no calendar has: *31 February 2009*."""
    found = (placed.when for placed in resolve(text, expressions(text), None))
    return any(isinstance(when, Moment) and not when.possible() for when in found)


def find_dates(document: Document, anchor: Anchor = None) -> tuple[Date, ...]:
    """The dates and durations of a document, in text order, `{document}-t{n}`.

    `anchor` replaces the document's date as the day that relative words count from; a function gives it for each
    offset, so that a quoted speech counts from its own date. A date that the calendar lacks has `edtf` None.
    """
    text = document.text
    here = anchor if anchor is not None else anchor_of(document)
    dates: list[Date] = []
    outside = Spans(boilerplate(document))
    found = [e for e in expressions(text) if not outside.touches(e.start, e.end)]
    placed_dates = resolve(text, found, here)
    days = _by_days(text, placed_dates, here)
    for placed in placed_dates if days is None else resolve(text, found, days):
        e, n = placed.expression, len(dates)
        dates.append(
            Date(
                f"{document.id}-t{n}",
                document.id,
                e.start,
                e.end,
                text[e.start : e.end],
                placed.edtf(),
                placed.duration,
            )
        )
    return tuple(dates)


def _by_days(text: str, placed: Sequence[Placed], anchor: Anchor) -> Callable[[int], Moment | None] | None:
    """In a diary or log *yesterday* counts from its entry's day; None for a text that has no entries."""
    days = [p for p in placed if isinstance(p.when, Moment) and p.when.day and p.when.possible()]
    entries = Entries(find_entries(text, [(p.expression.start, p.expression.end) for p in days]))
    if not entries.all:
        return None

    def day_at(position: int) -> Moment | None:
        entry = entries.at(position)
        opened = days[entry.opening] if entry is not None else None
        if opened is not None and isinstance(opened.when, Moment) and opened.expression.end <= position:
            return opened.when
        return anchor(position) if callable(anchor) else anchor

    return day_at
