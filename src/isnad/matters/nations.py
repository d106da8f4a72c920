"""Which country a name or description speaks of: *British SAS operatives*, *the U.S. military*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from isnad.entities.demonyms import COUNTRIES as OTHER_NAMES
from isnad.entities.demonyms import DEMONYMS
from isnad.matters.lexicon import ADJECTIVE_ENDINGS, ADJECTIVES, COUNTRIES

_WORD = re.compile(r"[^\W\d_][\w.]*(?:'s)?")
_STEM = 4
_LONG_NAMES = {
    "el salvador",
    "costa rica",
    "saudi arabia",
    "sri lanka",
    "north korea",
    "south africa",
    "united states",
}


@dataclass(frozen=True, slots=True)
class Nations:
    """Countries: those everyone knows by their code, and the places of the collection by their names."""

    stems: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(place_names: Iterable[str]) -> Nations:
        """The countries of the world and the places named (one word each)."""
        stems: dict[str, set[str]] = defaultdict(set)
        for name in place_names:
            folded = name.lower()
            if len(folded) >= _STEM and " " not in folded:
                stems[folded[:_STEM]].add(folded)
        return Nations({stem: tuple(sorted(names)) for stem, names in stems.items()})

    def of_words(self, text: str) -> frozenset[str]:
        """The countries (ISO 3166 codes) or places whose name or adjective stands in the text, capitalised."""
        words = (match.group() for match in _WORD.finditer(text))
        return frozenset(found for word in words if word[0].isupper() and (found := self._country(word)))

    @staticmethod
    def is_country(name: str) -> bool:
        """Whether the whole name is one by which a country is known."""
        return name.lower().removeprefix("the ") in _full_names()

    def _country(self, word: str) -> str | None:
        folded = word.lower().removesuffix("'s")
        if folded == "us" and not word.isupper():
            return None
        known = _known().get(folded) or _known().get(folded.rstrip("."))
        return known or next(
            (name for name in self.stems.get(folded[:_STEM], ()) if _adjective_of(folded, name)), None
        )


@lru_cache(maxsize=1)
def _full_names() -> frozenset[str]:
    return COUNTRIES | {name.lower() for names in OTHER_NAMES.values() for name in names} | _LONG_NAMES


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Country names, their other names of one word and their peoples' names, lower case, to codes."""
    found = {
        name.lower().rstrip("."): code for code, names in OTHER_NAMES.items() for name in names if " " not in name
    }
    found |= {word.rstrip("."): code for word, code in DEMONYMS.items()}
    for name in sorted(COUNTRIES):
        adjective = ADJECTIVES.get(name, "")
        found.setdefault(
            name, found.get(adjective) or next((found[w] for w in sorted(found) if _adjective_of(w, name)), name)
        )
    return found


def _adjective_of(word: str, name: str) -> bool:
    if word[:_STEM] != name[:_STEM]:
        return False
    roots = {name, name.rstrip("aeiouy"), name[:-2] if name.endswith(("ia", "ea", "an")) else name}
    return any(len(root) >= _STEM and word == root + ending for root in roots for ending in ADJECTIVE_ENDINGS)
