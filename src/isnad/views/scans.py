"""Scanned pages: their pictures by their addresses, and what lies over them: the words' boxes, the claims' places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.casefile import Casefile
from isnad.documents import Document, Page, Sheet, picture_guarded
from isnad.errors import NotFound
from isnad.views.claims import ClaimView
from isnad.views.words import sentence

GRAIN = 1000  # of a page's width and height, in which boxes are drawn
STEP = 25  # between two notes beside a page, in the same grain
_ADDRESS = re.compile(r"scans/(d[0-9a-f]{12})-([1-9][0-9]{0,5})\.png")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim beside its line: its number, its boxes (left, top, width, height) and the step of its note."""

    id: str
    number: int
    words: str
    boxes: tuple[tuple[int, int, int, int], ...]
    step: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's picture with the words boxed (`outline` is an SVG path) and the claims that are read from it."""

    number: int
    where: str
    outline: str
    claims: tuple[Beside, ...]


def address(document: str, number: int) -> str:
    """Where the picture of a page lies."""
    return f"scans/{document}-{number}.png"


def addresses(case: Casefile) -> Iterator[str]:
    """The addresses of all pictures, in a fixed order."""
    for document, number in case.scanned_pages():
        yield address(document, number)


def at(case: Casefile, where: str) -> bytes:
    """The picture at an address, as PNG; raises `NotFound` for any that is none."""
    match = _ADDRESS.fullmatch(where)
    if match is None or (match[1], int(match[2])) not in case.scanned_pages(match[1]):
        raise NotFound("There is no such page", "Go to the collection's first page.")
    return of(case, match[1], int(match[2]))


def of(case: Casefile, document: str, number: int, black: Iterable[Span] = ()) -> bytes:
    """The picture of a page, as PNG, the words on these characters of the document painted over.

    Raises `NotFound` or `UnreadableDocument`.
    """
    data = case.original(document)
    if data is None:
        raise NotFound("The casefile holds no picture of it", "Build it again over its documents.")
    page = next(page for page in case.document(document).pages if page.number == number)
    return picture_guarded(Sheet(data, number, tuple(_painted(page, list(black)))))


def _painted(page: Page, black: Sequence[Span]) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of blacked words, and what lies between two of one line."""
    before = None
    for box in page.boxes:
        if not any(start < box.end and box.start < end for start, end in black):
            before = None
            continue
        yield box.left, box.top, box.right, box.bottom
        if before is not None and before.right <= box.left and before.top < box.bottom and box.top < before.bottom:
            yield before.right, min(before.top, box.top), box.left, max(before.bottom, box.bottom)
        before = box


def scan(
    document: Document,
    page: Page,
    claims: Sequence[ClaimView],
    places: Mapping[str, Span],
    numbers: Mapping[str, int],
) -> Scan:
    """A page as it is shown; `claims` are those that begin on it, with their `places` in the text and `numbers`."""
    numbered = [(numbers[claim.id], claim, _boxes(page, *places[claim.id])) for claim in claims]
    ordered = sorted(numbered, key=lambda item: (item[2][0][1] if item[2] else 0, item[0]))
    return Scan(page.number, address(document.id, page.number), _outline(page), tuple(_beside(ordered)))


def _beside(ordered: Iterable[tuple[int, ClaimView, tuple[tuple[int, int, int, int], ...]]]) -> Iterator[Beside]:
    """Notes at the height of their lines, none on another; what does not fit beside the page follows below it."""
    free = 0
    for number, claim, boxes in ordered:
        step = max(free, boxes[0][1] // STEP if boxes else 0)
        free = step + 2
        yield Beside(claim.id, number, _words(claim), boxes, min(step, GRAIN // STEP))


def _words(claim: ClaimView) -> str:
    return sentence(claim) + (f", {claim.certainty}" if claim.factuality != "CT+" else "")


def _boxes(page: Page, start: int, end: int) -> tuple[tuple[int, int, int, int], ...]:
    """Where these characters stand on the page: one box a line."""
    lines: list[list[float]] = []
    for box in page.boxes:
        if start < box.end and box.start < end:
            if lines and box.left >= lines[-1][2] - 0.005 and box.top < lines[-1][3] and lines[-1][1] < box.bottom:
                lines[-1] = [
                    lines[-1][0],
                    min(lines[-1][1], box.top),
                    max(lines[-1][2], box.right),
                    max(lines[-1][3], box.bottom),
                ]
            else:
                lines.append([box.left, box.top, box.right, box.bottom])
    return tuple(
        (round(a * GRAIN), round(b * GRAIN), max(1, round((c - a) * GRAIN)), max(1, round((d - b) * GRAIN)))
        for a, b, c, d in lines
    )


def _outline(page: Page) -> str:
    """The boxes of all words as one SVG path."""
    return "".join(
        f"M{round(b.left * GRAIN)} {round(b.top * GRAIN)}h{round((b.right - b.left) * GRAIN)}"
        f"v{round((b.bottom - b.top) * GRAIN)}h-{round((b.right - b.left) * GRAIN)}z"
        for b in page.boxes
    )
