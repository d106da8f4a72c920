"""Laying claims over a document's text: the text cut at every edge of an anchor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` with the claims that cover them, those that begin and those that end here."""

    start: int
    end: int
    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def stretches(text: str, start: int, end: int, anchors: Iterable[tuple[str, int, int]]) -> tuple[Stretch, ...]:
    """Cut `text[start:end]` at the edges of `anchors` (id, start, end); no character is lost or doubled.

    An anchor that begins before `start` begins here at `start`, so a claim over two paragraphs is marked in both
    but begins only in the first that it touches.
    """
    inside = [(c, a, b) for c, a, b in anchors if a < end and b > start]
    edges = sorted({start, end, *(max(a, start) for _, a, _ in inside), *(min(b, end) for _, _, b in inside)})
    return tuple(_stretch(text, a, b, inside) for a, b in pairwise(edges))


def _stretch(text: str, start: int, end: int, anchors: Sequence[tuple[str, int, int]]) -> Stretch:
    return Stretch(
        start,
        end,
        text[start:end],
        tuple(c for c, a, b in anchors if a <= start and b >= end),
        tuple(c for c, a, _ in anchors if a == start),
        tuple(c for c, _, b in anchors if b == end),
    )
