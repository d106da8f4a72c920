"""Judging over HTTP: only with the token, only from the room's own forms, by several at once without a loss."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.casefile.making import denial, press, settle

from isnad import pipeline
from isnad.casefile import Draft, open
from isnad.entities.judgements import holding
from isnad.room import Keys, application, review

TOKEN = "a word that only reviewers know"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    pipeline.apply(path)
    return path


@pytest.fixture
def reviewer(made: Path) -> Iterator[TestClient]:
    with TestClient(application(made, Keys(judging=TOKEN, who="Mara")), raise_server_exceptions=False) as client:
        client.get("/", params={"token": TOKEN})
        yield client


def forms(text: str) -> list[dict[str, str]]:
    """The forms of a page that judge: their hidden fields with their values, and their buttons."""
    found = []
    for form in re.findall(r'<form class="judge[^>]*action="[./]*judge"[^>]*>(.*?)</form>', text, re.S):
        fields = {n: unescape(v) for n, v in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)}
        found.append(fields | {f"button {b}": b for b in re.findall(r'<button name="what" value="(\w+)"', form)})
    return found


def press_button(client: TestClient, where: str, what: str, having: str = "", **more: str) -> object:
    """Send the first form of a page that has the button and the field."""
    form = next(f for f in forms(client.get(where).text) if f"button {what}" in f and (not having or having in f))
    fields = {name: value for name, value in form.items() if not name.startswith("button ")}
    return client.post("/judge", data=fields | {"what": what} | more)


def claim_of(made: Path, path: str = "press.txt") -> str:
    with open(made) as case:
        return next(
            c.id for c in case.every_claim() if c.kind == "captures" and case.document(c.document).path == path
        )


def documents(made: Path) -> dict[str, str]:
    with open(made) as case:
        return {listed.path: listed.id for listed in case.listing()}


def test_a_claim_is_judged_in_place_and_the_effect_is_seen(reviewer: TestClient, made: Path) -> None:
    claim, page = claim_of(made), f"/documents/{documents(made)['press.txt']}.html"
    answer = press_button(reviewer, page, "wrong", "claim")
    assert answer.status_code == 200
    assert "judged wrong" in answer.text
    assert "Mara" in answer.text
    with open(made) as case:
        assert claim not in {c.id for c in case.every_claim()}
    undone = press_button(reviewer, page, "withdraw", "judgement")
    assert "judged wrong" not in undone.text
    with open(made) as case:
        assert claim in {c.id for c in case.every_claim()}
        assert len(case.judgements()) == 2


def test_a_claim_is_amended(reviewer: TestClient, made: Path) -> None:
    claim = claim_of(made)
    answer = press_button(
        reviewer,
        f"/judge/{claim}.html",
        "amend",
        "claim",
        **{"f-agent": "Farid Haddad", "f-kind": "holds", "why": "so"},
    )
    assert answer.status_code == 200
    with open(made) as case:
        assert case.claim(claim).kind == "holds"
        assert case.verdicts()[0].changes == ("agent=Farid Haddad", "kind=holds")
    history = reviewer.get("/judgements.html").text
    assert "amended: agent=Farid Haddad, kind=holds" in history
    assert "Mara" in history


def test_names_and_matters_are_judged(reviewer: TestClient, made: Path) -> None:
    with open(made) as case:
        nassif = case.entity_by_name("Omar Nassif").id
    press_button(reviewer, f"/entities/{nassif}.html", "different", "a", b_name="Farid Haddad", why="two men")
    one, other = claim_of(made), claim_of(made, "denial.txt")
    press_button(reviewer, f"/judge/{one}.html", "different", "claim", other=other)
    with open(made) as case:
        held = holding(case.judgements())
        assert [(j.about, j.what, j.who) for j in held] == [
            ("names", "different", "Mara"),
            ("claims", "different", "Mara"),
        ]
        assert not {m.id for m in case.matters_of(one)} & {m.id for m in case.matters_of(other)}


def test_grades_and_redactions_are_judged(reviewer: TestClient, made: Path) -> None:
    page = f"/documents/{documents(made)['press.txt']}.html"
    graded = press_button(reviewer, page, "grade", "document", grade="B2")
    assert "Recorded: <bdi>press</bdi>: graded B2" in graded.text
    press_button(reviewer, page, "redact", "around", words="Omar Nassif\nin Dara")
    press_button(reviewer, page, "redact", "around", words="what stands nowhere")
    with open(made) as case:
        assert [j.what for j in case.judgements()] == ["grade", "redact"]
        assert case.redactions().spans


def test_the_queue_shows_what_is_in_doubt(reviewer: TestClient) -> None:
    text = reviewer.get("/review.html").text
    assert "most worth judging" in text
    assert "judge this claim correct" in text.lower()


def test_who_judges_is_asked_where_the_room_does_not_know(made: Path) -> None:
    with TestClient(application(made, Keys(judging=TOKEN)), raise_server_exceptions=False) as client:
        client.get("/", params={"token": TOKEN})
        page = f"/documents/{documents(made)['press.txt']}.html"
        assert press_button(client, page, "correct", "claim").status_code == 401
        press_button(client, page, "sign", who="Nadia Salīm")
        assert press_button(client, page, "correct", "claim").status_code == 200
        with open(made) as case:
            assert [j.who for j in case.judgements()] == ["Nadia Salīm"]


def test_readers_see_no_form_and_the_same_bytes(made: Path) -> None:
    room = application(made, Keys(judging=TOKEN, who="Mara"))
    with TestClient(room) as reader, TestClient(application(made)) as plain:
        for where in ("index.html", f"documents/{documents(made)['press.txt']}.html", "matters.html"):
            assert reader.get(f"/{where}").content == plain.get(f"/{where}").content
        for where in ("review.html", "judgements.html", f"judge/{claim_of(made)}.html"):
            assert reader.get(f"/{where}").status_code == 404


def test_two_people_at_once_lose_nothing(made: Path) -> None:
    room = application(made, Keys(judging=TOKEN))
    errors: list[object] = []
    one, other = claim_of(made), claim_of(made, "denial.txt")

    def judge(name: str, count: int) -> None:
        with TestClient(room, raise_server_exceptions=False) as client:
            client.get("/", params={"token": TOKEN})
            page = f"/documents/{documents(made)['press.txt']}.html"
            press_button(client, page, "sign", who=name)
            for n in range(count):
                answer = press_button(client, page, "grade", "document", grade="C3", why=f"{name} {n}")
                answer2 = press_button(client, f"/judge/{one}.html", "same", other=other, why=f"{name} {n} again")
                errors.extend(a.text for a in (answer, answer2) if a.status_code != 200)

    threads = [threading.Thread(target=judge, args=(name, 5)) for name in ("Mara", "Nadia")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open(made) as case:
        said = sorted((j.who, j.why) for j in case.judgements())
        assert case.pending() == 0
    wanted = [(who, f"{who} {n}{more}") for who in ("Mara", "Nadia") for n in range(5) for more in ("", " again")]
    assert said == sorted(wanted)


def test_a_large_casefile_records_first_and_applies_when_asked(
    reviewer: TestClient, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "AT_ONCE", 0)
    page = f"/documents/{documents(made)['press.txt']}.html"
    answer = press_button(reviewer, page, "wrong", "claim")
    assert "1 judgement recorded and not yet applied" in answer.text
    press_button(reviewer, page, "apply")
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon and "_apply" in repr(thread):
            thread.join(10)
    with open(made) as case:
        assert case.pending() == 0


# what no page of the room sends


def sealed(client: TestClient, made: Path) -> dict[str, str]:
    text = client.get(f"/documents/{documents(made)['press.txt']}.html").text
    form = next(f for f in forms(text) if "button wrong" in f)
    return {name: value for name, value in form.items() if not name.startswith("button ")} | {"what": "wrong"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://testserver:81"},
    ],
)
def test_a_form_from_elsewhere_is_refused(reviewer: TestClient, made: Path, headers: dict[str, str]) -> None:
    answer = reviewer.post("/judge", data=sealed(reviewer, made), headers=headers)
    assert answer.status_code == 403
    clean(answer)
    with open(made) as case:
        assert case.judgements() == ()


@pytest.mark.parametrize("seal", ["", "0" * 32, "\x00", "é"])
def test_a_form_without_its_seal_is_refused(reviewer: TestClient, made: Path, seal: str) -> None:
    answer = reviewer.post("/judge", data=sealed(reviewer, made) | {"seal": seal})
    assert answer.status_code == 403
    clean(answer)


def test_without_the_token_nothing_is_written(reviewer: TestClient, made: Path) -> None:
    fields = sealed(reviewer, made)
    with TestClient(application(made, Keys(judging=TOKEN)), raise_server_exceptions=False) as stranger:
        for given in ({}, {"cookie": "isnad=wrong"}, {"cookie": f"isnad-who=Mara; isnad-00000000={TOKEN}"}):
            assert stranger.post("/judge", data=fields, headers=given).status_code == 401
        assert stranger.get("/index.html?token=wrong").status_code == 200
        assert stranger.get("/review.html").status_code == 404
    with TestClient(application(made), raise_server_exceptions=False) as closed:
        assert closed.post("/judge", data=fields).status_code == 401
    with open(made) as case:
        assert case.judgements() == ()


BAD = [
    {},
    {"what": "wrong"},
    {"what": "wrong", "claim": "../../etc/passwd"},
    {"what": "wrong", "claim": "d0-c0'; DROP TABLE claim; --"},
    {"what": "nonsense"},
    {"what": "amend", "claim": "CLAIM"},
    {"what": "amend", "claim": "CLAIM", "f-factuality": "certain"},
    {"what": "amend", "claim": "CLAIM", "f-a b=c": "x"},
    {"what": "grade", "grade": "Z9", "document": "none"},
    {"what": "grade", "grade": "B2"},
    {"what": "redact", "document": "none"},
    {"what": "redact", "entity": "none"},
    {"what": "same", "a": "none", "b": "none"},
    {"what": "same", "claim": "CLAIM", "other": "CLAIM"},
    {"what": "withdraw", "judgement": "j0"},
    {"what": "sign", "who": ""},
    {"what": "sign", "who": "\u202e\x07"},
    {"what": "wrong", "claim": "CLAIM", "why": "x" * 5_000},
]


@pytest.mark.parametrize("fields", BAD)
def test_what_is_no_judgement_is_a_clean_page(reviewer: TestClient, made: Path, fields: dict[str, str]) -> None:
    seal = sealed(reviewer, made)["seal"]
    known = {name: claim_of(made) if value == "CLAIM" else value for name, value in fields.items()}
    answer = reviewer.post("/judge", data=known | {"seal": seal})
    assert 400 <= answer.status_code < 500
    clean(answer)
    with open(made) as case:
        assert case.judgements() == ()


@pytest.mark.parametrize("body", [b"\xff\xfe=1", b"a=1&" * 500, b"x" * 70_000, b""])
def test_a_body_that_is_no_form_is_a_clean_page(reviewer: TestClient, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = reviewer.post("/judge", content=body, headers=kind)
    assert 400 <= answer.status_code < 500
    clean(answer)
    clean(reviewer.post("/judge", json={"what": "wrong"}))


BACK = ["//evil.example/x.html", "https://evil.example/", "../x.html", "a\r\nSet-Cookie: x", "%2f"]


@pytest.mark.parametrize("back", BACK)
def test_a_form_leads_back_into_the_room_only(reviewer: TestClient, made: Path, back: str) -> None:
    answer = reviewer.post("/judge", data=sealed(reviewer, made) | {"back": back}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review.html?done=j")


def test_cookies_are_for_this_room_alone(made: Path) -> None:
    with TestClient(application(made, Keys(judging=TOKEN, who="M"))) as client:
        entered = client.get("/", params={"token": TOKEN}, follow_redirects=False)
        assert entered.headers["location"] == "/review.html"
        cookie = entered.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "no-store" in client.get("/review.html").headers["cache-control"]


def test_the_room_answers_to_its_own_name_only(made: Path) -> None:
    with TestClient(application(made, Keys(hosts=frozenset(("127.0.0.1", "localhost", "::1"))))) as client:
        for host, status in (
            ("127.0.0.1:8750", 200),
            ("localhost", 200),
            ("[::1]:80", 200),
            ("evil.example", 403),
            ("", 403),
        ):
            assert client.get("/index.html", headers={"host": host}).status_code == status


def clean(answer: object) -> None:
    assert "<h1>" in answer.text  # type: ignore[attr-defined]
    assert "Traceback" not in answer.text  # type: ignore[attr-defined]
    assert "default-src 'none'" in answer.headers["content-security-policy"]  # type: ignore[attr-defined]
