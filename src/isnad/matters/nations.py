"""Which country a name or description speaks of: *British SAS operatives*, *the U.S. military*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isnad.matters.lexicon import ADJECTIVE_ENDINGS, COUNTRIES, OTHER_NAMES

_IRREGULAR = {word: country for country, words in OTHER_NAMES.items() for word in words}
_WORD = re.compile(r"[^\W\d_][\w.]*(?:'s)?")


@dataclass(frozen=True, slots=True)
class Nations:
    """Countries by their first letters: those everyone knows and the places of the collection."""

    stems: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(place_names: Iterable[str]) -> Nations:
        """The countries of the world and the places named (one word each)."""
        stems: dict[str, set[str]] = defaultdict(set)
        for name in [*COUNTRIES, *place_names]:
            folded = name.lower()
            if len(folded) >= 4 and " " not in folded:
                stems[folded[:4]].add(folded)
        return Nations({stem: tuple(sorted(names)) for stem, names in stems.items()})

    def of_words(self, text: str) -> frozenset[str]:
        """The countries or places whose name or adjective stands in the text with a capital letter."""
        words = (match.group() for match in _WORD.finditer(text))
        return frozenset(found for word in words if word[0].isupper() and (found := self._country(word)))

    def _country(self, word: str) -> str | None:
        folded = word.lower().removesuffix("'s").rstrip(".")
        known = _IRREGULAR.get(folded) if folded != "us" or word.isupper() else None
        if known:
            return known
        return next((name for name in self.stems.get(folded[:4], ()) if _adjective_of(folded, name)), None)


def _adjective_of(word: str, name: str) -> bool:
    roots = {name, name.rstrip("aeiouy"), name[:-2] if name.endswith(("ia", "ea", "an")) else name}
    return any(len(root) >= 4 and word == root + ending for root in roots for ending in ADJECTIVE_ENDINGS)
