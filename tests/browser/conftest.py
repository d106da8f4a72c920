from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.casefile.making import Told, denial, press, reading_of, settle

from isnad.casefile import Draft

LONG = "آية الله العظمى السيد محمد محمد صادق الصدر، Константин Константинович Рокоссовский-Преображенский"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of a press story, a denial, and a story with long names in three scripts."""
    text = f"{LONG} قال ذلك.\n{LONG} said on 1 June 2012 that the Cedar Brigade had captured him.\n"
    told = Told("captures", "the Cedar Brigade had captured him", "the Cedar Brigade", "him", LONG)
    path = tmp_path_factory.mktemp("browser") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial(), reading_of("long.txt", text, told, publisher=LONG, authors=(LONG,)))
    return path


@pytest.fixture(scope="session")
def room(made: Path) -> Iterator[str]:
    """The address of a reading room that a thread of this process serves."""
    from isnad.room import application

    with served(application(made)) as where:
        yield where


@pytest.fixture
def review(made: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a room over a copy, open for review with the token `key`."""
    from isnad import pipeline
    from isnad.room import Keys, application

    copy = tmp_path / "case.isnad"
    copy.write_bytes(made.read_bytes())
    pipeline.apply(copy)
    with served(application(copy, Keys(judging="key", who="Mara"))) as where:
        yield where


@contextmanager
def served(application: object) -> Iterator[str]:
    import uvicorn

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Debian's Chromium; without it, or without Playwright, the tests are skipped and say so."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is missing: pip install playwright")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is missing: apt install chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of its own; whatever the console complains of fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []
