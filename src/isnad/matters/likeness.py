"""How likely a claim belongs to a matter: named pieces of evidence, each with its weight, and the sentence for it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from isnad.matters.actors import Actors
from isnad.matters.cluster import Cluster
from isnad.matters.descriptions import Description, describe, same_unit
from isnad.matters.intervals import Interval
from isnad.matters.keys import COUNTED, INCIDENT, MEMBERS, NAMED, SCENE, SITE, THERE, TOWN, WORDED
from isnad.matters.outline import Count, Outline
from isnad.matters.places import Places
from isnad.matters.recall import follows, is_one_of_several
from isnad.matters.referents import Relation
from isnad.matters.rules import Groups

# Log-odds, set by hand on cases of our own writing; 0 in sum is even odds, and joins.
WEIGHTS = {
    "prior": -1.0,
    NAMED: 2.0,
    TOWN: 1.5,
    WORDED: 2.0,
    MEMBERS: 1.0,
    SITE: 2.0,
    INCIDENT: 2.0,
    THERE: 0.5,
    SCENE: 0.0,
    COUNTED: -1.5,
    "lasting": 1.5,
    "same days": 2.0,
    "times overlap": 0.7,
    "times near": -0.5,
    "undated": -1.0,
    "same place": 1.0,
    "places apart": -1.5,
    "same count": 1.0,
    "counts near": 0.5,
    "counts apart": -0.5,
    "counts far apart": -3.5,
    "other people": -4.0,
    "same actor": 1.0,
    "actors apart": -0.5,
    "others did it": -2.5,
}
SENTENCES = {
    NAMED: "They name the same participants in the roles that identify such a matter.",
    TOWN: "They happened to the same place.",
    WORDED: "One document uses the same words for who is concerned.",
    MEMBERS: "They count members of the same organisation.",
    SITE: "They happened at the same spot.",
    INCIDENT: "They are told in one sentence with claims of one attack.",
    THERE: "They happened to the same kind of thing in the same place.",
    SCENE: "They agree in place and day.",
    COUNTED: "They count the same kind of people on the same day.",
    "lasting": "Such a thing is rarely reported of the same participants twice.",
    "same days": "Their days coincide.",
    "times overlap": "Their times overlap.",
    "times near": "Their times differ, but by less than the kind allows for one occurrence told differently.",
    "undated": "One of them gives no time, which speaks little for one occurrence.",
    "same place": "They are at one place, or one place lies in the other.",
    "places apart": "Their places are known to lie apart.",
    "same count": "They count the same number.",
    "counts near": "Their numbers differ, but not by much.",
    "counts apart": "Their numbers differ.",
    "same actor": "They name the same actor, or one a part of the other.",
    "actors apart": "They name different actors.",
    "others did it": "They name different actors, and nobody by name to whom it was done.",
}
# Which of several shared keys speaks loudest.
STRENGTH = {
    basis: rank for rank, basis in enumerate((COUNTED, SCENE, THERE, MEMBERS, WORDED, TOWN, SITE, INCIDENT, NAMED))
}
_LASTING = 180  # days: a window of at least this much makes a second occurrence unlikely
_BRIEF = 7.0  # days within which events whose participants have no name are one
FOLLOWING = 31  # days: documents nearer than this in date, each naming a holder of one post, are at odds
_ANY = float("inf")
_LOOKED_AT = 8  # members of a cluster
_FAR = 3.0  # times as many
_CLOSE = 1.3  # times as many: two counts of one event


@dataclass(frozen=True, slots=True)
class Likeness:
    """Weighs claims against clusters of one collection."""

    groups: Groups
    actors: Actors
    places: Places

    def weigh(self, outline: Outline, cluster: Cluster, basis: str) -> tuple[float, tuple[str, ...]] | None:
        """Log-odds that the claim belongs to the cluster, with the evidence; None when something forbids it."""
        if (outline.occurrences > 1) != cluster.plural:
            return None
        group = self.groups.of(outline.claim.kind)
        standing = group.rules.standing
        found = self._standing(outline, cluster) if standing else self._event(outline, cluster, basis, group.window)
        if found is None:
            return None
        evidence = ("prior", basis, *found)
        return sum(WEIGHTS[name] for name in evidence), evidence

    def _standing(self, outline: Outline, cluster: Cluster) -> tuple[str, ...] | None:
        if "agent" in self.groups.of(outline.claim.kind).roles or not outline.agents or not cluster.agents:
            return ("lasting",)
        if self.actors.sets(outline.agents, cluster.agents) >= Relation.PART:
            return ("same actor",)
        several = any(is_one_of_several(member.claim) for member in (outline, *cluster.members[:_LOOKED_AT]))
        if outline.span is None or several:
            return None
        dated = outline.claim.time or any(member.claim.time for member in cluster.members)
        slack = 0 if dated or follows(outline.claim) or cluster.follows else FOLLOWING
        near = cluster.overlaps(Interval(outline.span.low - slack, outline.span.high + slack))
        return ("times overlap", "actors apart") if near else None

    def _event(self, outline: Outline, cluster: Cluster, basis: str, window: float) -> tuple[str, ...] | None:
        time = _times(outline, cluster, window if basis == NAMED else min(window, _BRIEF))
        if time is None or (window < _ANY and self.told_apart(outline, cluster, basis, window)):
            return None
        lasting = ("lasting",) if basis == NAMED and window >= _LASTING else ()
        if time == "undated" and (lasting or basis in {SITE, INCIDENT}):
            time = ""
        place, actor = self._place(outline, cluster), self._actor(outline, cluster, basis)
        names = (*lasting, time, place, actor, _counts(outline, cluster, basis))
        return tuple(name for name in names if name)

    def told_apart(self, outline: Outline, cluster: Cluster, basis: str, window: float) -> bool:
        """Whether one voice of one document gives both a day, a place or an actor of its own: two occurrences."""
        claim = outline.claim
        told = [m for m in cluster.told_in(claim.document) if m.claim.chain[-1].speakers == claim.chain[-1].speakers]
        if any(outline.span and member.span and not outline.span.meets(member.span) for member in told):
            return True
        if window < _LASTING and any(self._elsewhere(outline, member) for member in told):
            return True
        if basis == INCIDENT and any(_counts_others(outline, member) for member in told):
            return True
        return basis != NAMED and any(self._by_others(outline, member) for member in told)

    def _elsewhere(self, outline: Outline, member: Outline) -> bool:
        pairs = [(one, other) for one in outline.places for other in member.places]
        return bool(pairs) and all(self.places.relation(*pair) <= Relation.UNKNOWN for pair in pairs)

    def _by_others(self, outline: Outline, member: Outline) -> bool:
        return self.actors.sets(outline.agents, member.agents) == Relation.APART

    def _place(self, outline: Outline, cluster: Cluster) -> str:
        if not outline.places or not cluster.places:
            return ""
        relation = max(self.places.relation(one, other) for one in outline.places for other in cluster.places)
        return {Relation.APART: "places apart", Relation.UNKNOWN: ""}.get(relation, "same place")

    def _actor(self, outline: Outline, cluster: Cluster, basis: str) -> str:
        if not outline.agents or not cluster.agents:
            return ""
        relation = self.actors.sets(outline.agents, cluster.agents)
        apart = "actors apart" if basis == NAMED else "others did it"
        return {Relation.APART: apart, Relation.UNKNOWN: ""}.get(relation, "same actor")


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _times(outline: Outline, cluster: Cluster, window: float) -> str | None:
    if outline.before is not None and cluster.late is not None and cluster.late > outline.before:
        return None
    distance = cluster.distance(outline.span) if outline.span else None
    if distance is None:
        return "undated"
    if distance > window:
        return None
    if distance > 0:
        return "times near"
    return "same days" if outline.is_fixed and cluster.fixed else "times overlap"


def _counts(outline: Outline, cluster: Cluster, basis: str) -> str:
    if basis in {SITE, INCIDENT, SCENE, COUNTED, MEMBERS, THERE} and _other_people(outline, cluster):
        return "other people"
    pairs = [(mine, theirs) for mine in outline.counts for theirs in cluster.counts if are_comparable(mine, theirs)]
    if not pairs:
        return ""
    if any(mine.numbers.meets(theirs.numbers) for mine, theirs in pairs):
        return "same count"
    if basis == COUNTED and any(are_close(mine, theirs) for mine, theirs in pairs):
        return "counts near"
    near = basis == NAMED or any(are_near(mine, theirs) for mine, theirs in pairs)
    return "counts apart" if near else "counts far apart"


def are_comparable(one: Count, other: Count) -> bool:
    return one.role == other.role and same_unit(one.unit, other.unit)


def are_near(one: Count, other: Count) -> bool:
    low, high = sorted((one.numbers, other.numbers), key=lambda numbers: numbers.low)
    return high.low <= _FAR * max(low.high, 1)


def are_close(one: Count, other: Count) -> bool:
    low, high = sorted((one.numbers, other.numbers), key=lambda numbers: numbers.low)
    return high.low <= max(low.high + 2, low.high * _CLOSE)


def _counts_others(outline: Outline, member: Outline) -> bool:
    """Whether two counts that one voice gives of the casualties of one attack are of two groups."""
    pairs = [(mine, theirs) for mine in outline.counts for theirs in member.counts if mine.role == theirs.role]
    return bool(pairs) and not any(mine.numbers.meets(theirs.numbers) for mine, theirs in pairs)


def _other_people(outline: Outline, cluster: Cluster) -> bool:
    """Whether the two speak, by their words or names, of participants that cannot be the same."""
    mine = _participants(outline)
    theirs = [item for member in cluster.members[:3] for item in _participants(member)]
    return bool(mine and theirs) and not any(_may_be_one(one, other) for one in mine for other in theirs)


def _participants(outline: Outline) -> list[str | Description]:
    found: list[str | Description] = []
    for role, fillers in outline.claim.roles.items():
        if role not in {"agent", "instrument"}:
            found += [
                who for filler in fillers if not filler.claim and (who := filler.entity or describe(filler.text))
            ]
    if found:
        return found
    return [words for count in outline.counts if count.unit and (words := describe(count.unit))]


def _may_be_one(one: str | Description, other: str | Description) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return isinstance(one, str) or isinstance(other, str) or one.fits(other)
