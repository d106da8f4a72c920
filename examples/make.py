"""Makes the scanned PDF and the DOCX of the example collection from their texts: `python examples/make.py`.

The scan is a picture of type with a little noise (seeded), as a photocopier would leave it: no text layer.
Needs the `dev` dependency group (fpdf2, pillow, python-docx).
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import docx
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
OUT = HERE / "qarqashi"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
SIZE = (1240, 1754)  # A4 at 150 dots an inch


def scan(text: str, target: Path) -> None:
    """Write `text` as a one-page PDF that holds nothing but a picture."""
    page = Image.new("L", SIZE, 250)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONT, 30)
    for n, line in enumerate(text.splitlines()):
        draw.text((130, 150 + 46 * n), line, fill=30, font=font)
    noise = random.Random(7)  # noqa: S311 (specks of dust, not secrets)
    for _ in range(1500):
        page.putpixel((noise.randrange(SIZE[0]), noise.randrange(SIZE[1])), 90)
    page = page.rotate(0.4, fillcolor=250).quantize(8).convert("L")
    pdf = FPDF(unit="pt", format=(595, 842))
    pdf.set_creation_date(datetime(2008, 10, 7, tzinfo=UTC))
    pdf.add_page()
    pdf.image(page, x=0, y=0, w=595, h=842)
    pdf.output(str(target))


def word_file(text: str, target: Path) -> None:
    """Write `text` as a DOCX: the first line its title, the second its publisher's line."""
    title, publisher, *paragraphs = [block for block in text.split("\n\n") if block.strip()]
    document = docx.Document()
    document.add_heading(title.strip(), level=0)
    document.add_paragraph(publisher.strip())
    for paragraph in paragraphs:
        document.add_paragraph(paragraph.strip())
    document.save(str(target))


if __name__ == "__main__":
    scan((SOURCES / "07_incident_report.txt").read_text("utf-8"), OUT / "07_incident_report.pdf")
    word_file((SOURCES / "08_institute_profile.txt").read_text("utf-8"), OUT / "08_institute_profile.docx")
