from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Draft

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def isnad(tmp_path: Path) -> Run:
    """The real program, as a process of its own, in an empty folder."""

    def run(*arguments: str | Path, columns: int = 90) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "isnad.cli", *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": str(columns)},
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of a press story and a denial, made by hand."""
    path = tmp_path_factory.mktemp("made") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return path
