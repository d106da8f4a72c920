"""The second look: tellings without a name, or with another, brought to their matter, and what must stay apart."""

from __future__ import annotations

from dataclasses import replace

from tests.matters.building import DICTIONARY, Builder, document, entity, slots

from isnad.claims.claim import Claim
from isnad.entities.entity import Entity, EntityName
from isnad.matters.intervals import Interval
from isnad.matters.rarity import Rarity
from isnad.matters.reunion import is_grounded
from isnad.matters.rules import Groups

OREL, VASK = entity("Orel", "Address"), entity("Vask", "Address")
RADIM = entity("Radim Kolar")
KOLAR = Entity("kolar alone", "Person", "Kolar", (EntityName("Kolar", 1, None, "Latn"),), 1, ())
PEOPLE = [entity(name) for name in ("Pavel Horn", "Ivo Brand", "Dita Lang", "Jan Ruzek", "Olga Mares")]


def valley(*more: Entity) -> Builder:
    """A collection that tells of other things too: five arrests, two meetings, a bombing elsewhere."""
    build = Builder(OREL, VASK, RADIM, KOLAR, *PEOPLE, *more)
    for number, person in enumerate(PEOPLE):
        build.claim(f"x{number}", "captures", patient=f"@{person.id}", time=f"199{number}-05-0{number + 1}")
        build.claim(f"x{number}", "attacks", patient=f"a shop {'abcde'[number]}", time=f"198{number}-01-10")
    build.claim("x5", "meets", agent="@ivo brand", patient="@jan ruzek", time="1993-02")
    return build


def test_the_dam_of_one_paper_is_the_dam_at_orel_of_another() -> None:
    build = valley()
    first = build.claim("d1", "attacks", patient="the Orel dam", time="1995-03-09", place="@orel")
    second = build.claim("d2", "attacks", patient="the dam", quote="the attack on the dam")
    other = build.claim("d3", "attacks", patient="the bakery", quote="the attack on the bakery")
    assert build.matter(first).claims == (first, second)
    assert build.matter(other).claims == (other,)


def test_a_raid_on_a_town_is_the_raid_on_its_barracks_in_that_month() -> None:
    build = valley()
    first = build.claim("d1", "attacks", patient="the barracks", place="@orel", time="1995-03-09")
    second = build.claim("d2", "attacks", patient="@orel", time="1995-03", quote="the raid on Orel")
    later = build.claim("d3", "attacks", patient="the barracks", place="@orel", time="1995-07-02")
    assert set(build.matter(first).claims) == {first, second}
    assert build.matter(later).claims == (later,)


def test_guards_killed_at_one_place_are_one_count_told_differently_and_villagers_are_not() -> None:
    build = valley()
    first = build.claim(
        "d1", "kills", patient="nine guards", number="9 patient guards", place="@orel", time="1995-03-09"
    )
    second = build.claim("d2", "kills", patient="ten guards", number="10 patient guards", place="@orel")
    far = build.claim("d3", "kills", patient="two villagers", number="2 patient villagers", place="@vask")
    matter = build.matter(first)
    assert matter.claims == (first, second)
    assert slots(matter) == ["number"]
    assert build.matter(far).claims == (far,)


def test_a_family_name_meets_its_full_name_where_day_and_place_agree() -> None:
    build = valley()
    first = build.claim("d1", "captures", patient="@radim kolar", time="1995-03-09", place="@orel")
    second = build.claim("d2", "captures", patient="@kolar alone", time="1995-03-09", place="@orel")
    assert build.matter(first).claims == (first, second)


def test_a_family_name_alone_meets_nobody() -> None:
    build = valley()
    first = build.claim("d1", "captures", patient="@radim kolar", time="1995-03-09", place="@orel")
    second = build.claim("d2", "captures", patient="@kolar alone", place="@vask")
    assert build.matter(first).claims == (first,)
    assert build.matter(second).claims == (second,)


def test_one_voice_that_gives_two_days_tells_of_two_raids() -> None:
    build = valley()
    build.claim("d1", "attacks", patient="the dam", place="@orel", time="1995-03-09")
    second = build.claim(
        "d1", "attacks", patient="the dam of Orel", time="1995-03-12", quote="a second raid on the dam"
    )
    assert build.matter(second).claims == (second,)


