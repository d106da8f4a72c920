"""Tags to parts to attributions."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.encoder.attributing import best_tags, chains, group, parts_of
from isnad.encoder.labels import ATTRIBUTION_TAGS
from isnad.encoder.linking import FEATURES, Linker

SIZE = len(ATTRIBUTION_TAGS)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(0, 10_000))
def test_viterbi_finds_the_best_sequence_of_each_range(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(sum(lengths), SIZE)).astype(np.float32)
    opening, transitions = rng.normal(size=SIZE).astype(np.float32), rng.normal(size=(SIZE, SIZE)).astype(np.float32)
    edges = [0, *itertools.accumulate(lengths)]
    ranges = list(itertools.pairwise(edges))
    tags = best_tags(emissions, ranges, opening, transitions)

    def total(sequence: tuple[int, ...], rows: np.ndarray) -> float:
        steps = sum(transitions[a, b] for a, b in itertools.pairwise(sequence))
        return float(opening[sequence[0]] + steps + sum(row[t] for row, t in zip(rows, sequence, strict=True)))

    for a, b in ranges:
        best = max(total(s, emissions[a:b]) for s in itertools.product(range(SIZE), repeat=b - a))
        assert abs(total(tuple(tags[a:b].tolist()), emissions[a:b]) - best) < 1e-3


def test_chains_part_at_paragraphs_and_cover_everything() -> None:
    assert chains([2, 0, 1, 0, 2, 0]) == [(0, 4), (4, 6)]
    long = chains([2, *[0] * 900, 1, 0])
    assert long == [(0, 901), (901, 903)]


def test_parts_are_linked_to_their_cues() -> None:
    tags = np.array(
        [
            ATTRIBUTION_TAGS.index(t)
            for t in ("B-source", "I-source", "B-cue", "B-content", "I-content", "O", "B-content", "B-cue")
        ]
    )
    parts = parts_of(tags, np.eye(SIZE, dtype=np.float32)[tags] * 9)
    assert [(p.kind, p.first, p.last) for p in parts] == [
        ("source", 0, 2),
        ("cue", 2, 3),
        ("content", 3, 5),
        ("content", 6, 7),
        ("cue", 7, 8),
    ]
    keys = np.zeros((8, 2), np.float32)
    keys[2], keys[7] = (9, 0), (0, 9)
    queries = np.zeros((8, 2), np.float32)
    queries[:5], queries[6] = (1, 0), (0, 1)
    weights = {f"link_{kind}": np.eye(len(FEATURES), dtype=np.float32)[0] for kind in ("source", "content")}
    linker = Linker([(2, 3), (7, 8)], queries, keys, np.zeros(8, np.int64), np.zeros(8, bool))
    first, second = group(parts, linker, weights)
    assert (first.cue.first, [p.first for p in first.sources], [p.first for p in first.contents]) == (2, [0], [3])
    assert (second.cue.first, second.sources, [p.first for p in second.contents]) == (7, (), [6])


def test_a_cue_with_nothing_to_it_is_dropped() -> None:
    tags = np.array([ATTRIBUTION_TAGS.index("B-cue"), 0])
    parts = parts_of(tags, np.eye(SIZE, dtype=np.float32)[tags])
    nothing = np.zeros((2, 2), np.float32)
    linker = Linker([(0, 1)], nothing, nothing, np.zeros(2, np.int64), np.zeros(2, bool))
    assert group(parts, linker, {}) == []


def test_of_two_cues_alike_the_nearer_one_in_the_same_sentence_wins() -> None:
    weights = {"link_source": np.array([1, 2, 0, -1, -1, 0, -1, 0], np.float32)}
    vectors = np.zeros((12, 2), np.float32)
    sentences = np.array([0] * 6 + [1] * 6)
    linker = Linker([(1, 2), (9, 10)], vectors, vectors, sentences, sentences == 2)
    (first, _), (second, sure) = linker.best("source", [(3, 4), (7, 8)], weights)
    assert (first, second) == (0, 1)
    assert linker.best("source", [(7, 8)], weights) == [(1, sure)]
    nobody = Linker([], vectors, vectors, sentences, sentences == 2)
    assert nobody.best("source", [(3, 4)], weights) == [(-1, 0.0)]


def test_a_cue_far_away_is_none() -> None:
    weights = {"link_content": np.ones(8, np.float32)}
    vectors, sentences = np.zeros((1000, 2), np.float32), np.zeros(1000, np.int64)
    linker = Linker([(2, 3)], vectors, vectors, sentences, sentences == 1)
    assert linker.best("content", [(5, 9), (900, 990)], weights) == [(0, 1.0), (-1, 0.0)]
