"""What is told beside a claim, and in its words: the day and town of its attack, whose soldiers, how many of whom."""

from __future__ import annotations

import pytest
from tests.matters.building import Builder, document, entity, slots

PORT, TOWN, HILL = entity("Port", "Address"), entity("Tel Amar", "Address"), entity("Halba", "Address")
COAST = entity("Coast Province", "Address")
FRONT, LAND = entity("Front", "Organization"), entity("Landia", "Address")
MINISTRY, FORCE = entity("Ministry of War", "Organization"), entity("Stabilisation Force", "Organization")
OMAR, ALI = entity("Omar"), entity("Ali")


def test_casualties_take_day_and_place_of_what_is_told_beside_them() -> None:
    build = Builder(TOWN)
    build.claim("d1", "attacks", patient="the post", time="2007-03-01", place="@tel amar")
    first = build.claim("d1", "dies", patient="four", number="4 patient")
    second = build.claim("d2", "dies", patient="four", time="2007-03-01", place="@tel amar", number="4 patient")
    assert build.matter(first).claims == (first, second)


def test_the_same_voice_gives_the_day_before_another_does() -> None:
    build = Builder(TOWN, HILL, OMAR, ALI)
    build.claim("d1", "attacks", ("@omar",), patient="the post", time="2007-03-01", place="@tel amar")
    build.claim("d1", "attacks", ("@ali",), patient="the mill", time="2007-05-01", place="@halba")
    first = build.claim("d1", "dies", ("@omar",), patient="four", number="4 patient")
    second = build.claim("d2", "dies", patient="four", time="2007-03-01", place="@tel amar", number="4 patient")
    assert build.matter(first).claims == (first, second)


@pytest.mark.parametrize(
    ("one", "other", "conflicting"),
    [
        ("5 patient soldiers + 3 patient civilians", "8 patient people", False),
        ("5 patient soldiers + 3 patient civilians", "9 patient people", True),
        ("5 patient soldiers", "8 patient people", False),
        ("5 patient soldiers", "4 patient people", True),
        ("5 patient soldiers + 3 patient civilians", "5 patient soldiers + 4 patient civilians", True),
        ("5 patient soldiers + 3 patient civilians", "3 patient civilians", False),
        ("10 patient people + 6 patient soldiers", "6 patient soldiers", False),
    ],
)
def test_each_count_of_a_claim_is_compared(one: str, other: str, conflicting: bool) -> None:
    build = Builder(PORT)
    first = build.claim("d1", "kills", patient="them", time="2007-03-01", place="@port", number=one)
    second = build.claim("d2", "kills", patient="them", time="2007-03-01", place="@port", number=other)
    matter = build.matter(first)
    assert matter.claims == (first, second)
    assert slots(matter) == (["number"] if conflicting else [])


def test_parts_that_do_not_make_the_number_of_people_are_told_in_one_sentence() -> None:
    build = Builder(PORT)
    parts, whole = "5 patient soldiers + 3 patient civilians", "9 patient people"
    first = build.claim("d1", "kills", patient="them", time="2007-03-01", place="@port", number=parts)
    build.claim("d2", "kills", patient="them", time="2007-03-01", place="@port", number=whole)
    (conflict,) = build.matter(first).conflicts
    assert conflict.sentence == "One document says that 5 soldiers and 3 civilians were killed, one says 9."


def test_two_towns_for_one_death_are_a_conflict() -> None:
    build = Builder(OMAR, TOWN, HILL)
    first = build.claim("d1", "kills", patient="@omar", place="@tel amar")
    build.claim("d2", "kills", patient="@omar", place="@halba")
    assert slots(build.matter(first)) == ["place"]


def test_a_town_and_a_province_are_none() -> None:
    build = Builder(OMAR, TOWN, COAST)
    first = build.claim("d1", "kills", patient="@omar", place="@tel amar")
    build.claim("d2", "kills", patient="@omar", place="@coast province")
    assert slots(build.matter(first)) == []


def test_our_soldiers_are_those_of_the_ministry_that_publishes_the_briefing() -> None:
    briefing = document("d1", publisher="Ministry of War")
    build = Builder(OMAR, ALI, MINISTRY, FORCE, documents=[briefing])
    first = build.claim("d1", "captures", ("@ali",), patient="@omar", agent="our commandos")
    build.claim("d2", "captures", patient="@omar", agent="soldiers of the Stabilisation Force")
    assert slots(build.matter(first)) == ["agent"]


