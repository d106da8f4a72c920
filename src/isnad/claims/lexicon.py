"""The word lists beside the dictionary: what nouns name, what words do to certainty. Expanded to forms once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from isnad.claims.forms import forms

_HOME = Path(__file__).parent / "words"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Certainty:
    """What words do to what they govern: `flip`, `keep`, `PR`, `PS` or `Uu`, by written form."""

    modals: dict[str, str]
    adverbs: dict[str, str]
    negations: frozenset[str]
    nobodies: frozenset[str]
    marks: dict[str, str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((_HOME / name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    return loaded


@lru_cache(maxsize=1)
def _grammar() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(w.replace("_", " ") for w in text.split()) for name, text in _read("grammar.yaml").items()
    }


def word_list(name: str) -> frozenset[str]:
    """A closed class of `words/grammar.yaml`, in lower case."""
    return _grammar()[name]


@lru_cache(maxsize=1)
def natures() -> dict[str, frozenset[str]]:
    """For each written noun what it can name: person, group, place, record, goods, money, deed, event."""
    found: dict[str, set[str]] = {}
    for nature, listed in _read("natures.yaml").items():
        for word in listed.split():
            for form in _noun_forms(word):
                found.setdefault(form, set()).add(nature)
    return {form: frozenset(kinds) for form, kinds in found.items()}


def _noun_forms(word: str) -> set[str]:
    """Regular plurals by rule: lemminflect would cost more than it gives over a thousand nouns."""
    if word.endswith("man"):
        return {word, word[:-3] + "men"}
    if word.endswith(("s", "x", "ch", "sh")):
        return {word, word + "es"}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return {word, word[:-1] + "ies"}
    if word.endswith("fe"):
        return {word, word + "s", word[:-2] + "ves"}
    return {word, word + "s", *({"children"} if word == "child" else ())}


@lru_cache(maxsize=1)
def certainty() -> Certainty:
    """The factuality lexicon with every word in all its forms."""
    raw = _read("factuality.yaml")
    return Certainty(
        modals=raw["modals"],
        adverbs=_by_word(raw["adverbs"]),
        negations=frozenset(raw["negations"]),
        nobodies=frozenset(raw["nobodies"]),
        marks=_by_word(raw["marks"]),
        verbs=_by_form(raw["verbs"], "VERB"),
        nouns=_by_form(raw["nouns"], "NOUN"),
        adjectives=_by_word(raw["adjectives"]),
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {w: value for value, listed in table.items() for w in listed}


def _by_form(table: dict[str, list[str]], upos: str) -> dict[str, str]:
    """Earlier rows win where a word stands in two."""
    found: dict[str, str] = {}
    for value, listed in table.items():
        for word in listed:
            for form in forms(word, upos) if upos == "VERB" else _noun_forms(word):
                found.setdefault(form, value)
    return found
