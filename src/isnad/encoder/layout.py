"""A text laid out for the network: words, their pieces and shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from isnad.encoder.pieces import Vocabulary, shape_number
from isnad.encoder.words import word_spans

_OPENING, _CLOSING, _STRAIGHT = frozenset("“«‘"), frozenset("”»"), '"'
_MARKS = _OPENING | _CLOSING | {_STRAIGHT, "``", "''", "’"}
_LONGEST_QUOTE = 1500  # characters after which a quotation mark is taken to have been left open by mistake
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")

Ints = npt.NDArray[np.int64]


@dataclass(slots=True)
class Layout:
    """Parallel lists over words; `offsets[i]:offsets[i + 1]` are the places of word i in `pieces`."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    cases: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=lambda: [0])
    listed: list[int] = field(default_factory=list)

    def shapes(self) -> Ints:
        """The shape number of each word."""
        columns = (np.array(column, np.int64) for column in (self.cases, self.firsts, self.spaced, self.quoted))
        return shape_number(*columns)


class _Quotation:
    """Whether a place in the text stands between quotation marks."""

    def __init__(self) -> None:
        self._open_at = -1
        self._single = False

    def reset(self) -> None:
        self._open_at = -1

    def is_open(self) -> bool:
        """Whether a word that is no mark may stand inside."""
        return self._open_at >= 0

    def sees(self, word: str, at: int) -> bool:
        """Take the next word; True for words inside and for the marks themselves."""
        if self._open_at >= 0 and at - self._open_at > _LONGEST_QUOTE:
            self._open_at = -1
        if word in _OPENING or word == "``" or (word == _STRAIGHT and self._open_at < 0):
            self._open_at, self._single = at, word == "‘"
            return True
        inside = self._open_at >= 0
        if word in _CLOSING or word in (_STRAIGHT, "''") or (word == "’" and self._single):
            self._open_at = -1
        return inside


def lay_out(text: str, sentences: Sequence[tuple[int, int]], vocabulary: Vocabulary) -> Layout:
    """The words of the given sentences (character spans in reading order) with their pieces and shapes."""
    layout = Layout()
    quotation = _Quotation()
    before = 0
    for number, (start, end) in enumerate(sentences):
        opens = 2 if number == 0 or _BLANK_LINE.search(text, before, start) else 1
        if opens == 2:
            quotation.reset()
        before = end
        for a, b in word_spans(text, start, end):
            word = text[a:b]
            layout.starts.append(a)
            layout.ends.append(b)
            layout.sentences.append(number)
            pieces, case, listed = vocabulary.facts(word)
            layout.cases.append(case)
            layout.firsts.append(opens)
            layout.spaced.append(a == 0 or text[a - 1].isspace())
            layout.quoted.append((word in _MARKS or quotation.is_open()) and quotation.sees(word, a))
            layout.listed.append(listed)
            layout.pieces += pieces
            layout.offsets.append(len(layout.pieces))
            opens = 0
    return layout
