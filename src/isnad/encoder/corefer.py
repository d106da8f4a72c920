"""Coreference over a whole document: each mention takes its likeliest antecedent, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from isnad.encoder.attributing import Group
from isnad.encoder.labels import DEPRELS, FORMS, MENTION_TYPES
from isnad.encoder.layout import Layout
from isnad.encoder.pairs import APPOSITION, FEATURES, PRONOUN, SUBJECT, MentionTable, describe, pair_features, table
from isnad.encoder.products import product
from isnad.encoder.spans import Found

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_NEAR = 40  # mentions back that are always weighed
_ALIKE = 3  # earlier mentions with the same head, or surface, however far back
_BLOCK = 1 << 16  # pairs scored together
_KINDS: dict[str, int] = {"People": 0, **{kind: number for number, kind in enumerate(MENTION_TYPES)}}
_ROLES = {DEPRELS.index(name): SUBJECT for name in ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")}
_ROLES[DEPRELS.index("appos")] = APPOSITION


@dataclass(frozen=True, slots=True)
class Words:
    """What of a document's words coreference looks at."""

    layout: Layout
    heads: Sequence[int]
    deprels: Sequence[int]
    attributions: Sequence[Group]


def _spoken(words: Words) -> tuple[dict[int, int], dict[int, int]]:
    """For each word the number of the attribution whose content, and of that whose source, it stands in."""
    contents: dict[int, int] = {}
    sources: dict[int, int] = {}
    for number, group in enumerate(words.attributions):
        for parts, found in ((group.contents, contents), (group.sources, sources)):
            for part in parts:
                found.update(dict.fromkeys(range(part.first, part.last), number))
    return contents, sources


def mention_table(mentions: Sequence[Found], text: str, words: Words) -> MentionTable:
    """The comparable facts of mentions."""
    starts, ends = words.layout.starts, words.layout.ends
    contents, sources = _spoken(words)
    spans, described, places = [], [], []
    for m in mentions:
        form = FORMS.index(m.form)
        spans.append((m.first, m.last, form, _KINDS[m.kind]))
        described.append(describe(text[starts[m.first] : ends[m.last]], text[starts[m.head] : ends[m.head]], form))
        governor = words.heads[m.head]
        role = _ROLES.get(words.deprels[m.head], 0)
        at = (contents.get(m.head, -1), sources.get(m.head, -1))
        places.append((*at, m.head, governor if governor != m.head else -1, role))
    return table(spans, described, (words.layout.sentences, words.layout.quoted), places)


def candidates(m: MentionTable) -> tuple[Ints, Ints]:
    """Pairs (mention, earlier mention) worth scoring: the near ones and, but for pronouns, those alike."""
    counts: list[int] = []
    earlier: list[int] = []
    by_word: dict[tuple[int, int], list[int]] = defaultdict(list)
    surfaces, heads, forms = m.surface.tolist(), m.head.tolist(), m.form.tolist()
    for i in range(len(m)):
        near = max(0, i - _NEAR)
        far: list[int] = []
        if forms[i] != PRONOUN:
            keys = ((0, surfaces[i]), (1, heads[i]))
            far = sorted({j for key in keys for j in by_word[key][-_ALIKE:] if j < near})
            for key in keys:
                by_word[key].append(i)
        counts.append(len(far) + i - near)
        earlier += far
        earlier += range(near, i)
    return np.repeat(np.arange(len(m), dtype=np.int64), counts), np.array(earlier, np.int64)


def pair_scores(m: MentionTable, vectors: Floats, weights: Mapping[str, Floats], pairs: tuple[Ints, Ints]) -> Floats:
    """How likely each pair refers to the same: a small network over features and the vectors' projected product."""
    narrow = product(vectors, weights["narrow"])
    scores = np.empty(len(pairs[0]), np.float32)
    plain, crossed = weights["pair_hidden"][:FEATURES], weights["pair_hidden"][FEATURES:]
    for at in range(0, len(scores), _BLOCK):
        i, j = pairs[0][at : at + _BLOCK], pairs[1][at : at + _BLOCK]
        hidden = product(pair_features(m, i, j), plain) + product(narrow[i] * narrow[j], crossed)
        hidden = np.maximum(hidden + weights["pair_hidden_bias"], 0)
        scores[at : at + len(i)] = hidden @ weights["pair_out"] + weights["pair_out_bias"][0]
    return scores


def clusters(m: MentionTable, vectors: Floats, weights: Mapping[str, Floats]) -> list[int]:
    """A cluster number for each mention, in order of first appearance."""
    if not len(m):
        return []
    pairs = candidates(m)
    scores = pair_scores(m, vectors, weights, pairs)
    new = np.maximum(product(vectors, weights["new_hidden"]), 0) @ weights["new_out"] + weights["new_out_bias"][0]
    numbers: list[int] = []
    fresh = 0
    for before in _antecedents(new, scores, pairs):
        numbers.append(numbers[before] if before >= 0 else fresh)
        fresh += before < 0
    return numbers


def _antecedents(new: Floats, scores: Floats, pairs: tuple[Ints, Ints]) -> list[int]:
    """For each mention the earlier one of its best pair, the first of equals; -1 where being `new` scores as high."""
    found = np.full(len(new), -1, np.int64)
    if len(scores):
        mentions, firsts, counts = np.unique(pairs[0], return_index=True, return_counts=True)
        tops = np.maximum.reduceat(scores, firsts)
        at = np.flatnonzero(scores == np.repeat(tops, counts))
        _, best = np.unique(pairs[0][at], return_index=True)
        found[mentions] = np.where(tops > new[mentions], pairs[1][at[best]], -1)
    answer: list[int] = found.tolist()
    return answer
