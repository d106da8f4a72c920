"""The network as a picture: dots by ForceAtlas2 with a fixed seed, labels where they lie on nothing else.

ForceAtlas2: Jacomy, Venturini, Heymann and Bastian 2014, as networkx computes it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from isnad.matters.lexicon import PRONOUNS
from isnad.matters.standing import Edge, Network
from isnad.views.pictures.labels import Circle, Label, Point, labels
from isnad.views.pictures.lettering import Rectangle, isolated
from isnad.views.pictures.lines import BOW, Line, apart

SIZE = (1000, 640)
MARGIN = 70
MOST = 60  # dots; the table holds the rest
_ROUNDS = 250
_GRAVITY = 10  # holds what has no ties to the rest near it; more of it draws friends apart
_SEED = 7


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
    """A line from one dot's edge to another's: an SVG path, what it says, its verb where there is room for it.

    `tone`: stated, faint (earlier, later, between, undated) or denied. `source` and `target` are places in `dots`,
    `when` the days of which its claims speak.
    """

    path: str
    words: str
    tone: str
    source: int
    target: int
    label: str
    label_x: int
    label_y: int
    when: str = ""


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """The picture with its words for those who do not see it; `left_out` participants are only in the table."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]
    description: str
    left_out: int


def network_map(
    network: Network,
    names: Mapping[str, str],
    verbs: Mapping[str, str],
    when: Mapping[Edge, str] = MappingProxyType({}),
) -> NetworkMap | None:
    """The most connected of the network's nodes and their edges; None for a network without edges.

    Pronouns that nobody could resolve are not drawn.
    `names` by node, `verbs` by kind, `when` the days of which each edge's claims speak. The same network gives the
    same picture.
    """
    degree = Counter(end for edge in network.edges for end in (edge.source, edge.target))
    known = [node for node in sorted(degree) if names[node].lower() not in PRONOUNS]
    kept = sorted(known, key=lambda node: -degree[node])[:MOST]
    edges = [e for e in network.edges if e.source in kept and e.target in kept and e.source != e.target]
    if not edges:
        return None
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    places = _layout(tuple(n for n in kept if n in tied), tuple((e.source, e.target) for e in edges))
    circles = _circles(places, degree, names, edges)
    found = labels(circles, SIZE)
    dots = tuple(_dot(circle, found.get(node)) for node, circle in circles.items())
    drawn = _ties(edges, circles, verbs, [label.place for label in found.values()])
    ties = tuple(replace(tie, when=when.get(edge, "")) for edge, tie in zip(edges, drawn, strict=True))
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
    return apart({node: (x, y) for node, (x, y) in places.items()}, SIZE, MARGIN)


def _tone(edge: Edge) -> str:
    if edge.denied:
        return "denied"
    return "stated" if edge.certainty == "stated" else "faint"


def _circles(
    places: Mapping[str, Point], degree: Mapping[str, int], names: Mapping[str, str], edges: Sequence[Edge]
) -> dict[str, Circle]:
    """The dots, the most connected first: they have the first choice of places for their names."""
    ties: dict[str, list[Point]] = defaultdict(list)
    for edge in edges:
        ties[edge.source].append(places[edge.target])
        ties[edge.target].append(places[edge.source])
    ordered = sorted(places, key=lambda node: (-degree[node], node))
    return {n: Circle(places[n], min(11, 4 + degree[n]), names[n], tuple(ties[n])) for n in ordered}


def _dot(circle: Circle, label: Label | None) -> Dot:
    if label is None:
        return Dot(*circle.at, circle.radius, circle.name, "", *circle.at, "start")
    return Dot(*circle.at, circle.radius, circle.name, isolated(label.words), label.x, label.y, label.anchor)


def _ties(
    edges: Sequence[Edge], circles: Mapping[str, Circle], verbs: Mapping[str, str], taken: list[Rectangle]
) -> Iterator[Tie]:
    """The lines, those of one pair side by side as bows; a verb stands on its line where nothing else does."""
    taken = [*taken, *(circle.square for circle in circles.values())]
    place = {node: n for n, node in enumerate(circles)}
    pairs = Counter(frozenset((e.source, e.target)) for e in edges)
    seen: Counter[frozenset[str]] = Counter()
    for edge in edges:
        pair = frozenset((edge.source, edge.target))
        bow = seen[pair] - (pairs[pair] - 1) / 2
        seen[pair] += 1
        source, target = circles[edge.source], circles[edge.target]
        line = Line.between(source, target, bow * BOW * (1 if edge.source < edge.target else -1))
        verb = verbs[edge.kind]
        label = line.label(verb, taken, SIZE, len(source.ties) >= len(target.ties))
        if label:
            taken.append(label.place)
        words = f"{source.name} {verb} {target.name}"
        at = (label.words, label.x, label.y) if label else ("", 0, 0)
        yield Tie(line.path, words, _tone(edge), place[edge.source], place[edge.target], *at)
