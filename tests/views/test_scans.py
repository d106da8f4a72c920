"""A scan is shown as it came, the words boxed and the claims beside their lines; what is redacted is black in it."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient
from tests.casefile.making import Maker, Told, press, settle
from tests.documents.making import picture, scan_pdf

from isnad import pipeline
from isnad.casefile import Draft, Origin, open
from isnad.documents import Sheet, load, picture_guarded
from isnad.documents.picture import painted, png
from isnad.entities import Judgement, Subject
from isnad.errors import NotFound, UnreadableDocument
from isnad.passages import Passage
from isnad.reading import Reading
from isnad.room import application
from isnad.site import publish
from isnad.views import pages, scans
from isnad.views.claims import Desk

PAGE = [
    "INTERROGATION REPORT",
    "The prisoner Karim Selman said in Dara that the",
    "Cedar Brigade captured Omar Nassif at the bridge.",
    "Nobody else was there, and nothing was written.",
    "The guards were asleep and heard nothing at all.",
    "Two of them left the town in the following week.",
]
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="the Tesseract program is not here")


def pixels(data: bytes) -> np.ndarray:
    """The greys (0 to 15) of a PNG as we write it: one IDAT, 4 bits, no filter."""
    wide, tall = struct.unpack(">II", data[16:24])
    at, body = 8, b""
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        body += data[at + 8 : at + 8 + length] if data[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    rows = np.frombuffer(zlib.decompress(body), np.uint8).reshape(tall, -1)[:, 1:]
    return np.stack([rows >> 4, rows & 15], axis=2).reshape(tall, -1)[:, :wide]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scans")
    data = scan_pdf([picture(PAGE)])
    (folder / "report.pdf").write_bytes(data)
    document = load(folder / "report.pdf")
    maker = Maker(document)
    words = next(w for w in ("Cedar Brigade captured Omar Nassif",) if w in document.text)
    claim = maker.claim(0, Told("captures", words, "Cedar Brigade", "Omar Nassif", "Karim Selman"))
    lines = [line for line in document.text.split("\n") if line.strip()]
    starts = [document.text.index(line) for line in lines]
    passages = tuple(
        Passage(n, s, s + len(x), paragraph=n) for n, (s, x) in enumerate(zip(starts, lines, strict=True))
    )
    reading = Reading(document, passages, tuple(maker.mentions.values()), (), (), tuple(maker.attributions), (claim,))
    path = folder / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), reading)
        draft.put(reading, Origin(data, 0, "root", "reader", "nothing"))
        draft.finish()
    pipeline.apply(path)
    return path


@needs_tesseract
def test_a_scan_is_shown_with_its_words_boxed(made: Path) -> None:
    with open(made) as case:
        (where,) = scans.addresses(case)
        document = where[6:19]
        page = pages.at(Desk(case), f"documents/{document}.html")
        (shown,) = [p.scan for p in page.paragraphs if p.scan]
        (beside,) = shown.claims
        assert shown.outline.count("M") == len(case.document(document).pages[0].boxes)
        assert beside.number == page.numbers[beside.id]
        _, top, width, height = beside.boxes[0]
        assert 0 < beside.step <= 40
        assert 50 < top < 500
        assert width > 10 * height
    with TestClient(application(made)) as room:
        answer = room.get(f"/{where}")
        assert answer.headers["content-type"] == "image/png"
        assert f'src="../{where}"' in room.get(f"/documents/{document}.html").text
        assert pixels(answer.content).mean() > 8


@needs_tesseract
def test_a_redacted_name_is_black_in_the_published_picture(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "case.isnad"
    copy.write_bytes(made.read_bytes())
    pipeline.judge(copy, [Judgement("redact", Subject(("Omar Nassif",)), Subject(("name",)), "editor", "2020")])
    with open(copy) as case:
        publish(case, tmp_path / "site")
        (where,) = scans.addresses(case)
        document = case.document(where[6:19])
        plain = pixels(scans.at(case, where))
    (written,) = (tmp_path / "site" / "scans").iterdir()
    black = pixels(written.read_bytes())
    assert black.shape == plain.shape
    place = document.text.index("Omar Nassif")
    for box in document.pages[0].boxes:
        tall, wide = black.shape
        area = np.s_[int(box.top * tall) : int(box.bottom * tall), int(box.left * wide) : int(box.right * wide)]
        if place <= box.start < place + len("Omar Nassif"):
            assert not black[area].any()
            assert plain[area].any()
        elif abs(box.start - place) > 60:
            assert (black[area] == plain[area]).all()


NOWHERE = ["d0123456789ab-1.png", "../x-1.png", "d0123456789ab-0.png", "x.png", "d0123456789ab-99999999.png"]


@pytest.mark.parametrize("where", [f"scans/{name}" for name in NOWHERE])
def test_pictures_that_are_not_there_are_a_clean_page(made: Path, where: str) -> None:
    with open(made) as case, pytest.raises(NotFound):
        scans.at(case, where)
    with TestClient(application(made), raise_server_exceptions=False) as room:
        answer = room.get(f"/{where}")
        assert answer.status_code == 404
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing", b"\x00" * 1000])
def test_a_broken_file_has_no_picture(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        picture_guarded(Sheet(data, 1))


def test_a_page_that_is_not_there_has_no_picture() -> None:
    with pytest.raises(UnreadableDocument):
        picture_guarded(Sheet(scan_pdf([picture(PAGE)]), 2))


@pytest.mark.parametrize("shape", [(1, 1), (3, 4), (5, 7)])
def test_a_picture_keeps_its_greys(shape: tuple[int, int]) -> None:
    grey = (np.arange(shape[0] * shape[1]) * 17 % 256).astype(np.uint8).reshape(shape)
    assert (pixels(png(grey)) == (grey.astype(int) * 15 + 127) // 255).all()


def test_what_is_painted_is_black_to_its_edges() -> None:
    grey = painted(np.full((100, 200), 255, np.uint8), [(0.25, 0.4, 0.5, 0.5)])
    assert not grey[40:51, 50:101].any()
    assert grey[:30].all()
    assert grey[70:].all()
