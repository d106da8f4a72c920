"""What people judge of single claims is laid over what was read, and comes off again without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad import pipeline
from isnad.casefile import Draft, check, open
from isnad.casefile.verdicts import changes
from isnad.entities import Judgement, Subject
from isnad.errors import JudgementError


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return path


def judged(case: Path, what: str, claim: str, *changed: str, when: str = "2020-01-01") -> Judgement:
    with open(case) as opened:
        subject = opened.claim_subject(claim)
    judgement = Judgement(what, subject, Subject(changed), "reader", when)
    pipeline.rejoin(case, [judgement])
    return judgement


def withdrawn(case: Path, judgement: Judgement) -> None:
    pipeline.rejoin(
        case, [Judgement(judgement.what, judgement.a, judgement.b, "other", "2021", withdraws=judgement.id)]
    )


def the_claim(case: Path, kind: str = "captures", path: str = "press.txt") -> str:
    with open(case) as opened:
        document = next(listed.id for listed in opened.listing() if listed.path == path)
        return next(c.id for c in opened.claims(document=document) if c.kind == kind)


def everything(case: Path) -> list[object]:
    with open(case) as opened:
        return [*opened.every_claim(), *opened.matters(), opened.kinds(), opened.counts()]


def test_a_wrong_claim_stands_nowhere_but_keeps_its_address(made: Path) -> None:
    claim = the_claim(made)
    judged(made, "wrong", claim)
    with open(made) as case:
        assert claim not in {c.id for c in case.every_claim()}
        assert all(claim not in matter.claims for matter in case.matters())
        assert all(hit.claim != claim for hit in case.search("captured").claims)
        assert "captures" in case.kinds()
        assert case.count_claims(kind="captures") == case.kinds()["captures"] == 1
        assert case.claim(claim).kind == "captures"
        assert not list(check(case))


@pytest.mark.parametrize(
    "change", ["kind=holds", "factuality=PS+", "agent=Farid Haddad; somebody", "time=", "place=Nowhere"]
)
def test_what_is_withdrawn_leaves_no_trace(made: Path, change: str) -> None:
    pipeline.rejoin(made)
    before = everything(made)
    judgement = judged(made, "amend", the_claim(made), change)
    assert everything(made) != before
    with open(made) as case:
        assert not list(check(case))
    withdrawn(made, judgement)
    assert everything(made) == before


def test_an_amendment_names_entities_and_its_judgement(made: Path) -> None:
    claim = the_claim(made)
    judgement = judged(made, "amend", claim, "agent=Farid Haddad", "kind=holds", "time=2011-06")
    with open(made) as case:
        amended = case.claim(claim)
        haddad = case.entity_by_name("Farid Haddad").id
        assert (amended.kind, amended.time[0].edtf, amended.rule) == ("holds", "2011-06", f"judgement {judgement.id}")
        assert [filler.entity for filler in amended.roles["agent"]] == [haddad]
        assert claim in {c.id for c in case.claims(entity=haddad, kind="holds")}
        assert any(hit.claim == claim for hit in case.search("holds").claims)
        assert case.verdicts()[0].changes == ("agent=Farid Haddad", "kind=holds", "time=2011-06")


def test_the_last_word_on_a_claim_holds(made: Path) -> None:
    claim = the_claim(made)
    judged(made, "wrong", claim, when="2020-01-01")
    judged(made, "amend", claim, "kind=holds", when="2020-01-02")
    judged(made, "correct", claim, when="2020-01-03")
    with open(made) as case:
        assert case.claim(claim).kind == "captures"
        assert [verdict.what for verdict in case.verdicts()] == ["correct"]


def test_an_amended_claim_can_be_judged_again(made: Path) -> None:
    claim = the_claim(made)
    judged(made, "amend", claim, "kind=holds", when="2020-01-01")
    judged(made, "wrong", claim, when="2020-01-02")
    with open(made) as case:
        assert claim not in {c.id for c in case.every_claim()}
        assert case.adrift() == ()


def test_a_verdict_on_a_claim_that_is_gone_is_adrift(made: Path) -> None:
    judgement = Judgement("wrong", Subject((), ("0" * 64,), "captures: nothing"), Subject(()), "reader", "2020")
    pipeline.rejoin(made, [judgement])
    with open(made) as case:
        assert [j.id for j in case.adrift()] == [judgement.id]


def test_what_waits_to_be_applied_is_counted(made: Path) -> None:
    with open(made) as case:
        subject = case.claim_subject(the_claim(made))
    pipeline.judge(made, [Judgement("wrong", subject, Subject(()), "reader", "2020")])
    pipeline.judge(made, [Judgement("grade", Subject(("Daily Ledger",)), Subject(("B2",)), "reader", "2020")])
    with open(made) as case:
        assert case.pending() == 1
    pipeline.apply(made)
    with open(made) as case:
        assert case.pending() == 0


@pytest.mark.parametrize("change", ["agent", "kind=", "factuality=maybe", "a.b=c", ""])
def test_what_is_no_amendment_is_refused(change: str) -> None:
    with pytest.raises(JudgementError):
        changes([change])
