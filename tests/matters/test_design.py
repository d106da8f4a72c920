"""Each sentence of the specification of matters, as a case of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.matters.building import Builder, document, entity, slots

from isnad.entities import Judgement, Subject
from isnad.matters.judged import on_claims
from isnad.matters.rules import SameOrDifferent

OMAR, ALI, ZAID = entity("Omar"), entity("Ali"), entity("Zaid")
ARMY, NAVY = entity("Army", "Organization"), entity("Navy", "Organization")
PORT, TOWN, LAND = entity("Port", "Place"), entity("Town", "Place"), entity("Land", "Place")
GAZETTE = entity("The Gazette", "Organization")


def captured(build: Builder, doc: str, chain: tuple[str, ...] = (), **more: str) -> str:
    return build.claim(doc, "captures", chain, patient="@omar", **more)


def test_claims_of_one_kind_and_the_same_patient_are_one_matter() -> None:
    build = Builder(OMAR)
    one, other = captured(build, "d1", time="2007-03"), captured(build, "d2", time="2007-03-20")
    assert build.matter(one).claims == (one, other)


def test_a_claim_alone_is_single() -> None:
    build = Builder(OMAR)
    matter = build.matter(captured(build, "d1", ("@ali",)))
    assert (matter.agreement, matter.chains, matter.common_links) == ("single", 1, ())


def test_a_capture_five_years_later_is_another() -> None:
    build = Builder(OMAR)
    captured(build, "d1", time="2007-03-20")
    assert len(build.matter(captured(build, "d2", time="2012-03-20")).claims) == 1


def test_recurring_attacks_on_one_target_are_kept_apart() -> None:
    build = Builder(PORT)
    first = build.claim("d1", "attacks", patient="@port", time="2007-03-01")
    second = build.claim("d1", "attacks", patient="@port", time="2007-03-20")
    assert build.matter(first).claims == (first,)
    assert build.matter(second).claims == (second,)


def test_an_attack_without_a_day_joins_none_of_several() -> None:
    build = Builder(PORT)
    for day in ("2007-03-01", "2007-03-20"):
        build.claim("d1", "attacks", patient="@port", time=day)
    assert len(build.matter(build.claim("d2", "attacks", patient="@port")).claims) == 1


def test_one_voice_that_gives_two_days_speaks_of_two_attacks() -> None:
    build = Builder(PORT)
    build.claim("d1", "attacks", patient="@port", time="2007-03-01")
    assert len(build.matter(build.claim("d1", "attacks", patient="@port", time="2007-03-03")).claims) == 1


def test_two_papers_that_differ_by_a_day_tell_of_one_attack_and_conflict() -> None:
    build = Builder(PORT)
    build.claim("d1", "attacks", patient="@port", time="2007-03-01")
    matter = build.matter(build.claim("d2", "attacks", patient="@port", time="2007-03-02"))
    assert slots(matter) == ["time"]
    assert matter.conflicts[0].sentence == "One document gives 1 March 2007, one gives 2 March 2007."


def test_paired_kinds_share_a_matter() -> None:
    build = Builder(OMAR)
    kills, dies = build.claim("d1", "kills", patient="@omar"), build.claim("d2", "dies", patient="@omar")
    assert build.matter(kills).claims == (kills, dies)


def test_each_filler_counts() -> None:
    build = Builder(OMAR, ALI, TOWN)
    both = build.claim("d1", "captures", patient="@omar + @ali", time="2007-03-20", place="@town")
    one = captured(build, "d2", time="2007-03-20", place="@town")
    other = build.claim("d3", "captures", patient="@ali", time="2007-03-20", place="@town")
    assert set(build.matter(both).claims) == {both, one, other}


def test_a_claim_about_two_men_taken_years_apart_stands_in_both_matters() -> None:
    build = Builder(OMAR, ALI)
    one = captured(build, "d1", time="2003-01-05")
    other = build.claim("d2", "captures", patient="@ali", time="2007-03-20")
    both = build.claim("d3", "captures", patient="@omar + @ali")
    matters = [set(m.claims) for m in build.lay()]
    assert {one, both} in matters
    assert {other, both} in matters


def test_claims_that_identify_nothing_stay_alone() -> None:
    build = Builder()
    one, other = build.claim("d1", "captures", agent="@army"), build.claim("d2", "captures", agent="@army")
    assert build.matter(one).claims == (one,)
    assert build.matter(other).claims == (other,)


def test_descriptions_identify_only_inside_their_document() -> None:
    build = Builder()
    one = build.claim("d1", "captures", patient="the two couriers")
    again = build.claim("d1", "captures", ("@omar",), patient="two couriers")
    elsewhere = build.claim("d2", "captures", patient="two couriers")
    assert build.matter(one).claims == (one, again)
    assert build.matter(elsewhere).claims == (elsewhere,)


def test_soldiers_counted_in_one_place_on_one_day_are_one_matter() -> None:
    build = Builder(TOWN, OMAR)
    five = build.claim(
        "d1",
        "kills",
        patient="five U.S. soldiers",
        number="5 patient U.S. soldiers",
        time="2007-01-20",
        place="@town",
    )
    coalition = build.claim(
        "d2",
        "kills",
        patient="coalition soldiers",
        number="5 patient coalition soldiers",
        time="2007-01-20",
        place="@town",
    )
    named = build.claim(
        "d3", "kills", patient="@omar + four others", number="4 patient others", time="2007-01-20", place="@town"
    )
    assert set(build.matter(five).claims) == {five, coalition, named}
    assert slots(build.matter(five)) == []


def test_soldiers_and_policemen_killed_on_one_day_in_one_place_are_two_matters() -> None:
    build = Builder(TOWN)
    build.claim("d1", "kills", patient="five soldiers", number="5 patient soldiers", time="2007-01-20", place="@town")
    other = build.claim(
        "d2", "kills", patient="two policemen", number="2 patient policemen", time="2007-01-20", place="@town"
    )
    assert build.matter(other).claims == (other,)


def test_three_attacks_are_not_one_attack() -> None:
    build = Builder(PORT)
    build.claim("d1", "attacks", patient="@port", time="2007", number="3 event attacks")
    assert len(build.matter(build.claim("d2", "attacks", patient="@port", time="2007")).claims) == 1


def test_orders_meet_through_what_is_ordered() -> None:
    build = Builder(PORT, OMAR, ALI)
    inner = [
        build.claim(d, "bombs", patient="@port", time="2007-01-20", says=s) for d, s in (("d1", "Uu"), ("d2", "CT+"))
    ]
    first = build.claim("d1", "orders", agent="@omar", patient=f"={inner[0]}")
    second = build.claim("d2", "orders", agent="@ali", patient=f"={inner[1]}")
    matter = build.matter(first)
    assert matter.claims == (first, second)
    assert slots(matter) == ["agent"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"time": "2007-03"}, {"time": "2007-03-20"}),
        ({"place": "@land"}, {"place": "@town"}),
        ({"agent": "soldiers"}, {"agent": "U.S. soldiers"}),
        ({"number": ">=12 patient men"}, {"number": "13 patient men"}),
    ],
)
def test_a_refinement_is_no_conflict(left: dict[str, str], right: dict[str, str]) -> None:
    build = Builder(OMAR, TOWN, LAND)
    build.claim("d0", "located_in", agent="@town", place="@land")
    captured(build, "d1", **left)
    matter = build.matter(captured(build, "d2", **right))
    assert (matter.agreement, len(matter.claims), matter.conflicts) == ("corroborated", 2, ())
    assert [refinement.slot for refinement in matter.refinements] == list(left)


@pytest.mark.parametrize(
    ("slot", "left", "right"),
    [
        ("time", {"time": "2007-03-20"}, {"time": "2007-04"}),
        ("number", {"number": "5 patient men"}, {"number": ">=7 patient men"}),
        ("place", {"place": "@town"}, {"place": "@port"}),
        ("agent", {"agent": "@army"}, {"agent": "@navy"}),
        ("agent", {"agent": "British commandos"}, {"agent": "U.S. forces"}),
        ("factuality", {"says": "CT+"}, {"says": "CT-"}),
    ],
)
def test_values_that_cannot_all_hold_are_a_conflict(slot: str, left: dict[str, str], right: dict[str, str]) -> None:
    build = Builder(OMAR, ARMY, NAVY, TOWN, PORT, LAND)
    for place in ("@town", "@port"):
        build.claim("d0", "located_in", agent=place, place="@land")
    one = captured(build, "d1", **left)
    other = captured(build, "d2", **right)
    matter = build.matter(one)
    assert (matter.agreement, slots(matter)) == ("contested", [slot])
    assert {version.claims for version in matter.conflicts[0].values} == {(one,), (other,)}
    assert [version.chains for version in matter.conflicts[0].values] == [1, 1]


def test_a_part_of_an_organisation_refines_it() -> None:
    build = Builder(OMAR, ARMY, entity("Third Brigade", "Organization"))
    build.claim("d0", "part_of", agent="@third brigade", patient="@army")
    captured(build, "d1", agent="@army")
    assert build.matter(captured(build, "d2", agent="@third brigade")).conflicts == ()


def test_places_of_which_nothing_is_known_do_not_conflict() -> None:
    build = Builder(OMAR, TOWN, PORT)
    captured(build, "d1", place="@town")
    assert build.matter(captured(build, "d2", place="@port")).conflicts == ()


@pytest.mark.parametrize("weak", ["PS+", "PR+", "PS-", "PR-", "Uu"])
def test_possible_against_certain_is_no_conflict(weak: str) -> None:
    build = Builder(OMAR)
    captured(build, "d1")
    captured(build, "d2", says=weak)
    assert all(matter.conflicts == () for matter in build.lay())


def test_a_man_denies_what_another_says_that_he_said() -> None:
    build = Builder(OMAR, ALI, ZAID)
    captured(build, "d1", ("@zaid", "@ali"))
    matter = build.matter(captured(build, "d2", ("@ali",), says="CT-"))
    assert slots(matter) == ["factuality"]
    assert matter.conflicts[0].sentence == "Ali denies what one document affirms."


def test_a_man_denies_what_a_paper_says_that_he_said() -> None:
    build = Builder(OMAR, ALI)
    captured(build, "d1", ("@ali",))
    assert slots(build.matter(captured(build, "d2", ("@ali",), says="CT-"))) == ["factuality"]


def test_a_denial_meets_only_what_it_denies() -> None:
    build = Builder(OMAR)
    release = build.claim("d1", "releases", patient="@omar", time="2009")
    exchange = build.claim("d2", "exchanges", patient="@omar", time="2009")
    denial = build.claim("d3", "exchanges", ("the minister",), patient="@omar", says="CT-")
    matter = build.matter(denial)
    assert release in matter.claims
    assert {v.value: v.claims for v in matter.conflicts[0].values} == {"CT+": (exchange,), "CT-": (denial,)}


def test_a_denial_of_nothing_that_stands_is_alone() -> None:
    build = Builder(OMAR)
    build.claim("d1", "releases", patient="@omar")
    denial = build.claim("d3", "exchanges", patient="@omar", says="CT-")
    assert build.matter(denial).claims == (denial,)


def test_who_denies_his_own_part_does_not_deny_the_event() -> None:
    build = Builder(PORT, OMAR, ALI)
    build.claim("d1", "attacks", patient="@port", time="2007-01-20")
    own = build.claim("d2", "attacks", ("@omar",), agent="@omar", patient="@port", says="CT-")
    assert build.matter(own).claims == (own,)
    named = build.claim("d3", "attacks", agent="@omar", patient="@port", time="2007-01-20")
    assert named in build.matter(own).claims


def test_leaders_who_follow_each_other_do_not_conflict() -> None:
    build = Builder(OMAR, ALI, ARMY)
    first = build.claim("d1", "leads", agent="@omar", patient="@army", time="2003/2005")
    second = build.claim("d2", "leads", agent="@ali", patient="@army", time="2006/..")
    assert build.matter(first).claims == (first,)
    assert build.matter(second).conflicts == ()


def test_two_leaders_at_one_time_conflict_where_now_is_the_documents_date() -> None:
    papers = [document("d1", date="2007-06-01"), document("d2", date="2007-06-10")]
    build = Builder(OMAR, ALI, ARMY, documents=papers)
    build.claim("d1", "leads", agent="@omar", patient="@army")
    matter = build.matter(build.claim("d2", "leads", agent="@ali", patient="@army"))
    assert slots(matter) == ["agent"]
    assert matter.conflicts[0].sentence == "One document says that it was Ali, one says Omar."


def test_a_figure_that_a_revision_corrected_still_conflicts_and_is_marked() -> None:
    build = Builder(OMAR, documents=[document("d1", date="2007-01-01"), document("d2", revision_of="d1.txt")])
    build.claim("d1", "kills", patient="@omar + others", number="5 patient people")
    matter = build.matter(build.claim("d2", "kills", patient="@omar + others", number="7 patient people"))
    assert slots(matter) == ["number"]
    assert {v.value: v.corrected for v in matter.conflicts[0].values} == {"5": True, "7": False}
    assert matter.chains == 1


def test_the_sentence_counts_documents() -> None:
    build = Builder(OMAR)
    for doc, number in (("d1", "5"), ("d2", "5"), ("d3", ">=7")):
        matter = build.claim(doc, "kills", patient="@omar + others", number=f"{number} patient")
    assert build.matter(matter).conflicts[0].sentence == "Two documents say that 5 were killed, one says at least 7."


def test_a_total_and_its_parts_are_a_matter_in_conflict_where_they_do_not_add_up() -> None:
    text = "Three attacks hit the port. Four attacks hit the town. In total there were nine attacks."
    build = Builder(PORT, TOWN, documents=[document("d1", text)])
    port = build.claim("d1", "attacks", patient="@port", number="3 event attacks", quote="Three attacks hit the port")
    town = build.claim("d1", "attacks", patient="@town", number="4 event attacks", quote="Four attacks hit the town")
    total = build.claim("d1", "attacks", number="9 event attacks", quote="there were nine attacks")
    matter = next(m for m in build.lay() if set(m.claims) == {port, town, total})
    assert matter.agreement == "contested"
    assert matter.conflicts[0].sentence == "The document gives a total of 9, but its parts (3, 4) add up to 7."


def test_a_total_that_adds_up_is_no_conflict() -> None:
    text = "Three attacks hit the port. Four attacks hit the town. In total there were seven attacks."
    build = Builder(PORT, TOWN, documents=[document("d1", text)])
    build.claim("d1", "attacks", patient="@port", number="3 event attacks", quote="Three attacks hit the port")
    build.claim("d1", "attacks", patient="@town", number="4 event attacks", quote="Four attacks hit the town")
    build.claim("d1", "attacks", number="7 event attacks", quote="there were seven attacks")
    assert {m.agreement for m in build.lay()} == {"single", "echoed"}


def test_people_keep_apart_and_join() -> None:
    build = Builder(OMAR)
    one, other = captured(build, "d1"), captured(build, "d2")
    third = build.claim("d3", "captures", patient="the courier")
    assert build.matter(one, SameOrDifferent(one, other, "different")).claims == (one,)
    assert third in build.matter(one, SameOrDifferent(other, third, "same")).claims


def test_judgements_that_contradict_are_named_and_the_later_holds() -> None:
    build = Builder(OMAR)
    one, other = captured(build, "d1"), captured(build, "d2")
    words = [SameOrDifferent(one, other, "same"), SameOrDifferent(other, one, "different")]
    matter = build.matter(one, *words)
    assert matter.claims == (one,)
    assert any("contradict" in reason for reason in matter.reasons)


def test_same_does_not_reach_across_different() -> None:
    build = Builder(OMAR)
    one, other = captured(build, "d1"), captured(build, "d2")
    third = build.claim("d3", "captures", patient="the courier")
    words = [
        SameOrDifferent(one, third, "same"),
        SameOrDifferent(other, third, "different"),
        SameOrDifferent(one, other, "same"),
    ]
    matters = build.lay(*words)
    assert not any({other, third} <= set(m.claims) for m in matters)


def test_impossible_dates_are_named_and_the_rest_computed() -> None:
    build = Builder(OMAR)
    captured(build, "d1", time="2007-02-31")
    matter = build.matter(captured(build, "d2", time="2007-03"))
    assert len(matter.claims) == 2
    assert any("2007-02-31" in reason for reason in matter.reasons)


def test_numbers_of_forty_digits_are_compared() -> None:
    build = Builder(OMAR)
    captured(build, "d1", number=f"{10**39} patient men")
    assert slots(build.matter(captured(build, "d2", number="5 patient men"))) == ["number"]


def test_a_ring_of_parts_does_no_harm() -> None:
    build = Builder(OMAR, ARMY, NAVY)
    build.claim("d0", "part_of", agent="@army", patient="@navy")
    build.claim("d0", "part_of", agent="@navy", patient="@army")
    captured(build, "d1", agent="@army")
    assert build.matter(captured(build, "d2", agent="@navy")).conflicts == ()


def test_a_claim_cannot_tell_of_what_came_after_its_document() -> None:
    build = Builder(OMAR, documents=[document("d1", date="2005-01-01")])
    early = captured(build, "d1")
    captured(build, "d2", time="2007-03-20")
    assert build.matter(early).claims == (early,)


def test_a_denial_that_names_nothing_denies_what_was_told_just_before() -> None:
    text = "The wire says that Omar was exchanged for two prisoners. There was no exchange, the minister said."
    build = Builder(OMAR, documents=[document("d1", text)])
    elsewhere = build.claim("d2", "exchanges", patient="@omar")
    told = build.claim("d1", "exchanges", ("the wire",), patient="@omar", quote="Omar was exchanged")
    denial = build.claim("d1", "exchanges", ("the minister",), says="CT-", quote="There was no exchange")
    matter = build.matter(denial)
    assert set(matter.claims) == {elsewhere, told, denial}
    assert slots(matter) == ["factuality"]


def test_the_order_takes_up_the_order_told_before_and_an_order_does_not() -> None:
    text = "A detainee says that Omar ordered it. The order came from Ali. An order came from Zaid."
    build = Builder(PORT, OMAR, ALI, ZAID, documents=[document("d1", text)])
    bomb = build.claim("d1", "bombs", patient="@port", says="Uu")
    first = build.claim("d1", "orders", ("a detainee",), agent="@omar", patient=f"={bomb}", quote="Omar ordered it")
    second = build.claim("d1", "orders", agent="@ali", quote="The order came from Ali")
    third = build.claim("d1", "orders", agent="@zaid", quote="An order came from Zaid")
    assert build.matter(first).claims == (first, second)
    assert slots(build.matter(first)) == ["agent"]
    assert build.matter(third).claims == (third,)


def test_who_is_said_to_have_captured_nobody_is_denied_wherever_he_is_named() -> None:
    build = Builder(OMAR, ALI, ARMY)
    named = captured(build, "d1", agent="@army")
    other = build.claim("d2", "captures", agent="the navy's men", patient="@ali")
    denial = build.claim("d3", "captures", ("@zaid",), agent="@army", patient="anybody", says="CT-")
    assert build.matter(denial).claims == (named, denial)
    assert slots(build.matter(denial)) == ["factuality"]
    assert build.matter(other).claims == (other,)


def test_casualties_told_with_one_attack_are_one_matter() -> None:
    texts = [
        document("d1", "The bombing of the port killed twelve."),
        document("d2", "A bomb at the port left 13 dead."),
    ]
    build = Builder(PORT, documents=texts)
    build.claim("d1", "bombs", patient="@port", quote="The bombing of the port")
    build.claim("d2", "bombs", patient="@port", quote="A bomb at the port")
    one = build.claim("d1", "kills", number="12 patient people", quote="killed twelve")
    other = build.claim("d2", "dies", number="13 patient", quote="left 13 dead")
    assert build.matter(one).claims == (one, other)
    assert slots(build.matter(one)) == ["number"]


def test_casualties_at_one_house_are_one_matter_though_one_account_has_no_day() -> None:
    house = entity("Customs House", "Address")
    build = Builder(house)
    one = build.claim(
        "d1",
        "kills",
        patient="thirteen citizens",
        number="13 patient citizens",
        place="@customs house",
        time="2006-09-14",
    )
    other = build.claim("d2", "dies", patient="twelve people", number="12 patient people", place="@customs house")
    assert build.matter(one).claims == (one, other)


def test_our_men_are_of_the_speakers_organisation() -> None:
    build = Builder(OMAR, ALI, ARMY, NAVY)
    build.claim("d0", "member_of", agent="@ali", patient="@navy")
    captured(build, "d1", agent="@army")
    captured(build, "d3", agent="@navy")
    matter = build.matter(captured(build, "d2", ("@ali",), agent="Our commandos"))
    assert slots(matter) == ["agent"]
    assert {version.claims for version in matter.conflicts[0].values} == {("d1-c0",), ("d2-c0", "d3-c0")}


def test_a_claim_with_several_numbers_of_one_thing_gives_its_first() -> None:
    build = Builder(OMAR)
    build.claim("d1", "kills", patient="@omar + men", number="9 patient policemen + 4 patient policemen")
    assert build.matter(build.claim("d2", "kills", patient="@omar", number="9 patient policemen")).conflicts == ()


@pytest.mark.parametrize("words", ["OMAR SALIH", "the leader of the band, Omar Salih", "Salih", "al-Salih"])
def test_words_that_name_a_man_stand_for_him(words: str) -> None:
    build = Builder(replace(entity("Omar Salih"), clusters=("d1-e0",)))
    one = build.claim("d1", "captures", patient=words)
    other = build.claim("d2", "captures", patient="@omar salih")
    assert build.matter(one).claims == (one, other)


def test_a_family_name_joins_nothing_across_documents_or_between_brothers() -> None:
    brothers = [replace(entity(name), clusters=("d1-e0",)) for name in ("Omar Salih", "Zaid Salih")]
    build = Builder(*brothers, replace(entity("Huda Nasir"), clusters=("d1-e1",)))
    one = build.claim("d1", "captures", patient="Salih")
    build.claim("d1", "captures", patient="@omar salih")
    other = build.claim("d2", "captures", patient="Nasir")
    build.claim("d1", "captures", patient="@huda nasir")
    assert build.matter(one).claims == (one,)
    assert build.matter(other).claims == (other,)


def test_judgements_hold_by_document_and_quote_and_are_adrift_without_them() -> None:
    text = "Omar was taken on Monday. The courier was taken at dawn."
    build = Builder(OMAR, documents=[document("d1", text), document("d2", text.upper())])
    one = captured(build, "d1", quote="Omar was taken")
    other = build.claim("d2", "captures", patient="the courier", quote="THE COURIER WAS TAKEN")
    left = Subject((), ("d1",), "Omar  was taken")
    right = Subject((), ("d2" * 8,), "THE COURIER WAS TAKEN")
    same = Judgement("same", left, right, "historian", "2026-01-01T00:00:00Z")
    gone = Judgement("same", left, Subject((), ("d9",), "nothing"), "historian", "2026-01-02T00:00:00Z")
    held, adrift = on_claims([same, gone], build.claims, build.documents.values())
    assert build.matter(one, *held).claims == (one, other)
    assert adrift == (gone,)


def test_one_voice_that_tells_of_two_towns_or_two_bands_tells_of_two_attacks() -> None:
    build = Builder(TOWN, PORT, ARMY, NAVY)
    attack = {"patient": "power lines", "time": "1990-03-08"}
    for place in ("@town", "@port"):
        build.claim("d1", "attacks", place=place, **attack)
    for agent in ("@army", "@navy"):
        build.claim("d2", "attacks", place="@town", agent=agent, time="1990-05-01")
    assert all(len(matter.claims) == 1 for matter in build.lay())


def test_a_day_in_a_whole_country_is_no_scene() -> None:
    build = Builder(entity("Peru", "Address"))
    for doc in ("d1", "d2"):
        build.claim(doc, "attacks", place="@peru", time="1990-03-08")
    assert all(len(matter.claims) == 1 for matter in build.lay())
