"""Contents made whole: quotations run to their closing mark, indirect speech stops where its quotation does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.tree import Tree

_NEAR = 3


def complete(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with its content completed; a cue inside a quotation keeps its content inside."""
    return [_complete(tree, draft) for draft in drafts]


def _complete(tree: Tree, draft: Draft) -> Draft:
    start = tree.words.starts[draft.head]
    home = tree.quotations.around(start)
    content = set(draft.content)
    if home is not None:
        inside = tree.interior(home)
        held = {w for w in content if w in inside}
        return replace(draft, content=tuple(sorted(held))) if held else draft
    if not content:
        return draft
    first, last = tree.span(range(min(content), max(content) + 1))
    for quotation in tree.quotations.within(max(0, first - _NEAR), last + _NEAR):
        words = tree.covered(quotation.start, quotation.end)
        shared = sum(w in content for w in words)
        if 2 * shared >= min(len(words), 12) and not set(words) & {*draft.cue, *draft.source}:
            content.update(words)
    return replace(draft, content=tuple(sorted(content)))
