"""The shipped model: what holds for every text, and a few things that it must see."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.encoder import Encoder, Tagging

NEWS = (
    "The governor of Talmeda, Irena Holbeck, said on Monday that no prisoner had been moved. "
    "“We have nothing to hide,” she told reporters. According to the Daily Ledger, Col. Anwar Saray was captured "
    "near Port Avel in May 2004 by Orvanian soldiers.\n\n"
    "His brother, who led the Harvest Front, denied it. The Front has about 400 members in Karskia.\n\n"
)


@cache
def encoder(threads: int = 2) -> Encoder:
    return Encoder.load(threads)


def sentences_of(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*?(?:[.:”](?=\s|$)|(?=\n|$))", text)]


def read(text: str) -> Tagging:
    return encoder().read(text, sentences_of(text))


def check(text: str, sentences: list[tuple[int, int]], tagging: Tagging) -> None:
    """Everything that a Tagging promises."""
    words = tagging.words
    assert len(tagging.factuality) == len(words)
    ends = 0
    for word in words:
        assert ends <= word.start < word.end <= len(text)
        assert not text[word.start : word.end].isspace()
        first, last = sentences[word.sentence]
        assert first <= word.start < word.end <= last
        ends = word.end
    by_sentence: dict[int, list[int]] = {}
    for n, word in enumerate(words):
        by_sentence.setdefault(word.sentence, []).append(n)
    for members in by_sentence.values():
        assert [words[n].deprel == "root" for n in members] == [words[n].head == -1 for n in members]
        assert sum(words[n].head == -1 for n in members) == 1
        for n in members:
            steps, at = 0, n
            while words[at].head != -1:
                at = words[at].head
                steps += 1
                assert at in members
                assert steps <= len(members)
    starts, stops = set(words.starts), set(words.ends)
    for attribution in tagging.attributions:
        assert attribution.cue
        assert attribution.content or attribution.source
        assert 0 <= attribution.score <= 1
        for a, b in (*attribution.source, *attribution.cue, *attribution.content):
            assert a in starts
            assert b in stops
            assert a < b
    assert len({(m.start, m.end) for m in tagging.mentions}) == len(tagging.mentions)
    for mention in tagging.mentions:
        assert mention.start in starts
        assert mention.end in stops
        assert mention.start <= words.starts[mention.head] < mention.end
        if mention.name:
            assert mention.start <= mention.name[0] < mention.name[1] <= mention.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        ".",
        "?!",
        "word",
        "𝔘𝔫𝔬 𝓭𝓸𝓼 😀 said “no”.",
        "\u200b\u0301x",
        "A\x00B\x07 (((",
        "-" * 300,
        "قال الرئيس ذلك.",
    ],
)
def test_odd_texts(text: str) -> None:
    sentences = [(0, len(text))] if text else []
    check(text, sentences, encoder().read(text, sentences))
    assert len(encoder().read_parts([text])) == 1


@settings(deadline=None, max_examples=25)
@given(st.text(alphabet="abcXYZ .,\n“”\"'-0189é𝔘:;()", max_size=300))
def test_promises_hold_for_any_text(text: str) -> None:
    sentences = sentences_of(text)
    check(text, sentences, encoder().read(text, sentences))


def test_a_sentence_of_two_thousand_words() -> None:
    text = "He said that " + " and ".join(f"the driver {n} went to Karsk" for n in range(330)) + "."
    tagging = encoder().read(text, [(0, len(text))])
    assert len(tagging.words) > 2000
    check(text, [(0, len(text))], tagging)


def test_a_long_document() -> None:
    text = NEWS * 30
    check(text, sentences_of(text), read(text))
    check(text.upper(), sentences_of(text), encoder().read(text.upper(), sentences_of(text)))


def test_text_outside_the_sentences_is_skipped() -> None:
    text = "1. (S) Nadia left. [page 2] Omar stayed."
    tagging = encoder().read(text, [(7, 18), (28, 40)])
    assert [text[w.start : w.end] for w in tagging.words] == ["Nadia", "left", ".", "Omar", "stayed", "."]


def test_the_same_again_and_on_one_thread() -> None:
    text = NEWS * 6
    first = read(text)
    assert first == read(text)
    assert first == encoder(1).read(text, sentences_of(text))


def test_a_short_text_reads_the_same_whatever_stands_beside_it() -> None:
    contents = [
        "that Bilal confirmed that there was no deal",
        "He denied the charge.",
        "Was told by his uncle that they left.",
    ]
    together = encoder().read_parts(contents)
    assert together == [encoder().read_parts([content])[0] for content in contents]
    assert together[::-1] == encoder().read_parts(contents[::-1])


def test_news_is_read() -> None:
    tagging = read(NEWS)
    parts = [
        tuple(tuple(NEWS[a:b] for a, b in part) for part in (a.source, a.cue, a.content))
        for a in tagging.attributions
    ]
    assert (("she",), ("told",), ("“We have nothing to hide,”",)) in parts
    assert any("According to" in cue and "the Daily Ledger" in source for source, cue, _ in parts)
    names = {NEWS[m.name[0] : m.name[1]]: m.entity_type for m in tagging.mentions if m.name}
    assert names["Irena Holbeck"] == "Person"
    assert names["Port Avel"] == "Place"
    assert {NEWS[w.start : w.end] for w in tagging.words if w.upos == "VERB"} >= {"said", "told", "captured", "led"}
    clusters = {NEWS[m.start : m.end]: m.cluster for m in tagging.mentions}
    assert clusters["she"] == next(
        m.cluster for m in tagging.mentions if m.name and "Holbeck" in NEWS[slice(*m.name)]
    )


def test_parse_finds_words_by_place_and_children() -> None:
    tagging = read(NEWS)
    words = tagging.words
    at = NEWS.index("Holbeck")
    assert [NEWS[words[n].start : words[n].end] for n in words.covering(at + 2, at + 12)] == ["Holbeck", ",", "said"]
    children = words.children()
    assert all(words.heads[child] == n for n, found in enumerate(children) for child in found)