def test_whoever_met_a_rare_guest_is_one_meeting_though_the_guest_has_no_name() -> None:
    build = valley()
    first = build.claim(
        "d1", "meets", agent="@dita lang", patient="@olga mares", time="1994-02", quote="Lang met Mares"
    )
    denial = build.claim(
        "d1", "meets", agent="@dita lang", patient="that man", says="CT-", quote="never met that man"
    )
    assert set(build.matter(first).claims) == {first, denial}


def test_the_order_is_for_the_raid_told_just_before_and_an_order_is_not() -> None:
    text = "Gunmen raided the port. The order came from Horn. An order came from Brand."
    port = entity("Port", "Address")
    build = valley(port)
    build.documents["d1"] = document("d1", text)
    raid = build.claim("d1", "attacks", patient="@port", quote="Gunmen raided the port")
    order = build.claim("d1", "orders", agent="@pavel horn", quote="The order came from Horn")
    build.claim("d1", "orders", agent="@ivo brand", quote="An order came from Brand")
    told = build.claim("d2", "orders", agent="@pavel horn", patient=f"={raid}")
    assert build.matter(order).claims == (order, told)


def test_prisoners_exchanged_for_a_hostage_are_told_with_his_release() -> None:
    build = valley()
    freed = build.claim("d1", "releases", patient="@dita lang", time="1996-02-03")
    five = build.claim(
        "d2", "exchanges", patient="five prisoners", exchange="@dita lang", number="5 patient prisoners"
    )
    seven = build.claim("d3", "exchanges", patient="@dita lang", exchange="seven rebels", number="7 exchange rebels")
    matter = build.matter(freed)
    assert set(matter.claims) == {freed, five, seven}
    assert slots(matter) == ["number"]


def test_what_is_rare_says_more_than_what_is_common_and_nothing_says_less_than_nothing() -> None:
    build = valley()
    for number in range(9):
        build.claim(f"y{number}", "kills", patient="@ivo brand")
    claims: list[Claim] = build.claims
    rarity = Rarity.of(claims, Groups(DICTIONARY))
    assert rarity.weight("dita lang") > rarity.weight("ivo brand") >= 0
    assert 0 <= rarity.of_days(Interval(1, 10**6)) < rarity.of_days(Interval(1, 2))


def test_a_day_or_a_number_alone_joins_nobody() -> None:
    assert not is_grounded([("known", 1.0), ("times meet", 3.0)])
    assert not is_grounded([("times meet", 3.0), ("same count", 1.0)])
    assert is_grounded([("times meet", 3.0), ("same place", 0.5)])
    assert not is_grounded([("same place", 0.5)])


def test_an_alias_is_told_again_whatever_the_spelling_of_the_man_and_another_alias_is_another() -> None:
    build = valley()
    build.entities.append(
        Entity(
            "fox",
            "Person",
            "Tarek Zidan",
            tuple(EntityName(n, 1, None, "Latn") for n in ("Tarek Zidan", "Fox")),
            2,
            (),
        )
    )
    first = build.claim("d1", "alias_of", agent="Tarek Zidan", patient="the Fox")
    second = build.claim("d2", "alias_of", agent="the Fox", patient="Tarik Zedan")
    other = build.claim("d3", "alias_of", agent="Tarek Zidan", patient="Abu Salt")
    build.claims = [
        replace(c, roles={r: tuple(replace(f, entity="fox") for f in g) for r, g in c.roles.items()})
        if c.kind == "alias_of"
        else c
        for c in build.claims
    ]
    assert build.matter(first).claims == (first, second)
    assert build.matter(other).claims == (other,)


def test_two_who_were_among_the_dead_do_not_hide_whom_the_others_count() -> None:
    build = valley()
    first = build.claim(
        "d1", "kills", patient="nine guards", number="9 patient guards", place="@orel", time="1995-03-09"
    )
    among = build.claim(
        "d1", "dies", patient="@olga mares", place="@orel", time="1995-03-09", quote="Olga Mares was among the dead"
    )
    last = build.claim("d2", "kills", patient="ten guards", number="10 patient guards", place="@orel", time="1995-03")
    assert set(build.matter(first).claims) == {first, among, last}
