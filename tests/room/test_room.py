"""The reading room over HTTP: what it serves, and that nothing asked of it breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.casefile.making import denial, press, settle

from isnad.casefile import Draft, open
from isnad.errors import CasefileError
from isnad.room import Keys, application
from isnad.views import pages
from isnad.views.claims import Desk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("room") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return path


@pytest.fixture(scope="module")
def room(made: Path) -> Iterator[TestClient]:
    with TestClient(application(made), raise_server_exceptions=False) as client:
        yield client


def test_the_first_address_is_the_collection(room: TestClient) -> None:
    answer = room.get("/")
    assert answer.status_code == 200
    assert "Where the documents disagree" in answer.text


def test_every_page_is_served_under_a_strict_policy(room: TestClient, made: Path) -> None:
    with open(made) as case:
        for where in pages.addresses(Desk(case)):
            answer = room.get(f"/{where}")
            assert answer.status_code == 200, where
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_search_finds_names_claims_and_passages(room: TestClient) -> None:
    text = room.get("/search.html", params={"q": "nassif"}).text
    assert "Omar Nassif" in text
    assert "<mark>" in text
    haddad = room.get("/search.html", params={"q": "haddad"}).text
    assert "on this word" in haddad


BAD = [
    "/nothing.html",
    "/documents/none.html",
    "/documents/none.json",
    "/documents/" + "a" * 300,
    "/entities/e1.html.html",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%2fclaims.py",
    "/static/none.css",
    "/documents/%00.html",
    "/documents/%ff%fe.html",
    "/people.999999.html",
    "/kinds/'; DROP TABLE claim; --.html",
    "/network.html?at=no-date",
    "/network.html?at=2007-13-45",
    "/network.html?at=" + "9" * 500,
    "/search.html?q=" + "a" * 5000,
]


@pytest.mark.parametrize("address", BAD)
def test_what_cannot_be_answered_is_a_clean_page(room: TestClient, made: Path, address: str) -> None:
    answer = room.get(address)
    assert 400 <= answer.status_code < 500
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text
    assert str(made) not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "query", ['"', "AND", "a NEAR(", "*", "text:", "\x00", "'; DROP TABLE claim", "😀", "(((", "-", "{a b}:x", "^"]
)
def test_any_words_can_be_searched(room: TestClient, query: str) -> None:
    answer = room.get("/search.html", params={"q": query})
    assert answer.status_code == 200
    assert "To find" in answer.text or "<h1>" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(room: TestClient, method: str) -> None:
    answer = room.request(method, "/index.html")
    assert answer.status_code == 405


def test_machine_forms_are_served(room: TestClient, made: Path) -> None:
    with open(made) as case:
        document = case.listing()[0].id
        text = case.document(document).text
    assert room.get(f"/documents/{document}.txt").text == text
    assert room.get(f"/documents/{document}.json").json()["document"]["id"] == document
    assert room.get("/collection.jsonl").status_code == 200


def test_with_a_token_only_its_holders_come_in(made: Path) -> None:
    locked = application(made, Keys(reading="key to the room"))
    with TestClient(locked) as stranger:
        assert stranger.get("/index.html").status_code == 401
        assert stranger.get("/index.html?token=wrong").status_code == 401
        assert stranger.get("/collection.jsonl").status_code == 401
        assert stranger.get("/index.html", headers={"cookie": "isnad=wrong"}).status_code == 401
    with TestClient(locked) as holder:
        entered = holder.get("/index.html?token=key to the room", follow_redirects=False)
        assert entered.status_code == 303
        assert entered.headers["location"] == "/index.html"
        assert "httponly" in entered.headers["set-cookie"].lower()
        assert holder.get("/people.html").status_code == 200


def test_what_is_no_casefile_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "x.isnad").write_bytes(b"nothing")
    with pytest.raises(CasefileError):
        application(tmp_path / "x.isnad")
