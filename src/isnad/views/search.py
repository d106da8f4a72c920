"""The search page: names in any spelling, claims, passages, each hit with its words marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.casefile import MARK, Filters
from isnad.errors import InputError
from isnad.matters.intervals import days
from isnad.matters.standing import iso
from isnad.views import address, words
from isnad.views.claims import PASSAGES_A_PART, ClaimView, Desk, called, fold
from isnad.views.frame import Headed, head

MOST = 30
LONGEST_QUERY = 400  # characters
FIELDS = ("kind", "speaker", "since", "until", "agreement", "grade")


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
class SearchPage(Headed):
    """What a search found; `literal` says that the query was taken word by word.

    `asked` are the filters by their fields' names, `kinds` and `agreements` what can be chosen, in words.
    """

    query: str
    literal: bool
    entities: tuple[EntityFound, ...]
    claims: tuple[ClaimView, ...]
    passages: tuple[PassageFound, ...]
    asked: dict[str, str]
    kinds: tuple[tuple[str, str], ...]
    agreements: tuple[tuple[str, str], ...]


def search_page(desk: Desk, query: str = "", asked: Mapping[str, str] | None = None) -> SearchPage:
    """Search everything; an empty query finds nothing, one of more than `LONGEST_QUERY` characters is cut.

    `asked` are filters by the names of `FIELDS`; the grade is the casefile's own, opened so. Raises `InputError` for
    a date that is none.
    """
    query = query[:LONGEST_QUERY].strip()
    given = {name: (asked or {}).get(name, "").strip()[:LONGEST_QUERY] for name in FIELDS}
    hits = desk.case.search(query, MOST, _filters(given))
    desk.know((), (passage.document for passage in hits.passages))
    return SearchPage(
        head(desk.case, "search.html", "", f"Search: {query}" if query else "Search"),
        query=query,
        literal=hits.literal and bool(query),
        entities=tuple(_entity(desk, e.entity, e.caption, e.name, e.schema, e.mentions) for e in hits.entities),
        claims=_nearest(query, fold(desk.views(desk.claims(hit.claim for hit in hits.claims)))),
        passages=tuple(
            PassageFound(
                called(desk.listed(p.document)),
                address.paragraph(p.document, p.paragraph, p.number // PASSAGES_A_PART + 1),
                cut(p.snippet),
            )
            for p in hits.passages
        ),
        asked=given,
        kinds=tuple((kind, words.kind(kind)) for kind in sorted(desk.case.kinds())),
        agreements=tuple((key, said.split(":")[0]) for key, said in words.AGREEMENT.items()),
    )


def _filters(given: Mapping[str, str]) -> Filters:
    since, until = _day(given["since"]), _day(given["until"])
    return Filters(
        kind=given["kind"],
        speaker=given["speaker"],
        since=since.low_iso if since else "",
        until=until.high_iso if until else "",
        agreement=given["agreement"] if given["agreement"] in words.AGREEMENT else "",
        graded=bool(given["grade"]),
    )


@dataclass(frozen=True, slots=True)
class _Day:
    low_iso: str
    high_iso: str


def _day(edtf: str) -> _Day | None:
    """The first and last day of a date as people write it; raises `InputError` for one that is none."""
    if not edtf:
        return None
    found = days(edtf)
    if found is None:
        raise InputError(f"`{edtf[:40]}` is no date", "Give a year, a month or a day: 2007, 2007-03, 2007-03-20.")
    return _Day(iso(found.low) or "", iso(found.high) or "9999")


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
