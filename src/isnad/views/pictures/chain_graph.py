"""The chains of a matter as a picture: from what happened, through the voices, to the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from isnad.attributions import Speaker
from isnad.claims import Claim
from isnad.views.claims import Named
from isnad.views.pictures.lettering import wrapped

BOX = (176, 46)  # width and height of a voice's box
GAP = (56, 14)  # between columns, between boxes
MARGIN = 12
MOST_CHAINS = 40
_LETTERS = 23  # letters of a line in a box
_TONE = {"+": "yes", "-": "no"}

Key = Hashable
Chain = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class VoiceBox:
    """A voice's box: its corner, its name in lines. `role`: `voice`, `document`, `end`; `common`: cuts all chains."""

    x: int
    y: int
    lines: tuple[str, ...]
    name: str
    role: str
    common: bool


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
    places = _places(columns, [chain for chain, _ in drawn])
    last = max(columns.values()) + 1
    tall = max(y for _, y in places.values()) + BOX[1]
    middle = (MARGIN + tall - BOX[1]) // 2
    ends = {"occurrence": (_x(0), middle), "reader": (_x(last + 1), middle)}
    boxes = [_box(key, voices[key], at, common_links, named) for key, at in places.items()]
    boxes += [
        VoiceBox(*ends["occurrence"], ("what is claimed",), "what is claimed", "end", False),
        VoiceBox(*ends["reader"], ("the reader",), "the reader", "end", False),
    ]
    return ChainGraph(
        width=_x(last + 1) + BOX[0] + MARGIN,
        height=tall + MARGIN,
        boxes=tuple(boxes),
        strands=tuple(_strands(drawn, places, ends)),
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
    """Columns from 1, the occurrence's side first."""
    depth: dict[Key, int] = {}
    for chain in chains:
        for n, link in enumerate(chain):
            for key in link:
                depth[key] = max(depth.get(key, 0), n)
    deepest = max(depth.values())
    return {key: deepest - n + 1 for key, n in depth.items()}


def _places(columns: Mapping[Key, int], chains: Sequence[Chain]) -> dict[Key, tuple[int, int]]:
    """Corners of the boxes: in each column in the order of the chains, the shorter columns in the middle."""
    order = dict.fromkeys(key for chain in chains for link in chain for key in link)
    rows: dict[int, list[Key]] = defaultdict(list)
    for key in order:
        rows[columns[key]].append(key)
    step, most = BOX[1] + GAP[1], max(map(len, rows.values()))
    places: dict[Key, tuple[int, int]] = {}
    for column, keys in rows.items():
        top = MARGIN + (most - len(keys)) * step // 2
        places |= {key: (_x(column), top + n * step) for n, key in enumerate(keys)}
    return places


def _x(column: int) -> int:
    return MARGIN + column * (BOX[0] + GAP[0])


def _box(
    key: Key, speaker: Speaker, at: tuple[int, int], common: Sequence[str], named: Callable[[Speaker], Named]
) -> VoiceBox:
    name = named(speaker).name
    role = "document" if speaker.document else "voice"
    return VoiceBox(*at, wrapped(name, _LETTERS, 2), name, role, key in common)


def _strands(
    chains: Sequence[tuple[Chain, str]], places: Mapping[Key, tuple[int, int]], ends: Mapping[str, tuple[int, int]]
) -> list[Strand]:
    drawn: dict[tuple[tuple[int, int], tuple[int, int], str], None] = {}
    for chain, tone in chains:
        steps = [[ends["occurrence"]], *([places[key] for key in link] for link in reversed(chain)), [ends["reader"]]]
        for here, there in pairwise(steps):
            drawn |= {(a, b, tone): None for a in here for b in there}
    return [Strand(_path(a, b), tone) for a, b, tone in drawn]


def _path(start: tuple[int, int], end: tuple[int, int]) -> str:
    x, y = start[0] + BOX[0], start[1] + BOX[1] // 2
    to_x, to_y = end[0], end[1] + BOX[1] // 2
    bend = max(20, (to_x - x) // 2)
    return f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"


def _described(boxes: Sequence[VoiceBox], chains: int) -> str:
    names = ", ".join(dict.fromkeys(box.name for box in boxes))
    common = [box.name for box in boxes if box.common]
    through = f" Every chain passes through {', '.join(common)}." if common else ""
    return f"{chains} chains from what is claimed to the reader, through: {names}.{through}"
