"""publish: the reading room's pages written out as a folder of files, for a file system or any web host.

The same casefile gives the same bytes. The new copy is written beside the old one and takes its place when it is
whole, so an interrupted run leaves the old one as it was.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from isnad.casefile import Blotter, Casefile
from isnad.errors import InputError, RedactionError
from isnad.exchange import machine
from isnad.pipeline import redacted
from isnad.site import search_index
from isnad.views import pages, scans
from isnad.views.claims import Desk
from isnad.views.render import STATIC, furniture, render, static

SUMS = "SHA256SUMS"
SITEMAP = "sitemap.txt"
MARK = "# a collection published by isnad\n"

PAGES_A_DESK = 200  # pages after which what was looked up for them is forgotten: bounds memory

Files = Iterable[tuple[str, Iterable[bytes]]]
Black = Mapping[str, tuple[str, Sequence[tuple[int, int]]]]
Told = Callable[[int, int], None]
"""Hears how many files are written and how many there will be, about."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many files, of how many bytes in all."""

    folder: Path
    files: int
    size: int


def publish(case: Casefile, folder: Path, base: str = "", progress: Told | None = None) -> Published:
    """Write the pages, the machine forms, the search index, a sitemap and checksums of a casefile into `folder`.

    `base` is the address that the copy will have on the web, for the sitemap; without it addresses are relative.
    What people redacted is taken out of a copy of the casefile first, and every file is read again before it is kept.
    Raises `InputError` where `folder` holds something that `publish` did not write, or cannot be written, and
    `RedactionError` where a redacted name could still be read in a file; the folder is as before then.
    """
    _check(folder)
    draft = folder.with_name(f"{folder.name}.unfinished")
    try:
        if draft.exists():
            _check(draft, unfinished=True)
            shutil.rmtree(draft)
        draft.mkdir(parents=True)
        with redacted(case) as (shown, black):
            files = chain(contents(shown), _pictures(case, shown, black))
            written = _write(shown, files, draft, base, progress, _guard(case))
        if folder.exists():
            shutil.rmtree(folder)
        draft.rename(folder)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}", "Name another folder") from error
    return Published(folder, *written)


def contents(case: Casefile) -> Iterator[tuple[str, Iterable[bytes]]]:
    """(path, pieces) of every file but the sitemap and the checksums, in a fixed order."""
    desk = Desk(case)
    for name in STATIC:
        yield f"static/{name}", (static(name),)
    for number, where in enumerate(pages.addresses(Desk(case)), 1):
        yield where, (render(pages.at(desk, where)).encode(),)
        if number % PAGES_A_DESK == 0:
            desk = Desk(case)
    for where, form in machine.every(case):
        yield where, _encoded(form.pieces)
    for where, text in search_index.files(Desk(case)):
        yield where, (text.encode(),)


def _pictures(case: Casefile, shown: Casefile, black: Black) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The pictures of scanned pages, with what is redacted painted over."""
    for document, number in shown.scanned_pages():
        old, spans = black.get(document, (document, ()))
        yield scans.address(document, number), (scans.of(case, old, number, spans),)


def _guard(case: Casefile) -> Blotter:
    """The redacted names, but for those that are words of the pages' own."""
    return case.redactions().blotter().without(furniture())


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """A lone half of a character, which no UTF-8 holds, becomes a question mark."""
    return (piece.encode("utf-8", "replace") for piece in pieces)


def _check(folder: Path, unfinished: bool = False) -> None:
    """Raise `InputError` unless the folder is absent, empty or one of our own."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(f"{folder} is no folder", "Name another folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    sums = folder / SUMS
    ours = sums.is_file() and sums.read_text(encoding="utf-8", errors="replace").startswith(MARK)
    if not ours and not (unfinished and (folder / "static").is_dir()):
        raise InputError(
            f"{folder} holds files that isnad did not publish: they would be lost", "Name an empty or a new folder"
        )


def _write(
    case: Casefile, files: Files, draft: Path, base: str, progress: Told | None, guard: Blotter
) -> tuple[int, int]:
    """Write everything; gives the number of files and of bytes. Raises `RedactionError` for what `guard` finds."""
    total, size = _about_how_many(case), 0
    sums: dict[str, str] = {}
    sitemap: list[str] = []
    last = ((SITEMAP, (f"{base}{where}\n".encode() for where in sitemap)),)
    for where, pieces in chain(files, last):
        sums[where], length = _put(draft / where, pieces)
        size += length
        if guard and (guard.leaks((draft / where).read_bytes()) or guard.spans(where)):
            shutil.rmtree(draft)
            raise RedactionError(
                f"A redacted name could still be read in {where}: nothing was published",
                "This is a fault of isnad: please report it, without the name.",
            )
        if where.endswith(".html") and where != "search.html":
            sitemap.append(where)
        if progress is not None:
            progress(len(sums), max(total, len(sums)))
    lines = "".join(f"{digest}  {where}\n" for where, digest in sorted(sums.items()))
    (draft / SUMS).write_text(MARK + lines, encoding="utf-8", newline="\n")
    return len(sums) + 1, size


def _put(path: Path, pieces: Iterable[bytes]) -> tuple[str, int]:
    """Write a file; gives its SHA-256 and its length."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, length = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            length += len(piece)
    return digest.hexdigest(), length


def _about_how_many(case: Casefile) -> int:
    """Pages and forms of documents, entities, voices and matters; lists and later parts are few."""
    counts = case.counts()
    entities = counts.people + counts.organisations + counts.places
    return 6 * counts.documents + 2 * (entities + counts.matters) + case.count_voices()
