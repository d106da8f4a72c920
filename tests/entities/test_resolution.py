"""Joining across documents: what joins, what must not, and that the order decides nothing."""

from __future__ import annotations

import random

import pytest

from isnad.entities import ClusterRecord, Judgement, Resolution, Subject, resolve


def record(cluster: str, schema: str, *names: str, **known: object) -> ClusterRecord:
    """A record of document `cluster` up to its dash; every name once."""
    return ClusterRecord(cluster, cluster.split("-", maxsplit=1)[0], schema, tuple((n, 1) for n in names), **known)  # type: ignore[arg-type]


def together(found: Resolution, *clusters: str) -> bool:
    return len({found.of[c] for c in clusters}) == 1


BROTHERS = (
    record("d1-e0", "Person", "QAYS AL-HADDADI", "Abu Amin"),
    record("d1-e1", "Person", "LAITH AL-HADDADI", relatives=(("brother", "d1-e0"),), apart=("d1-e0",)),
    record("d2-e0", "Person", "Qais Haddadi"),
    record("d2-e1", "Person", "Haddadi"),
    record("d3-e0", "Person", "قيس الحدادي"),
)
COMPANIONS = ("Third Company", "Old Mill")
COLLECTION = (
    *BROTHERS,
    record("d4-e0", "Organization", "Harbour Brigade"),
    record("d4-e1", "Organization", "Harbour Brigades"),
    record("d5-e0", "Organization", "Kata'ib al-Mina", "KAM"),
    record("d6-e0", "Organization", "KAM"),
    record("d7-e0", "Person", "Walid Karim al-Sawwani", companions=COMPANIONS),
    record("d8-e0", "Person", "al-Sawwani", companions=COMPANIONS),
    record("d9-e0", "Place", "Basra"),
    record("d8-e1", "Place", "Basrah"),
    record("d8-e2", "Place", "Mosul"),
)


def test_spellings_and_scripts_of_one_man_join_and_his_brother_stays_out() -> None:
    found = resolve(COLLECTION)
    assert together(found, "d1-e0", "d2-e0", "d3-e0")
    assert not together(found, "d1-e0", "d1-e1")


def test_a_family_name_that_two_bear_joins_neither() -> None:
    found = resolve(COLLECTION)
    assert found.of["d2-e1"] not in {found.of["d1-e0"], found.of["d1-e1"]}


def test_a_family_name_with_one_bearer_and_his_company_joins_him() -> None:
    found = resolve(COLLECTION)
    assert together(found, "d7-e0", "d8-e0")
    lonely = resolve([r for r in COLLECTION if r.id != "d8-e0"] + [record("d8-e0", "Person", "al-Sawwani")])
    assert not together(lonely, "d7-e0", "d8-e0")


def test_look_alike_organisations_stay_apart_and_a_translation_joins() -> None:
    found = resolve(COLLECTION)
    assert not together(found, "d4-e0", "d4-e1")
    assert together(found, "d4-e1", "d5-e0")


def test_an_acronym_joins_through_the_document_that_introduces_it() -> None:
    assert together(resolve(COLLECTION), "d5-e0", "d6-e0")


def test_an_acronym_with_two_readings_joins_nothing() -> None:
    other = record("d10-e0", "Organization", "Kirkuk Airport Management", "KAM")
    found = resolve([*COLLECTION, other])
    assert found.of["d6-e0"] not in {found.of["d5-e0"], found.of["d10-e0"]}


def test_places_join_by_the_gazetteer() -> None:
    found = resolve(COLLECTION)
    assert together(found, "d9-e0", "d8-e1")
    assert not together(found, "d9-e0", "d8-e2")


def test_a_dead_man_gives_no_interview() -> None:
    dead = record("d1-e0", "Person", "Omar Farhan Zaydi", died="1999-02-19")
    alive = record("d2-e0", "Person", "Omar Farhan Zaydi", active=("2008-05",))
    assert not together(resolve([dead, alive]), "d1-e0", "d2-e0")
    assert together(resolve([dead, record("d2-e0", "Person", "Omar Farhan Zaydi")]), "d1-e0", "d2-e0")


def test_father_and_son_stay_apart() -> None:
    found = resolve(
        [record("d1-e0", "Person", "Khalid bin Salman Otaibi"), record("d2-e0", "Person", "Salman Otaibi")]
    )
    assert not together(found, "d1-e0", "d2-e0")


def test_no_chain_of_names_joins_what_a_veto_parts() -> None:
    names = ["Hasan Ali Karimi", "Hasan Karimi", "Hasan Musa Karimi", "H. Karimi", "Hussein Karimi"]
    found = resolve([record(f"d{k}-e0", "Person", name) for k, name in enumerate(names)])
    assert not together(found, "d0-e0", "d2-e0")
    assert not together(found, "d1-e0", "d4-e0")


def test_one_name_with_two_schemata_is_what_most_say() -> None:
    found = resolve(
        [
            record("d1-e0", "Place", "Dar Sahil"),
            record("d2-e0", "Place", "Dar Sahil"),
            record("d3-e0", "Person", "Dar Sahil"),
        ]
    )
    assert [e.schema for e in found.entities] == ["Place"]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_records_decides_nothing(seed: int) -> None:
    shuffled = list(COLLECTION)
    random.Random(seed).shuffle(shuffled)
    assert resolve(shuffled) == resolve(COLLECTION)


