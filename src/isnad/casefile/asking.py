"""Asking: an open file of rows, and how one or several of them are got."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from isnad.errors import NotFound


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
            raise NotFound(
                f"{self.path} holds no {table} {key}", "Ids change when a document's bytes do: search for it."
            )
        return row

    def _rows(
        self, table: str, where: str, given: tuple[object, ...], order: str, limit: int | None, offset: int
    ) -> Iterator[sqlite3.Row]:
        query = f"SELECT id FROM {table} {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        keys = self._sql.execute(query, (*given, -1 if limit is None else limit, offset)).fetchall()
        return (self._row(table, key["id"]) for key in keys)
