"""DOCX and ODT: paragraphs, lists, tables, footnotes and tracked insertions in reading order."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from isnad.documents.content import Content, Writer
from isnad.errors import LimitExceeded, UnreadableDocument

MAX_UNPACKED = 256 << 20  # bytes of XML; a zip bomb unpacks to more
MAX_RATIO = 200  # of unpacked to packed, above 16 MB
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_SKIPPED = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}pPr",
        f"{_W}rPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)

# what zipfile throws at a damaged archive
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)

Block = tuple[str, str | None]


def read_docx(data: bytes, name: str) -> Content:
    """A Word document: deleted text is left out, inserted text and footnotes are kept; comments are no text."""
    package = _unzip(data, name, "word/document.xml")
    body = _parse(package, "word/document.xml", name)
    styles = _heading_styles(package, name)
    numbered = _notes(package, name)
    writer = Writer()
    used: list[str] = []
    root = body.find(f"{_W}body")
    if root is not None:
        writer.extend(_docx_blocks(root, styles, used))
    for note in used:
        writer.add(numbered.get(note, ""), "footnote")
    core = _core(package, name)
    return Content(
        writer.text,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        tuple(sorted(writer.marks)),
        title=core.get("title") or _first_heading(writer),
        authors=tuple(filter(None, (part.strip() for part in core.get("creator", "").split(";")))),
        language=(core.get("language") or "")[:2].lower() or None,
        publisher=core.get("publisher"),
    )


def read_odt(data: bytes, name: str) -> Content:
    """An OpenDocument text: headings, paragraphs, lists, tables and footnotes."""
    package = _unzip(data, name, "content.xml")
    root = _parse(package, "content.xml", name)
    writer = Writer()
    notes: list[str] = []
    body = root.find(f".//{_OFFICE}text")
    if body is not None:
        writer.extend(_odt_blocks(body, notes, None))
    for note in notes:
        writer.add(note, "footnote")
    meta = _parse(package, "meta.xml", name) if "meta.xml" in package.namelist() else None
    return Content(
        writer.text,
        "application/vnd.oasis.opendocument.text",
        tuple(sorted(writer.marks)),
        title=_found(meta, f"{_DC}title") or _first_heading(writer),
        authors=tuple(filter(None, (_found(meta, f"{_META}initial-creator"),))),
        language=(_found(meta, f"{_DC}language") or "")[:2].lower() or None,
    )


def _unzip(data: bytes, name: str, part: str) -> zipfile.ZipFile:
    """The package, after its sizes are known to be bounded."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableDocument(
            f"{name}: is no {name.rpartition('.')[2].upper()} file (its bytes are no zip archive)",
            "Open it in a word processor and save it again; an old .doc has another format.",
        ) from error
    unpacked = sum(info.file_size for info in package.infolist())
    if unpacked > MAX_UNPACKED or (unpacked > 16 << 20 and unpacked > MAX_RATIO * len(data)):
        raise LimitExceeded(
            f"{name}: {len(data) >> 10} kB unpack to {unpacked >> 20} MB, as a zip bomb does",
            "Leave it out, or save its text as .txt if you trust it.",
        )
    if part not in package.namelist():
        raise UnreadableDocument(f"{name}: is a zip archive, but no text document", "Unpack it.")
    return package


def _parse(package: zipfile.ZipFile, part: str, name: str) -> Any:
    """The XML of a part; no entities, no network, no more than the sizes allow."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with package.open(part) as file:
            xml = file.read(MAX_UNPACKED + 1)
        if len(xml) > MAX_UNPACKED:
            raise LimitExceeded(f"{name}: unpacks to more than {MAX_UNPACKED >> 20} MB", "Save its text as .txt.")
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, *_BROKEN) as error:
        raise UnreadableDocument(
            f"{name}: is damaged ({part}: {error})", "Open it in a word processor and save it again."
        ) from error


def _heading_styles(package: zipfile.ZipFile, name: str) -> frozenset[str]:
    """The ids of styles that are headings, by their name or outline level."""
    if "word/styles.xml" not in package.namelist():
        return frozenset()
    found = set()
    for style in _parse(package, "word/styles.xml", name).iter(f"{_W}style"):
        label = style.find(f"{_W}name")
        named = (
            re.match(r"(?:heading \d|title|subtitle)", label.get(f"{_W}val", "").lower())
            if label is not None
            else None
        )
        if named or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            found.add(style.get(f"{_W}styleId", ""))
    return frozenset(found)


def _notes(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The texts of footnotes and endnotes by kind and id."""
    found = {}
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        if part in package.namelist():
            for note in _parse(package, part, name).iter(f"{_W}{kind}"):
                words = " ".join(_docx_text(paragraph, []) for paragraph in note.iter(f"{_W}p"))
                found[f"{kind}{note.get(f'{_W}id')}"] = words.strip()
    return found


