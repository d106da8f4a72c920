"""What follows across documents, in the casefile: entities with their names, matters with their conflicts."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.casefile.rows import Value, decode, encode, insert
from isnad.entities import Entity, EntityName
from isnad.matters import Conflict, Matter, Version

_NAMED = ("mention", "claim_role", "claim_place", "chain_speaker")


def put_entities(connection: sqlite3.Connection, entities: Iterable[Entity], of: Mapping[str, str]) -> None:
    """Replace the casefile's entities; `of` gives the entity of each document's own cluster.

    Needs an open transaction. Only rows whose entity changed are written.
    """
    connection.execute("CREATE TEMP TABLE settled (cluster TEXT PRIMARY KEY, entity TEXT) WITHOUT ROWID")
    connection.executemany("INSERT INTO settled VALUES (?, ?)", of.items())
    kept = [_put_entity(connection, entity) for entity in entities]
    connection.execute(
        "UPDATE cluster SET entity = settled.entity FROM settled "
        "WHERE settled.cluster = cluster.id AND cluster.entity IS NOT settled.entity"
    )
    connection.execute(
        "UPDATE cluster SET entity = NULL WHERE entity IS NOT NULL AND id NOT IN (SELECT cluster FROM settled)"
    )
    for table in _NAMED:
        connection.execute(
            f"UPDATE {table} SET entity = cluster.entity FROM cluster "  # noqa: S608
            f"WHERE cluster.id = {table}.named AND {table}.entity IS NOT cluster.entity"
        )
    connection.execute("DELETE FROM entity WHERE id NOT IN (SELECT value FROM json_each(?))", (json.dumps(kept),))
    connection.execute("DROP TABLE settled")


def put_matters(connection: sqlite3.Connection, matters: Iterable[Matter]) -> None:
    """Replace the casefile's matters, in their order. Needs an open transaction."""
    connection.execute("DELETE FROM matter")
    for position, matter in enumerate(matters):
        put_matter(connection, matter, position)


def put_matter(connection: sqlite3.Connection, matter: Matter, position: int) -> None:
    """Write a matter that is not there, at its place in the order."""
    row = encode(matter, leave=("claims", "common_links", "conflicts", "refinements"))
    row |= {"position": position}
    connection.execute(insert("matter", row), row)
    for table, child in _matter_children(matter):
        child["matter"] = matter.id
        connection.execute(insert(table, child), child)


def entity(connection: sqlite3.Connection, row: sqlite3.Row) -> Entity:
    """The Entity of a row of its table, with its names and the clusters that it joins."""
    names = connection.execute("SELECT * FROM entity_name WHERE entity = ? ORDER BY position", (row["id"],))
    clusters = connection.execute("SELECT id FROM cluster WHERE entity = ? ORDER BY id", (row["id"],))
    return decode(
        Entity,
        row,
        names=tuple(decode(EntityName, name) for name in names),
        clusters=tuple(cluster["id"] for cluster in clusters),
    )


def matter(connection: sqlite3.Connection, row: sqlite3.Row) -> Matter:
    """The Matter of a row of its table, with its claims, common links, conflicts and refinements."""
    key = row["id"]
    conflicts = _all(connection, "conflict", key)
    return decode(
        Matter,
        row,
        claims=tuple(r["claim"] for r in _all(connection, "matter_claim", key)),
        common_links=tuple(r["link"] for r in _all(connection, "common_link", key)),
        conflicts=tuple(_conflict(connection, r) for r in conflicts if not r["refinement"]),
        refinements=tuple(_conflict(connection, r) for r in conflicts if r["refinement"]),
    )


def fold(name: str) -> str:
    """A name as people type it who have no diacritics: lower case, marks and the signs for ayn and hamza gone."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘ʿʾʼʻ`ـ")
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def _put_entity(connection: sqlite3.Connection, entity: Entity) -> str:
    row = encode(entity, leave=("names", "clusters"))
    kept = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    connection.execute(f"{insert('entity', row)} ON CONFLICT (id) DO UPDATE SET {kept}", row)
    connection.execute("DELETE FROM entity_name WHERE entity = ?", (entity.id,))
    for position, name in enumerate(entity.names):
        child = encode(name) | {"entity": entity.id, "position": position, "folded": fold(name.name)}
        connection.execute(insert("entity_name", child), child)
    return entity.id


def _matter_children(matter: Matter) -> Iterator[tuple[str, dict[str, Value]]]:
    for n, claim in enumerate(matter.claims):
        yield "matter_claim", {"position": n, "claim": claim}
    for n, link in enumerate(matter.common_links):
        yield "common_link", {"position": n, "link": link}
    marked = [(c, False) for c in matter.conflicts] + [(c, True) for c in matter.refinements]
    for n, (conflict, refinement) in enumerate(marked):
        yield "conflict", encode(conflict, leave=("values",)) | {"position": n, "refinement": refinement}
        for k, version in enumerate(conflict.values):
            yield "conflict_value", encode(version) | {"conflict": n, "position": k}


def _conflict(connection: sqlite3.Connection, row: sqlite3.Row) -> Conflict:
    values = connection.execute(
        "SELECT * FROM conflict_value WHERE matter = ? AND conflict = ? ORDER BY position",
        (row["matter"], row["position"]),
    )
    return decode(Conflict, row, values=tuple(decode(Version, value) for value in values))


def _all(connection: sqlite3.Connection, table: str, matter: str) -> list[Any]:
    return connection.execute(f"SELECT * FROM {table} WHERE matter = ? ORDER BY position", (matter,)).fetchall()  # noqa: S608


__all__ = ["entity", "fold", "matter", "put_entities", "put_matter", "put_matters"]
