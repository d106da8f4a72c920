"""A document's page: its text with the claims in the margin beside their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from isnad.claims import Claim
from isnad.documents import Document, Page, of_document
from isnad.passages import Passage
from isnad.views import address, words
from isnad.views.claims import PASSAGES_A_PART, ClaimView, Desk, Named, fold, heading
from isnad.views.frame import ANNOTATIONS, Forms, Head, Headed, Paging, head, last_part, paging
from isnad.views.marking import Stretch, stretches
from isnad.views.scans import Scan, scan

ELSEWHERE_SHOWN = 30
DOCUMENTS_SHOWN = 6  # of one matter


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text and the claims that begin in it, folded. `kind`: `text`, `heading` or `aside` (no passage).

    `id` is its place on the page (empty for an aside), `page` the number of the page that begins in it, `scan` what
    that page looks like where it came as a picture.
    """

    kind: str
    stretches: tuple[Stretch, ...]
    claims: tuple[ClaimView, ...]
    id: str = ""
    page: int | None = None
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A matter of this document of which others speak too; `documents` open the lines there."""

    title: str
    where: str
    agreement: str
    says: str
    documents: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage(Headed):
    """One part of a document's page. `numbers` gives each claim its number in the margin."""

    identifier: str
    language: str
    about: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    scanned: bool
    paragraphs: tuple[Paragraph, ...]
    numbers: dict[str, int]
    elsewhere: tuple[Elsewhere, ...]


def document_page(desk: Desk, identifier: str, part: int = 1) -> DocumentPage:
    """One part of the page of a document; raises `NotFound` for an unknown id or part."""
    document = desk.case.document(identifier)
    where = partial(address.document, identifier)
    parted = paging(where, part, parts(desk.case.count_passages(identifier)))
    sheet = _sheet(desk, document, part)
    paragraphs = _with_scans(sheet, tuple(_paragraphs(sheet, desk)))
    return DocumentPage(
        _head(desk, document, where(part), parted),
        identifier=identifier,
        language=document.language or "",
        about=_about(document),
        warnings=document.warnings,
        scanned=any(page.scanned for page in document.pages),
        paragraphs=paragraphs,
        numbers={claim.id: n for n, claim in enumerate((c for p in paragraphs for c in p.claims), 1)},
        elsewhere=_elsewhere(paragraphs, desk, identifier),
    )


def _head(desk: Desk, document: Document, where: str, pages: Paging) -> Head:
    """The head of a document's page, which is cited as the document itself."""
    title = heading(document)
    made = head(desk.case, where, "documents.html", title, f"document {document.id}", _forms(document.id), pages)
    own = of_document(document)
    note = f"{made.citation.note}, {own.note}"
    return replace(made, citation=replace(own, title=title, within=made.frame.collection, note=note))


def parts(passages: int) -> int:
    """How many parts the page of a document with so many passages has."""
    return last_part(passages, PASSAGES_A_PART)


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One part of a document: its blocks and the claims that begin in them, those judged wrong too."""

    document: Document
    blocks: tuple[_Block, ...]
    claims: tuple[Claim, ...]


def _sheet(desk: Desk, document: Document, part: int) -> _Sheet:
    first = (part - 1) * PASSAGES_A_PART
    passages = desk.case.passages(document.id, first, first + PASSAGES_A_PART + 1)
    blocks = tuple(_blocks(document.text, passages, part))
    start, end = (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
    return _Sheet(document, blocks, desk.case.claims_between(document.id, start, end))


def _blocks(text: str, passages: Sequence[Passage], part: int) -> Iterator[_Block]:
    """The text of one part cut into its paragraphs; text that is no passage (furniture, page heads) is an `aside`.

    `passages` are those of the part, and the first of the next.
    """
    shown, after = passages[:PASSAGES_A_PART], passages[PASSAGES_A_PART:]
    at = 0 if part == 1 or not shown else _line_start(text, 0, shown[0].start)
    end_of_part = _line_start(text, at, after[0].start) if after else len(text)
    seen: set[int] = set()
    for (number, kind), group in groupby(shown, key=lambda p: (p.paragraph, p.kind)):
        grouped = list(group)
        start = _line_start(text, at, grouped[0].start)
        if text[at:start].strip():
            yield _Block(at, start, "aside")
        name = "" if number in seen else f"p{number}"
        seen.add(number)
        yield _Block(start, grouped[-1].end, "heading" if kind == "heading" else "text", name)
        at = grouped[-1].end
    if text[at:end_of_part].strip():
        yield _Block(at, end_of_part, "aside")


def _line_start(text: str, floor: int, start: int) -> int:
    """The start of the line that `start` is on, not before `floor`: an item's mark stays with its text."""
    return max(floor, text.rfind("\n", 0, start) + 1)


