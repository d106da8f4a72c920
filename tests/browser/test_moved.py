"""Pictures in a real browser: moved and resized by key, wheel and mouse, whole without a script, whole in print."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import served
from tests.casefile.making import Told, reading_of, settle
from tests.views.test_pictures import NAMES

from isnad.casefile import Draft, open
from isnad.matters.standing import Edge, Network, Node
from isnad.room import application
from isnad.site import publish
from isnad.views.pictures.network_map import network_map
from isnad.views.pictures.svg_file import network_svg, timeline_svg
from isnad.views.pictures.time_bars import Span, time_bars

pytestmark = pytest.mark.browser
FRAME = "figure > .scroll"
WIDTH = f"document.querySelector('{FRAME} svg').getBoundingClientRect().width"
LEFT = f"document.querySelector('{FRAME}').scrollLeft"
MEETING = """() => {
  const boxes = [...document.querySelectorAll("text.label")].map((one) => [one.textContent, one.getBBox()]);
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const inner = boxes.map(([words, b]) => [
    words, { x: b.x, y: b.y + b.height * 0.2, width: b.width, height: b.height * 0.6 }]);
  return inner.flatMap(([words, a], n) =>
    inner.slice(n + 1).filter(([, b]) => meet(a, b)).map(([other]) => [words, other]));
}"""


@pytest.mark.parametrize("where", ["timeline.html", "contested"])
def test_a_picture_is_resized_and_reset_by_keys(page: Any, room: str, where: str) -> None:
    open_picture(page, room, where)
    first = page.evaluate(WIDTH)
    page.locator(FRAME).focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    larger = page.evaluate(WIDTH)
    assert larger == pytest.approx(first * 1.25**2, rel=0.02)
    assert page.inner_text(".tools output").endswith("%")
    page.keyboard.press("-")
    assert page.evaluate(WIDTH) == pytest.approx(first * 1.25, rel=0.02)
    page.keyboard.press("0")
    assert page.evaluate(WIDTH) == pytest.approx(first, rel=0.01)
    assert page.inner_text(".tools output") == ""


def test_a_picture_is_resized_by_buttons_and_by_the_wheel(page: Any, room: str) -> None:
    open_picture(page, room, "timeline.html")
    first = page.evaluate(WIDTH)
    page.get_by_role("button", name="Larger").click()
    assert page.evaluate(WIDTH) > first
    page.get_by_role("button", name="Smaller").click()
    page.get_by_role("button", name="Smaller").click()
    assert page.evaluate(WIDTH) < first
    page.get_by_role("button", name="Reset the picture").click()
    assert page.evaluate(WIDTH) == pytest.approx(first, rel=0.01)
    page.locator(FRAME).hover()
    page.mouse.wheel(0, -100)
    page.wait_for_timeout(100)
    assert page.evaluate(WIDTH) == pytest.approx(first, rel=0.01)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    until(page, WIDTH, lambda wide: wide > first * 1.1)


def test_a_large_picture_is_dragged_and_moved_by_the_arrows(page: Any, room: str) -> None:
    open_picture(page, room, "timeline.html")
    page.locator(FRAME).focus()
    for _ in range(4):
        page.keyboard.press("+")
    middle = page.evaluate(LEFT)
    assert middle > 0
    page.locator(FRAME).scroll_into_view_if_needed()
    box = page.locator(FRAME).bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 30, steps=5)
    page.mouse.up()
    dragged = page.evaluate(LEFT)
    assert dragged == pytest.approx(middle + 150, abs=12)
    page.mouse.move(box["x"] + 100, box["y"] + 30)
    assert page.evaluate(LEFT) == dragged
    page.locator(FRAME).focus()
    page.keyboard.press("ArrowLeft")
    until(page, LEFT, lambda left: left < dragged)


def test_without_a_script_the_picture_stands_with_its_words(chromium: Any, room: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(room + "timeline.html")
    assert page.locator(f"{FRAME} svg").bounding_box()["width"] > 600
    assert page.locator(".tools").count() == 0
    picture = page.get_by_role("img", name="Timeline")
    assert picture.locator("desc").text_content().endswith("The table below has the same.")
    context.close()


def test_what_is_printed_is_the_whole_picture(page: Any, room: str) -> None:
    open_picture(page, room, "timeline.html")
    page.locator(FRAME).focus()
    for _ in range(6):
        page.keyboard.press("+")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert page.evaluate(WIDTH) <= 700
    assert page.locator(".tools").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_words_of_two_hundred_lie_on_nothing_as_they_are_set(page: Any) -> None:
    dice = random.Random(3)
    edges = tuple(
        Edge("leads", f"n{a}", f"n{b}", ("c",), (), None, None, "stated")
        for a, b in sorted({(dice.randrange(200), dice.randrange(200)) for _ in range(320)})
        if a != b
    )
    names = {f"n{n}": f"{NAMES[n % len(NAMES)]} {n}" for n in range(200)}
    picture = network_map(Network(tuple(Node(n, n) for n in names), edges), names, {"leads": "руководит отделом"})
    page.set_content(network_svg(picture, "Network"))
    assert page.locator("text.label").count() > 30
    assert page.evaluate(MEETING) == []


def test_words_of_a_timeline_lie_on_nothing_as_they_are_set(page: Any) -> None:
    rows = [
        Span(f"{1980 + n % 30}-01-01", f"{1981 + n % 30 + n % 7}-06-01", f"{name} captures {other}", "yes")
        for n, (name, other) in enumerate((one, other) for one in NAMES for other in NAMES)
    ]
    picture = time_bars(rows)
    page.set_content(timeline_svg(picture, "Timeline"))
    assert page.evaluate(MEETING) == []
    outside = """[...document.querySelectorAll("text.label")].map((one) => one.getBBox())
      .filter((box) => box.x < 0 || box.x + box.width > 1000).length"""
    assert page.evaluate(outside) == 0


def until(page: Any, what: str, holds: Callable[[float], bool]) -> None:
    """Waits until it holds: scrolling takes its time. (The pages' policy forbids Playwright's own way of waiting.)"""
    for _ in range(50):
        if holds(page.evaluate(what)):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{what} stays {page.evaluate(what)}")


def open_picture(page: Any, room: str, where: str) -> None:
    if where.endswith(".html"):
        page.goto(room + where)
    else:
        page.goto(f"{room}{where}.html")
        page.locator("h2 a").first.click()
        page.wait_for_load_state()
    page.wait_for_selector(".tools")


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of who led whom, each year another, with a denial, and long names."""
    path = tmp_path_factory.mktemp("ruled") / "case.isnad"
    readings = []
    for n, name in enumerate(NAMES):
        text = f"In {2001 + n} {name} was led by Farid Haddad{n}. {name} was funded by Omar Nassif.\n"
        told = (
            Told("leads", "was led by", f"Farid Haddad{n}", name, time=(f"{2001 + n}", f"{2001 + n}")),
            Told("funds", "was funded by", "Omar Nassif", name),
            Told("backs", "by Omar Nassif", "Omar Nassif", name, factuality="CT-"),
        )
        readings.append(reading_of(f"{n}.txt", text, *told, date=f"{2002 + 2 * n}-03"))
    with Draft.open(path) as draft:
        settle(draft, *readings)
    return path


