"""Addition: new documents in a casefile that holds others already, written beside these in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence, Set

from isnad.casefile import across, beside, claims, through_time
from isnad.casefile.claims import Asked
from isnad.casefile.neighbourhood import Neighbourhood
from isnad.casefile.readings import document
from isnad.documents import Document
from isnad.entities.adding import Change
from isnad.matters import Rules, SameOrDifferent
from isnad.matters.adding import Addition, lay_in
from isnad.matters.keys import names_spot
from isnad.matters.voices import Library

_MOST = 500  # claims that a new name can concern
_FEW = 100  # documents with changed claims of which the other claims are looked at too


def fresh_documents(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The documents that the entities and matters do not count in yet."""
    query = "SELECT id FROM document WHERE id NOT IN (SELECT document FROM beside_document) ORDER BY id"
    return tuple(row["id"] for row in connection.execute(query))


def change_entities(connection: sqlite3.Connection, change: Change) -> Set[str]:
    """Write what changes of the entities; gives the claims that speak of others now, or of others' names.

    Needs an open transaction.
    """
    concerned: set[str] = set()
    for entity in change.entities:
        known = {r["name"] for r in connection.execute("SELECT name FROM entity_name WHERE entity = ?", (entity.id,))}
        was = connection.execute("SELECT caption, schema FROM entity WHERE id = ?", (entity.id,)).fetchone()
        across.put_entity(connection, entity)
        other = {name.name for name in entity.names} - known
        if was and (tuple(was) != (entity.caption, entity.schema) or any(map(names_spot, other))):
            concerned |= {row[0] for row in connection.execute(_ABOUT, {"entity": entity.id})}
        for name in other:
            quoting = beside.quoting(connection, "quote", name)
            concerned |= quoting if len(quoting) <= _MOST else set()
    concerned |= _move(connection, change)
    connection.executemany("DELETE FROM entity WHERE id = ?", ((key,) for key in sorted(change.gone)))
    return concerned


def _move(connection: sqlite3.Connection, change: Change) -> Set[str]:
    """Write of which entity document-local ones are; gives the claims that speak of them."""
    if not change.of:
        return frozenset()
    connection.execute("CREATE TEMP TABLE moved (cluster TEXT PRIMARY KEY, entity TEXT, document TEXT) WITHOUT ROWID")
    connection.executemany(
        "INSERT INTO moved SELECT id, ?, document FROM cluster WHERE id = ?", ((e, c) for c, e in change.of.items())
    )
    connection.execute("UPDATE cluster SET entity = moved.entity FROM moved WHERE moved.cluster = cluster.id")
    connection.execute(
        "UPDATE mention SET entity = moved.entity FROM moved "
        "WHERE mention.document = moved.document AND mention.named = moved.cluster"
    )
    concerned: set[str] = set()
    for table in ("claim_role", "claim_place", "chain_speaker"):
        of = f"FROM moved JOIN claim ON claim.document = moved.document JOIN {table} AS it ON it.claim = claim.id"
        rows = connection.execute(
            f"SELECT it.rowid, moved.entity, it.claim {of} WHERE it.named = moved.cluster"
        ).fetchall()
        connection.executemany(
            f"UPDATE {table} SET entity = ? WHERE rowid = ?",  # noqa: S608
            ((row["entity"], row["rowid"]) for row in rows),
        )
        concerned |= {row["claim"] for row in rows}
    connection.execute("DROP TABLE moved")
    return concerned


def add_matters(
    connection: sqlite3.Connection,
    before: sqlite3.Connection,
    fresh: Sequence[str],
    changed: Set[str],
    rules: Rules,
    judged: Sequence[SameOrDifferent],
) -> Addition | None:
    """Lay the claims of new documents beside the others, and write what changes; `before` shows it as it was.

    None, and nothing fit to be kept is written, where that cannot be told from a part of the casefile. Needs an open
    transaction, with the entities settled. `changed` are claims that speak of others now.
    """
    new = frozenset(claim.id for claim in claims.find(connection, Asked(documents=json.dumps(list(fresh)))))
    moved = beside.add_copies(connection, _documents(connection, fresh))
    changed = changed | _claims_of(connection, moved) | _beside(connection, changed)
    after = Neighbourhood(connection, rules, judged)
    part = after.collection(new, frozenset(fresh))
    publishers = Library.of(part.documents, part.copies.first, part.entities.values()).publishers
    changed |= beside.add_mastheads(connection, {key: publishers[key] for key in fresh})
    changed = _standing(before, changed - new)
    if changed:
        beside.forget_claims(connection, changed)
        part = after.collection(new | changed, frozenset(fresh))
    changed |= _standing(before, beside.add_within(connection, part, new | changed))
    added = lay_in(Neighbourhood(before, rules, judged), after, new, changed)
    if added is None:
        return None
    _write(connection, added, (new | changed), rules)
    return added


def _write(connection: sqlite3.Connection, added: Addition, seeds: Set[str], rules: Rules) -> None:
    written = {matter.id for matter in added.matters}
    connection.executemany("DELETE FROM matter WHERE id = ?", ((key,) for key in sorted(written | added.gone)))
    for matter in added.matters:
        across.put_matter(connection, matter)
    beside.change_keys(connection, added.told, added.keys)
    given = claims.find(connection, Asked(ids=json.dumps(sorted(seeds))))
    through_time.add(connection, given, rules, written | added.gone)


def _standing(connection: sqlite3.Connection, keys: Set[str]) -> Set[str]:
    """Those of the claims that stand in a matter."""
    query = "SELECT DISTINCT claim FROM matter_claim WHERE claim IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, (json.dumps(sorted(keys)),))}


def _beside(connection: sqlite3.Connection, claims: Set[str]) -> Set[str]:
    """All claims of the documents of these: what one names, another takes up."""
    documents = {claim.rpartition("-")[0] for claim in claims}
    return _claims_of(connection, documents) if len(documents) <= _FEW else frozenset()


def _claims_of(connection: sqlite3.Connection, documents: Iterable[str]) -> Set[str]:
    query = "SELECT id FROM claim WHERE document IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, (json.dumps(sorted(documents)),))}


def _documents(connection: sqlite3.Connection, keys: Iterable[str]) -> list[Document]:
    rows = (connection.execute("SELECT * FROM document WHERE id = ?", (key,)).fetchone() for key in keys)
    return [document(connection, row) for row in rows]


_ABOUT = """
SELECT claim FROM claim_role WHERE entity = :entity UNION SELECT claim FROM claim_place WHERE entity = :entity
UNION SELECT claim FROM chain_speaker WHERE entity = :entity
"""
