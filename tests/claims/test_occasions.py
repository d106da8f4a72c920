"""Events told again, entries of diaries, and what is confirmed or called false, read by the model that ships."""

from __future__ import annotations

import pytest

from isnad.claims import Claim
from isnad.claims.occasions import _overlap
from isnad.documents import from_text
from isnad.reading import read_document


def claims(text: str, kind: str, date: str = "2011-12-14") -> list[Claim]:
    return [c for c in read_document(from_text(text, date=date)).claims if c.kind == kind]


def times(claim: Claim) -> list[str]:
    return [t.edtf for t in claim.time]


def texts(claim: Claim, role: str) -> list[str]:
    return [f.text for f in (claim.place if role == "place" else claim.roles.get(role, ()))]


RAID = "Gunmen attacked the Harun bridge near Tolmek on 9 May 2011. "


def test_the_attack_blamed_on_somebody_is_the_attack_told_before() -> None:
    first, again = claims(RAID + "A spokesman blamed the People's Column for the attack.", "attacks")
    assert texts(again, "patient") == texts(first, "patient")
    assert times(again) == ["2011-05-09"]
    assert texts(again, "agent") == ["People's Column"]
    assert any(what == "takes up" for what, _ in again.because)


@pytest.mark.parametrize(
    "again",
    [
        "The army has prepared a second attack.",
        "The attack of 3 March 2010 was never explained.",
        "Police fear another attack.",
    ],
)
def test_another_event_takes_nothing_over(again: str) -> None:
    assert all(not texts(c, "patient") for c in claims(RAID + again, "attacks") if c.anchor.start >= len(RAID))


def test_whoever_fell_in_the_raid_fell_when_and_where_it_was() -> None:
    (killed,) = claims(RAID + "Six policemen were killed in the raid.", "kills")
    assert times(killed) == ["2011-05-09"]
    assert texts(killed, "place") == ["Tolmek"]


def test_another_voice_keeps_its_own_day_and_place() -> None:
    text = "The ministry said that Davud Reyhan was captured in Tolmek on 9 May 2011. The rebels deny the capture."
    _, denied = claims(text, "captures")
    assert not denied.time
    assert not denied.place


def test_two_days_are_one_time_only_where_one_holds_the_other() -> None:
    assert _overlap("2011-05", "2011-05-09")
    assert _overlap("2011-05-09", "2011-05-09~")
    assert _overlap("2010/2012", "2011-05-09")
    assert not _overlap("2011-05-09", "2011-05-10")


def test_an_entry_tells_of_its_day() -> None:
    text = "Notebook of January 2011.\n\n9 March. We stormed the depot.\n\n14 October. His men bombed the market."
    (stormed,) = claims(text, "attacks")
    (bombed,) = claims(text, "bombs")
    assert (times(stormed), times(bombed)) == (["2011-03-09"], ["2011-10-14"])


def test_two_verbs_with_a_date_each_share_no_place() -> None:
    text = "The Column seized her on the Tolmek road in May 2011 and let her go in August for five prisoners."
    released = claims(text, "releases")[0]
    assert times(released) == ["2011-08"]
    assert not released.place
    assert texts(released, "exchange") == ["five prisoners"]


@pytest.mark.parametrize(
    ("text", "value", "speaker"),
    [
        ("The accused was arrested on 9 May 2011 by the army. Captain Oren confirmed this.", "CT+", "Oren"),
        ("The Courier alleged that the army had arrested him. This is false.", "CT-", None),
    ],
)
def test_what_is_confirmed_or_called_false_is_claimed_again(text: str, value: str, speaker: str | None) -> None:
    last = claims(text, "captures")[-1]
    assert last.factuality == value
    assert (last.chain[-1].speakers[0].text if len(last.chain) > 1 else None) == speaker


def test_what_cannot_be_confirmed_is_not_claimed_again() -> None:
    text = "The Courier alleged that the army had arrested him. We cannot confirm that."
    assert len(claims(text, "captures")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Her brother Ilya leads a breakaway group.",
        "Davud Reyhan founded the Column in 1998 and led it until his arrest.",
    ],
)
def test_who_leads_people_carries_nothing_out(text: str) -> None:
    assert len(claims(text, "leads")) == 1
    assert not claims(text, "carries_out")


