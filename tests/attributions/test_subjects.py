"""Speakers that stand far from their verb: behind relative clauses, appositions, remarks on how they speak."""

from __future__ import annotations

import pytest

from isnad import read_text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A woman who calls herself Mara Dorn and speaks for the dockers denied by telephone that Belk had "
            "been arrested.",
            "A woman who calls herself Mara Dorn and speaks for the dockers",
        ),
        (
            "The Harbour Ministry, heard as a witness, maintained that no docker had been arrested.",
            "The Harbour Ministry, heard as a witness",
        ),
        (
            "Exhibit 4, the ledger of Belk, records that the Front received 90 rifles.",
            "Exhibit 4, the ledger of Belk",
        ),
        (
            "The Front's spokesman abroad, Yusuf Dane, in a statement faxed to agencies on Monday, said that it "
            "had killed nine soldiers.",
            "The Front's spokesman abroad, Yusuf Dane",
        ),
        ("Foreign Minister Orlic today rejected the charge that his country trained them.", "Foreign Minister Orlic"),
    ],
)
def test_the_whole_speaker_is_the_source(text: str, source: str) -> None:
    (found,) = [a for a in read_text(text).attributions if a.voiced]
    assert " ".join(text[s:e] for s, e in found.source).rstrip(",") == source


def test_the_accused_accuse_nobody() -> None:
    found = read_text("The court convicts the accused of the murder of nine guards.").attributions
    assert not [a for a in found if a.stance == "alleges"]
