"""The program as a whole: help, versions, errors, pipes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from isnad.cli.app import app

COMMANDS = [c.name or c.callback.__name__.replace("_", "-") for c in app.registered_commands]
HEAVY = ("numpy", "rich", "onnxruntime", "sqlite3", "trafilatura", "networkx", "lxml", "jinja2", "starlette", "yaml")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(isnad, command: str) -> None:
    done = isnad(command, "--help")
    assert done.returncode == 0
    assert f"Example:\n    isnad {command}" in done.stdout


def test_help_lists_every_command(isnad) -> None:
    listed = isnad("--help").stdout
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_help_loads_nothing_heavy() -> None:
    """This keeps `isnad --help` instant; a timed test would fail on a busy machine."""
    code = f"import isnad.cli.app, sys; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_said(isnad) -> None:
    assert isnad("--version").stdout.startswith("isnad 0.")


def test_the_module_runs_as_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "isnad", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("isnad ")


def test_an_unknown_command_is_named(isnad) -> None:
    done = isnad("conjure")
    assert (done.returncode, done.stdout) == (2, "")
    assert "conjure" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("build", "nowhere"), 2, "nowhere"),
        (("build", ".", "-o", "no/case.isnad"), 2, "no/case.isnad"),
        (("build", "bare"), 3, "no document"),
        (("build", ".", "--engine", "abacus"), 2, "abacus"),
        (("build", ".", "-o", "."), 2, "is a folder"),
        (("show", "nowhere.isnad"), 4, "isnad build"),
        (("check", "nowhere.isnad"), 4, "isnad build"),
        (("export", "nowhere.isnad"), 4, "isnad build"),
        (("serve", "nowhere.isnad"), 4, "isnad build"),
        (("read", "nowhere.txt"), 3, "nowhere.txt"),
        (("dictionary", "check", "nowhere.yaml"), 2, "nowhere.yaml"),
        (("dictionary", "explain", "teleports"), 2, "teleports"),
        (("compare", "nowhere.jsonl"), 2, "nowhere.jsonl"),
    ],
)
def test_bad_input_is_a_message_and_a_code(
    isnad, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "note.txt").write_text("Farid Haddad was in Dara.")
    done = isnad(*arguments)
    assert done.returncode == code
    assert said in done.stderr


def test_a_file_that_is_no_casefile_is_named(isnad, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("only words")
    for command in ("show", "check", "export"):
        done = isnad(command, "notes.txt")
        assert (done.returncode, "not a casefile" in done.stderr) == (4, True)


def test_a_reader_that_leaves_early_is_no_error(made: Path) -> None:
    command = f"{sys.executable} -m isnad.cli export {made} | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{", "")
