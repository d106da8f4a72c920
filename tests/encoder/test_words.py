"""Text to words: nothing is lost, and the splits that readers of trees expect."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.encoder.words import _TOKEN, word_spans


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in word_spans(text, 0, len(text))]


@given(st.text(max_size=80))
def test_only_white_space_is_left_out_and_spans_are_in_order(text: str) -> None:
    spans = word_spans(text, 0, len(text))
    covered = {c for a, b in spans for c in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_stay_inside_the_range(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert all(start <= s < e <= end for s, e in word_spans(text, start, end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't, can't and cannot.", ["He", "did", "n't", ",", "ca", "n't", "and", "can", "not", "."]),
        ("the soldiers' and Farid’s", ["the", "soldiers", "'", "and", "Farid", "’s"]),
        ("$4.5 million, 7,250 men, 12%", ["$", "4.5", "million", ",", "7,250", "men", ",", "12", "%"]),
        ("an 11-year-old boy", ["an", "11", "-", "year", "-", "old", "boy"]),
        ("U.S. forces in Sept. 2004", ["U.S.", "forces", "in", "Sept.", "2004"]),
        ("Gen. Q. Al-Rubayi of Shu'la", ["Gen.", "Q.", "Al-Rubayi", "of", "Shu'la"]),
        ("non-lethal AK-47 and CTF-B", ["non-lethal", "AK-47", "and", "CTF-B"]),
        ("on 2005-06-11 (S//REL)", ["on", "2005-06-11", "(", "S", "/", "/", "REL", ")"]),
        ("KATIBA AL-NUR'S [REDACTED]", ["KATIBA", "AL-NUR", "'S", "[", "REDACTED", "]"]),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text("abcXYZé'’-&.:/@0 ,;!?)\"\n", max_size=30))
def test_plain_words_need_no_pattern_of_their_own(text: str) -> None:
    slow = re.compile(_TOKEN.pattern.replace(r"""[A-Za-z]++(?=[\s,;!?)"]|\Z)""", r"(?!)"), re.VERBOSE)
    assert [m.span() for m in slow.finditer(text)] == [m.span() for m in _TOKEN.finditer(text)]
    assert slow.pattern != _TOKEN.pattern
