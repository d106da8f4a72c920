"""What is called false: *the story that X is untrue*, *called the report that X a lie*."""

from __future__ import annotations

from isnad.claims.tree import SUBJECTS, Tree

_TELLING = frozenset(
    {"report", "reports", "claim", "claims", "story", "stories", "rumour", "rumours", "rumor", "rumors", "allegation"}
    | {"allegations", "suggestion", "suggestions", "idea", "notion", "account", "accounts", "charge", "charges"}
    | {"accusation", "accusations", "assertion", "assertions", "statement", "statements", "theory", "assumption"}
)
_FALSE = frozenset(
    {"lie", "lies", "false", "untrue", "wrong", "incorrect", "fabrication", "fabrications", "invention", "inventions"}
    | {"nonsense", "fiction", "myth", "hoax", "slander", "slanders", "libel", "propaganda", "baseless", "groundless"}
    | {"unfounded", "fabricated", "invented", "absurd", "ridiculous", "rubbish", "falsehood", "falsehoods", "fake"}
    | {"mistaken", "inaccurate", "untruth", "tale", "fantasy", "smear", "disinformation"}
)
_CALLING = frozenset(
    {"call", "calls", "called", "calling", "brand", "brands", "branded", "label", "labelled", "labeled", "term"}
    | {"termed", "describe", "describes", "described", "describing", "dismiss", "dismisses", "dismissed", "denounce"}
    | {"denounced", "denounces", "reject", "rejects", "rejected", "characterised", "characterized", "deem", "deemed"}
    | {"considers", "considered", "declared", "declares", "decried", "condemned"}
)
_STEPS = 6


def called_false(tree: Tree, word: int) -> str:
    """The word by which what hangs on it is called false; empty where nothing is, or where that is denied."""
    telling = _telling(tree, word)
    if telling < 0:
        return ""
    over = tree.heads[telling]
    if over < 0 or any(tree.low[c] in ("not", "n't", "never") for c in tree.kids[over]):
        return ""
    if tree.rel[telling] in SUBJECTS:
        found = (over, *(c for c in tree.kids[over] if tree.rel[c] in ("xcomp", "obl", "obj", "advcl", "ccomp")))
    elif tree.rel[telling] in ("obj", "nsubj:pass") and tree.low[over] in _CALLING:
        found = (*tree.kids[over], *_behind(tree, word))
    else:
        return ""
    return next((tree.low[w] for w in found if tree.low[w] in _FALSE), "")


def _telling(tree: Tree, word: int) -> int:
    """The *report* or *story* whose words a word is among; -1 where none is over it."""
    for _ in range(_STEPS):
        head = tree.heads[word]
        if head < 0:
            return -1
        if tree.low[head] in _TELLING and tree.is_noun(head):
            clause = tree.rel[word].startswith("acl") and any(tree.low[c] == "that" for c in tree.kids[word])
            return head if clause or tree.rel[word] in ("ccomp", "nmod") else -1
        if tree.rel[word] not in ("conj", "xcomp", "ccomp", "obj", "nsubj"):
            return -1
        word = head
    return -1


def _behind(tree: Tree, word: int) -> list[int]:
    """What hangs on the clause itself: the parser may give it the *lie* that ends the sentence."""
    return [c for c in tree.kids[word] if c > word and tree.rel[c] in ("obj", "obl", "xcomp", "appos", "advcl")]
