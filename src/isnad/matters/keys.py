"""The keys under which claims of one matter meet: who takes part, where and when it was, in what incident."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from isnad.claims.claim import Claim, Filler
from isnad.entities.entity import Entity
from isnad.matters.bare import share_a_word
from isnad.matters.descriptions import describe
from isnad.matters.incidents import ATTACKS, CASUALTIES, Incidents
from isnad.matters.intervals import Interval, days_of
from isnad.matters.lexicon import LABELS, ORDINARY, SITES
from isnad.matters.referents import Referent
from isnad.matters.rules import Groups
from isnad.matters.wordings import Wordings

NAMED, TOWN, WORDED, MEMBERS, SITE, INCIDENT, THERE, SCENE, COUNTED = [
    "named",
    "town",
    "worded",
    "members",
    "site",
    "incident",
    "there",
    "scene",
    "counted",
]
"""What a key rests on: entities or other matters; a city that was attacked; words within one document; members of an
entity that are counted; a bridge or house; the attack told of in the same sentence; what kind of thing where; place
and day; day and who was counted."""

LONGEST_EVENT = 7  # days; a claim with a wider date does not meet others by its day
_RING = 2  # days either side of a date by which events told differently still meet
_PLACES = frozenset({"Address", "Place", "Organization", "Building"})
_TAIL = re.compile(r"\s*,?\s*(?:at|in|of|near|outside|on)\s+(?:the\s+)?", re.I)
_LONGEST_NAME = 4  # words
_SMALL = frozenset({"the", "of", "at", "in", "near", "a", "an", "s"})
_SPOT = rf"(?i:{'|'.join(sorted(SITES))})"
_WORD = r"[A-Z][\w'’-]*"
_SITES = (
    re.compile(rf"\b{_SPOT}\s+(?i:of|at|in|near)\s+(?:(?i:the)\s+)?{_WORD}(?:\s+{_WORD}){{0,3}}"),
    re.compile(rf"(?<!\w){_WORD}(?:\s+{_WORD}){{0,3}}?\s+{_SPOT}\b"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """Two claims of one group with a key in common may be of one matter; `basis` says how much that means.

    A key that is only `asked` finds others and is not found itself: days near the claim's own.
    """

    basis: str
    name: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes the keys of claims. `incidents` knows the attack in whose sentence a claim counts the casualties; `home`
    gives the number of a claim's matter; `wide` places are too large for a day to tell one event there; `sites` are
    the bridges, prisons… with what they are called, `spots` the places by name; `wordings` knows what *the station*
    is; `body` and `nation` say whose people a description speaks of; in `crowded` places
    many documents tell attacks."""

    groups: Groups
    entities: Mapping[str, Entity]
    incidents: Incidents
    home: Callable[[str], int | None]
    wide: Container[str] = frozenset()
    sites: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[str, str] = field(default_factory=dict)
    wordings: Wordings | None = None
    body: Callable[[Referent], str | None] = lambda described: None
    nation: Callable[[Filler], str | None] = lambda filler: None
    crowded: Container[str] = frozenset()

    def of(self, claim: Claim) -> tuple[Key, ...]:
        """The claim's keys, none twice; empty for a claim that identifies nothing."""
        own = self._parties(claim) if self.groups.rules(claim.kind).symmetric else self._roles(claim)
        own = own or tuple(self._aliases(claim))
        if "number" not in self.groups.rules(claim.kind).conflicts:
            return own
        sites = tuple(self._sites(claim))
        if not any(key.basis == NAMED for key in own):
            own += (*sites, *self._incidents(claim))
        elif claim.kind in ATTACKS and _named_by(own) <= self.sites.keys():
            own += sites
        if claim.kind in ATTACKS:
            own += tuple(self._there(claim))
        return own + tuple(self._occasions(claim))

    def _roles(self, claim: Claim) -> tuple[Key, ...]:
        roles = self._without_disputed(claim, self.groups.of(claim.kind).roles)
        found = self._filled(claim, roles)
        if LABELS & set(roles) and claim.roles.get("agent"):
            found |= self._filled(claim, ("agent", *(role for role in roles if role in LABELS)))
        return tuple(found)

    def _filled(self, claim: Claim, roles: tuple[str, ...]) -> dict[Key, None]:
        """The keys of what fills the roles together; none where one of them is empty."""
        filled = [self._fillers(claim, role) for role in roles]
        return dict.fromkeys(_joined(keys) for keys in product(*filled)) if roles and all(filled) else {}

    def _without_disputed(self, claim: Claim, roles: tuple[str, ...]) -> tuple[str, ...]:
        """What is ordered identifies the order; who gave it is what documents dispute."""
        inner = any(filler.claim for role in roles for filler in claim.roles.get(role, ()))
        disputed = "agent" in self.groups.rules(claim.kind).conflicts
        return tuple(role for role in roles if role != "agent") if inner and disputed else roles

    def _parties(self, claim: Claim) -> tuple[Key, ...]:
        found = {key for role in ("agent", "patient") for key in self._fillers(claim, role)}
        parties = sorted(found, key=lambda key: (key.basis, key.name))
        return tuple(_joined((left, right)) for n, left in enumerate(parties) for right in parties[n + 1 :])

    def _aliases(self, claim: Claim) -> Iterator[Key]:
        """Of two names of one entity, that by which it is not called: *the Fox* of Pavel Horn, in any document."""
        given = [filler for role in ("agent", "patient") for filler in claim.roles.get(role, ()) if filler.entity]
        known = self.entities.get(given[0].entity or "") if len({filler.entity for filler in given}) == 1 else None
        if known is not None and claim.kind == "alias_of":
            names = sorted({" ".join(sorted(_named_words(filler.text))) for filler in given})
            others = [name for name in names if not share_a_word(name, known.caption)] or names
            yield Key(NAMED, f"e:{known.id}+{'+'.join(others)}")

    def _fillers(self, claim: Claim, role: str) -> list[Key]:
        """The keys of what fills a role; of *patient | goods*, what fills either.

        Where a kind has pairs that know the first alternative only, the others lead to claims of its own kind alone:
        the hostage for whom a man is exchanged is not the man who is released. Only where the first names nobody
        (*seven prisoners were exchanged for X*) the named one stands for the exchange.
        """
        first, *others = role.split("|")
        keys = self._keys(claim, first)
        if not others:
            return keys
        more = [key for name in others for key in self._keys(claim, name)]
        if not self.groups.rules(claim.kind).pairs:
            return keys + more
        named = any(key.basis == NAMED for key in keys)
        alone = [replace(key, name=f"{claim.kind}:{key.name}") for key in keys + more]
        return keys + ([] if named else [key for key in more if key.basis == NAMED]) + alone

    def _keys(self, claim: Claim, role: str) -> list[Key]:
        fillers = claim.roles.get(role, ())
        keys = [_label(filler) if role in LABELS else self._key(filler, claim) for filler in fillers]
        if role == "agent":
            keys += [Key(MEMBERS, f"n:{nation}") for filler in fillers if (nation := self.nation(filler))]
        return [key for key in keys if key]

    def _key(self, filler: Filler, claim: Claim) -> Key | None:
        if filler.claim:
            matter = self.home(filler.claim)
            return None if matter is None else Key(NAMED, f"m:{matter}")
        if filler.entity:
            return Key(self._basis(filler.entity, claim), f"e:{filler.entity}")
        meant = self.wordings.meant(filler, claim) if self.wordings else filler
        if meant.entity:
            return Key(self._basis(meant.entity, claim), f"e:{meant.entity}")
        words = describe(meant.text)
        if words is None:
            return None
        if words.group and (body := self.body(Referent("", meant.text))):
            return Key(MEMBERS, f"e:{body}")
        return Key(WORDED, f"d:{claim.document}:{' '.join(sorted(words.modifiers))}:{words.head}")

    def _basis(self, entity: str, claim: Claim) -> str:
        """An organisation whose members are counted is no better known by its name than *soldiers* are; a city of
        which many documents tell attacks, no better than where one was."""
        found = self.entities.get(entity)
        if claim.kind in ATTACKS and entity in self.crowded:
            return TOWN
        members = found is not None and found.schema != "Person" and any(a.of in claim.roles for a in claim.quantity)
        return MEMBERS if members else NAMED

    def _sites(self, claim: Claim) -> Iterator[Key]:
        """The spots at which it happened, or to which it was done: *the bridge*, *the checkpoint at the bridge*."""
        done_to = (f for role in self.groups.of(claim.kind).roles for f in claim.roles.get(role, ()) if not f.claim)
        found = (self._site(filler) for filler in (*claim.place, *done_to))
        yield from dict.fromkeys(Key(SITE, f"s:{site}") for site in found if site)

    def _site(self, filler: Filler) -> str | None:
        """What a spot is called whatever the order of its words: *the bridge of Zahr*, *Zahr bridge*."""
        if filler.entity:
            return self.sites.get(filler.entity)
        called = (_spot_name(found.group()) for pattern in _SITES if (found := pattern.search(filler.text)))
        return next((name for name in called if " " in name and not _is_ordinary(name)), None)

    def _there(self, claim: Claim) -> Iterator[Key]:
        """What kind of thing, in which town: *the police station in Dara*, *the Dara police station*."""
        for filler in claim.roles.get("patient", ()):
            words = None if filler.entity or filler.claim else describe(filler.text)
            if words and words.group is None:
                given = {place.entity for place in claim.place if place.entity}
                for place in sorted(given | self._named_with(filler, claim)):
                    if place not in self.wide:
                        yield Key(THERE, f"t:{words.head}@{place}")

    def _named_with(self, filler: Filler, claim: Claim) -> set[str]:
        """The places named in a description, or straight after it in the claim's quote: *the post at Dara*."""
        words = filler.text.lower().split()
        runs = (" ".join(words[a : a + n]) for a in range(len(words)) for n in range(1, _LONGEST_NAME + 1))
        found = {self.spots[run] for run in runs if run in self.spots}
        after = _after(filler, claim)
        tail = [" ".join(after[:n]) for n in range(_LONGEST_NAME, 0, -1)]
        return found | {self.spots[run] for run in tail if run in self.spots}

    def _incidents(self, claim: Claim) -> Iterator[Key]:
        attack = self.incidents.near(claim) if claim.kind in CASUALTIES else None
        if attack and (matter := self.home(attack)) is not None:
            yield Key(INCIDENT, f"i:{matter}")

    def _occasions(self, told: Claim) -> Iterator[Key]:
        claim = self.incidents.set(told)
        span = days_of(claim)
        if span is None or span.length > LONGEST_EVENT:
            return
        scenes = sorted({place.entity for place in claim.place if place.entity and place.entity not in self.wide})
        for place in scenes:
            yield from _on_days(SCENE, f"p:{place}", span)
        units = (
            [] if scenes else [unit for amount in claim.quantity if amount.unit and (unit := describe(amount.unit))]
        )
        for unit in units[:1]:
            yield from _on_days(COUNTED, f"h:{unit.group or unit.head}", span)