def test_a_paper_that_quotes_him_is_not_his() -> None:
    paper = document("d1", publisher="The Courier")
    build = Builder(OMAR, ALI, MINISTRY, entity("The Courier", "Organization"), documents=[paper])
    first = build.claim("d1", "captures", ("@ali",), patient="@omar", agent="our commandos")
    build.claim("d2", "captures", patient="@omar", agent="soldiers of the Ministry of War")
    assert slots(build.matter(first)) == []


def test_whoever_trains_fighters_of_a_group_trains_the_group() -> None:
    build = Builder(LAND, FRONT)
    first = build.claim("d1", "arms", agent="@landia", patient="fighters of the Front")
    second = build.claim("d2", "arms", agent="@landia", patient="@front", says="CT-")
    matter = build.matter(first)
    assert matter.claims == (first, second)
    assert slots(matter) == ["factuality"]


def test_who_leads_now_does_not_conflict_with_who_led_last_week() -> None:
    build = Builder(OMAR, ALI, FRONT, documents=[document("d1", date="2007-03-01")])
    build.documents["d2"] = document("d2", "Ali now leads the Front.", date="2007-03-08")
    first = build.claim("d1", "leads", agent="@omar", patient="@front")
    build.claim("d2", "leads", agent="@ali", patient="@front", quote="Ali now leads the Front")
    assert build.matter(first).claims == (first,)


def test_the_ledger_is_the_document_that_lists_its_parts() -> None:
    build = Builder(documents=[document("d1", "The ledger lists nine raids in total. Five raids. Three raids.")])
    build.claim("d1", "attacks", ("the ledger",), number="9 event raids", quote="nine raids in total")
    build.claim("d1", "attacks", number="5 event raids", quote="Five raids")
    build.claim("d1", "attacks", number="3 event raids", quote="Three raids")
    (found,) = [matter for matter in build.lay() if len(matter.claims) == 3]
    assert (found.agreement, found.chains, slots(found)) == ("contested", 1, ["number"])


def test_what_claims_put_under_its_own_part_is_named() -> None:
    build = Builder(FRONT, FORCE)
    first = build.claim("d1", "part_of", agent="@front", patient="@stabilisation force")
    build.claim("d2", "part_of", agent="@stabilisation force", patient="@front")
    (reason,) = [reason for reason in build.matter(first).reasons if "neither" in reason]
    assert reason == (
        "Claims put Front under Stabilisation Force and Stabilisation Force under Front: "
        "neither is taken for the larger."
    )


def test_a_spot_is_one_whatever_the_order_of_its_words() -> None:
    build = Builder(entity("Zahr bridge", "Address"))
    first = build.claim("d1", "attacks", patient="THE BRIDGE OF ZAHR", time="2007-03-01")
    second = build.claim("d2", "bombs", patient="the Zahr bridge", time="2007-03-01")
    third = build.claim("d3", "bombs", patient="@zahr bridge", time="2007-03-01")
    assert build.matter(first).claims == (first, second, third)


def test_two_bridges_are_two() -> None:
    build = Builder()
    first = build.claim("d1", "attacks", patient="THE BRIDGE OF ZAHR")
    build.claim("d2", "attacks", patient="THE BRIDGE OF MALHA")
    assert build.matter(first).claims == (first,)


def test_a_country_and_its_officers_train_alike() -> None:
    build = Builder(entity("Iran", "Address"), FRONT)
    first = build.claim("d1", "arms", agent="@iran", patient="@front")
    second = build.claim("d2", "arms", agent="Iranian officers", patient="@front")
    assert build.matter(first).claims == (first, second)


def test_police_are_no_brigade_and_a_longer_name_is_no_other_body() -> None:
    third, coast = entity("Third Brigade", "Organization"), entity("Third Brigade of the Coast", "Organization")
    build = Builder(OMAR, third, coast)
    first = build.claim("d1", "captures", patient="@omar", agent="@third brigade")
    build.claim("d2", "captures", patient="@omar", agent="@third brigade of the coast")
    assert slots(build.matter(first)) == []
    build.claim("d3", "captures", patient="@omar", agent="police")
    assert slots(build.matter(first)) == ["agent"]
