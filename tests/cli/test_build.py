"""isnad build, as a user meets it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.building import write_collection


def test_a_build_closes_with_a_table(isnad, tmp_path: Path) -> None:
    folder = write_collection(tmp_path / "clippings")
    (folder / "empty.txt").touch()
    done = isnad("build", "clippings", "--engine", "here")
    assert done.returncode == 3
    assert "documents     3  (3 read now, 0 before)" in done.stdout
    assert "could not be read: 1 file\n  empty.txt: is empty" in done.stdout
    assert done.stderr == ""
    assert (tmp_path / "clippings.isnad").exists()
    (folder / "empty.txt").unlink()
    again = isnad("build", "clippings", "--engine", "here")
    assert again.returncode == 0
    assert "(0 read now, 3 before)" in again.stdout
    assert isnad("check", "clippings.isnad").returncode == 0


def test_ten_thousand_empty_files_are_one_line(isnad, tmp_path: Path) -> None:
    folder = write_collection(tmp_path / "clippings")
    for number in range(10_000):
        (folder / f"{number:05}.txt").touch()
    done = isnad("build", "clippings", "--engine", "here")
    assert done.returncode == 3
    assert (
        "could not be read: 10,000 files\n  00000.txt, 00001.txt, 00002.txt and 9,997 more: is empty" in done.stdout
    )


def test_a_newer_casefile_is_left_alone(isnad, tmp_path: Path) -> None:
    write_collection(tmp_path / "clippings")
    isnad("build", "clippings", "--engine", "here")
    with sqlite3.connect(tmp_path / "clippings.isnad") as newer:
        newer.execute("INSERT INTO migration VALUES ('9999_later')")
    newer.close()
    before = (tmp_path / "clippings.isnad").read_bytes()
    for command in (("build", "clippings"), ("show", "clippings.isnad"), ("check", "clippings.isnad")):
        done = isnad(*command)
        assert done.returncode == 4
        assert "newer isnad" in done.stderr
        assert "upgrade" in done.stderr
    assert (tmp_path / "clippings.isnad").read_bytes() == before


def documents_in(case: Path) -> int:
    """How many documents a casefile that is being built holds; 0 before there is one."""
    if not case.exists():
        return 0
    with closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as sql:
        try:
            return int(sql.execute("SELECT count(*) FROM document").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_ctrl_c_says_that_nothing_is_lost(tmp_path: Path) -> None:
    folder = write_collection(tmp_path / "clippings", copies=400)
    command = [sys.executable, "-m", "isnad.cli", "build", str(folder), "--workers", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    while not documents_in(tmp_path / "clippings.isnad") and process.poll() is None:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted; what was read is kept" in said
    assert "Traceback" not in said
