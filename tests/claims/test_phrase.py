"""Phrases of the dictionary: which of their words is the head."""

from __future__ import annotations

from isnad.claims.phrase import read_phrase


def test_a_noun_phrase_is_headed_by_the_word_before_its_preposition() -> None:
    assert read_phrase("prisoner exchange", "noun").head == "exchange"


def test_a_mark_names_the_head_and_the_rest_is_company() -> None:
    phrase = read_phrase("^quid pro quo", "noun")
    assert phrase.head == "quid"
    assert len(phrase.company) == 2
