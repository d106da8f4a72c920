"""Statements and remarks: documents whose heading says whose words follow, without labels of turns."""

from __future__ import annotations

import re

Span = tuple[int, int]
_HEADING = re.compile(
    r"^[^\S\n]*(?:(?:PRESS|OFFICIAL|OPENING|PUBLIC|SWORN|WITNESS|POLITICAL) )?"
    r"(?P<cue>STATEMENT|REMARKS|SPEECH|ADDRESS|TESTIMONY|DECLARATION|DEPOSITION|COMMUNIQU[EÉ])"
    r"(?: (?:AS DELIVERED|ISSUED|MADE|GIVEN))?[^\S\n]+(?:BY|OF|FROM)[^\S\n]+(?P<name>[^\n]{3,120}?)[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
# *[COMMUNIQUE] [People's Front of Orland] [TEXT]*, *[Speech by President Aru Belk] [Excerpts]*: monitored broadcasts
_BRACKETED = re.compile(
    r"\[(?P<cue>(?:RADIO |TELEVISION |OFFICIAL )?(?:STATEMENT|SPEECH|MESSAGE|COMMUNIQU[EÉ]|DECLARATION|ADDRESS"
    r"|PROCLAMATION|ANNOUNCEMENT|LETTER|REMARKS))(?:\][^\S\n]*\n?\[|[^\]\n]{0,30}?\b(?:BY|FROM|OF)[^\S\n]+)"
    r"(?P<name>[^\[\];\n]{3,160}?)(?:(?:[;,]| --| at (?:the|a)\b| on \d)[^\]\n]{0,160})?\]",
    re.IGNORECASE,
)
_TEXT = re.compile(r"\[(?:TEXT|EXCERPTS?|PASSAGE OMITTED)\]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|I'm|I've|[Ww]e've)\b")
_SENTENCE_END = re.compile(r"[.?!][\"”’')]*\s*$")
_TOP = 800
_WORDS = 6


def find_statement(text: str, until: int) -> tuple[Span, Span, Span] | None:
    """Whose words they are, the heading's word for them, and where they stand up to `until`; else None."""
    bracketed = _BRACKETED.search(text, 0, min(_TOP, until))
    if bracketed is not None and not _TEXT.match(bracketed.group()[bracketed.group().rfind("[") :]):
        return _printed(text, bracketed, until)
    heading = _HEADING.search(text, 0, min(_TOP, until))
    if heading is None:
        return None
    start = _body(text, heading.end(), until)
    if start is None or not _FIRST_PERSON.search(text, start, until):
        return None
    end = start + len(text[start:until].rstrip())
    return heading.span("name"), heading.span("cue"), (start, end)


def _printed(text: str, heading: re.Match[str], until: int) -> tuple[Span, Span, Span] | None:
    """The whole text behind *[COMMUNIQUE] [X] [TEXT]*, whatever person it speaks in."""
    mark = _TEXT.search(text, heading.end(), min(heading.end() + 40, until))
    start = mark.end() if mark is not None else heading.end()
    while start < until and text[start].isspace():
        start += 1
    end = start + len(text[start:until].rstrip())
    return (heading.span("name"), heading.span("cue"), (start, end)) if end > start else None


def _body(text: str, start: int, until: int) -> int | None:
    """The first paragraph of sentences behind the heading."""
    for paragraph in _PARAGRAPH.finditer(text, start, until):
        words = paragraph.group().split()
        if len(words) >= _WORDS and _SENTENCE_END.search(paragraph.group()):
            return paragraph.start()
    return None
