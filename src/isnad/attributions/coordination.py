"""Voices that *and* parts: *A denied it, insisting there was no deal, and B denied it too, saying "…"*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.tree import Tree

_PARTING = frozenset({"and", "but", "while", ";"})
_QUOTES = frozenset('"“”') | {"``", "''"}


def parted(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Contents that end where another voice begins, and participles that belong to the voice nearest before them."""
    cut = [_cut(tree, draft, drafts) for draft in drafts]
    return [_owned(tree, draft, cut) for draft in cut]


def _cut(tree: Tree, outer: Draft, drafts: Sequence[Draft]) -> Draft:
    """A content without *that* and without quotation marks ends before *and B denied …*."""
    content = outer.content
    if not content or content[0] < outer.head or tree.lower[content[0]] == "that":
        return outer
    if any(tree.forms[w] in _QUOTES for w in content):
        return outer
    inside = set(content)
    for inner in drafts:
        first = min(inner.source, default=-1)
        begins = first - 1 > content[0] and first - 1 in inside and tree.lower[first - 1] in _PARTING
        if begins and inner.head in inside and inner.head > max(inner.source) and inner.head != outer.head:
            return replace(outer, content=tuple(w for w in content if w < first - 1))
    return outer


def _owned(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """*…, saying* has the source of the last cue before it in its sentence that stands in nobody's words."""
    if not _is_participle(tree, draft):
        return draft
    sentence = tree.sentence(draft.head)
    before = [d for d in drafts if d.head in sentence and d.head < draft.head and d.source]
    free = [d for d in before if not any(d.head in other.content for other in drafts if other is not d)]
    last = max(free, key=lambda d: d.head, default=None)
    if last is None or max(last.source) > draft.head or last.subject is None:
        return draft
    return replace(draft, source=last.source, subject=last.subject)


def _is_participle(tree: Tree, draft: Draft) -> bool:
    """A bare *-ing* form behind a comma, with no subject and no auxiliary of its own."""
    head = draft.head
    return (
        tree.lower[head].endswith("ing")
        and head > 0
        and tree.forms[head - 1] == ","
        and not tree.kids(head, "nsubj", "aux", "aux:pass")
    )
