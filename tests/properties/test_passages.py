"""Passages of any text: ordered, disjoint, re-read exactly, covering every letter that is no item mark."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents import from_text
from isnad.documents.text import read_text
from isnad.passages import anchor, split
from isnad.passages.lines import read_lines

WORDS = st.sampled_from(
    (
        *(
            "the",
            "Detainee",
            "said",
            "COL.",
            "U.S.",
            "Jan.",
            "5",
            "No.",
            "1.",
            "(C)",
            "(a)",
            "- ",
            "•",
            "A.",
            "KEY:",
            "Q:",
        ),
        *(
            "denied",
            "it.",
            "it?",
            "it!",
            '"No."',
            "…",
            "...",
            "(AP)",
            "--",
            "[REDACTED]",
            "12",
            "of",
            "al-Amir",
            "SUMMARY.",
        ),
        *("𝔘𝔫𝔦", "e\u0301te\u0301", "قال", "المتحدث.", "Москва.", "p.m.", "J.", "ﬁre", "🙂", "\u200fabc"),
        *("Related stories", "Join the Discussion"),
    )
)
SPACES = st.sampled_from([" ", "\n", "\n\n", "  ", "\t", "\r\n", "\r\n\r\n", "\f", "\n   ", "\u2028", "\u00a0"])
TEXTS = st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=60).map(
    lambda pairs: "".join(a + b for a, b in pairs)
)
ANY = st.one_of(TEXTS, st.text(max_size=300))

MARK = r"\(?[A-Z/, ]{1,12}\)?|\(?[a-zA-Z]{1,5}[.)]|o"
ITEM_MARK = re.compile(rf"[\W_\d]*(?:{MARK})?[\W_\d]*(?:{MARK})?[\W_\d]*")


@given(ANY)
@settings(max_examples=150)
def test_passages_are_ordered_disjoint_and_trimmed(text: str) -> None:
    document = from_text(text)
    passages = split(document)
    assert [passage.number for passage in passages] == list(range(len(passages)))
    end = 0
    for passage in passages:
        assert end <= passage.start < passage.end <= len(text)
        words = text[passage.start : passage.end]
        assert words == words.strip()
        assert any(char.isalnum() for char in words)
        end = passage.end
    assert [p.paragraph for p in passages] == sorted(p.paragraph for p in passages)


@given(ANY)
@settings(max_examples=150)
def test_every_letter_is_in_a_passage_or_an_item_mark_or_furniture(text: str) -> None:
    document = from_text(text)
    left_out = list(text)
    for start, end, kind in document.marks:
        if kind == "boilerplate":
            left_out[start:end] = " " * (end - start)
    for passage in split(document):
        left_out[passage.start : passage.end] = "\n" * (passage.end - passage.start)
    for gap in re.split(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+", "".join(left_out)):
        assert ITEM_MARK.fullmatch(gap), gap


@given(ANY)
def test_every_anchor_leads_back_to_its_words(text: str) -> None:
    document = from_text(text)
    for passage in split(document):
        found = anchor(document, passage.start, passage.end)
        assert document.text[found.start : found.end] == found.quote
        assert text[max(0, passage.start - 32) : passage.start] == found.prefix
        assert text[passage.end : passage.end + 32] == found.suffix
        assert (found.prefix + found.quote + found.suffix) in text


@given(TEXTS)
def test_a_file_keeps_its_characters_but_for_the_line_ends(text: str) -> None:
    content = read_text(text.encode("utf-8"), "a.txt")
    assert content.text == text.replace("\r\n", "\n")


@given(TEXTS)
def test_line_ends_of_either_kind_give_the_same_passages(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "")
    one = from_text(unix)
    two = from_text(unix.replace("\n", "\r\n"))
    assert [one.text[p.start : p.end].split() for p in split(one)] == [
        two.text[p.start : p.end].split() for p in split(two)
    ]


@given(ANY, st.lists(st.integers(0, 300), min_size=2, max_size=8))
def test_lines_leave_out_the_furniture_and_nothing_else(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    furniture = list(zip(places[::2], places[1::2], strict=False))
    kept = [text[line.start : line.end] for line in read_lines(text, furniture)]
    inside = set().union(*(range(start, end) for start, end in furniture)) if furniture else set()
    letters = [char for index, char in enumerate(text) if char.isalnum() and index not in inside]
    assert [char for line in kept for char in line if char.isalnum()] == letters
