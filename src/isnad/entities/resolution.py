"""Resolving: document-local entities across documents become the casefile's entities."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.entities.acronyms import join_by_acronym
from isnad.entities.alignment import may_align
from isnad.entities.bare import attach
from isnad.entities.blocking import candidates
from isnad.entities.clustering import SILENT, Clusters, cluster
from isnad.entities.comparison import Comparison, compare_many, without_collector
from isnad.entities.context import NOTHING, Common, Support, Surroundings, folded
from isnad.entities.entity import Entity, EntityName
from isnad.entities.judgements import Applied, Judgement, apply
from isnad.entities.persons import person_name
from isnad.entities.profile import Elsewhere, Profile, fullness, is_bare, one_schema_each, profiles
from isnad.entities.reasons import OrganisationGrounds
from isnad.entities.record import ClusterRecord
from isnad.entities.scripts import script_of
from isnad.entities.shortened import attach_shortened

JOIN = 0.88  # least mean probability of a join: chosen so that pairs of names alone join at 0.9 and above
_CONTEXT = 0.25  # names below this probability are not looked at further
_SAME_DOCUMENT = -1.5  # log-odds: the document itself keeps two names apart
_STATED = 0.95  # the probability given to what a document itself says is one
_BATCH = 20_000
_EACH = 3  # full names of each side that are compared


@dataclass(frozen=True, slots=True)
class Link:
    """Two names that hold an entity together, or that might: their probability with the context, and why."""

    a: str
    b: str
    score: float
    reason: str
    mentions: int
    entity: str
    other: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """`of` gives each document-local entity its entity. `weakest` are the weakest links of the largest entities.

    `open` are pairs that were not joined and might be, likeliest first: what a person should look at.
    """

    entities: tuple[Entity, ...]
    of: dict[str, str]
    weakest: tuple[Link, ...]
    open: tuple[Link, ...]
    adrift: tuple[Judgement, ...] = ()
    known_as: Mapping[str, str] = field(default_factory=dict)
    common: Common | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What the joining of some records must know of all others.

    How common names are; what names are known as that stand for one with others; words of places; documents that
    judgements name; by the id of a record, what others say that go by its name and are not here.
    """

    common: Common
    known_as: Mapping[str, str]
    place_words: Container[str]
    documents: tuple[str, ...] = ()
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)


def resolve(
    records: Iterable[ClusterRecord], judgements: Iterable[Judgement] = (), beside: Beside | None = None
) -> Resolution:
    """Joins records whose names and context speak for one entity; judgements outrank the machine.

    The order of `records` decides nothing. Bare names (a family name, a kunya, an acronym) alone join nothing.
    `beside` says what is known of others, where `records` are not all.
    """
    with without_collector():
        given = one_schema_each(sorted(records, key=lambda r: r.id))
        known = beside or Beside(Common.of(given), {}, ())
        applied = apply(judgements, given, known.documents)
        alone = {one for pair in applied.different for one in pair[:2]}
        return _Resolving(profiles(given, alone), applied, known).run()


