"""Shortened names of bodies and places, and given names that are missing: what joins across documents."""

from __future__ import annotations

import pytest
from tests.entities.test_resolution import record, together

from isnad.entities import resolve

SEEN = ("Old Mill", "Farid Haddad")


def test_a_body_without_what_only_describes_it_joins() -> None:
    long = record("d1-e0", "Organization", "National Border Authority", neighbours=SEEN)
    short = record("d2-e0", "Organization", "Border Authority", neighbours=SEEN)
    assert together(resolve([long, short]), "d1-e0", "d2-e0")


def test_a_body_that_two_longer_names_hold_joins_neither() -> None:
    found = resolve(
        [
            record("d1-e0", "Organization", "Syrian Border Authority", neighbours=SEEN),
            record("d2-e0", "Organization", "Iraqi Border Authority", neighbours=SEEN),
            record("d3-e0", "Organization", "Border Authority", neighbours=SEEN),
        ]
    )
    assert len(set(found.of.values())) == 3


def test_a_word_that_tells_another_body_apart_joins_nothing() -> None:
    long = record("d1-e0", "Organization", "Free Harbour Brigade", neighbours=SEEN)
    short = record("d2-e0", "Organization", "Harbour Brigade", neighbours=SEEN)
    assert not together(resolve([long, short]), "d1-e0", "d2-e0")


@pytest.mark.parametrize(
    ("document", "behind", "facility", "joined"),
    [
        ("d2", ("from",), "prison", True),  # released from Tarmun
        ("d2", ("from", "in"), "prison", False),  # a market in Tarmun: it is a town
        ("d2", ("at",), "prison", False),
        ("d1", ("from",), "prison", False),  # one document tells both
        ("d2", ("from",), "dam", False),
        ("d2", ("in",), "province", True),
    ],
)
def test_a_prison_is_known_by_its_name_where_people_are_from_it(
    document: str, behind: tuple[str, ...], facility: str, joined: bool
) -> None:
    prison = record("d1-e0", "Place", f"Tarmun {facility}", neighbours=SEEN)
    other = record(f"{document}-e1", "Place", "Tarmun", neighbours=SEEN, behind=behind)
    assert together(resolve([prison, other]), "d1-e0", f"{document}-e1") is joined


def test_places_that_differ_by_a_consonant_are_two() -> None:
    one, other = (record(f"d{k}-e0", "Place", n, neighbours=SEEN) for k, n in enumerate(("Bir Halwa", "Bir Halfa")))
    assert not together(resolve([one, other]), "d0-e0", "d1-e0")


@pytest.mark.parametrize(
    ("full", "other", "joined"),
    [
        ("Yunis Idris al-Rawndi", "Idris Rawandi", False),
        ("Muhammad Idris al-Rawndi", "Idris Rawandi", True),
        ("Yunis Idris al-Rawndi", "Younis Rawandi", True),
    ],
)
def test_a_name_without_the_given_name_may_be_the_fathers(full: str, other: str, joined: bool) -> None:
    found = resolve(
        [record("d1-e0", "Person", full, neighbours=SEEN), record("d2-e0", "Person", other, neighbours=SEEN)]
    )
    assert together(found, "d1-e0", "d2-e0") is joined


def test_the_mission_alone_joins_the_one_mission_with_context_only() -> None:
    named = record("d1-e0", "Organization", "Stabilisation Mission Kharun", companions=SEEN, neighbours=SEEN)
    bare = record("d2-e0", "Organization", "Mission", companions=SEEN, neighbours=SEEN)
    assert together(resolve([named, bare]), "d1-e0", "d2-e0")
    assert not together(resolve([named, record("d2-e0", "Organization", "Mission")]), "d1-e0", "d2-e0")
