"""Tags and links to attributions: which words are sources, cues and contents, and which belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from isnad.encoder.labels import ATTRIBUTION_TAGS
from isnad.encoder.linking import Linker

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_LONGEST_CHAIN = 700  # words of one paragraph that are tagged together


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of one kind, `last` exclusive, with the mean certainty of its tags."""

    kind: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """The parts of one attribution."""

    cue: Part
    sources: tuple[Part, ...]
    contents: tuple[Part, ...]
    score: float


def chains(firsts: Sequence[int]) -> list[tuple[int, int]]:
    """Word ranges that are tagged together: paragraphs, long ones parted at a sentence."""
    edges = [0]
    for word, first in enumerate(firsts):
        if word and (first == 2 or (first == 1 and word - edges[-1] > _LONGEST_CHAIN)):
            edges.append(word)
    return list(zip(edges, [*edges[1:], len(firsts)], strict=True))


def best_tags(emissions: Floats, ranges: list[tuple[int, int]], opening: Floats, transitions: Floats) -> Ints:
    """Viterbi over all ranges side by side, longest first."""
    order = sorted(ranges, key=lambda r: r[0] - r[1])
    lengths = np.array([b - a for a, b in order])
    rows, steps = len(order), int(lengths[0])
    padded = np.zeros((steps, rows, emissions.shape[1]), np.float32)
    for row, (a, b) in enumerate(order):
        padded[: b - a, row] = emissions[a:b]
    alpha = opening + padded[0]
    back = np.zeros(padded.shape, np.int64)
    running = np.searchsorted(-lengths, -np.arange(steps), "left").tolist()  # rows that reach each step
    for t in range(1, steps):
        live = running[t]
        scores = alpha[:live, :, None] + transitions
        scores.argmax(1, out=back[t, :live])
        alpha[:live] = scores.max(1) + padded[t, :live]
    path, every = np.zeros((steps, rows), np.int64), np.arange(rows)
    current = alpha.argmax(1)
    for t in range(steps - 1, 0, -1):
        live = running[t]
        path[t, :live] = current[:live]
        current[:live] = back[t, every[:live], current[:live]]
    path[0] = current
    tags = np.zeros(len(emissions), np.int64)
    for row, (a, b) in enumerate(order):
        tags[a:b] = path[: b - a, row]
    return tags


def parts_of(tags: Ints, emissions: Floats) -> list[Part]:
    """Runs of tags as parts, in reading order."""
    shifted = np.exp(emissions - emissions.max(1, keepdims=True))
    certain = shifted[np.arange(len(tags)), tags] / shifted.sum(1)
    found: list[Part] = []
    begins = np.flatnonzero(tags % 2 == 1).tolist()
    for first in begins:
        last = first + 1
        while last < len(tags) and tags[last] == tags[first] + 1:
            last += 1
        kind = ATTRIBUTION_TAGS[tags[first]][2:]
        found.append(Part(kind, first, last, float(certain[first:last].mean())))
    return found


def _either_side(cue: Part, said: list[tuple[float, Part]]) -> list[tuple[float, Part]]:
    """The surest content before the cue and the surest after it."""
    sides = ([x for x in said if x[1].first < cue.first], [x for x in said if x[1].first > cue.first])
    return [max(side, key=lambda x: x[0] * x[1].score) for side in sides if side]


def group(parts: list[Part], linker: Linker, weights: Mapping[str, Floats]) -> list[Group]:
    """Each content and source goes to its likeliest cue; a cue keeps its surest source and a content on either side.

    A cue that nothing goes to is dropped. `linker` knows the cues among `parts`, in the same order.
    """
    linked: dict[tuple[str, int], list[tuple[float, Part]]] = {}
    for kind in ("source", "content"):
        own = [part for part in parts if part.kind == kind]
        links = linker.best(kind, [(part.first, part.last) for part in own], weights)
        for part, (cue, certainty) in zip(own, links, strict=True):
            linked.setdefault((kind, cue), []).append((certainty, part))
    groups = []
    for number, cue_part in enumerate(p for p in parts if p.kind == "cue"):
        said = _either_side(cue_part, linked.get(("content", number), []))
        who = sorted(linked.get(("source", number), []), key=lambda x: -x[0])[:1]
        if said or who:
            score = float(np.mean([cue_part.score, *(c * p.score for c, p in said + who)]))
            groups.append(Group(cue_part, tuple(p for _, p in who), tuple(p for _, p in said), score))
    return groups


def moved(group: Group, base: int) -> Group:
    """The same attribution with word indices counted from `base` words earlier."""

    def shift(part: Part) -> Part:
        return Part(part.kind, part.first + base, part.last + base, part.score)

    sources, contents = tuple(map(shift, group.sources)), tuple(map(shift, group.contents))
    return Group(shift(group.cue), sources, contents, group.score)
