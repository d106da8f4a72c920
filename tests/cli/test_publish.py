from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_publish_writes_a_copy_and_says_how_to_open_it(isnad: Run, made: Path, tmp_path: Path) -> None:
    done = isnad("publish", made, "out")
    assert done.returncode == 0
    assert "out/index.html" in done.stdout
    assert (tmp_path / "out" / "index.html").is_file()
    assert isnad("publish", made, "out").returncode == 0


def test_publish_refuses_a_folder_of_other_files(isnad: Run, made: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    done = isnad("publish", made, "out")
    assert done.returncode == 2
    assert "did not publish" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_has_an_example(isnad: Run) -> None:
    assert "isnad publish inquiry.isnad site/" in isnad("publish", "--help").stdout


def test_a_port_that_is_taken_is_said(isnad: Run, made: Path) -> None:
    done = isnad("serve", made, "--host", "203.0.113.7", "--port", "0")
    assert done.returncode == 2
    assert "cannot be listened on" in done.stderr
