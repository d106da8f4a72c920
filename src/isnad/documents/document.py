"""The Document: one source as it came."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A word's box on its page: fractions of the page's width and height, origin top left."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document: its number (from 1) and its characters in the document's text, half-open.

    `boxes` are the words' boxes in order of `start`, empty where the format has no layout.
    `scanned` says that the text came from OCR.
    """

    number: int
    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One source: its bytes' hash, its text (code points) and what it says of itself.

    `id` is derived from `sha256`, so the same bytes are the same document. `date` is EDTF or None.
    `marks` are headings and other structure that the format itself gives, as (start, end, kind), kind one
    of `heading`, `list_item`, `table`, `quote`, `footnote`, `caption`.
    """

    id: str
    path: str
    sha256: str
    text: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    grade: str | None = None
    revision_of: str | None = None
    media_type: str = "text/plain"
    pages: tuple[Page, ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()
    warnings: tuple[str, ...] = field(default=())
