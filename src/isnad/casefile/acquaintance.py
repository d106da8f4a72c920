"""Acquaintance: the entities of a casefile, asked for those that new names can meet; and what that is asked of."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from isnad.casefile import across, records
from isnad.entities import ClusterRecord, Entity, Judgement, Resolution
from isnad.entities.adding import Change, Keys
from isnad.entities.context import Common, folded
from isnad.entities.meeting import SAME, WORD_OF_PLACE, keys_of_word, meeting_keys
from isnad.entities.profile import Elsewhere
from isnad.entities.resolution import Beside

_ASIDE = {
    SAME: 40,
    "b": 10,
    "p": 8,
    "w": 5,
    "i": 8,
    "k": 3,
    WORD_OF_PLACE: 0,
}  # entities looked at on each side of a name
_LOOKED_AT = 60  # records of one name
_ALL = 1_000_000
_FEW = 60  # documents that bear a name whose fellows are looked at again


class Acquaintance:
    """The entities as they stand in the casefile of a connection."""

    def __init__(self, sql: sqlite3.Connection, judgements: Sequence[Judgement] = ()) -> None:
        self._sql = sql
        self._elsewhere: dict[str, Elsewhere] = {}
        self._judged = [judgement for judgement in judgements if judgement.about == "names"]

    def meeting(self, keys: Keys) -> Set[str]:
        """Ids of the entities nearest to these keys, and of those that judgements speak of."""
        found: set[str] = set()
        for key, at in sorted(keys):
            aside = _ASIDE[key[0]]
            for query in (_AFTER, _BEFORE):
                found |= {row["entity"] for row in self._sql.execute(query, (key, at, aside))}
        names = {name for j in self._judged for subject in (j.a, j.b) for name in subject.names}
        return found | self._named({folded(name) for name in names})

    def records(self, entities: Set[str]) -> Sequence[ClusterRecord]:
        """Their records, of each name some; all where two entities go by one name."""
        looked_at = {key: records.of_entity(self._sql, key, _LOOKED_AT) for key in sorted(entities)}
        bearers: dict[str, set[str]] = defaultdict(set)
        for key, found in looked_at.items():
            for at in {records.at(record) for record in found}:
                bearers[at].add(key)
        shared = {key for keys in bearers.values() if len(keys) > 1 for key in keys}
        for key, found in looked_at.items():
            if len(found) < self.size(key):
                if key in shared:
                    looked_at[key] = records.of_entity(self._sql, key, _ALL)
                else:
                    self._elsewhere |= records.elsewhere(self._sql, key, {record.id for record in found})
        return [record for found in looked_at.values() for record in found]

    def entities(self, clusters: Set[str]) -> Mapping[str, str]:
        """The entity of each of these document-local ones."""
        query = "SELECT id, entity FROM cluster WHERE entity IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["entity"] for row in self._sql.execute(query, (_list(clusters),))}

    def whole(self, entity: str) -> Entity:
        """The entity, with all its names and document-local ones."""
        return across.entities(
            self._sql, self._sql.execute("SELECT * FROM entity WHERE id = ?", (entity,)).fetchall()
        )[0]

    def size(self, entity: str) -> int:
        """How many document-local ones it has."""
        return int(self._sql.execute("SELECT count(*) FROM cluster WHERE entity = ?", (entity,)).fetchone()[0])

    def beside(self, records: Sequence[ClusterRecord]) -> Beside:
        """What the resolving of these records must know of all others."""
        own = {folded(name) for record in records for name, _ in record.names}
        told = {n for r in records for n in (*r.organisations, *r.companions, *r.neighbours)}
        names = {folded(name) for name in told} - own
        rows = self._sql.execute(
            "SELECT name, known FROM beside_known WHERE name IN (SELECT value FROM json_each(?))", (_list(names),)
        )
        return Beside(
            common(self._sql), dict(map(tuple, rows)), _PlaceWords(self._sql), self._documents(), self._elsewhere
        )

    def with_words(self, words: Set[str]) -> Set[str]:
        """Ids of the bodies whose names have any of these words of places, as far as no place was called so."""
        known = _PlaceWords(self._sql)
        keys = {key for word in words if word not in known for key in keys_of_word(word)}
        query = "SELECT DISTINCT entity FROM beside_name WHERE key = ? LIMIT ?"
        rows = [row for key in sorted(keys) for row in self._sql.execute(query, (key, _LOOKED_AT))]
        return {row["entity"] for row in rows}

    def named_with(self, names: Set[str]) -> Set[str]:
        """Ids of the entities of documents that bear these names (folded), where these are few."""
        found: set[str] = set()
        for name in sorted(names):
            rows = self._sql.execute(_BEARING, {"key": SAME + name, "most": _FEW + 1})
            documents = [row["document"] for row in rows]
            if len(documents) <= _FEW:
                query = "SELECT DISTINCT entity FROM cluster WHERE document IN (SELECT value FROM json_each(?))"
                found |= {row["entity"] for row in self._sql.execute(query, (_list(documents),)) if row["entity"]}
        return found

    def _named(self, names: Iterable[str]) -> set[str]:
        query = "SELECT entity FROM beside_name WHERE key IN (SELECT value FROM json_each(?))"
        return {row["entity"] for row in self._sql.execute(query, (_list(SAME + name for name in names),))}

    def _documents(self) -> tuple[str, ...]:
        """The documents that judgements name and that are there."""
        given = {d for j in self._judged for subject in (j.a, j.b) for d in subject.documents}
        query = "SELECT id FROM document WHERE id IN (SELECT value FROM json_each(?))"
        keys = {key for d in given for key in (d, f"d{d[:12]}")}
        return tuple(row["id"] for row in self._sql.execute(query, (_list(keys),)))


class _PlaceWords:
    """The words of the names of places."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        if word not in self._known:
            query = "SELECT 1 FROM beside_name WHERE key = ? LIMIT 1"
            self._known[word] = self._sql.execute(query, (f"{WORD_OF_PLACE}{word}",)).fetchone() is not None
        return self._known[word]


