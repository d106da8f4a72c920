"""What a text's first lines say of it, and what they do not say."""

from __future__ import annotations

import pytest

from isnad.documents import from_text
from isnad.documents.dating import find_date, parse_date

BODY = "\n\nThe men left the mill at dawn on 7 June 2005, and nobody saw them, the report says.\n"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("DATE OF INFORMATION: 1 MAY 2006\nDATE OF REPORT: 3 MAY 2006", "2006-05-03"),
        ("DATE OF REPORT: 20060503", "2006-05-03"),
        ("The mill\nPublished: May 3, 2006\nUpdated: May 9, 2006", "2006-05-03"),
        ("The mill\nUpdated: May 9, 2006", "2006-05-09"),
        ("PORT SELIM, 3 MAY 91 (RADIO ORLAND) -- [TEXT]", "1991-05-03"),
        ("PORT SELIM, Orland, May 3, 2006 (OPA) — The men left.", "2006-05-03"),
        ("MINISTRY OF DEFENCE\n\nPRESS BRIEFING, 3 MAY 2006", "2006-05-03"),
        ("Statement of 3 May 2006", "2006-05-03"),
        ("The mill\nWednesday, May 3, 2006", "2006-05-03"),
        ("Port Selim, 3 May 2006\n\nDear Omar,", "2006-05-03"),
        ("Posted on May 3, 2006 by Ana Belk", "2006-05-03"),
        ("DTG: 031530Z MAY 06", "2006-05-03"),
        ("XX0305200691 PORT SELIM RADIO ORLAND IN FRENCH 2000 GMT 3 MAY 06\n\n[TEXT]", "2006-05-03"),
        ("March 2006", "2006-03"),
        ("The bombing of 3 May 2006", None),
        ("Attack on 3 May 2006 was planned, officer says", None),
        ("The mill", None),
        ("Date: 03/04/2006", None),
        ("DATE OF INFORMATION: 1 MAY 2006", None),
    ],
)
def test_a_date_is_the_documents_own_word(head: str, date: str | None) -> None:
    assert from_text(head + BODY).date == date


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        ("SECRET\n\nORLAND JOINT COMMAND\n\nDEBRIEFING SUMMARY 12", "DEBRIEFING SUMMARY 12", "ORLAND JOINT COMMAND"),
        ("REPUBLIC OF ORLAND\nMINISTRY OF TRADE\n\nPRESS BRIEFING", "PRESS BRIEFING", "MINISTRY OF TRADE"),
        ("The Orland Courier\n\nTwo die at the mill\n\nBy Ana Belk", "Two die at the mill", "The Orland Courier"),
        ("The mill papers – OPI\n\nThe Mill Papers", "The Mill Papers", "OPI"),
        ("SUBJECT: WHO RUNS\n  THE MILL\n\n1. (C) Text.", "WHO RUNS THE MILL", None),
        ("Two die at the mill", "Two die at the mill", None),
        (
            "MINISTRY DENIES RAID\n\nXX03052091 Zarit Radio Orland in French 1900 GMT 3 May 91",
            "MINISTRY DENIES RAID",
            "Zarit Radio Orland",
        ),
        ("THE ZARIT STANDARD\n21 November 2011\n\nTwo die at the mill", "Two die at the mill", "THE ZARIT STANDARD"),
        ("FM EMBASSY ZARIT\nTO MINISTRY OF TRADE\n\nSUBJECT: THE MILL", "THE MILL", "EMBASSY ZARIT"),
        ("PORT SELIM, 3 MAY 91 (RADIO ORLAND) -- [TEXT]", None, "RADIO ORLAND"),
        ("Home | About | Contact\n\nTwo die at the mill", "Two die at the mill", None),
    ],
)
def test_title_and_publisher(head: str, title: str | None, publisher: str | None) -> None:
    document = from_text(head + BODY)
    assert (document.title, document.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Belk and O. Tarif", ("Ana Belk", "O. Tarif")),
        ("By Ana Belk, Orland Post", ("Ana Belk",)),
        ("By ANA BELK in Port Selim", ("ANA BELK",)),
        ("Author: Ana Belk", ("Ana Belk",)),
        ("Posted on May 3, 2006 by Ana Belk", ("Ana Belk",)),
        ("By the middle of May it was over", ()),
    ],
)
def test_authors(line: str, authors: tuple[str, ...]) -> None:
    assert from_text(f"Two die at the mill\n\n{line}{BODY}").authors == authors


def test_a_text_that_says_nothing_gives_nothing() -> None:
    document = from_text(BODY.strip())
    assert (document.title, document.date, document.publisher, document.authors) == (None, None, None, ())


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2006-05-03", "2006-05-03"),
        ("2006", "2006"),
        ("2006-05", "2006-05"),
        ("2006~", "2006~"),
        ("3 мая 2006", "2006-05-03"),
        ("13/05/2006", "2006-05-13"),
        ("3.5.2006", "2006-05-03"),
        ("May 3rd, 2006", "2006-05-03"),
        ("some day", None),
        ("2006-13-45", None),
    ],
)
def test_a_date_that_a_person_wrote(cell: str, edtf: str | None) -> None:
    assert parse_date(cell) == edtf


def test_a_date_in_a_line_has_its_place() -> None:
    line = "Seen on 3 May 2006 and later"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "3 May 2006"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The men left the mill and nobody of them was seen again.", "en"),
        ("Les hommes ont quitté le moulin et ne sont pas revenus dans la ville.", "fr"),
        ("قال المتحدث باسم الوزارة إن القوات اعتقلت الرجل", "ar"),
        ("Представитель министерства сообщил об аресте", "ru"),
        ("12 34 56", None),
    ],
)
def test_the_language_is_guessed_or_left_open(text: str, language: str | None) -> None:
    assert from_text(text).language == language


@pytest.mark.parametrize(
    "line",
    [
        "-" * 60 + " 3 May 2006 " + "-" * 60 + "x",
        "." * 2000,
        "a - " * 70 + "!",
        "home  -  " * 30 + "!",
        "1 " * 900 + "x",
    ],
)
def test_hostile_lines_are_read_in_no_time(line: str) -> None:
    assert from_text(f"{line}\n\n{line}{BODY}").text.startswith(line)
