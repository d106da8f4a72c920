"""Which lists of names a word stands in: given names, family names, places, lands.

The lists are `model/lists.txt`: one line a combination of lists, its number and its words in lower case. They come
from open data (see the model card); `training/lists.py` writes them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

GIVEN, FAMILY, PLACE, LAND = 1, 2, 4, 8
LISTS = 4


class Lists:
    """Words of the lists; a word in none, or without a file, has the number 0."""

    def __init__(self, path: Path | None) -> None:
        self._numbers: dict[str, int] = {}
        if path is not None and path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                number, *words = line.split(" ")
                self._numbers.update(dict.fromkeys(words, int(number)))
        self.of = lru_cache(maxsize=1 << 16)(self._of)

    def _of(self, word: str) -> int:
        """The sum of the numbers of the lists that hold a word, whatever its case."""
        return self._numbers.get(word.lower(), 0)
