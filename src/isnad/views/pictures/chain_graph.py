"""The chains of a matter as a picture: from what happened, through the voices, to the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from isnad.attributions import Speaker
from isnad.claims import Claim
from isnad.views.claims import Named
from isnad.views.pictures.lettering import isolated, wrapped

BOX = (176, 46)  # width and height of a voice's box
GAP = (56, 14)  # between columns, between boxes
MARGIN = 12
MOST_CHAINS = 40
SIZE = 13  # of the type
_ROOM = BOX[0] - 12  # of a line in a box
_TONE = {"+": "yes", "-": "no"}

LANE = 18  # height of a lane, on which a strand passes a column by
_CLAIMED, _READER = "what is claimed", "the reader"

Key = Hashable
Chain = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class _Lane:
    start: Key
    end: Key
    column: int


@dataclass(frozen=True, slots=True)
class VoiceBox:
    """A voice's box: its corner, its name in lines, set at `text_x` with SVG's text-anchor `anchor`.

    `role`: `voice`, `document`, `end`; `common`: cuts all chains.
    """

    x: int
    y: int
    lines: tuple[str, ...]
    name: str
    role: str
    common: bool
    text_x: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Strand:
    """A line from one box to the next, as an SVG path. `tone`: yes, no, or maybe."""

    path: str
    tone: str


@dataclass(frozen=True, slots=True)
class ChainGraph:
    """The picture with its words for those who do not see it. `left_out` chains are not drawn."""

    width: int
    height: int
    boxes: tuple[VoiceBox, ...]
    strands: tuple[Strand, ...]
    box_width: int
    box_height: int
    description: str
    left_out: int


def chain_graph(
    claims: Sequence[Claim], common_links: Sequence[str], named: Callable[[Speaker], Named]
) -> ChainGraph | None:
    """The chains of these claims, each once; None for fewer than two.

    A voice stands in the column of its longest way to the reader, so every strand leads rightwards or straight on.
    """
    voices: dict[Key, Speaker] = {}
    chains: dict[tuple[Chain, str], None] = {}
    for claim in claims:
        chain = tuple(tuple(_key(s, claim, voices) for s in link.speakers) for link in claim.chain)
        chains[chain, _TONE.get(claim.factuality[-1], "maybe")] = None
    drawn = list(chains)[:MOST_CHAINS]
    if len(drawn) < 2:
        return None
    columns = _columns([chain for chain, _ in drawn])
    ways = [(_ways(chain, columns), tone) for chain, tone in drawn]
    places = _places(columns, [way for routes, _ in ways for way in routes])
    boxes = [
        _box(key, voices[key], at, common_links, named) if key in voices else _end(str(key), at)
        for key, at in places.items()
        if not isinstance(key, _Lane)
    ]
    return ChainGraph(
        width=max(x for x, _ in places.values()) + BOX[0] + MARGIN,
        height=max(y for _, y in places.values()) + BOX[1] + MARGIN,
        boxes=tuple(boxes),
        strands=tuple(_strands(ways, places)),
        box_width=BOX[0],
        box_height=BOX[1],
        description=_described([box for box in boxes if box.role != "end"], len(drawn)),
        left_out=len(chains) - len(drawn),
    )


def _key(speaker: Speaker, claim: Claim, voices: dict[Key, Speaker]) -> Key:
    """A description is a voice of its own document only."""
    described = (claim.document, " ".join(speaker.text.lower().split()))
    key = speaker.entity or speaker.document or described
    voices.setdefault(key, speaker)
    return key


def _columns(chains: Sequence[Chain]) -> dict[Key, int]:
    """Columns from 0: what is claimed, the innermost voices, …, the documents, the reader."""
    depth: dict[Key, int] = {}
    for chain in chains:
        for n, link in enumerate(chain):
            for key in link:
                depth[key] = max(depth.get(key, 0), n)
    deepest = max(depth.values())
    inner = {key: deepest - n + 1 for key, n in depth.items()}
    return {_CLAIMED: 0, **inner, _READER: deepest + 2}


def _ways(chain: Chain, columns: Mapping[Key, int]) -> list[tuple[Key, ...]]:
    """The steps of a chain from what is claimed to the reader, with a lane in each column that a step leaps over."""
    ways = []
    links = [(_CLAIMED,), *reversed(chain), (_READER,)]
    for here, there in pairwise(links):
        for start, end in product(here, there):
            leapt = (_Lane(start, end, column) for column in range(columns[start] + 1, columns[end]))
            ways.append((start, *leapt, end))
    return ways


def _places(columns: Mapping[Key, int], ways: Sequence[tuple[Key, ...]]) -> dict[Key, tuple[int, int]]:
    """Corners of the boxes and lanes: each column ordered by where its ways lead to, and set in the middle."""
    rows: dict[int, list[Key]] = defaultdict(list)
    for key in dict.fromkeys(key for way in ways for key in way):
        rows[key.column if isinstance(key, _Lane) else columns[key]].append(key)
    leads: dict[Key, list[Key]] = defaultdict(list)
    for way in ways:
        for here, there in pairwise(way):
            leads[here].append(there)
    order: dict[Key, float] = {}
    for column in sorted(rows, reverse=True):
        heights = {k: _mean([order[t] for t in leads[k] if t in order], n) for n, k in enumerate(rows[column])}
        rows[column].sort(key=heights.__getitem__)
        order |= {key: n / len(rows[column]) for n, key in enumerate(rows[column])}
    tall = {column: sum(map(_height, keys)) for column, keys in rows.items()}
    places = {}
    for column, keys in rows.items():
        y = MARGIN + (max(tall.values()) - tall[column]) // 2
        for key in keys:
            places[key] = (_x(column), y)
            y += _height(key)
    return places


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _height(key: Key) -> int:
    return LANE if isinstance(key, _Lane) else BOX[1] + GAP[1]


def _x(column: int) -> int:
    return MARGIN + column * (BOX[0] + GAP[0])


def _end(name: str, at: tuple[int, int]) -> VoiceBox:
    x, anchor = (at[0] + BOX[0] - 8, "end") if name == _CLAIMED else (at[0] + 8, "start")
    return VoiceBox(*at, (name,), name, "end", False, x, anchor)


def _box(
    key: Key, speaker: Speaker, at: tuple[int, int], common: Sequence[str], named: Callable[[Speaker], Named]
) -> VoiceBox:
    name = named(speaker).name
    role = "document" if speaker.document else "voice"
    lines = tuple(map(isolated, wrapped(name, _ROOM, SIZE, 2)))
    return VoiceBox(*at, lines, name, role, key in common, at[0] + BOX[0] // 2, "middle")


def _strands(
    ways: Sequence[tuple[list[tuple[Key, ...]], str]], places: Mapping[Key, tuple[int, int]]
) -> list[Strand]:
    drawn = dict.fromkeys((way, tone) for routes, tone in ways for way in routes)
    return [Strand(_path([(key, places[key]) for key in way]), tone) for way, tone in drawn]


def _path(stops: Sequence[tuple[Key, tuple[int, int]]]) -> str:
    """From the right side of the first box to the left side of the last, straight along the lanes between."""
    (_, (x, y)), *rest = stops
    x, y = x + BOX[0], y + BOX[1] // 2
    path = [f"M{x} {y}"]
    for key, (to_x, top) in rest:
        to_y = top + (LANE if isinstance(key, _Lane) else BOX[1]) // 2
        bend = max(20, (to_x - x) // 2)
        path.append(f"C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}")
        x, y = to_x, to_y
        if isinstance(key, _Lane):
            x = to_x + BOX[0]
            path.append(f"H{x}")
    return "".join(path)


def _described(boxes: Sequence[VoiceBox], chains: int) -> str:
    names = ", ".join(dict.fromkeys(box.name for box in boxes))
    common = [box.name for box in boxes if box.common]
    through = f" Every chain passes through {', '.join(common)}." if common else ""
    return f"{chains} chains from what is claimed to the reader, through: {names}.{through}"