@pytest.fixture(scope="module", params=["room", "site"])
def ruled_at(request: Any, ruled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where its pages are: served, and as files."""
    if request.param == "room":
        with served(application(ruled)) as where:
            yield where
        return
    folder = tmp_path_factory.mktemp("ruled") / "site"
    with open(ruled) as case:
        publish(case, folder)
    yield f"{folder.as_uri()}/"


def relations(page: Any) -> list[str]:
    """What the table says, without what is hidden: who, how, whom, how sure."""
    told: list[str] = page.evaluate("""() => [...document.querySelectorAll("tbody tr")].filter((row) => !row.hidden)
      .map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent).join(" ") +
        " " + row.querySelector(".certainty").textContent)""")
    return sorted(told)


def test_the_network_at_a_date_in_place_is_the_network_of_that_date(page: Any, ruled_at: str) -> None:
    page.goto(ruled_at + "network.html")
    everything = relations(page)
    years = page.locator("nav[aria-label=Years] a").all_inner_texts()[1:]
    assert len(years) > 8
    shown = {}
    for year in years:
        page.get_by_role("textbox", name="Date").fill(year)
        page.get_by_role("button", name="Show").click()
        shown[year] = relations(page), page.locator("path.tie:visible").count()
    assert len({len(rows) for rows, _ in shown.values()}) > 2
    page.get_by_role("link", name="all dates").click()
    assert relations(page) == everything
    for year, (rows, ties) in list(shown.items())[::3]:
        page.goto(f"{ruled_at}network.{year}.html")
        assert relations(page) == rows
        assert page.locator("path.tie").count() == ties


def test_the_slider_goes_by_months_and_by_keys(page: Any, ruled_at: str) -> None:
    page.goto(ruled_at + "network.html")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("textbox", name="Date").input_value() == "2001-02"
    assert slider.get_attribute("aria-valuetext") == "2001-02"
    assert page.inner_text("#at-told").startswith("2001-02: ")
    page.keyboard.press("End")
    last = page.get_by_role("textbox", name="Date").input_value()
    assert page.locator("tbody tr:visible").count() < page.locator("tbody tr").count()
    page.keyboard.press("Home")
    assert page.get_by_role("textbox", name="Date").input_value() == "2001-01"
    assert last > "2010"


def test_a_date_in_the_address_is_shown(page: Any, ruled_at: str) -> None:
    page.goto(ruled_at + "network.html?at=2003-07")
    assert page.get_by_role("textbox", name="Date").input_value() == "2003-07"
    first = relations(page)
    page.goto(ruled_at + "network.2005.html")
    page.get_by_role("textbox", name="Date").fill("2003-07")
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state()
    assert "at=2003-07" in page.url
    assert relations(page) == first


def test_what_is_no_date_is_said(page: Any, ruled_at: str) -> None:
    page.goto(ruled_at + "network.html")
    page.get_by_role("textbox", name="Date").fill("2003-02-31")
    page.keyboard.press("Enter")
    assert page.inner_text("#at-told").startswith("Give a year, a month or a day")


def test_words_of_the_page_lie_on_nothing_as_they_are_set(page: Any, ruled_at: str) -> None:
    page.goto(ruled_at + "network.html")
    assert page.locator("text.label").count() > 8
    assert page.evaluate(MEETING) == []


def test_without_a_script_the_years_are_links(chromium: Any, ruled_at: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ruled_at + "network.html")
    assert page.locator("form.through").is_hidden()
    page.get_by_role("link", name="2004", exact=True).click()
    page.wait_for_load_state()
    assert page.inner_text("h1") == "Network, 2004"
    context.close()


def test_axe_finds_no_fault_in_pictures_that_were_moved(page: Any, ruled: Path) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: pip install axe-playwright-python"
    )
    faults = []
    with served(application(ruled)) as room:
        for where in ("network.html", "network.2003.html", "timeline.html"):
            page.goto(room + where)
            page.wait_for_selector(".tools")
            if where == "network.html":
                page.get_by_role("textbox", name="Date").fill("2004")
                page.keyboard.press("Enter")
                assert page.locator(".participant.off").count() > 0
            page.locator(FRAME).focus()
            page.keyboard.press("+")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = axe.Axe().run(page).response["violations"]
                faults += [(where, scheme, fault["id"], fault["nodes"][0]["html"][:160]) for fault in found]
            page.set_viewport_size({"width": 320, "height": 640})
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                faults.append((where, "phone", "scrolls sideways", ""))
            page.set_viewport_size({"width": 1280, "height": 900})
    assert faults == []
