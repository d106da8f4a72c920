"""A marked text: laid out as the runtime does it, with the gold of its corpus on its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from isnad.encoder.layout import lay_out
from isnad.encoder.pieces import Vocabulary

Array = npt.NDArray[np.generic]
IGNORED = -1


@dataclass(slots=True)
class Marked:
    """Columns over words; IGNORED where a corpus says nothing.

    `mentions` has rows (first, last, layer, type, form, cluster, head), all word indices inclusive; `layers` says
    which of the span layers the corpus marks fully. A root's head is the word itself. `swaps` says which words are
    a person's or a place's own name (1, 2), so that another may stand there; `listed` is `Lists.of` each word.
    """

    name: str
    corpus: str
    text: str
    starts: Array
    ends: Array
    sentences: Array
    cases: Array
    firsts: Array
    spaced: Array
    quoted: Array
    pieces: Array
    offsets: Array
    tags: Array
    links: Array
    upos: Array
    heads: Array
    deprels: Array
    silver_heads: Array
    silver_deprels: Array
    factuality: Array
    roles: Array
    swaps: Array
    listed: Array
    factuality_set: int = 0
    layers: tuple[bool, bool, bool] = (False, False, False)
    mentions: Array = field(default_factory=lambda: np.zeros((0, 7), np.int32))

    def __len__(self) -> int:
        return len(self.starts)

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last word that share a character with the span; None if there is none."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def word(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]


def mark(name: str, corpus: str, text: str, sentences: list[tuple[int, int]], vocabulary: Vocabulary) -> Marked:
    """A text laid out, with nothing marked yet."""
    laid = lay_out(text, sentences, vocabulary)
    size = len(laid.starts)
    empty = [np.full(size, IGNORED, np.int32) for _ in range(7)]
    columns = (laid.starts, laid.ends, laid.sentences, laid.cases, laid.firsts, laid.spaced, laid.quoted)
    return Marked(
        name,
        corpus,
        text,
        *(np.array(c, np.int32) for c in columns),
        np.array(laid.pieces, np.int32),
        np.array(laid.offsets, np.int32),
        *empty,
        np.full(size, np.nan, np.float32),
        np.full(size, IGNORED, np.int32),
        np.zeros(size, np.int32),
        np.array(laid.listed, np.int32),
    )
