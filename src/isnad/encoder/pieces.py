"""Words to the network's input: WordPiece numbers and a shape for each word.

MiniLM's vocabulary knows no capitals; what it loses (case, spacing, starts of sentences and paragraphs, quotation)
the network gets as the number of a shape, from a table that it learns.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from isnad.encoder.lists import Lists

PAD, UNKNOWN, CLS, SEP = 0, 100, 101, 102
LONGEST_WORD = 12  # pieces; the rest of a longer word is not looked at
LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, CODE, PUNCTUATION, UNCASED = range(9)
SHAPES = 9 * 3 * 2 * 2 + 1  # the last is for CLS and SEP
EDGE_SHAPE = SHAPES - 1


def case_of(word: str) -> int:
    """The case class of a word, one of LOWER ... UNCASED."""
    if word.islower() and word.isalpha():
        return LOWER
    has_digit = any(c.isdigit() for c in word)
    if not any(c.isalpha() for c in word):
        return DIGITS if has_digit else PUNCTUATION
    if has_digit:
        return CODE
    letters = [c for c in word if c.isalpha()]
    if all(c.islower() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER if len(letters) > 1 else INITIAL
    if not any(c.isupper() for c in letters):
        return UNCASED
    return TITLE if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else MIXED


Number = TypeVar("Number", int, npt.NDArray[np.int64])


def shape_number(case: Number, start: Number, spaced: Number, quoted: Number) -> Number:
    """One number for a word's case, `start` (1 first of a sentence, 2 of a paragraph), space before it, quotation.

    Arrays give an array.
    """
    return ((case * 3 + start) * 2 + spaced) * 2 + quoted


def _runs(word: str) -> list[str]:
    """Lower case without accents, parted as BERT does: letters and digits together, the rest alone."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    runs: list[str] = []
    glue = False
    for char in plain:
        alone = not char.isalnum() or "\u3040" <= char <= "\u9fff"
        if glue and not alone:
            runs[-1] += char
        else:
            runs.append(char)
        glue = not alone
    return runs


class Vocabulary:
    """WordPiece over a vocabulary file with one piece a line, and the lists of names beside it."""

    def __init__(self, path: Path, lists: Path | None = None) -> None:
        pieces = path.read_text(encoding="utf-8").split("\n")
        self._numbers = {piece: number for number, piece in enumerate(pieces) if piece}
        self.pieces = lru_cache(maxsize=1 << 17)(self._pieces)
        self.lists_of = Lists(lists).of
        self.facts = lru_cache(maxsize=1 << 17)(self._facts)

    def _facts(self, word: str) -> tuple[tuple[int, ...], int, int]:
        """The pieces, case class and lists of one word."""
        return self._pieces(word), case_of(word), self.lists_of(word)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word: at least one, at most LONGEST_WORD."""
        found: list[int] = []
        for run in _runs(word):
            found += self._longest_match(run)
            if len(found) >= LONGEST_WORD:
                break
        return tuple(found[:LONGEST_WORD]) or (UNKNOWN,)

    def _longest_match(self, run: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        run = run[:100]
        while start < len(run):
            for end in range(len(run), start, -1):
                number = self._numbers.get(("##" if start else "") + run[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return numbers
