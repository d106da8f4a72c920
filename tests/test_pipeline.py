"""A build reads what is new or changed and nothing else, and nothing that is broken stops it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from tests.building import TEXTS, export, write_collection

from isnad.casefile import open
from isnad.engines import Here, executor
from isnad.errors import CasefileError, InputError
from isnad.pipeline import Step, build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.isnad"


def test_a_build_reads_joins_and_compares(folder: Path, case: Path) -> None:
    report = build([folder], case)
    assert (report.read, report.kept, report.failures, report.removed) == (3, 0, (), ())
    assert report.counts.documents == 3
    assert report.counts.claims > 0
    with open(case) as opened:
        assert opened.entity_by_name("Omar Nassif").schema == "Person"
        assert sum(len(m.claims) for m in opened.matters()) >= report.counts.claims
        assert opened.meta()["state"] == "finished"
    assert export(case)


def test_what_was_read_is_not_read_again(folder: Path, case: Path) -> None:
    build([folder], case)
    before = export(case)
    report = build([folder], case)
    assert (report.read, report.kept) == (0, 3)
    assert export(case) == before


def test_everything_is_read_again_when_asked(folder: Path, case: Path) -> None:
    build([folder], case)
    before = export(case)
    report = build([folder], case, again=True)
    assert (report.read, report.kept) == (3, 0)
    assert export(case) == before


def test_only_a_changed_document_is_read_and_replaces_what_it_was(folder: Path, case: Path) -> None:
    build([folder], case)
    (folder / "briefing.txt").write_text(TEXTS["briefing.txt"].replace("Dara", "Hama"))
    report = build([folder], case)
    assert (report.read, report.kept, report.removed) == (1, 2, ("briefing.txt",))
    with open(case) as opened:
        assert [d.path for d in opened.documents()] == sorted(TEXTS)
        assert "Hama" in next(d.text for d in opened.documents() if d.path == "briefing.txt")


def test_building_bit_by_bit_gives_what_building_at_once_gives(folder: Path, case: Path, tmp_path: Path) -> None:
    late = folder / "ledger.txt"
    text = late.read_text()
    late.unlink()
    build([folder], tmp_path / "bits.isnad")
    late.write_text(text)
    build([folder], tmp_path / "bits.isnad")
    build([folder], case)
    assert export(tmp_path / "bits.isnad") == export(case)


def test_a_document_that_is_gone_is_taken_out_and_what_came_from_elsewhere_stays(folder: Path, case: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    (folder / "summary.txt").rename(other / "summary.txt")
    build([folder, other], case)
    (folder / "ledger.txt").unlink()
    report = build([folder], case)
    assert report.removed == ("ledger.txt",)
    with open(case) as opened:
        assert [d.path for d in opened.documents()] == ["briefing.txt", "summary.txt"]


def test_a_moved_folder_is_not_read_again(folder: Path, case: Path) -> None:
    build([folder], case)
    moved = folder.rename(folder.parent / "moved")
    assert build([moved], case).kept == 3
    (moved / "ledger.txt").unlink()
    assert build([moved], case).removed == ("ledger.txt",)


def test_metadata_that_changes_is_read(folder: Path, case: Path) -> None:
    build([folder], case)
    (folder / "metadata.csv").write_text("path,title,date\nledger.txt,Ledger,2011-06\n")
    assert build([folder], case).read == 1
    with open(case) as opened:
        assert {d.title for d in opened.documents()} >= {"Ledger"}


def test_the_same_bytes_are_one_document(folder: Path, case: Path) -> None:
    (folder / "again.txt").write_bytes((folder / "ledger.txt").read_bytes())
    report = build([folder], case)
    assert (report.counts.documents, report.copies) == (3, 1)


def test_what_cannot_be_read_is_named_and_the_rest_is_built(folder: Path, case: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "blank.txt").touch()
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "zip.docx").write_bytes(b"no zip at all")
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    report = build([folder], case)
    assert sorted(f.path for f in report.failures) == ["blank.txt", "cut.pdf", "empty.txt", "sheet.xlsx", "zip.docx"]
    assert all(f.reason and f.path not in f.reason for f in report.failures)
    assert report.counts.documents == 3
    with open(case) as opened:
        assert sorted(opened.failures(), key=lambda f: f.path) == sorted(report.failures, key=lambda f: f.path)
    (folder / "empty.txt").write_text(TEXTS["ledger.txt"].replace("twelve", "nine"))
    report = build([folder], case)
    assert "empty.txt" not in [f.path for f in report.failures]


def test_a_file_name_that_is_no_text_is_shown_as_well_as_it_can_be(folder: Path, case: Path) -> None:
    text = TEXTS["ledger.txt"].replace("twelve", "nine")
    (folder / os.fsdecode(b"na\xefve.txt")).write_text(text)
    (folder / os.fsdecode(b"\xff.txt")).touch()
    report = build([folder], case)
    assert [f.path for f in report.failures] == ["\ufffd.txt"]
    with open(case) as opened:
        assert "na\ufffdve.txt" in [d.path for d in opened.documents()]


class Stumbling(Here):
    """Fails in an unexpected way on one document."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[0].name != "briefing.txt":
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(IndexError("list index out of range"))
        return future