class _Resolving:
    """The tables of one run."""

    def __init__(self, found: list[Profile], applied: Applied, beside: Beside) -> None:
        self.beside = beside
        self.known_as: dict[str, str] = {}
        self.profiles = _by_lifetime(_with_others(found, beside.elsewhere))
        self.applied = applied
        self.place_of = {r.id: k for k, profile in enumerate(self.profiles) for r in profile.records}
        self.surroundings = Surroundings(beside.common)
        self.edges: dict[tuple[int, int], tuple[float, Comparison, Support]] = {}
        self._judged = (*applied.same, *applied.different)
        self.clusters = Clusters(len(self.profiles), self._apart())

    def run(self) -> Resolution:
        for one, other, _ in self.applied.same:
            self._join_judged(one, other)
        for start in _batches(candidates(self.profiles)):
            self._score(start)
        edges = ((score, i, j) for (i, j), (score, _, _) in self.edges.items())
        cluster(self.clusters, edges, self._between, JOIN)
        self._join_stated()
        self._look_again()
        join_by_acronym(self.profiles, self.clusters)
        attach_shortened(self.profiles, self.clusters, self.surroundings, self.beside.place_words)
        attach(self.profiles, self.clusters, self.surroundings)
        return self._result()

    def _look_again(self) -> None:
        """Names that are joined now count as one where they stand beside others: scores the pairs left open again."""
        known_as = self.known_as
        for root, members in sorted(self.clusters.members.items()):
            for k in members if len(members) > 1 or len(self.profiles[root].full) > 1 else ():
                for name in (*self.profiles[k].full, *self.profiles[k].bare):
                    known_as.setdefault(folded(name), self.profiles[root].key)
        self.surroundings.learn({**self.beside.known_as, **known_as})
        for (i, j), (_, comparison, _) in self.edges.items():
            if self.clusters.of(i) != self.clusters.of(j):
                support = self._support(i, j)
                self.edges[i, j] = (_likely(comparison, support), comparison, support)
        cluster(self.clusters, ((score, i, j) for (i, j), (score, _, _) in self.edges.items()), self._between, JOIN)

    def _apart(self) -> list[tuple[int, int]]:
        pairs = [(one, other) for one, other, _ in self.applied.different]
        pairs += [(r.id, other) for p in self.profiles for r in p.records for other in r.apart]
        places = ((self.place_of.get(one), self.place_of.get(other)) for one, other in pairs)
        return [(i, j) for i, j in places if i is not None and j is not None and i != j]

    def _join_judged(self, one: str, other: str) -> None:
        i, j = (self.clusters.of(self.place_of[x]) for x in (one, other))
        if i != j and not self.clusters.barred(i, j):
            self.clusters.join(i, j, 1.0)

    def _join_stated(self) -> None:
        """What a document says is one (*X, whom they called Y*) is one, unless something bars it."""
        for profile in self.profiles:
            for record in profile.records:
                for other in record.also:
                    i, j = self.place_of[record.id], self.place_of.get(other)
                    if j is not None and self.profiles[j].schema == profile.schema:
                        one, two = self.clusters.of(i), self.clusters.of(j)
                        if one != two and not self.clusters.barred(one, two):
                            self.clusters.join(one, two, _STATED)

    def _score(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Compares the names of candidate pairs, then their context where the names allow a join."""
        names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, j in pairs:
            a, b = self.profiles[i], self.profiles[j]
            for x in a.full[:_EACH]:
                for y in b.full[:_EACH]:
                    if a.schema != "Person" or _may_be_one(x, y):
                        names[a.schema].append((x, y))
                        places[a.schema].append((i, j))
        best: dict[tuple[int, int], Comparison] = {}
        for schema, wanted in names.items():
            for place, comparison in zip(places[schema], compare_many(wanted, schema), strict=True):
                if comparison.score >= _CONTEXT and not comparison.vetoes:
                    held = best.get(place)
                    if held is None or comparison.score > held.score:
                        best[place] = comparison
        for (i, j), comparison in best.items():
            support = self._support(i, j)
            self.edges[i, j] = (_likely(comparison, support), comparison, support)

    def _support(self, i: int, j: int) -> Support:
        a, b = self.profiles[i], self.profiles[j]
        support = self.surroundings.support(a, b)
        if not a.documents.isdisjoint(b.documents):
            support = Support(support.weight + _SAME_DOCUMENT, (*support.said, "one document keeps them apart"))
        return support

    def _between(self, i: int, j: int) -> float | None:
        """The probability of a pair that blocking did not bring together; None where a veto bars it.

        A bare name beside a full one, which a document or a person put there, tells nothing of others.
        """
        a, b = self.profiles[i], self.profiles[j]
        if a.schema != b.schema:
            return None
        if not a.full or not b.full:
            return SILENT
        found = compare_many([(x, y) for x in a.full[:_EACH] for y in b.full[:_EACH]], a.schema)
        allowed = [c for c in found if not c.vetoes]
        if not allowed:
            return None
        return _with(max(c.score for c in allowed), self._support(i, j).weight)

    def _result(self) -> Resolution:
        entities, of = [], {}
        taken: set[str] = set()
        names: dict[int, str] = {}
        for root, members in sorted(self.clusters.members.items()):
            judged = (
                tuple(
                    sorted({j.id for x, y, j in self._judged if {self.place_of[x], self.place_of[y]} & set(members)})
                )
                if self._judged
                else ()
            )
            entity = _entity([self.profiles[k] for k in members], taken, self._reasons(members), judged)
            entities.append(entity)
            names[root] = entity.id
            for cluster_id in entity.clusters:
                of[cluster_id] = entity.id
        entities.sort(key=lambda e: (-e.mentions, e.id))
        weakest, undecided = self._links(names)
        known = self.beside.common
        return Resolution(tuple(entities), of, weakest, undecided, self.applied.adrift, self.known_as, known)

    def _reasons(self, members: Sequence[int]) -> tuple[str, ...]:
        if len(members) == 1:
            return ()
        inside = [self.edges[i, j] for k, i in enumerate(members) for j in members[k + 1 :] if (i, j) in self.edges][
            :50
        ]
        inside.sort(key=lambda e: (e[0], e[1].a, e[1].b))
        said = [_reason(comparison, support) for _, comparison, support in inside[:5]]
        judged = [
            f"{j.who} judged them the same"
            for x, y, j in self.applied.same
            if {self.place_of[x], self.place_of[y]} <= set(members)
        ]
        return tuple(dict.fromkeys(said + judged))

    def _links(self, names: dict[int, str]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        inside: dict[str, Link] = {}
        outside = []
        for (i, j), (score, comparison, support) in sorted(self.edges.items()):
            one, other = names[self.clusters.of(i)], names[self.clusters.of(j)]
            mentions = self.profiles[i].mentions + self.profiles[j].mentions
            link = Link(comparison.a, comparison.b, score, _reason(comparison, support), mentions, one, other)
            if one != other:
                outside.append(link)
            elif one not in inside or score < inside[one].score:
                inside[one] = link
        weakest = sorted(inside.values(), key=lambda x: (-x.mentions, x.score, x.entity))[:50]
        outside.sort(key=lambda x: (-(0.5 - abs(0.5 - x.score)) * x.mentions, x.a, x.b))
        return tuple(weakest), tuple(outside[:500])


def _may_be_one(a: str, b: str) -> bool:
    """Whether two persons' names are worth a closer look; most that share a key of blocking are not."""
    v, w = person_name(a), person_name(b)
    return bool(v.others or w.others) or may_align(v.words, w.words)


def _batches(pairs: Iterable[tuple[int, int]]) -> Iterable[list[tuple[int, int]]]:
    batch = []
    for pair in pairs:
        batch.append(pair)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _with(probability: float, weight: float) -> float:
    if weight == 0.0:
        return probability
    p = min(max(probability, 1e-4), 1 - 1e-4)
    return 1 / (1 + math.exp(-(math.log(p / (1 - p)) + weight)))


def _likely(comparison: Comparison, support: Support) -> float:
    """The probability with the context. A body's or place's name that only lacks words of the other never joins by
    itself: `attach_shortened` asks whether other names hold it too."""
    likely = _with(comparison.score, support.weight)
    grounds = comparison.grounds
    if isinstance(grounds, OrganisationGrounds) and bool(grounds.found.left_a) != bool(grounds.found.left_b):
        return min(likely, JOIN - 0.01) if grounds.found.pairs else likely
    return likely


def _reason(comparison: Comparison, support: Support) -> str:
    text = f"{comparison.a} / {comparison.b}: {comparison.reason}"
    return text if support is NOTHING else f"{text[:-1]}; {'; '.join(support.said)}."


def _with_others(found: list[Profile], elsewhere: Mapping[str, Elsewhere]) -> list[Profile]:
    """The profiles with what records say of them that are not here."""
    for profile in found if elsewhere else ():
        for record in profile.records:
            if record.id in elsewhere:
                profile.elsewhere = profile.elsewhere or Elsewhere()
                profile.elsewhere.documents |= elsewhere[record.id].documents
                profile.elsewhere.died |= elsewhere[record.id].died
    return found


def _by_lifetime(found: list[Profile]) -> list[Profile]:
    """Parts the records of one name where some tell of a death and others act later (a son, a namesake)."""
    parted = []
    for profile in found:
        others = profile.elsewhere.died if profile.elsewhere else ()
        told = (*(r.died for r in profile.records if r.died), *others)
        died = [day[:4] for day in told if day[:4].isdigit()]
        later = [r for r in profile.records if died and r.active and not r.died and min(r.active)[:4] > max(died)]
        if later and (len(later) < len(profile.records) or others):
            kept = [r for r in profile.records if r not in later]
            if kept:
                parted.append(Profile(profile.key, profile.schema, profile.full, profile.bare, kept))
            parted.append(Profile(f"{profile.key}|later", profile.schema, profile.full, profile.bare, later))
        else:
            parted.append(profile)
    return parted


_RARE = 5  # a full name five times rarer than the usual one is a slip of the pen or of the reader: no caption


def _entity(members: Sequence[Profile], taken: set[str], reasons: tuple[str, ...], judged: tuple[str, ...]) -> Entity:
    borne = Borne()
    for profile in members:
        for record in profile.records:
            borne.add(record)
    clusters = sorted(record.id for profile in members for record in profile.records)
    return _of_names(members[0].schema, borne, clusters, taken, (judged, reasons))


@dataclass(frozen=True, slots=True)
class Borne:
    """Names with how often they are mentioned and in what documents."""

    counts: Counter[str] = field(default_factory=Counter)
    titled: Counter[str] = field(default_factory=Counter)
    documents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, record: ClusterRecord) -> None:
        """Count the names of a record."""
        for name, mentions in record.names:
            self.counts[name] += mentions
            self.documents[name].add(record.document)
        for name, mentions in record.titled:
            self.titled[name] += mentions
            self.documents[name].add(record.document)

    def take(self, entity: Entity) -> None:
        """Count the names of an entity."""
        for name in entity.names:
            (self.titled if name.titled else self.counts)[name.name] += name.mentions
            self.documents[name.name].update(name.documents)


