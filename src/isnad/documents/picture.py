"""Pictures of a PDF's pages: what a scan looks like, for people who want to see it, with words painted over."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from isnad.errors import UnreadableDocument

RESOLUTION = 110  # dots per inch: small print is read well at 100
MAX_PIXELS = 4_000_000
GREYS = 16

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which page (from 1) of a PDF's bytes is wanted, and what is painted black on it.

    `black` are (left, top, right, bottom) in fractions of the page, origin top left.
    """

    data: bytes
    number: int
    black: tuple[Rectangle, ...] = ()


def picture(sheet: Sheet) -> bytes:
    """The page as a grey PNG of 4 bits a pixel; the same bytes give the same picture.

    Raises `UnreadableDocument` where there is no such page.
    """
    import numpy as np
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(sheet.data)
        page = pdf[sheet.number - 1]
    except (PdfiumError, IndexError) as error:
        raise UnreadableDocument(f"Page {sheet.number} cannot be shown", "Look at it in its own program.") from error
    wide, tall = page.get_size()
    scale = min(RESOLUTION / 72, (MAX_PIXELS / max(1.0, wide * tall)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    page.close()
    pdf.close()
    grey = pixels if pixels.ndim == 2 else pixels[:, :, 0]
    return png(painted(grey, sheet.black))


def painted(grey: Any, black: Sequence[Rectangle]) -> Any:
    """The picture (height, width), dtype uint8, with the rectangles black, each grown by a third of its height."""
    tall, wide = grey.shape
    for left, top, right, bottom in black:
        grown = (bottom - top) / 3
        side = grown * tall / wide
        rows = slice(max(0, int((top - grown) * tall)), int((bottom + grown) * tall) + 1)
        grey[rows, max(0, int((left - side) * wide)) : int((right + side) * wide) + 1] = 0
    return grey


def png(grey: Any) -> bytes:
    """A grey picture (height, width), dtype uint8, as PNG with `GREYS` greys and nothing else in it (PNG 1.2)."""
    import numpy as np

    tall, wide = grey.shape
    levels = (grey.astype(np.uint16) * (GREYS - 1) + 127) // 255
    even = np.pad(levels, ((0, 0), (0, wide % 2))).astype(np.uint8)
    packed = (even[:, ::2] << 4) | even[:, 1::2]
    lines = np.hstack([np.zeros((tall, 1), np.uint8), packed]).tobytes()
    head = struct.pack(">IIBBBBB", wide, tall, 4, 0, 0, 0, 0)
    body = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(lines, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
