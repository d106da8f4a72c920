"""Every page of a casefile by its address: what the room serves and what the site writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from isnad.errors import NotFound
from isnad.views import address
from isnad.views.about import about_page
from isnad.views.claims import Desk
from isnad.views.collection import (
    ENTRIES_A_PART,
    LISTS,
    collection_page,
    entities_page,
    kind_page,
)
from isnad.views.document import document_page, parts
from isnad.views.entity import CLAIMS_A_PART, entity_page
from isnad.views.finding import DOCUMENTS_A_PART, documents_page, finding_aid, shelf_page
from isnad.views.frame import last_part
from isnad.views.matter import CLAIMS_A_PART as MATTER_CLAIMS
from isnad.views.matter import CONTESTED_A_PART, MATTERS_A_PART, contested_page, matter_page, matters_page
from isnad.views.render import Page
from isnad.views.review import claim_page, history_page, queue_page
from isnad.views.search import search_page
from isnad.views.speaker import VOICES_A_PART, speaker_page, unnamed_page, voices_page
from isnad.views.through_time import network_page, network_year, network_years, timeline_page, timeline_parts

_SINGLE: dict[str, Callable[[Desk], Page]] = {
    "index": collection_page,
    "about": about_page,
    "search": search_page,
}
_PARTED: dict[str, Callable[[Desk, int], Page]] = {
    "contested": contested_page,
    "matters": matters_page,
    "voices": voices_page,
    "unnamed": unnamed_page,
    "documents": documents_page,
    "timeline": timeline_page,
    "network": network_year,
    **{name: partial(lambda desk, part, name: entities_page(desk, name, part), name=name) for name in LISTS},
}
_OF_ONE: dict[str, Callable[[Desk, str, int], Page]] = {
    "documents": document_page,
    "entities": entity_page,
    "speakers": speaker_page,
    "matters": matter_page,
    "kinds": kind_page,
    "finding": shelf_page,
}
_ADDRESS = re.compile(r"(?:(?P<folder>[a-z]+)/)?(?P<name>[A-Za-z0-9_-]{1,80})(?:\.(?P<part>[1-9][0-9]{0,5}))?\.html")


def at(desk: Desk, where: str) -> Page:
    """The page at an address; raises `NotFound` for any that is none."""
    match = _ADDRESS.fullmatch(where)
    if match is None or match["part"] == "1":
        raise _nowhere()
    folder, name, part = match["folder"], match["name"], int(match["part"] or 1)
    if folder in _OF_ONE:
        return _OF_ONE[folder](desk, name, part)
    if folder is None and name in _PARTED:
        return _PARTED[name](desk, part)
    if folder is None and name in _SINGLE and part == 1:
        return _SINGLE[name](desk)
    raise _nowhere()


def at_review(desk: Desk, where: str) -> Page | None:
    """The page of the review at an address, which no reader and no published copy has; None for any that is none."""
    match = _ADDRESS.fullmatch(where)
    if match is None:
        return None
    folder, name, part = match["folder"], match["name"], int(match["part"] or 1)
    if folder == "judge" and part == 1:
        return claim_page(desk, name)
    if folder is None and name == "judgements":
        return history_page(desk, part)
    return queue_page(desk) if folder is None and (name, part) == ("review", 1) else None


def addresses(desk: Desk) -> Iterator[str]:
    """The addresses of all pages, in a fixed order."""
    case = desk.case
    yield from (f"{name}.html" for name in _SINGLE)
    for name, last in _lasts(desk).items():
        yield from (address.numbered(name, part) for part in range(1, last + 1))
    yield from (where for _, where in network_years(desk))
    aid = finding_aid(desk)
    for shelf in (*aid.types, *aid.years):
        key = shelf.where.removeprefix("finding/").removesuffix(".html")
        yield from _parts(partial(address.finding, key), shelf.documents, DOCUMENTS_A_PART)
    for listed in case.listing():
        last = parts(case.count_passages(listed.id))
        yield from (address.document(listed.id, part) for part in range(1, last + 1))
    for entity in case.entity_ids():
        yield from _parts(partial(address.entity, entity), case.count_claims(entity=entity), CLAIMS_A_PART)
        if spoken := case.count_claims(speaker=entity):
            yield from _parts(partial(address.speaker, entity), spoken, CLAIMS_A_PART)
    for voice in case.unnamed():
        yield from _parts(partial(address.unnamed, voice.document, voice.number), voice.claims, CLAIMS_A_PART)
    for matter, claims in case.matter_sizes():
        yield from _parts(partial(address.matter, matter), claims, MATTER_CLAIMS)
    for kind, count in case.kinds().items():
        yield from _parts(partial(address.kind, kind), count, CLAIMS_A_PART)


def _lasts(desk: Desk) -> dict[str, int]:
    """How many parts each list has."""
    case = desk.case
    return {
        "contested": last_part(case.count_matters(agreement="contested"), CONTESTED_A_PART),
        "matters": last_part(case.count_matters(several=True), MATTERS_A_PART),
        "voices": last_part(case.count_voices(), VOICES_A_PART),
        "unnamed": last_part(case.count_unnamed(), VOICES_A_PART),
        "documents": last_part(case.counts().documents, DOCUMENTS_A_PART),
        "timeline": timeline_parts(desk),
        "network": 1,
        **{name: last_part(case.count_entities(schema), ENTRIES_A_PART) for name, (schema, *_) in LISTS.items()},
    }


def _parts(where: Callable[[int], str], count: int, size: int) -> Iterator[str]:
    return (where(part) for part in range(1, last_part(count, size) + 1))


def _nowhere() -> NotFound:
    return NotFound("There is no such page", "Go to the collection's first page.")


__all__ = ["addresses", "at", "network_page", "search_page"]
