"""One attribution from what the model tagged and what the tree shows for the same cue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.tree import Tree

_VAGUE = frozenset(("model unknown",))


def merge(tree: Tree, tagged: Iterable[Draft], grown: Iterable[Draft]) -> list[Draft]:
    """Model drafts completed by tree drafts of the same cue, and what only the tree has, by cue word."""
    by_word: dict[int, Draft] = {}
    for draft in grown:
        by_word.setdefault(draft.head, draft)
    merged: dict[int, Draft] = {}
    for draft in tagged:
        twin = next((by_word[w] for w in (draft.head, *draft.cue) if w in by_word), None)
        whole = _complete(tree, draft, twin)
        if whole is not None:
            merged.setdefault(whole.head, whole)
    taken = {w for draft in merged.values() for w in draft.cue}
    for word, draft in by_word.items():
        if word not in merged and word not in taken:
            merged[word] = draft
    return sorted(merged.values(), key=lambda d: d.head)


def _complete(tree: Tree, draft: Draft, twin: Draft | None) -> Draft | None:
    """The model's draft with its missing parts from the tree; None for one that attributes nothing."""
    if twin is None:
        return draft if draft.content and (draft.found not in _VAGUE or _clausal(tree, draft)) else None
    source, subject = draft.source, draft.subject
    if not source and not twin.hidden:
        source, subject = twin.source, twin.subject
    content = draft.content or twin.content
    taken = {*draft.cue, *source}
    return replace(
        draft,
        head=twin.head,
        source=source,
        subject=subject,
        content=tuple(w for w in content if w not in taken),
        stance=twin.stance,
        negated=draft.negated or twin.negated,
        told=tuple(w for w in twin.told if w not in {*taken, *content}),
        hidden=twin.hidden and not source,
        under=twin.under,
        found=f"model+{twin.found}",
    )


def _clausal(tree: Tree, draft: Draft) -> bool:
    """Is there a clause or a quotation in the content of a cue that the lexicon does not know?"""
    forms = [tree.forms[w] for w in draft.content]
    if any(mark in forms for mark in ('"', "“", "``")):
        return True
    return any(_finite(tree, w) for w in draft.content) and bool(draft.source)


def _finite(tree: Tree, word: int) -> bool:
    return tree.pos(word) in ("VERB", "AUX") and bool(tree.kids(word, "nsubj")) and tree.base(word) != "acl"


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two drafts with the same cue words and content only the first."""
    seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    kept = []
    for draft in drafts:
        key = (draft.cue, draft.content)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept
