"""Voices: the stretches of a document that a heading or a turn's label gives to one speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isnad.attributions.announcements import Announcement, find_announcements
from isnad.attributions.labels import Label, find_labels
from isnad.attributions.lexicon import Lexicon
from isnad.attributions.statements import find_statement
from isnad.attributions.tree import Tree

Span = tuple[int, int]
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*\(?\d{1,3}[.)]\s)|\Z")
_ITEM = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\([A-Z/]{1,12}\))\s")
_EDITORIAL = re.compile(
    r"\[(?:TEXT|REPORT|EXCERPTS?|SUMMARY|PASSAGES? OMITTED|[A-Z ]{2,30} OMITTED|BEGIN [^\]]*|END [^\]]*)\]"
)
_CLOSER = {"(": ")", "[": "]"}
_FINITE = ("VERB", "AUX")
_MARKS = ("banner", "comment", "end_comment", "end")
_TURNS = ("asker", "speaker")
_RIGHT_BEHIND = 25  # characters: a turn's label there takes what the line announces


@dataclass(frozen=True, slots=True)
class Voice:
    """A heading's or turn's stretch: `source` and `cue` of its label, `spans` of what it governs, in order."""

    source: Span
    cue: Span
    spans: tuple[Span, ...]
    turn: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a document, the header fields that name its informant (*DETAINEE: …*), comments' labels and
    the whole comments."""

    all: tuple[Voice, ...]
    fields: tuple[Span, ...]
    labels: tuple[Span, ...]
    comments: tuple[Span, ...] = ()


def find_voices(tree: Tree, lexicon: Lexicon) -> Voices:
    """The voices of the whole text in order; none overlaps another."""
    walk = _Walk(tree, lexicon)
    labels = find_labels(tree.text, lexicon.informants, frozenset(lexicon.finite))
    labels = _announced(labels, find_announcements(tree, lexicon))
    for number, label in enumerate(labels):
        walk.step(label, labels[number + 1 :])
    walk.close(len(tree.text))
    until = min((v.source[0] for v in walk.voices), default=walk.ended if walk.ended is not None else len(tree.text))
    statement = find_statement(tree.text, until)
    if statement is not None:
        name, cue, body = statement
        walk.voices.insert(0, Voice(name, cue, (body,), turn=True, asks=False))
    marks = (match.span() for match in _EDITORIAL.finditer(tree.text))
    return Voices(tuple(walk.voices), tuple(walk.fields), (*walk.labels, *marks), tuple(walk.comments))


def _announced(labels: Sequence[Label], announcements: Sequence[Announcement]) -> list[Label]:
    """The labels with those of announced texts among them; a line that is both is the announcement's."""
    turns = [x.start for x in labels if x.kind in _TURNS]
    announcements = [a for a in announcements if not any(a.start <= t < a.start + _RIGHT_BEHIND for t in turns)]
    lines = [(a.source[0], a.start) for a in announcements]
    own = [x for x in labels if x.kind in _MARKS or not any(s <= x.end and x.start < e for s, e in lines)]
    new = [Label("announced", *a.source, a.cue, a.start, until=a.end) for a in announcements]
    return sorted([*own, *new], key=lambda label: label.start)


