"""Coreference over a whole document: each mention takes its likeliest antecedent, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from isnad.encoder.labels import FORMS, MENTION_TYPES
from isnad.encoder.pairs import PRONOUN, MentionTable, describe, pair_features, table
from isnad.encoder.spans import Found

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_NEAR = 50  # mentions back that are always weighed
_ALIKE = 3  # earlier mentions with the same head, or surface, however far back
_BLOCK = 4096  # mentions scored together
_KINDS = {kind: number for number, kind in enumerate(MENTION_TYPES)} | {"People": 0}


def mention_table(
    mentions: Sequence[Found], text: str, starts: Sequence[int], ends: Sequence[int],
    sentences: Sequence[int], quoted: Sequence[bool],
) -> MentionTable:  # fmt: skip
    """The comparable facts of mentions; word columns are the document's."""
    spans, described = [], []
    for m in mentions:
        form = FORMS.index(m.form)
        spans.append((m.first, m.last, form, _KINDS[m.kind]))  # type: ignore[index]
        described.append(describe(text[starts[m.first] : ends[m.last]], text[starts[m.head] : ends[m.head]], form))
    return table(spans, described, sentences, quoted)


def _candidates(m: MentionTable) -> tuple[Ints, Ints]:
    """Pairs (mention, earlier mention) worth scoring: the near ones and, for names and nominals, those alike."""
    later: list[npt.NDArray[np.int64]] = []
    earlier: list[npt.NDArray[np.int64]] = []
    by_word: dict[tuple[int, int], list[int]] = defaultdict(list)
    surfaces, heads, forms = m.surface.tolist(), m.head.tolist(), m.form.tolist()
    for i in range(len(m)):
        found = range(max(0, i - _NEAR), i)
        if forms[i] != PRONOUN:
            keys = ((0, surfaces[i]), (1, heads[i]))
            far = {j for key in keys for j in by_word[key][-_ALIKE:] if j < i - _NEAR}
            for key in keys:
                by_word[key].append(i)
            if far:
                later.append(np.full(len(far), i))
                earlier.append(np.array(sorted(far)))
        later.append(np.full(len(found), i))
        earlier.append(np.array(found, np.int64))
    if not later:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(later).astype(np.int64), np.concatenate(earlier).astype(np.int64)


def clusters(m: MentionTable, vectors: Floats, weights: Mapping[str, Floats]) -> list[int]:
    """A cluster number for each mention, in order of first appearance."""
    if not len(m):
        return []
    later, earlier = _candidates(m)
    turned = vectors @ weights["coref_weight"]
    scores = np.empty(len(later), np.float32)
    for at in range(0, len(later), _BLOCK * 16):
        i, j = later[at : at + _BLOCK * 16], earlier[at : at + _BLOCK * 16]
        alike = pair_features(m, i, j) @ weights["coref_pairs"] + weights["coref_pairs_bias"][0]
        scores[at : at + len(i)] = np.einsum("pd,pd->p", turned[i], vectors[j]) + alike
    new = vectors @ weights["coref_new"] + weights["coref_new_bias"][0]
    best = new.tolist()
    antecedent = [-1] * len(m)
    for mention, before, score in zip(later.tolist(), earlier.tolist(), scores.tolist(), strict=True):
        if score > best[mention]:
            best[mention], antecedent[mention] = score, before
    numbers: list[int] = []
    fresh = 0
    for before in antecedent:
        numbers.append(numbers[before] if before >= 0 else fresh)
        fresh += before < 0
    return numbers
