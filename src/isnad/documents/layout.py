"""Words on pages to running text: lines, paragraphs, running heads, words broken at line ends.

PDF text and OCR both come here as pages of lines of words with boxes, so both are put together in one way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from isnad.documents.content import Mark
from isnad.documents.document import Box, Page

_ENDS = re.compile(r"[.!?؟:;…]['\"”’»)\]]*$")
_NUMBER_LINE = re.compile(
    r"\W*(?:page|p\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$|\W*[ivxlc]{1,6}\W*$", re.IGNORECASE
)
_BROKEN = re.compile(r"(?P<stem>[^\W\d_]{2,})[-\u00ad\u2010\u0002\ufffe]$")
_KEEPS_HYPHEN = frozenset(
    ("anti", "ex", "self", "non", "pro", "vice", "well", "half", "mid", "co", "al", "el", "abu", "bin", "counter")
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed and its box: fractions of the page, origin top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line: its words in reading order and the height of its type (fraction of the page)."""

    words: tuple[Word, ...]
    size: float

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        """Where the line's tallest word begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where its lowest word ends."""
        return max(word.bottom for word in self.words)


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's lines as read, before running heads are dropped."""

    number: int
    lines: tuple[TextLine, ...]
    scanned: bool = False


@dataclass(slots=True)
class Composition:
    """The running text of all pages, with the pages' boxes and the marks of headings."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[Page] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    def gap(self, space: str) -> None:
        """Put white space between two words or paragraphs."""
        if self.parts:
            self.parts.append(space)
            self.length += len(space)

    def put(self, characters: str, word: Word) -> None:
        """Put the characters of a word, or of its half on this line, with its box."""
        if not characters:
            return
        end = self.length + len(characters)
        self.boxes.append(Box(self.length, end, word.left, word.top, word.right, word.bottom))
        self.parts.append(characters)
        self.length = end


def compose(pages: Sequence[RawPage]) -> Composition:
    """The text of the pages in order, page offsets and word boxes with it.

    Lines stay lines, paragraphs are parted by an empty line. A word broken by a hyphen at a line end is put together,
    each half keeping its box. A running head or foot that comes again on most pages is kept where it stands
    first and dropped after that; bare page numbers are dropped (docs/decisions/0023).
    """
    kept = _without_running_lines(pages)
    known = _vocabulary(kept)
    sizes = Counter(round(line.size, 4) for _, lines in kept for line in lines for _ in line.words)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    made = Composition()
    for page, lines in kept:
        made.gap("\n\n" if lines else "")
        start, made.boxes = made.length, []
        _compose_page(made, lines, known, 0.0 if page.scanned else body)
        made.pages.append(Page(page.number, start, made.length, tuple(made.boxes), page.scanned))
    return made


def _compose_page(made: Composition, lines: Sequence[TextLine], known: frozenset[str], body: float) -> None:
    pitch = _pitch(lines)
    carried: tuple[str, Word] | None = None
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        parted = before is not None and _parts(before, line, pitch)
        if before is not None and carried is None:
            made.gap("\n\n" if parted else "\n")
        start = made.length
        following = lines[index + 1] if index + 1 < len(lines) else None
        halved = _halved(line, following)
        carried = _put_line(made, line, carried, halved, known)
        if body and line.size > 1.12 * body and len(line.text) <= 160:
            _mark_heading(made, start, joined=not parted and before is not None and before.size == line.size)


def _put_line(
    made: Composition, line: TextLine, carried: tuple[str, Word] | None, halved: bool, known: frozenset[str]
) -> tuple[str, Word] | None:
    """Put a line's words; gives back the half of a broken word that the next line goes on with."""
    words = line.words[:-1] if halved else line.words
    previous: Word | None = None
    for word in words:
        if carried:
            half, box = carried
            made.put(_joined(half, word.text, known), box)
            made.put(word.text, word)
            if len(line.words) > 1:
                made.gap("\n")
            carried, previous = None, None
            continue
        if previous is not None:
            made.gap("   " if word.left - previous.right > 2.2 * line.size else " ")
        made.put(word.text, word)
        previous = word
    if not halved:
        return None
    last = line.words[-1]
    if previous is not None:
        made.gap(" ")
    if carried:  # a line of one broken word, itself the end of one
        made.put(_joined(carried[0], last.text, known), carried[1])
    return last.text, last


