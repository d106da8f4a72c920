"""Documents made for the tests: PDFs, pictures of pages, packages."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from fpdf import FPDF

LINES = (
    "The detainee told the officer that the consign-",
    "ment of mortars was moved by night to the north-",
    "ern camp. Brig. Gen. Halim denied it. Nobody was",
    "trained in the anti-aircraft battery, he claimed.",
)


def pdf(pages: list[list[str]], head: str = "", foot: str = "", **fields: str) -> bytes:
    """A PDF of lines of text; `{n}` in head and foot is the page's number."""
    made = FPDF(format="A4")
    made.set_auto_page_break(False)
    for number, lines in enumerate(pages, 1):
        made.add_page()
        made.set_font("Times", size=9)
        if head:
            made.text(80, 12, head.replace("{n}", str(number)))
        made.set_font("Times", size=12)
        for row, line in enumerate(lines):
            made.text(25, 30 + 7 * row, line)
        made.set_font("Times", size=9)
        if foot:
            made.text(95, 285, foot.replace("{n}", str(number)))
    for key, value in fields.items():
        getattr(made, f"set_{key}")(value)
    return bytes(made.output())


def encrypted_pdf() -> bytes:
    """A PDF that opens with a password only."""
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=12)
    made.text(25, 30, "Nobody reads this.")
    made.set_encryption(owner_password="one", user_password="two")
    return bytes(made.output())


def picture(lines: list[str], noise: float = 0.0, resolution: int = 200) -> Any:
    """A grey picture of a printed page (height, width), uint8, with noise of that deviation."""
    import numpy as np
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf([lines]))[0]
    shown = np.array(page.render(scale=resolution / 72, grayscale=True).to_numpy(), dtype=np.float32)
    shown = shown if shown.ndim == 2 else shown[:, :, 0]
    speckled = shown + np.random.default_rng(7).normal(0, noise, shown.shape)
    return np.clip(speckled, 0, 255).astype(np.uint8)


def scan_pdf(pictures: list[Any]) -> bytes:
    """A PDF whose pages are pictures, as a scanner makes it."""
    from PIL import Image

    made = FPDF(format="A4")
    for shown in pictures:
        made.add_page()
        made.image(Image.fromarray(shown), x=0, y=0, w=210, h=297)
    return bytes(made.output())


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
