"""The reading room and the site in a real browser: by click, by keyboard, small, dark, and checked by axe."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from isnad.casefile import open
from isnad.site import publish
from isnad.views import pages
from isnad.views.claims import Desk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def kinds(made: Path) -> list[str]:
    """One address of each kind of page, the fullest of its kind."""
    with open(made) as case:
        desk = Desk(case)
        found: dict[type, tuple[int, str]] = {}
        for where in pages.addresses(desk):
            page = pages.at(desk, where)
            found[type(page)] = max(found.get(type(page), (0, "")), (len(repr(page)), where))
    return [where for _, where in found.values()]


def test_from_the_front_page_to_the_line_in_two_clicks(page: Any, room: str) -> None:
    page.goto(room)
    page.get_by_role("link", name="Capture of Omar Nassif").first.click()
    page.wait_for_load_state()
    assert "One says so, one denies it." in page.inner_text("main")
    page.get_by_role("link", name="the Cedar Brigade had captured Omar Nassif in Dara").first.click()
    page.wait_for_load_state()
    assert "/documents/" in page.url
    target = page.locator(":target")
    assert target.count() == 1
    assert target.evaluate("e => e.nextElementSibling.textContent") == (
        "the Cedar Brigade had captured Omar Nassif in Dara"
    )


def test_a_note_leads_to_its_line_and_the_line_to_its_note(page: Any, room: str, made: Path) -> None:
    with open(made) as case:
        document = next(listed.id for listed in case.listing() if listed.path == "press.txt")
    page.goto(f"{room}documents/{document}.html")
    page.locator("a.ref").first.click()
    note = page.locator(":target")
    assert note.evaluate("e => e.tagName") == "ARTICLE"
    note.locator("a.num").click()
    assert page.locator(":target").evaluate("e => e.className") == "at"


def test_by_keyboard_to_the_text_and_to_a_search(page: Any, room: str) -> None:
    page.goto(room)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.locator("#q").focus()
    page.keyboard.type("haddad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=haddad")
    assert "Farid Haddad" in page.inner_text("main")


def test_a_small_or_zoomed_page_never_scrolls_sideways(chromium: Any, room: str, kinds: list[str]) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    opened = context.new_page()
    for where in kinds:
        opened.goto(room + where)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320, where
    context.close()


def test_axe_finds_no_fault_on_any_kind_of_page(chromium: Any, room: str, kinds: list[str]) -> None:
    """All rules in the light, and those of colour in the dark: the pages differ in nothing else."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: pip install axe-playwright-python"
    )
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    opened = context.new_page()
    checker = axe.Axe()
    faults = []
    for where in [*kinds, "search.html?q=nassif", "none.html"]:
        opened.goto(room + where)
        for scheme, options in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):
            opened.emulate_media(color_scheme=scheme)
            found = checker.run(opened, options=options).response["violations"]
            faults += [(where, scheme, fault["id"], fault["nodes"][0]["html"][:120]) for fault in found]
        opened.emulate_media(color_scheme="light")
    context.close()
    assert faults == []


def test_the_published_copy_searches_from_the_file_system(page: Any, made: Path, tmp_path: Path) -> None:
    with open(made) as case:
        publish(case, tmp_path / "site")
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.locator("#q").fill("NASSIF captured")
    page.get_by_role("button", name="Search").click()
    page.wait_for_selector("#found li")
    assert re.search(r"\d+ found", page.inner_text("#found h2"))
    page.locator("#found a").filter(has_text="had captured Omar Nassif").first.click()
    page.wait_for_load_state()
    assert page.locator("p:target").count() == 1


def test_what_the_published_copy_does_not_hold_is_said(page: Any, made: Path, tmp_path: Path) -> None:
    with open(made) as case:
        publish(case, tmp_path / "site")
    page.goto((tmp_path / "site" / "search.html").as_uri() + "?q=captured+nowhere%3Cb%3E")
    page.wait_for_selector("#found h2")
    assert "Nothing found" in page.inner_text("#found")


