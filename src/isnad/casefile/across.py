"""What follows across documents, in the casefile: entities with their names, matters with their conflicts."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from isnad.casefile.rows import Value, decode, encode, in_list, insert
from isnad.entities import Entity, EntityName
from isnad.matters import Conflict, Matter, Version

Children = dict[str, list[Any]]
_NAMED = ("mention", "claim_role", "claim_place", "chain_speaker")


@dataclass(frozen=True, slots=True)
class Outline:
    """A matter as a line of a list: how many claims it has and the first one's id, and its conflicts."""

    id: str
    title: str
    agreement: str
    chains: int
    claims: int
    first: str
    conflicts: tuple[Conflict, ...]


def put_entities(connection: sqlite3.Connection, entities: Iterable[Entity], of: Mapping[str, str]) -> None:
    """Replace the casefile's entities; `of` gives the entity of each document's own cluster.

    Needs an open transaction. Only rows whose entity changed are written.
    """
    connection.execute("CREATE TEMP TABLE settled (cluster TEXT PRIMARY KEY, entity TEXT) WITHOUT ROWID")
    connection.executemany("INSERT INTO settled VALUES (?, ?)", of.items())
    kept = [put_entity(connection, entity) for entity in entities]
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
    """Replace the casefile's matters. Needs an open transaction."""
    connection.execute("DELETE FROM matter")
    for matter in matters:
        put_matter(connection, matter)


def put_matter(connection: sqlite3.Connection, matter: Matter) -> None:
    """Write a matter that is not there."""
    row = encode(matter, leave=("claims", "common_links", "conflicts", "refinements"))
    row |= {"first": matter.claims[0]}
    connection.execute(insert("matter", row), row)
    for table, child in _matter_children(matter):
        child["matter"] = matter.id
        connection.execute(insert(table, child), child)


def entities(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Entity]:
    """The Entities of rows of their table, with their names and the clusters that each joins."""
    names = _of(connection, "entity_name", "entity", rows)
    clusters: Children = defaultdict(list)
    asked = "SELECT id, entity FROM cluster WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity, id"
    for cluster in connection.execute(asked, (in_list(row["id"] for row in rows),)):
        clusters[cluster["entity"]].append(cluster["id"])
    return [
        decode(
            Entity,
            row,
            names=tuple(decode(EntityName, name) for name in names[row["id"]]),
            clusters=tuple(clusters[row["id"]]),
        )
        for row in rows
    ]


def matters(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Matter]:
    """The Matters of rows of their table, with their claims, common links, conflicts and refinements."""
    tables = ("matter_claim", "common_link", "conflict", "conflict_value")
    claims, links, conflicts, values = (_of(connection, table, "matter", rows) for table in tables)
    return [
        decode(
            Matter,
            row,
            claims=tuple(r["claim"] for r in claims[row["id"]]),
            common_links=tuple(r["link"] for r in links[row["id"]]),
            conflicts=tuple(_conflict(r, values) for r in conflicts[row["id"]] if not r["refinement"]),
            refinements=tuple(_conflict(r, values) for r in conflicts[row["id"]] if r["refinement"]),
        )
        for row in rows
    ]


def outlines(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Outline]:
    """The matters of rows of their table without their claims."""
    conflicts, values = (_of(connection, table, "matter", rows) for table in ("conflict", "conflict_value"))
    asked = (
        "SELECT value AS matter, (SELECT count(*) FROM matter_claim WHERE matter = value) AS claims, (SELECT claim "
        "FROM matter_claim WHERE matter = value ORDER BY position LIMIT 1) AS first FROM json_each(?)"
    )
    counted = {row["matter"]: row for row in connection.execute(asked, (in_list(row["id"] for row in rows),))}
    return [
        Outline(
            id=row["id"],
            title=row["title"],
            agreement=row["agreement"],
            chains=row["chains"],
            claims=counted[row["id"]]["claims"],
            first=counted[row["id"]]["first"] or "",
            conflicts=tuple(_conflict(r, values) for r in conflicts[row["id"]] if not r["refinement"]),
        )
        for row in rows
    ]


def fold(name: str) -> str:
    """A name as people type it who have no diacritics: lower case, marks and the signs for ayn and hamza gone."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘ʿʾʼʻ`ـ")
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def put_entity(connection: sqlite3.Connection, entity: Entity) -> str:
    """Write an entity as far as it is not there like this; gives its id. Needs an open transaction."""
    row = encode(entity, leave=("names", "clusters"))
    held = connection.execute("SELECT * FROM entity WHERE id = ?", (entity.id,)).fetchone()
    if held is None or dict(held) != row:
        kept = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
        connection.execute(f"{insert('entity', row)} ON CONFLICT (id) DO UPDATE SET {kept}", row)
    new = [
        encode(n) | {"entity": entity.id, "position": k, "folded": fold(n.name)} for k, n in enumerate(entity.names)
    ]
    query = "SELECT * FROM entity_name WHERE entity = ? ORDER BY position"
    old = [dict(name) for name in connection.execute(query, (entity.id,))]
    if old != new:
        connection.execute("DELETE FROM entity_name WHERE entity = ?", (entity.id,))
        connection.executemany(insert("entity_name", new[0]), new)
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


def _conflict(row: sqlite3.Row, values: Children) -> Conflict:
    own = (value for value in values[row["matter"]] if value["conflict"] == row["position"])
    return decode(Conflict, row, values=tuple(decode(Version, value) for value in own))


def _of(connection: sqlite3.Connection, table: str, parent: str, rows: Sequence[sqlite3.Row]) -> Children:
    """The rows of a table by the id of the row that they belong to, in order."""
    order = "matter, conflict, position" if table == "conflict_value" else f"{parent}, position"
    query = f"SELECT * FROM {table} WHERE {parent} IN (SELECT value FROM json_each(?)) ORDER BY {order}"  # noqa: S608
    children: Children = defaultdict(list)
    for child in connection.execute(query, (in_list(row["id"] for row in rows),)):
        children[child[parent]].append(child)
    return children


__all__ = ["Outline", "entities", "fold", "matters", "outlines", "put_entities", "put_matter", "put_matters"]