def test_a_fault_of_our_own_is_told_and_stops_nothing(folder: Path, case: Path) -> None:
    report = build([folder], case, executor=Stumbling())
    (failure,) = report.failures
    assert (failure.path, failure.reason) == ("briefing.txt", "IndexError: list index out of range")
    assert report.counts.documents == 2


def test_every_engine_writes_the_same_casefile(folder: Path, case: Path, tmp_path: Path) -> None:
    build([folder], case)
    with executor("workers", 2) as pool:
        report = build([folder], tmp_path / "workers.isnad", executor=pool, window=2)
    assert report.failures == ()
    assert export(tmp_path / "workers.isnad") == export(case)


def test_progress_tells_each_stage_and_document(folder: Path, case: Path) -> None:
    steps: list[Step] = []
    build([folder], case, progress=steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == ["find", "read", "resolve", "compare", "write"]
    assert {step.name for step in steps if step.stage == "read"} >= set(TEXTS)


def test_faulty_input_is_refused_before_anything_is_written(folder: Path, case: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    bad = tmp_path / "kinds.yaml"
    bad.write_text("kinds: [")
    for paths, output, dictionary in (
        ([tmp_path / "missing"], case, None),
        ([tmp_path / "nothing"], case, None),
        ([folder], tmp_path / "no" / "case.isnad", None),
        ([folder], case, bad),
    ):
        with pytest.raises(InputError):
            build(paths, output, dictionary=dictionary)
    assert not case.exists()


def test_a_killed_build_goes_on_where_it_stopped(case: Path, tmp_path: Path) -> None:
    folder = write_collection(tmp_path / "many", copies=12)
    command = [sys.executable, "-m", "isnad.cli", "build", str(folder), "-o", str(case), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    written = _wait_for(lambda: _documents(case) >= 3)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert written
    done = _documents(case)
    assert 3 <= done < 15, "killed in the middle"
    with pytest.raises(CasefileError, match="interrupted"):
        open(case)
    report = build([folder], case)
    assert (report.kept, report.read) == (done, 15 - done)
    build([folder], tmp_path / "whole.isnad")
    assert export(case) == export(tmp_path / "whole.isnad")


def _documents(case: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{case}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def _wait_for(condition: Callable[[], bool]) -> bool:
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_what_cannot_be_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    folder, case = tmp_path / "in", tmp_path / "bad.isnad"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Soldiers captured Omar Nassif on 31 February 2009 in Dara.\n"
        "The attack on the depot killed 1234567890123456789012345678901234567890 soldiers.\n"
    )
    (folder / "metadata.csv").write_text(
        "path,date,grade,revision_of\nmissing.txt,2009-01-01,,\na.txt,20007,Z9,nowhere.txt\n"
    )
    report = build([folder], case)
    assert [failure.path.rpartition("/")[2] for failure in report.failures] == ["missing.txt"]
    told = " ".join(warning for _, warning in report.warnings)
    for words in ("31 February 2009", "20007", "Z9", "nowhere.txt"):
        assert words in told
    assert report.counts.claims >= 2
    assert report.counts.matters >= 2