def the_press(page: Any, review: str) -> None:
    page.goto(f"{review}?token=key")
    page.goto(f"{review}documents.html")
    page.get_by_role("link", name="press", exact=True).click()
    page.wait_for_load_state()


def test_a_claim_is_judged_and_undone_by_click(page: Any, review: str) -> None:
    the_press(page, review)
    page.get_by_role("button", name="Judge this claim wrong").first.click()
    page.wait_for_load_state()
    assert "judged wrong by Mara" in page.inner_text("main")
    assert page.locator("article.claim.wrong").count() == 1
    page.get_by_role("button", name="Undo this verdict").click()
    page.wait_for_load_state()
    assert "judged wrong" not in page.inner_text("main")
    page.get_by_role("link", name="Who judged what").click()
    page.wait_for_load_state()
    assert page.locator("tbody tr").count() == 2


def test_a_claim_is_amended_by_keyboard(page: Any, review: str) -> None:
    the_press(page, review)
    page.get_by_role("link", name="amend, more").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/judge/*.html")
    page.get_by_label("agent").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Farid Haddad")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    assert "amended: agent=Farid Haddad" in page.inner_text("main")


def test_the_queue_is_judged_by_keys(page: Any, review: str) -> None:
    page.goto(f"{review}?token=key")
    assert page.url.endswith("/review.html")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.wait_for_url("**done=*")
    assert "Recorded:" in page.inner_text("aside")


def test_marked_words_are_blacked_out(page: Any, review: str) -> None:
    the_press(page, review)
    page.get_by_text("Judge this document").click()
    page.evaluate(
        "() => { const p = document.querySelector('p.text'); const r = document.createRange();"
        " r.selectNodeContents(p); getSelection().removeAllRanges(); getSelection().addRange(r); }"
    )
    page.wait_for_timeout(100)
    assert "Farid Haddad said" in page.input_value("#words")
    page.get_by_role("button", name="black out these words").click()
    page.wait_for_load_state()
    assert "blacked out when published" in page.inner_text("aside")


def test_axe_finds_no_fault_where_people_judge(chromium: Any, review: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: pip install axe-playwright-python"
    )
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    the_press(opened, review)
    document = opened.url.removeprefix(review)
    claim = opened.get_by_role("link", name="amend, more").first.get_attribute("href").removeprefix("../")
    opened.get_by_role("button", name="Judge this claim wrong").first.click()
    opened.wait_for_load_state()
    faults = []
    for where in ("review.html", "judgements.html", document, claim, "people.html", "index.html", "unnamed.html"):
        opened.goto(review + where)
        opened.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for scheme in ("light", "dark"):
            opened.emulate_media(color_scheme=scheme)
            found = axe.Axe().run(opened).response["violations"]
            faults += [(where, scheme, fault["id"], fault["nodes"][0]["html"][:160]) for fault in found]
        opened.set_viewport_size({"width": 320, "height": 640})
        if opened.evaluate("document.documentElement.scrollWidth") > 320:
            faults.append((where, "phone", "scrolls sideways", ""))
        opened.set_viewport_size({"width": 1280, "height": 900})
    context.close()
    assert faults == []


def test_the_published_copy_narrows_a_search(page: Any, made: Path, tmp_path: Path) -> None:
    with open(made) as case:
        publish(case, tmp_path / "site")
    page.goto((tmp_path / "site" / "search.html").as_uri())
    page.get_by_label("On the word of").fill("HADDAD")
    page.get_by_role("button", name="Search claims").click()
    page.wait_for_selector("#found h2")
    assert page.inner_text("#found h2") == "1 found"
    assert page.get_by_label("On the word of").input_value() == "HADDAD"
    page.get_by_label("From").fill("2011-05-05")
    page.get_by_label("On the word of").fill("")
    page.get_by_role("button", name="Search claims").click()
    page.wait_for_selector("#found h2")
    assert "captured him" in page.inner_text("#found")
    assert "had captured Omar Nassif in Dara" not in page.inner_text("#found")
