"""PDF: text page by page with word boxes, by pdfium; pages without text go to OCR."""

from __future__ import annotations

import re
from collections.abc import Callable
from ctypes import c_double
from typing import Any

from isnad.documents.content import Content
from isnad.documents.header import read_header
from isnad.documents.layout import RawPage, TextLine, Word, compose
from isnad.documents.scan import INSTALL, read_scan, tesseract
from isnad.documents.text import mark_boilerplate
from isnad.errors import UnreadableDocument

FEWEST_LETTERS = 8  # a page with fewer is looked at for a scan
_GARBAGE_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)|untitled|document\d*|scan|.*\.\w{2,4}$|\S+$)", re.IGNORECASE
)
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")

Point = Callable[[float, float], tuple[float, float]]


def read_pdf(data: bytes, name: str) -> Content:
    """The text of a PDF with a `Page` for each page.

    Raises `UnreadableDocument` for a file that is damaged, encrypted or no PDF; a single page that cannot be read
    is named in the warnings.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument(f"{name}: is no PDF file (its bytes do not begin as one)", "Fetch it again.")
    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        raise _refused(name, data, str(error)) from error
    try:
        pages, warnings = _pages(pdf)
        fields = {key: value.strip() for key, value in pdf.get_metadata_dict().items()}
    finally:
        pdf.close()
    if not pages:
        raise UnreadableDocument(f"{name}: has no page that can be read", "Fetch the file again.")
    return _content(pages, warnings, fields)


def _refused(name: str, data: bytes, reason: str) -> UnreadableDocument:
    if "password" in reason.lower() or "security" in reason.lower():
        return UnreadableDocument(f"{name}: is encrypted and needs a password", "Save a copy without the password.")
    if b"%%EOF" not in data[-2048:]:
        return UnreadableDocument(f"{name}: is truncated (the end of the PDF is missing)", "Fetch the file again.")
    return UnreadableDocument(
        f"{name}: is damaged and cannot be opened as PDF", "Fetch the file again, or repair it."
    )


def _pages(pdf: Any) -> tuple[list[RawPage], list[str]]:
    from pypdfium2 import PdfiumError

    found: list[RawPage] = []
    damaged: list[int] = []
    unread: list[int] = []
    empty: list[int] = []
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
        except PdfiumError:
            damaged.append(number)
            continue
        lines = _page_lines(page)
        scanned = sum(char.isalpha() for line in lines for char in line.text) < FEWEST_LETTERS and _has_picture(page)
        if scanned and tesseract():
            lines = read_scan(page)
            if not lines:
                empty.append(number)
        elif scanned:
            unread.append(number)
        found.append(RawPage(number, tuple(lines), scanned and bool(lines)))
        page.close()
    return found, _warnings(damaged, unread, empty)


def _warnings(damaged: list[int], unread: list[int], empty: list[int]) -> list[str]:
    said = []
    if damaged:
        said.append(f"{_listed(damaged)}: damaged, not read")
    if unread:
        said.append(f"{_listed(unread)}: a scan without text, not read; install Tesseract and build again: {INSTALL}")
    if empty:
        said.append(f"{_listed(empty)}: a scan in which OCR found no words")
    return said


def _listed(numbers: list[int]) -> str:
    """*page 3*, *pages 1, 4-9*."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {words}"


def _has_picture(page: Any) -> bool:
    """Whether a page shows an image, or drawn shapes that may be letters."""
    from pypdfium2 import raw

    kinds = [found.type for found in page.get_objects(max_depth=3)]
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or len(kinds) > 20


def _page_lines(page: Any) -> list[TextLine]:
    """The printed lines of a page from its characters and their boxes."""
    text_page = page.get_textpage()
    letters = _Letters(text_page, _fractions(page))
    tall = page.get_size()[1] or 1.0
    lines: list[TextLine] = []
    words: list[Word] = []
    sizes: list[float] = []
    for index, code in enumerate(_codes(text_page)):
        broken = code in (0x02, 0xFFFE)
        char = "-" if broken else chr(code)
        if not char.isspace() and code:
            letters.add(char, index)
            if not broken:
                continue
        if letters.characters:
            sizes.append(letters.size())
            words.append(letters.take())
        if (char == "\n" or broken) and words:
            lines.append(_line(words, sizes, tall))
            words, sizes = [], []
    if letters.characters:
        sizes.append(letters.size())
        words.append(letters.take())
    if words:
        lines.append(_line(words, sizes, tall))
    text_page.close()
    return lines


