"""Judgements as lines that nomenklatura reads, and its lines as judgements of ours."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from isnad.casefile import Casefile
from isnad.entities import Judgement
from isnad.errors import JudgementError
from isnad.exchange import read_judgements, write_judgements, write_resolver


def judgement(case: Casefile, what: str = "different") -> Judgement:
    a, b = case.subject("Omar Nassif"), case.subject("Farid Haddad")
    return Judgement(what, a, b, "reader", "2026-01-02T03:04:05.000+00:00", "two men")  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["same", "different", "unsure"])
def test_our_lines_come_back_as_they_were(case: Casefile, what: str) -> None:
    made = judgement(case, what)
    assert read_judgements(write_judgements([made]), case) == (made,)


@pytest.mark.parametrize("what", ["same", "different", "unsure"])
def test_resolver_lines_keep_who_what_and_when(case: Casefile, what: str) -> None:
    made = judgement(case, what)
    (back,) = read_judgements(write_resolver([made]), case)
    assert {back.a.entity, back.b.entity} == {made.a.entity, made.b.entity}
    assert (back.what, back.who, back.when) == (made.what, made.who, made.when)


def test_what_was_withdrawn_is_no_resolver_line(case: Casefile) -> None:
    made = judgement(case)
    gone = replace(made, when="2026-01-03T00:00:00Z", withdraws=made.id)
    assert list(write_resolver([made, gone])) == []


def test_suggestions_and_what_was_taken_back_are_passed_over(case: Casefile) -> None:
    a, b = case.subject("Omar Nassif").entity, case.subject("Farid Haddad").entity
    suggested = [a, b, "no_judgement", 0.7, None, None]
    deleted = [a, b, "positive", None, "reader", "2026-01-01", "2026-01-02"]
    assert read_judgements(map(json.dumps, (suggested, deleted)), case) == ()


def test_a_bad_line_is_named_and_nothing_is_taken_in(case: Casefile) -> None:
    good = next(iter(write_resolver([judgement(case)])))
    with pytest.raises(JudgementError, match="line 2"):
        read_judgements([good, json.dumps(["x", "y", "perhaps", None, None, None])], case)


@pytest.mark.parametrize("what", ["same", "different", "unsure"])
def test_the_real_library_reads_our_lines_and_we_read_its(case: Casefile, what: str) -> None:
    resolver = pytest.importorskip("nomenklatura.resolver")
    made = judgement(case, what)
    (line,) = write_resolver([made])
    edge = resolver.Edge.from_line(line)
    assert {edge.target.id, edge.source.id} == {made.a.entity, made.b.entity}
    assert (edge.judgement.value, edge.user, edge.created_at) == (
        {"same": "positive", "different": "negative", "unsure": "unsure"}[what],
        made.who,
        made.when,
    )
    (back,) = read_judgements([edge.to_line()], case)
    assert back.what == what