def _docx_blocks(parent: Any, styles: frozenset[str], notes: list[str]) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield _docx_text(element, notes), _docx_kind(element, styles)
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = (" ".join(_docx_text(p, notes) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
                yield "\t".join(re.sub(r"\s+", " ", cell).strip() for cell in cells).strip(), "table"
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _docx_blocks(element, styles, notes)


def _docx_kind(paragraph: Any, styles: frozenset[str]) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    identity = style.get(f"{_W}val", "") if style is not None else ""
    if identity in styles or paragraph.find(f"{_W}pPr/{_W}outlineLvl") is not None:
        return "heading"
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or identity.lower().startswith("list"):
        return "list_item"
    return {"quote": "quote", "intensequote": "quote", "caption": "caption"}.get(identity.lower())


def _docx_text(paragraph: Any, notes: list[str]) -> str:
    """A paragraph's characters; `notes` gains the footnotes that it refers to."""
    parts = []
    for element in paragraph:
        tag = element.tag
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}t":
            parts.append(element.text or "")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("‑")
        elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            notes.append(f"{tag[len(_W) : -len('Reference')]}{element.get(f'{_W}id')}")
        else:
            parts.append(_docx_text(element, notes))
    return "".join(parts)


def _core(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Dublin Core fields of the package; dates in it are a file's, not a document's, and are not asked."""
    if "docProps/core.xml" not in package.namelist():
        return {}
    root = _parse(package, "docProps/core.xml", name)
    fields = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in root if element.text}
    if fields.get("creator") == "python-docx":
        del fields["creator"]
    return fields


def _odt_blocks(parent: Any, notes: list[str], kind: str | None) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{_TEXT}h":
            yield _odt_text(element, notes), "heading"
        elif element.tag == f"{_TEXT}p":
            yield _odt_text(element, notes), kind
        elif element.tag == f"{_TABLE}table":
            for row in element.iter(f"{_TABLE}table-row"):
                cells = (" ".join(_odt_text(p, notes) for p in cell.iter(f"{_TEXT}p")) for cell in row)
                yield "\t".join(cell.strip() for cell in cells).strip(), "table"
        elif element.tag == f"{_TEXT}list":
            yield from _odt_blocks(element, notes, "list_item")
        elif element.tag in (f"{_TEXT}list-item", f"{_TEXT}section", f"{_TEXT}list-header"):
            yield from _odt_blocks(element, notes, kind)


def _odt_text(element: Any, notes: list[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            notes.append(" ".join(_odt_text(p, []) for p in body) if body is not None else "")
        elif child.tag == f"{_TEXT}s":
            parts.append(" " * min(80, int(child.get(f"{_TEXT}c", "1"))))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            parts.append("\t" if child.tag.endswith("tab") else "\n")
        elif isinstance(child.tag, str) and not child.tag.startswith(_OFFICE):
            parts.append(_odt_text(child, notes))
        parts.append(child.tail or "")
    return "".join(parts)


def _found(root: Any, tag: str) -> str | None:
    element = root.find(f".//{tag}") if root is not None else None
    return (element.text or "").strip() or None if element is not None else None


def _first_heading(writer: Writer) -> str | None:
    heading = min((mark for mark in writer.marks if mark[2] == "heading"), default=None)
    return writer.text[heading[0] : heading[1]] if heading else None
