"""Voices that go on past their sentence: quotations without a cue of their own, *showed the following*, lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.quotes import Quotation
from isnad.attributions.tree import Tree
from isnad.passages import Passage

Span = tuple[int, int]
_ITEM = re.compile(r"[^\S\n]*(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•*–]|Item\b|ITEM\b)\s")
_MOST = 0.6
_FEW = 10


class Continuation:
    """Extends the drafts of one document; `run` gives them all back, in order."""

    def __init__(self, tree: Tree, passages: Sequence[Passage]) -> None:
        self.tree, self.passages = tree, passages
        self._starts = [p.start for p in passages]

    def run(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Quotations first, then what *the following* announces."""
        quoted = self._adopt(list(drafts))
        return [self._announce(draft, quoted) for draft in quoted]

    def _start(self, draft: Draft) -> int:
        return self.tree.words.starts[draft.head]

    def _passage(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _paragraph(self, position: int) -> int:
        return self.passages[self._passage(position)].paragraph if self.passages else 0

    def _adopt(self, drafts: list[Draft]) -> list[Draft]:
        """Give each quotation without a cue to the voice that was speaking just before it."""
        owned = {w: n for n, d in reversed([*enumerate(drafts)]) for w in d.content if not self._nested(d)}
        heads = [self.tree.words.starts[draft.head] for draft in drafts]
        order = sorted(range(len(drafts)), key=lambda number: heads[number])
        positions = [heads[number] for number in order]
        grown: dict[int, set[int]] = {}
        previous: tuple[Quotation, int] | None = None
        for quotation in self.tree.quotations.outer:
            words = self.tree.covered(quotation.start, quotation.end)
            owner = self._owner_of(words, owned, drafts)
            if owner is None and self.tree.is_speech(quotation) and self._fills(words):
                before = [order[i] for i in range(bisect_right(positions, quotation.start))][-6:]
                owner = self._candidate(quotation, previous, before, drafts)
                if owner is not None:
                    grown.setdefault(owner, set()).update(w for w in words)
            if owner is not None:
                previous = (quotation, owner)
        return [
            replace(draft, content=tuple(sorted({*draft.content, *grown[number]} - {*draft.cue, *draft.source})))
            if number in grown
            else draft
            for number, draft in enumerate(drafts)
        ]

    def _owner_of(self, words: range, owned: dict[int, int], drafts: list[Draft]) -> int | None:
        """Whose content most of the words are, of a cue that stands outside them."""
        counts: dict[int, int] = {}
        for word in words:
            if word in owned and drafts[owned[word]].head not in words:
                counts[owned[word]] = counts.get(owned[word], 0) + 1
        best = max(counts, key=lambda number: counts[number], default=None)
        return best if best is not None and 2 * sum(counts.values()) >= len(words) else None

    def _nested(self, draft: Draft) -> bool:
        """Does the cue itself stand in a quotation?"""
        return self.tree.quotations.around(self._start(draft)) is not None

    def _fills(self, words: range) -> bool:
        """Does the quotation make up its sentences, and is no mere part of one?"""
        sentences = {self.tree.words.sentences[w] for w in words}
        if not sentences:
            return False
        first, last = self.tree.sentence(words[0]), self.tree.sentence(words[-1])
        return len(words) >= _MOST * len(range(first.start, last.stop))

    def _candidate(
        self, quotation: Quotation, previous: tuple[Quotation, int] | None, before: list[int], drafts: list[Draft]
    ) -> int | None:
        paragraph = self._paragraph(quotation.start)
        near = previous is not None and self._paragraph(previous[0].start) >= paragraph - 1
        if previous is not None and near and (previous[0].goes_on or self._announced(*previous, drafts)):
            return previous[1]
        for number in reversed(before):
            draft = drafts[number]
            start = self.tree.words.starts[draft.head]
            if self.tree.quotations.around(start) is not None or not (draft.source or draft.subject is not None):
                continue
            here = self._paragraph(start)
            between = self.tree.text[start : quotation.start].rstrip()
            if here == paragraph and (
                self._quotes(draft) or self._passage(quotation.start) - self._passage(start) <= 1
            ):
                return number
            if here == paragraph - 1 and between.endswith(":"):
                return number
            return None
        return None

    def _announced(self, quotation: Quotation, owner: int, drafts: list[Draft]) -> bool:
        """*Stated Reyes:* and his words as paragraphs of their own, each closed: is this one, and right behind it?"""
        start = self._start(drafts[owner])
        apart = start < quotation.start and self._paragraph(start) < self._paragraph(quotation.start)
        return apart and self.tree.text[: self.tree.span(self.tree.sentence(drafts[owner].head))[1]].endswith(":")

    def _quotes(self, draft: Draft) -> bool:
        spans = self.tree.spans(draft.content)
        return any(self.tree.quotations.quoted(start, end) for start, end in spans)

    def _announce(self, draft: Draft, drafts: Sequence[Draft]) -> Draft:
        if not self._announces(draft):
            return draft
        scope = self._inside(draft, drafts) or self._after(draft)
        return replace(draft, scope=scope) if scope else draft

    def _announces(self, draft: Draft) -> bool:
        words = [*draft.content, *draft.cue]
        forms = {self.tree.lower[w] for w in words}
        return bool({"following", "follows"} & forms) and len(draft.content) <= _FEW

    def _inside(self, draft: Draft, drafts: Sequence[Draft]) -> tuple[Span, ...]:
        """What follows within the words of the voice that quotes the announcement."""
        for outer in drafts:
            if outer is not draft and draft.head in set(outer.content):
                last = self.tree.sentence(draft.head).stop
                return self.tree.spans(w for w in outer.content if w >= last)
        return ()

    def _after(self, draft: Draft) -> tuple[Span, ...]:
        """The rest of the paragraph, or the list that follows it."""
        if not self.passages:
            return ()
        number = self._passage(self.tree.words.starts[draft.head])
        own = self.passages[number].paragraph
        rest = [p for p in self.passages[number + 1 : number + 200] if p.paragraph == own]
        if rest:
            return ((rest[0].start, rest[-1].end),)
        items: list[Span] = []
        paragraph = own
        first = next(p for p in self.passages[max(0, number - 40) : number + 1] if p.paragraph == own)
        home = self._marker(first)
        for passage in self.passages[number + 1 :]:
            if passage.paragraph != paragraph:
                mark = self._marker(passage)
                if not mark or mark == home:
                    break
                paragraph = passage.paragraph
            items.append((passage.start, passage.end))
        return tuple(items)

    def _marker(self, passage: Passage) -> str:
        """The kind of mark that a passage's line opens with, without its number: that of its list; else nothing."""
        line = self.tree.text.rfind("\n", 0, passage.start) + 1
        match = _ITEM.match(self.tree.text, line)
        return re.sub(r"\d+|\b[a-z]\b", "#", match.group().strip()) if match else ""
