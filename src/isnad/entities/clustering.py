"""Clustering that cannot run away: average linkage, from the surest pair down, never across a veto."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Score = Callable[[int, int], float | None]
"""The probability that two places are one entity; None when a veto bars it, SILENT when they tell nothing."""
SILENT = -1.0


@dataclass(frozen=True, slots=True)
class Join:
    """Two clusters (by their first members) that were joined at this mean probability."""

    one: int
    other: int
    score: float


class Clusters:
    """Places joined step by step. `apart` pairs are never joined, directly or through others."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._of = list(range(size))
        self.members: dict[int, list[int]] = {k: [k] for k in range(size)}
        self.joins: list[Join] = []
        self._apart: dict[int, set[int]] = defaultdict(set)
        for i, j in apart:
            self._apart[i].add(j)
            self._apart[j].add(i)

    def of(self, place: int) -> int:
        """The first member of the cluster that holds `place`."""
        return self._of[place]

    def barred(self, one: int, other: int) -> bool:
        """Whether any member of one cluster is apart from any of the other."""
        smaller, larger = sorted((one, other), key=lambda c: len(self.members[c]))
        return any(self._of[x] == larger for k in self.members[smaller] for x in self._apart.get(k, ()))

    def join(self, one: int, other: int, score: float) -> int:
        """Joins two clusters; gives the name (first member) of the new one."""
        one, other = min(one, other), max(one, other)
        for k in self.members[other]:
            self._of[k] = one
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        self.joins.append(Join(one, other, score))
        return one


def cluster(clusters: Clusters, edges: Iterable[tuple[float, int, int]], score: Score, least: float) -> None:
    """Joins while the mean over all cross pairs is at least `least`.

    `edges` are (probability, place, place). A cross pair that is no edge is scored by `score`; a None bars the join.
    Deterministic: ties are broken by the places. Near-linear where clusters stay small.
    """
    known: dict[tuple[int, int], float] = {}
    heap: list[tuple[float, int, int]] = []
    for probability, i, j in edges:
        known[min(i, j), max(i, j)] = probability
        if probability >= least:
            heap.append((-probability, min(i, j), max(i, j)))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        one, other = clusters.of(i), clusters.of(j)
        if one == other or clusters.barred(one, other):
            continue
        mean = _mean(clusters.members[one], clusters.members[other], known, score)
        if mean is None or mean < least:
            continue
        if mean < -negative - 1e-9 and heap and mean < -heap[0][0]:
            heapq.heappush(heap, (-mean, i, j))
            continue
        clusters.join(one, other, mean)


_CROSS = 400


def _mean(one: list[int], other: list[int], known: dict[tuple[int, int], float], score: Score) -> float | None:
    total, count = 0.0, 0
    for i in one:
        for j in other:
            if count >= _CROSS:
                return total / count
            pair = (min(i, j), max(i, j))
            value = known.get(pair)
            if value is None:
                found = score(*pair)
                if found is None:
                    return None
                value = known[pair] = found
            if value == SILENT:
                continue
            total += value
            count += 1
    return total / count if count else None
