"""Photographs every kind of page, to be looked at: `python scripts/looks.py OUT`.

Builds the example collection with documents that are hard to set (`examples/looks`: Arabic from the right, long
Russian names, words without a break, a table of days), blacks out a name, publishes, and photographs pages of each
kind in the light and in the dark, on a phone, wide, at half the width (a zoom of 200 %) and as they are printed. One
picture a page, sizes side by side. Needs the `dev` dependency group and Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SIZES = {
    "wide": (1280, "light", "screen"),
    "dark": (1280, "dark", "screen"),
    "phone": (360, "light", "screen"),
    "phone-dark": (360, "dark", "screen"),
    "half": (640, "light", "screen"),
    "large": (1600, "light", "screen"),
    "print": (700, "light", "print"),
}
TALLEST = 2400  # of a photograph
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Build, publish, photograph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", nargs="+", default=["wide", "phone-dark"], choices=SIZES)
    parser.add_argument("--pages", nargs="*", help="addresses; without it one page of each kind")
    parser.add_argument("--again", action="store_true", help="build anew")
    given = parser.parse_args()
    site = given.out / "site"
    if given.again or not site.exists():
        publish(given.out, site)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for where in given.pages or kinds(site):
            sheet = side_by_side([photograph(browser, site, where, size) for size in given.sizes])
            name = given.out / f"{where.replace('/', '_').removesuffix('.html')}.png"
            sheet.save(name)
            print(name)
        browser.close()


def publish(out: Path, site: Path) -> None:
    """The collection, built and published, one name of it blacked out."""
    folder, case = out / "documents", out / "looks.isnad"
    shutil.rmtree(folder, ignore_errors=True)
    case.unlink(missing_ok=True)
    shutil.copytree(ROOT / "examples" / "qarqashi", folder)
    shutil.copytree(ROOT / "examples" / "looks", folder, dirs_exist_ok=True)
    for command in (
        ["build", folder, "-o", case],
        ["redact", case, "--name", "Salim al-Qarqashi", "--who", "looks"],
        ["publish", case, site],
    ):
        subprocess.run([sys.executable, "-m", "isnad", *map(str, command)], check=True)  # noqa: S603 (our own words)


def kinds(site: Path) -> Iterator[str]:
    """The lists, and of each kind of page that stands for one thing the three heaviest."""
    yield from sorted(page.name for page in site.glob("*.html") if page.name.count(".") == 1)
    for folder in ("documents", "entities", "speakers", "matters", "kinds"):
        heavy = sorted((site / folder).glob("*.html"), key=lambda page: -page.stat().st_size)
        yield from (f"{folder}/{page.name}" for page in heavy[: 20 if folder == "documents" else 2])


def photograph(browser: Any, site: Path, where: str, size: str) -> Image.Image:
    """The page from its top; what is wider than its window is said."""
    wide, scheme, medium = SIZES[size]
    context = browser.new_context(viewport={"width": wide, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.emulate_media(media=medium, color_scheme=scheme)
    page.goto((site / where).as_uri())
    needs = page.evaluate("document.documentElement.scrollWidth")
    if needs > wide:
        print(f"{where}: {needs} wide at {wide}")
    tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": wide, "height": max(300, tall)})
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return taken


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """One picture of several, in a grey frame."""
    sheet = Image.new("RGB", (sum(p.width + 16 for p in pictures), max(p.height for p in pictures)), (120, 120, 120))
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + 16
    return sheet


if __name__ == "__main__":
    main()
