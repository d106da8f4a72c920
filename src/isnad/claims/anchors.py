"""Anchors: the clause of a trigger with its arguments, as a span of characters."""

from __future__ import annotations

from isnad.claims.natures import SPEAKER
from isnad.claims.tree import SUBJECTS, Tree

_OTHER_CLAUSES = frozenset(
    {
        "conj",
        "cc",
        "parataxis",
        "advcl",
        "advcl:relcl",
        "acl:relcl",
        "ccomp",
        "appos",
        "punct",
        "list",
        "dep",
        "discourse",
    }
    | {"vocative", "dislocated", "csubj"}
)
_NO_ARGUMENTS = _OTHER_CLAUSES | {"expl", "orphan", "reparandum"}
_REACH = 260
_LONGEST = 560


def claim_span(
    tree: Tree, trigger: int, words: tuple[int, ...], roles: dict[str, tuple[int, ...]]
) -> tuple[int, int]:
    """The characters of a trigger's clause without the clauses inside it, and of its roles' words."""
    held = _clause_words(tree, trigger)
    held += [w for w in words if abs(tree.starts[w] - tree.starts[trigger]) < _REACH]
    for fillers in roles.values():
        for w in fillers:
            if w != SPEAKER and tree.sentences[w] == tree.sentences[trigger] and _near(tree, trigger, w):
                held += _filler_words(tree, w)
    start, end = tree.span(held)
    if end - start > _LONGEST:
        start, end = tree.span([w for w in held if abs(tree.starts[w] - tree.starts[trigger]) < _LONGEST // 2])
    return start, end


def _near(tree: Tree, trigger: int, word: int) -> bool:
    return abs(tree.starts[word] - tree.starts[trigger]) < _REACH


def _clause_words(tree: Tree, trigger: int) -> list[int]:
    found = [trigger]
    for c in tree.kids[trigger]:
        if tree.rel[c] not in _NO_ARGUMENTS:
            if (
                tree.rel[c] in SUBJECTS
                and tree.upos[trigger] not in ("VERB", "AUX")
                and not _predicative(tree, trigger)
            ):
                continue
            found += [w for w in tree.reach(c, _OTHER_CLAUSES) if _near(tree, trigger, w)]
    return found


def _predicative(tree: Tree, trigger: int) -> bool:
    return any(tree.rel[c] == "cop" for c in tree.kids[trigger])


def _filler_words(tree: Tree, word: int) -> list[int]:
    return [
        w
        for w in tree.reach(word, _OTHER_CLAUSES | {"acl", "cop", "nsubj", "nsubj:pass", "aux"})
        if abs(w - word) < 40
    ]
