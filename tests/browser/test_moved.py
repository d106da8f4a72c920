"""Pictures in a real browser: moved and resized by key, wheel and mouse, whole without a script, whole in print."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.views.test_pictures import NAMES

from isnad.matters.standing import Edge, Network, Node
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
