"""anchor: a place in a document's text to the Anchor that leads back to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from isnad.documents.document import Document, Page
from isnad.errors import InputError
from isnad.passages.passage import Anchor

CONTEXT = 32  # characters each side


def anchor(document: Document, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`, half-open, code points.

    `page` is the page where it begins, None where the format has none; `boxes` are the words' boxes on that page.
    Raises `InputError` for a span that is empty or outside the text.
    """
    text = document.text
    if not 0 <= start < end <= len(text):
        raise InputError(f"{document.path}: there is no text at {start} to {end}", "The text has another length.")
    page = page_at(document, start)
    return Anchor(
        start=start,
        end=end,
        page=page.number if page else None,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        boxes=boxes_at(page, start, end) if page else (),
    )


def page_at(document: Document, place: int) -> Page | None:
    """The page that holds the character at `place`; between two pages the one before."""
    index = bisect_right(document.pages, place, key=lambda page: page.start) - 1
    return document.pages[index] if index >= 0 else None


def boxes_at(page: Page, start: int, end: int) -> tuple[tuple[float, float, float, float], ...]:
    """The boxes (left, top, right, bottom; fractions of the page) of the page's words that share a character."""
    first = bisect_left(page.boxes, start + 1, key=lambda box: box.end)
    found = []
    for box in page.boxes[first:]:
        if box.start >= end:
            break
        found.append((box.left, box.top, box.right, box.bottom))
    return tuple(found)
