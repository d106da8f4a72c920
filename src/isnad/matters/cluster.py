"""A matter in the making: outlines that were laid together, and what they say in sum."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from isnad.matters.intervals import Interval
from isnad.matters.outline import Count, Outline
from isnad.matters.recall import follows
from isnad.matters.referents import Referent

_SCANNED = 32  # clusters of one key that an outline without a day is compared with
_DISTINCT = 12  # different places, actors or counts that a cluster remembers


@dataclass(slots=True, eq=False)
class Cluster:
    """Outlines of one matter. `late` is the latest first day of its members, `early` the earliest last day: with
    them the distance of a new claim to the farthest member is known at once. `first` and `last` bound them all.
    `weakest` is the least probability with which a member was laid here, and its evidence."""

    number: int
    members: list[Outline] = field(default_factory=list)
    weakest: tuple[float, tuple[str, ...]] | None = None
    early: float | None = None
    late: float | None = None
    first: float | None = None
    last: float | None = None
    fixed: bool = False
    places: tuple[Referent, ...] = ()
    agents: tuple[Referent, ...] = ()
    counts: tuple[Count, ...] = ()
    _by_document: dict[str, list[Outline]] | None = None

    def add(self, outline: Outline) -> None:
        """Take the outline in, whoever decided that it belongs here."""
        self.members.append(outline)
        if self._by_document is not None:
            self._by_document[outline.claim.document].append(outline)
        self.fixed = self.fixed or outline.is_fixed
        if span := outline.span:
            self.early = span.high if self.early is None else min(self.early, span.high)
            self.late = span.low if self.late is None else max(self.late, span.low)
            self.first = span.low if self.first is None else min(self.first, span.low)
            self.last = span.high if self.last is None else max(self.last, span.high)
        self.places = _with(self.places, outline.places)
        self.agents = _with(self.agents, outline.agents)
        if outline.counts and self.counts != outline.counts:
            self.counts = tuple(dict.fromkeys((*self.counts, *outline.counts)))[:_DISTINCT]

    @property
    def follows(self) -> bool:
        """Whether a member says that it was otherwise before."""
        return any(follows(member.claim) for member in self.members[:_SCANNED])

    def told_in(self, document: str) -> list[Outline]:
        """The members that one document tells."""
        if len(self.members) <= _SCANNED:
            return [member for member in self.members if member.claim.document == document]
        if self._by_document is None:
            self._by_document = defaultdict(list)
            for member in self.members:
                self._by_document[member.claim.document].append(member)
        return self._by_document.get(document, [])

    def ground(self, probability: float, evidence: tuple[str, ...]) -> None:
        """Note with what probability, on what evidence, a member was laid here."""
        if self.weakest is None or probability < self.weakest[0]:
            self.weakest = probability, evidence

    def distance(self, span: Interval) -> float | None:
        """Days between the span and the member farthest from it; 0 when it overlaps all, None without dates."""
        if self.early is None or self.late is None:
            return None
        return max(0, self.late - span.high, span.low - self.early)

    def overlaps(self, span: Interval | None) -> bool:
        """Whether the span falls in the whole time that the members cover."""
        if span is None or self.first is None or self.last is None:
            return False
        return span.low <= self.last and self.first <= span.high

    @property
    def span(self) -> Interval | None:
        """The whole time that the members cover."""
        return None if self.first is None or self.last is None else Interval(self.first, self.last)

    @property
    def plural(self) -> bool:
        """Whether its claims count several occurrences: *three attacks*."""
        return self.members[0].occurrences > 1


def _with(known: tuple[Referent, ...], new: tuple[Referent, ...]) -> tuple[Referent, ...]:
    if not known or known == new:
        return new or known
    return tuple(dict.fromkeys((*known, *new)))[:_DISTINCT]


@dataclass(slots=True, eq=False)
class Shelf:
    """The clusters that share one key, by time, so that a claim with a date meets only those near it."""

    width: float
    clusters: list[Cluster] = field(default_factory=list)
    _by_time: dict[int, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    _open: list[Cluster] = field(default_factory=list)

    def put(self, cluster: Cluster, span: Interval | None) -> None:
        """Make the cluster known under the days of one of its members."""
        if cluster not in self.clusters[-_SCANNED:]:
            self.clusters.append(cluster)
        slots = self._slots(span)
        for place in [self._open] if slots is None else [self._by_time[slot] for slot in slots]:
            if not place or place[-1] is not cluster:
                place.append(cluster)

    def near(self, span: Interval | None) -> list[Cluster]:
        """The clusters that a claim of these days is to be compared with."""
        if len(self.clusters) <= _SCANNED:
            return self.clusters
        slots = self._slots(span)
        found = self._open[-_SCANNED:]
        for slot in range(slots[0] - 1, slots[-1] + 2) if slots else ():
            found = found + self._by_time.get(slot, [])
        return found

    def _slots(self, span: Interval | None) -> range | None:
        if span is None or self.width == float("inf"):
            return None
        first, last = int(span.low // self.width), int(span.high // self.width)
        return range(first, last + 1) if last - first <= 4 else None


class Shelves:
    """Clusters by key. Most keys have one cluster, and no shelf is built for it."""

    def __init__(self) -> None:
        self._known: dict[str, Cluster | Shelf] = {}

    def near(self, key: str, span: Interval | None) -> list[Cluster]:
        """The clusters under the key that a claim of these days is to be compared with."""
        found = self._known.get(key)
        return [] if found is None else [found] if isinstance(found, Cluster) else found.near(span)

    def put(self, key: str, cluster: Cluster, span: Interval | None, width: float) -> None:
        """Make the cluster known under the key. `width` is the kind's window in days."""
        found = self._known.setdefault(key, cluster)
        if found is cluster:
            return
        if isinstance(found, Cluster):
            shelf = Shelf(width)
            shelf.put(found, found.span)
            self._known[key] = found = shelf
        found.put(cluster, span)
