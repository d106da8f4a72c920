"""The Passage (a sentence or heading) and the Anchor (where something stands)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["sentence", "heading"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or heading: `text[start:end]` of its document, code points, half-open.

    `paragraph` numbers the paragraphs (or numbered items) of the document from 0; `label` is the item's own
    mark at its head (*3.*, *(C)*, *COL. TUZANI:*), whose characters lie before `start` of the first sentence.
    """

    number: int
    start: int
    end: int
    kind: PassageKind = "sentence"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands: characters, page, the quote itself and up to 32 characters of context each side.

    `boxes` are fractions of the page (left, top, right, bottom). What cannot be re-read here is an error.
    """

    start: int
    end: int
    page: int | None
    quote: str
    prefix: str = ""
    suffix: str = ""
    boxes: tuple[tuple[float, float, float, float], ...] = ()
