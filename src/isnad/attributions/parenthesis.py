"""Cues in a parenthesis: *A happened, the man said*; *A, the man said on Monday, happened*; *as the man said*."""

from __future__ import annotations

from isnad.attributions.clause import Clause
from isnad.attributions.surface import phrase_before, tail
from isnad.attributions.tree import Tree

_VERBS = ("VERB", "AUX")
_OPENERS = frozenset(("which", "that", "who", "whom", "because", "but", "and", "where", "when"))
_COMMAS = (",", "—", "–", "--")


def enclosed(tree: Tree, clause: Clause, told: bool) -> tuple[int, ...]:
    """*He had learned from her, he said, that …*: the sentence around a cue between two commas before a *that*."""
    before = phrase_before(tree, clause.verb)
    end = tail(tree, clause.verb + 1, told) if before else None
    if clause.passive or end is None or end + 1 >= tree.sentence(clause.verb).stop or tree.forms[end] != ",":
        return ()
    return interrupted(tree, clause, told) if tree.lower[end + 1] == "that" else ()


def as_told(tree: Tree, verb: int) -> tuple[int, ...]:
    """*As Reyes tells it, the men left*: the sentence beside the phrase."""
    sentence = tree.sentence(verb)
    before = phrase_before(tree, verb)
    opener = before.start - 1 if before else -1
    if opener < sentence.start or tree.lower[opener] != "as" or tree.lower[verb + 1] != "it":
        return ()
    end = verb + 2
    closed = end >= sentence.stop or tree.forms[end] in _COMMAS or not tree.is_word(end)
    opened = opener == sentence.start or tree.forms[opener - 1] in _COMMAS
    rest = (*range(sentence.start, opener), *range(end + 1, sentence.stop))
    return rest if closed and opened and any(tree.pos(w) in _VERBS for w in rest) else ()


def interrupted(tree: Tree, clause: Clause, told: bool) -> tuple[int, ...]:
    """The sentence around a cue that a comma sets off; empty where the cue is its sentence's main clause.

    `told` says that an addressee may stand behind the verb.
    """
    sentence = tree.sentence(clause.verb)
    before = phrase_before(tree, clause.verb)
    if before and tree.lower[before[-1]] in ("who", "which", "that", "whom"):
        return ()
    if before:
        first, end = before.start, tail(tree, clause.verb + 1, told)
        first -= tree.lower[first - 1] == "as" and end is not None and tree.lower[end + 1 : end + 2] == ["that"]
    else:
        first, end = clause.verb, _behind_subject(tree, clause)
    if end is None or first - 1 <= sentence.start or tree.forms[first - 1] not in _COMMAS:
        return ()
    left = range(_left_start(tree, sentence.start, first - 1), first - 1)
    right = range(end + 1, sentence.stop) if end < sentence.stop and tree.forms[end] in _COMMAS else range(0)
    if not before or not _belongs(tree, right):
        right = range(0)
    spoken = any(tree.pos(w) in _VERBS for w in left)
    resumed = bool(right) and (tree.pos(right[0]) in _VERBS or tree.lower[left.stop - 1] in _OPENERS)
    if not spoken and not resumed:
        return ()
    return (*left, *right)


def _left_start(tree: Tree, start: int, comma: int) -> int:
    """Where the interrupted clause begins: behind the last semicolon, at the *which* right before the comma."""
    opener = comma - 1
    if opener >= start and tree.lower[opener] in _OPENERS:
        before = opener - 1
        return before if before >= start and tree.pos(before) == "ADP" else opener
    breaks = [w for w in range(start, comma) if tree.forms[w] in (";", ":")]
    return breaks[-1] + 1 if breaks else start


def _behind_subject(tree: Tree, clause: Clause) -> int | None:
    """*…, said the mayor*: where the inverted subject ends."""
    if clause.subject is None or not clause.own or clause.subject < clause.verb:
        return None
    return tree.high[clause.subject] + 1


def _belongs(tree: Tree, right: range) -> bool:
    """Is what follows the cue's second comma content: no *who …*, no *adding that …*, no *and told …*?"""
    if not right:
        return False
    first = right[0]
    return tree.lower[first] not in ("who", "which", "whose", "whom") and not tree.lower[first].endswith("ing")


def hung_on(tree: Tree, verb: int) -> tuple[int, ...]:
    """*X happened, as he said*; a clause that the tree hangs the cue on as a parenthesis."""
    head = tree.head(verb)
    if head < 0:
        return ()
    as_clause = tree.rel(verb) == "advcl" and any(tree.lower[k] == "as" for k in tree.kids(verb, "mark", "advmod"))
    if not as_clause and not (tree.rel(verb) == "parataxis" and tree.kids(verb, "nsubj")):
        return ()
    own = set(tree.reach(verb))
    return tuple(w for w in tree.reach(head) if w not in own)
