"""A build writes nothing outside its output and opens no connection, in no process that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import write_collection

WATCH = '''
"""Every Python process of the build loads this first and writes down what it should not do."""
import os, sys

_LOG = os.environ["ISNAD_TEST_LOG"]
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def _watch(event, arguments):
    if event.startswith("socket.connect") or event in ("socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        _tell(event, arguments[-1])
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        place = str(arguments[0])
        if not place.startswith(("/dev/", "/proc/")) and place != _LOG and not place.isdigit():
            _tell("write", os.path.abspath(place))

def _tell(what, about):
    with open(_LOG, "a") as log:
        log.write(f"{what} {about}\\n")

sys.addaudithook(_watch)
'''


def test_the_watch_sees_writes_and_connections(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    code = (
        "import socket; open('left-behind', 'w').close(); s = socket.socket(); s.settimeout(0.1)\n"
        "try: s.connect(('127.0.0.1', 9))\nexcept OSError: pass"
    )
    environment = {"PYTHONPATH": str(tmp_path), "ISNAD_TEST_LOG": str(tmp_path / "log")}
    subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, check=True)
    told = (tmp_path / "log").read_text()
    assert f"write {tmp_path / 'left-behind'}" in told
    assert "socket.connect" in told


@pytest.mark.parametrize("engine", ["here", "workers"])
def test_a_build_is_quiet(tmp_path: Path, engine: str) -> None:
    home, work, watch, log = (tmp_path / name for name in ("home", "work", "watch", "log"))
    for folder in (home, work, watch, tmp_path / "tmp"):
        folder.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH)
    collection = write_collection(tmp_path / "collection")
    (collection / "page.html").write_text(
        "<html><body><p>Farid Haddad was seen in Dara on 3 May 2011.</p></body></html>"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(tmp_path / "tmp"),
        "PYTHONPATH": str(watch),
        "PYTHONDONTWRITEBYTECODE": "1",
        "ISNAD_TEST_LOG": str(log),
    }
    command = [sys.executable, "-m", "isnad.cli", "build", str(collection), "-o", "case.isnad", "--engine", engine]
    done = subprocess.run(command, env=environment, cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "documents     4" in done.stdout
    told = log.read_text().splitlines() if log.exists() else []
    outside = [line for line in told if not line.startswith(f"write {work / 'case.isnad'}")]
    assert outside == []
    assert list(home.rglob("*")) == []
    assert list((tmp_path / "tmp").rglob("*")) == []
    assert [path.name for path in work.iterdir()] == ["case.isnad"]
    assert sorted(path.name for path in collection.iterdir()) == [
        "briefing.txt",
        "ledger.txt",
        "page.html",
        "summary.txt",
    ]
