"""A claim as the comparison sees it: its keys, its days, its places, its actors, its count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from isnad.claims.claim import Claim, Filler
from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.matters.descriptions import describe
from isnad.matters.intervals import EVER, Interval, days, days_of, holding, numbers, with_named
from isnad.matters.referents import Referent, referents
from isnad.matters.rules import Groups

NAMED, WORDED, MEMBERS, SCENE, COUNTED = "named", "worded", "members", "scene", "counted"
"""What a key rests on: entities or other matters; words within one document; members of an entity that are counted;
place and day; day and who was counted."""

_LONGEST_EVENT = 7  # days; a claim with a wider date does not meet others by its day
_RING = 1  # days either side of a date by which events told differently still meet


@dataclass(frozen=True, slots=True)
class Key:
    """Two claims of one group with a key in common may be of one matter; `basis` says how much that means."""

    basis: str
    name: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many: the numbers that the words allow, counted in `unit` of `role` (`event` for occurrences)."""

    role: str
    numbers: Interval
    unit: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """One claim, made ready for comparison. `before` is the last day on which it can have happened (None unknown).

    `span` are its own days; for a standing kind without a time, its document's date: there it is evidence.
    """

    claim: Claim
    group: str
    keys: tuple[Key, ...]
    span: Interval | None
    before: float | None
    places: frozenset[Referent]
    agents: frozenset[Referent]
    count: Count | None
    occurrences: int
    negative: bool

    @property
    def is_fixed(self) -> bool:
        """Whether its days are few enough to tell one occurrence from the next."""
        return self.span is not None and self.span.length <= _LONGEST_EVENT


@dataclass(frozen=True, slots=True)
class Outliner:
    """Makes outlines; `inner` gives the name of the matter of a claim that fills a role of another."""

    groups: Groups
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    inner: Callable[[str], str | None]

    def outline(self, claim: Claim) -> Outline:
        """The claim's outline."""
        rules = self.groups.rules(claim.kind)
        span = days_of(claim)
        written = self._written(claim.document)
        count = _count(claim)
        places = referents(claim.place)
        return Outline(
            claim=claim,
            group=self.groups.of(claim.kind).name,
            keys=self._keys(claim) + (_context_keys(places, span, count) if "number" in rules.conflicts else ()),
            span=_standing_span(claim, written) if rules.standing else span,
            before=written.high if written and span is None and claim.factuality in {"CT+", "PR+"} else None,
            places=places,
            agents=_actors(claim, self.groups),
            count=count,
            occurrences=_occurrences(claim),
            negative=claim.factuality.endswith("-"),
        )

    def _written(self, document: str) -> Interval | None:
        found = self.documents.get(document)
        return days(found.date) if found and found.date else None

    def _keys(self, claim: Claim) -> tuple[Key, ...]:
        if self.groups.rules(claim.kind).symmetric:
            return self._party_keys(claim)
        roles = self.groups.of(claim.kind).roles
        filled = [self._fillers(claim, role) for role in roles]
        return tuple(dict.fromkeys(_joined(keys) for keys in product(*filled))) if roles and all(filled) else ()

    def _party_keys(self, claim: Claim) -> tuple[Key, ...]:
        parties = sorted(
            {key for role in ("agent", "patient") for key in self._fillers(claim, role)},
            key=lambda key: (key.basis, key.name),
        )
        return tuple(_joined((left, right)) for n, left in enumerate(parties) for right in parties[n + 1 :])

    def _fillers(self, claim: Claim, role: str) -> list[Key]:
        keys = (self._key(filler, claim) for name in role.split("|") for filler in claim.roles.get(name, ()))
        return [key for key in keys if key]

    def _key(self, filler: Filler, claim: Claim) -> Key | None:
        if filler.claim:
            matter = self.inner(filler.claim)
            return Key(NAMED, f"m:{matter}") if matter else None
        if filler.entity:
            return Key(self._basis(filler.entity, claim), f"e:{filler.entity}")
        words = describe(filler.text)
        if words is None:
            return None
        return Key(WORDED, f"d:{claim.document}:{' '.join(sorted(words.modifiers))}:{words.head}")

    def _basis(self, entity: str, claim: Claim) -> str:
        """An organisation whose members are counted is no better known by its name than *soldiers* are."""
        found = self.entities.get(entity)
        members = found is not None and found.schema != "Person" and any(a.of in claim.roles for a in claim.quantity)
        return MEMBERS if members else NAMED


def _joined(keys: tuple[Key, ...]) -> Key:
    basis = next((weak for weak in (MEMBERS, WORDED) if any(key.basis == weak for key in keys)), NAMED)
    return keys[0] if len(keys) == 1 else Key(basis, "+".join(key.name for key in keys))


def _context_keys(places: frozenset[Referent], span: Interval | None, count: Count | None) -> tuple[Key, ...]:
    """Keys of events whose participants have no name: place and day; without a place, day and who was counted."""
    if span is None or span.length > _LONGEST_EVENT:
        return ()
    near = range(int(span.low) - _RING, int(span.high) + _RING + 1)
    scenes = sorted(place.entity for place in places if place.entity)
    unit = describe(count.unit) if count and count.unit and not scenes else None
    if unit:
        return tuple(Key(COUNTED, f"h:{unit.group or unit.head}@{day}") for day in near)
    return tuple(Key(SCENE, f"p:{place}@{day}") for place in scenes for day in near)


def _standing_span(claim: Claim, written: Interval | None) -> Interval | None:
    """The days on which a standing claim surely holds; without a time, its document's date."""
    if not claim.time:
        return written
    return next((span for when in claim.time if (span := holding(when.edtf, written))), None)


def _actors(claim: Claim, groups: Groups) -> frozenset[Referent]:
    return referents(claim.roles.get("agent", ())) if not groups.rules(claim.kind).symmetric else frozenset()


def _count(claim: Claim) -> Count | None:
    """The first count of participants."""
    for amount in claim.quantity:
        known = numbers(with_named(amount, claim))
        if known and amount.of not in {"event", "amount"}:
            return Count(amount.of, known, amount.unit)
    return None


def _occurrences(claim: Claim) -> int:
    counts = [int(amount.value) for amount in claim.quantity if amount.of == "event" and 1 <= amount.value < EVER]
    return max(counts, default=1)
