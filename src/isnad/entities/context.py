"""What claims say for and against a join of two profiles, beside their names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from isnad.entities.lexicon import wordset
from isnad.entities.profile import Profile
from isnad.entities.record import ClusterRecord
from isnad.entities.scripts import fold

_COMMON_TITLES = wordset("mr mrs ms miss dr sir prime minister the former acting deputy vice")
RECORDS, NEIGHBOURS = 40, 60  # looked at of each profile
_OF_ALL = 20  # documents in one of which a name is common
_SMALL = 4  # documents more: in a small collection what two documents name is not common yet
STRONG = 0.5  # log-odds: one rare neighbour in claims, or several in the text
WEAK = 0.3


@dataclass(frozen=True, slots=True)
class Support:
    """`weight` is in log-odds: positive speaks for one entity, negative against; `said` names the grounds."""

    weight: float
    said: tuple[str, ...]


NOTHING = Support(0.0, ())


@dataclass(frozen=True, slots=True)
class Common:
    """How many documents there are, and how many of them bear each of the commonest names, as neighbours are matched.

    A name in fewer than one of twenty documents is as rare as any: it is not kept.
    """

    documents: int
    names: Mapping[str, int]

    @staticmethod
    def of(records: Iterable[ClusterRecord]) -> Common:
        """What the records tell."""
        borne = {(folded(name), record.document) for record in records for name, _ in record.names}
        documents = len({document for _, document in borne})
        seen = Counter(name for name, _ in borne)
        return Common(documents, {name: n for name, n in sorted(seen.items()) if n * _OF_ALL > documents})


class Surroundings:
    """How rare each neighbour's name is in the collection, so that what all documents name says nothing."""

    def __init__(self, common: Common) -> None:
        self._facts: dict[int, _Facts] = {}
        self._known_as: dict[str, str] = {}
        self._total = max(common.documents, 2)
        self._seen = Counter(common.names)

    def rarity(self, name: str) -> float:
        """From 0 (in every document) to about 1.5 (in one or two of many)."""
        share = min(self._seen.get(name, 1), self._total) / (self._total + _SMALL)
        return min(1.5, -math.log(share) / 2)

    def learn(self, known_as: dict[str, str]) -> None:
        """From now on names that were joined count as one: `known_as` gives for a folded name what it is known as."""
        self._known_as = known_as
        self._facts.clear()
        seen: Counter[str] = Counter()
        for name, count in self._seen.items():
            seen[known_as.get(name, name)] += count
        self._seen = seen

    def support(self, a: Profile, b: Profile) -> Support:
        """What the two profiles' claims have in common, and what they contradict."""
        one, other = self._facts_of(a), self._facts_of(b)
        weight, said = 0.0, []
        shared = one.organisations & other.organisations
        if shared:
            weight += min(1.5, 0.6 + sum(self.rarity(n) for n in shared))
            said.append("both belong to " + _told(shared, 2))
        titles = one.titles & other.titles
        if titles:
            weight += 0.6
            said.append("both are called " + ", ".join(sorted(titles)))
        posts = one.posts & other.posts
        if posts:
            weight += 0.8
            said.append("both hold the post " + ", ".join(sorted(posts)[:2]))
        companions = (one.companions & other.companions) - shared
        if companions:
            weight += min(1.5, sum(self.rarity(n) for n in companions))
            said.append("both stand beside " + _told(companions, 3))
        nearby = (one.neighbours & other.neighbours) - shared - companions
        if nearby:
            weight += min(1.5, 0.5 * sum(self.rarity(n) for n in nearby))
            said.append("both are named with " + _told(nearby, 3))
        if _dead_before(one, other) or _dead_before(other, one):
            weight -= 5.0
            said.append("one was dead before the other acted")
        return Support(weight, tuple(said)) if said else NOTHING

    def _facts_of(self, profile: Profile) -> _Facts:
        found = self._facts.get(id(profile))
        if found is None:
            found = self._facts[id(profile)] = _Facts.of(profile, self._known_as)
        return found


def _told(names: Iterable[str], most: int) -> str:
    """A few names for a sentence; those of joined names stand with their schema before a bar, which is not told."""
    return ", ".join(sorted({name.rpartition("|")[2] for name in names})[:most])


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the records of a profile say, gathered once; of the first RECORDS of them."""

    organisations: frozenset[str]
    titles: frozenset[str]
    posts: frozenset[str]
    companions: frozenset[str]
    neighbours: frozenset[str]
    died: tuple[str, ...]
    active: tuple[str, ...]

    @classmethod
    def of(cls, profile: Profile, known_as: dict[str, str]) -> _Facts:
        few = profile.records[:RECORDS]

        def names(texts: Iterable[str]) -> frozenset[str]:
            return frozenset(known_as.get(n, n) for n in map(folded, texts))

        return cls(
            names(n for r in few for n in r.organisations),
            frozenset(t for r in few for t in r.titles if t not in _COMMON_TITLES),
            frozenset(p for r in few for p in r.posts),
            names(n for r in few for n in r.companions),
            names(n for r in few for n in r.neighbours[:NEIGHBOURS]),
            tuple(r.died[:4] for r in profile.records if r.died and r.died[:4].isdigit()),
            tuple(t[:4] for r in profile.records for t in r.active if t[:4].isdigit()),
        )


@lru_cache(maxsize=1 << 17)
def folded(name: str) -> str:
    """A name as neighbours are matched by."""
    return " ".join(fold(w) for w in name.replace("-", " ").split())


def _dead_before(one: _Facts, other: _Facts) -> bool:
    return bool(one.died and other.active) and max(one.died) < min(other.active)
