"""Bringing a model's mention to its words: a name without its clause, a capital *the Mission* as a name."""

from __future__ import annotations

import re

from isnad.mentions.draft import Draft
from isnad.mentions.names import PARTICLES, trim, without_titles
from isnad.mentions.sorts import sort_of

_BREAK = re.compile(
    r"\s*(?:,|;|:|\(|\)|\[|--|—|\s[-–]\s)|\s+(?:who|whom|whose|which|that|where|when|is|was|were|has|had|said)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s(?:under|in|from|by|with|near|during|after|before|into|against|over|about|towards?)\s")
_DETERMINED = re.compile(r"(?:the|The|THE|this|its|their|our)\s+(?=\S)")
_JUNIOR = re.compile(r",\s*(?:Jr|Sr|Inc|Ltd|Co)\b\.?")
_PLAIN_HEADS = frozenset(
    [
        "minister",
        "president",
        "government",
        "state",
        "court",
        "secretary",
        "general",
        "ambassador",
        "detainee",
        "source",
        "subject",
        "chairman",
        "governor",
        "king",
        "court",
    ]
)


def repaired(text: str, draft: Draft) -> Draft | None:
    """The draft with the words, kind and type that it should have; None when nothing of it stays."""
    if draft.kind == "pronoun":
        if text[draft.start : draft.end] == "US" and _in_mixed_case(text, draft.start):
            draft.kind, draft.entity_type, draft.group = "name", "Place", None
        return draft
    if draft.kind == "nominal":
        return _named_after_all(text, draft)
    whole = draft.phrase or draft.span
    draft.start, draft.end = trim(text, draft.start, _cut(text, draft.start, draft.end))
    if draft.end <= draft.start:
        return None
    if not any(c.isupper() for c in text[draft.start : draft.end]) or _is_description(text, draft):
        draft.kind, (draft.start, draft.end) = "nominal", whole
        return draft
    start, end, title = without_titles(text, draft.start, draft.end)
    if draft.entity_type in ("Person", None) or start > draft.start:
        draft.start, draft.end, draft.title = start, end, title
    draft.entity_type = sort_of(text[draft.start : draft.end], draft.title is not None) or draft.entity_type
    draft.phrase = whole if whole != draft.span else None
    return draft if draft.end > draft.start else None


def _in_mixed_case(text: str, at: int) -> bool:
    return any(c.islower() for c in text[max(0, at - 20) : at + 20])


def _cut(text: str, start: int, end: int) -> int:
    """The end of a name before the clause or apposition that follows it."""
    junior = _JUNIOR.search(text, start, end)
    begin = junior.end() if junior else start + 1
    cuts = (_BREAK.search(text, begin, end), _PREPOSITION.search(text, begin, end))
    return min((cut.start() for cut in cuts if cut), default=end)


def _is_description(text: str, draft: Draft) -> bool:
    """Whether the first word is a common noun, in a text that is not all in capitals (*brother of Karim*)."""
    first = re.match(r"[^\W\d_]+", text[draft.start : draft.end])
    return first is not None and first[0].islower() and first[0] not in PARTICLES


def _named_after_all(text: str, draft: Draft) -> Draft:
    """A description whose words are all written with capitals is a name: *the Third Company*, *the Mission*."""
    det = _DETERMINED.match(text, draft.start, draft.end)
    start = det.end() if det else draft.start
    words = text[start : draft.end].split()
    capital = words and all(w[0].isupper() or w.casefold() in PARTICLES for w in words) and words[-1][0].isupper()
    if not capital or draft.entity_type not in ("Organization", "Place", "Person", "Work") or len(words) > 8:
        return draft
    if text[draft.start : draft.end].isupper() or (det is None and _begins_sentence(text, start) and len(words) == 1):
        return draft
    if draft.entity_type == "Person" or (len(words) == 1 and (det is None or words[0].casefold() in _PLAIN_HEADS)):
        return draft
    whole = draft.span
    draft.start, draft.end = trim(text, start, draft.end)
    if draft.end <= draft.start:
        draft.start, draft.end = whole
        return draft
    draft.kind, draft.phrase = "name", whole
    draft.entity_type = sort_of(text[draft.start : draft.end], False) or draft.entity_type
    return draft


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“'")
    return not before or before[-1] in ".!?\n:"
