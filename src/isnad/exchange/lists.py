"""The lists of a collection as JSON, one for each page that lists things.

`{"isnad": 1, "type": "list", "of": …, "items": […]}`: an item is what `isnad export` writes for the same thing, a
claim's id, or the few facts that the page shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from isnad.casefile import Casefile
from isnad.reading import CONTRACT, to_shape

Items = Iterable[Any]


def pieces(items: Items, **about: str) -> Iterator[str]:
    """A list in pieces, an item a line; `about` says what it is of."""
    opening = json.dumps({"isnad": CONTRACT, "type": "list", **about}, ensure_ascii=False)
    yield opening.removesuffix("}") + ', "items": ['
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + json.dumps(item, ensure_ascii=False)
    yield "\n]}\n"


def _entities(schema: str) -> Callable[[Casefile], Items]:
    return lambda case: map(to_shape, case.every_entity(schema))


def _documents(case: Casefile) -> Items:
    for listed in case.listing():
        shown = asdict(listed)
        del shown["opening"]
        yield shown


def _voices(case: Casefile) -> Items:
    captions = case.captions()
    return ({"entity": key, "caption": captions[key], "claims": claims} for key, claims in case.voices())


LISTS: Mapping[str, tuple[str, Callable[[Casefile], Items]]] = {
    "contested": ("matter", lambda case: map(to_shape, case.every_matter(agreement="contested"))),
    "matters": ("matter", lambda case: map(to_shape, case.every_matter(several=True))),
    "people": ("entity", _entities("Person")),
    "organisations": ("entity", _entities("Organization")),
    "places": ("entity", _entities("Address")),
    "documents": ("document", _documents),
    "voices": ("voice", _voices),
    "unnamed": ("voice", lambda case: map(asdict, case.unnamed())),
    "timeline": ("day", lambda case: map(asdict, case.timeline())),
    "network": ("relation", lambda case: map(asdict, case.ties())),
}
"""What each list is of, and how its items are found."""
