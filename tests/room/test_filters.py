"""Search with filters: kind, voice, days, agreement and grade, together with words and names in any spelling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.casefile.making import denial, press, settle

from isnad import pipeline
from isnad.casefile import Draft
from isnad.entities import Judgement, Subject
from isnad.room import application


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("filters") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    pipeline.judge(path, [Judgement("grade", Subject(("Daily Ledger",)), Subject(("B2",)), "reader", "2020")])
    with TestClient(application(path), raise_server_exceptions=False) as client:
        yield client


PRESS, DENIED, HELD = (
    "the Cedar Brigade had captured Omar Nassif in Dara",
    "the Cedar Brigade captured him",
    "It held 12 men",
)


def found(room: TestClient, **asked: str) -> set[str]:
    text = room.get("/search.html", params=asked).text
    return {quote for quote in (PRESS, DENIED, HELD) if f"<bdi>{quote}</bdi></a></blockquote>" in text}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"kind": "captures"}, {PRESS, DENIED}),
        ({"kind": "holds"}, {HELD}),
        ({"speaker": "farid HADDĀD"}, {PRESS}),
        ({"speaker": "daily ledger"}, {PRESS, HELD}),
        ({"since": "2011-05-04"}, {DENIED}),
        ({"until": "2011-05-03"}, {PRESS}),
        ({"since": "2011", "until": "2011-05"}, {PRESS, DENIED}),
        ({"agreement": "contested"}, {PRESS, DENIED}),
        ({"agreement": "single"}, {HELD}),
        ({"grade": "B"}, {PRESS, HELD}),
        ({"grade": "A"}, set()),
        ({"q": "captured", "speaker": "Omar Nassif"}, {DENIED}),
        ({"q": "captured", "kind": "holds"}, set()),
        ({"kind": "captures", "grade": "B2", "until": "2012"}, {PRESS}),
    ],
)
def test_claims_are_found_by_what_is_asked(room: TestClient, asked: dict[str, str], wanted: set[str]) -> None:
    assert found(room, **asked) == wanted


def test_passages_are_those_that_hold_such_claims(room: TestClient) -> None:
    text = room.get("/search.html", params={"q": "Brigade", "speaker": "Farid Haddad"}).text
    passages = text.partition("<h2>Passages</h2>")[2]
    assert "Farid Haddad said" in passages
    assert "denied" not in passages


def test_what_was_asked_stays_in_the_form(room: TestClient) -> None:
    text = room.get("/search.html", params={"kind": "captures", "speaker": '"<b>', "since": "2011"}).text
    assert '<option value="captures" selected>' in text
    assert 'value="&#34;&lt;b&gt;"' in text


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "soon"},
        {"until": "2011-99"},
        {"grade": "Z"},
        {"grade": "'; DROP"},
        {"speaker": "x" * 500},
        {"since": "9" * 400},
    ],
)
def test_what_cannot_be_asked_is_a_clean_page(room: TestClient, asked: dict[str, str]) -> None:
    answer = room.get("/search.html", params=asked)
    assert answer.status_code == 400
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "asked", [{"kind": "'; --"}, {"agreement": "nonsense"}, {"speaker": "%_"}, {"q": '"', "kind": "holds"}]
)
def test_anything_else_can_be_asked(room: TestClient, asked: dict[str, str]) -> None:
    assert room.get("/search.html", params=asked).status_code == 200
