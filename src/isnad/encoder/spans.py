"""Span scores to mentions: which spans are mentions, of what type and form, and the names inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from isnad.encoder.labels import FORMS, MENTION_TYPES, NAME_TYPES
from isnad.encoder.network import Answer
from isnad.encoder.products import product

Floats = npt.NDArray[np.float32]
WIDEST = 40  # words
NAMED, OTHER, FLAT = range(3)
_NAMED_KINDS = 3  # the first of MENTION_TYPES are those of the layer of named things
_SHARED = [kind for kind in MENTION_TYPES if kind in NAME_TYPES]
VOTED = ("Person", "Organization", "Place")  # types that are settled over a whole document, see alike.py
_IN_MENTIONS = [MENTION_TYPES.index(kind) for kind in _SHARED]
_IN_NAMES = [NAME_TYPES.index(kind) for kind in _SHARED]
VECTORS = {
    "type_start": 96,
    "type_end": 96,
    "coref_start": 96,
    "coref_end": 96,
    "coref_head": 96,
    "link_query": 64,
    "link_key": 64,
}
_ENDS = np.cumsum([*VECTORS.values()]).tolist()
_PLACES = {name: slice(end - VECTORS[name], end) for name, end in zip(VECTORS, _ENDS, strict=True)}


def vector(vectors: Floats, name: str) -> Floats:
    """The named part of a window's word vectors."""
    return vectors[:, _PLACES[name]]


@dataclass(slots=True)
class Found:
    """A mention under way: words `first` to `last` (inclusive) of the document."""

    first: int
    last: int
    head: int
    kind: str
    form: str
    score: float
    odds: Floats  # log shares of MENTION_TYPES, of NAME_TYPES for a flat name
    leaning: Floats | None = None  # log shares of VOTED, for a name
    vector: Floats | None = None
    name: tuple[int, int] | None = None

    def move(self, by: int) -> None:
        """Count words from `by` words earlier."""
        self.first += by
        self.last += by
        self.head += by
        if self.name:
            self.name = (self.name[0] + by, self.name[1] + by)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Spans over the threshold in one window, best first; word indices within the window."""

    layer: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    score: Floats
    logits: Floats


def candidates(answer: Answer, weight: Floats, bias: Floats, thresholds: Floats) -> Candidates:
    """Spans over the thresholds that begin in the window's core, with the logits of their types and forms."""
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
    logits = product(np.maximum(starts[first] + ends[last], 0), weight) + bias
    certain = (1 / (1 + np.exp(-value))).astype(np.float32)
    return Candidates(layer, first, last, certain, logits)


class _Taken:
    """Spans that no other may cross."""

    def __init__(self) -> None:
        self._opening: dict[int, int] = {}  # by last word the first word of the widest
        self._closing: dict[int, int] = {}  # by first word the last word of the widest

    def add(self, first: int, last: int) -> None:
        self._opening[last] = min(first, self._opening.get(last, first))
        self._closing[first] = max(last, self._closing.get(first, last))

    def crossed(self, first: int, last: int) -> bool:
        """Does a span begin outside and end inside, or the other way round?"""
        opening, closing = self._opening, self._closing
        return any(opening.get(word, first) < first for word in range(first, last)) or any(
            closing.get(word, last) > last for word in range(first + 1, last + 1)
        )


def head_of(first: int, last: int, heads: list[int]) -> int:
    """The first word of a span whose head lies outside it or that is a root."""
    for word in range(first, last + 1):
        if heads[word] == word or not first <= heads[word] <= last:
            return word
    return last


