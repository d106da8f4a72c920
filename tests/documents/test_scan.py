"""Scanned pages with and without Tesseract."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.documents.making import LINES, pdf, picture, scan_pdf

from isnad.documents import load
from isnad.documents.scan import denoised, read_picture, tesseract

PAGE = [
    "DEBRIEFING SUMMARY",
    "The detainee told the officer that the money was",
    "moved by night to the northern camp. General Halim",
    "denied it. Nobody was trained there, he claimed.",
    "The guards were asleep and heard nothing at all.",
    "Two of them left the town in the following week.",
]

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="the Tesseract program is not here")


@needs_tesseract
def test_a_scanned_page_is_read_with_its_boxes(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_pdf([picture(PAGE)]))
    document = load(path)
    assert "General Halim\ndenied it." in document.text
    page = document.pages[0]
    assert page.scanned
    place = document.text.index("Halim")
    box = next(box for box in page.boxes if box.start == place)
    assert box.right > 0.5
    assert 0.1 < box.top < 0.2
    assert document.warnings == ()


@needs_tesseract
def test_a_noisy_page_is_read_again_without_its_noise() -> None:
    words = " ".join(line.text for line in read_picture(picture(PAGE, noise=38.0)[:620]))
    assert "General Halim" in words
    assert "Nobody was trained" in words


def test_noise_is_taken_out_and_letters_stay() -> None:
    clean, noisy = picture(PAGE), picture(PAGE, noise=38.0)
    blank = (slice(1500, 2000), slice(200, 1200))
    assert denoised(noisy).shape == clean.shape
    assert denoised(noisy)[blank].std() < noisy[blank].std() / 2
    assert denoised(noisy)[:600].min() < 60


def test_without_tesseract_the_page_is_named_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract.cache_clear()
    try:
        path = tmp_path / "mixed.pdf"
        path.write_bytes(scan_pdf([picture(PAGE, resolution=50)] * 2))
        document = load(path)
    finally:
        tesseract.cache_clear()
    assert document.text == ""
    assert [page.number for page in document.pages] == [1, 2]
    assert document.warnings == (
        "pages 1-2: a scan without text, not read; install Tesseract and build again: sudo apt install tesseract-ocr",
    )


def test_a_page_with_text_is_not_sent_to_ocr(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([list(LINES)]))
    assert not load(path).pages[0].scanned
