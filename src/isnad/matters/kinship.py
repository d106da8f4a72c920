"""What speaks for two clusters being tellings of one occurrence, and what against: evidence with weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from isnad.matters.bare import BareNames
from isnad.matters.descriptions import Description, is_pronoun
from isnad.matters.intervals import Interval
from isnad.matters.lexicon import ARMY_POSTS, BUILDINGS, CLASSES
from isnad.matters.likeness import Likeness, are_close, are_comparable, are_near
from isnad.matters.outline import Outline
from isnad.matters.profiles import Profile
from isnad.matters.rarity import Rarity
from isnad.matters.referents import Relation

_Found = tuple[str, float] | None
"""The name of a piece of evidence with its log-odds; None where something forbids that the two are one."""

_NOTHING = ("", 0.0)
_AMONG = re.compile(r"\bamong (?:the|those|them)\b", re.I)
_LOOKED_AT = 8  # members of a cluster
_RING = 2  # days by which two tellings of one event may differ in its day
_LASTING = 180  # days: a window of at least this much makes a second occurrence unlikely
_WINDOW = 31.0  # days within which events of a kind that happens once only, with nobody named, can be one
_PEOPLE = frozenset({"people", "soldier", "police", "service", "guard", "navy", "fighter", "prisoner", "official"})


@dataclass(frozen=True, slots=True)
class Kinship:
    """Weighs pairs of clusters of one collection. `wide` places are too large to tell one event by."""

    likeness: Likeness
    bare: BareNames
    wide: Container[str]

    def weigh(self, one: Profile, other: Profile, rarity: Rarity) -> tuple[float, tuple[str, ...]] | None:
        """Log-odds beyond the prior that the two are one, with the evidence; None where something forbids it."""
        found = self.evidence(one, other, rarity)
        if found is None:
            return None
        return sum(weight for _, weight in found), tuple(name for name, _ in found)

    def evidence(self, one: Profile, other: Profile, rarity: Rarity) -> list[tuple[str, float]] | None:
        """All that speaks for or against the two, each with its log-odds; None where something forbids them."""
        found = [("known", 1.0)] if one.taken_up or other.taken_up else []
        for look in self._looks():
            evidence = look(one, other, rarity)
            if evidence is None:
                return None
            if evidence != _NOTHING:
                found.append(evidence)
        return found

    def _looks(self) -> tuple[Callable[[Profile, Profile, Rarity], _Found], ...]:
        return (
            self._parties,
            self._labels,
            self._incidents,
            self._doers,
            self._times,
            self._places,
            self._counts,
            self._kinds,
            self._told,
        )

    @staticmethod
    def _labels(one: Profile, other: Profile, rarity: Rarity) -> _Found:
        """What somebody is to whom: *minister* may be *defence minister*, a cousin is no brother."""
        if not one.labels or not other.labels:
            return _NOTHING
        pairs = [(left, right) for left in one.labels for right in other.labels]
        if any(left.head == right.head and _narrows(left, right) for left, right in pairs):
            return "same label", 1.0
        return None

    @staticmethod
    def _kinds(one: Profile, other: Profile, rarity: Rarity) -> _Found:
        return _NOTHING if one.group.name == other.group.name else ("kinds akin", -0.7)

    @staticmethod
    def _incidents(one: Profile, other: Profile, rarity: Rarity) -> _Found:
        if not one.incident or not other.incident:
            return _NOTHING
        return ("same attack", 2.5) if one.incident & other.incident else ("other attacks", -2.5)

    def _parties(self, one: Profile, other: Profile, rarity: Rarity) -> _Found:
        if one.tied and other.tied:
            shared = one.tied & other.tied
            return ("same matter", 2.5) if shared else None
        if one.parties and other.parties:
            return self._named(one, other, rarity)
        if one.parties or other.parties:
            named, described = (one, other) if one.parties else (other, one)
            if named.things and described.things:
                return self._described(named.things, described.things, rarity)
            return self._named_and_described(named, described, rarity)
        return self._described(one.things, other.things, rarity)

    def _named(self, one: Profile, other: Profile, rarity: Rarity) -> _Found:
        shared = one.parties & other.parties
        if one.group.rules.symmetric:
            rest = one.parties - shared, other.parties - shared
            if not shared or (all(rest) and not self._is_one(*rest)):
                return None
            others = bool(rest[0] or rest[1]) and bool(one.things or other.things)
            return "shared party", sum(rarity.weight(entity) for entity in shared) - (1.5 if others else 0.0)
        if shared:
            judged = "agent" not in one.group.roles and one.group.name == other.group.name
            return None if judged else ("shared party", max(rarity.weight(entity) for entity in shared))
        if self._is_bare(one.parties, other.parties):
            return "bare name", 3.0 if one.group.window >= _LASTING else 1.5
        return _NOTHING if self._is_one(one.parties, other.parties) or self._are_there(one, other) else None

    def _is_bare(self, one: frozenset[str], other: frozenset[str]) -> bool:
        return any(self.bare.may_be_one(left, right) for left in one for right in other)

    def _is_one(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether a participant of one may be one of the other's: a part of it, or one of its names."""
        actors, places = self.likeness.actors, self.likeness.places
        return any(
            actors.wholes.related(left, right)
            or places.wholes.related(left, right)
            or self.bare.may_be_one(left, right)
            for left in one
            for right in other
        )

    def _are_there(self, one: Profile, other: Profile) -> bool:
        """Whether a target of one is the place of the other, or bears its name: *Zahr*, *Zahr garrison*."""
        mine, theirs = ({place.entity for place in profile.places} for profile in (one, other))
        return bool(mine & theirs) and not any(map(self._is_person, one.parties | other.parties))

    def _is_person(self, entity: str) -> bool:
        found = self.likeness.actors.entities.get(entity)
        return found is not None and found.schema == "Person"

    def _named_and_described(self, named: Profile, described: Profile, rarity: Rarity) -> _Found:
        words = {
            word
            for entity in named.parties
            if (found := self.likeness.actors.entities.get(entity))
            for name in found.names
            for word in name.name.lower().split()
        }
        head = next((thing.head for thing in described.things if thing.head in words), None)
        if head:
            return "called so", rarity.weight(head)
        if any(thing.head in BUILDINGS for thing in described.things) and words & BUILDINGS:
            posts = words & ARMY_POSTS and any(thing.head in ARMY_POSTS for thing in described.things)
            return _NOTHING if posts else ("other words", -1.5)
        if not described.things or not any(map(self._is_person, named.parties)):
            return _NOTHING
        if any(thing.group not in _PEOPLE and thing.group is not None for thing in described.things):
            return None
        if any(_AMONG.search(member.claim.anchor.quote) for member in named.cluster.members[:_LOOKED_AT]):
            return "among them", 1.0
        several = any(count.numbers.low > 1 for count in described.cluster.counts)
        return ("a name and a number", -2.5) if several else ("a name and no name", -0.5)

    @staticmethod
    def _described(one: tuple[Description, ...], other: tuple[Description, ...], rarity: Rarity) -> _Found:
        if not one or not other:
            return _NOTHING
        pairs = [(left, right) for left in one for right in other]
        alike = [left.head for left, right in pairs if left.head == right.head and _narrows(left, right)]
        if alike:
            return "same words", max(_said_by(head) * rarity.weight(head) for head in alike)
        fitting = [left.group or left.head for left, right in pairs if _fit(left, right)]
        if len(fitting) == len(pairs):
            return "words that fit", max(0.5 * _said_by(name) * rarity.weight(name) for name in fitting)
        if fitting:
            return _NOTHING
        people = any(left.group in _PEOPLE or right.group in _PEOPLE for left, right in pairs)
        buildings = all(left.head in BUILDINGS and right.head in BUILDINGS for left, right in pairs)
        return "other words", -2.5 if people or buildings else -1.0

    def _doers(self, one: Profile, other: Profile, rarity: Rarity) -> _Found:
        if one.group.rules.symmetric:
            return _NOTHING
        two = "agent" in one.group.roles or one.group.rules.standing
        if not one.doers or not other.doers:
            return ("actor unsaid", -0.5) if two else _NOTHING
        relation = self.likeness.actors.sets(one.doers, other.doers)
        if relation == Relation.APART:
            if self._is_bare(_entities(one), _entities(other)):
                return "bare name", 0.5
            return None if two else ("actors apart", -1.0)
        shared = _entities(one) & _entities(other)
        if shared:
            return "same actor", 0.7 * max(rarity.weight(entity) for entity in shared)
        if relation == Relation.PART:
            return "related actors", 0.5
        described = any(not doer.entity and not is_pronoun(doer.text) for doer in (*one.doers, *other.doers))
        return ("actor unknown", -0.5 if described else -1.0) if two else _NOTHING

    @staticmethod
    def _times(one: Profile, other: Profile, rarity: Rarity) -> _Found:
        if one.span is None or other.span is None:
            return _NOTHING
        window = min(one.group.window, _WINDOW)
        gap = one.span.gap(other.span)
        if gap > window:
            return None
        if gap == 0:
            wider = max(one.span, other.span, key=lambda span: span.length)
            return "times meet", rarity.of_days(wider)
        both = Interval(min(one.span.low, other.span.low), max(one.span.high, other.span.high))
        return ("days near", 0.6 * rarity.of_days(both)) if gap <= _RING else ("days apart", -2.0)

    def _places(self, one: Profile, other: Profile, rarity: Rarity) -> _Found:
        mine, theirs = ([p for p in profile.places if p.entity not in self.wide] for profile in (one, other))
        if not mine or not theirs:
            return _NOTHING
        places = self.likeness.places
        shared = {place.entity for place in mine} & {place.entity for place in theirs}
        if shared:
            return "same place", max(rarity.weight(place) for place in shared)
        pairs = [(left, right, places.versions(left, right)) for left in mine for right in theirs]
        closest = max(pairs, key=lambda pair: pair[2])
        if closest[2] >= Relation.PART:
            return "place within", 0.5 * min(rarity.weight(closest[0].entity), rarity.weight(closest[1].entity))
        if closest[2] == Relation.APART:
            return "places apart", -1.0 if self._is_told_once(one, other) else -2.5
        return "other places", -0.5

    def _is_told_once(self, one: Profile, other: Profile) -> bool:
        """Whether it rarely befalls the one whom both may mean twice."""
        named = self._is_bare(one.parties, other.parties) or bool(one.parties & other.parties)
        return named and one.group.window >= _LASTING

    @staticmethod
    def _counts(one: Profile, other: Profile, rarity: Rarity) -> _Found:
        pairs = [(m, t) for m in one.cluster.counts for t in other.cluster.counts if are_comparable(m, t)]
        if not pairs:
            return _NOTHING
        if any(mine.numbers.meets(theirs.numbers) for mine, theirs in pairs):
            return "same count", 1.0
        if any(are_close(mine, theirs) for mine, theirs in pairs):
            return "counts near", 0.5
        return (
            ("counts apart", -0.5)
            if any(are_near(mine, theirs) for mine, theirs in pairs)
            else ("counts far apart", -3.0)
        )

    def _told(self, one: Profile, other: Profile, rarity: Rarity) -> _Found:
        """Who tells of both in one document tells of two things, unless the second takes up the first."""
        shared = one.documents & other.documents
        if not shared:
            return _NOTHING
        if any(self._keeps_apart(member, other, one.group.window) for member in _told_in(one, shared)):
            return None
        known = one.taken_up or other.taken_up or one.open != other.open
        return ("told beside", -0.5) if known else ("told as two", -2.0)

    def _keeps_apart(self, member: Outline, other: Profile, window: float) -> bool:
        return self.likeness.told_apart(member, other.cluster, "", window)


def _entities(profile: Profile) -> frozenset[str]:
    return frozenset(doer.entity for doer in profile.doers if doer.entity)


def _fit(left: Description, right: Description) -> bool:
    """Whether two descriptions can be of one thing: *soldiers* and *people*, *the barracks* and *the garrison*."""
    return left.fits(right) or {left.head, right.head} <= ARMY_POSTS


def _said_by(head: str) -> float:
    """How much a head noun says of who it is: *men* little."""
    return 0.3 if head in CLASSES["people"] or head == "people" else 1.0


def _narrows(left: Description, right: Description) -> bool:
    return left.modifiers <= right.modifiers or right.modifiers <= left.modifiers


def _told_in(profile: Profile, documents: frozenset[str]) -> Iterator[Outline]:
    return (member for member in profile.cluster.members if member.claim.document in documents)
