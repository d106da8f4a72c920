"""Opening the SQLite file: is it a casefile, of which version, and what is still to migrate."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from isnad.errors import CasefileError, InputError

APPLICATION_ID = 0x69736E64  # `isnd`, in the header of every casefile: file(1) and we know it by that


def read(path: Path) -> sqlite3.Connection:
    """A read-only connection; raises `CasefileError` when `path` is no casefile or one of another version."""
    if not path.exists():
        raise CasefileError(f"There is no casefile {path}", f"Build one: isnad build FOLDER -o {path}")
    connection = _connect(path, "ro")
    try:
        _refuse_version(connection, path)
    except CasefileError:
        connection.close()
        raise
    return connection


def write(path: Path) -> sqlite3.Connection:
    """A connection that writes, in WAL mode, migrated to this version; made anew where there is no file.

    Raises `CasefileError` or `InputError` before anything is written.
    """
    _refuse_unwritable(path)
    connection = _connect(path, "rwc")
    try:
        _migrate(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.OperationalError as error:
        connection.close()
        raise CasefileError(f"{path} cannot be written: {error}", "Is another isnad writing it?") from error
    except CasefileError:
        connection.close()
        raise
    return connection


def settle(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log into the file, so that a finished casefile is one file.

    While somebody else has it open the log stays; it is folded in when the last one closes.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = DELETE")


def migrations() -> dict[str, str]:
    """The steps from an empty file to this version's casefile, by name, in order."""
    folder = resources.files(__package__) / "migrations"
    return {f.name.removesuffix(".sql"): f.read_text("utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name)}


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    shared = sqlite3.threadsafety == 3
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=not shared)
    except sqlite3.OperationalError as error:
        raise CasefileError(f"{path} cannot be opened: {error}", "Is it readable, and its folder there?") from error
    connection.row_factory = sqlite3.Row
    return connection


def _no_casefile(path: Path) -> CasefileError:
    return CasefileError(f"{path} is not a casefile", "Casefiles are made by: isnad build FOLDER -o CASE")


def _refuse_unwritable(path: Path) -> None:
    """Raise `InputError` when no casefile can be written at `path`."""
    folder = path.absolute().parent
    if path.is_dir() or not folder.is_dir():
        what = "is a folder" if path.is_dir() else f"cannot be made: there is no folder {folder}"
        raise InputError(f"The casefile {path} {what}", "Name a file in a folder that exists: -o CASE")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise InputError(f"The casefile {path} cannot be written: permission denied", "Name another: -o CASE")


def _applied(connection: sqlite3.Connection, path: Path) -> set[str]:
    """The migrations that the file has had; raises `CasefileError` when it is another program's or damaged."""
    try:
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise _no_casefile(path) from error
        raise CasefileError(
            f"{path} cannot be read: {error}", "Is it damaged? Build it again over its documents."
        ) from error
    if not ours and not empty:
        raise _no_casefile(path)
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    return {row["name"] for row in connection.execute("SELECT name FROM migration")} if known else set()


def _refuse_newer(applied: set[str], path: Path) -> None:
    unknown = sorted(applied - migrations().keys())
    if unknown:
        raise CasefileError(
            f"{path} was made by a newer isnad (it knows {unknown[-1]})",
            "Install that version or newer: pip install --upgrade isnad",
        )


def _refuse_version(connection: sqlite3.Connection, path: Path) -> None:
    applied = _applied(connection, path)
    _refuse_newer(applied, path)
    if migrations().keys() - applied:
        raise CasefileError(
            f"{path} was made by an older isnad or its first build was interrupted",
            f"Build again over it, only what is missing is read: isnad build FOLDER -o {path}",
        )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    applied = _applied(connection, path)
    _refuse_newer(applied, path)
    for name, script in migrations().items():
        if name not in applied:
            connection.executescript(f"BEGIN; {_LEDGER} {script} INSERT INTO migration VALUES ('{name}'); COMMIT;")  # noqa: S608


_LEDGER = f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY);"
