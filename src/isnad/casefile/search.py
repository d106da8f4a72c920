"""Search: full text over passages and claims, names in any spelling over entities."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from isnad.casefile.across import fold
from isnad.casefile.verdicts import STANDING

MARK = ("\x02", "\x03")  # before and after a found word in a snippet; no text of a document holds them
_SNIPPET_WORDS = 24


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that holds the words; `snippet` marks them with `MARK`; `start`, `end` as in `Passage`."""

    document: str
    title: str
    number: int
    start: int
    end: int
    snippet: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim whose quote, kind or voices hold the words."""

    claim: str
    document: str
    title: str
    kind: str
    snippet: str


@dataclass(frozen=True, slots=True)
class EntityHit:
    """An entity with the name of it that was found."""

    entity: str
    schema: str
    caption: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, best first. `query` is what was asked in the end; `literal`: each word as it is."""

    query: str
    literal: bool
    passages: tuple[PassageHit, ...]
    claims: tuple[ClaimHit, ...]
    entities: tuple[EntityHit, ...]


def search(sql: sqlite3.Connection, query: str, limit: int) -> Hits:
    """Search everything; a query that FTS5 cannot parse is taken as plain words, all of which must occur."""
    plain = _plain(query)
    literal = not _parses(sql, query)
    asked = plain if literal else query
    if not plain:
        return Hits(query, True, (), (), ())
    return Hits(
        asked, literal, _passages(sql, asked, limit), _claims(sql, asked, plain, limit), _entities(sql, query, limit)
    )


def named(sql: sqlite3.Connection, name: str) -> list[str]:
    """Ids of entities: those with this very name, those with a name that holds it, those with all its words."""
    folded = fold(name)
    words = [f"%{word}%" for word in folded.split()]
    if not words:
        return []
    every = " AND ".join("folded LIKE ?" for _ in words)
    rows = sql.execute(
        "SELECT entity.id, min(CASE WHEN folded = ? THEN 0 "  # noqa: S608 - the conditions are our own
        "WHEN ' ' || folded || ' ' LIKE ? THEN 1 ELSE 2 END) AS rank "
        f"FROM entity_name JOIN entity ON entity.id = entity_name.entity WHERE {every} "
        "GROUP BY entity.id ORDER BY rank, entity.mentions DESC, entity.id",
        (folded, f"% {folded} %", *words),
    )
    return [row["id"] for row in rows]


def _parses(sql: sqlite3.Connection, query: str) -> bool:
    try:
        sql.execute("SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT 1", (query,)).fetchone()
    except (sqlite3.OperationalError, UnicodeEncodeError):
        return False
    return bool(query.strip())


def _plain(query: str) -> str:
    """Each word quoted, so that none is an operator: FTS5 joins them with AND."""
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", query.encode("utf-8", "ignore").decode()))


def _passages(sql: sqlite3.Connection, query: str, limit: int) -> tuple[PassageHit, ...]:
    rows = sql.execute(
        "SELECT passage.document, coalesce(document.title, document.path) AS title, passage.number, passage.start, "
        "passage.\"end\", passage.paragraph, snippet(passage_fts, 0, ?, ?, '…', ?) AS snippet FROM passage_fts "
        "JOIN passage ON passage.rowid = passage_fts.rowid JOIN document ON document.id = passage.document "
        "WHERE passage_fts MATCH ? ORDER BY rank, passage.rowid LIMIT ?",
        (*MARK, _SNIPPET_WORDS, query, limit),
    )
    return tuple(PassageHit(**dict(row)) for row in rows)


def _claims(sql: sqlite3.Connection, query: str, plain: str, limit: int) -> tuple[ClaimHit, ...]:
    """Columns that a query names (`text:`) are the passages': where claims have none, its plain words are asked."""
    try:
        return _find_claims(sql, query, limit)
    except sqlite3.OperationalError:
        return _find_claims(sql, plain, limit)


def _find_claims(sql: sqlite3.Connection, query: str, limit: int) -> tuple[ClaimHit, ...]:
    rows = sql.execute(
        "SELECT claim.id AS claim, claim.document, coalesce(document.title, document.path) AS title, claim.kind, "  # noqa: S608
        "snippet(claim_fts, 1, ?, ?, '…', ?) AS snippet FROM claim_fts "
        "JOIN claim ON claim.rowid = claim_fts.rowid JOIN document ON document.id = claim.document "
        f"WHERE claim_fts MATCH ? AND claim.id {STANDING} ORDER BY rank, claim.rowid LIMIT ?",
        (*MARK, _SNIPPET_WORDS, query, limit),
    )
    return tuple(ClaimHit(**dict(row)) for row in rows)


def _entities(sql: sqlite3.Connection, query: str, limit: int) -> tuple[EntityHit, ...]:
    hits = []
    for key in named(sql, query)[:limit]:
        entity = sql.execute("SELECT * FROM entity WHERE id = ?", (key,)).fetchone()
        names = sql.execute(
            "SELECT name, folded FROM entity_name WHERE entity = ? ORDER BY position", (key,)
        ).fetchall()
        words = fold(query).split()
        name = next(row["name"] for row in names if all(word in row["folded"] for word in words))
        hits.append(EntityHit(key, entity["schema"], entity["caption"], name, entity["mentions"]))
    return tuple(hits)