def test_every_cluster_has_one_entity_and_every_mention_counts_once() -> None:
    found = resolve(COLLECTION)
    assert sorted(found.of) == sorted(r.id for r in COLLECTION)
    assert sorted(c for e in found.entities for c in e.clusters) == sorted(found.of)
    assert sum(e.mentions for e in found.entities) == sum(r.mentions for r in COLLECTION)
    assert len({e.id for e in found.entities}) == len(found.entities)
    for entity in found.entities:
        assert entity.caption in {n.name for n in entity.names}


def test_ids_stay_when_other_documents_come() -> None:
    before = {e.id for e in resolve(BROTHERS).entities}
    after = {e.id for e in resolve([*BROTHERS, record("d90-e0", "Person", "Pavel Orlov")]).entities}
    assert before < after


def test_a_joined_entity_says_why_and_names_its_weakest_link() -> None:
    found = resolve(COLLECTION)
    joined = next(e for e in found.entities if "d1-e0" in e.clusters)
    assert joined.reasons
    assert any(link.entity == joined.id == link.other for link in found.weakest)


def test_nothing_gives_nothing() -> None:
    assert resolve([]).entities == ()


def test_a_bare_name_that_shares_only_a_document_is_not_given_away() -> None:
    brothers = [record("d1-e0", "Person", "Karim Sawwani"), record("d2-e0", "Person", "Salim Sawwani")]
    found = resolve([*brothers, record("d3-e0", "Person", "Sawwani", companions=COMPANIONS)])
    assert len(set(found.of.values())) == 3


def test_what_stands_beside_a_name_counts_under_any_of_its_spellings() -> None:
    found = resolve(
        [
            record("d1-e0", "Person", "Jabir Salman al-Dahlawi", neighbours=("Kata'ib al-Mina", "Old Mill")),
            record("d1-e1", "Organization", "Kata'ib al-Mina"),
            record("d2-e0", "Person", "Gabir Dahlawi", neighbours=("Harbour Brigades", "Old Mill")),
            record("d2-e1", "Organization", "Harbour Brigades"),
            record("d3-e0", "Person", "Nadim Salman al-Dahlawi", neighbours=("Harbour Brigades", "Old Mill")),
        ]
    )
    assert together(found, "d1-e0", "d2-e0")
    assert not together(found, "d1-e0", "d3-e0")


def test_what_a_document_says_is_one_joins_and_the_name_is_known_elsewhere() -> None:
    seen = ("Old Mill", "Third Company")
    found = resolve(
        [
            record("d1-e0", "Person", "Anton Brezak", also=("d1-e1",), aliases=("the Carpenter",)),
            record("d1-e1", "Person", "Carpenter", also=("d1-e0",)),
            record("d2-e0", "Person", "Anton Brezhak", neighbours=seen),
            record("d3-e0", "Person", "CARPENTER", neighbours=seen),
        ]
    )
    assert together(found, "d1-e0", "d1-e1", "d2-e0", "d3-e0")


def test_a_name_that_two_are_called_by_joins_neither() -> None:
    found = resolve(
        [
            record("d1-e0", "Person", "Anton Brezak", "Carpenter", aliases=("Carpenter",)),
            record("d2-e0", "Person", "Ivo Dusan", "Carpenter", aliases=("Carpenter",)),
            record("d3-e0", "Person", "Carpenter"),
        ]
    )
    assert len(set(found.of.values())) == 3


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Nobat-e Parvan", "Highland Guard", True),
        ("National Pact", "Nobat-e Parvan", False),  # the initials of both: two readings
        ("New Patrol", "National Pact", False),
    ],
)
def test_one_acronym_of_two_languages_is_one_body(one: str, other: str, joined: bool) -> None:
    given = [record("d1-e0", "Organization", one, "NP"), record("d2-e0", "Organization", other, "NP")]
    assert together(resolve(given), "d1-e0", "d2-e0") is joined
    assert not together(
        resolve([*given, record("d3-e0", "Organization", "Sons of the Wheel", "NP")]), "d1-e0", "d2-e0"
    )


def test_titled_names_are_kept_beside_the_others_and_can_be_judged() -> None:
    given = [
        record("d1-e0", "Person", "Nermin Tarhan", titled=(("Ms Nermin Tarhan", 1),)),
        record("d2-e0", "Person", "Ayla Orhan", titled=(("Senator Orhan", 2),)),
    ]
    entity = next(e for e in resolve(given).entities if e.caption == "Nermin Tarhan")
    assert [(n.name, n.titled) for n in entity.names] == [("Nermin Tarhan", False), ("Ms Nermin Tarhan", True)]
    assert entity.mentions == 1
    judgement = Judgement(
        "same", Subject(("Ms Nermin Tarhan",)), Subject(("Senator Orhan",)), "me", "2026-01-01T00:00:00Z"
    )
    assert together(resolve(given, [judgement]), "d1-e0", "d2-e0")


def test_a_body_that_is_once_read_as_a_place_is_a_body() -> None:
    found = resolve(
        [record("d1-e0", "Address", "Delta Battalion"), record("d2-e0", "Organization", "Delta Battalion")]
    )
    assert together(found, "d1-e0", "d2-e0")
    assert found.entities[0].schema == "Organization"
