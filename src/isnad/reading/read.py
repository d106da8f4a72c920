"""Reading one document: a pure function of its text, the model and the dictionary."""

from __future__ import annotations

from pathlib import Path

from isnad.attributions import find_attributions
from isnad.claims import Dictionary, code
from isnad.documents import Document, from_text, load
from isnad.encoder import Encoder
from isnad.mentions import find_mentions
from isnad.passages import sentence_case, split
from isnad.reading.reading import Reading


def read_document(document: Document, dictionary: Dictionary | None = None) -> Reading:
    """All that `document` says, by whom. No database, clock or network inside."""
    encoder = Encoder.load()
    passages = split(document)
    text = sentence_case(document.text, passages)
    tagging = encoder.read(text, [(p.start, p.end) for p in passages])
    mentioned = find_mentions(document, passages, tagging)
    attributions = find_attributions(document, passages, tagging, mentioned, encoder)
    claims = code(document, passages, tagging, mentioned, attributions, dictionary or Dictionary.load())
    return Reading(
        document,
        passages,
        mentioned.mentions,
        mentioned.dates,
        mentioned.quantities,
        attributions,
        claims,
    )


def read(path: str | Path) -> Reading:
    """Read one file; raises `UnreadableDocument` when its bytes cannot be read."""
    return read_document(load(Path(path)))


def read_text(text: str) -> Reading:
    """Read a text that is already in memory."""
    return read_document(from_text(text))
