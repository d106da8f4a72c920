"""Whom a document calls by a part of a name: a man's family name, *the Front* of the Salt Front.

By itself that joins nothing; where day, place or number speak for one occurrence too, it is evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from isnad.entities.entity import Entity
from isnad.entities.persons import person_name
from isnad.entities.spellings import Kind, relate
from isnad.entities.words import INITIAL, Word

BODIES = frozenset({"Organization", "LegalEntity", "Company", "PublicBody"})
_SURE_SPELLING = 1.0  # evidence that two words are spellings of one name


@dataclass(frozen=True, slots=True)
class BareNames:
    """The persons and bodies of a collection by the words of their names."""

    entities: Mapping[str, Entity]
    _words: dict[str, tuple[tuple[Word, ...], bool]] = field(default_factory=dict)
    _bodies: dict[str, frozenset[frozenset[str]]] = field(default_factory=dict)

    def keys(self, entity: str) -> tuple[str, ...]:
        """The consonants of the words by which a person may be called alone; the words of a body's names."""
        words, _ = self._of(entity)
        bones = dict.fromkeys(word.bones for word in words if len(word.bones) > 1)
        return (*bones, *sorted({word for name in self._names(entity) for word in name}))

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether one is known by a bare name only, which is a word of the other's name, in any spelling.

        Of bodies, whether all names of one stand in the other's: *Front* in *Salt Front*.
        """
        if self._bodies_may_be_one(left, right):
            return True
        (mine, one_bare), (theirs, other_bare) = self._of(left), self._of(right)
        return (one_bare or other_bare) and any(_alike(one, other) for one in mine for other in theirs)

    def _bodies_may_be_one(self, left: str, right: str) -> bool:
        mine, theirs = self._names(left), self._names(right)
        return bool(mine and theirs) and (_stand_in(mine, theirs) or _stand_in(theirs, mine))

    def _names(self, entity: str) -> frozenset[frozenset[str]]:
        """The names of a body as sets of words, in lower case; none for a person or a place."""
        if entity not in self._bodies:
            found = self.entities.get(entity)
            names = found.names if found and found.schema in BODIES else ()
            self._bodies[entity] = frozenset(
                frozenset(name.name.lower().replace("-", " ").split()) - {"the", "of", "and"} for name in names
            )
        return self._bodies[entity]

    def _of(self, entity: str) -> tuple[tuple[Word, ...], bool]:
        """The words by which a person may be called alone, and whether no name has more than one."""
        if entity not in self._words:
            found = self.entities.get(entity)
            names = [tuple(_said(name.name)) for name in found.names] if found and found.schema == "Person" else []
            called = {word for words in names if words for word in (words[0], words[-1])}
            self._words[entity] = tuple(called), bool(names) and all(len(words) == 1 for words in names)
        return self._words[entity]


def share_a_word(left: str, right: str) -> bool:
    """Whether two names of people have a word in common, in any spelling."""
    mine, theirs = tuple(_said(left)), tuple(_said(right))
    return any(_alike(one, other) for one in mine for other in theirs)


def _stand_in(names: frozenset[frozenset[str]], others: frozenset[frozenset[str]]) -> bool:
    return all(any(name < other for other in others) for name in names)


def _said(name: str) -> Iterator[Word]:
    return (word for word in person_name(name).words if not word.role & INITIAL)


def _alike(one: Word, other: Word) -> bool:
    relation = relate(one, other)
    return relation.kind == Kind.SAME or (relation.kind == Kind.SPELLED and relation.evidence >= _SURE_SPELLING)
