"""The machine forms that lie beside the pages: text, JSON, annotations and citations by their addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from isnad.casefile import Casefile
from isnad.errors import NotFound
from isnad.exchange.annotations import annotation_page
from isnad.exchange.citations import bibtex, csl
from isnad.exchange.follow_the_money import ftm
from isnad.exchange.json_lines import jsonl
from isnad.exchange.table import csv
from isnad.reading import CONTRACT, Reading, to_json, to_shape

COLLECTION = "collection.jsonl"
WHOLE: Mapping[str, tuple[Callable[[Casefile], Iterable[str]], str]] = {
    COLLECTION: (jsonl, "application/x-ndjson; charset=utf-8"),
    "collection.ftm.jsonl": (ftm, "application/x-ndjson; charset=utf-8"),
    "claims.csv": (csv, "text/csv; charset=utf-8"),
}
_JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Form:
    """What lies at an address: its lines or pieces of text, to be written as UTF-8, and its media type."""

    pieces: Iterable[str]
    media_type: str


_OF_DOCUMENT: Mapping[str, tuple[Callable[[Reading], str], str]] = {
    "txt": (lambda reading: reading.document.text, "text/plain; charset=utf-8"),
    "json": (lambda reading: _dumped(to_json(reading)), _JSON),
    "annotations.json": (lambda reading: _dumped(annotation_page(reading)), "application/ld+json"),
    "csl.json": (lambda reading: _dumped([csl(reading.document)]), "application/vnd.citationstyles.csl+json"),
    "bib": (lambda reading: bibtex(reading.document), "application/x-bibtex; charset=utf-8"),
}
_ADDRESS = re.compile(r"(documents|entities|matters)/([A-Za-z0-9_-]{1,80})\.([a-z.]{2,20})")


def at(case: Casefile, where: str) -> Form:
    """The form at an address; raises `NotFound` for any that is none."""
    if where in WHOLE:
        make_all, media_type = WHOLE[where]
        return Form(make_all(case), media_type)
    match = _ADDRESS.fullmatch(where)
    if match is None:
        raise _nowhere()
    folder, identifier, ending = match.groups()
    if folder == "documents" and ending in _OF_DOCUMENT:
        make, media_type = _OF_DOCUMENT[ending]
        return Form((make(case.reading(identifier)),), media_type)
    if folder == "entities" and ending == "json":
        return Form((_object("entity", case.entity(identifier)),), _JSON)
    if folder == "matters" and ending == "json":
        return Form((_object("matter", case.matter(identifier)),), _JSON)
    raise _nowhere()


def addresses(case: Casefile) -> Iterator[str]:
    """The addresses of all forms, in a fixed order."""
    for listed in case.listing():
        yield from (f"documents/{listed.id}.{ending}" for ending in _OF_DOCUMENT)
    yield from (f"entities/{entity.id}.json" for entity in case.entities())
    yield from (f"matters/{matter.id}.json" for matter in case.matters())
    yield from WHOLE


def every(case: Casefile) -> Iterator[tuple[str, Form]]:
    """All forms with their addresses, in the order of `addresses`; each document is read once."""
    for listed in case.listing():
        reading = case.reading(listed.id)
        for ending, (make, media_type) in _OF_DOCUMENT.items():
            yield f"documents/{listed.id}.{ending}", Form((make(reading),), media_type)
    for entity in case.entities():
        yield f"entities/{entity.id}.json", Form((_object("entity", entity),), _JSON)
    for matter in case.matters():
        yield f"matters/{matter.id}.json", Form((_object("matter", matter),), _JSON)
    yield from ((where, at(case, where)) for where in WHOLE)


def _object(kind: str, thing: object) -> str:
    return _dumped({"isnad": CONTRACT, "type": kind, **to_shape(thing)})


def _dumped(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False) + "\n"


def _nowhere() -> NotFound:
    return NotFound("There is no such page", "Go to the collection's first page.")
