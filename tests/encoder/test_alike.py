"""A name has one type in a document unless a place of it is sure of another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from isnad.encoder import reader
from isnad.encoder.alike import settle_types
from isnad.encoder.layout import lay_out
from isnad.encoder.pieces import Vocabulary
from isnad.encoder.spans import VOTED, Found

VOCABULARY = Vocabulary(Path(reader.__file__).parent / "model" / "vocabulary.txt")
SURE, UNSURE = 0.98, 0.45


def settled(text: str, seen: list[tuple[int, str, float]]) -> list[str]:
    """The types after settling, of one-word names given as (word, type, its share)."""
    layout = lay_out(text, [(0, len(text))], VOCABULARY)
    mentions = []
    for word, kind, share in seen:
        shares = np.full(len(VOTED), (1 - share) / (len(VOTED) - 1), np.float32)
        shares[VOTED.index(kind)] = share
        found = Found(word, word, word, kind, "name", 0.9, np.zeros(6, np.float32), np.log(shares), name=(word, word))
        mentions.append(found)
    settle_types(mentions, layout, text)
    return [m.kind for m in mentions]


def test_an_unsure_place_takes_the_type_that_the_rest_of_the_document_gives() -> None:
    words = "Karun is far . Karun was near . Karun ."
    assert settled(words, [(0, "Place", SURE), (4, "Place", SURE), (8, "Person", UNSURE)]) == ["Place"] * 3


def test_two_bearers_of_one_name_stay_apart_where_each_is_plain() -> None:
    words = "Karun spoke . He left for Karun ."
    assert settled(words, [(0, "Person", SURE), (6, "Place", SURE)]) == ["Person", "Place"]


def test_other_names_are_left_alone() -> None:
    words = "Karun and Basim and KARUN"
    seen = [(0, "Place", SURE), (2, "Person", UNSURE), (4, "Person", UNSURE)]
    assert settled(words, seen) == ["Place", "Person", "Place"]


@pytest.mark.parametrize("kind", VOTED)
def test_a_single_mention_keeps_its_type(kind: str) -> None:
    assert settled("Karun", [(0, kind, UNSURE)]) == [kind]
