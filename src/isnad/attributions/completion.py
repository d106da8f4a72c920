"""Contents made whole: quotations run to their closing mark, indirect speech stops where its quotation does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.tree import Tree

_NEAR = 3
_MARKS = frozenset('"“„«``') | {"``"}
_CONTRASTS = frozenset(("when", "although", "though", "whereas", "while", "but"))
_FACTS = (["fact"], ["reality"], ["truth"])
_UNTRUE = frozenset(("false", "untrue", "wrong", "incorrect"))


def complete(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with its content completed; a cue inside a quotation keeps its content inside."""
    return [_complete(tree, draft) for draft in drafts]


def _complete(tree: Tree, draft: Draft) -> Draft:
    start = tree.words.starts[draft.head]
    home = tree.quotations.around(start)
    content = _until_first_person(tree, draft)
    if home is not None:
        inside = tree.interior(home)
        held = {w for w in content if w in inside}
        return replace(draft, content=tuple(sorted(held))) if held else draft
    if not content:
        return draft
    content = _until_contrast(tree, draft, _without_next_paragraph(tree, draft, content))
    first, last = tree.span(range(min(content), max(content) + 1))
    for quotation in tree.quotations.within(max(0, first - _NEAR), last + _NEAR):
        words = tree.covered(quotation.start, quotation.end)
        shared = sum(w in content for w in words)
        if 2 * shared >= min(len(words), 12) and not set(words) & {*draft.cue, *draft.source}:
            content.update(words)
    content.update(_resumed(tree, draft, content))
    return replace(draft, content=tuple(sorted(content)))


def _until_first_person(tree: Tree, draft: Draft) -> set[int]:
    """*They say that he died, but we found no body*: *we* are who quotes them, and the clause is no longer theirs."""
    content = sorted(draft.content)
    own = not draft.source or tree.lower[draft.source[0]] in ("i", "we")
    if own or not content or content[0] < draft.head or tree.forms[content[0]] in _MARKS:
        return set(content)
    for place, word in enumerate(content[:-1]):
        joins = tree.pos(word) == "CCONJ" and tree.forms[word - 1] == ","
        if joins and tree.lower[content[place + 1]] in ("i", "we"):
            return set(content[:place])
        if tree.forms[word] == ";" and _own_clause(tree, content[place + 1 :]):
            return set(content[:place])
    return set(content)


def _own_clause(tree: Tree, words: Sequence[int]) -> bool:
    """*…; Reyes, whom we questioned, forgot*: does *we* stand in a new clause outside of quotation marks?"""
    quoted = tree.quotations.around
    return tree.lower[words[0]] != "that" and any(
        tree.lower[w] in ("i", "we") and quoted(tree.words.starts[w]) is None for w in words
    )


def _until_contrast(tree: Tree, draft: Draft, content: set[int]) -> set[int]:
    """*He assured us that she was free, when in fact she was held*: what is so in fact is the narrator's word."""
    for word in sorted(content):
        if word > draft.head + 1 and tree.forms[word - 1] == "," and _turns(tree, word):
            before = {w for w in content if w < word - 1}
            return before or content
    return content


def _turns(tree: Tree, word: int) -> bool:
    """*when in fact*, *although in reality*, *which was untrue*."""
    following = tree.lower[word + 1 : word + 4]
    if tree.lower[word] in _CONTRASTS:
        return following[:1] == ["actually"] or (following[:1] == ["in"] and following[1:2] in _FACTS)
    untrue = bool(_UNTRUE & set(following[1:])) or following[1:3] == ["not", "true"]
    return tree.lower[word] == "which" and following[:1] in (["is"], ["was"], ["proved"]) and untrue


def _without_next_paragraph(tree: Tree, draft: Draft, content: set[int]) -> set[int]:
    """Words behind an empty line after the cue stay only if they are quoted."""
    start = tree.words.starts[draft.head]
    gap = tree.text.find("\n\n", start)
    if gap < 0 or tree.words.starts[max(content)] < gap:
        return content
    quoted = tree.quotations.around
    near = {w for w in content if tree.words.starts[w] < gap or quoted(tree.words.starts[w]) is not None}
    return near or content


def _resumed(tree: Tree, draft: Draft, content: set[int]) -> set[int]:
    """*"A," he said, "B."*: the quotation behind the cue when the one before it is content."""
    if min(content) > draft.head or tree.forms[min(content)] not in _MARKS:
        return set()
    stop = tree.sentence(draft.head).stop
    taken = {*draft.cue, *draft.source}
    for word in range(max(draft.head, *content) + 1, stop):
        if tree.forms[word] in _MARKS:
            quotation = tree.quotations.around(tree.words.starts[word])
            words = set(tree.covered(quotation.start, quotation.end)) if quotation is not None else set()
            return words if not words & taken else set()
        if tree.pos(word) == "VERB" and word not in taken:
            return set()
    return set()
