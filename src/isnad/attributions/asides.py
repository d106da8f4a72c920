"""Asides: words inside a content that another voice put in. Relative clauses in quotations, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isnad.attributions.lexicon import FIRST_PERSON, word_set
from isnad.attributions.tree import Tree

Span = tuple[int, int]
_GLOSS = re.compile(r"\[[^\[\]\n]{4,200}\]")
_REDACTED = re.compile(r"\[(?:[A-Z0-9 ./()-]+|\.+|…|sic)\]")
_WHO = word_set("who whom which whose")


class Asides:
    """Finds the asides of contents in one document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def glosses(self, content: Iterable[Span]) -> tuple[Span, ...]:
        """Brackets of more than a word inside quoted words: the editor's or translator's."""
        return tuple(
            match.span()
            for start, end in content
            for match in _GLOSS.finditer(self.tree.text, start, end)
            if " " in match.group() and not _REDACTED.fullmatch(match.group())
        )

    def relatives(self, content: Iterable[Span], first_person: bool) -> tuple[Span, ...]:
        """Relative clauses set off by commas; with `first_person` only those in which *I* or *we* acts."""
        words = [w for start, end in content for w in self.tree.covered(start, end)]
        within = set(words)
        found: list[Span] = []
        for word in words:
            if self.tree.rel(word) == "acl:relcl" and self._set_off(word, first_person):
                reach = [w for w in self.tree.reach(word) if w in within and w != self.tree.head(word)]
                found.extend(self.tree.spans(reach))
        return tuple(found)

    def _set_off(self, word: int, first_person: bool) -> bool:
        first = self.tree.low[word]
        if first == 0 or not any(self.tree.forms[w] == "," for w in (first - 1, first)):
            return False
        reach = self.tree.reach(word)
        if not any(self.tree.lower[w] in _WHO for w in reach[:3]):
            return False
        subjects = self.tree.kids(word, "nsubj")
        return not first_person or any(self.tree.lower[s] in FIRST_PERSON for s in subjects)
