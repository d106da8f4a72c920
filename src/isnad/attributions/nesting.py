"""Which voice stands in which: every attribution's parent, from where its cue stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.attributions.cover import Cover, Span


@dataclass(frozen=True, slots=True)
class Nest:
    """What nesting needs of one attribution: where its cue stands, what it governs, who it stands under anyway.

    `under` is the number of the attribution that it stands in whatever the spans say; `free` keeps headings
    from becoming its parent.
    """

    cue: Span
    extent: tuple[Span, ...]
    heading: bool = False
    free: bool = False
    under: int | None = None


def find_parents(nests: Sequence[Nest]) -> list[int | None]:
    """For each attribution the number of the narrowest that governs its cue, None outside of all; never a cycle."""
    cover = Cover([nest.extent for nest in nests])
    parents = [_parent(number, nests, cover) for number in range(len(nests))]
    return _without_cycles(parents, cover.sizes)


def _parent(number: int, nests: Sequence[Nest], cover: Cover) -> int | None:
    nest = nests[number]
    if nest.under is not None:
        return nest.under
    start, end = nest.cue
    shares = cover.shares(start, end)
    governing = [
        n
        for n, share in shares.items()
        if n != number and 2 * share > end - start and not (nest.heading or (nest.free and nests[n].heading))
    ]
    wide = (n for n in governing if not _holds(nests[number], nests[n]) or cover.sizes[n] > cover.sizes[number])
    return min(wide, key=lambda n: (cover.sizes[n], n), default=None)


def _holds(outer: Nest, inner: Nest) -> bool:
    start, end = inner.cue
    return any(s < end and start < e for s, e in outer.extent)


def _without_cycles(parents: list[int | None], sizes: Sequence[int]) -> list[int | None]:
    """Cut each cycle at its widest member, which becomes the outermost."""
    safe: set[int] = set()
    for first in range(len(parents)):
        path: list[int] = []
        here: int | None = first
        on_path: set[int] = set()
        while here is not None and here not in safe and here not in on_path:
            path.append(here)
            on_path.add(here)
            here = parents[here]
        if here is not None and here in on_path:
            cycle = path[path.index(here) :]
            parents[max(cycle, key=lambda n: (sizes[n], n))] = None
        safe.update(path)
    return parents
