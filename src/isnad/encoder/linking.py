"""Which cue a source or content belongs to: the network's link score weighed with where the two stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FEATURES = (
    "score",
    "same sentence",
    "next to it",
    "cues between",
    "words between",
    "before",
    "paragraph",
    "far before",
)
_EACH_SIDE = 6  # cues looked at before and after a part
_REACH = 400  # words


class Linker:
    """Scores the cues around a part. Word indices are within the section; parts and cues never overlap."""

    def __init__(
        self,
        cues: Sequence[tuple[int, int]],
        queries: Floats,
        keys: Floats,
        sentences: Ints,
        opens: npt.NDArray[np.bool_],
    ) -> None:
        """`cues` are word ranges in reading order; `opens` says which words open a paragraph."""
        self._firsts = [first for first, _ in cues]
        self._cues = np.array(cues, np.int64).reshape(-1, 2)
        self._queries, self._keys = queries, keys[self._cues[:, 0]] if len(cues) else keys[:0]
        self._sentences = sentences
        self._paragraphs = np.concatenate([[0], np.cumsum(opens)])

    def features(self, first: int, last: int) -> tuple[Ints, Floats]:
        """Numbers of the cues around the part and their features [cues, len(FEATURES)]."""
        at = bisect_left(self._firsts, first)
        near = np.arange(max(0, at - _EACH_SIDE), min(len(self._firsts), at + _EACH_SIDE))
        near = near[np.abs(self._cues[near, 0] - first) < _REACH]
        before = near >= at  # the part stands before the cue
        low = np.where(before, last, self._cues[near, 1])  # one past the end of what comes first
        high = np.where(before, self._cues[near, 0], first)
        gap = np.log1p(np.maximum(0, high - low))
        between = np.minimum(4, np.where(before, near - at, at - 1 - near))
        found = np.empty((len(near), len(FEATURES)), np.float32)
        found[:, 0] = self._keys[near] @ self._queries[first:last].mean(0) / np.sqrt(self._queries.shape[1])
        found[:, 1] = self._sentences[low - 1] == self._sentences[high]
        found[:, 2] = between == 0
        found[:, 3] = between
        found[:, 4] = gap
        found[:, 5] = before
        found[:, 6] = self._paragraphs[high + 1] > self._paragraphs[low]
        found[:, 7] = before * gap
        return near, found

    def best(self, kind: str, first: int, last: int, weights: Mapping[str, Floats]) -> tuple[int, float]:
        """The likeliest cue of a part and how surely; -1 if none is near."""
        near, found = self.features(first, last)
        if not len(near):
            return -1, 0.0
        scores = found @ weights[f"link_{kind}"]
        shares = np.exp(scores - scores.max())
        best = int(scores.argmax())
        return int(near[best]), float(shares[best] / shares.sum())
