from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Draft
from isnad.cli import main


@dataclass(frozen=True)
class Done:
    """What a run of the program left: its exit code and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def isnad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The real program, run to its end in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, columns: int = 90) -> Done:
        monkeypatch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Done(end.value.code or 0, written.out, written.err)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of a press story and a denial, made by hand."""
    path = tmp_path_factory.mktemp("made") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return path
