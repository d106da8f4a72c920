"""Whatever tree the parser gives, coding ends, and every claim can be re-read at its anchor."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.claims import Dictionary, code, explain
from isnad.documents import Document
from isnad.encoder import Parse, Tagging
from isnad.mentions import Mentioned
from isnad.passages import Passage

WORDS = [
    "Orhan",
    "Lena",
    "he",
    "they",
    "who",
    "which",
    "the",
    "no",
    "two",
    "killed",
    "captured",
    "attack",
    "release",
    "of",
    "by",
    "for",
    "against",
    "in",
    "to",
    "was",
    "not",
    "denied",
    "ordered",
    "did",
    "leader",
    "brother",
    "who",
    "said",
    "and",
    ",",
    ".",
    "(",
    ")",
    "British",
    "responsible",
    "killing",
    "behind",
    "part",
]
TAGS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "PRON", "NUM", "DET", "PUNCT", "ADV", "CCONJ")
RELATIONS = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "acl", "acl:relcl"),
    *("advcl", "conj", "cc", "case", "mark", "det", "flat", "appos", "compound", "xcomp", "ccomp", "cop", "aux"),
    *("aux:pass", "parataxis", "nummod"),
)


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, Parse]:
    """A sentence of up to 25 words with any tree over it."""
    size = draw(st.integers(1, 25))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    order = draw(st.permutations(range(size)))
    heads = [-1] * size
    for at in range(1, size):
        heads[order[at]] = order[draw(st.integers(0, at - 1))]
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size))
    relations = draw(st.lists(st.sampled_from(RELATIONS), min_size=size, max_size=size))
    relations[order[0]] = "root"
    text, starts, ends = "", [], []
    for word in words:
        text += " " if text else ""
        starts.append(len(text))
        text += word
        ends.append(len(text))
    columns = (tuple(starts), tuple(ends), (0,) * size, tuple(tags), tuple(heads), tuple(relations))
    return text, Parse(*columns)


def coded(text: str, parse: Parse) -> tuple:  # type: ignore[type-arg]
    document = Document("d0", "any.txt", "0" * 64, text, title="any")
    passages = (Passage(0, 0, len(text)),)
    return document, code(document, passages, Tagging(parse), Mentioned(), (), Dictionary.load())


@given(trees())
@settings(max_examples=150, deadline=None)
def test_any_tree_is_coded_and_every_anchor_re_reads(tree: tuple[str, Parse]) -> None:
    document, claims = coded(*tree)
    ids = {c.id for c in claims}
    assert len(ids) == len(claims)
    for claim in claims:
        assert document.text[claim.anchor.start : claim.anchor.end] == claim.anchor.quote
        assert claim.anchor.quote.strip()
        assert claim.chain[0].speakers[0].document == "d0"
        assert 0 < claim.confidence <= 1
        assert explain(claim)
        for filler in (f for found in claim.roles.values() for f in found):
            assert filler.claim is None or filler.claim in ids
            if filler.start is not None:
                assert document.text[filler.start : filler.end] == filler.text


def test_a_sentence_of_two_thousand_words_is_read() -> None:
    words = ["Marines", "captured", "Orhan", "and", "killed", "Lena", "who", "ordered", "the", "attack"] * 200
    text = " ".join(words)
    starts = [i * 0 for i in range(2000)]
    at = 0
    for i, word in enumerate(words):
        starts[i] = at
        at += len(word) + 1
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    tags = ["NOUN", "VERB", "PROPN", "CCONJ", "VERB", "PROPN", "PRON", "VERB", "DET", "NOUN"] * 200
    relations = ["nsubj", "conj", "obj", "cc", "conj", "obj", "nsubj", "acl:relcl", "det", "obj"] * 200
    heads = []
    for i in range(200):
        b = i * 10
        heads += [b + 1, b - 9 if i else -1, b + 1, b + 4, b + 1, b + 4, b + 7, b + 5, b + 9, b + 7]
    relations[1] = "root"
    parse = Parse(tuple(starts), tuple(ends), (0,) * 2000, tuple(tags), tuple(heads), tuple(relations))
    _, claims = coded(text, parse)
    assert len(claims) >= 400
