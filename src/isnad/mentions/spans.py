"""Sets of spans, and the spans of a document that hold none of its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from isnad.documents import Document

Span = tuple[int, int]


class Spans:
    """Spans of a text, asked whether they touch another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [s for s, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with `[start, end)`."""
        n = bisect_right(self._starts, end - 1) - 1
        return n >= 0 and self._spans[n][1] > start


def boilerplate(document: Document) -> list[Span]:
    """The spans that are no text of the document: menus, share bars, readers' comments."""
    return [(start, end) for start, end, kind in document.marks if kind == "boilerplate"]
