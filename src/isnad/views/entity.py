"""The page of a person, an organisation, a place or a work; and of a speaker: all that stands on one voice's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from isnad.casefile import Casefile
from isnad.entities import Entity
from isnad.errors import NotFound
from isnad.views import address, words
from isnad.views.claims import ClaimView, Desk
from isnad.views.frame import Frame, Paging, frame
from isnad.views.matter import MatterLine, matter_line

CLAIMS_A_PART = 150
_SECTION = {"Person": "people.html", "Organization": "organisations.html", "Address": "places.html"}


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims of one kind under one heading."""

    name: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name with how often it stands, and the documents that write it so (title, address)."""

    name: str
    mentions: int
    documents: tuple[tuple[str, str], ...]
    rtl: bool


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One part of an entity's page. `speaks` counts the claims that stand on this entity's word."""

    frame: Frame
    address: str
    section: str
    title: str
    schema: str
    mentions: int
    names: tuple[NameLine, ...]
    reasons: tuple[str, ...]
    contested: tuple[MatterLine, ...]
    topics: tuple[Topic, ...]
    claims: int
    speaks: int
    speaker: str
    paging: Paging


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """Everything on one voice's word, by kind."""

    frame: Frame
    address: str
    section: str
    title: str
    entity: str
    topics: tuple[Topic, ...]
    claims: int
    paging: Paging


def entity_page(case: Casefile, identifier: str, part: int = 1) -> EntityPage:
    """The page of an entity; raises `NotFound`."""
    entity = case.entity(identifier)
    desk = Desk(case)
    count = case.count_claims(entity=identifier)
    last = _last(count, part)
    claims = case.claims(entity=identifier, limit=CLAIMS_A_PART, offset=(part - 1) * CLAIMS_A_PART)
    contested = case.matters(agreement="contested", entity=identifier)
    return EntityPage(
        frame=frame(case),
        address=address.entity(identifier, part),
        section=_SECTION.get(entity.schema, ""),
        title=entity.caption,
        schema=words.SCHEMA.get(entity.schema, entity.schema.lower()),
        mentions=entity.mentions,
        names=tuple(_names(entity, desk)),
        reasons=entity.reasons,
        contested=tuple(matter_line(m, desk) for m in contested),
        topics=topics(desk.views(claims)),
        claims=count,
        speaks=case.count_claims(speaker=identifier),
        speaker=address.speaker(identifier),
        paging=_paging(address.entity, identifier, part, last),
    )


def speaker_page(case: Casefile, identifier: str, part: int = 1) -> SpeakerPage:
    """The page of a voice; raises `NotFound`."""
    entity = case.entity(identifier)
    count = case.count_claims(speaker=identifier)
    last = _last(count, part)
    claims = case.claims(speaker=identifier, limit=CLAIMS_A_PART, offset=(part - 1) * CLAIMS_A_PART)
    return SpeakerPage(
        frame=frame(case),
        address=address.speaker(identifier, part),
        section="",
        title=f"On the word of {entity.caption}",
        entity=address.entity(identifier),
        topics=topics(Desk(case).views(claims)),
        claims=count,
        paging=_paging(address.speaker, identifier, part, last),
    )


def topics(claims: Iterable[ClaimView]) -> tuple[Topic, ...]:
    """Claims by kind, the kinds in the order in which they first stand."""
    found: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in claims:
        found[claim.kind].append(claim)
    return tuple(Topic(kind, tuple(views)) for kind, views in found.items())


def _names(entity: Entity, desk: Desk) -> Iterable[NameLine]:
    for name in entity.names:
        documents = tuple((desk.title(d), address.document(d)) for d in name.documents)
        yield NameLine(name.name, name.mentions, documents, name.script in {"Arab", "Hebr"})


def _last(count: int, part: int) -> int:
    last = max(1, -(-count // CLAIMS_A_PART))
    if not 1 <= part <= last:
        raise NotFound(f"There is no part {part} of this page", f"It has {last}.")
    return last


def _paging(where: address.Numbered, identifier: str, part: int, last: int) -> Paging:
    before = where(identifier, part - 1) if part > 1 else None
    after = where(identifier, part + 1) if part < last else None
    return Paging(part, last, before, after)
