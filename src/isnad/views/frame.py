"""The frame of every page: the collection's name, its sections, the version that made it."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.casefile import Casefile

SECTIONS = (
    ("Contested", "contested.html"),
    ("People", "people.html"),
    ("Organisations", "organisations.html"),
    ("Places", "places.html"),
    ("Documents", "documents.html"),
    ("Matters", "matters.html"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page. `sections` are (label, address)."""

    collection: str
    version: str
    sections: tuple[tuple[str, str], ...] = SECTIONS


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a long page this is, with the addresses of the parts before and after."""

    part: int = 1
    last: int = 1
    before: str | None = None
    after: str | None = None


def frame(case: Casefile) -> Frame:
    """The frame of a casefile's pages; the collection is called after the file."""
    return Frame(case.path.stem.replace("_", " "), case.meta().get("version", ""))
