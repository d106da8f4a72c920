"""load: a file's bytes to a Document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from isnad.documents.content import Content
from isnad.documents.document import Document
from isnad.documents.header import read_header
from isnad.documents.language import guess_language
from isnad.documents.source import Metadata, Source, source_of
from isnad.documents.text import form_feed_pages, mark_boilerplate, read_markdown, read_text
from isnad.errors import UnreadableDocument

Reader = Callable[[bytes, str], Content]

MAX_BYTES = 512 << 20  # of any file
_TEXT_ENDINGS = frozenset((".txt", ".text", ".asc", ".log", ".me", ""))
_MARKDOWN_ENDINGS = frozenset((".md", ".markdown", ".mdown"))
_OTHER_KINDS = {
    ".doc": "Save it as .docx or PDF.",
    ".rtf": "Save it as .docx or PDF.",
    ".xls": "Save its sheets as text or HTML.",
    ".xlsx": "Save its sheets as text or HTML.",
    ".ppt": "Save it as PDF.",
    ".pptx": "Save it as PDF.",
    ".zip": "Unpack it beside the other files.",
    ".jpg": "Put the scan into a PDF.",
    ".jpeg": "Put the scan into a PDF.",
    ".png": "Put the scan into a PDF.",
    ".tif": "Put the scan into a PDF.",
    ".tiff": "Put the scan into a PDF.",
}


def load(source: Source | Path | str, metadata: Metadata | None = None) -> Document:
    """Read one file, in this process and without limits (`load_guarded` has them).

    `metadata` outranks what the source carries, which outranks the document's own words. Raises
    `UnreadableDocument` with the file's name, the reason and what to do.
    """
    if not isinstance(source, Source):
        source = source_of(Path(source))
    data = read_bytes(source)
    content = reader_for(source, data)(data, source.name)
    if not content.text.strip() and not content.warnings:
        raise UnreadableDocument(f"{source.name}: holds no text", "Leave it out, or look at it in its own program.")
    return _document(content, data, source.name, metadata or source.metadata)


def from_text(text: str, path: str = "text.txt", **fields: Any) -> Document:
    """A document of these very characters (nothing is changed, so offsets fit the caller's string).

    `fields` are those of `Document` and outrank what the text says of itself.
    """
    content = Content(text, "text/plain", tuple(mark_boilerplate(text)), form_feed_pages(text))
    document = _document(content, text.encode("utf-8", "surrogatepass"), path, Metadata())
    from dataclasses import replace

    return replace(document, **fields) if fields else document


def read_bytes(source: Source) -> bytes:
    """The file's bytes. Raises `UnreadableDocument` when it is empty, too large or cannot be opened."""
    try:
        size = source.path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableDocument(
                f"{source.name}: is {size >> 20} MB, more than the {MAX_BYTES >> 20} MB that isnad reads in one file",
                "Split it.",
            )
        data = source.path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableDocument(f"{source.name}: cannot be opened ({reason})", "Check its permissions.") from error
    if not data.strip():
        raise UnreadableDocument(f"{source.name}: is empty", "Leave it out, or fetch it again.")
    return data


def is_plain(source: Source) -> bool:
    """Whether the file is read without a foreign parser: plain text or Markdown."""
    return source.path.suffix.lower() in _TEXT_ENDINGS | _MARKDOWN_ENDINGS


def reader_for(source: Source, data: bytes) -> Reader:
    """The reader for a file, by its ending; a file without one is taken for text."""
    ending = source.path.suffix.lower()
    if ending in _MARKDOWN_ENDINGS:
        return read_markdown
    if ending in _TEXT_ENDINGS:
        return read_text
    if ending in (".html", ".htm", ".xhtml"):
        from isnad.documents.html import read_html

        return read_html
    if ending == ".pdf":
        from isnad.documents.pdf import read_pdf

        return read_pdf
    if ending in (".docx", ".odt"):
        from isnad.documents.office import read_docx, read_odt

        return read_docx if ending == ".docx" else read_odt
    if ending == ".eml":
        from isnad.documents.mail import read_mail

        return read_mail
    raise UnreadableDocument(
        f"{source.name}: {ending} files are not read",
        _OTHER_KINDS.get(ending, "isnad reads .txt .md .html .pdf .docx .odt .eml; save it as one of them."),
    )


def _document(content: Content, data: bytes, name: str, metadata: Metadata) -> Document:
    digest = hashlib.sha256(data).hexdigest()
    header = read_header(content.text, [(start, end) for start, end, kind in content.marks if kind == "boilerplate"])
    marked = content.media_type != "text/plain"
    return Document(
        id=f"d{digest[:12]}",
        path=name,
        sha256=digest,
        text=content.text,
        title=_line(metadata.title or content.title or header.title),
        date=metadata.date or content.date or header.date,
        publisher=metadata.publisher
        or content.publisher
        or (None if marked and content.publisher else header.publisher),
        authors=metadata.authors or content.authors or header.authors,
        language=metadata.language or content.language or guess_language(content.text),
        url=metadata.url or content.url,
        grade=metadata.grade,
        revision_of=metadata.revision_of,
        media_type=content.media_type,
        pages=content.pages,
        marks=content.marks,
        warnings=content.warnings + metadata.warnings,
    )


def _line(title: str | None) -> str | None:
    return re.sub(r"\s+", " ", title).strip()[:300] or None if title else None
