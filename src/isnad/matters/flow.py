"""The largest number of chains that share no voice: vertex-disjoint paths from the occurrence to the reader.

Menger's theorem makes it a maximum flow in which every voice carries one path. The networks are small (a matter's
voices), so augmenting paths are searched breadth first (Edmonds and Karp 1972) on the graph with split vertices.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence

Voice = Hashable
Chain = Sequence[frozenset[Voice]]
"""A claim's voices, the outermost first; joint speakers stand in one set."""

_Node = tuple[str, Voice]
_SOURCE: _Node = ("occurrence", None)
_SINK: _Node = ("reader", None)


def disjoint_chains(chains: Sequence[Chain]) -> int:
    """The number of vertex-disjoint paths through the voices of `chains`.

    Claims with the same chain are echoes and carry one path together, even where joint speakers would allow two.
    """
    distinct = list(dict.fromkeys(tuple(chain) for chain in chains))
    if len(distinct) <= 1:
        return len(distinct)
    if all(len(chain) == 1 and len(chain[0]) == 1 for chain in distinct):
        return len(distinct)
    return _maximum(_network(distinct))


def common_voices(chains: Sequence[Chain]) -> frozenset[Voice]:
    """The voices that cut all chains: without any one of them no claim reaches the reader."""
    candidates = frozenset[Voice]().union(*chains[0]) if chains else frozenset[Voice]()
    return frozenset(voice for voice in candidates if not any(_passes(chain, voice) for chain in chains))


def _passes(chain: Chain, voice: Voice) -> bool:
    return all(link - {voice} for link in chain)


def _network(chains: Sequence[Chain]) -> dict[_Node, dict[_Node, int]]:
    capacity: dict[_Node, dict[_Node, int]] = {_SOURCE: {}, _SINK: {}}
    for number, chain in enumerate(chains):
        claim: _Node = ("claim", number)
        _edge(capacity, _SOURCE, claim)
        below = [claim]
        for link in reversed(chain):
            for voice in link:
                _edge(capacity, ("in", voice), ("out", voice))
                for node in below:
                    _edge(capacity, node, ("in", voice))
            below = [("out", voice) for voice in link]
        for node in below:
            _edge(capacity, node, _SINK)
    return capacity


def _edge(capacity: dict[_Node, dict[_Node, int]], start: _Node, end: _Node) -> None:
    capacity.setdefault(start, {})[end] = 1
    capacity.setdefault(end, {}).setdefault(start, 0)


def _maximum(capacity: dict[_Node, dict[_Node, int]]) -> int:
    total = 0
    while path := _augmenting(capacity):
        node = _SINK
        while node != _SOURCE:
            before = path[node]
            capacity[before][node] -= 1
            capacity[node][before] += 1
            node = before
        total += 1
    return total


def _augmenting(capacity: Mapping[_Node, Mapping[_Node, int]]) -> dict[_Node, _Node]:
    came: dict[_Node, _Node] = {}
    queue = deque([_SOURCE])
    while queue:
        node = queue.popleft()
        for after, left in capacity[node].items():
            if left > 0 and after not in came and after != _SOURCE:
                came[after] = node
                if after == _SINK:
                    return came
                queue.append(after)
    return {}
