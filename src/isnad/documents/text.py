"""Plain text and Markdown: the characters as they are, with marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from isnad.documents.boilerplate import find_boilerplate
from isnad.documents.content import Content, Mark
from isnad.documents.dating import parse_date
from isnad.documents.decoding import decode
from isnad.documents.document import Page

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>\S[^\n]{0,300}?)[ \t]{0,20}#{0,20}[ \t]{0,20}$", re.MULTILINE)
_SETEXT = re.compile(r"^(?P<title>[^\s\n#>|*+-][^\n]*)\n(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<title>\S[^\n]*)$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+(?P<title>\S[^\n]*)$", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\|(?P<title>[^\n]*)\|[ \t]*$", re.MULTILINE)


def read_text(data: bytes, name: str) -> Content:
    """A text file: its characters with CRLF as LF; form feeds part pages."""
    text = decode(data, name).replace("\r\n", "\n")
    return Content(text, "text/plain", tuple(mark_boilerplate(text)), form_feed_pages(text))


def mark_boilerplate(text: str) -> list[Mark]:
    """The furniture of a saved web page as marks."""
    return [(start, end, "boilerplate") for start, end in find_boilerplate(text)]


def form_feed_pages(text: str) -> tuple[Page, ...]:
    """Pages of a text whose pages end with a form feed, none where there is no form feed."""
    if "\f" not in text:
        return ()
    pages, start = [], 0
    for number, part in enumerate(text.split("\f"), 1):
        pages.append(Page(number, start, start + len(part)))
        start += len(part) + 1
    return tuple(page for page in pages if page.start < page.end or page.number < len(pages))


def read_markdown(data: bytes, name: str) -> Content:
    """A Markdown file: its source unchanged as text, its structure as marks, its front matter as metadata."""
    text = decode(data, name).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = _fields(front["fields"]) if front else {}
    fenced = [match.span() for match in _FENCE.finditer(text)]
    marks = [(front.start(), front.end(), "boilerplate")] if front else []
    kinds = ((_ATX, "heading"), (_SETEXT, "heading"), (_ITEM, "list_item"), (_QUOTE, "quote"), (_TABLE, "table"))
    for pattern, kind in kinds:
        for match in pattern.finditer(text, front.end() if front else 0):
            fence = bisect_right(fenced, (match.start(), len(text))) - 1
            if fence < 0 or match.start() >= fenced[fence][1]:
                marks.append((*match.span("title"), kind))
    marks += mark_boilerplate(text)
    heading = min((mark for mark in marks if mark[2] == "heading"), default=None)
    return Content(
        text,
        "text/markdown",
        tuple(sorted(marks)),
        title=fields.get("title") or (text[heading[0] : heading[1]] if heading else None),
        date=parse_date(fields["date"]) if "date" in fields else None,
        publisher=fields.get("publisher"),
        authors=_authors(fields),
        language=fields.get("lang") or fields.get("language"),
        url=fields.get("url") or fields.get("canonical_url"),
    )


def _fields(lines: str) -> dict[str, str]:
    """The one-line `key: value` fields of a front matter."""
    pairs = (line.partition(":") for line in lines.splitlines() if ":" in line and not line.startswith((" ", "#")))
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs if value.strip()}


def _authors(fields: dict[str, str]) -> tuple[str, ...]:
    names = fields.get("authors") or fields.get("author") or ""
    return tuple(filter(None, (name.strip(" []\"'") for name in re.split(r"[;,]", names))))
