"""The machine forms that lie beside the pages: text, JSON, annotations and citations by their addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from isnad.casefile import Casefile
from isnad.claims import Claim
from isnad.documents import of_document
from isnad.errors import NotFound
from isnad.exchange.annotations import annotation_page
from isnad.exchange.follow_the_money import ftm
from isnad.exchange.json_lines import jsonl
from isnad.exchange.lists import LISTS, pieces
from isnad.exchange.table import csv
from isnad.reading import CONTRACT, Reading, to_json, to_shape

COLLECTION = "collection.jsonl"
_JSON = "application/json; charset=utf-8"
_LINKED = "application/ld+json"
_LINES = "application/x-ndjson; charset=utf-8"
WHOLE: Mapping[str, tuple[Callable[[Casefile], Iterable[str]], str]] = {
    COLLECTION: (jsonl, _LINES),
    "collection.annotations.json": (
        lambda case: annotation_page("collection.annotations.json", case.every_claim()),
        _LINKED,
    ),
    "collection.ftm.jsonl": (ftm, _LINES),
    "claims.csv": (csv, "text/csv; charset=utf-8"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What lies at an address: its lines or pieces of text, to be written as UTF-8, and its media type."""

    pieces: Iterable[str]
    media_type: str


_OF_DOCUMENT: Mapping[str, tuple[Callable[[Reading], Iterable[str]], str]] = {
    "txt": (lambda reading: (reading.document.text,), "text/plain; charset=utf-8"),
    "json": (lambda reading: (_dumped(to_json(reading)),), _JSON),
    "annotations.json": (lambda reading: annotation_page(f"documents/{_beside(reading)}", reading.claims), _LINKED),
    "csl.json": (
        lambda reading: (_dumped([of_document(reading.document).csl]),),
        "application/vnd.citationstyles.csl+json",
    ),
    "bib": (lambda reading: (of_document(reading.document).bibtex,), "application/x-bibtex; charset=utf-8"),
}
_QUOTED: Mapping[str, Callable[[Casefile, str], Iterable[Claim]]] = {
    "entities": lambda case, key: case.every_claim(entity=key),
    "kinds": lambda case, key: case.every_claim(kind=key),
    "matters": lambda case, key: case.every_claim(matter=key),
    "speakers": lambda case, key: case.claims_of_voice(key),
}
_TOLD: Mapping[str, Callable[[Casefile, str], Iterable[str]]] = {
    "entities": lambda case, key: (_object("entity", case.entity(key)),),
    "kinds": lambda case, key: pieces(case.claim_ids(kind=key), of="claim", kind=key),
    "matters": lambda case, key: (_object("matter", case.matter(key)),),
    "speakers": lambda case, key: pieces((claim.id for claim in case.claims_of_voice(key)), of="claim", voice=key),
}
_ADDRESS = re.compile(r"(documents|entities|kinds|matters|speakers)/([A-Za-z0-9_-]{1,80})\.([a-z.]{2,20})")


def at(case: Casefile, where: str) -> Form:
    """The form at an address; raises `NotFound` for any that is none."""
    if where in WHOLE:
        make_all, media_type = WHOLE[where]
        return Form(make_all(case), media_type)
    if where.removesuffix(".json") in LISTS and where.endswith(".json"):
        return _list(case, where.removesuffix(".json"))
    match = _ADDRESS.fullmatch(where)
    if match is None:
        raise _nowhere()
    folder, identifier, ending = match.groups()
    if folder == "documents" and ending in _OF_DOCUMENT:
        make, media_type = _OF_DOCUMENT[ending]
        return Form(make(case.reading(identifier)), media_type)
    if folder in _TOLD and ending in ("json", "annotations.json"):
        _check(case, folder, identifier)
        return _of_one(case, folder, identifier, ending)
    raise _nowhere()


def addresses(case: Casefile) -> Iterator[str]:
    """The addresses of all forms, in a fixed order."""
    for listed in case.listing():
        yield from (f"documents/{listed.id}.{ending}" for ending in _OF_DOCUMENT)
    for folder, identifier in _things(case):
        yield from (f"{folder}/{identifier}.{ending}" for ending in ("json", "annotations.json"))
    yield from (f"{name}.json" for name in LISTS)
    yield from WHOLE


def every(case: Casefile) -> Iterator[tuple[str, Form]]:
    """All forms with their addresses, in the order of `addresses`; each document is read once."""
    for listed in case.listing():
        reading = case.reading(listed.id)
        for ending, (make, media_type) in _OF_DOCUMENT.items():
            yield f"documents/{listed.id}.{ending}", Form(make(reading), media_type)
    for folder, identifier in _things(case):
        for ending in ("json", "annotations.json"):
            yield f"{folder}/{identifier}.{ending}", _of_one(case, folder, identifier, ending)
    yield from ((f"{name}.json", _list(case, name)) for name in LISTS)
    yield from ((where, at(case, where)) for where in WHOLE)


def _things(case: Casefile) -> Iterator[tuple[str, str]]:
    """(folder, id) of everything beside documents that has a page of its own."""
    yield from (("entities", key) for key in case.entity_ids())
    yield from (("matters", key) for key, _ in case.matter_sizes())
    yield from (("speakers", key) for key, _ in case.voices())
    yield from (("speakers", f"{voice.document}-v{voice.number}") for voice in case.unnamed())
    yield from (("kinds", kind) for kind in case.kinds())


def _of_one(case: Casefile, folder: str, identifier: str, ending: str) -> Form:
    if ending == "json":
        return Form(_TOLD[folder](case, identifier), _JSON)
    where = f"{folder}/{identifier}.{ending}"
    return Form(annotation_page(where, _QUOTED[folder](case, identifier)), _LINKED)


def _check(case: Casefile, folder: str, identifier: str) -> None:
    """Raise `NotFound` for a thing that has no page."""
    if folder == "entities":
        case.entity(identifier)
    elif folder == "matters":
        case.matter(identifier)
    elif folder == "speakers":
        case.claims_of_voice(identifier)
    elif not case.count_claims(kind=identifier):
        raise _nowhere()


def _list(case: Casefile, name: str) -> Form:
    of, found = LISTS[name]
    return Form(pieces(found(case), of=of, list=name), _JSON)


def _beside(reading: Reading) -> str:
    return f"{reading.document.id}.annotations.json"


def _object(kind: str, thing: object) -> str:
    return _dumped({"isnad": CONTRACT, "type": kind, **to_shape(thing)})


def _dumped(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False) + "\n"


def _nowhere() -> NotFound:
    return NotFound("There is no such page", "Go to the collection's first page.")
