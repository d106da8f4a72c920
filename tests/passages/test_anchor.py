"""Anchors: page, boxes and context of a place in the text."""

from __future__ import annotations

import pytest

from isnad.documents.document import Box, Document, Page
from isnad.errors import InputError
from isnad.passages import anchor

TEXT = "Omar left.\n\nSelim stayed 𝔘."
PAGES = (
    Page(1, 0, 10, (Box(0, 4, 0.1, 0.1, 0.2, 0.12), Box(5, 10, 0.21, 0.1, 0.3, 0.12))),
    Page(2, 12, 27, (Box(12, 17, 0.1, 0.2, 0.2, 0.22), Box(18, 24, 0.2, 0.2, 0.3, 0.22))),
)
DOCUMENT = Document(id="d0", path="a.pdf", sha256="0", text=TEXT, pages=PAGES)


def test_page_and_boxes_of_the_words_touched() -> None:
    found = anchor(DOCUMENT, 2, 8)
    assert (found.page, found.quote, found.prefix, found.suffix) == (1, "ar lef", "Om", TEXT[8:])
    assert found.boxes == ((0.1, 0.1, 0.2, 0.12), (0.21, 0.1, 0.3, 0.12))
    assert anchor(DOCUMENT, 4, 5).boxes == ()
    assert anchor(DOCUMENT, 12, 17).page == 2
    assert len(anchor(DOCUMENT, 12, 17).boxes) == 1


def test_a_text_without_pages_has_none() -> None:
    found = anchor(Document(id="d0", path="a.txt", sha256="0", text=TEXT), 0, 4)
    assert (found.page, found.boxes, found.quote) == (None, (), "Omar")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2), (0, 99)])
def test_a_place_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(InputError):
        anchor(DOCUMENT, start, end)
