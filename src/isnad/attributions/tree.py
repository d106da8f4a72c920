"""A reading view of a parse: subtrees as word ranges, surface forms, sentence bounds. Built once, linear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from isnad.attributions.quotes import Quotation, Quotations
from isnad.encoder import Parse

Span = tuple[int, int]
_SPEECH_WORDS = 4
_EDGE = frozenset(",.;:!?-–—…·•*)]}")
_OPEN_EDGE = frozenset(",.;:!?-–—…·•*([{")


class Tree:
    """The words of a text with look-ups; words are named by their index, ranges are half-open."""

    def __init__(self, text: str, words: Parse) -> None:
        self.text = text
        self.words = words
        self.quotations = Quotations(text)
        self.children = words.children()
        self.forms = [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
        self.lower = [form.lower().replace("’", "'") for form in self.forms]
        self.low, self.high = self._reach()
        self.depths = self._depths()

    def __len__(self) -> int:
        return len(self.words)

    def _reach(self) -> tuple[list[int], list[int]]:
        """For each word the first and last word of its subtree."""
        low, high = list(range(len(self.words))), list(range(len(self.words)))
        for word in reversed(self._top_down()):
            head = self.words.heads[word]
            if head >= 0:
                low[head] = min(low[head], low[word])
                high[head] = max(high[head], high[word])
        return low, high

    def _top_down(self) -> list[int]:
        order = [word for word, head in enumerate(self.words.heads) if head < 0]
        for word in order:
            order.extend(self.children[word])
        return order

    def _depths(self) -> list[int]:
        depths = [0] * len(self.words)
        for word in self._top_down():
            head = self.words.heads[word]
            depths[word] = depths[head] + 1 if head >= 0 else 0
        return depths

    def reach(self, word: int) -> range:
        """The words from the first to the last of the subtree of `word`."""
        return range(self.low[word], self.high[word] + 1)

    def rel(self, word: int) -> str:
        """The relation of `word` to its head, with its subtype (*nsubj:pass*)."""
        return self.words.deprels[word]

    def base(self, word: int) -> str:
        """The relation without its subtype."""
        return self.words.deprels[word].partition(":")[0]

    def pos(self, word: int) -> str:
        """The universal part of speech."""
        return self.words.upos[word]

    def head(self, word: int) -> int:
        """The head of `word`, -1 for a root."""
        return self.words.heads[word]

    def kids(self, word: int, *relations: str) -> list[int]:
        """The dependents of `word` by relation: a relation without subtype matches all its subtypes."""
        return [k for k in self.children[word] if self.rel(k) in relations or self.base(k) in relations]

    def kid(self, word: int, *relations: str) -> int | None:
        """The first dependent with one of these relations."""
        found = self.kids(word, *relations)
        return found[0] if found else None

    def case(self, word: int) -> str:
        """The prepositions of a nominal, in lower case (*according to*, *from*)."""
        return " ".join(self.lower[c] for k in self.kids(word, "case") for c in [k, *self.kids(k, "fixed")])

    def sentence(self, word: int) -> range:
        """The words of the sentence of `word`."""
        number = self.words.sentences[word]
        return range(bisect_left(self.words.sentences, number), bisect_right(self.words.sentences, number))

    def span(self, words: range) -> Span:
        """The characters from the first to the last of `words`."""
        return self.words.starts[words[0]], self.words.ends[words[-1]]

    def covered(self, start: int, end: int) -> range:
        """The words that share a character with `[start, end)`."""
        first = bisect_right(self.words.ends, start)
        last = bisect_left(self.words.starts, end)
        return range(first, max(first, last))

    def in_spans(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The words of character spans, in reading order."""
        return tuple(sorted({word for start, end in spans for word in self.covered(start, end)}))

    def spans(self, words: Iterable[int]) -> tuple[Span, ...]:
        """Words as character spans: neighbours are joined, each part loses the punctuation at its edges."""
        runs: list[list[int]] = []
        for word in sorted(set(words)):
            if runs and word == runs[-1][-1] + 1:
                runs[-1].append(word)
            else:
                runs.append([word])
        trimmed = [self.trim(range(run[0], run[-1] + 1)) for run in runs]
        return tuple(self.span(run) for run in trimmed if run)

    def source_spans(self, words: Iterable[int]) -> tuple[Span, ...]:
        """As `spans`, but the comma that ends an apposition or relative clause stays (*Prell, the minister,*)."""
        words = sorted(set(words))
        spans = self.spans(words)
        last = words[-1] if words else -1
        if not spans or self.forms[last] != "," or "," not in self.text[slice(*spans[-1])]:
            return spans
        return (*spans[:-1], (spans[-1][0], self.words.ends[last]))

    def interior(self, quotation: Quotation) -> range:
        """The words between the marks of a quotation."""
        words = self.covered(quotation.start, quotation.end)
        first, last = words.start, words.stop
        if first < last and not self.is_word(first):
            first += 1
        if quotation.closed and first < last and not self.is_word(last - 1):
            last -= 1
        return range(first, last)

    def is_speech(self, quotation: Quotation) -> bool:
        """Somebody's words, and no title, name or scare quote: a verb and a few words, or a sentence's marks."""
        words = [w for w in self.interior(quotation) if self.is_word(w)]
        if not words or all(self.forms[w][0].isupper() or self.pos(w) in ("ADP", "DET", "CCONJ") for w in words):
            return False
        sentence = self.text[quotation.end - 2 : quotation.end - 1] in ".?!,…" and len(words) > 1
        verb = any(self.pos(w) in ("VERB", "AUX") for w in words)
        return (verb and len(words) >= _SPEECH_WORDS) or (sentence and (verb or len(words) >= _SPEECH_WORDS))

    def trim(self, words: range) -> range:
        """Without the commas, full stops and dashes at either edge; an edge that closes a quotation stays."""
        first, last = words.start, words.stop
        while first < last and self.forms[first][0] in _OPEN_EDGE and self._bare(first):
            if self.forms[first] in "([" and self._closed(first, last):
                break
            first += 1
        while first < last and self.forms[last - 1][-1] in _EDGE and self._bare(last - 1):
            if self.forms[last - 1] in ")]" and self._opens(first, last - 1):
                break
            last -= 1
        return range(first, last)

    def _bare(self, word: int) -> bool:
        return not any(character.isalnum() for character in self.forms[word])

    def _closed(self, opening: int, last: int) -> bool:
        """Does the bracket that opens here close at the end, so that it is part of a name (*[REDACTED]*)?"""
        closing = {"(": ")", "[": "]"}[self.forms[opening]]
        return closing in self.forms[opening:last]

    def _opens(self, first: int, closing: int) -> bool:
        opening = {")": "(", "]": "["}[self.forms[closing]]
        return opening in self.forms[first:closing]

    def is_word(self, word: int) -> bool:
        """Has it a letter or a digit?"""
        return not self._bare(word)
