"""The search page: names in any spelling, claims, passages, each hit with its words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isnad.casefile import MARK
from isnad.views import address, words
from isnad.views.claims import PASSAGES_A_PART, ClaimView, Desk, called, fold
from isnad.views.frame import Frame, frame

MOST = 30
LONGEST_QUERY = 400  # characters


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a found text; `found` marks the words that were asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class EntityFound:
    """An entity that has the name, with the spelling that was found; `speaker` is where it speaks, or None."""

    caption: str
    name: str
    schema: str
    where: str
    mentions: int
    speaker: str | None
    speaks: int


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage that holds the words; `where` opens its paragraph."""

    title: str
    where: str
    snippet: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found; `literal` says that the query was taken word by word."""

    frame: Frame
    address: str
    section: str
    title: str
    query: str
    literal: bool
    entities: tuple[EntityFound, ...]
    claims: tuple[ClaimView, ...]
    passages: tuple[PassageFound, ...]


def search_page(desk: Desk, query: str = "") -> SearchPage:
    """Search everything; an empty query finds nothing, one of more than `LONGEST_QUERY` characters is cut."""
    query = query[:LONGEST_QUERY].strip()
    hits = desk.case.search(query, MOST)
    return SearchPage(
        frame=frame(desk.case),
        address="search.html",
        section="",
        title=f"Search: {query}" if query else "Search",
        query=query,
        literal=hits.literal and bool(query),
        entities=tuple(_entity(desk, e.entity, e.caption, e.name, e.schema, e.mentions) for e in hits.entities),
        claims=_nearest(query, fold(desk.views(desk.case.claim(hit.claim) for hit in hits.claims))),
        passages=tuple(
            PassageFound(
                called(desk.listed(p.document)),
                address.paragraph(p.document, p.paragraph, p.number // PASSAGES_A_PART + 1),
                cut(p.snippet),
            )
            for p in hits.passages
        ),
    )


def _entity(desk: Desk, entity: str, caption: str, name: str, schema: str, mentions: int) -> EntityFound:
    speaks = desk.case.count_claims(speaker=entity)
    return EntityFound(
        caption,
        name,
        words.SCHEMA.get(schema, ""),
        address.entity(entity),
        mentions,
        address.speaker(entity) if speaks else None,
        speaks,
    )


def _nearest(query: str, claims: Sequence[ClaimView]) -> tuple[ClaimView, ...]:
    """First the claims whose own words hold a word of the query, then those found by a voice or a title."""
    asked = re.findall(r"\w+", query.casefold())
    return tuple(sorted(claims, key=lambda claim: not any(word in claim.quote.casefold() for word in asked)))


def cut(snippet: str) -> tuple[Snippet, ...]:
    """A snippet of the casefile as its pieces."""
    before, after = MARK
    pieces: list[Snippet] = []
    for chunk in snippet.split(before):
        found, mark, rest = chunk.partition(after)
        pieces += [Snippet(found, True), Snippet(rest, False)] if mark else [Snippet(found, False)]
    return tuple(p for p in pieces if p.text)
