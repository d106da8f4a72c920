"""split: a document's text to its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.documents.document import Document
from isnad.passages.labels import Labels
from isnad.passages.lines import Items, Line, is_full, page_width, read_lines
from isnad.passages.notes import note_numbers
from isnad.passages.passage import Passage, PassageKind
from isnad.passages.sentences import sentence_spans

_ENDS_SENTENCE = re.compile(r"[.!?؟۔。…;,]['\"”’»)\]*_]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|will|would|did|does|told|denied|denies|stated|claimed|confirmed|added"
    r"|admitted|reported|can|could|may|might|must|should)\b",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"\.{5,}|(?:\. ){4,}|·{5,}")  # of a table of contents
_REMARKS = re.compile(r"(?:\s*\[[^\[\]]{2,40}\])+$")  # [PASSAGE OMITTED] after the full stop
_APART = frozenset(("heading", "list_item", "caption", "footnote"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that read on: `text[start:end]` after the item's mark; `kind` is the format's mark, if it has one."""

    start: int
    end: int
    kind: str | None = None
    item: bool = False
    bullet: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is known of the whole document: its text, labels, numbers of footnotes, how many paragraphs it has."""

    text: str
    labels: Labels
    notes: Mapping[int, int]
    count: int


def split(document: Document) -> tuple[Passage, ...]:
    """Sentences and headings of the document, in order, disjoint, `text[start:end]` without outer white space.

    Every letter outside furniture (marks of kind `boilerplate`) and item marks lies in one of them. Linear in the
    length of the text.
    """
    text = document.text
    furniture = sorted((start, end) for start, end, kind in document.marks if kind == "boilerplate")
    lines = read_lines(text, furniture)
    labels = Labels((line.words[:80] for line in lines), _in_capitals(lines))
    found: list[Passage] = []
    paragraphs = list(_paragraphs(document, lines, labels))
    whole = _Whole(text, labels, note_numbers(text), len(paragraphs))
    for number, paragraph in enumerate(paragraphs):
        for start, end, kind in _passages(whole, paragraph, number):
            if not any(char.isalnum() for char in text[start:end]):
                continue
            found.append(Passage(len(found), start, end, kind, number))
    return tuple(found)


def _in_capitals(lines: Sequence[Line]) -> bool:
    """Whether the document is written in capitals, as cables and monitoring reports are."""
    capitals = sum(len(line.words) for line in lines if line.is_capitals)
    return capitals > 0.7 * sum(len(line.words) for line in lines)


def _paragraphs(document: Document, lines: Sequence[Line], labels: Labels) -> Iterator[Paragraph]:
    items = Items(lines)
    width = page_width(lines)
    kinds = {start: (end, kind) for start, end, kind in document.marks if kind in (*_APART, "table", "quote")}
    group: list[Line] = []
    kind: str | None = None
    marked_to = 0
    for line in lines:
        mark = kinds.get(line.start) or kinds.get(line.start + items.mark(line))
        if group and (
            (mark and mark[1] != "quote")
            or (group[-1].start < marked_to <= line.start and kind in _APART)
            or _begins(line, group, items, labels, width)
        ):
            yield _paragraph(group, kind, items, line.after_blank)
            group = []
        if not group:
            kind = mark[1] if mark else (kind if line.start < marked_to else None)
            marked_to = mark[0] if mark else marked_to
        group.append(line)
    if group:
        yield _paragraph(group, kind, items, True)


def _paragraph(group: Sequence[Line], kind: str | None, items: Items, alone: bool) -> Paragraph:
    first = group[0]
    mark = 0 if kind == "heading" and first.words[:1].isupper() and not items.mark(first) else items.mark(first)
    return Paragraph(
        first.start + mark,
        group[-1].end,
        kind,
        item=mark > 0,
        bullet=mark > 0 and items.is_bullet(first),
        alone=alone and first.after_blank,
    )


def _begins(line: Line, group: Sequence[Line], items: Items, labels: Labels, width: int) -> bool:
    """Whether a line begins a paragraph, not going on with the line before it."""
    before = group[-1]
    lower = line.words[0].islower()
    full = is_full(before, line, width)
    if line.after_blank:
        return before.ends or items.mark(line) > 0 or not _goes_on_below(before, line, full)
    ended = before.ends or (not full and not before.is_open)
    if items.mark(line) and items.mark(group[0]) and line.indent == group[0].indent:
        return True
    if items.mark(line) and (ended or line.indent != before.indent):
        return True
    if labels.is_field(line.words) and (
        ended or items.mark(group[0]) or labels.is_turn(line.words) or re.match(r"[^:]+:\s{2}", line.words)
    ):
        return True
    if labels.is_field(group[0].words) and line.indent > group[0].indent and not before.ends:
        return False
    if lower or before.is_open:
        return False
    if before.is_capitals != line.is_capitals and before.is_capitals and len(before.words.split()) > 1:
        return len(group) == 1 or not full
    if before.ends:
        return line.indent > before.indent + 1 or not full
    return not full


def _goes_on_below(before: Line, line: Line, full: bool) -> bool:
    """Whether a sentence runs over an empty line, as in double-spaced typescripts and at page breaks."""
    if len(before.words.split()) < 5 or before.is_capitals != line.is_capitals:
        return False
    lower = line.words[0].islower() and before.words[-1] not in ",—–-" and not line.words.startswith("by ")
    return lower or (before.hangs and full)


def _passages(whole: _Whole, paragraph: Paragraph, number: int) -> Iterator[tuple[int, int, PassageKind]]:
    """The passages of one paragraph: its label or dateline as a heading, then its sentences."""
    start, end = paragraph.start, paragraph.end
    text, labels = whole.text, whole.labels
    words = text[start:end]
    dateline = labels.dateline(words) if number < 12 else 0
    if dateline:
        yield from _heading(text, start, start + dateline)
        yield from _sentences(whole, start + dateline, end)
        return
    label = labels.label(words) if paragraph.kind not in ("heading", "table") else 0
    if label == 0:
        short = not _ENDS_SENTENCE.search(words[-8:]) and len(words) <= 200 and labels.is_field(words)
        if (short and not paragraph.bullet and whole.count > 1) or _is_heading(
            words, paragraph, number, whole.count, labels
        ):
            yield from _heading(text, start, end)
        else:
            yield from _sentences(whole, start, end)
        return
    value = words[label:].strip()
    prose = _ENDS_SENTENCE.search(value[-8:]) is not None and len(value.split()) > 2
    if not value or not (prose or labels.is_turn(words) or len(value.split()) > 40):
        yield from _heading(text, start, end)
        return
    yield from _heading(text, start, start + label)
    yield from _sentences(whole, start + label, end)


def _sentences(whole: _Whole, start: int, end: int) -> Iterator[tuple[int, int, PassageKind]]:
    for low, high in sentence_spans(whole.text, start, end, whole.notes):
        yield low, high, "sentence"


def _heading(text: str, start: int, end: int) -> Iterator[tuple[int, int, PassageKind]]:
    words = text[start:end]
    stripped = words.strip()
    if stripped:
        low = start + len(words) - len(words.lstrip())
        yield low, low + len(stripped), "heading"


def _is_heading(words: str, paragraph: Paragraph, number: int, count: int, labels: Labels) -> bool:
    if paragraph.kind == "heading":
        return len(words) <= 400
    if _LEADERS.search(words) and len(words) <= 400:
        return True
    if paragraph.kind or paragraph.bullet or count == 1 or len(words) > 160:
        return False
    tokens = words.split()
    stripped = words.rstrip()
    if stripped.endswith(("?", "؟")) and number < 3 and count > 3 and len(tokens) <= 14:
        return paragraph.alone
    if stripped.endswith(":"):
        return stripped.isupper() or (paragraph.alone and len(tokens) <= 8)
    if _ENDS_SENTENCE.search(_REMARKS.sub("", stripped)) or len(tokens) > 20:
        return False
    if number < 3 or (stripped.isupper() and not (labels.capitals and (len(tokens) > 10 or _FINITE.search(words)))):
        return True
    return _titled(tokens) or (paragraph.alone and len(tokens) <= 8 and not _FINITE.search(words))


def _titled(tokens: Sequence[str]) -> bool:
    """Whether most words of some length begin with a capital, as in a title."""
    long = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return bool(long) and sum(token[0].isupper() for token in long) >= 0.7 * len(long)
