"""When, where and how many in whole sentences, read by the model that ships."""

from __future__ import annotations

import pytest

from isnad.claims import Claim
from isnad.documents import from_text
from isnad.reading import read_document


def claims(text: str, kind: str, date: str = "2005-03-16") -> list[Claim]:
    return [c for c in read_document(from_text(text, date=date)).claims if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "times"),
    [
        ("Nine people died and more than twenty were wounded on Sunday.", "dies", ["2005-03-13"]),
        ("Nine people died and more than twenty were wounded on Sunday.", "wounds", ["2005-03-13"]),
        ("He commanded the regiment from 1961 until his arrest in March 1966.", "leads", ["1961/1966-03"]),
        ("Until his death in 1922 Sheikh Amin led the brotherhood.", "leads", ["../1922"]),
        ("His release under the amnesty of 1976 surprised the camp.", "releases", ["1976"]),
        ("In 1979, when the Shura split, Karim Baz took command of the eastern branch.", "leads", ["1979"]),
        ("Eleven miners died when troops opened fire on Friday.", "dies", ["2005-03-11"]),
        ("The Front kidnapped the priest in the last days of 1996.", "kidnaps", ["1996-12"]),
    ],
)
def test_a_claim_has_the_time_of_its_clause(text: str, kind: str, times: list[str]) -> None:
    (claim,) = claims(text, kind)
    assert [t.edtf for t in claim.time] == times


def test_a_length_of_time_is_time_enough_for_holding() -> None:
    (claim,) = claims("The army held the mayor, Osk Lund, for a month.", "holds")
    assert (claim.duration, claim.time) == ("P1M", ())


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("A car bomb killed six people outside the courthouse in Tarsa.", "kills", ["the courthouse", "Tarsa"]),
        ("Dr Omid Safari died in Evran prison on 4 June 1981.", "dies", ["Evran prison"]),
        (
            "She was interrogated in the basement of the Hotel Astor.",
            "interrogates",
            ["the basement of the Hotel Astor"],
        ),
        ("Eleven miners died when troops opened fire at the Kolar pit.", "dies", ["the Kolar pit"]),
        ("He was seized with his driver in the village of Ban.", "captures", ["the village of Ban"]),
    ],
)
def test_a_claim_has_the_places_of_its_clause(text: str, kind: str, places: list[str]) -> None:
    (claim,) = claims(text, kind)
    assert [p.text for p in claim.place] == places
    assert "cause" not in claim.roles


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("The ministry said that nine guards were killed. The rebels say eleven were.", "kills", [9, 11]),
        ("The bulletin first reported that six miners had died. It now says seven.", "dies", [6, 7]),
        ("Nine guards were killed. He now puts the number at five.", "kills", [9, 5]),
        ("Two of the five engineers whom the Front kidnapped have been released.", "releases", [2]),
        ("He was arrested twice in 1988.", "captures", [2]),
        ("3 Company was ambushed at the ford.", "attacks", []),
    ],
)
def test_numbers_and_what_stands_for_them(text: str, kind: str, numbers: list[float]) -> None:
    assert [q.value for c in claims(text, kind) for q in c.quantity] == numbers


def test_a_toll_is_of_the_dead_not_of_the_wounded() -> None:
    text = "Eleven people died and thirty were wounded in Marwa. The government put the toll at six."
    assert [q.value for c in claims(text, "dies") for q in c.quantity] == [11, 6]
    assert [q.value for c in claims(text, "wounds") for q in c.quantity] == [30]


def test_who_did_answers_the_question() -> None:
    asked, answered = claims("Who ordered the arrests? Colonel Dabb did.", "orders")
    assert asked.factuality == "Uu"
    assert (answered.factuality, [f.text for f in answered.roles["agent"]]) == ("CT+", ["Dabb"])


def test_he_says_that_he_did_not_turns_the_claim_before() -> None:
    told, turned = claims("Tevel ordered the killing. He says that he did not.", "orders")
    assert (told.factuality, turned.factuality) == ("CT+", "CT-")
    assert turned.chain[-1].speakers[0].entity == told.roles["agent"][0].entity
