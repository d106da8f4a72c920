"""JSON lines, one object a line: the public contract of `isnad export` (docs/formats.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from isnad.casefile import Casefile
from isnad.reading import CONTRACT, to_shape


def jsonl(case: Casefile) -> Iterator[str]:
    """Documents with all that was read in them, by path; then entities, then matters."""
    for listed in case.listing():
        reading = case.reading(listed.id)
        yield _line("document", reading.document)
        yield from _lines("mention", reading.mentions)
        yield from _lines("date", reading.dates)
        yield from _lines("quantity", reading.quantities)
        yield from _lines("attribution", reading.attributions)
        yield from _lines("claim", reading.claims)
    yield from _lines("entity", case.every_entity())
    yield from _lines("matter", case.every_matter())


def _lines(kind: str, things: Iterable[object]) -> Iterator[str]:
    return (_line(kind, thing) for thing in things)


def _line(kind: str, thing: object) -> str:
    return json.dumps({"isnad": CONTRACT, "type": kind, **to_shape(thing)}, ensure_ascii=False) + "\n"
