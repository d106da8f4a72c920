"""Asking: an open file of rows, and how one or several of them are got."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from isnad.casefile.rows import in_list
from isnad.errors import NotFound

_BATCH = 200


class Asking:
    """The file at `path`; what is not in it raises `NotFound`."""

    def __init__(self, path: Path, sql: sqlite3.Connection) -> None:
        self.path = path
        self._sql = sql

    def _has(self, table: str, key: str) -> bool:
        return self._sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is not None  # noqa: S608

    def _row(self, table: str, key: str) -> sqlite3.Row:
        row: sqlite3.Row | None = self._sql.execute(f"SELECT * FROM {table} WHERE id = ?", (key,)).fetchone()  # noqa: S608
        if row is None:
            raise self._missing(table, key)
        return row

    def _missing(self, table: str, key: str) -> NotFound:
        return NotFound(
            f"{self.path} holds no {table} {key}", "Ids change when a document's bytes do: search for it."
        )

    def _rows(
        self, table: str, where: str, given: tuple[object, ...], order: str, limit: int | None, offset: int
    ) -> Iterator[sqlite3.Row]:
        keys = self._keys(table, where, given, order, limit, offset)
        return (self._row(table, key) for key in keys)

    def _batches(
        self, table: str, where: str, given: tuple[object, ...], order: str, limit: int | None, offset: int
    ) -> Iterator[list[sqlite3.Row]]:
        """The same rows, some at a time: fewer questions, and whatever is asked fits in memory."""
        keys = self._keys(table, where, given, order, limit, offset)
        asked = f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        for first in range(0, len(keys), _BATCH):
            batch = keys[first : first + _BATCH]
            found = {row["id"]: row for row in self._sql.execute(asked, (in_list(batch),))}
            yield [found[key] for key in batch]

    def _keys(
        self, table: str, where: str, given: tuple[object, ...], order: str, limit: int | None, offset: int
    ) -> list[str]:
        query = f"SELECT id FROM {table} {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        return [row["id"] for row in self._sql.execute(query, (*given, -1 if limit is None else limit, offset))]
