"""Report prose: sentences without a subject, whose subject is whoever the heading says speaks."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.lexicon import word_list
from isnad.claims.tree import SUBJECTS, Tree
from isnad.passages import Passage

_VERBAL = frozenset({"aux", "aux:pass", "advmod", "cop"})


def report_subjects(tree: Tree, passages: Sequence[Passage]) -> frozenset[int]:
    """The root predicates of sentences that begin with their verb: *Joined the group in 2004. Was told that…*"""
    return frozenset(
        w
        for w, head in enumerate(tree.heads)
        if head < 0 and _subjectless(tree, w) and passages[tree.sentences[w]].kind == "sentence"
    )


def _subjectless(tree: Tree, root: int) -> bool:
    if tree.upos[root] not in ("VERB", "ADJ", "AUX", "NOUN", "PROPN") or any(
        tree.rel[c] in SUBJECTS or tree.rel[c] == "expl" for c in tree.kids[root]
    ):
        return False
    if tree.upos[root] != "VERB":
        described = tree.upos[root] == "NOUN" and any(tree.low[c] in ("a", "an") for c in tree.kids[root])
        return described or _names_office(tree, root) or any(tree.rel[c] == "cop" for c in tree.kids[root])
    if _noun_before(tree, root):
        return False
    finite = tree.low[root].endswith(("ed", "s")) or any(tree.rel[c] in ("aux", "aux:pass") for c in tree.kids[root])
    return finite or _past(tree.low[root])


def _names_office(tree: Tree, root: int) -> bool:
    """*Governor of X since 2002.*, *Former member, Central Committee.*: a note that opens with what somebody is."""
    opens = all(
        tree.sentences[w] != tree.sentences[root] or tree.rel[w] in ("amod", "compound")
        for w in (root - 1, root - 2)
        if w >= 0
    )
    return opens and tree.low[root] in word_list("offices") and tree.upos[root] in ("NOUN", "PROPN")


def _noun_before(tree: Tree, root: int) -> bool:
    """A noun right before the verb is a subject that the parser lost, unless it ends an opening phrase."""
    at = min([root, *(c for c in tree.kids[root] if c < root and tree.rel[c] in _VERBAL)]) - 1
    if at < 0 or tree.sentences[at] != tree.sentences[root] or tree.upos[at] not in ("NOUN", "PROPN", "PRON"):
        return False
    opening = next((w for w in range(at, -1, -1) if w == 0 or tree.sentences[w - 1] != tree.sentences[root]), at)
    cases = [c for c in tree.kids[at] if tree.rel[c] == "case"]
    return tree.low[at] not in word_list("days") and (not cases or min(cases) != opening)


def _past(low: str) -> bool:
    return low in word_list("past_forms")
