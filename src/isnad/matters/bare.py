"""People whom a document calls by a bare family name: whether that name is one of another's names.

By itself it joins nothing; where day, place or number speak for one occurrence too, it is evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from isnad.entities.entity import Entity
from isnad.entities.persons import person_name
from isnad.entities.spellings import Kind, relate
from isnad.entities.words import INITIAL, Word

_SURE_SPELLING = 1.0  # evidence that two words are spellings of one name


@dataclass(frozen=True, slots=True)
class BareNames:
    """The persons of a collection by the words of their names."""

    entities: Mapping[str, Entity]
    _words: dict[str, tuple[tuple[Word, ...], bool]] = field(default_factory=dict)

    def keys(self, entity: str) -> tuple[str, ...]:
        """The consonants of the words by which a person may be called alone; none for what is no person."""
        words, _ = self._of(entity)
        return tuple(dict.fromkeys(word.bones for word in words if len(word.bones) > 1))

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether one is known by a bare name only, which is a word of the other's name, in any spelling."""
        (mine, one_bare), (theirs, other_bare) = self._of(left), self._of(right)
        return (one_bare or other_bare) and any(_alike(one, other) for one in mine for other in theirs)

    def _of(self, entity: str) -> tuple[tuple[Word, ...], bool]:
        """The words by which a person may be called alone, and whether no name has more than one."""
        if entity not in self._words:
            found = self.entities.get(entity)
            names = [tuple(_said(name.name)) for name in found.names] if found and found.schema == "Person" else []
            called = {word for words in names if words for word in (words[0], words[-1])}
            self._words[entity] = tuple(called), bool(names) and all(len(words) == 1 for words in names)
        return self._words[entity]


def _said(name: str) -> Iterator[Word]:
    return (word for word in person_name(name).words if not word.role & INITIAL)


def _alike(one: Word, other: Word) -> bool:
    relation = relate(one, other)
    return relation.kind == Kind.SAME or (relation.kind == Kind.SPELLED and relation.evidence >= _SURE_SPELLING)
