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
from isnad.encoder.pairs import APPOSITION, PRONOUN, SUBJECT, MentionTable, describe, pair_features, table
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
    later: list[Ints] = []
    earlier: list[Ints] = []
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
        later.append(np.full(len(far) + i - near, i))
        earlier.append(np.array([*far, *range(near, i)], np.int64))
    if not later:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(later).astype(np.int64), np.concatenate(earlier)


def pair_scores(m: MentionTable, vectors: Floats, weights: Mapping[str, Floats], pairs: tuple[Ints, Ints]) -> Floats:
    """How likely each pair refers to the same: a small network over features and the vectors' projected product."""
    narrow = vectors @ weights["narrow"]
    scores = np.empty(len(pairs[0]), np.float32)
    for at in range(0, len(scores), _BLOCK):
        i, j = pairs[0][at : at + _BLOCK], pairs[1][at : at + _BLOCK]
        seen = np.concatenate([pair_features(m, i, j), narrow[i] * narrow[j]], 1)
        hidden = np.maximum(seen @ weights["pair_hidden"] + weights["pair_hidden_bias"], 0)
        scores[at : at + len(i)] = hidden @ weights["pair_out"] + weights["pair_out_bias"][0]
    return scores


def clusters(m: MentionTable, vectors: Floats, weights: Mapping[str, Floats]) -> list[int]:
    """A cluster number for each mention, in order of first appearance."""
    if not len(m):
        return []
    pairs = candidates(m)
    scores = pair_scores(m, vectors, weights, pairs)
    new = np.maximum(vectors @ weights["new_hidden"], 0) @ weights["new_out"] + weights["new_out_bias"][0]
    best = new.tolist()
    antecedent = [-1] * len(m)
    for mention, before, score in zip(pairs[0].tolist(), pairs[1].tolist(), scores.tolist(), strict=True):
        if score > best[mention]:
            best[mention], antecedent[mention] = score, before
    numbers: list[int] = []
    fresh = 0
    for before in antecedent:
        numbers.append(numbers[before] if before >= 0 else fresh)
        fresh += before < 0
    return numbers
