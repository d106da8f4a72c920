"""Turns of a hearing: whose each is, and who *I* and *you* are in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad import read_text
from isnad.mentions.turns import turns_of

_HEARING = """HARBOUR INQUIRY
TRANSCRIPT, 4 MAY 2013
WITNESS: JANNIK PRELL

MR. SOLLUM (Inquiry): When did you leave the Northern Front?

THE WITNESS: I left it in August 2011. My brother Marek told me that you were there.

MR. SOLLUM: Did you meet Orlic?

THE WITNESS: I never met him. He said "I know you" to my brother.
"""


def test_a_labels_turns_and_their_words() -> None:
    assert [t.words for t in turns_of(_HEARING)] == ["mr sollum", "witness", "mr sollum", "witness"]


def test_i_and_you_are_who_speaks_and_who_is_spoken_to() -> None:
    reading = read_text(_HEARING)
    prell = {m.cluster for m in reading.mentions if m.text == "JANNIK PRELL"}
    sollum = {m.cluster for m in reading.mentions if m.text == "SOLLUM"}
    assert len(prell) == len(sollum) == 1
    assert prell != sollum
    of = {(m.text.lower(), m.start): m.cluster for m in reading.mentions if m.kind == "pronoun"}
    quoted = _HEARING.index('"I know')
    said = {word: {c for (w, at), c in of.items() if w == word and at < quoted} for word in ("i", "my")}
    assert said == {"i": prell, "my": prell}
    first, second = (c for (w, _), c in of.items() if w == "you" and _ < quoted and _ != _HEARING.index("you were"))
    assert {first, second} == prell


def test_what_the_witness_says_is_on_his_word() -> None:
    left = next(c for c in read_text(_HEARING).claims if "I left it" in c.anchor.quote)
    assert [s.text for link in left.chain[1:] for s in link.speakers] == ["JANNIK PRELL"]


def test_header_fields_are_no_turns() -> None:
    assert turns_of("DATE: 4 MAY\nDETAINEE: KARIM NURI\nSUBJECT: BOATS\n\nHe left.") == []


@given(st.lists(st.sampled_from(["Q: Who?\n", "A: He.\n", "MR. PRELL: Yes.\n", "Note: no\n", "Then he left.\n"])))
def test_turns_stand_in_order_and_hold_their_words(lines: list[str]) -> None:
    text = "".join(lines)
    end = 0
    for turn in turns_of(text):
        assert end <= turn.start < turn.end < turn.body[0] <= turn.body[1] <= len(text)
        end = turn.body[1]
