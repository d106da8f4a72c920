"""What the claims of a cluster say in sum: to whom or what it was done, where, when, by whom, with how many.

A count of casualties inherits when and where from the attack beside which it is told; a target that is a place, or
whose words name one, says where (*the Zahr barracks*, *the raid on Zahr*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from isnad.claims.claim import Claim, Filler
from isnad.entities.entity import Entity
from isnad.matters.bare import BareNames
from isnad.matters.cluster import Cluster
from isnad.matters.descriptions import Description, describe, is_pronoun
from isnad.matters.incidents import CASUALTIES
from isnad.matters.intervals import Interval
from isnad.matters.keys import LONGEST_EVENT, Keys
from isnad.matters.lexicon import BUILDINGS, LABELS, PLACES, SITES
from isnad.matters.outline import Outline
from isnad.matters.recall import refers_back
from isnad.matters.referents import Referent
from isnad.matters.rules import Group, Groups

_LOOKED_AT = 24  # members of a cluster
_MONTH = 31  # days: wider times do not find others
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\b", re.I)


@dataclass(frozen=True, slots=True)
class Profile:
    """One cluster of `size` claims. `parties` are entities in the roles that identify it, `things` descriptions
    there, `tied` the matters that fill them; `labels` its relation or post; `incident` the matters of the attacks
    that it counts the casualties of; `taken_up` that a claim speaks of it as known, `open` that it does not say to
    whom it was done.
    """

    cluster: Cluster
    size: int
    group: Group
    parties: frozenset[str]
    things: tuple[Description, ...]
    tied: frozenset[int]
    incident: frozenset[int]
    doers: tuple[Referent, ...]
    places: tuple[Referent, ...]
    span: Interval | None
    labels: tuple[Description, ...]
    taken_up: bool
    open: bool
    documents: frozenset[str]

    @property
    def fixed(self) -> bool:
        """Whether its days are few."""
        return self.span is not None and self.span.length <= LONGEST_EVENT


@dataclass(slots=True)
class Profiler:
    """Makes profiles of clusters. `clusters` gives a cluster by the number of its matter."""

    groups: Groups
    keys: Keys
    entities: Mapping[str, Entity]
    bare: BareNames
    clusters: Mapping[int, Cluster]
    _spots: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def profile(self, cluster: Cluster) -> Profile:
        """The profile of a cluster."""
        members = [member for member in cluster.members if not member.negative][:_LOOKED_AT]
        group = self.groups.of(members[0].claim.kind) if members else self.groups.of(cluster.members[0].claim.kind)
        fillers = [(filler, m.claim) for m in members for filler in self._identifying(m.claim, group)]
        incident = self._incident(members)
        parties = frozenset(filler.entity for filler, _ in fillers if filler.entity)
        spots = (describe(place.text) for place in cluster.places if not place.entity)
        described = (words for filler, claim in fillers if (words := self._thing(filler, claim)))
        things = tuple(dict.fromkeys((*described, *(words for words in spots if words and words.head in SITES))))
        tied = frozenset(home for f, _ in fillers if f.claim and (home := self.keys.home(f.claim)) is not None)
        places = self._places(cluster, fillers, incident)
        span = None if group.rules.standing else cluster.span or self._span(incident)
        doers = cluster.agents
        return Profile(
            cluster,
            len(cluster.members),
            group,
            parties,
            things,
            tied,
            incident,
            doers,
            places,
            span,
            tuple(dict.fromkeys(words for m in members for words in _labels(m.claim))),
            any(_is_taken_up(m.claim, group) for m in members),
            not (parties or tied or things),
            frozenset(m.claim.document for m in cluster.members),
        )

    def _identifying(self, claim: Claim, group: Group) -> Iterator[Filler]:
        roles = {name for role in group.roles for name in role.split("|")} - LABELS
        if not group.rules.symmetric:
            roles -= {"agent"} if len(roles) > 1 else set()
        for role in sorted(roles):
            yield from claim.roles.get(role, ())

    def _thing(self, filler: Filler, claim: Claim) -> Description | None:
        if filler.entity or filler.claim:
            return None
        meant = self.keys.wordings.meant(filler, claim) if self.keys.wordings else filler
        return None if meant.entity or is_pronoun(meant.text) else describe(meant.text)

    def _incident(self, members: Iterable[Outline]) -> frozenset[int]:
        attacks = (self.keys.incidents.near(m.claim) for m in members if m.claim.kind in CASUALTIES)
        return frozenset(home for attack in attacks if attack and (home := self.keys.home(attack)) is not None)

    def _span(self, incident: Iterable[int]) -> Interval | None:
        spans = [span for number in incident if number in self.clusters and (span := self.clusters[number].span)]
        return min(spans, key=lambda span: span.length, default=None)

    def _places(
        self, cluster: Cluster, fillers: Iterable[tuple[Filler, Claim]], incident: Iterable[int]
    ) -> tuple[Referent, ...]:
        found = {place for place in cluster.places if place.entity}
        named = {spot for place in cluster.places if not place.entity for spot in self.spots(place.text)}
        for filler, claim in fillers:
            named |= set(self._place_of(filler, claim))
        for number in incident:
            attack = self.clusters.get(number)
            if attack and attack is not cluster:
                found |= {place for place in attack.places if place.entity}
                named |= {s for m in attack.members[:_LOOKED_AT] for s in self._targets(m.claim)}
        return tuple(sorted(found | {Referent(place, "") for place in named}))

    def _targets(self, claim: Claim) -> Iterator[str]:
        for filler in claim.roles.get("patient", ()):
            yield from self._place_of(filler, claim)

    def _place_of(self, filler: Filler, claim: Claim) -> Iterator[str]:
        """The places that a participant is, or is called by."""
        meant = self.keys.wordings.meant(filler, claim) if self.keys.wordings else filler
        entity = self.entities.get(meant.entity or "")
        if entity is None:
            yield from self.spots(meant.text)
        elif entity.schema in PLACES:
            yield entity.id
            yield from self.spots(entity.caption)
        elif entity.schema != "Person":
            yield from self.spots(entity.caption)

    def spots(self, words: str) -> tuple[str, ...]:
        """The places whose names stand in the words, none within another's: *Bir Zahr barracks* is in *Bir Zahr*."""
        if words not in self._spots:
            said = re.findall(r"[\w'’-]+", words.lower().replace("'s", "").replace("’s", ""))
            found: list[str] = []
            start = 0
            while start < len(said):
                sizes = (n for n in range(4, 0, -1) if " ".join(said[start : start + n]) in self.keys.spots)
                size = next(sizes, 0)
                found += [self.keys.spots[" ".join(said[start : start + size])]] if size else []
                start += size or 1
            town = [word for word in said if word not in BUILDINGS]
            if len(town) < len(said):
                found += self.spots(" ".join(town))
            self._spots[words] = tuple(dict.fromkeys(found))
        return self._spots[words]


