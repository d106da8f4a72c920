"""Check: whether a casefile can be trusted, every anchor re-read, every hash taken again."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from isnad.casefile import archive
from isnad.casefile.casefile import Casefile
from isnad.errors import NotFound

_SPANS = ("passage", "mention", "date", "quantity")
_INDICES = ("passage_fts", "claim_fts", "entity_name_fts")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a casefile that is not as it must be: where (a table and id, or a path) and what."""

    where: str
    what: str


def check(case: Casefile) -> Iterator[Fault]:
    """Everything that is wrong with `case`, nothing when it is sound."""
    sql = case._sql
    yield from _structure(sql)
    for row in sql.execute("SELECT id, path, sha256, text, original FROM document ORDER BY path, id"):
        yield from _bytes(sql, row)
        yield from _anchors(sql, row["id"], row["text"])
    yield from _indices(sql)
    if case.meta().get("state") != "finished":
        yield Fault("meta", "a later build was interrupted: build again, it goes on where it stopped")


def _structure(sql: sqlite3.Connection) -> Iterator[Fault]:
    for row in sql.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Fault("file", str(row[0]))
    for row in sql.execute("PRAGMA foreign_key_check"):
        yield Fault(f"{row['table']} row {row['rowid']}", f"refers to a {row['parent']} that is not there")


def _bytes(sql: sqlite3.Connection, row: sqlite3.Row) -> Iterator[Fault]:
    try:
        content = archive.fetch(sql, row["original"])
    except (NotFound, zlib.error) as error:
        yield Fault(row["path"], f"its bytes cannot be had: {error}")
        return
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 != row["sha256"] or not row["id"].startswith("d" + sha256[:12]):
        yield Fault(row["path"], "its bytes are not those that were read (their hash differs)")


def _anchors(sql: sqlite3.Connection, document: str, text: str) -> Iterator[Fault]:
    for table in _SPANS:
        name = "number" if table == "passage" else "id"
        for row in sql.execute(f'SELECT {name}, start, "end", text FROM {table} WHERE document = ?', (document,)):  # noqa: S608
            if text[row["start"] : row["end"]] != row["text"]:
                yield Fault(f"{table} {row[name]} of {document}", "its words do not stand where it says")
    query = 'SELECT id, start, "end", quote, prefix, suffix FROM claim WHERE document = ?'
    for row in sql.execute(query, (document,)):
        if not _stands(text, row):
            yield Fault(f"claim {row['id']}", "its quote does not stand where it says")
    query = (
        "WITH here AS (SELECT id FROM claim WHERE document = :d) "
        'SELECT claim, text, start, "end" FROM claim_role WHERE claim IN here '
        'UNION ALL SELECT claim, text, start, "end" FROM claim_place WHERE claim IN here'
    )
    for row in sql.execute(query, {"d": document}):
        if row["start"] is not None and text[row["start"] : row["end"]] != row["text"]:
            yield Fault(f"claim {row['claim']}", f"the words {row['text']!r} do not stand where it says")


def _stands(text: str, row: sqlite3.Row) -> bool:
    start, end, quote = int(row["start"]), int(row["end"]), str(row["quote"])
    before, after = str(row["prefix"]), str(row["suffix"])
    around = text[max(0, start - len(before)) : end + len(after)]
    return 0 <= start < end <= len(text) and text[start:end] == quote and around == before + quote + after


def _indices(sql: sqlite3.Connection) -> Iterator[Fault]:
    for index in _INDICES:
        table = index.removesuffix("_fts")
        indexed = f"SELECT id FROM {index}_docsize"  # noqa: S608 - names of our own tables
        held = f"SELECT rowid FROM {table}"  # noqa: S608
        apart = f"SELECT count(*) FROM ({indexed} EXCEPT {held} UNION ALL SELECT * FROM ({held} EXCEPT {indexed}))"  # noqa: S608
        if sql.execute(apart).fetchone()[0]:
            yield Fault(
                index, f"the search index does not fit its table (was the file vacuumed?): {_MEND.format(index)}"
            )


_MEND = "INSERT INTO {0}({0}) VALUES ('rebuild') mends it"
