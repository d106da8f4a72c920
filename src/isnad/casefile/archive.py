"""The documents' bytes as they came, in the archive table that `sqlite3 -A` lists and extracts."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from isnad.errors import NotFound

_MODE = 0o100644  # a plain file that its owner writes and everybody reads


def store(connection: sqlite3.Connection, name: str, content: bytes, mtime: int) -> None:
    """Keep `content` under `name`, deflated when that is smaller; `mtime` in seconds since 1970."""
    deflated = zlib.compress(content)
    data = deflated if len(deflated) < len(content) else content
    connection.execute(
        "INSERT OR REPLACE INTO sqlar (name, mode, mtime, sz, data) VALUES (?, ?, ?, ?, ?)",
        (name, _MODE, mtime, len(content), data),
    )


def fetch(connection: sqlite3.Connection, name: str) -> bytes:
    """The bytes kept under `name`; raises `NotFound`."""
    row = connection.execute("SELECT sz, data FROM sqlar WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise NotFound(f"The casefile holds no file {name}")
    data: bytes = row["data"]
    return data if len(data) == row["sz"] else zlib.decompress(data)


def name_of(document: str, path: str) -> str:
    """Where a document's bytes lie in the archive: its id as a folder, then its own name."""
    return f"{document}/{Path(path).name or 'document'}"