class _Walk:
    """Goes through the labels in order, with one voice open at most."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree, self.lexicon, self.text = tree, lexicon, tree.text
        self.voices: list[Voice] = []
        self.fields: list[Span] = []
        self.labels: list[Span] = []
        self.comments: list[Span] = []
        self.label: Label | None = None
        self.parts: list[Span] = []
        self.since = 0
        self.deaf_until = 0
        self.ended: int | None = None

    def step(self, label: Label, rest: Sequence[Label]) -> None:
        if label.start < self.deaf_until:
            return
        match label.kind:
            case "banner":
                self._pause(label.start, label.end)
            case "comment":
                self._comment(label, rest)
            case "informant" if not self._reports(label):
                self.fields.append((label.body, self._line_end(label.body)))
            case "end" | "end_comment":
                self.ended = label.start if self.ended is None else self.ended
                self.close(label.start)
            case "announced" if self.label is not None and self.label.kind in _TURNS:
                return
            case _:
                self.close(label.start)
                self.label, self.since = label, label.body

    def close(self, end: int) -> None:
        """End the open voice at this character."""
        if self.label is not None:
            end = min(end, self.label.until or end)
            self._pause(end, end)
            spans = tuple(part for part in self.parts if part[1] > part[0])
            if spans:
                self.voices.append(self._voice(self.label, spans))
        self.label, self.parts = None, []

    def _pause(self, end: int, resume: int) -> None:
        if self.label is None:
            return
        before = self.text[self.since : max(self.since, end)]
        before = re.sub(r"[(\[]$", "", before.rstrip())
        before = re.sub(r"\n[^\S\n]*\(?\d{1,3}[.)][^\S\n]*$", "", before)
        self.parts.append((self.since, self.since + len(before.rstrip())))
        while resume < len(self.text) and self.text[resume].isspace():
            resume += 1
        self.since = resume

    def _comment(self, label: Label, rest: Sequence[Label]) -> None:
        end, resumes = self._comment_end(label, rest)
        self.labels.append((label.start, label.colon[1]))
        self.comments.append((label.start, end))
        self.deaf_until = end
        if self.label is None:
            return
        if resumes:
            self._pause(label.start, end)
        else:
            self.close(label.start)

    def _comment_end(self, label: Label, rest: Sequence[Label]) -> tuple[int, bool]:
        """Where a comment ends, and whether the voice before it goes on then."""
        closer = _CLOSER.get(self.text[label.start - 1 : label.start])
        for later in rest:
            if later.kind == "end_comment":
                return later.end, True
            if later.kind not in ("banner", "informant"):
                break
        if closer:
            found = self.text.find(closer, label.end)
            if found >= 0:
                return found + 1, True
        match = _PARAGRAPH.search(self.text, label.body)
        end = match.start() if match else len(self.text)
        return end, bool(_ITEM.match(self.text, end))

    def _reports(self, label: Label) -> bool:
        """Is the informant's label a heading (sentences follow) and no field (a name or description follows)?"""
        if label.kind != "informant":
            return True
        if "\n" in self.text[label.colon[1] : label.body]:
            return True
        words = self.tree.covered(label.body, self._line_end(label.body))
        if not words or not self.text[label.body : self._paragraph_end(label.body)].rstrip().endswith(
            (".", "!", "?")
        ):
            return False
        roots = [w for w in self.tree.sentence(words[0]) if self.tree.head(w) < 0]
        return any(self.tree.pos(r) in _FINITE or self.tree.kids(r, "cop", "nsubj") for r in roots)

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _paragraph_end(self, start: int) -> int:
        match = _PARAGRAPH.search(self.text, start)
        return match.start() if match else len(self.text)

    def _voice(self, label: Label, spans: tuple[Span, ...]) -> Voice:
        source, cue = (label.start, label.end), label.colon
        if label.kind == "report":
            source, cue = self._reported(label)
        return Voice(source, cue, spans, label.kind in (*_TURNS, "announced"), label.kind == "asker")

    def _reported(self, label: Label) -> tuple[Span, Span]:
        """*DETAINEE STATED THE FOLLOWING*: what stands before the verb is the source, the rest the cue."""
        words = list(re.finditer(r"[\w'’-]+", self.text[label.start : label.end]))
        verbs = [m for m in words[1:] if m.group().lower() in self.lexicon.verbs]
        if words[0].group().lower() == "according" and len(words) > 2:
            split = label.start + words[2].start()
            return (split, label.end), (label.start, label.start + words[1].end())
        start = label.start + verbs[0].start()
        return (label.start, label.start + len(self.text[label.start : start].rstrip())), (start, label.end)
