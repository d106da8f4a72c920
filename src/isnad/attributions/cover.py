"""Which spans cover a character: a sweep over all spans once, then a search for each question. Near-linear."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
_DEEPEST = 48


class Cover:
    """An index from characters to the numbers of the span groups that hold them, the narrowest group first."""

    def __init__(self, groups: Sequence[Iterable[Span]]) -> None:
        flat = [(start, end, number) for number, spans in enumerate(groups) for start, end in spans if end > start]
        self.sizes = [0] * len(groups)
        for start, end, number in flat:
            self.sizes[number] += end - start
        self._starts: list[int] = []
        self._active: list[tuple[int, ...]] = []
        events = sorted({edge for start, end, _ in flat for edge in (start, end)})
        opening: dict[int, list[int]] = {}
        closing: dict[int, list[int]] = {}
        for start, end, number in flat:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
        counts: dict[int, int] = {}
        for edge in events:
            for number in closing.get(edge, ()):
                counts[number] -= 1
                if not counts[number]:
                    del counts[number]
            for number in opening.get(edge, ()):
                counts[number] = counts.get(number, 0) + 1
            self._starts.append(edge)
            self._active.append(self._narrowest(counts))

    def _narrowest(self, counts: dict[int, int]) -> tuple[int, ...]:
        return tuple(sorted(counts, key=lambda number: (self.sizes[number], number))[:_DEEPEST])

    def at(self, position: int) -> tuple[int, ...]:
        """The groups that hold this character."""
        index = bisect_right(self._starts, position) - 1
        return self._active[index] if index >= 0 else ()

    def shares(self, start: int, end: int) -> dict[int, int]:
        """For each group that shares characters with `[start, end)`, how many."""
        found: dict[int, int] = {}
        index = bisect_right(self._starts, start) - 1
        here = start
        while here < end:
            following = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(end, following)
            for number in self._active[index] if index >= 0 else ():
                found[number] = found.get(number, 0) + stop - here
            here, index = stop, index + 1
        return found
