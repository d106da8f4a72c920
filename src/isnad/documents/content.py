"""Content: what a format's reader finds in the bytes, before metadata and the text's own header are asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.documents.document import Page

Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Content:
    """Text with its marks and pages, and what the format's own metadata say. `date` is EDTF."""

    text: str
    media_type: str
    marks: tuple[Mark, ...] = ()
    pages: tuple[Page, ...] = ()
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Writer:
    """Collects blocks of text, parted by empty lines, and remembers where the marked ones stand."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, kind: str | None = None, gap: str = "\n\n") -> None:
        """Append a block; `kind` marks it, `gap` parts it from the block before. Empty blocks are passed over."""
        text = text.strip()
        if not text:
            return
        if self.parts:
            self.parts.append(gap)
            self.length += len(gap)
        if kind:
            self.marks.append((self.length, self.length + len(text), kind))
        self.parts.append(text)
        self.length += len(text)

    def extend(self, blocks: Iterable[tuple[str, str | None]]) -> None:
        """Append blocks; neighbours of the same list or table stand on neighbouring lines."""
        before: str | None = None
        for text, kind in blocks:
            together = kind == before and kind in ("list_item", "table")
            self.add(text, kind, "\n" if together else "\n\n")
            before = kind

    @property
    def text(self) -> str:
        """All blocks."""
        return "".join(self.parts)
