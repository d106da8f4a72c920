"""Documents that others cite, who speaks in them, whose a body is, and what else decides who is one voice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.matters.building import Builder, document, entity, slots

from isnad.matters.owners import Owners
from isnad.matters.recall import is_one_of_several, presupposes

DAM = entity("Orel Dam", "Address")
HORN, LANG = entity("Pavel Horn"), entity("Dita Lang")


def test_the_letter_that_a_book_cites_is_the_letter() -> None:
    letter = document("d1", "CAPTURED ITEM 7\nLETTER, TWO SHEETS\nWritten in January 1995\n\nWe raided the dam.")
    build = Builder(DAM, documents=[letter])
    build.claim("d1", "attacks", patient="@orel dam", time="1994-11-03")
    own = build.claim("d2", "attacks", ("the letter of January 1995",), patient="@orel dam", time="1994-11-03")
    assert build.matter(own).chains == 1
    assert build.matter(own).agreement == "echoed"


def test_a_report_stands_for_the_witness_whom_it_quotes() -> None:
    report = document("d1", "DEBRIEFING REPORT 12\nDecember 1995\n\nThe detainee said that the dam was raided.")
    build = Builder(DAM, HORN, documents=[report])
    build.claim("d1", "attacks", ("@pavel horn",), patient="@orel dam", time="1994-11-03")
    own = build.claim("d2", "attacks", ("the debriefing report",), patient="@orel dam", time="1994-11-03")
    assert build.matter(own).chains == 1


@pytest.mark.parametrize("words", ["a letter", "the letter of March 2001", "the log of the harbour", "a witness"])
def test_other_writings_are_voices_of_their_own(words: str) -> None:
    letter = document("d1", "LETTER, TWO SHEETS\nWritten in January 1995\n\nWe raided the dam.")
    build = Builder(DAM, documents=[letter])
    build.claim("d1", "attacks", patient="@orel dam", time="1994-11-03")
    own = build.claim("d2", "attacks", (words,), patient="@orel dam", time="1994-11-03")
    assert build.matter(own).chains == 2


@pytest.mark.parametrize(
    "head", ["AFFIDAVIT OF PAVEL HORN", "From the memoirs of General Pavel Horn, 1999", "I, Pavel Horn, swear"]
)
def test_who_swears_or_remembers_is_the_witness_quoted_elsewhere(head: str) -> None:
    build = Builder(DAM, HORN, documents=[document("d1", f"{head}\n\nThe dam was raided.")])
    build.claim("d1", "attacks", patient="@orel dam", time="1994-11-03")
    quoted = build.claim("d2", "attacks", ("@pavel horn",), patient="@orel dam", time="1994-11-03")
    assert build.matter(quoted).chains == 1


def test_an_author_who_is_quoted_elsewhere_is_one_voice() -> None:
    paper = replace(document("d1"), authors=("Dita Lang",))
    build = Builder(DAM, LANG, documents=[paper])
    build.claim("d1", "attacks", patient="@orel dam", time="1994-11-03")
    quoted = build.claim("d2", "attacks", ("@dita lang",), patient="@orel dam", time="1994-11-03")
    assert build.matter(quoted).chains == 1


def test_a_battalion_of_the_front_and_the_front_are_no_two_attackers() -> None:
    front, battalion = entity("Salt Front", "Organization"), entity("Orel Battalion", "Organization")
    text = "The Orel Battalion of the Salt Front raided the dam."
    build = Builder(DAM, front, battalion, documents=[document("d1", text)])
    first = build.claim("d1", "attacks", agent="@orel battalion", patient="@orel dam", quote=text[:-1])
    filler = replace(build.claims[0].roles["agent"][0], start=4, end=18)
    build.claims[0] = replace(build.claims[0], roles={**build.claims[0].roles, "agent": (filler,)})
    build.claim("d2", "attacks", agent="@salt front", patient="@orel dam")
    assert slots(build.matter(first)) == []
    known = {e.id: e for e in (front, battalion)}
    said = {pair for claim in build.claims for pair in Owners.of(known).said(claim)}
    assert said == {("orel battalion", "salt front", "actors")}


def test_what_is_only_asked_is_not_known_and_what_is_taken_up_is() -> None:
    build = Builder(DAM)
    build.claim("d1", "attacks", patient="@orel dam", quote="the raid on the dam", says="Uu")
    build.claim("d2", "attacks", patient="@orel dam", quote="Who raided the dam", says="Uu")
    assert [presupposes(claim) for claim in build.claims] == [True, False]


@pytest.mark.parametrize(
    ("quote", "several"),
    [
        ("Horn, a commander of the Front", True),
        ("Horn, one of the leaders of the Front", True),
        ("Horn, the commander of the Front", False),
        ("Horn leads the Front", False),
    ],
)
def test_one_commander_among_several_disputes_no_leadership(quote: str, several: bool) -> None:
    front = entity("Salt Front", "Organization")
    build = Builder(HORN, LANG, front)
    claim = build.claim("d1", "leads", agent="@pavel horn", patient="@salt front", quote=quote, time="1995")
    other = build.claim("d2", "leads", agent="@dita lang", patient="@salt front", quote="Lang leads it", time="1995")
    assert is_one_of_several(build.claims[0]) is several
    assert (other in build.matter(claim).claims) is not several or not several
    assert not (several and slots(build.matter(claim)))


def test_towns_count_where_their_province_is_named_too() -> None:
    orel, vask, north = (entity(name, "Address") for name in ("Orel", "Vask", "North Province"))
    build = Builder(HORN, orel, vask, north)
    first = build.claim("d1", "captures", patient="@pavel horn", place="@orel + @north province", time="1995-03-01")
    build.claim("d2", "captures", patient="@pavel horn", place="the town of Vask", time="1995-03-01")
    assert slots(build.matter(first)) == ["place"]


def test_no_ransom_is_paid_says_nothing_of_a_monthly_sum() -> None:
    front = entity("Salt Front", "Organization")
    text = "Horn paid the Front forty crowns a month. No ransom was paid."
    build = Builder(HORN, front, documents=[document("d1", text)])
    paid = build.claim(
        "d1", "arms", agent="@pavel horn", patient="@salt front", goods="forty crowns", quote=text[:40]
    )
    ransom = build.claim("d1", "arms", goods="no ransom", says="CT-", quote="No ransom was paid")
    assert build.matter(paid).claims == (paid,)
    assert build.matter(ransom).claims == (ransom,)


def test_the_league_s_patrol_is_not_the_country_s_paratroopers() -> None:
    league, land = entity("League Force", "Organization"), entity("Lurania", "Address")
    build = Builder(HORN, league, land)
    first = build.claim("d1", "captures", agent="Luranian paratroopers", patient="@pavel horn", time="1995-03")
    build.claim("d2", "captures", agent="a patrol of the League Force", patient="@pavel horn", time="1995-03")
    assert slots(build.matter(first)) == ["agent"]
