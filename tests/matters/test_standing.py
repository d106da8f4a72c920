"""Standing relations at a date, timelines, queries and what changed."""

from __future__ import annotations

import pytest
from tests.matters.building import DICTIONARY, Builder, document, entity

from isnad.errors import InputError
from isnad.matters.changes import changes
from isnad.matters.queries import alone, denied, on_one_chain
from isnad.matters.standing import Network, network, timeline

PEOPLE = [entity(name) for name in ("Omar", "Ali", "Zaid", "Army")]


@pytest.fixture
def build() -> Builder:
    papers = [
        document("d1", date="2005-02-01", grade="B2"),
        document("d2", date="2007-06-01", grade="D4"),
        document("d3"),
    ]
    b = Builder(*PEOPLE, documents=papers)
    b.claim("d1", "leads", ("@zaid",), agent="@omar", patient="@army")
    b.claim("d2", "leads", agent="@ali", patient="@army", time="2006-01/..")
    b.claim("d3", "member_of", agent="@zaid", patient="@army")
    b.claim("d3", "leads", ("@ali",), agent="@omar", patient="@army", says="CT-")
    return b


def drawn(b: Builder, **asked: str) -> Network:
    return network(b.claims, b.documents.values(), DICTIONARY, **asked)  # type: ignore[arg-type]


def edges(found: Network) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.kind, edge.certainty) for edge in found.edges}


def test_the_whole_network_has_every_relation_with_its_claims(build: Builder) -> None:
    found = drawn(build)
    assert edges(found) == {("omar", "leads", "stated"), ("ali", "leads", "stated"), ("zaid", "member_of", "undated")}
    leads = next(edge for edge in found.edges if edge.source == "omar")
    assert (leads.claims, leads.denied) == (("d1-c0",), ("d3-c1",))
    assert {node.id for node in found.nodes} == {"omar", "ali", "zaid", "army"}


def test_at_a_date_only_who_held_then(build: Builder) -> None:
    assert edges(drawn(build, at="2005-03")) == {("omar", "leads", "earlier"), ("ali", "leads", "later")}
    assert edges(drawn(build, at="2007-03")) == {("ali", "leads", "stated")}
    assert edges(drawn(build, at="2012")) == set()


def test_according_to_one_speaker(build: Builder) -> None:
    assert edges(drawn(build, by="zaid")) == {("omar", "leads", "stated")}
    assert edges(drawn(build, by="d2")) == {("ali", "leads", "stated")}


@pytest.mark.parametrize(("grade", "sources"), [("B2", {"omar"}), ("D", {"omar", "ali"}), ("1", set())])
def test_of_a_grade_or_better(build: Builder, grade: str, sources: set[str]) -> None:
    assert {edge.source for edge in drawn(build, grade=grade).edges} == sources


@pytest.mark.parametrize("asked", [{"at": "2007-02-31"}, {"grade": "Z9"}])
def test_what_is_no_date_or_grade_is_refused(build: Builder, asked: dict[str, str]) -> None:
    with pytest.raises(InputError):
        drawn(build, **asked)


def test_the_timeline_is_in_order_and_of_one_entity(build: Builder) -> None:
    build.claim("d1", "captures", patient="@omar", time="2003-05-02")
    build.claim("d1", "captures", patient="@zaid", time="2004")
    found = timeline(build.claims, DICTIONARY)
    assert [(entry.first, entry.last, entry.standing) for entry in found] == [
        ("2003-05-02", "2003-05-02", False),
        ("2004-01-01", "2004-12-31", False),
        ("2006-01-01", None, True),
    ]
    assert [entry.kind for entry in timeline(build.claims, DICTIONARY, "zaid")] == ["captures"]


def test_what_one_speaker_alone_says(build: Builder) -> None:
    one = build.claim("d1", "captures", ("@zaid",), patient="@ali")
    build.claim("d2", "captures", ("@omar", "@zaid"), patient="@ali")
    shared = build.claim("d1", "captures", ("@zaid",), patient="@omar")
    build.claim("d2", "captures", patient="@omar")
    known = {claim.id: claim for claim in build.claims}
    found = {claim for matter in alone(build.lay(), known, "zaid") for claim in matter.claims}
    assert one in found
    assert shared not in found


def test_what_others_deny(build: Builder) -> None:
    said = build.claim("d1", "captures", ("@zaid",), patient="@ali")
    denial = build.claim("d2", "captures", ("@omar",), patient="@ali", says="CT-")
    known = {claim.id: claim for claim in build.claims}
    found = [(d.said, d.denying) for d in denied(build.lay(), known, "zaid")]
    assert found == [(("d1-c0",), ("d3-c1",)), ((said,), (denial,))]
    assert list(denied(build.lay(), known, "omar")) == []


def test_what_rests_on_one_chain(build: Builder) -> None:
    build.claim("d1", "captures", patient="@omar")
    twice = build.claim("d2", "captures", patient="@omar")
    assert not any(twice in matter.claims for matter in on_one_chain(build.lay()))


def test_what_changed_when_a_document_was_added(build: Builder) -> None:
    first = build.claim("d1", "captures", patient="@omar", time="2007-03-20")
    before = build.lay()
    build.claim("d2", "captures", patient="@omar", time="2007-03-22")
    new = build.claim("d2", "captures", patient="@ali")
    found = changes(before, build.lay())
    assert [matter.claims for matter in found.added] == [(new,)]
    assert found.gone == ()
    (change,) = found.changed
    assert first in change.before.claims
    assert change.sentences[:3] == (
        "1 claim joined.",
        "It was single, it is contested.",
        "It rested on 1 independent chain, now on 2.",
    )
    assert changes(before, before) == type(found)((), (), ())
