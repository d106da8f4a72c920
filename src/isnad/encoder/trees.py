"""Arcs to trees: one root a sentence and no cycles, for the core words of a window."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from isnad.encoder.labels import DEPRELS

_ROOT = DEPRELS.index("root")
_SAFE = 1e-3  # far more than sums of scores are rounded by
Floats = npt.NDArray[np.float32]


def spanning_tree(scores: Floats) -> list[int]:
    """Heads of the best tree by Chu-Liu and Edmonds; `scores[i, j]` of j as head of i, the diagonal of i as root.

    Each root is tried among the three likeliest, so that the tree has exactly one.
    """
    size = len(scores)
    best: tuple[float, list[int]] = (-np.inf, [])
    arcs = scores.astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    tops = arcs.max(1)
    for root in np.argsort(-scores.diagonal(), kind="stable")[:3].tolist():
        most = float(scores[root, root]) + float(tops.sum() - tops[root]) if size > 1 else np.inf
        if most < best[0] - _SAFE:  # no tree with this root can be better
            continue
        heads = _edmonds(arcs, root)
        total = float(scores[root, root]) + sum(float(scores[i, heads[i]]) for i in range(size) if i != root)
        if total > best[0]:
            heads[root] = root
            best = (total, heads)
    return best[1]


def _cycle(heads: list[int], root: int) -> list[int]:
    """A cycle among the heads, empty if there is none."""
    state = [0] * len(heads)
    state[root] = 2
    for word in range(len(heads)):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for step in path:
            state[step] = 2
    return []


def _edmonds(arcs: npt.NDArray[np.float64], root: int) -> list[int]:
    """Heads of the best arborescence: cycles are contracted into one node and solved in turn."""
    heads = arcs.argmax(1).tolist()
    heads[root] = root
    cycle = _cycle(heads, root)
    if not cycle:
        return [int(h) for h in heads]
    outside = [i for i in range(len(arcs)) if i not in cycle]
    node = len(outside)
    inner = sum(arcs[i, heads[i]] for i in cycle)
    kept = arcs[cycle, [heads[i] for i in cycle]]
    smaller = np.full((node + 1, node + 1), -np.inf)
    smaller[:node, :node] = arcs[np.ix_(outside, outside)]
    into = arcs[np.ix_(cycle, outside)] - kept[:, None] + inner
    smaller[node, :node] = into.max(0)
    entry = into.argmax(0)
    out = arcs[np.ix_(outside, cycle)]
    smaller[:node, node] = out.max(1)
    leave = out.argmax(1)
    solved = _edmonds(smaller, outside.index(root))
    for place, word in enumerate(outside):
        head = solved[place]
        heads[word] = cycle[int(leave[place])] if head == node else outside[head]
    broken = cycle[int(entry[solved[node]])]
    heads[broken] = outside[solved[node]]
    heads[root] = root
    return [int(h) for h in heads]


def settle(heads: list[int], deprels: list[int], arcs: Floats, bounds: list[tuple[int, int]]) -> list[int]:
    """Make the arcs of each word range a tree with one root, in place; roots are their own heads.

    Returns the words whose labels no longer fit: they hang on another head than before, or were roots.
    """
    changed: list[int] = []
    for first, last in bounds:
        inside = [h - first for h in heads[first:last]]
        roots = [i for i, h in enumerate(inside) if h == i]
        within = all(0 <= h < last - first for h in inside)
        if not within or len(roots) != 1 or _cycle(inside, roots[0]):
            inside = spanning_tree(arcs[first:last, first:last])
        for place, head in enumerate(inside):
            word = first + place
            if head == place:
                deprels[word] = _ROOT
            elif heads[word] != head + first or deprels[word] == _ROOT:
                changed.append(word)
            heads[word] = head + first
    return changed


def relabel(
    changed: list[int], heads: list[int], deprels: list[int], labelling: Floats, tables: Mapping[str, Floats]
) -> None:
    """Label the arcs of `changed` words anew, in place: the network labelled them for the heads it liked best.

    `labelling` [words, 2 widths] is what the network scores labels by, of each word as dependent and as head.
    """
    if not changed:
        return
    width = labelling.shape[1] // 2
    both = np.concatenate([labelling[changed, :width], labelling[[heads[w] for w in changed], width:]], 1)
    table = tables["label_bilinear"].astype(np.float32, copy=False).reshape(width, -1, width).transpose(1, 0, 2)
    crossed = both[:, :width] @ table  # label by label, which starts no threads
    logits = (crossed * both[:, width:]).sum(2).T + both @ tables["label_weight"] + tables["label_bias"]
    logits[:, _ROOT] = -np.inf
    for word, label in zip(changed, logits.argmax(1).tolist(), strict=True):
        deprels[word] = label
