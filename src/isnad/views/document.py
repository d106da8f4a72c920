"""A document's page: its text with the claims in the margin beside their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from isnad.casefile import Casefile
from isnad.errors import NotFound
from isnad.reading import Reading
from isnad.views import address
from isnad.views.claims import PASSAGES_A_PART, ClaimView, Desk, heading
from isnad.views.frame import Frame, Paging, frame
from isnad.views.marking import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text and the claims that begin in it. `kind`: `text`, `heading` or `aside` (no passage)."""

    kind: str
    stretches: tuple[Stretch, ...]
    claims: tuple[ClaimView, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One part of a document's page. `numbers` gives each claim its number in the margin."""

    frame: Frame
    address: str
    section: str
    title: str
    about: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    numbers: dict[str, int]
    paging: Paging


def document_page(case: Casefile, identifier: str, part: int = 1) -> DocumentPage:
    """The page of a document; raises `NotFound` for an unknown id or part."""
    reading = case.reading(identifier)
    desk = Desk(case)
    last = parts(len(reading.passages))
    if not 1 <= part <= last:
        raise NotFound(f"{heading(reading.document)} has no part {part}", f"It has {last}.")
    return DocumentPage(
        frame=frame(case),
        address=address.document(identifier, part),
        section="documents.html",
        title=heading(reading.document),
        about=_about(reading),
        warnings=reading.document.warnings,
        paragraphs=tuple(_paragraphs(reading, desk, list(_blocks(reading, part)))),
        numbers={claim.id: n for n, claim in enumerate(reading.claims, 1)},
        paging=_paging(identifier, part, last),
    )


def parts(passages: int) -> int:
    """How many parts the page of a document with so many passages has."""
    return max(1, -(-passages // PASSAGES_A_PART))


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    kind: str


def _blocks(reading: Reading, part: int) -> Iterator[_Block]:
    """The text of one part cut into its paragraphs; text that is no passage (item marks aside) is an `aside`."""
    text = reading.document.text
    shown = reading.passages[(part - 1) * PASSAGES_A_PART : part * PASSAGES_A_PART]
    after = reading.passages[part * PASSAGES_A_PART :]
    at = 0 if part == 1 or not shown else _line_start(text, 0, shown[0].start)
    end_of_part = _line_start(text, at, after[0].start) if after else len(text)
    for (_, kind), group in groupby(shown, key=lambda p: (p.paragraph, p.kind)):
        passages = list(group)
        start = _line_start(text, at, passages[0].start)
        if text[at:start].strip():
            yield _Block(at, start, "aside")
        yield _Block(start, passages[-1].end, "heading" if kind == "heading" else "text")
        at = passages[-1].end
    if text[at:end_of_part].strip():
        yield _Block(at, end_of_part, "aside")


def _line_start(text: str, floor: int, start: int) -> int:
    """The start of the line that `start` is on, not before `floor`: an item's mark stays with its text."""
    return max(floor, text.rfind("\n", 0, start) + 1)


def _paragraphs(reading: Reading, desk: Desk, blocks: Sequence[_Block]) -> Iterator[Paragraph]:
    anchors = [(c.id, c.anchor.start, c.anchor.end) for c in reading.claims]
    pages = [(page.start, page.number) for page in reading.document.pages]
    for block in blocks:
        claims = [c for c in reading.claims if block.start <= c.anchor.start < block.end]
        page = next((number for start, number in pages if block.start <= start < block.end), None)
        cut = stretches(reading.document.text, block.start, block.end, anchors)
        yield Paragraph(block.kind, cut, desk.views(claims), page)


def _about(reading: Reading) -> tuple[tuple[str, str], ...]:
    document = reading.document
    given = (
        ("published by", document.publisher),
        ("by", ", ".join(document.authors)),
        ("date", document.date),
        ("address", document.url),
        ("grade", document.grade),
        ("file", document.path.rsplit("/", 1)[-1]),
        ("SHA-256", document.sha256),
    )
    return tuple((name, value) for name, value in given if value)


def _paging(identifier: str, part: int, last: int) -> Paging:
    before = address.document(identifier, part - 1) if part > 1 else None
    after = address.document(identifier, part + 1) if part < last else None
    return Paging(part, last, before, after)
