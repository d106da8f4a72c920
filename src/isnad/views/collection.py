"""The collection's front page, its finding aid, its lists of entities and kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from isnad.casefile import Casefile, Counts, Failure
from isnad.views import address, words
from isnad.views.claims import Desk
from isnad.views.entity import CLAIMS_A_PART, Topic, topics
from isnad.views.finding import FAILURES_SHOWN, DocumentLine, FindingAid, document_lines, finding_aid
from isnad.views.frame import Headed, frame, head, last_part, listed, paging, quoted
from isnad.views.matter import MatterLine, matter_lines
from isnad.views.speaker import VoiceLine, voice_lines

ENTRIES_A_PART = 250
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
class KindLine:
    """A kind of claim with how many there are and where they stand."""

    name: str
    where: str
    claims: int


@dataclass(frozen=True, slots=True)
class CollectionPage(Headed):
    """The front page: where the documents disagree, on whose word, and what is in the collection."""

    counts: Counts
    contested: tuple[MatterLine, ...]
    corroborated: tuple[MatterLine, ...]
    voices: tuple[VoiceLine, ...]
    kinds: tuple[KindLine, ...]
    people: tuple[EntityLine, ...]
    organisations: tuple[EntityLine, ...]
    aid: FindingAid
    documents: tuple[DocumentLine, ...]
    failures: tuple[Failure, ...]
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntitiesPage(Headed):
    """A list of people, organisations or places, the most mentioned first."""

    lead: str
    entities: tuple[EntityLine, ...]


@dataclass(frozen=True, slots=True)
class KindPage(Headed):
    """One part of all claims of one kind."""

    topics: tuple[Topic, ...]
    claims: int


def collection_page(desk: Desk) -> CollectionPage:
    """The front page."""
    case = desk.case

    def lines(agreement: str) -> tuple[MatterLine, ...]:
        return matter_lines(case.outlines(agreement=agreement, limit=MOST_ON_FRONT), desk)

    return CollectionPage(
        head(case, "index.html", "index.html", frame(case).collection),
        counts=case.counts(),
        contested=lines("contested"),
        corroborated=lines("corroborated"),
        voices=voice_lines(desk, MOST_ON_FRONT * 2),
        kinds=kind_lines(case),
        people=_entities(case, "Person", MOST_ON_FRONT, 0),
        organisations=_entities(case, "Organization", MOST_ON_FRONT, 0),
        aid=finding_aid(desk),
        documents=document_lines(case.listing(MOST_ON_FRONT)),
        failures=case.failures()[:FAILURES_SHOWN],
        warnings=case.warnings()[:FAILURES_SHOWN],
    )


def entities_page(desk: Desk, name: str, part: int = 1) -> EntitiesPage:
    """One part of the list called `name`, a key of `LISTS`."""
    schema, title, lead = LISTS[name]
    where = partial(address.numbered, name)
    parted = paging(where, part, last_part(desk.case.count_entities(schema), ENTRIES_A_PART))
    return EntitiesPage(
        head(desk.case, where(part), where(1), title, "", listed(name), parted),
        lead=lead,
        entities=_entities(desk.case, schema, ENTRIES_A_PART, (part - 1) * ENTRIES_A_PART),
    )


def kind_page(desk: Desk, kind: str, part: int = 1) -> KindPage:
    """One part of all claims of one kind, empty for a kind that nothing claims."""
    case, where = desk.case, partial(address.kind, kind)
    count = case.count_claims(kind=kind)
    parted = paging(where, part, last_part(count, CLAIMS_A_PART))
    claims = case.claims(kind=kind, limit=CLAIMS_A_PART, offset=(part - 1) * CLAIMS_A_PART)
    called = f"All claims: {words.kind(kind)}"
    return KindPage(
        head(case, where(part), "matters.html", called, "", quoted(f"kinds/{kind}"), parted),
        topics(desk.views(claims)),
        count,
    )


def kind_lines(case: Casefile) -> tuple[KindLine, ...]:
    """The kinds of claims, most first."""
    return tuple(KindLine(words.kind(kind), address.kind(kind), count) for kind, count in case.kinds().items())


def _entities(case: Casefile, schema: str, limit: int, offset: int) -> tuple[EntityLine, ...]:
    return tuple(
        EntityLine(
            " ".join(e.caption.split()),
            address.entity(e.id),
            e.mentions,
            tuple(dict.fromkeys(" ".join(n.name.split()) for n in e.names if n.name != e.caption))[:6],
        )
        for e in case.entities(schema, limit, offset)
    )
