"""The frame of every page: its head, the collection's name and sections, its citation; and parts of long pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from isnad.casefile import Casefile
from isnad.documents import Citation
from isnad.errors import NotFound

Forms = tuple[tuple[str, str], ...]
"""Where the same facts lie for programs, as `isnad.exchange.machine` writes them: (label, address)."""

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
ANNOTATIONS = "annotations (JSON-LD)"
WHOLE: Forms = (
    ("JSON lines", "collection.jsonl"),
    (ANNOTATIONS, "collection.annotations.json"),
    ("FollowTheMoney", "collection.ftm.jsonl"),
    ("CSV", "claims.csv"),
)


def listed(name: str) -> Forms:
    """The forms of a list of things: themselves, and all lines that stand behind them."""
    return (("JSON", f"{name}.json"), WHOLE[1])


def quoted(name: str) -> Forms:
    """The forms of a page that quotes claims: what it is of, and the claims as annotations."""
    return (("JSON", f"{name}.json"), (ANNOTATIONS, f"{name}.annotations.json"))


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


@dataclass(frozen=True, slots=True)
class Head:
    """What a page is: where it stands, what it is called, how it is cited, where programs find the same."""

    frame: Frame
    address: str
    section: str
    title: str
    citation: Citation
    forms: Forms = WHOLE
    paging: Paging = Paging()


@dataclass(frozen=True, slots=True)
class Headed:
    """A page: its head, and then what only its kind has."""

    head: Head

    @property
    def address(self) -> str:
        """Where the page is, from the collection's root."""
        return self.head.address

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.head.title

    @property
    def paging(self) -> Paging:
        """Which part this is."""
        return self.head.paging


def head(
    case: Casefile,
    where: str,
    section: str,
    title: str,
    what: str = "",
    forms: Forms = WHOLE,
    pages: Paging | None = None,
) -> Head:
    """The head of a page; `what` says which thing it is of (*matter m1*), `pages` which part of it this is."""
    made = frame(case)
    return Head(made, where, section, title, _cited(where, title, what, made), forms, pages or Paging())


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


def _cited(where: str, title: str, what: str, made: Frame) -> Citation:
    """A page is an entry of its collection; its address there and the version that made it are noted."""
    key = where.removesuffix(".html").replace("/", "-")
    note = ", ".join(part for part in (what, where, f"isnad {made.version}".strip()) if part)
    within = made.collection if title != made.collection else ""
    return Citation(key=key, title=title, kind="entry" if within else "collection", within=within, note=note)
