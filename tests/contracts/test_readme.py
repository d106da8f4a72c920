"""The README says what the program says: its console block is a part of the real output, its Python runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.S)
    assert found is not None
    return found[1]


def isnad(*arguments: str) -> str:
    command = [sys.executable, "-m", "isnad.cli", *arguments]
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=environment)
    return done.stdout


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    case = tmp_path_factory.mktemp("readme") / "qarqashi.isnad"
    isnad("build", str(ROOT / "examples" / "qarqashi"), "-o", str(case))
    return isnad("show", str(case), "--contested")


@pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="the collection holds a scan, and Tesseract is not here"
)
def test_console_block_is_real_output(shown: str) -> None:
    prompt, *lines = block("console").splitlines()
    assert prompt == "$ isnad show qarqashi.isnad --contested"
    real = {line.strip() for line in shown.splitlines()}
    assert [line for line in lines if line.strip() not in {*real, "…"}] == []


def test_python_block_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "README.md", "exec"), {})
    assert "kills CT+" in capsys.readouterr().out


def test_scripts_and_links_exist() -> None:
    named = [*re.findall(r"\]\(([^)#]+)\)", README), *re.findall(r"sh (scripts/\S+)", README)]
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
