"""Pictures: what is drawn is what the claims say, and no label lies on another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.attributions import Link, Speaker
from isnad.casefile import Casefile
from isnad.matters.standing import Edge, Network, Node
from isnad.views.claims import Desk, Named
from isnad.views.pictures import chain_graph as graphs
from isnad.views.pictures.lettering import Rectangle, shortened, width, wrapped
from isnad.views.pictures.network_map import SIZE, TYPE, network_map
from isnad.views.pictures.time_bars import WIDTH, Span, time_bars


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


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 40), st.randoms(use_true_random=False))
def test_labels_of_a_network_lie_on_nothing_and_the_picture_is_the_same_twice(count: int, random: object) -> None:
    ends = [(f"n{random.randrange(count)}", f"n{random.randrange(count)}") for _ in range(2 * count)]
    edges = tuple(Edge("leads", a, b, ("c",), (), None, None, "stated") for a, b in sorted(set(ends)) if a != b)
    nodes = tuple(Node(node, node) for node in sorted({end for edge in edges for end in (edge.source, edge.target)}))
    names = {node.id: f"{node.id} of the Brigade" for node in nodes}
    drawn = network_map(Network(nodes, edges), names, {"leads": "leads"})
    if not edges:
        assert drawn is None
        return
    assert drawn == network_map(Network(nodes, edges), names, {"leads": "leads"})
    labels = [
        Rectangle(left + 1, dot.label_y - TYPE * 0.9, left + width(dot.label, TYPE) - 1, dot.label_y + TYPE * 0.2)
        for dot in drawn.dots
        if dot.label
        for left in [dot.label_x - (width(dot.label, TYPE) if dot.anchor == "end" else 0)]
    ]
    assert labels
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert all(0 <= dot.x <= SIZE[0] and 0 <= dot.y <= SIZE[1] for dot in drawn.dots)
    assert {dot.name for dot in drawn.dots} | set() <= set(names.values())


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
    assert [tick.year for tick in drawn.ticks] == sorted(tick.year for tick in drawn.ticks)
    for bar in drawn.bars:
        wide = width(bar.label, 13)
        left = bar.label_x - (wide if bar.anchor == "end" else 0)
        assert left >= -1
        assert left + wide <= WIDTH + 1


def test_no_days_no_picture() -> None:
    assert time_bars([Span(None, None, "some day", "yes")]) is None


@given(st.text(), st.integers(4, 40), st.integers(1, 3))
def test_words_are_wrapped_within_their_box(text: str, letters: int, lines: int) -> None:
    made = wrapped(text, letters, lines)
    assert len(made) <= lines
    assert all(len(line) <= letters for line in made)
    assert len(shortened(text, letters)) <= letters