def test_a_toll_counts_each_that_it_names() -> None:
    text = "9 March 2011. Their dead: 12 soldiers and 2 policemen. Wounded: 7.\n\n14 May 2011. We came home."
    found = claims(text, "dies")
    assert [[(q.value, q.of) for q in c.quantity] for c in found] == [[(12, "patient")], [(2, "patient")]]
    assert all(times(c) == ["2011-03-09"] for c in found)
    (wounded,) = claims(text, "wounds")
    assert [q.value for q in wounded.quantity] == [7]


def test_a_meeting_that_took_place_is_that_of_those_who_met() -> None:
    text = "Davud Reyhan met Colonel Asan. The meeting took place in Ghazna in December 2010."
    met, told = claims(text, "meets")
    assert (told.roles, times(told)) == (met.roles, ["2010-12"])


def test_a_meeting_of_nobody_is_no_claim() -> None:
    assert not claims("The meeting took place in Ghazna in December 2010.", "meets")


@pytest.mark.parametrize(
    ("text", "kind", "agent", "other"),
    [
        ("The Southern Office, a service of Karzem, paid them.", "part_of", "Southern Office", "Karzem"),
        ("He was arrested by the 4th Rifle Regiment of the army.", "part_of", "4th Rifle Regiment", "the army"),
        ("The bandits are the same who attacked the Harun garrison.", "attacks", "The bandits", "the Harun garrison"),
        ("Their chief, Davud Reyhan, gave the order.", "leads", "Davud Reyhan", "Their"),
        ("The ambassador of Karzem, Nasser Kell, resigned.", "holds_post", "Nasser Kell", "Karzem"),
    ],
)
def test_who_belongs_to_whom(text: str, kind: str, agent: str, other: str) -> None:
    (claim,) = claims(text, kind)
    assert (texts(claim, "agent"), texts(claim, "patient")) == ([agent], [other])


def test_a_foreign_colonel_has_a_nation_and_no_body() -> None:
    text = "A Ghaznan colonel, Tarek Reyhan, was there."
    assert [texts(c, "agent") for c in claims(text, "nationality")] == [["Tarek Reyhan"]]
    assert not claims(text, "member_of")


@pytest.mark.parametrize(
    "text", ["He was seized at Wadi Sorr in the province of Hadrin.", "They met at Wadi Sorr, a camp in Hadrin."]
)
def test_a_place_is_in_the_place_that_it_is_said_to_be_in(text: str) -> None:
    (claim,) = claims(text, "located_in")
    assert (texts(claim, "agent"), texts(claim, "place")) == (["Wadi Sorr"], ["Hadrin"])


def test_a_conviction_in_his_absence_denies_no_crime() -> None:
    (bombing,) = claims("A court sentenced him in his absence for the bombing of the market.", "bombs")
    assert bombing.factuality == "CT+"


def test_a_number_before_against_stands_for_the_event() -> None:
    text = (
        "The papers record three attacks on the palace, two against the Harun Hotel and an IED attack against a jeep."
    )
    (hotel,) = (c for c in claims(text, "attacks") if texts(c, "patient") == ["Harun Hotel"])
    assert [(q.value, q.of) for q in hotel.quantity] == [(2, "event")]


def test_a_relative_clause_is_of_the_noun_beside_it() -> None:
    text = (
        "We recovered papers that record attacks on the harbour, attacks that were ordered by Davud Reyhan himself."
    )
    (ordered,) = claims(text, "orders")
    assert texts(ordered, "patient") == ["attacks"]
    assert ordered.roles["patient"][0].claim is not None


def test_the_kidnapped_man_is_the_man_and_not_his_body() -> None:
    (kidnapped,) = claims(
        "The body of Victor Pomas, 30, who was kidnapped on 28 August, had knife wounds.", "kidnaps"
    )
    assert texts(kidnapped, "patient") == ["Victor Pomas"]


@pytest.mark.parametrize("text", ["Arrest him!", "Go to the flat and arrest him."])
def test_what_is_commanded_has_not_happened(text: str) -> None:
    assert [c.factuality for c in claims(text, "captures")] == ["Uu"]


def test_a_meeting_that_is_attacked_says_nobody_met() -> None:
    assert not claims("They attacked a meeting of officials in Tolmek.", "meets")


def test_bonds_that_were_not_found_are_left_open() -> None:
    text = "The inquiry did not establish that these meetings reflected cooperation between the Column and Karzem."
    assert [c.factuality for c in claims(text, "cooperates_with")] == ["Uu"]
