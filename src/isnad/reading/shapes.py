"""The stable JSON form of what isnad reads: the public contract of `isnad read` and `isnad export`.

Tuples become lists, null is written, nothing is renamed. A role that another claim fills is `{"claim": id}`.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.preconf.json import make_converter

from isnad.claims.claim import Filler
from isnad.documents.document import Page
from isnad.reading.reading import Reading

CONTRACT = 1
T = TypeVar("T")


@cache
def _converter() -> Converter:
    converter = make_converter()
    converter.register_unstructure_hook(Filler, _filler)
    converter.register_unstructure_hook(Page, _page)
    converter.register_structure_hook(Filler, lambda value, _: Filler(**{"text": "", **value}))
    return converter


def _filler(filler: Filler) -> dict[str, Any]:
    if filler.claim is not None:
        return {"claim": filler.claim, "text": filler.text, "start": filler.start, "end": filler.end}
    return {
        "mention": filler.mention,
        "entity": filler.entity,
        "text": filler.text,
        "start": filler.start,
        "end": filler.end,
    }


def _page(page: Page) -> dict[str, Any]:
    return {"number": page.number, "start": page.start, "end": page.end, "scanned": page.scanned}


def to_shape(thing: object) -> dict[str, Any]:
    """A document, mention, date, quantity, attribution, claim, entity or matter as JSON-ready data.

    Page boxes are left out: they are the casefile's, not the contract's.
    """
    shape: dict[str, Any] = _converter().unstructure(thing)
    return shape


def from_shape(shape: dict[str, Any], noun: type[T]) -> T:
    """The dataclass `noun` from its JSON form; raises cattrs' `ClassValidationError` where the form is broken."""
    return _converter().structure(shape, noun)


def to_json(reading: Reading) -> dict[str, Any]:
    """A line of `isnad read --format jsonl`."""
    return {
        "isnad": CONTRACT,
        "document": to_shape(reading.document),
        "sentences": [[p.start, p.end] for p in reading.passages],
        "passages": [to_shape(p) for p in reading.passages],
        **{name: [to_shape(x) for x in getattr(reading, name)] for name in _LISTS},
        "matters": [],
    }


def from_json(line: dict[str, Any]) -> Reading:
    """The Reading of a line of `isnad read --format jsonl` (pages without their boxes)."""
    known = {k: line[k] for k in ("document", "passages", *_LISTS)}
    return from_shape(known, Reading)


_LISTS = ("mentions", "dates", "quantities", "attributions", "claims")

__all__ = ["CONTRACT", "from_json", "from_shape", "to_json", "to_shape"]
