"""The order in which claims are laid out, so that each meets what it needs: attacks, casualties, orders, denials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.claims.claim import Claim
from isnad.matters.alignment import Alignment
from isnad.matters.census import Census
from isnad.matters.cluster import Cluster
from isnad.matters.collection import Collection
from isnad.matters.implied import with_implied
from isnad.matters.incidents import ATTACKS, Incidents
from isnad.matters.judged import Judged
from isnad.matters.keys import INCIDENT, Key, Keys, sites, spots
from isnad.matters.kinship import Kinship
from isnad.matters.likeness import Likeness
from isnad.matters.outline import Outline, Outliner
from isnad.matters.profiles import Profiler, features
from isnad.matters.rarity import Rarity
from isnad.matters.recall import Memory, by_participant, denies_all, may_take_up, named_roles
from isnad.matters.reunion import Reunion, family_of
from isnad.matters.wordings import Wordings

_DEEPEST = 4  # claims that fill claims that fill claims


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Claims in the clusters of their matters. `recalled` are the keys of claims that speak of something told
    before."""

    claims: Mapping[str, Claim]
    alignment: Alignment
    keys: Keys
    recalled: Mapping[str, tuple[Key, ...]]
    reunion: Reunion
    outliner: Outliner

    def meeting(self, claim: Claim) -> Iterator[tuple[str, bool]]:
        """The keys by which the claim meets others, and whether it only asks for them; stable from run to run."""
        group = self.alignment.groups.of(claim.kind).name
        for key in self.recalled.get(claim.id) or self.keys.of(claim):
            if "m:" not in key.name and key.basis != INCIDENT:
                yield f"{group}|{key.name}", key.asked
        denial = claim.factuality.endswith("-")
        if denial and denies_all(claim, self.alignment.groups):
            yield from ((f"~{claim.kind}|{role}|{entity}", False) for role, entity in named_roles(claim))
        yield from ((f"~{claim.kind}|{role}|{entity}", True) for role, entity in named_roles(claim))
        yield from ((key, False) for key in self._features(claim))

    def _features(self, claim: Claim) -> Iterator[str]:
        """The keys by which the second look finds what the claim tells, as far as not too many have them."""
        alone = Cluster(-1)
        alone.add(self.outliner.outline(claim))
        family = family_of(alone.members[0].group)
        profiler = self.reunion.profiler
        for feature in ("all", *sorted(features(profiler.profile(alone), profiler.bare))):
            if feature[:2] not in {"m:", "i:"} and not self.reunion.census.is_ever_crowd(family, feature):
                yield f"%{family}|{feature}"


def arrange(collection: Collection) -> Arrangement:
    """Every claim of the collection that is to be laid out in the clusters of its matters.

    Attacks come before their casualties, claims before those that they fill, what identifies itself before what
    speaks of something told before, and denials last.
    """
    known, groups = with_implied(collection.claims), collection.groups
    likeness = Likeness(groups, collection.compare.actors, collection.compare.places)
    wide = collection.wide_places()
    alignment = Alignment(groups, likeness, collection.judged.apart, wide)
    entities, incidents = collection.entities, Incidents(known.values())
    census = collection.census or Census(Rarity.of(known.values(), groups), places=set(collection.crowded_places()))
    keys = Keys(
        groups,
        entities,
        incidents,
        alignment.home,
        wide,
        sites(entities.values()),
        spots(entities.values()),
        Wordings(known.values(), groups),
        collection.compare.actors.body,
        collection.compare.actors.nation,
        census.places,
    )
    outliner = Outliner(groups, collection.documents, incidents)
    bare = collection.compare.actors.bare
    profiler = Profiler(groups, keys, entities, bare, alignment.clusters)
    reunion = Reunion(alignment, profiler, Kinship(likeness, bare, wide), census)
    waiting: list[Outline] = []
    told = {key: known[key] for key in collection.laid()}
    for number, level in sorted(_levels(told, known).items()):
        waiting += alignment.place_all(map(outliner.outline, level), keys.of)
        _join(alignment, collection.judged)
        reunion.reunite(number, {groups.of(claim.kind).name for claim in level})
    recalled = _place_waiting(alignment, waiting, keys, known)
    _join(alignment, collection.judged)
    return Arrangement(known, alignment, keys, recalled, reunion, outliner)


def _place_waiting(
    alignment: Alignment, waiting: Sequence[Outline], keys: Keys, known: Mapping[str, Claim]
) -> dict[str, tuple[Key, ...]]:
    """Those that speak of what was told before, then denials that have met nothing; gives their keys."""
    memory = Memory(known.values(), {outline.claim.document for outline in waiting}, alignment.groups)
    recalled = {outline.claim.id: _recalled(outline.claim, memory, keys) for outline in waiting}
    unmet = alignment.place_all(waiting, lambda claim: recalled[claim.id])
    sweeping = {o.claim.id: o.claim for o in unmet if o.negative and denies_all(o.claim, alignment.groups)}
    index = by_participant(known, sweeping.values())
    for outline in unmet:
        claim = outline.claim
        named = [(claim.kind, *who) for who in named_roles(claim)] if claim.id in sweeping else []
        met = alignment.place_with(outline, (other for who in named for other in index[who]))
        if not met and not alignment.place(outline, recalled[claim.id]):
            alignment.place_alone(outline, recalled[claim.id])
    return recalled


def _recalled(claim: Claim, memory: Memory, keys: Keys) -> tuple[Key, ...]:
    """The claim's own keys, or those of the last claim before it that has some."""
    told = (earlier for earlier in memory.before(claim) if may_take_up(claim, earlier))
    return keys.of(claim) or next((found for earlier in told if (found := keys.of(earlier))), ())


def _join(alignment: Alignment, judged: Judged) -> None:
    for left, right in judged.same:
        both = alignment.home(left) is not None and alignment.home(right) is not None
        if both and not alignment.join(left, right):
            judged.refused.add(frozenset((left, right)))


def _levels(told: Mapping[str, Claim], known: Mapping[str, Claim]) -> dict[int, list[Claim]]:
    """Claims by when they can be laid out: those that other claims fill after these, casualties after attacks."""
    levels: dict[int, list[Claim]] = defaultdict(list)
    for claim in told.values():
        levels[2 * _depth(claim, known) + (claim.kind not in ATTACKS)].append(claim)
    return levels


def _depth(claim: Claim, known: Mapping[str, Claim], steps: int = 0) -> int:
    inner = [
        filler.claim
        for fillers in claim.roles.values()
        for filler in fillers
        if filler.claim in known and filler.claim
    ]
    if not inner or steps >= _DEEPEST:
        return 0
    return 1 + max(_depth(known[other], known, steps + 1) for other in inner)
