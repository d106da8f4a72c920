"""The Source: a file to read and what a `metadata.csv` beside it says of it."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from isnad.documents.dating import parse_date
from isnad.documents.decoding import decode
from isnad.errors import InputError

METADATA_NAME = "metadata.csv"
COLUMNS = ("path", "title", "date", "publisher", "authors", "url", "language", "grade", "revision_of")
_DOCUMENT_ID = re.compile(r"d[0-9a-f]{12}")
_GRADE = re.compile(r"(?=.)[A-F]?[1-6]?", re.I)
_NEVER_DOCUMENTS = (".isnad", ".isnad-wal", ".isnad-shm", ".isnad-journal")


@dataclass(frozen=True, slots=True)
class Metadata:
    """One line of a `metadata.csv`: what outranks the document's own words. `date` is EDTF."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    grade: str | None = None
    revision_of: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies, the name under which it is shown, and its metadata."""

    path: Path
    name: str
    metadata: Metadata = Metadata()


def find_sources(paths: Iterable[str | os.PathLike[str]]) -> list[Source]:
    """All files under `paths`, folders walked in sorted order, each file once.

    Hidden files and folders, casefiles and `metadata.csv` itself are passed over; files of any other kind are
    listed, so that the ones nothing can read are reported. Raises `InputError` for a path that is not there and
    for a `metadata.csv` without a `path` column.
    """
    seen: set[Path] = set()
    found: list[Source] = []
    tables: dict[Path, dict[str, Metadata]] = {}
    names: dict[str, int] = {}
    for root in map(Path, paths):
        for path in _files(root):
            place = path.absolute()
            if place in seen:
                continue
            seen.add(place)
            name = path.relative_to(root).as_posix() if root.is_dir() else path.name
            if name in names:
                name = f"{place.parent.name}/{name}"
            names[name] = names.get(name, 0) + 1
            found.append(Source(path, name, _metadata_of(place, tables)))
    return _with_doubts(found)


def missing_files(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The files that a `metadata.csv` in the folders `paths`, or under them, describes and that are not there."""
    roots = [Path(path) for path in paths if Path(path).is_dir()]
    tables = sorted({table for root in roots for table in root.rglob(METADATA_NAME) if _is_seen(table, root)})
    return [
        (table.parent / name).as_posix()
        for table in tables
        for name in read_metadata(table)
        if not (table.parent / name).is_file()
    ]


def _is_seen(table: Path, root: Path) -> bool:
    return not any(part.startswith(".") for part in table.relative_to(root).parts)


def _with_doubts(found: list[Source]) -> list[Source]:
    """The sources, with a warning where one is called a revision of what is not among them."""
    names = {name for source in found for name in (source.name, PurePosixPath(source.name).name)}
    return [source if _is_known(source.metadata.revision_of, names) else _doubted(source) for source in found]


def _is_known(earlier: str | None, names: set[str]) -> bool:
    return earlier is None or earlier in names or bool(_DOCUMENT_ID.fullmatch(earlier))


def _doubted(source: Source) -> Source:
    warning = f"{METADATA_NAME}: it revises {source.metadata.revision_of}, which is not there"
    metadata = replace(source.metadata, warnings=(*source.metadata.warnings, warning))
    return replace(source, metadata=metadata)


def source_of(path: Path) -> Source:
    """The source for one file, named by its file name, with the `metadata.csv` beside it."""
    return Source(path, path.name, _metadata_of(path.absolute(), {}))


def _files(root: Path) -> Iterator[Path]:
    if not root.exists():
        raise InputError(f"{root}: there is no such file or folder", "Check the spelling of the path.")
    if root.is_file():
        yield root
        return
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith(".") or name == METADATA_NAME or name.endswith(_NEVER_DOCUMENTS):
                continue
            yield Path(folder) / name


def _metadata_of(path: Path, tables: dict[Path, dict[str, Metadata]]) -> Metadata:
    """The line for `path` in the nearest `metadata.csv`, looking at most four folders up."""
    for folder in list(path.parents)[:4]:
        if folder not in tables:
            table = folder / METADATA_NAME
            tables[folder] = read_metadata(table) if table.is_file() else {}
        metadata = tables[folder].get(path.relative_to(folder).as_posix())
        if metadata is not None:
            return metadata
    return Metadata()


def read_metadata(table: Path) -> dict[str, Metadata]:
    """The lines of a `metadata.csv` by their `path`. Raises `InputError` where the column is missing."""
    text = decode(table.read_bytes(), str(table)) if table.stat().st_size else ""
    rows = csv.DictReader(io.StringIO(text))
    columns = [name.strip().lower() for name in rows.fieldnames or ()]
    if "path" not in columns:
        raise InputError(
            f"{table}: the first line has no column named path",
            f"Let the first line be: {','.join(COLUMNS)}",
        )
    rows.fieldnames = columns
    found = {}
    for row in rows:
        cells = {key: value.strip() for key, value in row.items() if key and isinstance(value, str) and value.strip()}
        if "path" in cells:
            found[Path(cells["path"]).as_posix()] = _line(cells, rows.line_num)
    return found


def _line(cells: dict[str, str], number: int) -> Metadata:
    date = parse_date(cells["date"]) if "date" in cells else None
    warnings = []
    if "date" in cells and date is None:
        warnings.append(f"the date {cells['date']!r} is not read; write 2007-06-14 or 2007-06")
    if "grade" in cells and not _GRADE.fullmatch(cells["grade"]):
        warnings.append(f"{cells['grade']!r} is no grade; write a letter A to F, a digit 1 to 6, or both: B2")
    return Metadata(
        title=cells.get("title"),
        date=date,
        publisher=cells.get("publisher"),
        authors=tuple(filter(None, (name.strip() for name in cells.get("authors", "").split(";")))),
        url=cells.get("url"),
        language=cells.get("language"),
        grade=cells.get("grade"),
        revision_of=cells.get("revision_of"),
        warnings=tuple(f"{METADATA_NAME} line {number}: {warning}" for warning in warnings),
    )