def sites(entities: Iterable[Entity]) -> dict[str, str]:
    """What each entity is called that is a spot: a bridge, a prison; of several names the shortest."""
    called = {entity.id: [name.name for name in entity.names] for entity in entities if entity.schema in _PLACES}
    spotted = {key: [_spot_name(name) for name in names if names_spot(name)] for key, names in called.items()}
    return {key: min(names, key=lambda name: (len(name), name)) for key, names in spotted.items() if names}


def names_spot(name: str) -> bool:
    """Whether a name is that of a bridge, a prison or another spot."""
    return " " in name and not SITES.isdisjoint(name.lower().split())


def _spot_name(words: str) -> str:
    """A spot's words in order of the alphabet, without articles and prepositions."""
    return " ".join(sorted(set(re.findall(r"[\w'’-]+", words.lower())) - _SMALL))


def _named_words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’-]+", text.lower())) - _SMALL


def _is_ordinary(name: str) -> bool:
    """Whether the words say only of what kind a spot is: *gas station*, in a text in capitals."""
    return all(word in SITES or word in ORDINARY for word in name.split())


def spots(entities: Iterable[Entity]) -> dict[str, str]:
    """The places among the entities, by each of their names, in lower case; of several of one name the least id."""
    return {
        name.name.lower(): entity.id
        for entity in sorted(entities, key=lambda entity: entity.id, reverse=True)
        for name in entity.names
        if entity.schema in {"Address", "Place"}
    }


