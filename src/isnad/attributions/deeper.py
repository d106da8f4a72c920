"""Nested attributions by reading a content again as a text of its own, where it holds a cue that nothing has read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from isnad.attributions.draft import Draft
from isnad.attributions.lexicon import Lexicon
from isnad.attributions.merging import merge
from isnad.attributions.model import from_model, runs
from isnad.attributions.tree import Tree
from isnad.encoder import AttributionParts

_FEWEST = 4


class ReadsParts(Protocol):
    """What is asked of the reading model."""

    def read_parts(self, texts: Sequence[str]) -> Sequence[Sequence[AttributionParts]]: ...


def deepen(tree: Tree, drafts: list[Draft], lexicon: Lexicon, encoder: ReadsParts) -> list[Draft]:
    """The drafts with what the model finds inside their contents; one round, the tree has the deeper ones."""
    read = {draft.head for draft in drafts if draft.found.startswith("model")}
    places = [run for draft in drafts for run in runs(draft.content) if _promises(tree, run, lexicon, read)]
    places = list(dict.fromkeys(places))
    if not places:
        return drafts
    spans = [tree.span(place) for place in places]
    answers = encoder.read_parts([tree.text[start:end] for start, end in spans])
    parts = [_moved(part, start) for (start, _), found in zip(spans, answers, strict=True) for part in found]
    taken = {w for draft in drafts if draft.head in read for w in draft.cue}
    fresh = [d for d in from_model(tree, parts, lexicon) if not taken & set(d.cue)]
    kept = [d for d in drafts if d.head in read]
    return sorted([*kept, *merge(tree, fresh, [d for d in drafts if d.head not in read])], key=lambda d: d.head)


def _promises(tree: Tree, words: range, lexicon: Lexicon, read: set[int]) -> bool:
    """Does a verb that reports stand in the words unread? Of nouns the tree has all that reading again would show."""
    cues = (w for w in words if w not in read and tree.pos(w) == "VERB" and lexicon.is_cue(tree.lower[w]))
    return len(words) >= _FEWEST and any(True for _ in cues)


def _moved(part: AttributionParts, by: int) -> AttributionParts:
    def move(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((start + by, end + by) for start, end in spans)

    return AttributionParts(move(part.source), move(part.cue), move(part.content), part.score)
