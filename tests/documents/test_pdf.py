"""PDF: pages, boxes, broken words, running heads, damaged files."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.documents.making import LINES, encrypted_pdf, pdf

from isnad.documents import Document, load
from isnad.errors import UnreadableDocument
from isnad.passages import anchor, split


def read(tmp_path: Path, data: bytes) -> Document:
    (tmp_path / "a.pdf").write_bytes(data)
    return load(tmp_path / "a.pdf")


@pytest.fixture
def book(tmp_path: Path) -> Document:
    pages = [[*LINES, f"Paragraph {chr(65 + n)} stands alone on its line."] for n in range(4)]
    return read(
        tmp_path, pdf(pages, "SECRET // REL ORLAND", "Page {n}", title="The northern camp", author="Ana Belk")
    )


def test_pages_are_numbered_and_hold_their_words(book: Document) -> None:
    assert [page.number for page in book.pages] == [1, 2, 3, 4]
    for page, letter in zip(book.pages, "ABCD", strict=True):
        assert f"Paragraph {letter}" in book.text[page.start : page.end]


def test_a_broken_word_is_put_together_and_keeps_both_boxes(book: Document) -> None:
    assert "consignment\nof mortars" in book.text
    assert "northern\ncamp" in book.text
    assert "anti-aircraft" in book.text
    place = book.text.index("consignment")
    halves = [box for box in book.pages[0].boxes if place <= box.start < place + len("consignment")]
    assert [book.text[box.start : box.end] for box in halves] == ["consign", "ment"]
    assert halves[0].left > 0.4 > halves[1].left
    assert halves[0].top < halves[1].top


def test_every_box_holds_one_word_inside_the_page(book: Document) -> None:
    for page in book.pages:
        end = page.start
        for box in page.boxes:
            assert end <= box.start < box.end <= page.end
            assert not any(char.isspace() for char in book.text[box.start : box.end])
            assert 0 <= box.left < box.right <= 1
            assert 0 <= box.top < box.bottom <= 1
            end = box.end
        covered = sum(box.end - box.start for box in page.boxes)
        assert covered == len("".join(book.text[page.start : page.end].split()))


def test_running_heads_stand_once_and_page_numbers_never(book: Document) -> None:
    assert book.text.count("SECRET // REL ORLAND") == 1
    assert "Page" not in book.text


def test_headings_that_come_on_every_page_but_count_other_things_stay(tmp_path: Path) -> None:
    pages = [[f"Item {n + 11} of the list", *LINES] for n in (0, 3, 4, 9)]
    assert read(tmp_path, pdf(pages)).text.count("of the list") == 4


def test_anchors_of_sentences_carry_page_and_boxes(book: Document) -> None:
    for passage in split(book):
        found = anchor(book, passage.start, passage.end)
        assert found.quote == book.text[passage.start : passage.end]
        assert len(found.boxes) >= len(found.quote.split()) > 0
        page = book.pages[(found.page or 0) - 1]
        assert page.start <= found.start < page.end


def test_metadata_of_the_pdf(book: Document) -> None:
    assert (book.title, book.authors, book.media_type) == ("The northern camp", ("Ana Belk",), "application/pdf")
    assert book.date is None, "the day of printing is no date of a text that does not speak of that year"


def test_a_turned_page_has_its_boxes_where_it_is_shown(tmp_path: Path) -> None:
    import pypdfium2

    straight = pypdfium2.PdfDocument(pdf([["Omar left"]]))
    straight[0].set_rotation(90)
    straight.save(tmp_path / "turned.pdf")
    boxes = load(tmp_path / "turned.pdf").pages[0].boxes
    assert boxes[0].left > 0.8, "what stood at the top stands at the right"
    assert boxes[0].bottom - boxes[0].top > 0, "and reads downwards"
    assert boxes[1].top > boxes[0].top


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted_pdf(), "encrypted"),
        (pdf([list(LINES)])[:900], "truncated"),
        (b"%PDF-1.4\n" + b"garbage " * 500 + b"%%EOF", "damaged"),
        (b"no pdf at all " * 100, "no PDF"),
    ],
)
def test_a_pdf_that_cannot_be_opened_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=rf"a\.pdf: .*{reason}") as error:
        read(tmp_path, data)
    assert error.value.advice


def test_the_text_does_not_depend_on_the_run(tmp_path: Path) -> None:
    data = pdf([list(LINES)] * 3)
    assert read(tmp_path, data) == read(tmp_path, data)
