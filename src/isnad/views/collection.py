"""The collection's front page, its lists of documents and entities, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.casefile import Casefile, Counts, Failure
from isnad.views import address, words
from isnad.views.claims import Desk
from isnad.views.frame import Frame, Paging, frame
from isnad.views.matter import MatterLine, matter_line

ENTRIES_A_PART = 500
MOST_ON_FRONT = 12
LISTS = {
    "people": ("Person", "People", "Everyone whom the documents name, under all the spellings that they use."),
    "organisations": ("Organization", "Organisations", "Groups, governments, agencies, publications."),
    "places": ("Address", "Places", "Where it is said to have happened."),
}


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity in a list, with its other spellings."""

    caption: str
    where: str
    mentions: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    title: str
    where: str
    publisher: str
    date: str
    pages: int
    claims: int


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """The front page: what is in the collection and where its documents disagree."""

    frame: Frame
    address: str
    section: str
    title: str
    counts: Counts
    contested: tuple[MatterLine, ...]
    people: tuple[EntityLine, ...]
    organisations: tuple[EntityLine, ...]
    documents: tuple[DocumentLine, ...]
    failures: tuple[Failure, ...]
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """A list of people, organisations or places, the most mentioned first."""

    frame: Frame
    address: str
    section: str
    title: str
    lead: str
    entities: tuple[EntityLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The finding aid: all documents by date and path."""

    frame: Frame
    address: str
    section: str
    title: str
    documents: tuple[DocumentLine, ...]
    failures: tuple[Failure, ...]
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """How the collection was made: versions, numbers, limits."""

    frame: Frame
    address: str
    section: str
    title: str
    counts: Counts
    meta: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, int], ...]


def collection_page(case: Casefile) -> CollectionPage:
    """The front page."""
    desk = Desk(case)
    made = frame(case)
    return CollectionPage(
        frame=made,
        address="index.html",
        section="index.html",
        title=made.collection,
        counts=case.counts(),
        contested=tuple(matter_line(m, desk) for m in case.matters(agreement="contested", limit=MOST_ON_FRONT)),
        people=_entities(case, "Person", MOST_ON_FRONT, 0),
        organisations=_entities(case, "Organization", MOST_ON_FRONT, 0),
        documents=_documents(case, MOST_ON_FRONT * 2),
        failures=case.failures(),
        warnings=case.warnings(),
    )


def entities_page(case: Casefile, name: str, part: int = 1) -> EntitiesPage:
    """The list called `name`, a key of `LISTS`."""
    schema, title, lead = LISTS[name]
    last = max(1, -(-case.count_entities(schema) // ENTRIES_A_PART))
    return EntitiesPage(
        frame=frame(case),
        address=_list_address(name, part),
        section=f"{name}.html",
        title=title,
        lead=lead,
        entities=_entities(case, schema, ENTRIES_A_PART, (part - 1) * ENTRIES_A_PART),
        paging=Paging(
            part,
            last,
            _list_address(name, part - 1) if part > 1 else None,
            _list_address(name, part + 1) if part < last else None,
        ),
    )


def documents_page(case: Casefile) -> DocumentsPage:
    """The finding aid."""
    return DocumentsPage(
        frame(case),
        "documents.html",
        "documents.html",
        "Documents",
        _documents(case, None),
        case.failures(),
        case.warnings(),
    )


def about_page(case: Casefile) -> AboutPage:
    """How this was made."""
    return AboutPage(
        frame(case),
        "about.html",
        "about.html",
        "How this was made",
        case.counts(),
        tuple(case.meta().items()),
        tuple((words.kind(kind), count) for kind, count in case.kinds().items()),
    )


def _entities(case: Casefile, schema: str, limit: int, offset: int) -> tuple[EntityLine, ...]:
    return tuple(
        EntityLine(
            e.caption, address.entity(e.id), e.mentions, tuple(n.name for n in e.names if n.name != e.caption)[:6]
        )
        for e in case.entities(schema, limit, offset)
    )


def _documents(case: Casefile, limit: int | None) -> tuple[DocumentLine, ...]:
    return tuple(
        DocumentLine(
            title=listed.title or listed.path.rsplit("/", 1)[-1],
            where=address.document(listed.id),
            publisher=listed.publisher or "",
            date=listed.date or "",
            pages=listed.pages,
            claims=listed.claims,
        )
        for listed in case.listing(limit)
    )


def _list_address(name: str, part: int) -> str:
    return f"{name}.html" if part == 1 else f"{name}.{part}.html"
