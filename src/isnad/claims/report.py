"""Report prose: sentences without a subject, whose subject is whoever the heading says speaks."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.lexicon import word_list
from isnad.claims.tree import SUBJECTS, Tree
from isnad.passages import Passage

_OPENING = frozenset(
    {
        "aux",
        "aux:pass",
        "advmod",
        "punct",
        "cop",
        "cc",
        "discourse",
        "compound:prt",
        "obl",
        "obl:unmarked",
        "advcl",
        "case",
        "nmod",
        "det",
    }
)


def report_subjects(tree: Tree, passages: Sequence[Passage]) -> frozenset[int]:
    """The root predicates of sentences that begin with their verb: *Joined the group in 2004. Was told that…*"""
    return frozenset(
        w
        for w, head in enumerate(tree.heads)
        if head < 0 and _subjectless(tree, w) and passages[tree.sentences[w]].kind == "sentence"
    )


def _subjectless(tree: Tree, root: int) -> bool:
    if tree.upos[root] not in ("VERB", "ADJ", "AUX", "NOUN") or any(
        tree.rel[c] in SUBJECTS or tree.rel[c] == "expl" for c in tree.kids[root]
    ):
        return False
    if tree.upos[root] != "VERB":
        described = tree.upos[root] == "NOUN" and any(tree.low[c] in ("a", "an") for c in tree.kids[root])
        return described or any(tree.rel[c] == "cop" for c in tree.kids[root])
    finite = tree.low[root].endswith(("ed", "s")) or any(tree.rel[c] in ("aux", "aux:pass") for c in tree.kids[root])
    return finite or _past(tree.low[root])


def _past(low: str) -> bool:
    return low in word_list("past_forms")
