"""Every page of a casefile by its address: what the room serves and what the site writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from isnad.casefile import Casefile
from isnad.errors import NotFound
from isnad.views import address
from isnad.views.collection import LISTS, about_page, collection_page, documents_page, entities_page
from isnad.views.document import document_page, parts
from isnad.views.entity import CLAIMS_A_PART, entity_page, speaker_page
from isnad.views.matter import contested_page, matter_page, matters_page
from isnad.views.render import Page
from isnad.views.search import search_page

_SINGLE: dict[str, Callable[[Casefile], Page]] = {
    "index": collection_page,
    "documents": documents_page,
    "about": about_page,
    "search": partial(search_page, query=""),
}
_PARTED: dict[str, Callable[[Casefile, int], Page]] = {
    "contested": contested_page,
    "matters": matters_page,
    **{name: partial(lambda case, part, name: entities_page(case, name, part), name=name) for name in LISTS},
}
_OF_ONE: dict[str, Callable[[Casefile, str, int], Page]] = {
    "documents": document_page,
    "entities": entity_page,
    "speakers": speaker_page,
    "matters": lambda case, identifier, part: matter_page(case, identifier),
}
_ADDRESS = re.compile(r"(?:(?P<folder>[a-z]+)/)?(?P<name>[A-Za-z0-9_-]{1,80})(?:\.(?P<part>[0-9]{1,6}))?\.html")


def at(case: Casefile, where: str) -> Page:
    """The page at an address; raises `NotFound` for any that is none."""
    match = _ADDRESS.fullmatch(where)
    if match is None:
        raise NotFound("There is no such page", "Go to the collection's first page.")
    folder, name, part = match["folder"], match["name"], int(match["part"] or 1)
    if folder in _OF_ONE:
        return _OF_ONE[folder](case, name, part)
    if folder is None and name in _PARTED:
        return _PARTED[name](case, part)
    if folder is None and name in _SINGLE and part == 1:
        return _SINGLE[name](case)
    raise NotFound("There is no such page", "Go to the collection's first page.")


def addresses(case: Casefile) -> Iterator[str]:
    """The addresses of all pages, in a fixed order."""
    yield from (f"{name}.html" for name in (*_SINGLE, *_PARTED))
    for listed in case.listing():
        last = parts(case.count_passages(listed.id))
        yield from (address.document(listed.id, part) for part in range(1, last + 1))
    for entity in case.entities():
        yield from _parts(address.entity, entity.id, case.count_claims(entity=entity.id))
        if spoken := case.count_claims(speaker=entity.id):
            yield from _parts(address.speaker, entity.id, spoken)
    yield from (address.matter(matter.id) for matter in case.matters())


def _parts(where: address.Numbered, identifier: str, claims: int) -> Iterator[str]:
    last = max(1, -(-claims // CLAIMS_A_PART))
    return (where(identifier, part) for part in range(1, last + 1))


__all__ = ["addresses", "at", "search_page"]
