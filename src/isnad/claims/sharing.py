"""Sharing: the word whose time and place an event shares, because one clause tells both."""

from __future__ import annotations

from isnad.claims.frames import LIGHT, OCCURRING
from isnad.claims.lexicon import word_list
from isnad.claims.tree import SUBJECTS, Tree

_ALONG = frozenset({"by", "with", "during", "in"})
_MEANWHILE = frozenset({"when", "while", "as"})
_INSIDE = frozenset({"in", "during", "at"})


class Sharing:
    """Answers *whose time and place is also this word's?* for the triggers of one document."""

    def __init__(self, tree: Tree, triggers: frozenset[int], deeds: frozenset[int]) -> None:
        self._tree, self._triggers, self._deeds = tree, triggers, deeds

    def above(self, node: int) -> int | None:
        """The word above that a trigger shares its time and place with; None if it stands for itself."""
        t = self._tree
        head, relation = t.heads[node], t.rel[node]
        if head < 0:
            return None
        low = t.low[head]
        if relation in ("obj", "nsubj:pass", "nsubj") and (
            low in LIGHT or low in OCCURRING or head in self._triggers
        ):
            return head
        if relation in ("conj", "xcomp") or (relation in ("obl", "obj") and t.case(node) == "as"):
            return head
        first = t.mark(node).split(" ")[0]
        if relation == "advcl" and ((t.is_ing(node) and not first) or self._meanwhile(node)):
            return head
        if relation in ("obl", "advcl") and first in _ALONG and head in self._triggers:
            return head
        if relation == "acl:relcl" and head in self._deeds and self._in_which(node):
            return head
        if relation == "nmod" and low in word_list("gatherings"):
            return head
        return None

    def below(self, trigger: int) -> list[int]:
        """Clauses and events below that happen when and where a trigger does: *died when …*, *hurt in a clash*."""
        t = self._tree
        found = [c for c in t.kids[trigger] if t.rel[c] == "advcl" and self._meanwhile(c)]
        return found + [c for c in t.kids[trigger] if c in self._triggers and t.case(c) in (*_INSIDE, "under")]

    def _meanwhile(self, clause: int) -> bool:
        """*died when troops opened fire*: one time and place for both clauses."""
        t = self._tree
        opened = any(t.low[c] in _MEANWHILE and t.rel[c] in ("mark", "advmod") for c in t.kids[clause])
        return opened and any(t.rel[c] in SUBJECTS for c in t.kids[clause])

    def _in_which(self, clause: int) -> bool:
        """*the raid, in which six men died*"""
        t = self._tree
        return any(t.low[c] == "which" and t.case(c) in _INSIDE for c in t.kids[clause])

    def crosses_conjunction(self, node: int, trigger: int) -> bool:
        """Does the way up from a trigger to a word lead out of a second conjunct?"""
        t, here, steps = self._tree, trigger, 20
        while here != node and steps and t.heads[here] >= 0:
            if t.rel[here] == "conj":
                return True
            here, steps = t.heads[here], steps - 1
        return False

    def second_verb(self, trigger: int) -> bool:
        """*seized the post, disarmed the guards*: a verb that goes on with the first one's subject."""
        t = self._tree
        return t.upos[trigger] == "VERB" and not any(t.rel[c] in SUBJECTS for c in t.kids[trigger])
