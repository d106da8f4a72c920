"""Texts of others that a paper or station prints whole, under a line that says whose they are."""

from __future__ import annotations

import pytest

from isnad import read_text

FORCED = "ON 7 JANUARY OUR UNITS CAPTURED COLONEL OSTAK IN ZARIT."
AFTER = "THE ZARIT NEWS AGENCY REPORTS THAT NINE SOLDIERS WERE KILLED IN VARNOW."
LEADS = [
    "THE HARBOUR MINISTRY HAS ISSUED THE FOLLOWING COMMUNIQUE:",
    "IN VIEW OF THE FIGHTING IN VARNOW, THE HARBOUR MINISTRY REPORTS THE FOLLOWING TO THE NATION:",
    "HERE IS AN OFFICIAL COMMUNIQUE FROM THE HARBOUR MINISTRY:",
    "COMMUNIQUE ISSUED BY THE HARBOUR MINISTRY:",
]


def voices(text: str) -> dict[str, list[str]]:
    """For each kind of claim the speakers of its chain, the document left out."""
    return {
        c.kind: [" + ".join(s.text for s in link.speakers) for link in c.chain[1:]] for c in read_text(text).claims
    }


@pytest.mark.parametrize("lead", LEADS)
def test_what_the_line_announces_is_the_issuers_word_until_the_station_speaks_again(lead: str) -> None:
    found = voices(f"PORT SELIM, 9 JAN 90 (RADIO ORLAND) -- [TEXT]\n\n{lead}\n\n{FORCED}\n\n{AFTER}\n")
    assert found["captures"] == ["HARBOUR MINISTRY"]
    assert found["kills"] == ["ZARIT NEWS AGENCY"]


def test_numbered_points_are_one_text_and_its_signature_ends_it() -> None:
    text = (
        "PORT SELIM, 9 JAN 90 (RADIO ORLAND) -- [TEXT]\n\nTHE HARBOUR MINISTRY STATES THAT:\n\n"
        f"1. {FORCED}\n\nTHIS IS NO VICTORY.\n\n2. TWELVE SOLDIERS WERE KILLED IN VARNOW.\n\n[SIGNED] HARBOUR "
        f"MINISTRY\n"
    )
    found = voices(text)
    assert found["captures"] == found["kills"] == ["HARBOUR MINISTRY"]


def test_a_paper_goes_back_to_its_own_words_behind_the_text() -> None:
    text = (
        "The Harbour Ministry issued the following statement:\n\nOur men captured Colonel Ostak in Zarit on "
        "Monday.\n\n"
        "Nine dockers were killed in Varnow the same day.\n"
    )
    found = voices(text)
    assert found["captures"] == ["Harbour Ministry"]
    assert found["kills"] == []


def test_quotation_marks_bound_the_text() -> None:
    text = (
        'The Harbour Ministry issued the following statement:\n\n"Our men captured Colonel Ostak in Zarit on '
        "Monday.\n\n"
        '"He is unharmed."\n\nWe saw that nine dockers were killed in Varnow the same day.\n'
    )
    found = voices(text)
    assert found["captures"] == ["Harbour Ministry"]
    assert found["kills"] == []


@pytest.mark.parametrize(
    "head",
    [
        "PORT SELIM, 9 JAN 90 (RADIO ORLAND) -- [COMMUNIQUE] [HARBOUR MINISTRY] [TEXT]",
        "[STATEMENT BY THE HARBOUR MINISTRY ON 9 JANUARY] [TEXT]",
    ],
)
def test_a_heading_in_brackets_names_whose_text_it_is(head: str) -> None:
    found = voices(f"{head}\n\n{FORCED}\n\nTWELVE SOLDIERS WERE KILLED IN VARNOW.\n")
    assert found["captures"] == found["kills"] == ["HARBOUR MINISTRY"]


def test_the_ministry_in_its_own_communique_is_one_link() -> None:
    denial = "THE MINISTRY DENIES THAT ANY SOLDIERS WERE KILLED."
    text = f"[TEXT] THE HARBOUR MINISTRY HAS ISSUED THE FOLLOWING COMMUNIQUE:\n\n{FORCED} {denial}\n"
    claims = {c.kind: c for c in read_text(text).claims}
    assert [[s.text for s in link.speakers] for link in claims["kills"].chain[1:]] == [["HARBOUR MINISTRY"]]
    assert claims["kills"].factuality == "CT-"


def test_we_announce_nothing_but_ourselves() -> None:
    assert voices("We report the following:\n\n1. Our men captured Colonel Ostak in Zarit.\n")["captures"] == []
