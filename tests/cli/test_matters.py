"""isnad matters: what a researcher asks, as a table and as JSON; and --grade on every command that lists claims."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def graded(isnad, made: Path, tmp_path: Path) -> Path:
    """The casefile with the press story graded B2 and the denial F."""
    path = tmp_path / "graded.isnad"
    shutil.copy(made, path)
    assert isnad("grade", path, "press.txt", "B2").returncode == 0
    assert isnad("grade", path, "denial.txt", "F6").returncode == 0
    return path


def test_matters_are_listed_with_claims_and_chains(isnad, made: Path) -> None:
    lines = isnad("matters", made).stdout.splitlines()
    assert lines[0].split() == ["AGREEMENT", "CLAIMS", "CHAINS", "MATTER"]
    assert lines[1].split()[:3] == ["contested", "2", "2"]
    assert "One says so, one denies it." in lines[2]


def test_what_a_voice_alone_says(isnad, made: Path) -> None:
    found = json.loads(isnad("matters", made, "--alone", "press.txt", "--format", "json").stdout)["matters"]
    assert [matter["agreement"] for matter in found] == ["single"]
    assert "There is no such matter." in isnad("matters", made, "--alone", "Omar Nassif").stdout


def test_what_a_voice_says_and_others_deny(isnad, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text("Farid Haddad said that soldiers captured Omar Nassif in Dara on 3 May 2011.\n")
    (folder / "b.txt").write_text("Omar Nassif denied that soldiers captured him.\n")
    isnad("build", folder, "-o", "papers.isnad")
    shown = isnad("matters", "papers.isnad", "--denied", "Farid Haddad").stdout
    assert "said: “" in shown
    assert "denied: “" in shown
    (found,) = json.loads(isnad("matters", "papers.isnad", "--denied", "Haddad", "--format", "json").stdout)[
        "matters"
    ]
    assert (len(found["said"]), len(found["denying"])) == (1, 1)
    assert "There is no such matter." in isnad("matters", "papers.isnad", "--denied", "Omar Nassif").stdout


def test_what_rests_on_one_chain(isnad, made: Path) -> None:
    found = json.loads(isnad("matters", made, "--one-chain", "--format", "json").stdout)["matters"]
    assert found
    assert all(matter["chains"] == 1 for matter in found)


def test_one_question_at_a_time_and_known_formats(isnad, made: Path) -> None:
    assert isnad("matters", made, "--one-chain", "--alone", "Haddad").returncode == 2
    assert isnad("matters", made, "--format", "csv").returncode == 2
    assert isnad("matters", made, "--alone", "Nobody Atall").returncode == 5
    assert isnad("matters", made, "--grade", "G9").returncode == 2


def test_without_what_is_graded_worse_nothing_is_contested(isnad, graded: Path) -> None:
    (found,) = [
        matter
        for matter in json.loads(isnad("matters", graded, "--grade", "B", "--format", "json").stdout)["matters"]
        if matter["kind"] == "captures"
    ]
    assert (found["agreement"], len(found["claims"]), found["conflicts"]) == ("single", 1, [])


def test_grade_filters_every_command_that_lists_claims(isnad, graded: Path) -> None:
    assert "CONTESTED: 0" in isnad("show", graded, "--grade", "B2").stdout
    assert "Omar Nassif denies" not in isnad("show", graded, "Nassif", "--grade", "B2").stdout
    assert len(json.loads(isnad("timeline", graded, "--grade", "B2", "--format", "json").stdout)["entries"]) == 1
    exported = isnad("export", graded, "--grade", "B2").stdout.splitlines()
    assert sum(json.loads(line)["type"] == "claim" for line in exported) == 2
    assert "gone" in isnad("diff", graded, graded, "--grade", "A").stdout
    assert "No claim has a date" in isnad("timeline", graded, "--grade", "A").stdout


def test_diff_is_json_too(isnad, graded: Path) -> None:
    found = json.loads(isnad("diff", graded, graded, "--format", "json").stdout)
    assert found == {"isnad": 1, "added": [], "gone": [], "changed": []}
