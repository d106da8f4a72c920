"""A person's word is kept, dated and signed, outranks the machine and is never lost."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
from tests.casefile.making import press

from isnad.casefile import Draft, open
from isnad.entities import Link, Resolution
from isnad.pipeline import rejoin


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case.isnad"
    shutil.copy(made, path)
    rejoin(path)
    return path


def judged(case: Path) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    with open(case) as opened:
        return [(j.what, j.a.names, j.b.names, j.why) for j in opened.judgements()]


def test_same_joins_what_the_machine_does_not(isnad, case: Path) -> None:
    done = isnad("same", case, "Omar Nassif", "Farid Haddad", "--why", "a cover name", "--who", "editor")
    assert done.returncode == 0
    with open(case) as opened:
        assert opened.entity_by_name("Omar Nassif").id == opened.entity_by_name("Farid Haddad").id
        (made,) = opened.judgements()
    assert (made.what, made.who, made.why) == ("same", "editor", "a cover name")
    assert "cover name" not in made.a.quote
    assert "Omar Nassif" in made.a.quote
    assert isnad("check", case).returncode == 0


def test_different_parts_what_was_joined_and_a_withdrawal_joins_it_again(isnad, case: Path) -> None:
    isnad("same", case, "Omar Nassif", "Farid Haddad")
    isnad("different", case, "Omar Nassif", "Farid Haddad", "--why", "met both")
    with open(case) as opened:
        assert opened.entity_by_name("Omar Nassif").id != opened.entity_by_name("Farid Haddad").id
    identity = isnad("judgements", case).stdout.splitlines()[-1].split()[0]
    assert isnad("judgements", case, "withdraw", identity, "--why", "mistaken").returncode == 0
    listed = isnad("judgements", case).stdout
    assert "(withdrawn)  met both" in listed
    assert f"withdraws {identity}  mistaken" in listed


def test_judgements_travel_to_another_casefile(isnad, case: Path, made: Path, tmp_path: Path) -> None:
    isnad("different", case, "Omar Nassif", "Farid Haddad", "--why", "met both")
    (tmp_path / "lines.jsonl").write_text(isnad("judgements", case, "export").stdout)
    other = tmp_path / "other.isnad"
    shutil.copy(made, other)
    assert isnad("judgements", other, "import", "lines.jsonl").stdout == "1 judgements, 1 of them new\n"
    assert isnad("judgements", other, "import", "lines.jsonl").stdout == "1 judgements, 0 of them new\n"
    assert judged(other) == judged(case)


def test_nomenklaturas_lines_come_and_go(isnad, case: Path, tmp_path: Path) -> None:
    isnad("different", case, "Omar Nassif", "Farid Haddad", "--who", "editor")
    line = isnad("judgements", case, "resolver").stdout
    assert json.loads(line)[2:5] == ["negative", None, "editor"]
    (tmp_path / "resolver.ijson").write_text(line.replace("editor", "second editor"))
    assert isnad("judgements", case, "import", "resolver.ijson").stdout == "1 judgements, 1 of them new\n"


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "7",
        '{"what": "perhaps"}',
        '["a", "b"]',
        '["e9", "e8", "positive", null, "x", "2020"]',
        '{"what": "same", "a": {}}',
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken_in(isnad, case: Path, tmp_path: Path, bad: str) -> None:
    isnad("different", case, "Omar Nassif", "Farid Haddad")
    good = isnad("judgements", case, "export").stdout.replace("different", "unsure")
    (tmp_path / "lines.jsonl").write_text(f"{good}\n{bad}\n")
    done = isnad("judgements", case, "import", "lines.jsonl")
    assert (done.returncode, "line 3" in done.stderr) == (2, True)
    assert [what for what, *_ in judged(case)] == ["different"]


def test_judgements_outlive_a_re_read_and_are_adrift_without_their_document(isnad, case: Path) -> None:
    isnad("different", case, "Farid Haddad", "Omar Nassif")
    before = judged(case)
    with Draft.open(case) as draft:
        draft.remove(press().document.id)
    rejoin(case)
    assert judged(case) == before
    assert "adrift" in isnad("judgements", case).stdout


def test_review_asks_and_writes(isnad, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Draft.open(case) as draft:
        one, other = draft.entity_by_name("Omar Nassif").id, draft.entity_by_name("Farid Haddad").id
        link = Link("Omar Nassif", "Farid Haddad", 0.5, "nothing speaks for it", 3, one, other)
        with draft.across():
            draft.settle_doubts(Resolution((), {}, (), (link, link)))
        draft.finish()
    monkeypatch.setattr("sys.stdin", io.StringIO("d\nq\n"))
    done = isnad("review", case)
    assert "Omar Nassif / Farid Haddad  (probability 0.50)" in done.stdout
    assert "captured Omar Nassif in Dara" in " ".join(done.stdout.split())
    assert [what for what, *_ in judged(case)] == ["different"]


def test_names_that_are_not_there_are_named(isnad, case: Path) -> None:
    done = isnad("same", case, "Omar Nassif", "Nobody At All")
    assert (done.returncode, "Nobody At All" in done.stderr) == (5, True)
    assert isnad("same", case, "Omar Nassif", "omar nassif").returncode == 2
    assert isnad("judgements", case, "withdraw", "j0").returncode == 5
    assert judged(case) == []
