"""A person's word on claims and grades: kept by content, outranks the machine, filters, can be taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from isnad.casefile import open
from isnad.pipeline import rejoin


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case.isnad"
    shutil.copy(made, path)
    rejoin(path)
    return path


def _apart(case: Path) -> tuple[str, str]:
    """Two claims that the machine keeps apart."""
    with open(case) as opened:
        one = opened.matters()[0].claims[0]
        return one, next(m.claims[0] for m in opened.matters() if one not in m.claims)


def _together(case: Path, one: str, other: str) -> bool:
    with open(case) as opened:
        return any({one, other} <= set(matter.claims) for matter in opened.matters())


def test_a_person_joins_parts_and_takes_it_back(isnad, case: Path) -> None:
    one, other = _apart(case)
    assert not _together(case, one, other)
    assert isnad("same-matter", case, one, other, "--who", "editor").returncode == 0
    assert _together(case, one, other)
    done = isnad("different-matter", case, one, other, "--why", "a year apart", "--who", "editor")
    assert done.returncode == 0, done.stderr
    assert not _together(case, one, other)
    listed = isnad("judgements", case).stdout
    assert "a year apart" in listed
    assert "adrift" not in listed
    last = next(line.split()[0] for line in listed.splitlines() if "a year apart" in line)
    assert isnad("judgements", case, "withdraw", last).returncode == 0
    assert _together(case, one, other)
    assert isnad("check", case).returncode == 0


def test_a_judgement_on_claims_survives_export_and_import(isnad, case: Path, made: Path, tmp_path: Path) -> None:
    one, other = _apart(case)
    isnad("same-matter", case, one, other)
    saved = tmp_path / "judged.jsonl"
    saved.write_text(isnad("judgements", case, "export").stdout, encoding="utf-8")
    fresh = tmp_path / "fresh.isnad"
    shutil.copy(made, fresh)
    rejoin(fresh)
    assert isnad("judgements", fresh, "import", saved).returncode == 0
    assert _together(fresh, one, other)


def test_a_claim_that_is_not_there_cannot_be_judged(isnad, case: Path) -> None:
    done = isnad("same-matter", case, "d0-c0", "d0-c1")
    assert done.returncode != 0
    assert "d0-c0" in done.stderr


def test_pictures_are_svg_documents(isnad, case: Path, tmp_path: Path) -> None:
    from xml.etree import ElementTree

    for command in ("network", "timeline"):
        file = tmp_path / f"{command}.svg"
        done = isnad(command, case, "--svg", file)
        if done.returncode:
            assert "nothing to draw" in done.stderr
            continue
        assert ElementTree.parse(file).getroot().tag.endswith("svg")
    assert (tmp_path / "timeline.svg").exists()


def test_grades_filter_and_a_bad_one_is_refused(isnad, case: Path) -> None:
    with open(case) as opened:
        path = next(listed.path for listed in opened.listing() if opened.count_claims(document=listed.id))
        before = len(opened.judgements())
    assert isnad("grade", case, path, "B7").returncode != 0
    done = isnad("grade", case, path, "b2", "--why", "a careful paper")
    assert done.returncode == 0, done.stderr
    assert "document" in done.stdout
    assert "B2" in done.stdout
    with open(case) as opened:
        assert len(opened.judgements()) == before + 1
        assert opened.adrift() == ()
    assert isnad("check", case).returncode == 0
    assert isnad("network", case, "--grade", "B2").returncode == 0
