"""HTML: the main text of a page by trafilatura, with what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from isnad.documents.content import Content, Writer
from isnad.documents.decoding import decode
from isnad.documents.text import mark_boilerplate
from isnad.errors import UnreadableDocument

MAX_HTML_BYTES = 8 << 20  # a page of a newspaper is 0.1 to 3 MB; main-text extraction takes 2 s a MB
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
_TAG = re.compile(r"<(?:meta|link)\b[^<>]{1,2000}>", re.IGNORECASE)
HEAD = 300_000  # characters in which a page says what it is
_KINDS = {"head": "heading", "item": "list_item", "quote": "quote", "row": "table", "figDesc": "caption"}
_BLOCKS = frozenset(("p", "head", "item", "quote", "row", "list", "table", "code", "figDesc", "div", "fw", "ab"))


def read_html(data: bytes, name: str) -> Content:
    """The main text of a page without comments and furniture; headings, lists, quotes and tables as marks.

    Raises `UnreadableDocument` for a page that is too large or nested beyond what a parser can follow, or that
    holds no text.
    """
    if len(data) > MAX_HTML_BYTES:
        raise UnreadableDocument(
            f"{name}: is {len(data) >> 20} MB of HTML, more than the {MAX_HTML_BYTES >> 20} MB of one page",
            "Split it, or save its text as .txt.",
        )
    page = _characters(data, name)
    try:
        found = _extract(page)
    except RecursionError as error:
        raise UnreadableDocument(
            f"{name}: its HTML is nested too deep to follow", "Save its text as .txt."
        ) from error
    writer = Writer()
    if found is not None and found.body is not None:
        writer.extend(_blocks(found.body, "<pre" in page.lower()))
    if not writer.length:
        raise UnreadableDocument(f"{name}: no main text was found in the page", "Save the part you need as .txt.")
    return _content(found, writer, page)


def _characters(data: bytes, name: str) -> str:
    """The page's characters: by mark or declared character set where it holds, else by looking at them."""
    declared = _XML_ENCODING.search(data[:256]) or _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = declared[1].decode("ascii").lower()
        encoding = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(encoding, encoding)
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _extract(page: str) -> Any:
    """Trafilatura's document: precision first; where that leaves nothing, its balanced way."""
    from trafilatura import bare_extraction

    dates = {"extensive_search": False, "original_date": True}
    for precise in (True, False):
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            favor_precision=precise,
            with_metadata=True,
            date_extraction_params=dates,
        )
        body = getattr(found, "body", None)
        if body is not None and any(str(words).strip() for words in body.itertext()):
            return found
    return None


def _blocks(body: Any, preformatted: bool) -> Iterator[tuple[str, str | None]]:
    """The blocks of trafilatura's tree as (text, kind of mark); lines of a `<pre>` stay lines."""
    for element in body:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in ("list", "table") or (tag in ("quote", "item", "div") and _holds_blocks(element)):
            if (element.text or "").strip():
                yield _squeezed(element.text), _KINDS.get(tag)
            for text, kind in _blocks(element, preformatted):
                yield text, "quote" if tag == "quote" and kind is None else kind
        elif tag in ("quote", "code") and preformatted and "\n" in (element.text or "").strip():
            yield "".join(element.itertext()).replace("\r\n", "\n"), None
        elif tag == "row":
            cells = (_squeezed(_text(cell)) for cell in element)
            yield "\t".join(cell for cell in cells if cell), "table"
        elif tag:
            for part in _text(element).split("\n"):
                yield _squeezed(part), _KINDS.get(tag)
        if (element.tail or "").strip():
            yield _squeezed(element.tail), None


def _holds_blocks(element: Any) -> bool:
    return any(child.tag in _BLOCKS for child in element)


def _text(element: Any) -> str:
    """An element's words; a line break in it is a line end."""
    parts = [re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts)


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _content(found: Any, writer: Writer, page: str) -> Content:
    text = writer.text
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Content(
        text,
        "text/html",
        tuple(sorted(writer.marks + mark_boilerplate(text))),
        title=found.title,
        date=found.date,
        publisher=found.sitename or _meta(page, "publisher"),
        authors=authors,
        language=_language(page),
        url=_canonical(page),
    )


def _canonical(page: str) -> str | None:
    """The page's own address: `rel=canonical`, else `og:url`. Nothing is built from other links."""
    links = (
        tag for tag in _TAG.findall(page[:HEAD]) if re.search(r"\brel\s*=\s*[\"']?canonical\b", tag, re.IGNORECASE)
    )
    address = next((found for tag in links if (found := _attribute(tag, "href"))), None)
    url = address or _meta(page, "og:url")
    return url if url and re.match(r"https?://", url) else None


def _meta(page: str, name: str) -> str | None:
    """The content of the `meta` tag of that name or property."""
    for tag in _TAG.findall(page[:HEAD]):
        if (_attribute(tag, "property") or _attribute(tag, "name") or "").lower() == name:
            return _attribute(tag, "content")
    return None


def _attribute(tag: str, name: str) -> str | None:
    match = re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", tag, re.IGNORECASE)
    return next((value.strip() for value in match.groups() if value), None) if match else None


def _language(page: str) -> str | None:
    match = re.search(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", page[:4096], re.IGNORECASE)
    return match[1].lower() if match else None
