"""Judgements: they outrank the machine, are withdrawn by others, and travel as lines."""

from __future__ import annotations

import json

import pytest

from isnad.entities import ClusterRecord, Judgement, Subject, resolve
from isnad.entities.exchange import from_json_lines, from_resolver_lines, to_json_lines, to_resolver_lines
from isnad.entities.judgements import apply, holding
from isnad.entities.review import review_queue, worth
from isnad.errors import JudgementError


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


def test_our_lines_go_and_come_back() -> None:
    given = (judged("same", OMAR, PAVEL, why="«quoted»\n"), judged("unsure", OMAR, NAMESAKE))
    assert from_json_lines(to_json_lines(given)) == given


def test_resolver_lines_go_and_come_back() -> None:
    found = resolve(RECORDS)
    ids = {e.caption: e.id for e in found.entities}
    one = Subject(("Pavel Orlov",), ("d4",), entity=ids["Pavel Orlov"])
    other = Subject(("Omar Haddad",), ("d1", "d2"), entity=found.of["d1-e0"])
    lines = list(to_resolver_lines([judged("same", one, other)]))
    row = json.loads(lines[0])
    assert row[2:] == ["positive", None, "reader", "2026-01-01T00:00:00Z"]
    back = from_resolver_lines(lines, found.entities)
    assert resolve(RECORDS, back).of["d4-e0"] == resolve(RECORDS, back).of["d1-e0"]


def test_a_canonical_id_stands_for_those_it_joins() -> None:
    found = resolve(RECORDS)
    lines = [
        json.dumps(["NK-one", "d1-e0", "positive", None, "someone", "2026-01-01"]),
        json.dumps(["NK-one", "d4-e0", "negative", 0.2, None, None]),
        json.dumps(["d4-e0", "d2-e0", "no_judgement", 0.4, None, None]),
    ]
    back = from_resolver_lines(lines, found.entities)
    assert [(j.what, j.who) for j in back] == [("different", "import")]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '["a", "b"]',
        '["d1-e0", "d2-e0", "perhaps", null, null, null]',
        '["d1-e0", "zz", "positive", null, null, null]',
    ],
)
def test_a_bad_resolver_line_is_named_and_nothing_is_given(line: str) -> None:
    good = json.dumps(["d1-e0", "d4-e0", "negative", None, "x", "2026"])
    with pytest.raises(JudgementError, match="line 2"):
        from_resolver_lines([good, line], resolve(RECORDS).entities)


@pytest.mark.parametrize(
    "line", ["{", "3", '{"what": "perhaps"}', '{"what": "same", "who": "x", "when": "2026", "a": {}}']
)
def test_a_bad_line_of_ours_is_named(line: str) -> None:
    with pytest.raises(JudgementError, match="line 1"):
        from_json_lines([line])


def test_review_puts_the_most_valuable_pair_first() -> None:
    many = [
        record(f"d{k}-e0", name)
        for k, name in enumerate(["Karim Saleh", "Kareem Salih Omar", "Jon Smyth", "John Smith"])
    ]
    queue = review_queue(resolve(many))
    assert [worth(link) for link in queue] == sorted((worth(link) for link in queue), reverse=True)
