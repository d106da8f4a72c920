"""Drafts trimmed against each other: a source without the citation inside it, a noun without its verb's clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.clause import nominal
from isnad.attributions.draft import Draft
from isnad.attributions.lexicon import Lexicon
from isnad.attributions.surface import TIMES
from isnad.attributions.tree import Tree


def trimmed(tree: Tree, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts that say something of their own, each with the source that is its own."""
    spoken = {_opening(d) for d in drafts if d.source and tree.pos(d.head) == "VERB" and d.stance == "denies"}
    kept = [d for d in drafts if not (_unsigned_noun(tree, d) and _opening(d) in spoken)]
    kept = [d for d in kept if not _weighs(tree, d, drafts)]
    return [_until_asked(tree, _own_source(tree, d, lexicon), kept) for d in kept]


def _opening(draft: Draft) -> int:
    return draft.content[0] if draft.content else -1


def _unsigned_noun(tree: Tree, draft: Draft) -> bool:
    """*dismissed the accusation that …*: a noun without an owner adds no voice to its verb's."""
    return tree.pos(draft.head) == "NOUN" and not draft.source and draft.subject is None and bool(draft.content)


def _weighs(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """*The army's claim that nobody died is contradicted by the register*: the claim stays the army's."""
    if draft.stance not in ("denies", "confirms") or not draft.content or draft.content[-1] > draft.head:
        return False
    inside = set(draft.content)
    signed = (d for d in drafts if tree.pos(d.head) == "NOUN" and d.source and d.content)
    return any(d.head in inside and set(d.content) <= inside for d in signed)


def _own_source(tree: Tree, draft: Draft, lexicon: Lexicon) -> Draft:
    """Without a citation that commas set off (*the paper, citing a letter, says*); a bare number names nobody."""
    source = draft.source
    if source and all(tree.lower[w] in TIMES or tree.pos(w) == "NUM" for w in source if tree.is_word(w)):
        return _by_opener(tree, draft)
    if source and all(tree.forms[w].isdigit() and len(tree.forms[w]) > 1 for w in source if tree.is_word(w)):
        return replace(draft, source=(), subject=None)
    for place, word in enumerate(source):
        if place and tree.forms[word - 1] == "," and tree.lower[word] in lexicon.citing:
            return replace(draft, source=tuple(w for w in source if w < word - 1))
    return draft


def _by_opener(tree: Tree, draft: Draft) -> Draft:
    """*A guard held since March claimed that …*: no month speaks, but whom the sentence is about."""
    root = next((w for w in tree.sentence(draft.head) if tree.head(w) < 0), draft.head)
    subjects = [k for k in tree.kids(root, "nsubj") if k < min(draft.source) and tree.lower[k] not in TIMES]
    if not subjects or draft.head == root:
        return replace(draft, source=(), subject=None)
    return replace(draft, source=nominal(tree, subjects[0]), subject=subjects[0], hidden=False)


def _until_asked(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """*Asked who did it, he replied …*: the question ends where the sentence's own subject begins."""
    if draft.source or draft.head != tree.sentence(draft.head).start or draft.subject is not None:
        return draft
    inside = set(draft.content)
    for other in drafts:
        first = min(other.source, default=-1)
        if other.head in inside and first in inside and first < other.head and tree.forms[first - 1] == ",":
            return replace(draft, content=tuple(w for w in draft.content if w < first - 1))
    return draft
