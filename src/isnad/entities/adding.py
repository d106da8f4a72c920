"""Adding to entities that are resolved: new records beside those whose names they can meet.

A part of the collection is resolved twice, as it was and as it is now. What differs is what the addition changes, if
the part as it was gives the entities that are there: otherwise too few of the others were looked at, and more are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Protocol

from isnad.entities.entity import Entity
from isnad.entities.judgements import Judgement
from isnad.entities.meeting import PLACES, meeting_keys
from isnad.entities.organisations import organisation_name
from isnad.entities.record import ClusterRecord
from isnad.entities.resolution import Beside, Borne, Link, Resolution, renamed, resolve

_ROUNDS = 5
_MOST = 20_000  # records of a part; where more would be needed all are resolved anew

Keys = Set[tuple[str, str]]
Block = frozenset[str]


class Known(Protocol):
    """Entities that are resolved, asked for those that are like some names."""

    def meeting(self, keys: Keys) -> Set[str]:
        """Ids of the entities nearest to these keys."""
        ...

    def records(self, entities: Set[str]) -> Sequence[ClusterRecord]:
        """Their records, or so many of each name that they tell how it stands."""
        ...

    def entities(self, clusters: Set[str]) -> Mapping[str, str]:
        """The entity of each of these document-local ones."""
        ...

    def whole(self, entity: str) -> Entity:
        """The entity, with all its names and document-local ones."""
        ...

    def size(self, entity: str) -> int:
        """How many document-local ones it has."""
        ...

    def beside(self, records: Sequence[ClusterRecord]) -> Beside:
        """What the resolving of these records must know of all others."""
        ...

    def with_words(self, words: Set[str]) -> Set[str]:
        """Ids of the bodies whose names have any of these words of places, as far as no place was called so."""
        ...

    def named_with(self, names: Set[str]) -> Set[str]:
        """Ids of the entities of documents that bear these names (folded), where these are few."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """Entities to write, ids of those that are no more, and the entity of each document-local one that has another
    than before. `known_as` is what names are known as now, None for names that stand for themselves again; `links`
    are pairs to look at with an entity that was written."""

    entities: tuple[Entity, ...]
    gone: frozenset[str]
    of: Mapping[str, str]
    known_as: Mapping[str, str | None] = field(default_factory=dict)
    weakest: tuple[Link, ...] = ()
    open: tuple[Link, ...] = ()


def join_in(fresh: Sequence[ClusterRecord], known: Known, judgements: Sequence[Judgement] = ()) -> Change | None:
    """What becomes of the entities when the records `fresh` are new; None where a part does not tell."""
    near = set(known.meeting(_keys(fresh)) | known.with_words(_words_of_places(fresh)))
    new = frozenset(record.id for record in fresh)
    rippled = False
    for _ in range(_ROUNDS):
        held = known.records(near)
        if len(held) > _MOST:
            return None
        beside = known.beside([*held, *fresh])
        was, now = resolve(held, judgements, beside), resolve([*held, *fresh], judgements, beside)
        stands = known.entities({record.id for record in held})
        touched = _touched(was, now, new)
        wrong = _unlike(was, touched, stands)
        if wrong:
            near |= {stands[key] for key in wrong} | known.meeting(_keys(r for r in held if r.id in wrong))
            continue
        moved = _known_as(was, now)
        further = frozenset[str]() if rippled else known.named_with(frozenset(moved)) - near
        rippled = True
        if not further:
            return _change(now, _Stage.of(known, stands, touched, fresh), moved)
        near |= further
    return None


@dataclass(frozen=True, slots=True)
class _Stage:
    """One round: what stands, what differs, which entities have more records than were looked at."""

    known: Known
    stands: Mapping[str, str]
    touched: Set[str]
    fresh: Mapping[str, ClusterRecord]
    _sizes: Counter[str]

    @classmethod
    def of(cls, known: Known, stands: Mapping[str, str], touched: Set[str], fresh: Sequence[ClusterRecord]) -> _Stage:
        return cls(known, stands, touched, {record.id: record for record in fresh}, Counter(stands.values()))

    def is_large(self, entity: str) -> bool:
        return self.known.size(entity) > self._sizes[entity]


def _keys(records: Iterable[ClusterRecord]) -> Keys:
    names = {(name, record.schema) for record in records for name, _ in record.names}
    return frozenset(key for name, schema in names for key in meeting_keys(name, schema))


def _words_of_places(records: Iterable[ClusterRecord]) -> Set[str]:
    """The words of the places among the records, by which a body's longer name may say where it is."""
    names = (name for record in records if record.schema in PLACES for name, _ in record.names)
    return frozenset(word.text for name in names for word in organisation_name(name).words)