def _codes(text_page: Any) -> list[int]:
    """The characters' code points; halves of a surrogate pair become the character and a zero."""
    from pypdfium2 import raw

    read, page = raw.FPDFText_GetUnicode, text_page.raw
    codes = [read(page, index) for index in range(text_page.count_chars())]
    for index in range(len(codes) - 1):
        high, low = codes[index], codes[index + 1]
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            codes[index], codes[index + 1] = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 0xFEFF
    return [0xFFFD if 0xD800 <= code < 0xE000 or code > 0x10FFFF else code for code in codes]


def _line(words: list[Word], sizes: list[float], tall: float) -> TextLine:
    """A line with its commonest type size; a size of one unit is a font scaled elsewhere, and is measured."""
    common = max(set(sizes), key=sizes.count)
    measured = sorted(word.bottom - word.top for word in words)[len(words) // 2]
    return TextLine(tuple(words), round(common / tall if common > 1.5 else measured, 4))


class _Letters:
    """A word being put together from the characters of a text page."""

    __slots__ = ("_cells", "_edges", "_first", "_page", "_place", "characters")

    def __init__(self, text_page: Any, place: Point) -> None:
        """`place` turns page units into fractions of the page as shown."""
        self._page, self._place = text_page.raw, place
        self._cells = tuple(c_double() for _ in range(4))
        self._edges: list[tuple[float, float, float, float]] = []
        self._first = 0
        self.characters: list[str] = []

    def add(self, char: str, index: int) -> None:
        """Add the page's character `index`, read as `char`."""
        from pypdfium2 import raw

        if not self.characters:
            self._first = index
        if char != "\ufeff":
            self.characters.append(char)
        left, right, bottom, top = self._cells
        if raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top):
            self._edges.append((left.value, bottom.value, right.value, top.value))

    def size(self) -> float:
        """The type size of the first character, in points."""
        from pypdfium2 import raw

        return float(raw.FPDFText_GetFontSize(self._page, self._first))

    def take(self) -> Word:
        """The word with its box; the next begins empty."""
        edges = self._edges or [(0.0, 0.0, 0.0, 0.0)]
        one = self._place(min(edge[0] for edge in edges), min(edge[1] for edge in edges))
        two = self._place(max(edge[2] for edge in edges), max(edge[3] for edge in edges))
        box = (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
        word = Word("".join(self.characters), *(round(edge, 5) for edge in box))
        self.characters, self._edges = [], []
        return word


def _fractions(page: Any) -> Point:
    """Page units to fractions of the page as it is shown, origin top left, turned as the page is turned."""
    left, bottom, right, top = page.get_bbox()
    wide, tall = (right - left) or 1.0, (top - bottom) or 1.0
    turned = page.get_rotation() % 360

    def place(x: float, y: float) -> tuple[float, float]:
        u = min(1.0, max(0.0, (x - left) / wide))
        v = min(1.0, max(0.0, 1 - (y - bottom) / tall))
        return {0: (u, v), 90: (1 - v, u), 180: (1 - u, 1 - v), 270: (v, 1 - u)}.get(turned, (u, v))

    return place


def _content(pages: list[RawPage], warnings: list[str], fields: dict[str, str]) -> Content:
    made = compose(pages)
    text = made.text
    header = read_header(text)
    title = fields.get("Title", "")
    heading = min((mark for mark in made.marks if mark[2] == "heading" and mark[0] < 1500), default=None)
    return Content(
        text,
        "application/pdf",
        tuple(sorted(made.marks + mark_boilerplate(text))),
        tuple(made.pages),
        title=title
        if title and not _GARBAGE_TITLE.match(title)
        else (text[heading[0] : heading[1]] if heading else None),
        date=header.date or _created(fields, pages, text),
        authors=header.authors or tuple(filter(None, (part.strip() for part in fields.get("Author", "").split(";")))),
        warnings=tuple(warnings),
    )


def _created(fields: dict[str, str], pages: list[RawPage], text: str) -> str | None:
    """The day the PDF was made, where its text speaks of that year: a later print or scan says nothing."""
    created = _CREATED.match(fields.get("CreationDate", ""))
    if created is None or any(page.scanned for page in pages) or not re.search(rf"\b{created[1]}\b", text):
        return None
    return f"{created[1]}-{created[2]}-{created[3]}"
