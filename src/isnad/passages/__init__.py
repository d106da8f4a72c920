"""Passages: sentences and headings with their anchors."""

from isnad.passages.anchor import anchor
from isnad.passages.headlines import sentence_case
from isnad.passages.notes import note_numbers
from isnad.passages.passage import Anchor, Passage
from isnad.passages.split import split

__all__ = ["Anchor", "Passage", "anchor", "note_numbers", "sentence_case", "split"]
