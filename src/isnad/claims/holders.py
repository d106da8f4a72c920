"""Holders: who is said to be what a noun names. *X, leader of Y*; *Y's chief X*; *X is the head of Y*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from isnad.claims.lexicon import word_list
from isnad.claims.tree import SUBJECTS, Tree

_NP_STOP = frozenset({"conj", "cc", "punct", "acl:relcl", "parataxis", "appos", "cop", "nsubj", "nsubj:pass"})
_LOOSE = frozenset({"parataxis", "advcl", "dislocated", "dep", "obl", "obl:unmarked", "nmod:unmarked", "xcomp"})
_BEFORE = frozenset({"det", "amod", "compound", "nmod:poss", "advmod", "nummod", "nmod:desc"})
PARTITIVES = word_list("partitives")
BECOMING = word_list("becoming")
_FOLLOWING = ("succe", "replac", "follow", "sign", "serv", "act", "work")
_NAMING = frozenset({"gave", "gives", "called", "calls", "named", "identified", "identifies", "styled", "styles"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True)
class Beside:
    """Names by the words at their edges: `first` and `last` word to head word. What stands beside a noun by order
    alone helps where the parser lost an apposition."""

    first: dict[int, int]
    last: dict[int, int]


class Holders:
    """Finds holders in one tree; `surface` gives the subject of a predicate, `unwritten` the roots that lack one."""

    def __init__(
        self,
        tree: Tree,
        surface: Callable[[int], tuple[int, ...]],
        passive: Callable[[int], bool],
        unwritten: frozenset[int],
        beside: Beside,
    ) -> None:
        self.tree, self.surface, self.passive = tree, surface, passive
        self._unwritten, self._beside = unwritten, beside
        self._holders: dict[int, tuple[int, ...]] = {}

    def holders(self, noun: int) -> tuple[int, ...]:
        """Who is said to be what a noun names: *X, leader of Y*; *Y leader X*; *X is the leader of Y*; () if none."""
        found = self._holders.get(noun)
        if found is None:
            self._holders[noun] = ()
            found = self._holders[noun] = tuple(w for w in self._find_holders(noun) if w != noun)
        return found

    def _find_holders(self, noun: int) -> tuple[int, ...]:
        t = self.tree
        if any(t.rel[c] == "cop" for c in t.kids[noun]) or noun in self._unwritten:
            return self.surface(noun)
        head, relation = t.heads[noun], t.rel[noun]
        if relation == "appos":
            return (head, *self._by_order(noun), *(self.surface(t.clause(head)) if t.case(head) else ()))
        if relation == "nsubj" and head >= 0:
            named = self._identified(noun, head)
            if named:
                return named
        if relation in ("nmod:desc", "compound", "flat", "amod") and head >= 0 and t.upos[head] == "PROPN":
            return (head,)
        below = self._named_below(noun)
        if below:
            return below
        beside = self._by_order(noun) or self._by_clause(noun)
        if beside:
            return beside
        if relation == "conj":
            return self.holders(head) if t.upos[head] != "PROPN" else ()
        if relation == "nmod" and t.low[head] in PARTITIVES and t.case(noun) in ("of", "among"):
            return self.holders(head)
        return self._predicated(noun, head, relation)

    def _identified(self, noun: int, head: int) -> tuple[int, ...]:
        """*His superior was X.*"""
        t = self.tree
        if t.upos[head] == "PROPN" and any(t.rel[c] == "cop" for c in t.kids[head]):
            return (head,)
        if t.low[head] in _BE:
            return tuple(
                c for c in t.kids[head] if c > head and t.upos[c] == "PROPN" and t.rel[c] in ("nsubj", "appos")
            )
        return tuple(c for c in t.kids[noun] if t.rel[c] == "appos" and t.upos[c] == "PROPN")

    def _named_below(self, noun: int) -> tuple[int, ...]:
        t = self.tree
        for c in t.kids[noun]:
            near = c - noun < 14 and t.low[c - 1] not in ("(", "[")
            if t.rel[c] == "appos" and t.upos[c] in ("PROPN", "NOUN", "PRON") and near:
                return (c,)
        for c in t.kids[noun]:
            if t.rel[c] in ("flat", "nmod:desc") and t.upos[c] == "PROPN" and c > noun:
                return (c,)
        return ()

    def _by_order(self, noun: int) -> tuple[int, ...]:
        """*his cousin X* and *X, leader of Y*, by the order of words."""
        t = self.tree
        after = self._beside.first.get(noun + 1)
        if after is not None and t.sentences[after] == t.sentences[noun]:
            return (after,)
        named = self.name_after(noun)
        if named:
            return named
        edge = min([noun, *(c for c in t.kids[noun] if noun - 6 < c < noun and t.rel[c] in _BEFORE)])
        before = self._beside.last.get(edge - 2) if edge >= 2 and t.low[edge - 1] == "," else None
        if before is not None and t.sentences[before] == t.sentences[noun] and self._ends_apposition(noun):
            return (before,)
        return ()

    def _by_clause(self, noun: int) -> tuple[int, ...]:
        """*the spokesman, who gave his name as X*; *a man called X*."""
        t = self.tree
        for verb in t.kids[noun]:
            if t.rel[verb] in ("acl:relcl", "acl") and t.low[verb] in _NAMING and verb > noun:
                own = t.rel[verb] == "acl" or any(t.low[c] in ("himself", "herself", "name") for c in t.kids[verb])
                named = [w for w in t.reach(verb, _NP_STOP)[1:] if t.upos[w] == "PROPN" and t.rel[w] != "flat"]
                if own and named:
                    return (named[0],)
        return ()

    def name_after(self, noun: int) -> tuple[int, ...]:
        """*the leader of the group, X*: a name after the whole phrase and a comma."""
        t = self.tree
        last = max(t.reach(noun, _NP_STOP))
        while t.low[last + 1 : last + 2] == ["-"] and last + 2 < len(t):
            last += 2
        if last - noun > 12:
            return ()
        comma = t.low[last + 1 : last + 2] == [","]
        named = self._beside.first.get(last + 2 if comma else last + 1)
        owned = (
            t.upos[noun] == "NUM"
            or t.low[noun - 1] == "-"
            or any(t.rel[c] in ("det", "nmod:poss") for c in t.kids[noun])
        )
        if named is None or not owned or t.sentences[named] != t.sentences[noun]:
            return ()
        return () if comma and self._goes_on(noun, named) else (named,)

    def _goes_on(self, noun: int, named: int) -> bool:
        """*killed the mayor, X said*: the name behind the comma is the subject of what follows."""
        t = self.tree
        verb = t.heads[named]
        apposed = t.heads[noun] == verb and t.rel[noun] in SUBJECTS
        return t.rel[named] in SUBJECTS and verb > named and not apposed

    def _ends_apposition(self, noun: int) -> bool:
        """A comma, a stop or a verb after the phrase, not the next member of a list."""
        t = self.tree
        inside = t.reach(noun, _NP_STOP)
        last = max(inside)
        return last + 1 < len(t) and (
            t.low[last + 1] in (",", ".", ";", ")", "who", "that", "and") or t.upos[last + 1] in ("VERB", "AUX")
        )

    def _predicated(self, noun: int, head: int, relation: str) -> tuple[int, ...]:
        """*served as leader*, *became leader*, *was named leader*, *the man as the leader*."""
        t = self.tree
        if head < 0:
            return ()
        if relation in ("xcomp", "obj") and t.low[head] in BECOMING:
            given = [c for c in t.children(head, "obj", "iobj") if c != noun]
            return (t.antecedent(given[0]),) if given and relation == "xcomp" else self.surface(head)
        if relation in ("obl", "nmod", "advcl", "xcomp") and t.case(noun) == "as":
            if t.is_noun(head):
                return self.holders(head) or (head,)
            given = t.children(head, "obj")
            own = noun < head or t.low[head].startswith(_FOLLOWING)
            if given and not own and not self.passive(head):
                return (t.antecedent(given[0]),)
            return self.surface(head)
        if relation in _LOOSE and not t.case(noun) and t.upos[head] in ("VERB", "AUX"):
            edge = min([noun, *(c for c in t.kids[noun] if c < noun and t.rel[c] != "punct")])
            if relation in ("parataxis", "advcl", "dislocated") or t.low[edge - 1] == ",":
                return self.surface(head)
        return ()
