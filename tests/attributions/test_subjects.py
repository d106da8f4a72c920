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


def links(text: str, kind: str) -> list[list[str]]:
    (claim,) = [c for c in read_text(text).claims if c.kind == kind]
    return [[s.text for s in link.speakers] for link in claim.chain[1:]]


def test_who_is_known_only_through_another_speaks_through_him() -> None:
    text = (
        "Belk said that he had heard from a cook that Ostak ordered the raid. "
        "The cook also said that nine soldiers were killed in Varnow."
    )
    assert links(text, "kills") == [["Belk"], ["The cook"]]


def test_an_apposition_is_no_second_speaker() -> None:
    said = "SAID THAT NINE SOLDIERS WERE KILLED IN VARNOW."
    text = f"A SPOKESMAN FOR THE HARBOUR DEPARTMENT, THE ORLAND POLICE AGENCY, {said}"
    assert [len(speakers) for speakers in links(text, "kills")] == [1]


def test_paragraphs_of_quotation_behind_one_announcement_are_one_speakers() -> None:
    text = 'Anna Reyes said:\n\n"We did not sign."\n\n"Nine soldiers were killed in Varnow."\n\nThe station closed.\n'
    assert links(text, "kills") == [["Anna Reyes"]]


def test_a_warrant_is_no_voice() -> None:
    text = 'A judge issued a warrant for the arrest of Omar Belk, son of "the Baker," for theft.'
    assert not [
        a for a in read_text(text).attributions if a.voiced and "warrant" in "".join(text[s:e] for s, e in a.cue)
    ]


def test_what_a_witness_was_told_has_come_through_her() -> None:
    text = "Mara Dorn testified in May. She had been told by her brother that nine soldiers were killed in Varnow."
    assert links(text, "kills") == [["Mara Dorn"], ["her brother"]]


def test_a_finding_is_whose_it_is_though_the_clause_stands_behind_the_owner() -> None:
    text = "The finding of the military court that only four soldiers died cannot stand."
    assert links(text, "dies") == [["the military court"]]
