"""Judgements: they outrank the machine, are withdrawn by others, and travel as lines."""

from __future__ import annotations

from isnad.entities import ClusterRecord, Judgement, Subject, resolve
from isnad.entities.judgements import apply, holding
from isnad.entities.review import review_queue, worth


def record(cluster: str, *names: str) -> ClusterRecord:
    return ClusterRecord(cluster, cluster.split("-", maxsplit=1)[0], "Person", tuple((n, 1) for n in names))


RECORDS = (
    record("d1-e0", "Omar Haddad"),
    record("d2-e0", "Omar Haddad"),
    record("d3-e0", "Umar Hadad"),
    record("d4-e0", "Pavel Orlov"),
)
OMAR, NAMESAKE, PAVEL = (
    Subject(("Omar Haddad",), ("d1",)),
    Subject(("Omar Haddad",), ("d2",)),
    Subject(("Pavel Orlov",), ("d4",)),
)


def judged(what: str, a: Subject, b: Subject, when: str = "2026-01-01T00:00:00Z", **more: str) -> Judgement:
    return Judgement(what, a, b, "reader", when, **more)  # type: ignore[arg-type]


def test_different_parts_what_the_machine_joins() -> None:
    assert resolve(RECORDS).of["d1-e0"] == resolve(RECORDS).of["d2-e0"]
    found = resolve(RECORDS, [judged("different", OMAR, NAMESAKE)])
    assert found.of["d1-e0"] != found.of["d2-e0"]


def test_no_third_name_joins_what_a_person_parted() -> None:
    found = resolve([*RECORDS, record("d5-e0", "Omar Haddad")], [judged("different", OMAR, NAMESAKE)])
    assert found.of["d1-e0"] != found.of["d2-e0"]


def test_same_joins_what_the_machine_would_not() -> None:
    found = resolve(RECORDS, [judged("same", OMAR, PAVEL, why="one passport")])
    assert found.of["d1-e0"] == found.of["d4-e0"]
    entity = next(e for e in found.entities if "d4-e0" in e.clusters)
    assert entity.judgements


def test_a_withdrawn_judgement_holds_no_more() -> None:
    first = judged("different", OMAR, NAMESAKE)
    second = judged("different", OMAR, NAMESAKE, "2026-01-02T00:00:00Z", withdraws=first.id)
    assert holding([first, second]) == ()
    found = resolve(RECORDS, [second, first])
    assert found.of["d1-e0"] == found.of["d2-e0"]


def test_the_later_of_two_holds() -> None:
    first, second = judged("same", OMAR, PAVEL), judged("different", PAVEL, OMAR, "2026-01-02T00:00:00Z")
    assert holding([second, first]) == (second,)


def test_a_judgement_finds_its_name_when_the_document_changed() -> None:
    moved = Subject(("omar haddad",), ("dffffffffffff",))
    found = apply([judged("same", moved, PAVEL)], RECORDS)
    assert not found.adrift
    assert found.same


def test_a_judgement_without_its_names_is_adrift_not_lost() -> None:
    lost = judged("same", Subject(("Nobody Here",), ("d1",)), PAVEL)
    assert resolve(RECORDS, [lost]).adrift == (lost,)


def test_review_puts_the_most_valuable_pair_first() -> None:
    many = [
        record(f"d{k}-e0", name)
        for k, name in enumerate(["Karim Saleh", "Kareem Salih Omar", "Jon Smyth", "John Smith"])
    ]
    found = resolve(many)
    queue = review_queue([*found.open, *found.weakest])
    assert queue
    assert [worth(link) for link in queue] == sorted((worth(link) for link in queue), reverse=True)
    assert all((link.entity, link.a) != (link.other, link.b) for link in queue)
