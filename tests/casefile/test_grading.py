"""A casefile opened with a grade shows the claims that `Grades.allows`, and nothing of it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Casefile, Draft, open
from isnad.entities import Judgement, Subject
from isnad.matters.grades import Grades


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
        told = {document.path: document.sha256 for document in draft.documents()}
        draft.judge(
            [
                _graded(Subject((), (told["press.txt"],)), "B2"),
                _graded(Subject((), (told["denial.txt"],)), "C"),
                _graded(Subject(("Farid Haddad",)), "D3"),
            ]
        )
    return path


@pytest.mark.parametrize("asked", ["A", "B", "B2", "C", "D", "D3", "E", "2", "3", "6", "F6"])
def test_the_claims_are_those_that_pass(path: Path, asked: str) -> None:
    with open(path) as case:
        grades = Grades.of(case.documents(), case.entities(), case.judgements())
        passing = [claim for claim in case.claims() if grades.allows(claim, asked)]
    with open(path, asked) as narrowed:
        assert list(narrowed.claims()) == passing
        assert list(narrowed.every_claim()) == passing
        assert narrowed.counts().claims == len(passing)
        assert _told(narrowed) <= {claim.id for claim in passing}
        assert all(len(matter.claims) > 1 for matter in narrowed.matters(several=True))


def test_the_file_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    with open(path, "B2") as narrowed:
        assert narrowed.counts().matters
    assert path.read_bytes() == before


def _told(case: Casefile) -> set[str]:
    return {claim for matter in case.matters() for claim in matter.claims}


def _graded(subject: Subject, code: str) -> Judgement:
    return Judgement("grade", subject, Subject((code,)), "editor", "2024-01-01T00:00:00+00:00")
