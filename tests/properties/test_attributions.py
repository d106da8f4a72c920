"""What holds of attributions and chains whatever the text, the tree and the model say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.attributions.trees import Mentioned, Silent

from isnad.attributions import Attribution, Chains, find_attributions
from isnad.documents import Document
from isnad.encoder import AttributionParts, Parse, Tagging
from isnad.mentions import Mention
from isnad.passages import Passage


def _words(words: str) -> list[str]:
    return words.split()


FORMS = _words(
    'Okonjo said that denied the ferry sank " “ ” , . : ; ( ) [ ] and according to he we who which told by was '
    "following asked whether COMMENT QUESTION Gazette reported claims citing officials , adding quoted as saying"
)
TAGS = _words("NOUN PROPN PRON VERB AUX ADP SCONJ CCONJ DET ADJ ADV PUNCT PART")
RELATIONS = _words(
    "nsubj nsubj:pass obj iobj obl obl:agent ccomp xcomp advcl acl acl:relcl conj cc mark case aux aux:pass advmod "
    "parataxis punct nmod nmod:poss appos flat det fixed"
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Document, tuple[Passage, ...], Tagging, Mentioned]:
    """A text of cue-laden words with an arbitrary tree a sentence, arbitrary parts and mentions."""
    sentences = draw(st.lists(st.lists(st.sampled_from(FORMS), min_size=1, max_size=14), min_size=1, max_size=5))
    text, rows, passages = "", [], []
    for number, forms in enumerate(sentences):
        if text:
            text += draw(st.sampled_from((" ", "\n", "\n\n")))
        base, start = len(rows), len(text)
        root = draw(st.integers(0, len(forms) - 1))
        for place, form in enumerate(forms):
            text += " " if place else ""
            head = -1 if place == root else base + (root if place < root else draw(st.integers(0, place - 1)))
            tag, relation = draw(st.sampled_from(TAGS)), "root" if head < 0 else draw(st.sampled_from(RELATIONS))
            rows.append((len(text), len(text) + len(form), number, tag, head, relation))
            text += form
        passages.append(Passage(number, start, len(text), "sentence", number // 2))
    words = Parse(*zip(*rows, strict=True))
    spans = st.lists(st.integers(0, len(words) - 1), max_size=3).map(
        lambda found: tuple((words.starts[w], words.ends[w]) for w in sorted(set(found)))
    )
    parts = draw(st.lists(st.builds(AttributionParts, spans, spans, spans, st.just(0.5)), max_size=4))
    heads = draw(st.lists(st.integers(0, len(words) - 1), max_size=5, unique=True))
    mentions = tuple(_mention(n, words, head, text) for n, head in enumerate(sorted(heads)))
    document = Document("d0", "case.txt", "0" * 64, text)
    return document, tuple(passages), Tagging(words, tuple(parts)), Mentioned(mentions)


def _mention(number: int, words: Parse, head: int, text: str) -> Mention:
    start, end = words.starts[head], words.ends[head]
    entity = f"d0-e{number % 3}" if number % 2 else None
    return Mention(
        f"d0-m{number}", "d0", start, end, text[start:end], "name", "Person", entity, f"d0-e{number % 3}", head
    )


def _check(document: Document, found: tuple[Attribution, ...]) -> None:
    by_id = {a.id: a for a in found}
    assert [a.id for a in found] == [f"{document.id}-a{n}" for n in range(len(found))]
    assert [a.cue[0] for a in found] == sorted(a.cue[0] for a in found)
    for a in found:
        assert a.cue
        assert a.content or a.scope
        for spans in (a.source, a.cue, a.content):
            assert all(0 <= s < e <= len(document.text) for s, e in spans)
            assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert not _shared(a.cue, a.content)
        assert not _shared(a.source, a.content)
        if a.parent is not None:
            above = by_id[a.parent]
            assert _shared((*a.cue, *a.content), (*above.content, *above.scope))
        path, here = [a.id], a.parent
        while here is not None:
            assert here in by_id
            assert here not in path
            path, here = [*path, here], by_id[here].parent


def _shared(left: tuple[tuple[int, int], ...], right: tuple[tuple[int, int], ...]) -> bool:
    return any(s < f and t < e for s, e in left for t, f in right)


@settings(max_examples=150, deadline=None)
@given(texts())
def test_attributions_re_read_nest_and_repeat(case: tuple[Document, tuple[Passage, ...], Tagging, Mentioned]) -> None:
    document, passages, tagging, mentioned = case
    found = find_attributions(document, passages, tagging, mentioned, Silent())
    _check(document, found)
    assert find_attributions(document, passages, tagging, mentioned, Silent()) == found
    known = {m.id for m in mentioned.mentions}
    assert {i for a in found for i in (a.speaker, a.addressee, *a.also) if i is not None} <= known


@settings(max_examples=150, deadline=None)
@given(texts(), st.data())
def test_a_chain_starts_with_the_document_and_never_repeats_a_voice(
    case: tuple[Document, tuple[Passage, ...], Tagging, Mentioned], data: st.DataObject
) -> None:
    document, passages, tagging, mentioned = case
    chains = Chains(document, passages, mentioned, find_attributions(document, passages, tagging, mentioned, None))
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start, len(document.text)))
    links = chains.at(start, end)
    assert [s.document for s in links[0].speakers] == [document.id]
    for left, right in pairwise(links[1:]):
        entities = {s.entity for s in left.speakers} - {None}
        assert not entities & {s.entity for s in right.speakers}


@pytest.mark.parametrize(
    "text",
    [
        "“" * 40 + "Okonjo said that the ferry sank" + "”" * 40,
        '"Okonjo said "that the ferry "sank, he said.',
        "Okonjo said " * 1000,
        "Okonjo, " * 500 + "said that the ferry sank.",
        "",
    ],
    ids=["nested marks", "unbalanced", "2,000 words", "500 names", "empty"],
)
def test_hard_sentences(text: str) -> None:
    words = _chain(text)
    document = Document("d0", "case.txt", "0" * 64, text)
    passages = (Passage(0, 0, len(text)),) if text else ()
    found = find_attributions(document, passages, Tagging(words), Mentioned(), None)
    _check(document, found)


def _chain(text: str) -> Parse:
    """Words of a text, each *said* a complement of the one before, everything else a subject of the next."""
    found = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    cues = [n for n, (s, e) in enumerate(found) if text[s:e] == "said"]
    rows, last = [], -1
    for n, (s, e) in enumerate(found):
        if n in set(cues):
            rows.append((s, e, 0, "VERB", last, "ccomp" if last >= 0 else "root"))
            last = n
        else:
            following = next((c for c in cues if c > n), last)
            rows.append((s, e, 0, "PROPN", following, "nsubj" if following > n else "ccomp"))
    return Parse(*zip(*rows, strict=True)) if rows else Parse()
