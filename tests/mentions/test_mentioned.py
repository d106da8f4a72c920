"""The quick look-ups."""

from __future__ import annotations

from isnad.documents import Document
from isnad.encoder import MentionSpan, Tagging
from isnad.encoder.tagging import Parse
from isnad.mentions import Mentioned, find_mentions

TEXT = "The hostage Karim Nuri fled on 3 May 2004 with 12 men."
WORDS = [
    (0, 3),
    (4, 11),
    (12, 17),
    (18, 22),
    (23, 27),
    (28, 30),
    (31, 32),
    (33, 36),
    (37, 41),
    (42, 46),
    (47, 49),
    (50, 53),
]
PARSE = Parse(
    starts=tuple(a for a, _ in WORDS),
    ends=tuple(b for _, b in WORDS),
    sentences=(0,) * 12,
    upos=("DET", "NOUN", "PROPN", "PROPN", "VERB", "ADP", "NUM", "PROPN", "NUM", "ADP", "NUM", "NOUN"),
    heads=(1, 4, 1, 2, -1, 7, 7, 4, 7, 11, 11, 4),
    deprels=("det", "nsubj", "flat", "flat", "root", "case", "nummod", "obl", "nmod", "case", "nummod", "obl"),
)


def mentioned() -> Mentioned:
    spans = (
        MentionSpan(0, 22, 1, "Person", "name", 0.9, 1, (12, 22)),
        MentionSpan(47, 53, 11, "Person", "nominal", 0.9, 2),
    )
    document = Document(id="d0", path="t", sha256="", text=TEXT)
    return find_mentions(document, (), Tagging(PARSE, mentions=spans))


def test_by_head_finds_the_phrase_by_its_noun_and_the_name_by_its_words() -> None:
    found = mentioned()
    name = found.mentions[0]
    assert name.text == "Karim Nuri"
    assert [found.by_head(w) for w in (1, 2, 3)] == [name, name, name]
    assert found.by_head(4) is None
    assert found.phrases[name.id] == (0, 22)


def test_within_covering_and_ids() -> None:
    found = mentioned()
    name, men = found.mentions
    assert found.within(0, 30) == (name,)
    assert found.within(13, 30) == ()
    assert found.covering(18, 22) == name
    assert found.covering(23, 27) is None
    assert found[men.id] is men


def test_cluster_mentions_and_names() -> None:
    found = mentioned()
    name, men = found.mentions
    assert found.cluster_mentions(str(name.cluster)) == (name,)
    assert found.name_of(name.cluster) == "Karim Nuri"
    assert found.name_of(men.cluster) is None
    assert found.name_of(None) is None
    assert found.cluster_mentions("d9-e9") == ()


def test_boilerplate_mentions_nothing() -> None:
    text = "US forces came on 3 May 2004 with 12 men.\n\nUS forces, 4 May 2004, 13 men."
    start = text.index("\n\n") + 2
    document = Document(id="d0", path="t", sha256="", text=text, marks=((start, len(text), "boilerplate"),))
    found = find_mentions(document, (), Tagging(Parse()))
    assert [m.text for m in found.mentions] == ["US forces"]
    assert [d.edtf for d in found.dates] == ["2004-05-03"]
    assert [q.value for q in found.quantities] == [12]


def test_a_description_is_never_what_the_name_inside_it_names() -> None:
    text = "a Treasury official spoke"
    spans = (
        MentionSpan(0, 19, 2, "Organization", "nominal", 0.9, 1),
        MentionSpan(2, 10, 1, "Organization", "name", 0.9, 1, (2, 10)),
    )
    parse = Parse(
        (0, 2, 11, 20),
        (1, 10, 19, 25),
        (0,) * 4,
        ("DET", "PROPN", "NOUN", "VERB"),
        (2, 2, 3, -1),
        ("det", "compound", "nsubj", "root"),
    )
    found = find_mentions(Document(id="d0", path="t", sha256="", text=text), (), Tagging(parse, mentions=spans))
    assert [(m.text, m.entity is None) for m in found.mentions] == [
        ("a Treasury official", True),
        ("Treasury", False),
    ]
