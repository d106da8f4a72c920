"""In how many clicks and seconds a reader gets from the front page to the line that answers a question.

    python -m benchmarks.clicks examples/qarqashi

Builds the folder (or takes a casefile), opens its reading room in Chromium and follows the links of each question of
`clicks.txt` (or `--questions FILE`): a line is a question, then the names of links, parted by ` > `; `@line` is the
first quote of a page, which leads to its line. Prints clicks,
seconds of the clock from the first request to the last page, and the marked line or the heading where it ends.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LINE = "@line"
QUESTIONS = Path(__file__).with_name("clicks.txt")


def asked(page: Any, room: str, links: list[str]) -> tuple[float, str]:
    """Follow the links from the front page; gives seconds and what is read in the end."""
    start = time.perf_counter()
    page.goto(room)
    for name in links:
        quote = page.locator("main blockquote a, main a.quote")
        (quote if name == LINE else page.get_by_role("link", name=name)).first.click()
        page.wait_for_load_state()
    seconds = time.perf_counter() - start
    target = page.locator("span.at:target + mark, article:target, p:target")
    where = target.first if target.count() else page.locator("h1").first
    return seconds, " ".join(where.inner_text().split())


def questions(file: Path) -> list[tuple[str, list[str]]]:
    """(question, names of links) of each line."""
    lines = (line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())
    parts = ([part.strip() for part in line.split(" > ")] for line in lines if not line.startswith("#"))
    return [(question, links) for question, *links in parts]


def served(case: Path) -> str:
    """The address of the room over a casefile, for as long as this process lives."""
    import uvicorn

    from isnad.room import application

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application(case), host="127.0.0.1", port=port, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    deadline = time.monotonic() + 60
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    return f"http://127.0.0.1:{port}/"


def main() -> None:
    """Print a line a question."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path, help="a folder of documents or a casefile")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    given = parser.parse_args()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        case = given.given
        if case.is_dir():
            from isnad.pipeline import build

            case = Path(folder) / "case.isnad"
            build([given.given], case)
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page, room = browser.new_page(), served(case)
        page.goto(room)
        for question, links in questions(given.questions):
            seconds, read = asked(page, room, links)
            print(f"{len(links)} clicks {seconds:6.1f} s  {question}  “{read[:90]}”")
        browser.close()


if __name__ == "__main__":
    main()
