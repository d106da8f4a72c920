"""Passages: sentences and headings with their anchors."""

from isnad.passages.passage import Anchor, Passage

__all__ = ["Anchor", "Passage"]