def _labels(claim: Claim) -> Iterator[Description]:
    """The words of a claim's relation or post."""
    for role in sorted(LABELS & claim.roles.keys()):
        yield from (words for filler in claim.roles[role] if (words := describe(filler.text)))


def _is_taken_up(claim: Claim, group: Group) -> bool:
    """Whether the claim speaks of something as known: *the attack*, *the attack on the dam*, *it*."""
    fillers = [f for role in group.roles for name in role.split("|") for f in claim.roles.get(name, ())]
    described = [filler for filler in fillers if not filler.entity and not filler.claim]
    if described:
        return any(_DEFINITE.match(filler.text.strip()) or is_pronoun(filler.text) for filler in described)
    return not fillers and refers_back(claim)


def features(profile: Profile, bare: BareNames) -> frozenset[str]:
    """What other clusters are found by, and what is counted to know how rare it is."""
    found = {f"e:{entity}" for entity in profile.parties}
    found |= {f"b:{bones}" for entity in profile.parties for bones in bare.keys(entity)}
    found |= {f"h:{words.group or words.head}" for words in profile.things}
    found |= {f"h:{words.head}" for words in profile.things}
    found |= {f"p:{place.entity}" for place in profile.places}
    found |= {f"a:{doer.entity}" for doer in profile.doers if doer.entity}
    found |= {f"m:{number}" for number in profile.tied}
    found |= {f"i:{number}" for number in profile.incident}
    if profile.span and profile.span.length <= _MONTH:
        first, last = int(profile.span.low) // _MONTH, int(profile.span.high) // _MONTH
        found |= {f"t:{month}" for month in range(first, last + 1)}
    return frozenset(found)
