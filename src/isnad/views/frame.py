"""The frame of every page: the collection's name, its sections, the version that made it; and parts of long pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from isnad.casefile import Casefile
from isnad.errors import NotFound

SECTIONS = (
    ("Contested", "contested.html"),
    ("Matters", "matters.html"),
    ("Voices", "voices.html"),
    ("People", "people.html"),
    ("Organisations", "organisations.html"),
    ("Places", "places.html"),
    ("Timeline", "timeline.html"),
    ("Network", "network.html"),
    ("Documents", "documents.html"),
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


def last_part(count: int, size: int) -> int:
    """How many parts a page of `count` things has, `size` in each; an empty page has one."""
    return max(1, -(-count // size))


def paging(where: Callable[[int], str], part: int, last: int) -> Paging:
    """The paging of a part; raises `NotFound` for one that is not there."""
    if not 1 <= part <= last:
        raise NotFound(f"This page has no part {part}", f"It has {last}.")
    return Paging(part, last, where(part - 1) if part > 1 else None, where(part + 1) if part < last else None)
