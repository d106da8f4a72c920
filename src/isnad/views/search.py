"""The search page: names in any spelling, claims, passages, each hit with its words marked."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.casefile import MARK, Casefile
from isnad.views import address, words
from isnad.views.claims import PASSAGES_A_PART, ClaimView, Desk
from isnad.views.frame import Frame, frame

MOST = 30


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a found text; `found` marks the words that were asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class EntityFound:
    """An entity that has the name, with the spelling that was found."""

    caption: str
    name: str
    schema: str
    where: str
    mentions: int


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage that holds the words; `where` opens its document's part."""

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


def search_page(case: Casefile, query: str) -> SearchPage:
    """Search everything; an empty query finds nothing."""
    hits = case.search(query, MOST)
    desk = Desk(case)
    return SearchPage(
        frame=frame(case),
        address="search.html",
        section="",
        title=f"Search: {query}" if query else "Search",
        query=query,
        literal=hits.literal and bool(query.strip()),
        entities=tuple(
            EntityFound(e.caption, e.name, words.SCHEMA.get(e.schema, ""), address.entity(e.entity), e.mentions)
            for e in hits.entities
        ),
        claims=desk.views(case.claim(hit.claim) for hit in hits.claims),
        passages=tuple(
            PassageFound(p.title, f"{address.document(p.document, p.number // PASSAGES_A_PART + 1)}", cut(p.snippet))
            for p in hits.passages
        ),
    )


def cut(snippet: str) -> tuple[Snippet, ...]:
    """A snippet of the casefile as its pieces."""
    before, after = MARK
    pieces: list[Snippet] = []
    for chunk in snippet.split(before):
        found, mark, rest = chunk.partition(after)
        pieces += [Snippet(found, True), Snippet(rest, False)] if mark else [Snippet(found, False)]
    return tuple(p for p in pieces if p.text)
