"""What is no casefile, one of another version, or cannot be written is said before anything happens."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Draft, open
from isnad.errors import CasefileError, InputError


def test_a_missing_casefile_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasefileError, match="There is no casefile"):
        open(tmp_path / "none.isnad")


@pytest.mark.parametrize("content", [b"", b"plain text", b"SQLite format 3\x00" + bytes(84), bytes(4096)])
def test_a_file_that_is_no_casefile_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(CasefileError):
        open(path)


def test_another_sqlite_file_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(CasefileError, match="not a casefile"):
        open(path)
    with pytest.raises(CasefileError, match="not a casefile"):
        Draft.open(path)
    assert path.read_bytes() == before


def test_a_newer_casefile_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press())
    with sqlite3.connect(path) as newer:
        newer.execute("INSERT INTO migration VALUES ('9999_from_the_future')")
    newer.close()
    for opening in (open, Draft.open):
        with pytest.raises(CasefileError, match="newer isnad") as raised:
            opening(path)
        assert "upgrade" in raised.value.advice


def test_a_damaged_casefile_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press())
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 8000)
    with pytest.raises(CasefileError):
        open(path)


def test_an_output_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "folder" / "case.isnad", Path("/proc/case.isnad")):
        with pytest.raises((InputError, CasefileError)):
            Draft.open(path)


def test_a_build_finishes_while_somebody_reads(tmp_path: Path) -> None:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press())
    with open(path) as reader, Draft.open(path) as draft:
        reader.counts()
        settle(draft, press(), denial())
        assert reader.counts().documents == 2
    with open(path) as case:
        assert case.counts().documents == 2


def test_a_first_build_killed_at_once_leaves_a_file_that_can_be_built(tmp_path: Path) -> None:
    path = tmp_path / "case.isnad"
    path.touch()
    with pytest.raises(CasefileError):
        open(path)
    with Draft.open(path) as draft:
        settle(draft, press())
