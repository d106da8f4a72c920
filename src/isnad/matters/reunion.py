"""A second look at the clusters: tellings whose participants have no name, or another, brought to their matter.

The first look lays claims together by who is named. Left apart are *the raid on the dam*, *the attack* without a
target, ten guards killed at a place where others say eleven, a man called by his family name only. Here clusters of
one group are weighed in pairs by all that they share, each thing by how rare it is in the casefile, and by what
keeps them apart. A pair is joined where the odds are clear and no other cluster fits as well.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from isnad.matters.alignment import Alignment
from isnad.matters.census import Census
from isnad.matters.cluster import Cluster
from isnad.matters.kinship import Kinship
from isnad.matters.lexicon import AKIN
from isnad.matters.likeness import probability
from isnad.matters.profiles import Profile, Profiler, features

_CROWD = 24  # clusters that share a thing; above it, it finds nobody
_ODDS = 1.0  # log-odds from which two clusters are one
_CLEAR = 0.7  # log-odds by which the best must lead another that it cannot be one with
_HOPELESS = -1.0  # log-odds, of what speaks for two clusters alone, below which nothing more is weighed
_ALONE = 1.8  # log-odds that one piece of evidence must give where there is no other
_WEAK = frozenset({"times meet", "days near", "same count", "counts near"})  # not without another
_ROUNDS = 4

_Pair = tuple[int, int]


def family_of(group: str) -> str:
    """The name under which groups of akin kinds are weighed together."""
    return next((min(akin) for akin in AKIN if group in akin), group)


def is_grounded(evidence: Iterable[tuple[str, float]]) -> bool:
    """Whether two things speak for a pair, or one that says much: nobody is joined by a day or a number alone."""
    speaking = [(name, weight) for name, weight in evidence if weight > 0 and name != "known"]
    telling = [weight for name, weight in speaking if name not in _WEAK]
    return bool(telling) and (len(speaking) > 1 or telling[0] >= _ALONE)


@dataclass(slots=True)
class Reunion:
    """Weighs what the alignment has left apart; used once for each level of claims."""

    alignment: Alignment
    profiler: Profiler
    kinship: Kinship
    census: Census
    _features: dict[int, frozenset[str]] = field(default_factory=dict)
    _profiles: dict[int, Profile] = field(default_factory=dict)

    def reunite(self, level: int, groups: Iterable[str]) -> None:
        """Join the clusters of these groups that are one; `level` is the place of the look in the order of levels."""
        wanted = frozenset(map(family_of, groups))
        self._profiles, self._features = {}, {}
        for number in range(_ROUNDS):
            found = self._look(wanted)
            joined = {name for name, these in found.items() if self._join_all(f"{level}|{name}|{number}", these)}
            if not joined:
                return
            wanted = frozenset(joined)

    def _look(self, wanted: frozenset[str]) -> dict[str, list[int]]:
        """Profiles of the clusters of these families; the numbers of those that may be joined, by group."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, cluster in self.alignment.clusters.items():
            family = family_of(cluster.members[0].group)
            if family in wanted and self._may_be_joined(cluster):
                self._note(number, cluster)
                found[family].append(number)
        return found

    def _note(self, number: int, cluster: Cluster) -> None:
        """Profile a cluster that is new, or has grown since it was profiled."""
        known = self._profiles.get(number)
        if known is None or known.size != len(cluster.members):
            self._profiles[number] = self.profiler.profile(cluster)
            self._features[number] = features(self._profiles[number], self.profiler.bare)

    @staticmethod
    def _may_be_joined(cluster: Cluster) -> bool:
        if cluster.members[0].claim.kind == "alias_of":
            return False
        return not cluster.plural and not all(member.negative for member in cluster.members)

    def _join_all(self, place: str, members: list[int]) -> bool:
        """Join the pairs among the clusters of a group, the surest first; whether there was one."""
        complete = sum(1 for number in members if self._profiles[number].fixed or self._profiles[number].parties)
        prior = -math.log(max(2, self.census.occurrences(place, complete))) - 0.3
        odds = dict(self._weighed(place, members, prior))
        rivals: dict[int, list[_Pair]] = defaultdict(list)
        for pair in odds:
            for number in pair:
                rivals[number].append(pair)
        gone: set[int] = set()
        for pair in sorted(odds, key=lambda pair: (-odds[pair][0], pair)):
            if odds[pair][0] < _ODDS:
                break
            if gone.isdisjoint(pair) and not self._is_ambiguous(pair, odds, rivals) and self._join(pair, *odds[pair]):
                gone.update(pair)
        return bool(gone)

    def _join(self, pair: _Pair, odds: float, evidence: tuple[str, ...]) -> bool:
        return self.alignment.unite(*pair, probability(odds), evidence)

    @staticmethod
    def _is_ambiguous(
        pair: _Pair, odds: dict[_Pair, tuple[float, tuple[str, ...]]], rivals: dict[int, list[_Pair]]
    ) -> bool:
        """Whether another cluster fits one of the two as well, and is not one with the other."""
        for number, partner in (pair, pair[::-1]):
            for other in rivals[number]:
                third = other[0] if other[1] == number else other[1]
                if third == partner or odds[other][0] < odds[pair][0] - _CLEAR:
                    continue
                between = odds.get((min(third, partner), max(third, partner)))
                if between is None or between[0] < 0:
                    return True
        return False

    def _weighed(
        self, place: str, members: list[int], prior: float
    ) -> Iterator[tuple[_Pair, tuple[float, tuple[str, ...]]]]:
        for pair, hope in self._candidates(place, members).items():
            if prior + hope >= _HOPELESS:
                one, other = (self._profiles[number] for number in pair)
                found = self.kinship.evidence(one, other, self.census.rarity)
                if found is not None and is_grounded(found):
                    yield pair, (prior + sum(weight for _, weight in found), tuple(name for name, _ in found))

    def _candidates(self, place: str, members: list[int]) -> dict[_Pair, float]:
        """The pairs that share something, with the most that it can mean."""
        buckets: dict[str, list[int]] = defaultdict(list)
        for number in members:
            for feature in self._features[number]:
                buckets[feature].append(number)
        buckets["all"] = members
        found: dict[_Pair, float] = defaultdict(float)
        for feature, numbers in buckets.items():
            if len(numbers) > 1 and not self.census.is_crowd(place, feature, len(numbers), _CROWD):
                weight = 1.0 if feature == "all" else self.census.rarity.weight(feature.partition(":")[2])
                for at, number in enumerate(numbers):
                    for other in numbers[at + 1 :]:
                        found[min(number, other), max(number, other)] += weight
        return found
