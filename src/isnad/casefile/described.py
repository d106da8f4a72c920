"""The voices that one document only describes, kept as rows: numbered, with how many claims are on their word."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from isnad.casefile.rows import in_list


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A voice that a document only describes (*a harbour official*): its number there, its words, how many claims."""

    document: str
    number: int
    text: str
    claims: int


def folded(text: str) -> str:
    """A description as it is compared inside a document: SQLite's `lower(trim())`, which knows ASCII."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in text.strip(" "))


def put(connection: sqlite3.Connection, documents: Iterable[str] | None = None) -> None:
    """Write the rows of these documents anew, or of all. Needs an open transaction, with the entities settled."""
    if documents is None:
        connection.execute("DELETE FROM described")
        connection.execute(_PUT.format(""))
        return
    given = (in_list(documents),)
    connection.execute("DELETE FROM described WHERE document IN (SELECT value FROM json_each(?))", given)
    connection.execute(_PUT.format("AND claim.document IN (SELECT value FROM json_each(?))"), given)


def found(connection: sqlite3.Connection, limit: int | None, offset: int) -> tuple[Unnamed, ...]:
    """The voices of all documents, the most heard first."""
    rows = connection.execute(
        "SELECT document, number, text, claims FROM described "
        "ORDER BY claims DESC, document, number LIMIT ? OFFSET ?",
        (-1 if limit is None else limit, offset),
    )
    return tuple(Unnamed(**dict(row)) for row in rows)


def numbered(connection: sqlite3.Connection, document: str, number: int) -> Unnamed | None:
    """The voice of this number in a document."""
    query = "SELECT document, number, text, claims FROM described WHERE document = ? AND number = ?"
    row = connection.execute(query, (document, min(number, 2**62))).fetchone()
    return None if row is None else Unnamed(**dict(row))


def of_documents(connection: sqlite3.Connection, documents: Iterable[str]) -> dict[tuple[str, str], Unnamed]:
    """The voices of these documents, by document and folded words, in the order of their numbers."""
    rows = connection.execute(
        "SELECT * FROM described WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, number",
        (in_list(documents),),
    )
    return {
        (row["document"], row["folded"]): Unnamed(row["document"], row["number"], row["text"], row["claims"])
        for row in rows
    }


_PUT = """
INSERT INTO described (document, number, text, folded, claims)
SELECT document, row_number() OVER (PARTITION BY document ORDER BY first, folded) - 1, text, folded, n FROM (
    SELECT claim.document, lower(trim(chain_speaker.text)) AS folded, min(chain_speaker.text) AS text,
        count(DISTINCT claim.id) AS n, min(claim.position) AS first
    FROM claim JOIN chain_speaker ON chain_speaker.claim = claim.id
    WHERE chain_speaker.entity IS NULL AND chain_speaker.document IS NULL AND trim(chain_speaker.text) <> ''
        {}
    GROUP BY claim.document, folded
)
"""
