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
    odds: Floats  # log shares of MENTION_TYPES, of NAME_TYPES for a flat name
    leaning: Floats | None = None  # log shares of VOTED, for a name
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


def nested(found: Candidates, heads: list[int], least: Floats) -> tuple[list[Found], list[Found]]:
    """Mentions of the first two layers, surest first: no span twice, none crossing a surer one.

    Those under the `least` score of their layer come apart, to be taken only where a name asks for a holder.
    """
    kinds, forms = len(MENTION_TYPES), len(FORMS)
    mentions: list[Found] = []
    weak: list[Found] = []
    taken: list[tuple[int, int]] = []
    seen: set[tuple[int, int]] = set()
    type_logits, form_logits = found.logits[:, :kinds], found.logits[:, kinds : kinds + forms]
    type_odds = _log_shares(type_logits)
    limits = {NAMED: slice(0, 3), OTHER: slice(3, kinds)}
    for n in np.flatnonzero(found.layer != FLAT).tolist():
        span = int(found.first[n]), int(found.last[n])
        if span in seen or _crosses(*span, taken):
            continue
        seen.add(span)
        strong = found.score[n] >= least[found.layer[n]]
        if strong:
            taken.append(span)
        limit = limits[int(found.layer[n])]
        kind = MENTION_TYPES[limit.start + int(type_logits[n, limit].argmax())]
        form = FORMS[int(form_logits[n].argmax())]
        made = Found(*span, head_of(*span, heads), kind, form, float(found.score[n]), type_odds[n])
        (mentions if strong else weak).append(made)
    return mentions, weak


def names(found: Candidates, heads: list[int], least: Floats) -> list[Found]:
    """Flat names, surest first: none overlaps a surer one, none is under the `least` score of its layer."""
    types = _log_shares(found.logits[:, -len(NAME_TYPES) :])
    flat: list[Found] = []
    free = np.ones(len(heads), bool)
    for n in np.flatnonzero(found.layer == FLAT).tolist():
        first, last = int(found.first[n]), int(found.last[n])
        if found.score[n] >= least[FLAT] and free[first : last + 1].all():
            free[first : last + 1] = False
            head = head_of(first, last, heads)
            kind = NAME_TYPES[int(types[n].argmax())]
            flat.append(Found(first, last, head, kind, "name", float(found.score[n]), types[n], name=(first, last)))
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
    taken = [(m.first, m.last) for m in mentions]
    kept = list(mentions)
    by_head: dict[int, list[Found]] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, []).append(mention)
    for name in flat:
        name.leaning = _log_shares(name.odds[_IN_NAMES[: len(VOTED)]][None])[0]
        holders = [m for m in by_head.get(name.head, []) if _holds(m, name)]
        if not holders:
            holders = [m for m in weak if _holds(m, name) and not _crosses(m.first, m.last, taken)][:1]
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
