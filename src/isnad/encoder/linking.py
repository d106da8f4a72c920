"""Which cue a source or content belongs to: the network's link score weighed with where the two stand."""

from __future__ import annotations

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
        self._cues = np.array(cues, np.int64).reshape(-1, 2)
        self._queries, self._keys = queries, keys[self._cues[:, 0]]
        self._sentences = sentences
        self._paragraphs = np.concatenate([[0], np.cumsum(opens)])

    def features(self, parts: Sequence[tuple[int, int]]) -> tuple[Ints, Flags, Floats]:
        """Of each part (its first word, one past its last) the cues around: numbers, which count, features.

        The shapes are [parts, 2 _EACH_SIDE] and the same by len(FEATURES).
        """
        first, last = np.array(parts, np.int64).reshape(-1, 2).T[:, :, None]
        at = np.searchsorted(self._cues[:, 0], first)
        near = at + np.arange(-_EACH_SIDE, _EACH_SIDE)
        counts = (near >= 0) & (near < len(self._cues))
        near = np.where(counts, near, 0)
        starts, ends = self._cues[near, 0], self._cues[near, 1]
        counts &= np.abs(starts - first) < _REACH
        before = near >= at  # the part stands before the cue
        low = np.where(before, last, ends)  # one past the end of what comes first
        high = np.where(before, starts, first)
        gap = np.log1p(np.maximum(0, high - low))
        between = np.minimum(4, np.where(before, near - at, at - 1 - near))
        found = np.empty((*near.shape, len(FEATURES)), np.float32)
        means = np.array([self._queries[a:b].mean(0) for a, b in parts])
        found[..., 0] = np.einsum("pcd,pd->pc", self._keys[near], means) / np.sqrt(self._queries.shape[1])
        found[..., 1] = self._sentences[low - 1] == self._sentences[high]
        found[..., 2] = between == 0
        found[..., 3] = between
        found[..., 4] = gap
        found[..., 5] = before
        found[..., 6] = self._paragraphs[high + 1] > self._paragraphs[low]
        found[..., 7] = before * gap
        return near, counts, found

    def best(
        self, kind: str, parts: Sequence[tuple[int, int]], weights: Mapping[str, Floats]
    ) -> list[tuple[int, float]]:
        """The likeliest cue of each part of a kind and how surely; -1 if none is near."""
        if not parts or not len(self._cues):
            return [(-1, 0.0)] * len(parts)
        near, counts, found = self.features(parts)
        scores = np.where(counts, found @ weights[f"link_{kind}"], -np.inf)
        best = scores.argmax(1)
        rows = np.arange(len(parts))
        tops = np.where(counts.any(1), scores[rows, best], 0)
        shares = 1 / np.maximum(np.exp(scores - tops[:, None]).sum(1), 1)
        numbers = np.where(counts.any(1), near[rows, best], -1)
        return [
            (cue, share if cue >= 0 else 0.0) for cue, share in zip(numbers.tolist(), shares.tolist(), strict=True)
        ]
