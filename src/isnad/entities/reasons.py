"""The sentence that says why two names were or were not thought to be one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from isnad.entities.alignment import Alignment
from isnad.entities.organisations import TRANSLATED, OrganisationName
from isnad.entities.persons import PersonName
from isnad.entities.spellings import Kind, Relation
from isnad.entities.vetoes import person_vetoes
from isnad.entities.words import INITIAL, Word

_SAID = {
    Kind.INITIAL: "initial",
    Kind.SHORTENED: "short for it",
    Kind.NICKNAME: "a form of the same name",
    Kind.SPELLED: "another spelling",
}


class Grounds(Protocol):
    """What a comparison rests on."""

    def vetoes(self) -> tuple[str, ...]:
        """What bars a join."""
        ...

    def sentence(self, vetoes: Sequence[str]) -> str:
        """One sentence for a reader."""
        ...


@dataclass(slots=True)
class Faulty:
    """A text that cannot be compared as a name."""

    text: str
    fault: str

    def vetoes(self) -> tuple[str, ...]:
        """None: its score is low enough."""
        return ()

    def sentence(self, vetoes: Sequence[str]) -> str:
        """Which text, and what is wrong with it."""
        shown = self.text if len(self.text) <= 40 else self.text[:37] + "..."
        return f"«{shown}» cannot be compared: {self.fault}."


@dataclass(slots=True)
class PersonGrounds:
    """Two persons' names and how their words go together."""

    a: PersonName
    b: PersonName
    found: Alignment

    def vetoes(self) -> tuple[str, ...]:
        """What excludes that the two names are one person's."""
        return person_vetoes(self.a, self.b, self.found)

    def sentence(self, vetoes: Sequence[str]) -> str:
        """The aligned parts, then what is left, then what excludes it."""
        said = [
            f"{_part(self.a, self.b, i, j)} {_pair(self.a.words[i], self.b.words[j], relation)}"
            for i, j, relation in sorted(self.found.pairs)
        ]
        said += _left(self.a, self.found.left_a, "the first") + _left(self.b, self.found.left_b, "the second")
        if self.a.generation != self.b.generation and not any("generation" in v for v in vetoes):
            said.append("only one has a generation (Jr., II)")
        if set(self.a.titles) & set(self.b.titles):
            said.append("both have the title " + ", ".join(sorted(set(self.a.titles) & set(self.b.titles))))
        return _sentence(said or ["no part in common"], vetoes)


@dataclass(slots=True)
class OrganisationGrounds:
    """Two organisations', works' or places' names and how their words go together."""

    a: OrganisationName
    b: OrganisationName
    found: Alignment
    against: str = ""
    barred: bool = False

    def vetoes(self) -> tuple[str, ...]:
        """What stands against it, where the score is below one half."""
        return (self.against,) if self.barred else ()

    def sentence(self, vetoes: Sequence[str]) -> str:
        """The aligned words, then what is left, then what excludes it."""
        said = [_pair(self.a.words[i], self.b.words[j], relation) for i, j, relation in self.found.pairs]
        for name, left, which in (
            (self.a, self.found.left_a, "the first"),
            (self.b, self.found.left_b, "the second"),
        ):
            if left and not (self.a.acronym or self.b.acronym):
                said.append(f"only {which} has {_list([name.words[i].text for i in left])}")
        for short, long in ((self.a, self.b), (self.b, self.a)):
            if short.acronym and short.acronym in long.initials:
                said.append(f"{short.acronym.upper()} has the initials of the other")
        if self.against and self.against not in vetoes:
            said.append(self.against)
        return _sentence(said or ["no word in common"], vetoes)


def _sentence(said: Sequence[str], vetoes: Sequence[str]) -> str:
    text = "; ".join([*said, *vetoes])
    return text[:1].upper() + text[1:] + "."


def _pair(one: Word, two: Word, relation: Relation) -> str:
    if relation is TRANSLATED:
        return f"{one.text} = {two.text} (translated)"
    if relation.kind is Kind.SAME:
        return f"{one.text} = {two.text}" if one.text == two.text else f"{one.text} ≈ {two.text} (run together)"
    return f"{one.text} ≈ {two.text} ({_SAID.get(relation.kind, 'unlike')})"


def part_of(name: PersonName, place: int) -> str:
    """What a word of a person's name is: given, father's, family, kunya, nisba, middle name or initial."""
    word = name.words[place]
    if name.arabic and word.text.startswith(("abu", "umm")) and len(word.text) > 5:
        return "kunya"
    if place in name.fathers:
        return "father's name"
    if place == len(name.words) - 1:
        return (
            "nisba"
            if place and name.arabic and word.text.endswith(("i", "y"))
            else "family name"
            if place
            else "name"
        )
    if place == 0:
        return "given name"
    return "middle initial" if word.role & INITIAL else "father's or middle name" if name.arabic else "middle name"


def _part(a: PersonName, b: PersonName, i: int, j: int) -> str:
    one, two = part_of(a, i), part_of(b, j)
    return one if two in (one, "name") else two if one == "name" else f"{one}/{two}"


def _left(name: PersonName, left: Sequence[int], which: str) -> list[str]:
    if not left:
        return []
    return [f"only {which} has " + _list([f"{part_of(name, i)} {name.words[i].text}" for i in left])]


def _list(words: Sequence[str]) -> str:
    return ", ".join(words)
