"""How the collection was made: versions, numbers, the model's card, limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.casefile import Counts
from isnad.views.claims import Desk
from isnad.views.collection import KindLine, kind_lines
from isnad.views.frame import Headed, head

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the model's card: its heading, its paragraphs, its table (the first row heads it) if it has one."""

    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class AboutPage(Headed):
    """How the collection was made: what read it, what it holds, how well the model reads."""

    counts: Counts
    made: tuple[tuple[str, str], ...]
    kinds: tuple[KindLine, ...]
    card: tuple[Section, ...]


def about_page(desk: Desk) -> AboutPage:
    """How this was made."""
    meta = desk.case.meta()
    dictionary = "isnad's own, with kinds of this collection's" if meta.get("dictionary") else "isnad's own"
    made = (("isnad", meta.get("version", "")), ("reader", meta.get("reader", "")), ("dictionary", dictionary))
    return AboutPage(
        head(desk.case, "about.html", "about.html", "How this was made"),
        desk.case.counts(),
        tuple((name, value) for name, value in made if value),
        kind_lines(desk.case),
        tuple(sections(meta.get("card", ""))),
    )


def sections(card: str) -> Iterator[Section]:
    """The parts of a model card (Markdown: headings, paragraphs, tables), without its title."""
    for part in re.split(r"^## ", _COMMENT.sub("", card), flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        lines = body.replace("`", "").splitlines()
        rows = tuple(_cells(line) for line in lines if line.startswith("|") and set(line) - set("|-: "))
        yield Section(title.strip(), tuple(_paragraphs(lines)), rows)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|\n ").split("|"))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    told: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not line.startswith("|"):
            told.append(line.strip())
        elif told:
            yield " ".join(told).replace("*", "")
            told = []
