"""Which claims speak of one matter: a pass over outlines in a fixed order, by shared keys, with checks at every step.

Near-linear: a claim meets only the clusters under its own keys and near its own days, at most a few dozen. The order
of the input does not matter, because outlines are sorted first: what is most certain in time first, denials last.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from isnad.claims.claim import Claim
from isnad.matters.cluster import Cluster, Shelves
from isnad.matters.denials import speaks_of
from isnad.matters.keys import INCIDENT, NAMED, Key
from isnad.matters.likeness import STRENGTH, Likeness, probability
from isnad.matters.outline import Outline
from isnad.matters.recall import refers_back
from isnad.matters.referents import Relation
from isnad.matters.rules import Groups

_DENIED = 8  # matters in which a denial of all of a kind stands at most
_COMPARED = 60  # members of a large matter with which a denial is compared
_ENOUGH = 5  # of them that it denies: more say nothing new
_SURE = 1.0  # log-odds by which a claim ties two clusters that count the casualties of one attack
_CLEAR = 0.5  # log-odds by which the best of several clusters must lead when the claim has no day of its own

_Scored = tuple[float, Cluster, tuple[str, ...]]


@dataclass(slots=True)
class Alignment:
    """The clusters so far. `apart` holds pairs of claims that a person keeps apart, `wide` places too large to tell
    one event by."""

    groups: Groups
    likeness: Likeness
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    wide: Container[str] = frozenset()
    clusters: dict[int, Cluster] = field(default_factory=dict)
    _shelves: Shelves = field(default_factory=Shelves)
    _homes: dict[str, int] = field(default_factory=dict)
    _merged: dict[int, int] = field(default_factory=dict)

    def place_all(self, outlines: Iterable[Outline], keys: Callable[[Claim], tuple[Key, ...]]) -> list[Outline]:
        """Lay the outlines to their clusters by their keys, denials after everything that they can deny.

        Given back, not laid: denials that meet nothing, and claims without a key that speak of what was told before.
        """
        return [outline for outline in sorted(outlines, key=_order) if not self.place(outline, keys(outline.claim))]

    def place(self, outline: Outline, keys: tuple[Key, ...]) -> bool:
        """Lay one outline to its cluster; False when it must wait."""
        if not keys and refers_back(outline.claim):
            return False
        found = self._candidates(outline, keys)
        basis = {number: _best(shared) for number, shared in found.items()}
        chosen = self._choose_denial(outline, basis) if outline.negative else self._choose(outline, keys, basis)
        if not chosen:
            if not outline.negative:
                self.place_alone(outline, keys)
            return not outline.negative
        odds, best, evidence = chosen[0]
        best.ground(probability(odds), evidence)
        others = [] if outline.negative or _named(keys) < 2 else [cluster for _, cluster, _ in chosen[1:]]
        self._settle(outline, self._own_keys(outline, keys, found[best.number]), best)
        for other in others:
            self._bridge(outline, tuple(found[other.number]), best, other)
        if not outline.negative:
            told = [cluster for sure, cluster, _ in chosen[1:] if sure >= _SURE and _is_told(found, cluster)]
            best = self._gather(best, told, INCIDENT)
            shared = {key for key in found[chosen[0][1].number] if key.basis == NAMED}
            once = "lasting" in evidence and shared
            alike = [c for _, c, why in chosen[1:] if once and "lasting" in why and shared & set(found[c.number])]
            self._gather(best, alike, NAMED)
        return True

    def place_alone(self, outline: Outline, keys: tuple[Key, ...]) -> None:
        """Lay the outline to nothing: a cluster of its own, which others like it may join."""
        self._settle(outline, keys, Cluster(len(self.clusters) + len(self._merged)))

    def place_with(self, outline: Outline, claims: Iterable[str]) -> bool:
        """Lay a denial to the clusters of these claims as far as it denies them; False when it denies none."""
        homes = dict.fromkeys(home for claim in claims if (home := self.home(claim)) is not None)
        met = [
            number
            for number in homes
            if any(self._meets(outline, member) for member in self.clusters[number].members[:_COMPARED])
            and not self._forbidden(outline, self.clusters[number])
        ]
        for number in met[:_DENIED]:
            self._settle(outline, (), self.clusters[number])
        return bool(met)

    def home(self, claim: str) -> int | None:
        """The number of the claim's (first) cluster."""
        return self._root(self._homes[claim]) if claim in self._homes else None

    def join(self, left: str, right: str) -> bool:
        """Make one matter of two claims' matters, as a person judged; False when another judgement forbids it."""
        one, other = self.home(left), self.home(right)
        if one is None or other is None or self._kept_apart(self.clusters[one], self.clusters[other]):
            return False
        if one != other:
            self._merge(min(one, other), max(one, other))
        return True

    def unite(self, left: int, right: int, probability: float, evidence: tuple[str, ...]) -> bool:
        """Make one of two clusters that a second look found to be one; False when a person keeps them apart."""
        keep, give = sorted((self._root(left), self._root(right)))
        if keep == give or self._kept_apart(self.clusters[keep], self.clusters[give]):
            return False
        self._merge(keep, give)
        self.clusters[keep].ground(probability, evidence)
        return True

    def _candidates(self, outline: Outline, keys: tuple[Key, ...]) -> dict[int, list[Key]]:
        found: dict[int, list[Key]] = {}
        for key in keys:
            for cluster in self._shelves.near(f"{outline.group}|{key.name}", outline.span):
                shared = found.setdefault(self._root(cluster.number), [])
                if key not in shared:
                    shared.append(key)
        return found

    def _choose(self, outline: Outline, keys: tuple[Key, ...], found: Mapping[int, str]) -> list[_Scored]:
        scored = []
        for number, basis in found.items():
            cluster = self.clusters[number]
            weighed = self.likeness.weigh(outline, cluster, basis)
            if weighed and weighed[0] >= 0 and not self._forbidden(outline, cluster):
                scored.append((weighed[0], cluster, weighed[1]))
        scored.sort(key=lambda item: (-item[0], item[1].number))
        return scored if outline.is_fixed or len(scored) < 2 else self._unless_ambiguous(outline, keys, scored)

    def _unless_ambiguous(self, outline: Outline, keys: tuple[Key, ...], scored: list[_Scored]) -> list[_Scored]:
        """A claim without a day joins none of several recurring events, but others that leave the day open."""
        window = self.groups.of(outline.claim.kind).window
        if window == float("inf") or _named(keys) > 1 or scored[0][0] - scored[1][0] >= _CLEAR:
            return scored
        return [item for item in scored if not item[1].fixed][:1]

    def _choose_denial(self, outline: Outline, found: Mapping[int, str]) -> list[_Scored]:
        """A denial goes where a claim stands that it denies, or to another denial of the same."""
        meeting = []
        for number, basis in sorted(found.items()):
            cluster = self.clusters[number]
            weighed = self.likeness.weigh(outline, cluster, basis)
            if weighed is None or self._forbidden(outline, cluster):
                continue
            denied = (member for member in cluster.members[:_COMPARED] if self._meets(outline, member))
            met = sum(1 for _ in islice(denied, _ENOUGH))
            if met:
                meeting.append((weighed[0], met, cluster, weighed[1]))
        meeting.sort(key=lambda item: (-item[0], -item[1], item[2].number))
        return [(odds, cluster, evidence) for odds, _, cluster, evidence in meeting[:1]]

    def _meets(self, denial: Outline, member: Outline) -> bool:
        if member.negative:
            return member.claim.kind == denial.claim.kind and member.agents == denial.agents
        return speaks_of(denial.claim, member.claim, self.likeness.actors, self.groups)

    def _settle(self, outline: Outline, keys: tuple[Key, ...], cluster: Cluster) -> None:
        self.clusters[cluster.number] = cluster
        cluster.add(outline)
        self._homes.setdefault(outline.claim.id, cluster.number)
        width = self.groups.of(outline.claim.kind).window + 1
        for key in keys:
            if not key.asked:
                self._shelves.put(f"{outline.group}|{key.name}", cluster, outline.span, width)

    @staticmethod
    def _own_keys(outline: Outline, keys: tuple[Key, ...], shared: list[Key]) -> tuple[Key, ...]:
        """The keys under which a claim makes its cluster known: of several participants those that led it there.

        Whoever else it names can have met his fate elsewhere, unless it tells of one day.
        """
        if _named(keys) < 2 or outline.is_fixed:
            return keys
        return tuple(key for key in keys if key.basis != NAMED or key in shared)

    def _bridge(self, outline: Outline, shared: tuple[Key, ...], best: Cluster, other: Cluster) -> None:
        """The claim fits another cluster by other participants: both are one event, or the claim stands in each."""
        if self._is_one_event(best, other) and not self._kept_apart(best, other):
            self._merge(best.number, other.number)
        else:
            self._settle(outline, shared, other)

    def _gather(self, best: Cluster, others: Iterable[Cluster], basis: str) -> Cluster:
        """Make one of clusters that a claim ties together, where no member speaks against it; gives what they became.

        So come together those that count the casualties of one attack, and those of what rarely befalls one twice.
        """
        for other in others:
            if other.number not in self.clusters or other is best or self._kept_apart(best, other):
                continue
            weighed = (self.likeness.weigh(member, best, basis) for member in other.members[:_COMPARED])
            if all(found is not None and found[0] >= 0 for found in weighed):
                self._merge(min(best.number, other.number), max(best.number, other.number))
                best = self.clusters[min(best.number, other.number)]
        return best

    def _is_one_event(self, one: Cluster, other: Cluster) -> bool:
        """Whether two clusters with different participants are one raid: on the same day in the same place."""
        if one.plural != other.plural or not (one.fixed and other.fixed):
            return False
        if one.early is None or one.late is None or other.early is None or other.late is None:
            return False
        here = [place for place in one.places if place.entity not in self.wide]
        relations = (self.likeness.places.relation(left, right) for left in here for right in other.places)
        return max(one.late - other.early, other.late - one.early) <= 0 and Relation.SAME in relations

    def _merge(self, keep: int, give: int) -> None:
        kept, given = self.clusters[keep], self.clusters.pop(give)
        known = {member.claim.id for member in kept.members}
        for member in given.members:
            if member.claim.id not in known:
                kept.add(member)
        if given.weakest:
            kept.ground(*given.weakest)
        self._merged[give] = keep

    def _root(self, number: int) -> int:
        while number in self._merged:
            number = self._merged[number]
        return number

    def _forbidden(self, outline: Outline, cluster: Cluster) -> bool:
        apart = self.apart.get(outline.claim.id, frozenset())
        return bool(apart) and any(member.claim.id in apart for member in cluster.members)

    def _kept_apart(self, one: Cluster, other: Cluster) -> bool:
        return bool(self.apart) and any(self._forbidden(member, other) for member in one.members)


def _best(shared: list[Key]) -> str:
    return max((key.basis for key in shared), key=lambda basis: STRENGTH[basis])


def _is_told(found: Mapping[int, list[Key]], cluster: Cluster) -> bool:
    """Whether the cluster was found by the attack that is told in the same sentence."""
    return any(key.basis == INCIDENT for key in found.get(cluster.number, ()))


def _named(keys: tuple[Key, ...]) -> int:
    """How many participants the keys name."""
    return len({key.name.rpartition(":")[2] for key in keys if key.basis == NAMED})


def _order(outline: Outline) -> tuple[bool, bool, bool, float, tuple[str, ...], float, str]:
    span = outline.span
    claim: Claim = outline.claim
    actors = tuple(sorted(agent.entity or agent.text for agent in outline.agents))
    several = sum(len(given) for role, given in claim.roles.items() if role != "agent") > 1
    timeless = span is None
    return (
        outline.negative,
        timeless,
        several,
        span.length if span else 0,
        actors,
        span.low if span else 0,
        claim.id,
    )
