"""The finding aid: the documents of a collection, all of them, of one type, of one year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from isnad.casefile import Failure, Listed
from isnad.errors import NotFound
from isnad.views import address, words
from isnad.views.claims import Desk, called
from isnad.views.frame import Headed, head, last_part, listed, paging

DOCUMENTS_A_PART = 250
FAILURES_SHOWN = 100
UNDATED = "year-none"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    title: str
    where: str
    publisher: str
    date: str
    kind: str
    claims: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents of one type or one year: what they have in common, where they are listed, how many they are."""

    name: str
    where: str
    documents: int


@dataclass(frozen=True, slots=True)
class FindingAid:
    """The shelves of a collection: by type the fullest first, by year in order, what has no date last."""

    types: tuple[Shelf, ...]
    years: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage(Headed):
    """One part of a list of documents by path; `aid` on the first part of the list of all."""

    lead: str
    aid: FindingAid | None
    documents: tuple[DocumentLine, ...]
    failures: tuple[Failure, ...]
    warnings: tuple[tuple[str, str], ...]


def finding_aid(desk: Desk) -> FindingAid:
    """The shelves of the collection."""
    years = desk.case.document_years()
    dated = [Shelf(year, address.finding(f"year-{year}"), count) for year, count in sorted(years.items()) if year]
    undated = [Shelf("without a date", address.finding(UNDATED), years[""])] if years.get("") else []
    return FindingAid(
        tuple(Shelf(name, address.finding(key), count) for key, (name, _, count) in _types(desk).items()),
        (*dated, *undated),
    )


def documents_page(desk: Desk, part: int = 1) -> DocumentsPage:
    """One part of the list of all documents, with what could not be read."""
    case, where = desk.case, partial(address.numbered, "documents")
    parted = paging(where, part, last_part(case.counts().documents, DOCUMENTS_A_PART))
    first = part == 1
    return DocumentsPage(
        head(case, where(part), where(1), "Documents", "", listed("documents"), parted),
        lead="All documents of the collection, by the folder that they came in.",
        aid=finding_aid(desk) if first else None,
        documents=document_lines(case.listing(DOCUMENTS_A_PART, (part - 1) * DOCUMENTS_A_PART)),
        failures=case.failures()[:FAILURES_SHOWN] if first else (),
        warnings=case.warnings()[:FAILURES_SHOWN] if first else (),
    )


def shelf_page(desk: Desk, key: str, part: int = 1) -> DocumentsPage:
    """One part of the documents of one shelf; raises `NotFound` for a type or year of which there are none."""
    shelf, types, year = _shelf(desk, key)
    where = partial(address.finding, key)
    parted = paging(where, part, last_part(shelf.documents, DOCUMENTS_A_PART))
    rows = desk.case.listing(DOCUMENTS_A_PART, (part - 1) * DOCUMENTS_A_PART, types=types, year=year)
    title = f"Documents: {shelf.name}"
    return DocumentsPage(
        head(desk.case, where(part), "documents.html", title, "", listed("documents"), parted),
        lead=f"{words.plural(shelf.documents, 'document')}, by the folder that they came in.",
        aid=None,
        documents=document_lines(rows),
        failures=(),
        warnings=(),
    )


def document_lines(listing: Iterable[Listed]) -> tuple[DocumentLine, ...]:
    """Documents as entries of a list."""
    return tuple(
        DocumentLine(
            title=called(listed),
            where=address.document(listed.id),
            publisher=listed.publisher or "",
            date=listed.date or "",
            kind=_name(listed.media_type),
            claims=listed.claims,
        )
        for listed in listing
    )


def _shelf(desk: Desk, key: str) -> tuple[Shelf, tuple[str, ...] | None, str | None]:
    """A shelf by its key, with the types or the year that its documents have in common."""
    types = _types(desk)
    if key in types:
        name, media, count = types[key]
        return Shelf(name, address.finding(key), count), media, None
    year = "" if key == UNDATED else key.removeprefix("year-")
    count = desk.case.document_years().get(year, 0) if key.startswith("year-") and key != "year-" else 0
    if not count:
        raise NotFound("There is no such list of documents", "The list of documents has them all.")
    return Shelf(year or "without a date", address.finding(key), count), None, year


def _types(desk: Desk) -> dict[str, tuple[str, tuple[str, ...], int]]:
    """For each key of a type its name, the media types that are called so, and how many documents, most first."""
    found: dict[str, tuple[str, tuple[str, ...], int]] = {}
    for media, count in desk.case.document_types().items():
        name = _name(media)
        key = f"type-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'other'}"
        _, others, more = found.get(key, (name, (), 0))
        found[key] = (name, (*others, media), more + count)
    return dict(sorted(found.items(), key=lambda item: (-item[1][2], item[0])))


def _name(media_type: str) -> str:
    return words.MEDIA.get(media_type, media_type.rpartition("/")[2])
