"""Relatives and followers told of again: *his brother Marek … his brother*, by whose they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from isnad.mentions.draft import Draft
from isnad.mentions.numerals import wordset
from isnad.mentions.union import Union

_NOUNS = wordset(
    "brother sister father mother son daughter wife husband widow uncle aunt cousin nephew niece grandfather",
    "half-brother half-sister stepfather stepson brother-in-law father-in-law son-in-law fiancee fiance",
    "deputy lieutenant lawyer bodyguard driver commander successor predecessor secretary",
)
_OTHERS = wordset("other another second third two three one former late first")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


class Relatives:
    """Joins in one text the descriptions that name one relation of one person, in the order in which they come."""

    def __init__(self, text: str, drafts: Sequence[Draft], union: Union) -> None:
        self._text, self._drafts, self._union = text, drafts, union
        self._by_start: dict[int, list[int]] = defaultdict(list)
        for n, d in enumerate(drafts):
            if d.kind == "nominal":
                self._by_start[d.start].append(n)
        self._seen: dict[tuple[str, int], list[int]] = defaultdict(list)

    def join(self, pronoun: int) -> None:
        """Join the description that this possessive opens, once it is known whose it is."""
        for n in self._by_start.get(self._drafts[pronoun].start, ()):
            words = [w.casefold() for w in _WORD.findall(self._text[slice(*self._drafts[n].span)])][1:]
            if not words or words[-1] not in _NOUNS or len(words) > 3 or _OTHERS & set(words):
                continue
            known = self._seen[words[-1], self._union.find(pronoun)]
            if len({self._union.find(k) for k in known}) == 1:
                self._union.attach(n, known[-1])
            known.append(n)
