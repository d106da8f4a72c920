"""Scanned pages: OCR by the Tesseract program, where it is installed.

Tesseract 5.3 gives nothing, exit status 0 and a mean confidence of 95 on a noisy page, so neither is believed: a
page with few letters is read again with its noise taken out, and the reading with more sure letters is kept.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any

from isnad.documents.layout import TextLine, Word

INSTALL = "sudo apt install tesseract-ocr"
RESOLUTION = 300  # dots per inch
MAX_PIXELS = 40_000_000
SECONDS = 120  # for one page
FEW_LETTERS = 200  # a printed page has 1,000 to 4,000


@cache
def tesseract() -> str | None:
    """Where the Tesseract program is, None where it is not installed."""
    return shutil.which("tesseract")


@cache
def _languages(program: str) -> str:
    """The languages to read, English first, three at most: what is installed."""
    listed = _output([program, "--list-langs"], b"").decode("utf-8", "replace").split("\n")[1:]
    names = [name.strip() for name in listed if name.strip() and name.strip() != "osd" and "/" not in name]
    return "+".join(sorted(names, key=lambda name: (name != "eng", name))[:3]) or "eng"


def read_scan(page: Any) -> list[TextLine]:
    """The printed lines of a pdfium page that is a picture; empty where no words are found."""
    import numpy as np

    wide, tall = page.get_size()
    scale = min(RESOLUTION / 72, (MAX_PIXELS / max(1.0, wide * tall)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    picture = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return read_picture(picture if picture.ndim == 2 else picture[:, :, 0])


def read_picture(picture: Any) -> list[TextLine]:
    """The printed lines of a grey picture (height, width), dtype uint8."""
    program = tesseract()
    if program is None:
        return []
    lines = _read(program, picture)
    if _letters(lines) < FEW_LETTERS:
        cleaned = _read(program, denoised(picture))
        if _letters(cleaned) > _letters(lines):
            return cleaned
    return lines


def denoised(picture: Any) -> Any:
    """The picture (height, width) after a median of 3 by 3, a small blur and a stretch of its greys."""
    import numpy as np

    padded = np.pad(picture, 1, mode="edge")
    tall, wide = picture.shape
    shifts = np.stack([padded[y : y + tall, x : x + wide] for y in range(3) for x in range(3)])
    grey = np.partition(shifts, 4, axis=0)[4].astype(np.float32)
    kernel = np.array([0.054, 0.244, 0.404, 0.244, 0.054], dtype=np.float32)  # a Gaussian of sigma 1
    for axis in (0, 1):
        edge = np.pad(grey, [(2, 2) if axis == way else (0, 0) for way in (0, 1)], mode="edge")
        grey = sum(weight * np.roll(edge, -step, axis) for step, weight in enumerate(kernel))
        grey = grey[:tall, :wide]
    low, high = float(grey.min()), float(grey.max())
    return np.clip((grey - low) * 255.0 / max(1.0, high - low), 0, 255).astype(np.uint8)


def _read(program: str, picture: Any) -> list[TextLine]:
    tall, wide = picture.shape
    image = b"P5 %d %d 255\n" % (wide, tall) + picture.tobytes()
    command = [program, "stdin", "stdout", "-l", _languages(program), "--dpi", str(RESOLUTION), "--psm", "3", "tsv"]
    return list(_lines(_output(command, image).decode("utf-8", "replace"), wide, tall))


def _output(command: list[str], image: bytes) -> bytes:
    """What the program prints; nothing where it fails or takes too long."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (the program is found on PATH, its arguments are ours)
            command, input=image, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _lines(table: str, wide: int, tall: int) -> Iterator[TextLine]:
    """The lines of Tesseract's table of words (level 5), in its reading order."""
    words: list[Word] = []
    current: tuple[str, ...] = ()
    for row in io.StringIO(table):
        cells = row.rstrip("\n").split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        if tuple(cells[1:5]) != current and words:
            yield _line(words)
            words = []
        current = tuple(cells[1:5])
        left, top, width, height = (int(cell) for cell in cells[6:10])
        if float(cells[10]) >= 0:
            box = (left / wide, top / tall, (left + width) / wide, (top + height) / tall)
            words.append(Word(cells[11].strip(), *(round(edge, 5) for edge in box)))
    if words:
        yield _line(words)


def _line(words: list[Word]) -> TextLine:
    heights = sorted(word.bottom - word.top for word in words)
    return TextLine(tuple(words), round(heights[len(heights) // 2], 4))


def _letters(lines: list[TextLine]) -> int:
    return sum(char.isalpha() for line in lines for word in line.words for char in word.text if len(word.text) > 1)
