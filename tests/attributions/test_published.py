"""Statements that a document prints whole: *has issued the following communique:* gives them their voice."""

from __future__ import annotations

import pytest

from isnad.reading import read_text

ISSUED = "THE MINISTRY OF THE INTERIOR HAS ISSUED THE FOLLOWING COMMUNIQUE:\n\n"
BODY = "ON 12 AUGUST OUR MEN FREED THE ENGINEER PAUL DEREN.\n\nTHE BANDITS ATTACKED THE HARUN DEPOT.\n\n"


def voices(text: str) -> dict[str, list[list[str]]]:
    return {c.kind: [[s.text for s in link.speakers] for link in c.chain[1:]] for c in read_text(text).claims}


@pytest.mark.parametrize("opening", ["[TEXT] ", ""])
def test_a_communique_is_its_issuers_word_to_its_last_paragraph(opening: str) -> None:
    found = voices(f"KORVAN RADIO, 14 AUG 11\n\n{opening}{ISSUED}{BODY}")
    assert found["releases"] == found["attacks"] == [["MINISTRY OF THE INTERIOR"]]


def test_a_medium_that_reports_in_its_own_name_ends_it() -> None:
    found = voices(f"{ISSUED}{BODY}" + "THE TOLMEK NEWS AGENCY (TNA) REPORTS THAT THE ARMY CAPTURED DAVUD REYHAN.")
    assert found["attacks"] == [["MINISTRY OF THE INTERIOR"]]
    assert found["captures"] == [["TOLMEK NEWS AGENCY"]]


def test_a_quoted_statement_ends_with_its_quotation_marks() -> None:
    text = (
        "The People's Column released the following statement on Sunday:\n\n"
        '"We attacked the Harun depot.\n\n"We killed six soldiers."\n\nPolice captured two members of the Column.'
    )
    found = voices(text)
    assert found["attacks"] == found["kills"] == [["People's Column"]]
    assert found["captures"] == []