def _halved(line: TextLine, following: TextLine | None) -> bool:
    """Whether the line ends in the middle of a word that the next line goes on with."""
    if following is None or not _BROKEN.search(line.words[-1].text) or len(following.words[0].text) < 2:
        return False
    return following.words[0].text[0].isalpha()


def _joined(half: str, rest: str, known: frozenset[str]) -> str:
    """The first half with or without its hyphen, as the document itself writes the word elsewhere."""
    match = _BROKEN.search(half)
    if match is None:
        return half
    stem, tail = match["stem"].lower(), re.match(r"\w*", rest.lower())
    second = tail.group() if tail else ""
    bare = half[:-1]
    if stem + second in known:
        return bare
    apart = rest[0].isupper() or f"{stem}-{second}" in known or stem in _KEEPS_HYPHEN
    both = len(stem) > 3 and len(second) > 3 and stem in known and second in known
    return f"{bare}-" if apart or both else bare


def _vocabulary(kept: Sequence[tuple[RawPage, Sequence[TextLine]]]) -> frozenset[str]:
    words = (word.text.lower() for _, lines in kept for line in lines for word in line.words[:-1])
    return frozenset(found for word in words for found in re.findall(r"\w+(?:-\w+)*", word))


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual step from one line to the next on a page."""
    steps = [b.bottom - a.bottom for a, b in pairwise(lines) if b.bottom - a.bottom > 0.002]
    return median(steps) if steps else 0.0


def _parts(before: TextLine, line: TextLine, pitch: float) -> bool:
    """Whether a paragraph begins with `line`: white space above, other type, or an indent after a full stop."""
    step = line.bottom - before.bottom
    if step <= 0:
        return False
    if step > 1.35 * pitch or abs(line.size - before.size) > 0.12 * max(line.size, before.size):
        return True
    return line.words[0].left - before.words[0].left > line.size and bool(_ENDS.search(before.text[-6:]))


def _mark_heading(made: Composition, start: int, joined: bool) -> None:
    if joined and made.marks and made.marks[-1][1] >= start - 2:
        made.marks[-1] = (made.marks[-1][0], made.length, "heading")
    elif start < made.length:
        made.marks.append((start, made.length, "heading"))


def _without_running_lines(pages: Sequence[RawPage]) -> list[tuple[RawPage, list[TextLine]]]:
    tall = median(line.size for page in pages for line in page.lines) if any(page.lines for page in pages) else 0.0
    times = Counter(key for page in pages for key in {_key(page, line, tall) for _, line in _edges(page)})
    running = {key for key, count in times.items() if key and count >= max(3, 0.5 * len(pages))}
    seen: set[str] = set()
    kept = []
    for page in pages:
        dropped = set()
        for index, line in _edges(page):
            key = _key(page, line, tall)
            if (key in running and key in seen) or (len(pages) > 2 and _NUMBER_LINE.match(line.text)):
                dropped.add(index)
            seen.add(key)
        kept.append((page, [line for index, line in enumerate(page.lines) if index not in dropped]))
    return kept


def _edges(page: RawPage) -> Iterator[tuple[int, TextLine]]:
    """The first and last two lines of a page, where heads and feet stand."""
    count = len(page.lines)
    for index, line in enumerate(page.lines):
        if index < 2 or index >= count - 2:
            yield index, line


def _key(page: RawPage, line: TextLine, tall: float) -> str:
    """What a line shares with the same head on other pages: its words, and a number at an edge that counts the pages.

    Lines in large type are compared as they stand, so that *Chapter 2* is no running *Chapter 1*.
    """
    words = re.sub(r"[^\w]+", " ", line.text.lower()).strip()
    if line.size > 1.12 * tall:
        return words
    return re.sub(r"^\d{1,4}\b|\b\d{1,4}$", lambda number: f"#{int(number.group()) - page.number}", words)
