"""What resolving knows of each document, as rows: so that nothing is read again when names are joined."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import fields
from typing import Any

from isnad.entities import ClusterRecord
from isnad.entities.profile import Elsewhere, fullness, name_key

_LEFT = ("id", "document", "neighbours")
_FIELDS = tuple(f.name for f in fields(ClusterRecord) if f.name not in _LEFT)


def put(connection: sqlite3.Connection, document: str, records: Sequence[ClusterRecord]) -> None:
    """Write the records of one document over its earlier ones. Needs an open transaction."""
    forget(connection, document)
    rows = ((r.id, document, at(r), r.died, _to_json(r)) for r in records)
    connection.executemany("INSERT INTO beside_record VALUES (?, ?, ?, ?, ?)", rows)
    captions = sorted({_caption(record) for record in records})
    connection.execute("INSERT INTO beside_named VALUES (?, ?)", (document, json.dumps(captions, ensure_ascii=False)))


def forget(connection: sqlite3.Connection, document: str) -> None:
    """Take the records of a document out. Needs an open transaction."""
    for table in ("beside_record", "beside_named"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608 - our own tables


def every(connection: sqlite3.Connection) -> Iterator[ClusterRecord]:
    """All records, by document."""
    return _made(connection, connection.execute(f"{_RECORDS} ORDER BY document, cluster"))


def of_documents(connection: sqlite3.Connection, documents: Iterable[str]) -> list[ClusterRecord]:
    """The records of some documents."""
    query = f"{_RECORDS} WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, cluster"  # noqa: S608
    return list(_made(connection, connection.execute(query, (json.dumps(sorted(documents)),))))


def of_entity(connection: sqlite3.Connection, entity: str, most: int) -> list[ClusterRecord]:
    """The records of an entity, of each name that they go by `most` at most, the least ids."""
    return list(_made(connection, connection.execute(_OF_ENTITY, (entity, most))))


def elsewhere(connection: sqlite3.Connection, entity: str, but: Set[str]) -> dict[str, Elsewhere]:
    """What an entity's records but these say, by the first of these that goes by the same name."""
    rows = connection.execute(_NAMES_OF_ENTITY, (entity,)).fetchall()
    first: dict[str, str] = {}
    for row in rows:
        if row["cluster"] in but:
            first.setdefault(row["at"], row["cluster"])
    found: dict[str, Elsewhere] = {}
    for row in rows:
        if row["cluster"] not in but and row["at"] in first:
            found.setdefault(first[row["at"]], Elsewhere()).add(row["document"], row["died"])
    return found


def _made(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> Iterator[ClusterRecord]:
    named: tuple[str, tuple[str, ...]] = ("", ())
    for row in rows:
        if row["document"] != named[0]:
            query = "SELECT captions FROM beside_named WHERE document = ?"
            captions = connection.execute(query, (row["document"],)).fetchone()
            named = row["document"], tuple(json.loads(captions["captions"]))
        values: dict[str, Any] = dict(zip(_FIELDS, map(_frozen, json.loads(row["record"])), strict=True))
        caption = max(values["names"], key=_longest)[0]
        neighbours = tuple(name for name in named[1] if name != caption)
        yield ClusterRecord(row["cluster"], row["document"], neighbours=neighbours, **values)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _caption(record: ClusterRecord) -> str:
    """The name by which the other records of the document call this one."""
    return max(record.names, key=_longest)[0]


def _longest(name: tuple[str, int]) -> tuple[int, str]:
    return len(name[0]), name[0]


def at(record: ClusterRecord) -> str:
    """The name that a record goes by, as it is compared."""
    fullest = max((name for name, _ in record.names), key=lambda name: fullness(name, record.schema))
    return f"{record.schema}|{name_key(fullest, record.schema)}"


def _to_json(record: ClusterRecord) -> str:
    return json.dumps([getattr(record, name) for name in _FIELDS], ensure_ascii=False, separators=(",", ":"))


_RECORDS = "SELECT cluster, document, record FROM beside_record"
_NAMES_OF_ENTITY = """
SELECT cluster, beside_record.document AS document, at, died
FROM cluster JOIN beside_record ON beside_record.cluster = cluster.id WHERE cluster.entity = ? ORDER BY cluster
"""
_OF_ENTITY = """
SELECT cluster, document, record FROM (
    SELECT cluster, beside_record.document AS document, record,
        row_number() OVER (PARTITION BY at ORDER BY cluster) AS number
    FROM cluster JOIN beside_record ON beside_record.cluster = cluster.id WHERE cluster.entity = ?
) WHERE number <= ? ORDER BY cluster
"""
