"""Datelines: the place that a dispatch comes from, at the head of its line. It is no person and speaks no word."""

from __future__ import annotations

import re

Span = tuple[int, int]
_DASH = r"(?:--|—|–|-)[ \t]+(?=[\w\[\"“'‘])"
_DATED = re.compile(
    r"^[ \t]*(?P<place>[A-Z\u00c0-\u00de][\w.'’\u00c0-\u00de-]*(?: [A-Z\u00c0-\u00de][\w.'’-]*){0,3})"
    r"(?:, ?[A-Z\u00c0-\u00de][\w .'’-]{2,24}?)?(?:, ?(?:\d{1,2} )?[A-Z][A-Za-z]{2,8}\.?(?: \d{1,4})*)?"
    r"[ \t]*(?P<agency>\([^()\n]{2,60}\))?[ \t]*" + _DASH,
    re.MULTILINE,
)
_BARE = re.compile(
    r"\s*(?P<place>[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.' ]{2,30}[A-Z\u00c0-\u00de])[ \t]+(?:--|—|–)[ \t]+"
)


def datelines(text: str) -> list[Span]:
    """The places of datelines: in any line with a date or an agency, bare and in capitals only at the text's head."""
    found = [m.span("place") for m in _DATED.finditer(text) if m["agency"] or "," in m[0]]
    first = _BARE.match(text)
    return [*found, first.span("place")] if first and first.span("place") not in found else found
