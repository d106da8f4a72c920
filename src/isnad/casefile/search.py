"""Search: full text over passages and claims, names in any spelling over entities."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from isnad.casefile.across import fold
from isnad.casefile.verdicts import STANDING

MARK = ("\x02", "\x03")  # before and after a found word in a snippet; no text of a document holds them
_SNIPPET_WORDS = 24
_WITHIN = 'claim.document = passage.document AND claim.start >= passage.start AND claim.start < passage."end"'
_CONDITIONS = {
    "kind": "claim.kind = :kind",
    "speaker": "claim.id IN (SELECT claim FROM chain_speaker WHERE entity IN (SELECT value FROM json_each(:speaker)) "
    "OR document IN (SELECT value FROM json_each(:speaker)))",
    "since": "claim.id IN (SELECT claim FROM day WHERE coalesce(last, '9999') >= :since)",
    "until": "claim.id IN (SELECT claim FROM day WHERE coalesce(first, '') <= :until)",
    "agreement": "claim.id IN (SELECT claim FROM matter_claim JOIN matter ON matter.id = matter_claim.matter "
    "WHERE matter.agreement = :agreement)",
}


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
class Filters:
    """Which claims are wanted beside their words; empty ones leave it open.

    `speaker` is a name in any spelling, of an entity or a publisher, that speaks in the chain; `since` and `until`
    are ISO days that the claim's own days must touch; `graded` says that the casefile is narrowed to graded claims.
    """

    kind: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    agreement: str = ""
    graded: bool = False

    def __bool__(self) -> bool:
        return any((self.kind, self.speaker, self.since, self.until, self.agreement, self.graded))


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, best first. `query` is what was asked in the end; `literal`: each word as it is."""

    query: str
    literal: bool
    passages: tuple[PassageHit, ...]
    claims: tuple[ClaimHit, ...]
    entities: tuple[EntityHit, ...]


def search(sql: sqlite3.Connection, query: str, limit: int, filters: Filters = NO_FILTERS) -> Hits:
    """Search everything; a query that FTS5 cannot parse is taken as plain words, all of which must occur.

    With `filters` only claims that pass them are found, and passages that hold such; without words all of them.
    """
    plain = _plain(query)
    literal = not _parses(sql, query)
    asked = plain if literal else query
    wanted = _wanted(sql, filters)
    if not plain:
        return Hits(query, True, (), _filtered(sql, wanted, limit) if filters else (), ())
    entities = () if filters else _entities(sql, query, limit)
    return Hits(
        asked, literal, _passages(sql, asked, limit, wanted), _claims(sql, asked, plain, limit, wanted), entities
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Conditions on a claim, in SQL, with their values; none for no filter."""

    conditions: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def _wanted(sql: sqlite3.Connection, filters: Filters) -> _Wanted:
    values = {name: getattr(filters, name) for name in _CONDITIONS if getattr(filters, name)}
    conditions = "".join(f" AND {_CONDITIONS[name]}" for name in values)
    if "speaker" in values:
        rows = sql.execute("SELECT id, publisher FROM document WHERE publisher <> ''")
        spoken = fold(filters.speaker)
        own = [row["id"] for row in rows if spoken and spoken in fold(row["publisher"])]
        values["speaker"] = json.dumps([*named(sql, filters.speaker), *own])
    return _Wanted(conditions, values)


def _filtered(sql: sqlite3.Connection, wanted: _Wanted, limit: int) -> tuple[ClaimHit, ...]:
    """Claims that pass the filters, by document and place."""
    rows = sql.execute(
        "SELECT claim.id AS claim, claim.document, coalesce(document.title, document.path) AS title, claim.kind, "  # noqa: S608
        "claim.quote AS snippet FROM claim JOIN document ON document.id = claim.document "
        f"WHERE claim.id {STANDING}{wanted.conditions} ORDER BY document.path, claim.position LIMIT :limit",
        {**wanted.values, "limit": limit},
    )
    return tuple(ClaimHit(**dict(row)) for row in rows)


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


def _passages(sql: sqlite3.Connection, query: str, limit: int, wanted: _Wanted) -> tuple[PassageHit, ...]:
    where = "WHERE passage_fts MATCH :query"
    if wanted.conditions:
        where += f" AND EXISTS (SELECT 1 FROM claim WHERE {_WITHIN} AND claim.id {STANDING}{wanted.conditions})"  # noqa: S608
    rows = sql.execute(
        "SELECT passage.document, coalesce(document.title, document.path) AS title, passage.number, passage.start, "  # noqa: S608
        "passage.\"end\", passage.paragraph, snippet(passage_fts, 0, :open, :close, '…', :words) AS snippet "
        "FROM passage_fts JOIN passage ON passage.rowid = passage_fts.rowid "
        "JOIN document ON document.id = passage.document "
        f"{where} ORDER BY rank, passage.rowid LIMIT :limit",
        _asked(query, limit, wanted),
    )
    return tuple(PassageHit(**dict(row)) for row in rows)


def _asked(query: str, limit: int, wanted: _Wanted) -> dict[str, str | int]:
    marks: dict[str, str | int] = {"open": MARK[0], "close": MARK[1], "words": _SNIPPET_WORDS}
    return {**wanted.values, **marks, "query": query, "limit": limit}


def _claims(sql: sqlite3.Connection, query: str, plain: str, limit: int, wanted: _Wanted) -> tuple[ClaimHit, ...]:
    """Columns that a query names (`text:`) are the passages': where claims have none, its plain words are asked."""
    try:
        return _find_claims(sql, query, limit, wanted)
    except sqlite3.OperationalError:
        return _find_claims(sql, plain, limit, wanted)


def _find_claims(sql: sqlite3.Connection, query: str, limit: int, wanted: _Wanted) -> tuple[ClaimHit, ...]:
    rows = sql.execute(
        "SELECT claim.id AS claim, claim.document, coalesce(document.title, document.path) AS title, claim.kind, "  # noqa: S608
        "snippet(claim_fts, 1, :open, :close, '…', :words) AS snippet FROM claim_fts "
        "JOIN claim ON claim.rowid = claim_fts.rowid JOIN document ON document.id = claim.document "
        f"WHERE claim_fts MATCH :query AND claim.id {STANDING}{wanted.conditions} "
        "ORDER BY rank, claim.rowid LIMIT :limit",
        _asked(query, limit, wanted),
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
