"""Span scores to mentions: which spans are mentions, of what type and form, and the names inside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from isnad.encoder.labels import FORMS, MENTION_TYPES, NAME_TYPES
from isnad.encoder.network import Answer

Floats = npt.NDArray[np.float32]
WIDEST = 40  # words
NAMED, OTHER, FLAT = range(3)
VECTORS = {
    "type_start": 96,
    "type_end": 96,
    "coref_start": 96,
    "coref_end": 96,
    "coref_head": 96,
    "link_query": 64,
    "link_key": 64,
}


def vector(vectors: Floats, name: str) -> Floats:
    """The named part of a window's word vectors."""
    at = 0
    for part, width in VECTORS.items():
        if part == name:
            return vectors[:, at : at + width]
        at += width
    raise KeyError(name)


@dataclass(slots=True)
class Found:
    """A mention under way: words `first` to `last` (inclusive) of the document."""

    first: int
    last: int
    head: int
    kind: str
    form: str
    score: float
    vector: Floats | None = None
    name: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Spans over the threshold in one window, best first; word indices within the window."""

    layer: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    score: Floats
    logits: Floats


def candidates(answer: Answer, weight: Floats, bias: Floats, thresholds: Floats) -> Candidates:
    """Spans that begin in the window's core, with the logits of their types and forms."""
    core = slice(answer.window.core_first - answer.window.first, answer.window.core_last - answer.window.first)
    scores = answer.spans[:, core]
    layer, first, last = np.nonzero(scores > thresholds[:, None, None])
    value = scores[layer, first, last]
    first = first + core.start
    keep = last - first < WIDEST
    layer, first, last, value = layer[keep], first[keep], last[keep], value[keep]
    order = np.lexsort((last, first, layer, -value))
    layer, first, last, value = layer[order], first[order], last[order], value[order]
    starts, ends = vector(answer.vectors, "type_start"), vector(answer.vectors, "type_end")
    logits = np.maximum(starts[first] + ends[last], 0) @ weight + bias
    certain = (1 / (1 + np.exp(-value))).astype(np.float32)
    return Candidates(layer, first, last, certain, logits)


def _crosses(first: int, last: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < first <= b < last or first < a <= last < b for a, b in taken)


def head_of(first: int, last: int, heads: list[int]) -> int:
    """The first word of a span whose head lies outside it or that is a root."""
    for word in range(first, last + 1):
        if heads[word] == word or not first <= heads[word] <= last:
            return word
    return last


def nested(found: Candidates, heads: list[int]) -> list[Found]:
    """Mentions of the first two layers: no span twice, none crossing a surer one."""
    kinds, forms = len(MENTION_TYPES), len(FORMS)
    mentions: list[Found] = []
    taken: list[tuple[int, int]] = []
    seen: set[tuple[int, int]] = set()
    type_logits, form_logits = found.logits[:, :kinds], found.logits[:, kinds : kinds + forms]
    limits = {NAMED: slice(0, 3), OTHER: slice(3, kinds)}
    for n in np.flatnonzero(found.layer != FLAT).tolist():
        span = int(found.first[n]), int(found.last[n])
        if span in seen or _crosses(*span, taken):
            continue
        seen.add(span)
        taken.append(span)
        limit = limits[int(found.layer[n])]
        kind = MENTION_TYPES[limit.start + int(type_logits[n, limit].argmax())]
        form = FORMS[int(form_logits[n].argmax())]
        mentions.append(Found(*span, head_of(*span, heads), kind, form, float(found.score[n])))
    return mentions


def names(found: Candidates, heads: list[int]) -> list[Found]:
    """Flat names: none overlaps a surer one."""
    types = found.logits[:, -len(NAME_TYPES) :]
    flat: list[Found] = []
    free = np.ones(len(heads), bool)
    for n in np.flatnonzero(found.layer == FLAT).tolist():
        first, last = int(found.first[n]), int(found.last[n])
        if free[first : last + 1].all():
            free[first : last + 1] = False
            head = head_of(first, last, heads)
            kind = NAME_TYPES[int(types[n].argmax())]
            flat.append(Found(first, last, head, kind, "name", float(found.score[n]), name=(first, last)))
    return flat


def merged(mentions: list[Found], flat: list[Found]) -> list[Found]:
    """Give each name to the mention it heads; names that head none become mentions of their own."""
    by_head: dict[int, list[Found]] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, []).append(mention)
    extra = []
    for name in flat:
        holders = [m for m in by_head.get(name.head, []) if m.first <= name.first and name.last <= m.last]
        holders = [m for m in holders if m.form != "pronoun"]
        if not holders:
            extra.append(name)
            continue
        for holder in holders:
            holder.name = name.name
            if holder.kind in {"Thing", "Event"} and name.kind in {"Work", "Event"}:
                holder.kind = name.kind
    return sorted(mentions + extra, key=lambda m: (m.first, -m.last))
