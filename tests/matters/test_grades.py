"""Grades are given by people; a claim is as good as the worst graded voice of its chain."""

from __future__ import annotations

import pytest
from tests.matters.building import Builder, document, entity

from isnad.entities import Judgement, Subject
from isnad.errors import InputError
from isnad.matters.grades import Grades, parse


def graded(subject: Subject, grade: str, when: str = "2024-01-01T00:00:00+00:00") -> Judgement:
    return Judgement("grade", subject, Subject((grade,)), "editor", when)


@pytest.fixture
def told() -> Builder:
    made = Builder(entity("Omar"), documents=[document("d1", publisher="The Ledger", grade="B2"), document("d2")])
    made.claim("d1", "leads", agent="@omar", patient="the brigade")
    made.claim("d1", "leads", ["@omar"], agent="@omar", patient="the brigade")
    made.claim("d2", "leads", agent="@omar", patient="the brigade")
    return made


def allowed(told: Builder, asked: str, *judged: Judgement) -> list[str]:
    grades = Grades.of(told.documents.values(), told.entities, judged)
    return [claim.id for claim in told.claims if grades.allows(claim, asked)]


def test_what_the_metadata_grades_passes_and_what_nobody_graded_does_not(told: Builder) -> None:
    assert allowed(told, "B2") == ["d1-c0", "d1-c1"]
    assert allowed(told, "B1") == []
    assert allowed(told, "C") == ["d1-c0", "d1-c1"]


def test_a_speaker_graded_worse_takes_the_claim_down(told: Builder) -> None:
    assert allowed(told, "B", graded(Subject(("Omar",)), "D")) == ["d1-c0"]


def test_a_person_outranks_the_metadata_and_the_last_word_holds(told: Builder) -> None:
    paper = Subject(("Ledger",))
    file = Subject((), (told.documents["d2"].sha256,))
    assert allowed(told, "A", graded(paper, "A1"), graded(file, "A")) == ["d1-c0", "d1-c1", "d2-c0"]
    later = graded(paper, "E", "2024-02-01T00:00:00+00:00")
    assert allowed(told, "A", graded(paper, "A1"), later) == []


def test_what_is_no_grade_is_refused() -> None:
    assert parse("b2") == ("B", "2")
    with pytest.raises(InputError):
        parse("G9")
