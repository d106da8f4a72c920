"""What claims say for and against a join of two profiles, beside their names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isnad.entities.lexicon import wordset
from isnad.entities.profile import Profile
from isnad.entities.scripts import fold

_COMMON_TITLES = wordset("mr mrs ms miss dr sir prime minister the former acting deputy vice")
STRONG = 0.7  # log-odds: one rare neighbour in claims, or several in the text
WEAK = 0.3


@dataclass(frozen=True, slots=True)
class Support:
    """`weight` is in log-odds: positive speaks for one entity, negative against; `said` names the grounds."""

    weight: float
    said: tuple[str, ...]


NOTHING = Support(0.0, ())


class Surroundings:
    """How rare each neighbour's name is in the collection, so that what all documents name says nothing."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        seen: Counter[str] = Counter()
        documents: set[str] = set()
        for profile in profiles:
            here = profile.documents
            documents |= here
            for name in {_folded(n) for n in _names(profile)}:
                seen[name] += len(here)
        self._total = max(len(documents), 2)
        self._seen = seen

    def rarity(self, name: str) -> float:
        """From 0 (in every document) to about 1.5 (in one or two of many)."""
        share = min(self._seen.get(name, 1), self._total) / (self._total + 1)
        return min(1.5, -math.log(share) / 2)

    def support(self, a: Profile, b: Profile) -> Support:
        """What the two profiles' claims have in common, and what they contradict."""
        weight, said = 0.0, []
        shared = _shared(a, b, "organisations")
        if shared:
            weight += min(1.5, 0.6 + sum(self.rarity(n) for n in shared))
            said.append("both belong to " + ", ".join(sorted(shared)[:2]))
        titles = {t for t in _all(a, "titles") & _all(b, "titles") if t not in _COMMON_TITLES}
        if titles:
            weight += 0.6
            said.append("both are called " + ", ".join(sorted(titles)))
        posts = _all(a, "posts") & _all(b, "posts")
        if posts:
            weight += 0.8
            said.append("both hold the post " + ", ".join(sorted(posts)[:2]))
        companions = _shared(a, b, "companions") - shared
        if companions:
            weight += min(1.5, sum(self.rarity(n) for n in companions))
            said.append("both stand beside " + ", ".join(sorted(companions)[:3]))
        nearby = _shared(a, b, "neighbours") - shared - companions
        if nearby:
            weight += min(1.5, 0.5 * sum(self.rarity(n) for n in nearby))
            said.append("both are named with " + ", ".join(sorted(nearby)[:3]))
        if _dead_before(a, b) or _dead_before(b, a):
            weight -= 5.0
            said.append("one was dead before the other acted")
        return Support(weight, tuple(said)) if said else NOTHING


def _names(profile: Profile) -> Iterable[str]:
    return (*profile.full[:3], *profile.bare[:2])


def _folded(name: str) -> str:
    return " ".join(fold(w) for w in name.replace("-", " ").split())


def _all(profile: Profile, what: str) -> set[str]:
    return {value for record in profile.records[:50] for value in getattr(record, what)}


def _shared(a: Profile, b: Profile, what: str) -> set[str]:
    return {_folded(n) for n in _all(a, what)} & {_folded(n) for n in _all(b, what)}


def _dead_before(a: Profile, b: Profile) -> bool:
    died = [r.died[:4] for r in a.records if r.died and r.died[:4].isdigit()]
    active = [t[:4] for r in b.records for t in r.active if t[:4].isdigit()]
    return bool(died and active) and max(died) < max(active) and max(died) < min(active)
