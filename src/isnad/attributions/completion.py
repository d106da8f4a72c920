"""Contents made whole: quotations run to their closing mark, indirect speech stops where its quotation does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.quotes import Quotation, Quotations
from isnad.attributions.tree import Tree

_SPEECH_WORDS = 4
_NEAR = 3


def complete(tree: Tree, quotations: Quotations, drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with its content completed; a cue inside a quotation keeps its content inside."""
    return [_complete(tree, quotations, draft) for draft in drafts]


def _complete(tree: Tree, quotations: Quotations, draft: Draft) -> Draft:
    start = tree.words.starts[draft.head]
    home = quotations.around(start)
    content = set(draft.content)
    if home is not None:
        inside = interior(tree, home)
        held = {w for w in content if w in inside}
        return replace(draft, content=tuple(sorted(held))) if held else draft
    if not content:
        return draft
    first, last = tree.span(range(min(content), max(content) + 1))
    for quotation in quotations.within(max(0, first - _NEAR), last + _NEAR):
        words = tree.covered(quotation.start, quotation.end)
        shared = sum(w in content for w in words)
        if 2 * shared >= min(len(words), 12) and not set(words) & {*draft.cue, *draft.source}:
            content.update(words)
    return replace(draft, content=tuple(sorted(content)))


def interior(tree: Tree, quotation: Quotation) -> range:
    """The words between the marks of a quotation."""
    words = tree.covered(quotation.start, quotation.end)
    first, last = words.start, words.stop
    if first < last and not tree.is_word(first):
        first += 1
    if quotation.closed and first < last and not tree.is_word(last - 1):
        last -= 1
    return range(first, last)


def is_speech(tree: Tree, quotation: Quotation) -> bool:
    """Somebody's words, and no title, name or scare quote: a verb and a few words, or the marks of a sentence."""
    words = [w for w in interior(tree, quotation) if tree.is_word(w)]
    if not words or all(tree.forms[w][0].isupper() or tree.pos(w) in ("ADP", "DET", "CCONJ") for w in words):
        return False
    sentence = tree.text[quotation.end - 2 : quotation.end - 1] in ".?!,…" and len(words) > 1
    verb = any(tree.pos(w) in ("VERB", "AUX") for w in words)
    return (verb and len(words) >= _SPEECH_WORDS) or (sentence and (verb or len(words) >= _SPEECH_WORDS))


def clip_right(words: Sequence[int], stop: int) -> tuple[int, ...]:
    """The words before `stop`."""
    return tuple(words[: bisect_left(words, stop)])
