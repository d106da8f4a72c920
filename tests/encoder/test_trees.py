"""Arcs become trees, whatever the scores."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.encoder.labels import DEPRELS
from isnad.encoder.trees import relabel, settle, spanning_tree

ROOT = DEPRELS.index("root")


def is_tree(heads: list[int]) -> bool:
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


def weight(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[i, h] for i, h in enumerate(heads)))


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (list(h) for h in itertools.product(range(size), repeat=size) if is_tree(list(h)))
    return max(weight(scores, heads) for heads in trees)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    heads = spanning_tree(scores)
    assert is_tree(heads)
    likely = np.argsort(-scores.diagonal())[:3]
    if size <= 3 or len(likely) == size:
        assert abs(weight(scores, heads) - best_by_trying_all(scores)) < 1e-4


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 25), st.integers(0, 10_000))
def test_settled_sentences_are_trees_with_one_root_label(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    arcs = rng.normal(size=(size, size)).astype(np.float32)
    cut = size // 2
    arcs[:cut, cut:] = arcs[cut:, :cut] = -1e4
    heads, labels = rng.integers(0, size, size).tolist(), rng.integers(0, len(DEPRELS), size).tolist()
    before = list(heads)
    changed = settle(heads, labels, arcs, [(0, cut), (cut, size)] if cut else [(0, size)])
    assert {i for i in range(size) if heads[i] not in (before[i], i)} <= set(changed)
    tables = {
        "label_bilinear": rng.normal(size=(3, 3 * len(DEPRELS))).astype(np.float16),
        "label_weight": rng.normal(size=(6, len(DEPRELS))).astype(np.float32),
        "label_bias": np.zeros(len(DEPRELS), np.float32),
    }
    kept = list(labels)
    relabel(changed, heads, labels, rng.normal(size=(size, 6)).astype(np.float32), tables)
    assert all(labels[i] == kept[i] for i in range(size) if i not in changed)
    for a, b in [(0, cut), (cut, size)] if cut else [(0, size)]:
        assert is_tree([h - a for h in heads[a:b]])
        assert [labels[i] == ROOT for i in range(a, b)] == [heads[i] == i for i in range(a, b)]
