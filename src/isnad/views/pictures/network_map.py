"""The network as a picture: dots by ForceAtlas2 with a fixed seed, labels where they lie on nothing else.

ForceAtlas2: Jacomy, Venturini, Heymann and Bastian 2014, as networkx computes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.matters.lexicon import PRONOUNS
from isnad.matters.standing import Edge, Network
from isnad.views.pictures.lettering import LINE, Rectangle, free, shortened, width

SIZE = (1000, 640)
MARGIN = 70
TYPE = 13
MOST = 60  # dots; the table holds the rest
_ROUNDS = 250
_GRAVITY = 10  # holds what has no ties to the rest near it; more of it draws friends apart
_SEED = 7
_LETTERS = 26
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@dataclass(frozen=True, slots=True)
class Dot:
    """An entity: its dot and its label (empty where there was no room for it)."""

    x: int
    y: int
    radius: int
    name: str
    label: str
    label_x: int
    label_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two dots. `tone`: stated, faint (earlier, later, between, undated) or denied."""

    x1: int
    y1: int
    x2: int
    y2: int
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """The picture with its words for those who do not see it; `left_out` participants are only in the table."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]
    description: str
    left_out: int


def network_map(network: Network, names: Mapping[str, str], verbs: Mapping[str, str]) -> NetworkMap | None:
    """The most connected of the network's nodes and their edges; None for a network without edges.

    Pronouns that nobody could resolve are not drawn.
    `names` by node, `verbs` by kind. The same network gives the same picture.
    """
    degree = Counter(end for edge in network.edges for end in (edge.source, edge.target))
    known = [node for node in sorted(degree) if names[node].lower() not in PRONOUNS]
    kept = sorted(known, key=lambda node: -degree[node])[:MOST]
    edges = [e for e in network.edges if e.source in kept and e.target in kept and e.source != e.target]
    if not edges:
        return None
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    places = _layout(tuple(n for n in kept if n in tied), tuple((e.source, e.target) for e in edges))
    dots = tuple(_dots(places, degree, names))
    ties = tuple(
        Tie(*places[e.source], *places[e.target], f"{names[e.source]} {verbs[e.kind]} {names[e.target]}", _tone(e))
        for e in edges
    )
    description = f"{len(dots)} participants and {len(ties)} relations; the table below has the same."
    return NetworkMap(*SIZE, dots, ties, description, len(degree) - len(dots))


@lru_cache(maxsize=64)
def _layout(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[int, int]]:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    raw = networkx.forceatlas2_layout(graph, seed=_SEED, max_iter=_ROUNDS, gravity=_GRAVITY)
    places: dict[str, list[int]] = {}
    for axis in (0, 1):
        values = {node: float(place[axis]) for node, place in raw.items()}
        low, span = min(values.values()), (max(values.values()) - min(values.values())) or 1.0
        room = SIZE[axis] - 2 * MARGIN
        for node, value in values.items():
            places.setdefault(node, []).append(round(MARGIN + (value - low) / span * room))
    return {node: (x, y) for node, (x, y) in places.items()}


def _tone(edge: Edge) -> str:
    if edge.denied:
        return "denied"
    return "stated" if edge.certainty == "stated" else "faint"


def _dots(
    places: Mapping[str, tuple[int, int]], degree: Mapping[str, int], names: Mapping[str, str]
) -> Iterator[Dot]:
    """Labels of the most connected first; each takes the first place around its dot where nothing lies."""
    radii = {node: min(11, 4 + degree[node]) for node in places}
    taken = [Rectangle(x - radii[n], y - radii[n], x + radii[n], y + radii[n]) for n, (x, y) in places.items()]
    for node, (x, y) in sorted(places.items(), key=lambda item: (-degree[item[0]], item[0])):
        label = shortened(names[node], _LETTERS)
        found = next((spot for spot in _spots(x, y, radii[node], label) if _fits(spot[2], taken)), None)
        if found is None:
            yield Dot(x, y, radii[node], names[node], "", x, y, "start")
            continue
        at_x, at_y, rectangle, anchor = found
        taken.append(rectangle)
        yield Dot(x, y, radii[node], names[node], label, at_x, at_y, anchor)


def _fits(place: Rectangle, taken: Sequence[Rectangle]) -> bool:
    return place.within(*SIZE) and free(place, taken)


def _spots(x: int, y: int, radius: int, label: str) -> Iterator[tuple[int, int, Rectangle, str]]:
    """Places of a label around its dot, near ones first: baseline's x and y, its rectangle, its anchor."""
    wide, high = width(label, TYPE), TYPE * LINE
    for ring in (4, 16, 30):
        for right, down in _AROUND:
            middle = y + down * (radius + ring + high / 2)
            if right:
                edge: float = x + right * (radius + ring)
                left = edge if right > 0 else edge - wide
            else:
                left = edge = x - wide / 2
            rectangle = Rectangle(left, middle - high / 2, left + wide, middle + high / 2)
            yield round(edge), round(middle + TYPE * 0.35), rectangle, "end" if right < 0 else "start"
