"""Whether a text is written in capitals, as cables and monitored broadcasts are."""

from __future__ import annotations

_LOOKED_AT = 20_000  # characters
_FEW = 0.2  # of the letters


def in_capitals(text: str) -> bool:
    """Whether a text tells nothing by its capitals."""
    letters = [char for char in text[:_LOOKED_AT] if char.isalpha()]
    return sum(char.islower() for char in letters) < _FEW * len(letters)
