"""Entries of diaries, logs and notebooks: *9 March. We stormed the post.* What an entry tells is of its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree
from isnad.mentions import Date
from isnad.passages import Passage

_MARKS = frozenset({".", ":", "-", "–", "—"})
_NOT_YET = frozenset({"had", "will", "would", "shall", "may", "might", "could", "should", "must"})
_LEAST = 2  # dates that stand alone; one alone is the document's own


class Entries:
    """Answers *which day's entry is this?* for the sentences of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, passages: Sequence[Passage]) -> None:
        self._tree, self._lookup, self._passages = tree, lookup, passages
        self._words: dict[int, list[int]] = {}
        for w, sentence in enumerate(tree.sentences):
            self._words.setdefault(sentence, []).append(w)
        self._days = self._spread(dict(self._found()))

    def of(self, trigger: int) -> Date | None:
        """The date of the entry in which a finite verb tells what happened."""
        t = self._tree
        date = self._days.get(t.sentences[trigger])
        helped = any(t.low[c] in _NOT_YET for c in t.kids[trigger] if t.rel[c].startswith("aux"))
        return None if date is None or helped or t.upos[trigger] not in ("VERB", "AUX") else date

    def _found(self) -> Iterator[tuple[int, tuple[Date, bool]]]:
        """Sentences that open an entry, with its date and whether they are nothing but the date."""
        t = self._tree
        for sentence, words in self._words.items():
            dates = self._lookup.dates.get(words[0])
            if not dates or not dates[0].edtf or "/" in dates[0].edtf:
                continue
            after = next((w for w in words if t.starts[w] >= dates[0].end), None)
            alone = all(t.upos[w] == "PUNCT" for w in words if t.starts[w] >= dates[0].end)
            if alone or (after is not None and t.low[after] in _MARKS):
                yield sentence, (dates[0], alone)

    def _spread(self, found: dict[int, tuple[Date, bool]]) -> dict[int, Date]:
        """The date of each sentence: to the end of its paragraph, or to the next entry below a line of its own."""
        days: dict[int, Date] = {}
        paragraphs = [p.paragraph for p in self._passages]
        lines = [n for n, (_, alone) in found.items() if alone and self._is_line(n)]
        for n, (date, _) in found.items():
            open_ended = n in lines and len(lines) >= _LEAST
            for after in range(n, len(paragraphs)):
                apart = self._passages[after].kind == "heading" if open_ended else paragraphs[after] != paragraphs[n]
                if after > n and (after in found or apart):
                    break
                days[after] = date
        return days

    def _is_line(self, number: int) -> bool:
        """Is a sentence the whole of its paragraph?"""
        beside = self._passages[max(0, number - 1) : number + 2]
        return sum(p.paragraph == self._passages[number].paragraph for p in beside) == 1