def renamed(entity: Entity, borne: Borne) -> Entity:
    """The entity, where it bears these names in all."""
    return _of_names(entity.schema, borne, entity.clusters, set(), (entity.judgements, entity.reasons))


def _of_names(
    schema: str,
    borne: Borne,
    clusters: Sequence[str],
    taken: set[str],
    told: tuple[tuple[str, ...], tuple[str, ...]],
) -> Entity:
    counts, titled, documents = borne.counts, borne.titled, borne.documents
    ordered = sorted(counts, key=lambda n: (-counts[n], n))
    usual = max((counts[n] for n in ordered if not is_bare(n, schema)), default=0)
    caption = max(ordered, key=lambda n: (counts[n] * _RARE >= usual, _worth(n, schema, counts[n])))
    names = tuple(EntityName(n, counts[n], None, script_of(n), tuple(sorted(documents[n]))) for n in ordered)
    with_titles = tuple(
        EntityName(n, titled[n], None, script_of(n), tuple(sorted(documents[n])), titled=True)
        for n in sorted(titled, key=lambda n: (-titled[n], n))
        if n not in counts
    )
    return Entity(
        _id(schema, names, clusters, taken),
        schema,
        caption,
        (*names, *with_titles),
        sum(counts.values()),
        tuple(clusters),
        *told,
    )


def _worth(name: str, schema: str, mentions: int) -> tuple[bool, bool, int, int, bool, str]:
    """How well a name serves as a caption: not bare, in Latin letters, full, frequent, not shouted."""
    full = fullness(name, schema)[0] if schema == "Person" else 0
    return not is_bare(name, schema), script_of(name) == "Latn", full, mentions, not name.isupper(), name


def _id(schema: str, names: Sequence[EntityName], clusters: Sequence[str], taken: set[str]) -> str:
    """From the schema, the least of its names and the least document that bears it: a rebuild gives the same, and a
    further document seldom another."""
    least = min(names, key=lambda n: n.name)
    content = f"{schema}|{least.name}|{least.documents[0]}"
    found = "e" + hashlib.sha256(content.encode()).hexdigest()[:12]
    if found in taken:
        found = "e" + hashlib.sha256(f"{content}|{min(clusters)}".encode()).hexdigest()[:12]
    taken.add(found)
    return found
