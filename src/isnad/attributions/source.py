"""The words of a source: its noun phrase with appositions and relative clauses, by tree and by word order."""

from __future__ import annotations

from isnad.attributions.clause import Clause, headline, nominal
from isnad.attributions.surface import phrase_before
from isnad.attributions.tree import Tree

_LONGEST = 40
_TITLE = 9
_ADDRESS = 3
_DAYS = frozenset(("today", "yesterday", "tonight", "tomorrow", "earlier", "later"))
_WAYS = frozenset(("in", "on", "at", "by", "during", "speaking", "writing", "testifying", "addressing", "appearing"))


def source_phrase(tree: Tree, clause: Clause, speaker: int | None, content: set[int]) -> tuple[int, ...]:
    """The words that name `speaker`, without those of the content; empty for nobody."""
    if speaker is None:
        return ()
    inside = tree.reach(speaker)
    if clause.verb in inside and headline(tree, clause.verb) == speaker:
        return without_edges(tree, list(range(tree.low[speaker], clause.verb)))
    if clause.verb in inside:
        below = clause.verb
        while tree.head(below) != speaker and tree.head(below) >= 0:
            below = tree.head(below)
        return nominal(tree, speaker, range(min(tree.low[below], below), len(tree)))
    words = set(nominal(tree, speaker))
    if clause.subject == speaker and clause.own and speaker < clause.verb:
        before = phrase_before(tree, clause.verb)
        if speaker in before:
            words.update(w for w in before if w < clause.verb)
        words.update(_joined(tree, words, clause.verb))
        words.update(_apposed(tree, speaker, clause.verb))
        stop = _before_ways(tree, speaker, clause.verb)
        words = {w for w in words if w < stop} or words
    rest = _without_vocative(tree, words, clause.verb) - content
    return without_edges(tree, sorted(rest or words))


def _joined(tree: Tree, words: set[int], verb: int) -> range:
    """*A and B both confirm*: what *and* joins to the source where the tree has lost it."""
    last = max(words) + 1 if words else verb
    between = range(last, verb)
    if len(between) < 2 or tree.lower[last] != "and":
        return range(0)
    nouns = [w for w in between if tree.pos(w) in ("NOUN", "PROPN")]
    if not nouns or any(tree.pos(w) in ("VERB", "PUNCT", "SCONJ") for w in between):
        return range(0)
    return range(last, nouns[-1] + 1)


def _without_vocative(tree: Tree, words: set[int], verb: int) -> set[int]:
    """*Minister, the television reported …*: an address before a comma is no part of the phrase behind it."""
    before = phrase_before(tree, verb)
    own = set(before) & words
    addressed = own and tree.forms[before.start - 1] == "," and min(words) < before.start
    return own if addressed and len([w for w in words if w < before.start]) <= _ADDRESS else words


def _apposed(tree: Tree, speaker: int, verb: int) -> range:
    """*The minister, Anna Prell, said*; *A man, who gave no name, said*: what two commas hold before the verb."""
    last = verb - 1
    while last > speaker and tree.pos(last) in ("AUX", "ADV", "PART"):
        last -= 1
    first = next((w for w in range(speaker + 1, min(speaker + _TITLE, last)) if tree.forms[w] == ","), None)
    if first is None or tree.forms[last] != "," or last > first + _LONGEST:
        return range(0)
    return range(speaker + 1, last)


def _before_ways(tree: Tree, speaker: int, verb: int) -> int:
    """*The minister, Anna Prell, in a statement on Monday, said*: how and where he says it is no part of him."""
    commas = [w for w in range(speaker + 1, verb) if tree.forms[w] == ","]
    stop = verb
    while len(commas) > 1 and tree.lower[commas[-2] + 1] in _WAYS:
        commas.pop()
        stop = commas[-1]
    return stop


def without_edges(tree: Tree, words: list[int]) -> tuple[int, ...]:
    """A source without a conjunction before it and adverbs behind it (*Witness-1 further testified*)."""
    while words and tree.pos(words[0]) in ("SCONJ", "CCONJ", "ADV") and len(words) > 1:
        words = words[1:]
    while len(words) > 1 and not tree.children[words[-1]] and _is_edge(tree, words[-1]):
        words = words[:-1]
    return tuple(words)


def _is_edge(tree: Tree, word: int) -> bool:
    return tree.pos(word) == "ADV" or tree.lower[word] in _DAYS