def _after(filler: Filler, claim: Claim) -> list[str]:
    """The words that follow *at*, *in*, *near* straight after a filler in its claim's quote, in lower case."""
    if filler.end is None:
        return []
    rest = claim.anchor.quote[max(0, filler.end - claim.anchor.start) :]
    match = _TAIL.match(rest) if filler.end >= claim.anchor.start else None
    return re.findall(r"[\w'’-]+", rest[match.end() :].lower())[:_LONGEST_NAME] if match else []


def _named_by(keys: Iterable[Key]) -> set[str]:
    return {key.name.rpartition(":")[2] for key in keys if key.basis == NAMED}


def _label(filler: Filler) -> Key | None:
    words = describe(filler.text)
    return Key(NAMED, f"w:{' '.join(sorted(words.modifiers))}:{words.head}") if words else None


def _joined(keys: tuple[Key, ...]) -> Key:
    """Several keys as one. Whoever trains *fighters of a group* trains the group, if a name stands beside it."""
    worded = any(key.basis == WORDED for key in keys)
    return keys[0] if len(keys) == 1 else Key(WORDED if worded else NAMED, "+".join(key.name for key in keys))


def _on_days(basis: str, name: str, span: Interval) -> Iterator[Key]:
    first, last = int(span.low), int(span.high)
    return (Key(basis, f"{name}@{day}", not first <= day <= last) for day in range(first - _RING, last + _RING + 1))
