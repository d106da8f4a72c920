"""The documents that a casefile holds, with their texts, passages, pages and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.casefile import archive, readings
from isnad.casefile.asking import Asking
from isnad.casefile.rows import decode, in_list
from isnad.documents import Document
from isnad.passages import Passage
from isnad.reading import Reading


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a line of a list: all but its text. `opening` is the text's first words where it has no title."""

    id: str
    path: str
    title: str | None
    date: str | None
    publisher: str | None
    media_type: str
    pages: int
    words: int
    claims: int
    opening: str = ""


class HeldDocuments(Asking):
    """Questions about documents."""

    def documents(self, limit: int | None = None, offset: int = 0) -> Iterator[Document]:
        """The documents with their texts, by path, one at a time."""
        for row in self._rows("document", "", (), "path, id", limit, offset):
            yield readings.document(self._sql, row)

    def listing(
        self,
        limit: int | None = None,
        offset: int = 0,
        types: Iterable[str] | None = None,
        year: str | None = None,
    ) -> tuple[Listed, ...]:
        """The documents without their texts, by path; of some `types` only, of one `year` (empty: without a date)."""
        found = {_OF_TYPES: None if types is None else in_list(types), _OF_YEAR: year}
        asked = {condition: value for condition, value in found.items() if value is not None}
        where = f"WHERE {' AND '.join(asked)}" if asked else ""
        rows = self._sql.execute(
            f"{_LISTED} {where} ORDER BY path, id LIMIT ? OFFSET ?",
            (*asked.values(), -1 if limit is None else limit, offset),
        )
        return tuple(Listed(**row) for row in map(dict, rows))

    def document_types(self) -> dict[str, int]:
        """How many documents there are of each media type; those with scanned pages are of the type `scan`."""
        rows = self._sql.execute(f"SELECT {_TYPE} AS type, count(*) AS n FROM document GROUP BY type ORDER BY type")  # noqa: S608
        return {row["type"]: row["n"] for row in rows}

    def document_years(self) -> dict[str, int]:
        """How many documents there are of each year in which a date begins; empty: without a date."""
        rows = self._sql.execute(f"SELECT {_YEAR} AS year, count(*) AS n FROM document GROUP BY year ORDER BY year")  # noqa: S608
        return {row["year"]: row["n"] for row in rows}

    def count_documents(self) -> int:
        """How many documents there are."""
        return int(self._sql.execute("SELECT count(*) FROM document").fetchone()[0])

    def listed(self, key: str) -> Listed:
        """The document with the id `key`, without its text."""
        found = self.listed_of((key,))
        if key not in found:
            raise self._missing("document", key)
        return found[key]

    def listed_of(self, keys: Iterable[str]) -> dict[str, Listed]:
        """The documents with these ids, by id; those that are not there are left out."""
        query = f"{_LISTED} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows = self._sql.execute(query, (in_list(keys),))
        return {row["id"]: Listed(**dict(row)) for row in rows}

    def document(self, key: str) -> Document:
        """The document with the id `key`."""
        return readings.document(self._sql, self._row("document", key))

    def reading(self, key: str) -> Reading:
        """All that was read in the document with the id `key`; its entities are the casefile's."""
        return readings.reading(self._sql, self._row("document", key))

    def passages(self, key: str, first: int, last: int) -> tuple[Passage, ...]:
        """The passages of a document whose numbers are `[first, last)`."""
        query = "SELECT * FROM passage WHERE document = ? AND number >= ? AND number < ? ORDER BY number"
        rows = self._sql.execute(query, (key, first, last))
        return tuple(decode(Passage, row) for row in rows)

    def passages_at(self, keys: Iterable[str]) -> dict[str, int]:
        """For each claim with one of these ids the number of the passage in which it begins, else 0."""
        query = (
            "SELECT id, (SELECT number FROM passage WHERE passage.document = claim.document "
            "AND passage.start <= claim.start ORDER BY passage.start DESC, number DESC LIMIT 1) AS number "
            "FROM claim WHERE id IN (SELECT value FROM json_each(?))"
        )
        return {row["id"]: row["number"] or 0 for row in self._sql.execute(query, (in_list(keys),))}

    def line_at(self, key: str, start: int) -> int:
        """The number, from 1, of the line of a document's text that holds the character `start`."""
        row = self._sql.execute("SELECT text FROM document WHERE id = ?", (key,)).fetchone()
        return str(row["text"]).count("\n", 0, start) + 1

    def count_passages(self, key: str) -> int:
        """How many passages the document with the id `key` has."""
        return int(self._sql.execute("SELECT count(*) FROM passage WHERE document = ?", (key,)).fetchone()[0])

    def original(self, key: str) -> bytes | None:
        """The bytes of the document with the id `key`, as they came; None in a copy that is made to be published."""
        name = self._row("document", key)["original"]
        return None if name is None else archive.fetch(self._sql, str(name))

    def scanned_pages(self, document: str | None = None) -> tuple[tuple[str, int], ...]:
        """(document id, page number) of every page that came as a picture, of one document or all, in order."""
        rows = self._sql.execute(
            "SELECT document, number FROM page WHERE scanned AND boxes IS NOT NULL "  # noqa: S608
            f"{'AND document = :document ' if document else ''}ORDER BY document, number",
            {"document": document},
        )
        return tuple((row["document"], row["number"]) for row in rows)


_TYPE = "iif(document.id IN (SELECT document FROM page WHERE scanned), 'scan', document.media_type)"
_YEAR = (
    "CASE WHEN document.date GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(document.date, 1, 4) "
    "WHEN document.date GLOB '../[0-9][0-9][0-9][0-9]*' THEN substr(document.date, 4, 4) ELSE '' END"
)
_OF_TYPES, _OF_YEAR = f"{_TYPE} IN (SELECT value FROM json_each(?))", f"{_YEAR} = ?"  # noqa: S608
_LISTED = """
SELECT id, path, title, date, publisher, media_type, words,
    (SELECT count(*) FROM page WHERE page.document = document.id) AS pages,
    (SELECT count(*) FROM claim WHERE claim.document = document.id) - coalesce(wrong.claims, 0) AS claims,
    CASE WHEN title IS NULL THEN substr(text, 1, 300) ELSE '' END AS opening
FROM document LEFT JOIN (
    SELECT claim.document, count(*) AS claims FROM verdict CROSS JOIN claim ON claim.id = verdict.claim
    WHERE verdict.what = 'wrong' GROUP BY claim.document
) AS wrong ON wrong.document = document.id
"""