def nested(found: Candidates, heads: list[int], least: Floats) -> tuple[list[Found], list[Found]]:
    """Mentions of the first two layers, surest first: no span twice, none crossing a surer one.

    Those under the `least` score of their layer come apart, to be taken only where a name asks for a holder.
    """
    kinds, forms = len(MENTION_TYPES), len(FORMS)
    mentions: list[Found] = []
    weak: list[Found] = []
    taken = _Taken()
    seen: set[tuple[int, int]] = set()
    rows = np.flatnonzero(found.layer != FLAT)
    logits, layers = found.logits[rows], found.layer[rows]
    named, other = logits[:, :_NAMED_KINDS].argmax(1), logits[:, _NAMED_KINDS:kinds].argmax(1) + _NAMED_KINDS
    types = np.where(layers == NAMED, named, other).tolist()
    shapes = logits[:, kinds : kinds + forms].argmax(1).tolist()
    odds = _log_shares(logits[:, :kinds])
    strong = (found.score[rows] >= least[layers]).tolist()
    scores = found.score[rows].tolist()
    for n, span in enumerate(zip(found.first[rows].tolist(), found.last[rows].tolist(), strict=True)):
        if span in seen or taken.crossed(*span):
            continue
        seen.add(span)
        made = Found(*span, head_of(*span, heads), MENTION_TYPES[types[n]], FORMS[shapes[n]], scores[n], odds[n])
        if strong[n]:
            taken.add(*span)
            mentions.append(made)
        else:
            weak.append(made)
    return mentions, weak


def names(found: Candidates, heads: list[int], least: Floats) -> list[Found]:
    """Flat names, surest first: none overlaps a surer one, none is under the `least` score of its layer."""
    rows = np.flatnonzero((found.layer == FLAT) & (found.score >= least[FLAT]))
    odds = _log_shares(found.logits[rows, -len(NAME_TYPES) :])
    leanings = _log_shares(odds[:, _IN_NAMES[: len(VOTED)]])
    kinds, scores = odds.argmax(1).tolist(), found.score[rows].tolist()
    flat: list[Found] = []
    taken: set[int] = set()
    for n, span in enumerate(zip(found.first[rows].tolist(), found.last[rows].tolist(), strict=True)):
        words = range(span[0], span[1] + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            head = head_of(*span, heads)
            kind = NAME_TYPES[kinds[n]]
            flat.append(Found(*span, head, kind, "name", scores[n], odds[n], leanings[n], name=span))
    return flat


def _log_shares(logits: Floats) -> Floats:
    shifted = logits - logits.max(1, keepdims=True)
    shares: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return shares


def _holds(mention: Found, name: Found) -> bool:
    inside = mention.first <= name.first and name.last <= mention.last
    return inside and mention.head == name.head


def merged(mentions: list[Found], weak: list[Found], flat: list[Found]) -> list[Found]:
    """Give each name to the mentions it heads, else to the surest weak one, which then counts.

    Names that head none become mentions of their own.
    """
    taken = _Taken()
    for mention in mentions:
        taken.add(mention.first, mention.last)
    kept = list(mentions)
    by_head: dict[int, list[Found]] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, []).append(mention)
    for name in flat:
        holders = [m for m in by_head.get(name.head, []) if _holds(m, name)]
        if not holders:
            holders = [m for m in weak if _holds(m, name) and not taken.crossed(m.first, m.last)][:1]
            kept += holders or [name]
        for holder in holders:
            if holder.form == "pronoun":  # US and IT in capitals
                continue
            holder.name = name.name
            if name.kind != "People":
                both = holder.odds[_IN_MENTIONS] + name.odds[_IN_NAMES]
                holder.kind = _SHARED[int(both.argmax())]
                holder.leaning = _log_shares(both[: len(VOTED)][None])[0]
    return sorted(kept, key=lambda m: (m.first, -m.last))


def compared(mentions: Sequence[Found], vectors: Floats) -> Floats:
    """What coreference compares of each mention [mentions, width], from a window's word vectors."""
    if not mentions:
        return np.zeros((0, VECTORS["coref_head"]), np.float32)
    first, last, head = np.array([(m.first, m.last, m.head) for m in mentions]).T
    starts, ends, heads = (vector(vectors, f"coref_{part}") for part in ("start", "end", "head"))
    found: Floats = np.tanh(starts[first] + ends[last] + heads[head])
    return found
