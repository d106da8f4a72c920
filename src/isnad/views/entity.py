"""The page of a person, an organisation, a place or a work: its names, what is claimed of it and contested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from isnad.entities import Entity
from isnad.views import address, words
from isnad.views.claims import ClaimView, Desk, Named, fold
from isnad.views.frame import Headed, head, last_part, paging, quoted
from isnad.views.matter import MatterLine, matter_lines
from isnad.views.through_time import EdgeLine, standing

CLAIMS_A_PART = 60
CONTESTED_SHOWN = 12
NAMES_SHOWN = 60
VOICES_SHOWN = 16
DOCUMENTS_OF_A_NAME = 5
REASONS_SHOWN = 30
WAYS_SHOWN = 12  # in which an entity is said to speak
SECTION = {"Person": "people.html", "Organization": "organisations.html", "Address": "places.html"}


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims of one kind under one heading; `slug` is the heading's place on the page."""

    name: str
    slug: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name with how often it stands, and documents that write it so (title, address); `more` others do."""

    name: str
    mentions: int
    documents: tuple[tuple[str, str], ...]
    more: int
    rtl: bool


@dataclass(frozen=True, slots=True)
class EntityPage(Headed):
    """One part of an entity's page; the first has all but the later claims.

    `speaks` counts the claims that stand on this entity's word, `speaks_as` as what the documents have it speak.

    `told_by` are the innermost voices of this part's claims, with how many each gives. `names_more` are names that
    this page does not list; the JSON form has all.
    """

    identifier: str
    schema: str
    mentions: int
    names: tuple[NameLine, ...]
    names_more: int
    reasons: tuple[str, ...]
    contested: tuple[MatterLine, ...]
    standing: tuple[EdgeLine, ...]
    topics: tuple[Topic, ...]
    told_by: tuple[tuple[Named, int], ...]
    claims: int
    speaks: int
    speaks_as: tuple[tuple[str, int], ...]
    speaker: str


def entity_page(desk: Desk, identifier: str, part: int = 1) -> EntityPage:
    """One part of the page of an entity; raises `NotFound`."""
    case, entity = desk.case, desk.case.entity(identifier)
    where = partial(address.entity, identifier)
    count = case.count_claims(entity=identifier)
    parted = paging(where, part, last_part(count, CLAIMS_A_PART))
    claims = case.claims(entity=identifier, limit=CLAIMS_A_PART, offset=(part - 1) * CLAIMS_A_PART)
    views = desk.views(claims)
    first = part == 1
    contested = case.outlines(agreement="contested", entity=identifier, limit=CONTESTED_SHOWN) if first else ()
    section, forms = SECTION.get(entity.schema, ""), quoted(f"entities/{identifier}")
    return EntityPage(
        head(case, where(part), section, desk.caption(identifier), f"entity {identifier}", forms, parted),
        identifier=identifier,
        schema=words.SCHEMA.get(entity.schema, entity.schema.lower()),
        mentions=entity.mentions,
        names=tuple(_names(entity, desk)) if first else (),
        names_more=max(0, len(entity.names) - NAMES_SHOWN) if first else 0,
        reasons=entity.reasons[:REASONS_SHOWN] if first else (),
        contested=matter_lines(contested, desk),
        standing=standing(desk, identifier) if first else (),
        topics=topics(views),
        told_by=told_by(views),
        claims=count,
        speaks=case.count_claims(speaker=identifier),
        speaks_as=case.spoken_as(identifier, WAYS_SHOWN) if first else (),
        speaker=address.speaker(identifier),
    )


def topics(claims: Iterable[ClaimView]) -> tuple[Topic, ...]:
    """Claims by kind, the most told first, then in the order in which they first stand."""
    found: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in fold(claims):
        found[claim.kind].append(claim)
    ordered = sorted(found.items(), key=lambda topic: -len(topic[1]))
    return tuple(Topic(kind, kind.replace(" ", "-"), tuple(views)) for kind, views in ordered)


def told_by(claims: Iterable[ClaimView]) -> tuple[tuple[Named, int], ...]:
    """On whose word these claims stand: the innermost voices, those who give most first."""
    voices = Counter(voice for claim in claims for voice in claim.chain[-1].voices)
    return tuple(voices.most_common(VOICES_SHOWN))


def _names(entity: Entity, desk: Desk) -> Iterable[NameLine]:
    desk.know((), (d for name in entity.names[:NAMES_SHOWN] for d in name.documents[:DOCUMENTS_OF_A_NAME]))
    for name in entity.names[:NAMES_SHOWN]:
        shown = name.documents[:DOCUMENTS_OF_A_NAME]
        documents = tuple((desk.title(d), address.document(d)) for d in shown)
        more = len(name.documents) - len(shown)
        yield NameLine(" ".join(name.name.split()), name.mentions, documents, more, name.script in {"Arab", "Hebr"})
