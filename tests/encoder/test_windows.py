"""Windows cover every word once and stay within what the network takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.encoder import reader
from isnad.encoder.layout import Layout, lay_out
from isnad.encoder.pieces import LONGEST_WORD, Vocabulary, case_of
from isnad.encoder.windows import LONGEST, cut

VOCABULARY = Vocabulary(Path(reader.__file__).parent / "model" / "vocabulary.txt")


def layout_of(lengths: list[int], blank: list[bool]) -> Layout:
    text, sentences = "", []
    for length, opens in zip(lengths, blank, strict=True):
        text += "\n\n" if opens else " "
        sentences.append((len(text), len(text) + 4 * length))
        text += "sea " * length
    return lay_out(text, sentences, VOCABULARY)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), st.booleans()), min_size=1, max_size=12))
def test_cores_cover_every_word_once_within_the_longest_window(sentences: list[tuple[int, bool]]) -> None:
    layout = layout_of([n for n, _ in sentences], [b for _, b in sentences])
    windows = cut(layout)
    covered = [w for window in windows for w in range(window.core_first, window.core_last)]
    assert covered == list(range(len(layout.starts)))
    for window in windows:
        assert window.first <= window.core_first < window.core_last <= window.last
        assert layout.offsets[window.last] - layout.offsets[window.first] <= LONGEST


@pytest.mark.parametrize("word", ["", "𝔘𝔫", "naïve", "x" * 5000, "العراق", "日本", "\u0301", "_", "co-op"])
def test_every_word_has_pieces(word: str) -> None:
    assert 1 <= len(VOCABULARY.pieces(word)) <= LONGEST_WORD


def test_accents_and_capitals_do_not_change_pieces_but_the_case() -> None:
    assert VOCABULARY.pieces("Naïve") == VOCABULARY.pieces("naive")
    assert len({case_of(w) for w in ("naive", "Naive", "NAIVE", "7", "N", "naIve", ".")}) == 7


def test_quotation_is_seen_and_ends_with_the_paragraph() -> None:
    text = 'He said "go now" and left. "It is\n\nnight here.'
    layout = lay_out(text, [(0, 26), (27, 33), (35, 46)], VOCABULARY)
    inside = [text[a:b] for a, b, q in zip(layout.starts, layout.ends, layout.quoted, strict=True) if q]
    assert inside == ['"', "go", "now", '"', '"', "It", "is"]
    assert layout.firsts == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0]
