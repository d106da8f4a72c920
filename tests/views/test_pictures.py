"""Pictures: what is drawn is what the claims say, and no label lies on another."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.attributions import Link, Speaker
from isnad.casefile import Casefile
from isnad.matters.standing import Edge, Network, Node
from isnad.views.claims import Desk, Named
from isnad.views.pictures import chain_graph as graphs
from isnad.views.pictures.axis import ticks
from isnad.views.pictures.labels import TYPE, Circle, labels
from isnad.views.pictures.lettering import Rectangle, fitted, isolated, width, wrapped
from isnad.views.pictures.lines import APART, apart
from isnad.views.pictures.network_map import SIZE, NetworkMap, network_map
from isnad.views.pictures.scale import Scale
from isnad.views.pictures.time_bars import ROW, TOP, WIDTH, Span, time_bars


def named(speaker: Speaker) -> Named:
    return Named(speaker.text)


def test_a_chain_graph_has_every_voice_once_and_marks_the_common_link(case: Casefile, desk: Desk) -> None:
    matter = case.matters(agreement="contested")[0]
    haddad = case.entity_by_name("Farid Haddad").id
    drawn = graphs.chain_graph(case.claims(matter=matter.id), (haddad,), desk.speaker)
    assert drawn is not None
    names = [box.name for box in drawn.boxes if box.role != "end"]
    assert sorted(names) == ["Farid Haddad", "Omar Nassif", "denial", "press"]
    assert [box.name for box in drawn.boxes if box.common] == ["Farid Haddad"]
    assert {strand.tone for strand in drawn.strands} == {"yes", "no"}
    assert all(name in drawn.description for name in names)


def test_one_chain_is_no_picture(case: Casefile) -> None:
    assert graphs.chain_graph(case.claims()[:1], (), named) is None


def chained(case: Casefile, *voices: str) -> object:
    from dataclasses import replace

    claim = case.claims()[0]
    links = tuple(Link((Speaker(voice, entity=voice),), "states") for voice in voices)
    return replace(claim, chain=(claim.chain[0], *links))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), min_size=2, max_size=8))
def test_boxes_never_overlap_and_strands_stay_inside(made_claims: Casefile, chains: list[list[str]]) -> None:
    drawn = graphs.chain_graph([chained(made_claims, *chain) for chain in chains], (), named)
    if drawn is None:
        assert len({tuple(chain) for chain in chains}) == 1
        return
    corners = [Rectangle(b.x, b.y, b.x + drawn.box_width, b.y + drawn.box_height) for b in drawn.boxes]
    assert not any(one.meets(other) for one, other in combinations(corners, 2))
    assert all(corner.within(drawn.width, drawn.height) for corner in corners)
    assert {box.name for box in drawn.boxes if box.role == "voice"} == {voice for chain in chains for voice in chain}


@pytest.fixture(scope="module")
def made_claims(tmp_path_factory: pytest.TempPathFactory) -> Casefile:
    from tests.casefile.making import denial, press, settle

    from isnad.casefile import Draft, open

    path = tmp_path_factory.mktemp("pictures") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return open(path)


NAMES = (
    "آية الله العظمى السيد محمد محمد صادق الصدر",
    "Константин Константинович Рокоссовский-Преображенский",
    "MINISTRY OF THE INTERIOR OF WESTERN KHARVAN",
    "Cedar Brigade",
    "W",
    "伊拉克伊斯兰抵抗运动",
)


def drawn_words(picture: NetworkMap) -> list[Rectangle]:
    """Where the words of the picture stand, names and verbs, by their anchors and widths."""
    names = [(d.label, d.label_x, d.label_y, d.anchor, 13) for d in picture.dots if d.label]
    verbs = [(t.label, t.label_x, t.label_y, "middle", 11) for t in picture.ties if t.label]
    found = []
    for words, x, y, anchor, size in names + verbs:
        wide = width(words, size)
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        found.append(Rectangle(left + 1, y - size * 0.9, left + wide - 1, y + size * 0.2))
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 200), st.randoms(use_true_random=False))
def test_words_of_a_network_lie_on_nothing_and_the_picture_is_the_same_twice(count: int, random: object) -> None:
    ends = [(f"n{random.randrange(count)}", f"n{random.randrange(count)}") for _ in range(2 * count)]
    edges = tuple(Edge("leads", a, b, ("c",), (), None, None, "stated") for a, b in sorted(set(ends)) if a != b)
    nodes = tuple(Node(node, node) for node in sorted({end for edge in edges for end in (edge.source, edge.target)}))
    names = {node.id: f"{NAMES[n % len(NAMES)]} {node.id}" for n, node in enumerate(nodes)}
    drawn = network_map(Network(nodes, edges), names, {"leads": "leads"})
    if not edges:
        assert drawn is None
        return
    assert drawn == network_map(Network(nodes, edges), names, {"leads": "leads"})
    words = drawn_words(drawn)
    assert words
    assert not any(one.meets(other) for one, other in combinations(words, 2))
    dots = [Rectangle(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in drawn.dots]
    assert not any(word.meets(dot) for word in words for dot in dots)
    assert not any(one.meets(other) for one, other in combinations(dots, 2))
    assert all(place.within(*SIZE) for place in words + dots)
    assert {dot.name for dot in drawn.dots} <= set(names.values())


places = st.tuples(st.integers(20, 980), st.integers(20, 620))


@settings(max_examples=20, deadline=None)
@given(st.lists(places, min_size=200, max_size=200), st.randoms(use_true_random=False))
def test_labels_of_two_hundred_dots_lie_on_nothing(spots: list[tuple[int, int]], random: object) -> None:
    circles = {
        str(n): Circle(at, 4 + n % 5, f"{random.choice(NAMES)} {n}", (random.choice(spots),))
        for n, at in enumerate(spots)
    }
    found = labels(circles, SIZE)
    assert next(iter(circles)) in found or len(set(spots)) < 200
    rectangles = [label.place for label in found.values()]
    assert not any(one.meets(other) for one, other in combinations(rectangles, 2))
    assert not any(place.meets(circle.square) for place in rectangles for circle in circles.values())
    assert all(place.within(*SIZE) for place in rectangles)
    for label in found.values():
        assert width(label.words, TYPE) <= label.place.right - label.place.left + 0.01


def test_a_lone_dot_is_named_away_from_its_line() -> None:
    circle = Circle((500, 300), 5, "Cedar Brigade", ((800, 300),))
    assert labels({"a": circle}, SIZE)["a"].anchor == "end"


@given(st.lists(st.tuples(st.integers(70, 90), st.integers(70, 90)), min_size=2, max_size=12))
def test_dots_that_lie_on_one_spot_are_pushed_apart(spots: list[tuple[int, int]]) -> None:
    held = apart({str(n): spot for n, spot in enumerate(spots)}, SIZE, 20)
    near = [
        (one, other)
        for one, other in combinations(held.values(), 2)
        if (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < (APART - 6) ** 2
    ]
    assert near == []


def test_lines_of_one_pair_do_not_lie_on_each_other() -> None:
    edges = tuple(Edge(kind, "a", "b", ("c",), (), None, None, "stated") for kind in ("funds", "leads"))
    back = Edge("backs", "b", "a", ("c",), (), None, None, "stated")
    names = {"a": "A", "b": "B"}
    verbs = {"funds": "funds", "leads": "leads", "backs": "backs"}
    drawn = network_map(Network((Node("a", "a"), Node("b", "b")), (*edges, back)), names, verbs)
    assert drawn is not None
    bends = {tie.path.partition("Q")[2].split(" ")[:2][1] for tie in drawn.ties}
    assert len(bends) == 3
    assert {tie.label for tie in drawn.ties} == {"funds", "leads", "backs"}


def test_a_denied_tie_is_drawn_so() -> None:
    edge = Edge("leads", "a", "b", ("c",), ("d",), None, None, "stated")
    drawn = network_map(Network((Node("a", "a"), Node("b", "b")), (edge,)), {"a": "A", "b": "B"}, {"leads": "leads"})
    assert drawn is not None
    assert [(tie.tone, tie.words) for tie in drawn.ties] == [("denied", "A leads B")]


def test_bars_lie_by_their_days_and_open_ends_reach_the_edge() -> None:
    rows = [
        Span("2001-01-01", "2001-12-31", "first", "yes"),
        Span("2005-01-01", None, "goes on", "yes"),
        Span(None, "2003-01-01", "began before", "no"),
        Span(
            "2010-06-01",
            "2010-06-01",
            "a day whose words are far too long for the room that is left beside it",
            "yes",
        ),
    ]
    drawn = time_bars(rows)
    assert drawn is not None
    first, open_end, began, day = drawn.bars
    assert first.x < open_end.x < day.x
    assert open_end.x + open_end.length == WIDTH - 10
    assert began.x == 10
    assert [tick.words for tick in drawn.ticks] == sorted(tick.words for tick in drawn.ticks)
    assert open_end.inside or open_end.label == "goes on"


spans = st.builds(
    lambda first, long, words, tone: Span(
        date.fromordinal(first).isoformat(), date.fromordinal(first + long).isoformat(), words, tone
    ),
    st.integers(600_000, 735_000),
    st.integers(0, 20_000),
    st.sampled_from([f"{one} captures {other}" for one in NAMES for other in NAMES]),
    st.sampled_from(["yes", "no", "maybe"]),
)


@given(st.lists(spans, min_size=1, max_size=60))
def test_labels_of_a_timeline_stay_in_their_rows_and_inside(rows: list[Span]) -> None:
    drawn = time_bars(rows)
    assert drawn is not None
    for n, bar in enumerate(drawn.bars):
        wide = width(bar.label, 13)
        left = bar.label_x - (wide if bar.anchor == "end" else 0)
        assert left >= 0
        assert left + wide <= WIDTH
        assert TOP + n * ROW <= bar.label_y - 11
        assert bar.label_y + 3 <= TOP + (n + 1) * ROW
        assert TOP + n * ROW <= bar.y
        assert bar.y + bar.height <= TOP + (n + 1) * ROW
        if bar.inside:
            assert bar.x < left
            assert left + wide < bar.x + bar.length


@given(st.integers(1, 3_000_000), st.integers(1, 600_000), st.integers(4, 12))
def test_an_axis_is_marked_where_there_is_room(low: int, long: int, most: int) -> None:
    low = min(low, date.max.toordinal() - long - 1)
    marks = list(ticks(low, low + long, most))
    assert len(marks) <= most + 1
    assert all(low <= day <= low + long for day, _ in marks)
    assert len({words for _, words in marks}) == len(marks)
    if 62 < long < 365 * 300 and low + long < date(9000, 1, 1).toordinal() and low > 400_000:
        assert marks


ordinals = st.lists(st.integers(400_000, 735_000), min_size=1, max_size=80)


@given(ordinals, st.lists(st.integers(730_000, 730_400), max_size=60))
def test_a_scale_keeps_the_order_of_days_and_its_marks_apart(days: list[int], crowd: list[int]) -> None:
    scale = Scale.of(days + crowd, 10, 990)
    inner = sorted(days + crowd)
    places = [scale.x(day) for day in inner]
    assert places == sorted(places)
    assert all(10 <= place <= 990 for place in places)
    marked = scale.ticks()
    for one, other in combinations(marked, 2):
        assert abs(one.x - other.x) >= (width(one.words, 13) + width(other.words, 13)) / 2
    assert [tick.words for tick in marked] == sorted(tick.words for tick in marked)


def test_a_crowd_of_days_is_given_room() -> None:
    days = [date(1980, 1, 1).toordinal(), *(date(2009, 3, n).toordinal() for n in range(1, 29))]
    scale = Scale.of(days, 0, 1000)
    assert scale.stretched
    assert scale.x(days[-1]) - scale.x(days[1]) > 500
    assert "1980" in {tick.words for tick in scale.ticks()}
    assert not Scale.of([date(1980 + n, 1, 1).toordinal() for n in range(20)], 0, 1000).stretched


def test_no_days_no_picture() -> None:
    assert time_bars([Span(None, None, "some day", "yes")]) is None


@given(st.text() | st.sampled_from(NAMES), st.integers(40, 400), st.integers(1, 3))
def test_words_are_wrapped_within_their_box(text: str, room: int, lines: int) -> None:
    made = wrapped(text, room, 13, lines)
    assert len(made) <= lines
    assert all(width(line, 13) <= room for line in made)
    assert width(fitted(text, room, 13), 13) <= room


def test_words_from_the_right_are_held_together() -> None:
    assert isolated(NAMES[0]) == f"\u2068{NAMES[0]}\u2069"
    assert width(isolated(NAMES[0]), 13) == width(NAMES[0], 13)
    assert isolated("Cedar Brigade") == "Cedar Brigade"
