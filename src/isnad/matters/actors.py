"""Whether two participants can be one: the same, a part of the other, apart, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from isnad.claims.claim import Filler
from isnad.entities.entity import Entity
from isnad.matters.bare import BareNames
from isnad.matters.containment import Wholes
from isnad.matters.descriptions import describe, is_pronoun
from isnad.matters.lexicon import ARMED, ARMY_UNITS, GENERIC, INSURGENT, MULTINATIONAL, PLACES, POLICE_UNITS
from isnad.matters.nations import Nations
from isnad.matters.referents import Referent, Relation


@dataclass(frozen=True, slots=True)
class Actors:
    """Compares participants of a collection by its entities, part and whole, and nations."""

    entities: Mapping[str, Entity]
    wholes: Wholes
    nations: Nations
    bare: BareNames
    _nations: dict[Referent, frozenset[str]] = field(default_factory=dict)
    _bodies: dict[str, str | None] = field(default_factory=dict)

    def relation(self, left: Referent, right: Referent) -> Relation:
        """How two participants stand to each other; the order does not matter."""
        if left == right:
            return Relation.UNKNOWN if is_pronoun(left.text) and not left.voice else Relation.SAME
        return self._compared(left, right)

    def _compared(self, left: Referent, right: Referent) -> Relation:
        if left.voice or right.voice:
            return self._own_people(left, right) if left.voice else self._own_people(right, left)
        if left.entity and right.entity:
            return self._entities(left, right)
        if left.entity or right.entity:
            return self._entity_and_description(*((left, right) if left.entity else (right, left)))
        return self._descriptions(left, right)

    def sets(self, left: Iterable[Referent], right: Iterable[Referent]) -> Relation:
        """How two sets of joint participants stand to each other: as their closest pair."""
        others = list(right)
        return max((self.relation(one, other) for one in left for other in others), default=Relation.UNKNOWN)

    def name(self, referent: Referent) -> str:
        """The caption of an entity, the words of a description."""
        entity = self.entities.get(referent.entity)
        return entity.caption if entity else referent.text or referent.entity

    def _entities(self, left: Referent, right: Referent) -> Relation:
        people = self._is_person(left.entity) and self._is_person(right.entity)
        if not people and (self.wholes.related(left.entity, right.entity) or self._is_called_within(left, right)):
            return Relation.PART
        if self.bare.may_be_one(left.entity, right.entity):
            return Relation.UNKNOWN
        shared = self._nation(left) & self._nation(right)
        if shared and (self._is_generic(left) or self._is_generic(right)):
            return Relation.PART
        return Relation.APART

    def _is_called_within(self, left: Referent, right: Referent) -> bool:
        """Whether the whole name of one body, two words or more, stands in the other's: *the Coast Brigade* and *the
        First Coast Brigade*."""
        one, other = self._full_names(left.entity), self._full_names(right.entity)
        return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in one for b in other)

    def _full_names(self, entity: str) -> list[str]:
        known = self.entities.get(entity)
        return [name.name.lower() for name in known.names if " " in name.name] if known else []

    def _entity_and_description(self, named: Referent, described: Referent) -> Relation:
        if is_pronoun(described.text):
            return Relation.UNKNOWN
        if self._is_named_in(named, described):
            return Relation.PART
        left, right = self._nation(named), self._nation(described)
        if left and right:
            return Relation.PART if left & right else Relation.APART
        if self._is_other_service(named, described):
            return Relation.APART
        body = self.body(described)
        if body and not self._is_person(named.entity):
            return self._entities(named, Referent(body, ""))
        return self._foreign(named.entity, described)

    def _is_other_service(self, named: Referent, described: Referent) -> bool:
        """*Police*, where a brigade is named; *soldiers*, where a police force is."""
        words, names = describe(described.text), self._full_names(named.entity)
        if words is None or words.group not in {"police", "soldier"}:
            return False
        others = POLICE_UNITS if words.group == "soldier" else ARMY_UNITS
        return any(others.intersection(name.split()) and not INSURGENT.intersection(name.split()) for name in names)

    def nation(self, filler: Filler) -> str | None:
        """The one country that acts, or whose people do: *Iran*, *the Iranian government*, *Iranian officers*."""
        entity = self.entities.get(filler.entity or "")
        if entity and (entity.schema == "Person" or not (entity.schema in PLACES or self._is_generic(_of(filler)))):
            return None
        words = None if entity else describe(filler.text)
        if not entity and (words is None or words.group is None):
            return None
        found = self._nation(_of(filler))
        return min(found) if len(found) == 1 else None

    def _foreign(self, body: str, described: Referent) -> Relation:
        """A force of several nations and the soldiers of one of them are two, unless claims put one in the other."""
        words = describe(described.text)
        entity = self.entities.get(body)
        if words is None or words.group != "soldier" or entity is None or not self._nation(described):
            return Relation.UNKNOWN
        names = {word for name in entity.names for word in name.name.lower().split()}
        return Relation.APART if names & MULTINATIONAL else Relation.UNKNOWN

    def _descriptions(self, left: Referent, right: Referent) -> Relation:
        one, other = describe(left.text), describe(right.text)
        if one is None or other is None:
            return Relation.UNKNOWN
        nations = self._nation(left), self._nation(right)
        if all(nations) and not nations[0] & nations[1]:
            return Relation.APART
        bodies = self.body(left), self.body(right)
        if all(bodies) and bodies[0] != bodies[1]:
            return self._entities(Referent(bodies[0] or "", ""), Referent(bodies[1] or "", ""))
        if any(bodies) and not all(bodies):
            body, words = (bodies[0], right) if bodies[0] else (bodies[1], left)
            if self._foreign(body or "", words) == Relation.APART:
                return Relation.APART
        elif all(bodies):
            return Relation.PART
        if one.head == other.head and (one.modifiers <= other.modifiers or other.modifiers <= one.modifiers):
            return Relation.SAME if one.modifiers == other.modifiers else Relation.PART
        if one.group != other.group and {one.group, other.group} <= ARMED:
            return Relation.APART
        return Relation.PART if all(nations) else Relation.UNKNOWN

    def _own_people(self, own: Referent, other: Referent) -> Relation:
        """*Our commandos* are of the speaker's organisations: those, and what is part of them, may be meant."""
        groups = self.wholes.above(own.voice) | {own.voice}
        if not other.voice and self._is_called_alike(own, other):
            return Relation.PART
        if other.voice:
            return Relation.PART if groups & (self.wholes.above(other.voice) | {other.voice}) else Relation.APART
        if not other.entity:
            body = self.body(other)
            return (
                self._own_people(own, Referent(body, "")) if body else self._own_and_description(own, other, groups)
            )
        if any(self.wholes.related(group, other.entity) for group in groups):
            return Relation.PART
        return Relation.APART if len(groups) > 1 or not self._is_person(own.voice) else Relation.UNKNOWN

    def _own_and_description(self, own: Referent, other: Referent, groups: Iterable[str]) -> Relation:
        mine = frozenset[str]().union(*(self._nation(Referent(group, "")) for group in groups))
        theirs = self._nation(other)
        if theirs and not mine & theirs:
            return Relation.APART if mine else Relation.UNKNOWN
        return min(self._descriptions(Referent("", own.text), other), Relation.PART)

    def _is_called_alike(self, own: Referent, other: Referent) -> bool:
        """*Our commandos* and *Zahrani commandos*, where no named body is said to command these."""
        mine, theirs = describe(own.text), describe(self.name(other))
        alike = mine is not None and theirs is not None and mine.head == theirs.head
        return alike and not self.body(other) and bool(self._nation(other))

    def body(self, described: Referent) -> str | None:
        """The organisation that a description names: *JSF soldiers*, *soldiers of the Stabilisation Force*."""
        if described.entity:
            return None
        if not self._bodies:
            self._bodies.update(_bodies(self.entities.values()))
        words = re.findall(r"[\w'’-]+", described.text)
        for size in range(min(6, len(words) - 1), 0, -1):
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if run[0][0].isupper() and (found := self._bodies.get(" ".join(run).removesuffix("'s").lower())):
                    return found
        return None

    def _is_person(self, entity: str) -> bool:
        return entity in self.entities and self.entities[entity].schema == "Person"

    def _is_named_in(self, named: Referent, described: Referent) -> bool:
        entity = self.entities.get(named.entity)
        words = f" {described.text.lower()} ".replace("'s ", " ").replace("’s ", " ")
        return entity is not None and any(
            f" {name.name.lower()} " in words for name in entity.names if len(name.name) > 1
        )

    def _nation(self, referent: Referent) -> frozenset[str]:
        if referent not in self._nations:
            found = (self.nations.of_words(text) for text in self._texts(referent))
            self._nations[referent] = frozenset[str]().union(*found)
        return self._nations[referent]

    def _texts(self, referent: Referent) -> list[str]:
        entity = self.entities.get(referent.entity)
        if entity is None:
            return [referent.text]
        own = [] if entity.schema == "Person" else [name.name for name in entity.names]
        return own + [
            self.entities[whole].caption for whole in self.wholes.above(entity.id) if whole in self.entities
        ]

    def _is_generic(self, referent: Referent) -> bool:
        entity = self.entities.get(referent.entity)
        if entity is None or entity.schema == "Person":
            return False
        words = [word for word in entity.caption.replace(".", "").split() if word.lower() not in {"the", "of"}]
        return all(word.lower() in GENERIC or self.nations.of_words(word) for word in words)


def _of(filler: Filler) -> Referent:
    return Referent(filler.entity or "", "" if filler.entity else filler.text)


def _bodies(entities: Iterable[Entity]) -> dict[str, str | None]:
    """The organisations by what only one of them is called, in lower case; the empty name keeps the table from being
    made twice."""
    found: dict[str, str | None] = {"": None}
    for entity in entities:
        if entity.schema in {"Organization", "LegalEntity", "Company", "PublicBody"}:
            for name in {name.name.lower() for name in entity.names if len(name.name) > 1}:
                found[name] = entity.id if found.setdefault(name, entity.id) == entity.id else None
    return found
