"""The cues as data: which words attribute, with which stance, in which grammatical frames (`cues.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, get_args

from isnad.attributions.attribution import Stance

Frame = Literal[
    "clause",
    "marked",
    "gerund",
    "infinitive",
    "order",
    "object",
    "pointer",
    "about",
    "accuse",
    "as",
    "call",
    "raised",
    "heard",
]
_VERB_FORMS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def word_set(words: str) -> frozenset[str]:
    """The words of a string, for the closed classes that patterns name."""
    return frozenset(words.split())


FIRST_PERSON = word_set("i we me us my our myself ourselves")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can attribute: its lemma and the stance that each of its frames takes."""

    lemma: str
    frames: Mapping[Frame, Stance]

    def stance(self) -> Stance:
        """What the word does when the frame is not known: the stance of its first frame."""
        return next(iter(self.frames.values()))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue words by their inflected forms in lower case.

    `participles` are the forms that a passive can have, `finite` those that can open a report sentence without
    subject.
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    prepositions: Mapping[tuple[str, ...], Stance]
    participles: frozenset[str]
    finite: frozenset[str]
    citing: frozenset[str]
    light: frozenset[str]
    media: frozenset[str]
    reporters: frozenset[str]
    informants: frozenset[str]
    witnesses: frozenset[str]
    papers: frozenset[str]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Lexicon:
        """The lexicon that ships with the package; the same object every time."""
        import yaml

        data = yaml.safe_load(resources.files("isnad.attributions").joinpath("cues.yaml").read_text("utf-8"))
        verbs, nouns = _group(data["verbs"]), _group(data["nouns"])
        return cls(
            verbs=_by_form(verbs, "VERB"),
            nouns=_by_form(nouns, "NOUN"),
            prepositions=_phrases(data["prepositions"]),
            participles=_participles(verbs),
            finite=frozenset(_forms(verbs, ("VBZ", "VBD"))),
            citing=frozenset(_forms(data["citing"].split(), ("VBG",))),
            light=frozenset(_forms(data["light"].split(), _VERB_FORMS)),
            media=frozenset(data["media"].split()),
            reporters=frozenset(data["reporters"].split()),
            informants=frozenset(data["informants"].split()),
            witnesses=frozenset(_plural(data["witnesses"].split())),
            papers=frozenset(_plural(data["papers"].split())),
        )

    def is_cue(self, form: str) -> bool:
        """Can this word (in lower case) attribute at all?"""
        return form in self.verbs or form in self.nouns


def _group(groups: Iterable[Mapping[str, Any]]) -> dict[str, Cue]:
    """Lemma to cue; where two groups give a lemma the same frame the first one rules."""
    frames: dict[str, dict[Frame, Stance]] = {}
    for group in groups:
        assert group["stance"] in get_args(Stance), group  # noqa: S101 - shipped data, checked by a test
        for lemma in group["lemmas"].split():
            known = frames.setdefault(lemma, {})
            for frame in group["frames"]:
                known.setdefault(frame, group["stance"])
    return {lemma: Cue(lemma, found) for lemma, found in frames.items()}


def _inflect(lemma: str, part: str) -> dict[str, tuple[str, ...]]:
    from lemminflect import getAllInflections, getAllInflectionsOOV

    found: dict[str, tuple[str, ...]] = getAllInflections(lemma, upos=part) or getAllInflectionsOOV(lemma, upos=part)
    return found


def _by_form(cues: Mapping[str, Cue], part: str) -> dict[str, Cue]:
    table = {form: cue for lemma, cue in cues.items() for forms in _inflect(lemma, part).values() for form in forms}
    return {**table, **cues}


def _forms(lemmas: Iterable[str], tags: tuple[str, ...]) -> set[str]:
    return {
        form for lemma in lemmas for tag, forms in _inflect(lemma, "VERB").items() if tag in tags for form in forms
    }


def _plural(lemmas: Iterable[str]) -> set[str]:
    return {form for lemma in lemmas for forms in _inflect(lemma, "NOUN").values() for form in (lemma, *forms)}


def _participles(lemmas: Iterable[str]) -> frozenset[str]:
    """Regular verbs have no VBN of their own in the tables: their past form serves."""
    tables = (_inflect(lemma, "VERB") for lemma in lemmas)
    return frozenset(form for table in tables for form in table.get("VBN", table.get("VBD", ())))


def _phrases(groups: Mapping[Stance, str]) -> dict[tuple[str, ...], Stance]:
    return {
        tuple(phrase.split()): stance
        for stance, phrases in groups.items()
        for phrase in phrases.replace("\n", " ").split("|")
        if phrase.strip()
    }
