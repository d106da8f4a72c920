"""Demonyms: adjectives and nouns that say of which country or people somebody is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "words" / "demonyms.yaml"
_ENDINGS = ("ian", "ean", "ese", "ish", "an", "ani", "aqi", "eni", "ali", "zi", "ti")


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    sets = [frozenset(w.lower() for w in raw[key].split()) for key in ("nations", "no_nations", "countries")]
    return sets[0], sets[1], sets[2]


def is_nation(word: str) -> bool:
    """A demonym that is listed, in the singular or the plural."""
    low = word.lower()
    return low in _lists()[0] or (low.endswith("s") and low[:-1] in _lists()[0])


def looks_like_nation(word: str) -> bool:
    """A capitalised word with a demonym's ending that is known to be none: for countries of fiction and history."""
    low = word.lower()
    return (
        len(word) > 4
        and word[:1].isupper()
        and low.endswith(_ENDINGS)
        and low not in _lists()[1]
        and low not in _lists()[2]
    )


def is_country(name: str) -> bool:
    return name.lower() in _lists()[2]
