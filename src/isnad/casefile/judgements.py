"""Judgements in the casefile: appended, never changed, with the pairs that wait for one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict

from isnad.casefile.across import fold
from isnad.casefile.rows import Value, decode, encode, insert
from isnad.entities import Entity, Judgement, Link, Resolution, Subject
from isnad.entities.adding import Change

_MOST = {True: 50, False: 500}  # pairs to look at, joined and not
_AROUND = 80  # characters of context before and after a name in a quote


def append(connection: sqlite3.Connection, judged: Iterable[Judgement]) -> int:
    """Write judgements that are not there yet; gives how many. Needs an open transaction."""
    before = connection.total_changes
    for judgement in judged:
        row: dict[str, Value] = encode(judgement, leave=("a", "b"))
        row |= {"id": judgement.id, "a": _to_json(judgement.a), "b": _to_json(judgement.b)}
        connection.execute(f"{insert('judgement', row)} ON CONFLICT (id) DO NOTHING", row)
    return connection.total_changes - before


def every(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """All judgements, in order of time."""
    return tuple(_judgement(row) for row in connection.execute('SELECT * FROM judgement ORDER BY "when", id'))


def pending(connection: sqlite3.Connection) -> int:
    """How many judgements came after the last that was applied; grades and redactions need no applying."""
    query = (
        "SELECT count(*) FROM judgement WHERE what NOT IN ('grade', 'redact') "
        "AND rowid > coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'judged'), 0)"
    )
    return int(connection.execute(query).fetchone()[0])


def last(connection: sqlite3.Connection) -> int:
    """The number of the last judgement that was appended, 0 for none."""
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM judgement").fetchone()[0])


def adrift(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """The judgements that no document answers to any more."""
    query = 'SELECT * FROM judgement WHERE id IN (SELECT judgement FROM adrift) ORDER BY "when", id'
    return tuple(_judgement(row) for row in connection.execute(query))


def doubts(connection: sqlite3.Connection, joined: bool) -> tuple[Link, ...]:
    """Links inside entities (`joined`) or between them, most worth a look first."""
    rows = connection.execute("SELECT * FROM doubt WHERE joined = ? ORDER BY position", (joined,))
    return tuple(decode(Link, row) for row in rows)


def put_doubts(connection: sqlite3.Connection, resolution: Resolution) -> None:
    """Replace the pairs to look at and the judgements adrift. Needs an open transaction."""
    connection.execute("DELETE FROM adrift")
    _put_links(
        connection, [*((link, True) for link in resolution.weakest), *((link, False) for link in resolution.open)]
    )
    ids = ((judgement.id,) for judgement in resolution.adrift)
    connection.executemany("INSERT OR IGNORE INTO adrift SELECT id FROM judgement WHERE id = ?", ids)


def add_doubts(connection: sqlite3.Connection, change: Change) -> None:
    """Put the pairs of a change in place of those that name an entity of it. Needs an open transaction.

    Of those that stood in no list so far none comes up: all are weighed when all names are resolved.
    """
    touched = {*change.gone, *(entity.id for entity in change.entities)}
    links: list[tuple[Link, bool]] = []
    for joined, new in ((True, change.weakest), (False, change.open)):
        kept = [link for link in doubts(connection, joined) if not touched & {link.entity, link.other}]
        best = sorted((*kept, *new), key=_by_weakness if joined else _by_doubt)[: _MOST[joined]]
        links += ((link, joined) for link in best)
    _put_links(connection, links)


def _put_links(connection: sqlite3.Connection, links: Iterable[tuple[Link, bool]]) -> None:
    connection.execute("DELETE FROM doubt")
    for position, (link, joined) in enumerate(links):
        row = encode(link) | {"position": position, "joined": joined}
        connection.execute(insert("doubt", row), row)


def _by_weakness(link: Link) -> tuple[int, float, str]:
    return -link.mentions, link.score, link.entity


def _by_doubt(link: Link) -> tuple[float, str, str]:
    return -(0.5 - abs(0.5 - link.score)) * link.mentions, link.a, link.b


def subject(connection: sqlite3.Connection, entity: Entity, asked: str) -> Subject:
    """What a judgement on `asked` is about: the entity's names that are spelled so, or all of them."""
    wanted = [name for name in entity.names if fold(name.name) == fold(asked)] or list(entity.names)
    documents = dict.fromkeys(document for name in wanted for document in name.documents)
    hashes = connection.execute(
        "SELECT sha256 FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sha256",
        (json.dumps(list(documents)),),
    )
    return Subject(
        names=tuple(name.name for name in wanted),
        documents=tuple(row["sha256"] for row in hashes),
        quote=quote_of(connection, entity.id, wanted[0].name),
        entity=entity.id,
    )


def quote_of(connection: sqlite3.Connection, entity: str, name: str) -> str:
    """The first place where the entity is called `name`, with a little around it; empty where it never is."""
    row = connection.execute(
        'SELECT mention.start, mention."end", document.text FROM mention '
        "JOIN document ON document.id = mention.document WHERE mention.entity = ? "
        "ORDER BY mention.text <> ?, document.path, mention.position LIMIT 1",
        (entity, name),
    ).fetchone()
    if row is None:
        return ""
    return " ".join(row["text"][max(0, row["start"] - _AROUND) : row["end"] + _AROUND].split())


def _judgement(row: sqlite3.Row) -> Judgement:
    return decode(Judgement, row, a=_from_json(row["a"]), b=_from_json(row["b"]))


def _to_json(judged: Subject) -> str:
    return json.dumps(asdict(judged), ensure_ascii=False)


def _from_json(text: str) -> Subject:
    fields = json.loads(text)
    return Subject(tuple(fields["names"]), tuple(fields["documents"]), fields["quote"], fields["entity"])
