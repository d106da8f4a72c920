"""Heads that may name a participant, and the phrases around a head that may be its name."""

from __future__ import annotations

import string

from isnad.claims.tree import Tree

_NAMING = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "SYM"})
_LEFT, _RIGHT = 9, 14  # words on either side of a head
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def heads(tree: Tree) -> list[int]:
    """The words that can head the phrase of a participant, in reading order."""
    return [w for w in range(len(tree)) if tree.upos[w] in _NAMING and any(c.isalpha() for c in tree.low[w])]


def plain(text: str) -> str:
    """Lower case, without punctuation and articles, single blanks: two phrases that agree in this are one."""
    return " ".join(w for w in text.lower().translate(_PUNCTUATION).split() if w not in ("a", "an", "the"))


def phrases(tree: Tree, head: int) -> list[tuple[int, int]]:
    """Word ranges (both ends inside) that a head may stand for: with more or less of what hangs on it."""
    return [(first, last) for first in _firsts(tree, head) for last in _lasts(tree, head)]


def words_between(tree: Tree, first: int, last: int) -> str:
    """The characters of a word range."""
    return tree.text[tree.starts[first] : tree.ends[last]]


def _firsts(tree: Tree, head: int) -> list[int]:
    found = [head]
    for w in range(head - 1, max(-1, head - _LEFT - 1), -1):
        if tree.sentences[w] != tree.sentences[head] or not tree.holds(w, head):
            break
        found.append(w)
    return found


def _lasts(tree: Tree, head: int) -> list[int]:
    found = {head}
    for c in (c for c in tree.kids[head] if c > head):
        end = max(tree.reach(c, frozenset()))
        found |= {end, c}
        if end - head > _RIGHT:
            break
        for k in (k for k in tree.kids[c] if k > c):
            found |= {k, max(tree.reach(k, frozenset()))}
    return sorted(w for w in found if w - head <= _RIGHT and tree.sentences[w] == tree.sentences[head])