def _touched(was: Resolution, now: Resolution, new: Set[str]) -> Set[str]:
    """The document-local entities of all entities that differ."""
    one, other = ({(e.schema, e.reasons, e.clusters) for e in found.entities} for found in (was, now))
    touched = set(new).union(*(clusters for *_, clusters in one ^ other))
    return touched.union(*(clusters for *_, clusters in one | other if not touched.isdisjoint(clusters)))


def _unlike(was: Resolution, touched: Set[str], stands: Mapping[str, str]) -> Set[str]:
    """Those of entities that, resolved as it was, are not what is there."""
    found = {frozenset(entity.clusters) for entity in was.entities if not touched.isdisjoint(entity.clusters)}
    blocks: dict[str, set[str]] = {}
    for cluster, entity in stands.items():
        blocks.setdefault(entity, set()).add(cluster)
    there = {frozenset(block) for block in blocks.values() if not block.isdisjoint(touched)}
    return frozenset[str]().union(*(found ^ there))


def _known_as(was: Resolution, now: Resolution) -> dict[str, str | None]:
    names = was.known_as.keys() | now.known_as.keys()
    return {name: now.known_as.get(name) for name in names if was.known_as.get(name) != now.known_as.get(name)}


def _change(now: Resolution, stage: _Stage, known_as: Mapping[str, str | None]) -> Change | None:
    """The change that the entities of `now` are which differ; None where one of many records comes apart."""
    written = [entity for entity in now.entities if not stage.touched.isdisjoint(entity.clusters)]
    entities: list[Entity] = []
    of: dict[str, str] = {}
    before: set[str] = set()
    for entity in written:
        parts = sorted({stage.stands[cluster] for cluster in entity.clusters if cluster in stage.stands})
        made = _completed(entity, parts, stage)
        if made is None:
            return None
        before.update(parts)
        entities.append(made)
        moving = [part for part in parts if part != made.id and stage.is_large(part)]
        silent = (cluster for part in moving for cluster in stage.known.whole(part).clusters)
        of |= {cluster: made.id for cluster in (*entity.clusters, *silent) if stage.stands.get(cluster) != made.id}
    ids = {entity.id: made.id for entity, made in zip(written, entities, strict=True)}
    given = [replace(x, entity=ids.get(x.entity, x.entity), other=ids.get(x.other, x.other)) for x in now.open]
    return Change(
        tuple(entities),
        frozenset(before) - set(ids.values()),
        of,
        known_as,
        tuple(replace(x, entity=ids[x.entity], other=ids[x.entity]) for x in now.weakest if x.entity in ids),
        tuple(x for x in given if {x.entity, x.other} & set(ids.values())),
    )


def _completed(entity: Entity, parts: Sequence[str], stage: _Stage) -> Entity | None:
    """The entity with what those records say of its names that were not looked at."""
    if not any(map(stage.is_large, parts)):
        return entity
    mine = set(entity.clusters)
    if any(part in parts and cluster not in mine for cluster, part in stage.stands.items()):
        return None
    borne = Borne()
    for part in parts:
        borne.take(stage.known.whole(part))
    for cluster in entity.clusters:
        if cluster in stage.fresh:
            borne.add(stage.fresh[cluster])
    return renamed(entity, borne)


def change(resolution: Resolution, before: Mapping[str, str]) -> Change:
    """What a resolution of all changes, where `before` gives each document-local entity the entity that it was."""
    of = {cluster: entity for cluster, entity in resolution.of.items() if before.get(cluster) != entity}
    gone = frozenset(before.values()) - {entity.id for entity in resolution.entities}
    return Change(resolution.entities, gone, of)