def _paragraphs(sheet: _Sheet, desk: Desk) -> Iterator[Paragraph]:
    document = sheet.document
    anchors = [(c.id, c.anchor.start, c.anchor.end) for c in sheet.claims]
    views = {view.id: view for view in desk.views(sheet.claims)}
    first, last = (sheet.blocks[0].start, sheet.blocks[-1].end) if sheet.blocks else (0, 0)
    pages = [(p.start, p.number) for p in document.pages if len(document.pages) > 1 and first <= p.start < last]
    for block in sheet.blocks:
        start, end = _trimmed(document.text, block)
        claims = fold(views[c.id] for c in sheet.claims if block.start <= c.anchor.start < block.end)
        page = next((number for begins, number in pages if block.start <= begins < block.end), None)
        near = [a for a in anchors if a[1] < end and a[2] > start]
        yield Paragraph(block.kind, stretches(document.text, start, end, near), claims, block.id, page)


def _trimmed(text: str, block: _Block) -> tuple[int, int]:
    """The block without the blank lines around it."""
    shown = text[block.start : block.end]
    return block.start + len(shown) - len(shown.lstrip("\r\n")), block.end - len(shown) + len(shown.rstrip())


def _with_scans(sheet: _Sheet, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, each page that is a scan shown before the first of its own."""
    scanned = {page.number: page for page in sheet.document.pages if page.scanned and page.boxes}
    if not scanned:
        return paragraphs
    places = {claim.id: (claim.anchor.start, claim.anchor.end) for claim in sheet.claims}
    claims = [claim for p in paragraphs for claim in p.claims]
    numbers = {claim.id: n for n, claim in enumerate(claims, 1)}
    shown: list[Paragraph] = []
    for number, paragraph in _pages_of(paragraphs, scanned):
        page = scanned.pop(number, None)
        if page is None:
            shown.append(paragraph)
            continue
        own = [claim for claim in claims if page.start <= places[claim.id][0] < page.end]
        shown.append(replace(paragraph, page=number, scan=scan(sheet.document, page, own, places, numbers)))
    return tuple(shown)


def _pages_of(paragraphs: Sequence[Paragraph], scanned: Mapping[int, Page]) -> Iterator[tuple[int, Paragraph]]:
    """Each paragraph with the scanned page that its first character is on, 0 for none."""
    for paragraph in paragraphs:
        start = paragraph.stretches[0].start if paragraph.stretches else -1
        number = paragraph.page if paragraph.page in scanned else None
        on = (page.number for page in list(scanned.values()) if page.start <= start < page.end)
        yield number or next(on, 0), paragraph


def _elsewhere(paragraphs: Iterable[Paragraph], desk: Desk, identifier: str) -> tuple[Elsewhere, ...]:
    """The matters of this part's claims of which other documents speak, the contested first."""
    matters = dict.fromkeys(c.matter for p in paragraphs for c in p.claims if c.matter)
    told = sorted((m for m in matters if m.agreement != "single"), key=lambda m: m.agreement != "contested")
    beside = desk.case.beside((matter.matter for matter in told), identifier)
    shown = [matter for matter in told if matter.matter in beside][:ELSEWHERE_SHOWN]
    others = {matter.matter: beside[matter.matter][1][:DOCUMENTS_SHOWN] for matter in shown}
    held = {claim.id: claim for claim in desk.claims(key for keys in others.values() for key in keys)}
    desk.look_up(tuple(held.values()))
    return tuple(
        Elsewhere(
            beside[matter.matter][0],
            matter.where,
            matter.agreement,
            words.AGREEMENT[matter.agreement].split(":")[0],
            tuple(
                Named(desk.title(held[k].document), desk.line(held[k])) for k in others[matter.matter] if k in held
            ),
        )
        for matter in shown
    )


def _line(desk: Desk, claim: Claim) -> Named:
    return Named(desk.title(claim.document), desk.line(claim))


def _about(document: Document) -> tuple[tuple[str, str], ...]:
    given = (
        ("published by", document.publisher),
        ("by", ", ".join(document.authors)),
        ("date", document.date),
        ("address", document.url),
        ("grade", document.grade),
        ("file", document.path.rsplit("/", 1)[-1]),
        ("SHA-256", "" if document.sha256.startswith("redacted") else document.sha256),
    )
    return tuple((name, value) for name, value in given if value)


def _forms(identifier: str) -> Forms:
    """Where the same facts lie for programs: as `isnad.exchange.machine` writes them."""
    return (
        ("plain text", f"documents/{identifier}.txt"),
        ("JSON", f"documents/{identifier}.json"),
        (ANNOTATIONS, f"documents/{identifier}.annotations.json"),
        ("CSL-JSON", f"documents/{identifier}.csl.json"),
        ("BibTeX", f"documents/{identifier}.bib"),
    )
