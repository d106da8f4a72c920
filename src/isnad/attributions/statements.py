"""Statements and remarks: documents whose heading says whose words follow, in the first person, without labels."""

from __future__ import annotations

import re

Span = tuple[int, int]
_HEADING = re.compile(
    r"^[^\S\n]*(?:(?:PRESS|OFFICIAL|OPENING|PUBLIC|SWORN|WITNESS|POLITICAL) )?"
    r"(?P<cue>STATEMENT|REMARKS|SPEECH|ADDRESS|TESTIMONY|DECLARATION|DEPOSITION|COMMUNIQU[EÉ])"
    r"(?: (?:AS DELIVERED|ISSUED|MADE|GIVEN))?[^\S\n]+(?:BY|OF|FROM)[^\S\n]+(?P<name>[^\n]{3,120}?)[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|I'm|I've|[Ww]e've)\b")
_SENTENCE_END = re.compile(r"[.?!][\"”’')]*\s*$")
_TOP = 800
_WORDS = 6


def find_statement(text: str, until: int) -> tuple[Span, Span, Span] | None:
    """Whose words they are, the heading's word for them, and where they stand up to `until`; else None."""
    heading = _HEADING.search(text, 0, min(_TOP, until))
    if heading is None:
        return None
    start = _body(text, heading.end(), until)
    if start is None or not _FIRST_PERSON.search(text, start, until):
        return None
    end = start + len(text[start:until].rstrip())
    return heading.span("name"), heading.span("cue"), (start, end)


def _body(text: str, start: int, until: int) -> int | None:
    """The first paragraph of sentences behind the heading."""
    for paragraph in _PARAGRAPH.finditer(text, start, until):
        words = paragraph.group().split()
        if len(words) >= _WORDS and _SENTENCE_END.search(paragraph.group()):
            return paragraph.start()
    return None
