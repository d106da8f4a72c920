"""Two small collections of our own, with what was worked out by hand from the design."""

from __future__ import annotations

from tests.matters.building import Builder, document, entity, slots

from isnad.matters import Matter


def conflict(matter: Matter, slot: str) -> list[str]:
    """The values of a slot in conflict, sorted; empty where it is in none."""
    return sorted(version.value for found in matter.conflicts if found.slot == slot for version in found.values)


def the_station() -> Builder:
    """Reports of an attack on a police station, a wire story under two mastheads, a cable, a later profile."""
    wire = (
        "Gunmen attacked the police station in Sefrin on 11 June, killing at least 12 policemen, the ministry said."
    )
    return Builder(
        entity("Sefrin", "Address"),
        entity("Kardeh", "Address"),
        entity("Interior Ministry", "Organization"),
        entity("Dorek"),
        entity("Osh"),
        entity("Valley Front", "Organization"),
        documents=[
            document("wire", f"KARDEH (Northline) -- {wire}", publisher="Northline", date="2004-06-12"),
            document("post", f"The Post has learned this. {wire}", publisher="The Post", date="2004-06-12"),
            document("herald", publisher="The Herald", date="2004-06-13"),
            document("cable", date="2004-07-01"),
            document("profile", date="2006"),
        ],
    )


def test_a_thing_of_one_kind_in_one_town_is_one_target_across_documents() -> None:
    told = the_station()
    first = told.claim(
        "wire", "attacks", ["@interior ministry"], patient="the police station", place="@sefrin", time="2004-06-11"
    )
    cable = told.claim("cable", "attacks", ["@dorek"], patient="the Sefrin police station", time="2004-06-11")
    year = told.claim("profile", "attacks", patient="the police station", place="@sefrin", time="2004-06")
    again = told.claim("profile", "attacks", patient="the police station", place="@sefrin", time="2004-08")
    other = told.claim("herald", "attacks", patient="the post office", place="@sefrin", time="2004-06-11")
    assert set(told.matter(first).claims) == {first, cable, year}
    assert told.matter(again).claims == (again,)
    assert other not in told.matter(first).claims


def test_the_wire_is_an_echo_and_the_governor_is_not() -> None:
    told = the_station()
    quote = "killing at least 12 policemen"
    given = {"patient": "12 policemen", "number": ">=12 patient policemen", "time": "2004-06-11", "place": "@sefrin"}
    first = told.claim("wire", "kills", ["the ministry"], quote=quote, **given)
    copied = told.claim("post", "kills", ["the ministry"], quote=quote, **given)
    assert told.matter(first).chains == 1
    assert told.matter(first).agreement == "echoed"
    thirteen = {**given, "patient": "thirteen policemen", "number": "13 patient policemen"}
    more = told.claim("herald", "kills", ["@dorek"], **thirteen)
    told.claim("cable", "kills", ["@dorek"], **thirteen)
    found = told.matter(more)
    assert {first, copied, more} <= set(found.claims)
    assert (found.chains, found.agreement) == (2, "corroborated")
    assert "number" in [narrowing.slot for narrowing in found.refinements]


def test_near_counts_of_one_day_without_a_place_are_one_event_told_differently() -> None:
    told = the_station()
    one = told.claim(
        "herald", "kills", ["@dorek"], patient="thirteen policemen", number="13 patient policemen", time="2004-06-11"
    )
    other = told.claim(
        "cable", "kills", ["@osh"], patient="14 policemen", number="14 patient policemen", time="2004-06-11"
    )
    far = told.claim("profile", "kills", patient="two policemen", number="2 patient policemen", time="2004-06-11")
    assert conflict(told.matter(one), "number") == ["13", "14"]
    assert other in told.matter(one).claims
    assert told.matter(far).claims == (far,)


def test_what_is_denied_of_the_station_is_denied_of_the_police_station() -> None:
    told = the_station()
    first = told.claim(
        "wire", "attacks", ["@interior ministry"], agent="gunmen", patient="the police station", time="2004-06-11"
    )
    denial = told.claim("wire", "attacks", ["@osh"], agent="We", patient="the station", says="CT-")
    assert denial in told.matter(first).claims
    assert slots(told.matter(first)) == ["factuality"]


def the_ferry() -> Builder:
    """A ferry bombed: survivors, a coast guard, an inquiry, an exchange of its suspect."""
    return Builder(
        entity("Corinna", "Vehicle"),
        entity("Sole"),
        entity("Brask"),
        entity("Harko"),
        entity("Lind"),
        entity("Joint Harbour Force", "Organization", "JHF"),
        entity("Lunda", "Address"),
        entity("Ostra", "Address"),
        entity("Nordland", "Address"),
        documents=[
            document("gazette", date="1991-03-04"),
            document("courier", date="1991-03-05"),
            document("inquiry"),
        ],
    )