def settle(connection: sqlite3.Connection, resolution: Resolution) -> None:
    """Replace under what keys entities are met, and how common names are. Needs an open transaction."""
    for table in ("beside_name", "beside_known", "beside_common"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own tables
    for entity in resolution.entities:
        put_keys(connection, entity)
    connection.executemany("INSERT INTO beside_known VALUES (?, ?)", sorted(resolution.known_as.items()))
    if resolution.common:
        counted = sorted(resolution.common.names.items())
        connection.executemany("INSERT INTO beside_common VALUES (?, ?)", counted)
        connection.execute("INSERT INTO beside_common VALUES ('', ?)", (resolution.common.documents,))


def add(connection: sqlite3.Connection, change: Change) -> None:
    """Write under what keys the entities of a change are met, instead of those before. Needs an open transaction."""
    for key in (*sorted(change.gone), *(entity.id for entity in change.entities)):
        connection.execute("DELETE FROM beside_name WHERE entity = ?", (key,))
    for entity in change.entities:
        put_keys(connection, entity)
    connection.executemany("DELETE FROM beside_known WHERE name = ?", ((name,) for name in sorted(change.known_as)))
    rows = ((name, known) for name, known in sorted(change.known_as.items()) if known)
    connection.executemany("INSERT INTO beside_known VALUES (?, ?)", rows)


def put_keys(connection: sqlite3.Connection, entity: Entity) -> None:
    """Write under what keys an entity is met. Needs an open transaction."""
    keys = {pair for name in entity.names if not name.titled for pair in meeting_keys(name.name, entity.schema)}
    rows = ((key, at, entity.id) for key, at in sorted(keys))
    connection.executemany("INSERT OR IGNORE INTO beside_name VALUES (?, ?, ?)", rows)


def common(connection: sqlite3.Connection) -> Common:
    """How common names were when all were resolved last."""
    rows = {row["name"]: row["documents"] for row in connection.execute("SELECT name, documents FROM beside_common")}
    return Common(rows.pop("", 0), rows)


def _list(keys: Iterable[str]) -> str:
    return json.dumps(sorted(keys))


_AFTER = "SELECT entity FROM beside_name WHERE key = ? AND at >= ? ORDER BY at, entity LIMIT ?"
_BEFORE = "SELECT entity FROM beside_name WHERE key = ? AND at < ? ORDER BY at DESC, entity DESC LIMIT ?"
_BEARING = """
SELECT DISTINCT cluster.document FROM beside_name JOIN cluster ON cluster.entity = beside_name.entity
WHERE beside_name.key = :key LIMIT :most
"""
