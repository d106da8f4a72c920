"""Descriptions, nations, actors and places compared."""

from __future__ import annotations

import pytest
from tests.matters.building import entity

from isnad.matters.actors import Actors
from isnad.matters.bare import BareNames
from isnad.matters.containment import Wholes
from isnad.matters.descriptions import describe, same_unit, singular
from isnad.matters.nations import Nations
from isnad.matters.places import Places, gazetteer
from isnad.matters.referents import Referent, Relation

NATIONS = Nations.of(["Varosha", "Kemdistan", "Old Town"])


def of(words: str) -> Referent:
    return Referent(words[1:], "") if words.startswith("@") else Referent("", words)


@pytest.mark.parametrize(
    ("words", "head", "modifiers"),
    [
        ("five U.S. soldiers", "soldier", {"us"}),
        ("a Pentagon official", "official", {"pentagon"}),
        ("two of his men", "man", set()),
        ("a number of Iraqi policemen", "policeman", {"iraqi"}),
        ("thirteen citizens in the old house", "citizen", set()),
        ("at least 12 people", "people", set()),
    ],
)
def test_the_head_of_a_description(words: str, head: str, modifiers: set[str]) -> None:
    found = describe(words)
    assert found is not None
    assert (found.head, found.modifiers) == (head, modifiers)


@pytest.mark.parametrize("words", ["he", "five", "", "them", "---"])
def test_what_describes_nobody(words: str) -> None:
    assert describe(words) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("bodies", "body"), ("policemen", "policeman"), ("buses", "bus"), ("boxes", "box"), ("press", "press")],
)
def test_singulars(one: str, other: str) -> None:
    assert singular(one) == other


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("soldiers", "U.S. soldiers", True),
        (None, "soldiers", True),
        ("people", "civilians", True),
        ("soldiers", "policemen", False),
    ],
)
def test_units(one: str | None, other: str | None, same: bool) -> None:
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same


@pytest.mark.parametrize(
    ("words", "nations"),
    [
        ("British SAS operatives", {"GB"}),
        ("the U.S. military", {"US"}),
        ("They told us", set()),
        ("French and Spanish police", {"FR", "ES"}),
        ("Kemdistani commandos", {"kemdistan"}),
        ("Varoshan merchants", {"varosha"}),
        ("peruvian", set()),
    ],
)
def test_nations(words: str, nations: set[str]) -> None:
    assert NATIONS.of_words(words) == nations


ENTITIES = {
    e.id: e
    for e in (
        entity("U.S. forces", "Organization"),
        entity("Third Brigade", "Organization"),
        entity("Iraqi army", "Organization"),
        entity("Iraqi police", "Organization"),
        entity("Harbour Guard", "Organization"),
        entity("Omar"),
    )
}
ACTORS = Actors(
    ENTITIES,
    Wholes({"third brigade": frozenset({"harbour guard"}), "omar": frozenset({"third brigade"})}),
    NATIONS,
    BareNames(ENTITIES),
)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("@omar", "@omar", Relation.SAME),
        ("@third brigade", "@harbour guard", Relation.PART),
        ("@omar", "@harbour guard", Relation.PART),
        ("@u.s. forces", "@harbour guard", Relation.APART),
        ("@iraqi army", "@iraqi police", Relation.APART),
        ("@u.s. forces", "American soldiers", Relation.PART),
        ("@u.s. forces", "British commandos", Relation.APART),
        ("@harbour guard", "gunmen", Relation.UNKNOWN),
        ("@harbour guard", "men of the Harbour Guard", Relation.PART),
        ("soldiers", "U.S. soldiers", Relation.PART),
        ("British soldiers", "U.S. soldiers", Relation.APART),
        ("policemen", "soldiers", Relation.APART),
        ("they", "they", Relation.UNKNOWN),
        ("@omar", "he", Relation.UNKNOWN),
    ],
)
def test_actors(one: str, other: str, relation: Relation) -> None:
    assert ACTORS.relation(of(one), of(other)) == relation
    assert ACTORS.relation(of(other), of(one)) == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Zahr", "zahr", Relation.SAME),
        ("Zahr", "Zahr Bridge", Relation.PART),
        ("Customs House", "Fish Market", Relation.APART),
        ("Zahr", "Lim", Relation.UNKNOWN),
    ],
)
def test_places_without_a_gazetteer(one: str, other: str, relation: Relation) -> None:
    places = Places({}, Wholes({}))
    assert places.relation(of(one), of(other)) == relation
    assert places.relation(of(other), of(one)) == relation


def test_the_gazetteer_says_what_holds_what_and_what_lies_apart() -> None:
    places = Places({}, Wholes({}), gazetteer)
    assert places.relation(of("Norway"), of("Bergen")) == Relation.PART
    assert places.relation(of("Bergen"), of("Lisbon")) == Relation.APART
    assert places.relation(of("Bergen"), of("Zahr of the Nine Wells")) == Relation.UNKNOWN


def test_rings_of_parts_do_no_harm() -> None:
    ring = Wholes({"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset({"a"}), "d": frozenset({"a"})})
    assert ring.contains("a", "c")
    assert ring.contains("c", "a")
    assert ring.contains("b", "d")
    assert not ring.contains("d", "b")


def test_a_comma_within_a_number_ends_no_description() -> None:
    described = describe("1,500 hunting rifles, all new")
    assert described is not None
    assert (described.head, described.modifiers) == ("rifle", frozenset({"hunting"}))