def test_the_ferry_is_the_ferry_named_before() -> None:
    told = the_ferry()
    named = told.claim(
        "gazette", "bombs", patient="@corinna", quote="the ferry Corinna was bombed", time="1991-03-02"
    )
    taken_up = told.claim("gazette", "bombs", ["@harko"], patient="the ferry")
    assert taken_up in told.matter(named).claims


def test_different_bodies_conflict_and_a_part_of_the_country_does_not() -> None:
    told = the_ferry()
    first = told.claim(
        "courier", "captures", ["police"], agent="the coast guard", patient="@sole", time="1991-03-04", place="@lunda"
    )
    told.claim("inquiry", "captures", agent="police commandos", patient="@sole", time="1991-03-05", place="@ostra")
    told.claim("inquiry", "located_in", agent="@lunda", place="@ostra")
    found = told.matter(first)
    assert conflict(found, "agent") == ["police commandos", "the coast guard"]
    assert conflict(found, "time") == ["4 March 1991", "5 March 1991"]
    assert "place" not in slots(found)


def test_soldiers_of_a_named_force_and_soldiers_of_the_country_conflict() -> None:
    told = the_ferry()
    first = told.claim("gazette", "captures", agent="JHF soldiers", patient="@sole", time="1991-03")
    told.claim("courier", "captures", ["@brask"], agent="Nordlandian commandos", patient="@sole", time="1991-03")
    told.claim("inquiry", "captures", agent="soldiers of the Joint Harbour Force", patient="@sole", time="1991-03")
    found = told.matter(first)
    sides = [set(version.claims) for version in next(c for c in found.conflicts if c.slot == "agent").values]
    assert {"gazette-c0", "inquiry-c0"} in sides
    assert {"courier-c0"} in sides


def test_a_deputy_is_not_a_more_exact_leader() -> None:
    told = the_ferry()
    first = told.claim("gazette", "leads", ["@harko"], agent="@sole", patient="the band", time="1991-03")
    told.claim("gazette", "leads", ["@brask"], agent="@lind", patient="the band", time="1991-03")
    told.claim("gazette", "deputy_of", agent="@lind", patient="@sole")
    assert conflict(told.matter(first), "agent") == ["Lind", "Sole"]


def test_the_hostage_who_is_released_is_not_the_man_who_is_exchanged_for_him() -> None:
    told = the_ferry()
    exchange = told.claim("courier", "exchanges", patient="@sole", exchange="@lind", time="1991-05")
    freed = told.claim("inquiry", "releases", patient="@lind", time="1991-05")
    handed = told.claim("inquiry", "releases", patient="@sole", time="1991-05")
    assert handed in told.matter(exchange).claims
    assert freed not in told.matter(exchange).claims


def test_single_occurrences_make_up_a_total() -> None:
    told = the_ferry()
    text = (
        "A notebook lists three attacks on stations and two on a dam. A letter tells of one on a bridge. In all, six."
    )
    told.documents["papers"] = document("papers", text)
    told.claim(
        "papers",
        "attacks",
        ["the papers", "a notebook"],
        patient="stations",
        number="3 event attacks",
        quote="three attacks on stations",
    )
    told.claim(
        "papers",
        "attacks",
        ["the papers", "a notebook"],
        patient="a dam",
        number="2 event attacks",
        quote="two on a dam",
    )
    bridge = told.claim("papers", "attacks", ["the papers", "a letter"], patient="a bridge", quote="one on a bridge")
    total = told.claim("papers", "attacks", ["the papers"], number="6 event attacks", quote="In all, six")
    (found,) = [m for m in told.lay() if total in m.claims and len(m.claims) > 1]
    assert bridge in found.claims
    assert slots(found) == []
    told.claim(
        "papers",
        "attacks",
        ["the papers", "a letter"],
        patient="a mill",
        number="4 event attacks",
        quote="one on a bridge",
    )
    (found,) = [m for m in told.lay() if total in m.claims and len(m.claims) > 1]
    assert slots(found) == ["number"]


def test_a_title_names_the_pair_once() -> None:
    told = the_ferry()
    first = told.claim("gazette", "meets", agent="@sole", patient="@lind", time="1991-03-01")
    told.claim("courier", "meets", agent="@lind", patient="@sole", time="1991-03-01")
    assert told.matter(first).title == "Meeting of Lind and Sole"
