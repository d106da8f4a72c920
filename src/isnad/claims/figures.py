"""Bare figures: *an earlier version said nine*, *he puts the number at five* give the claim before another number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from isnad.attributions import Chains
from isnad.attributions.chain import Link, Speaker
from isnad.claims.amounts import Amounts
from isnad.claims.claim import Amount
from isnad.claims.draft import Draft
from isnad.claims.frames import Frames
from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree

_REACH = 2
_FIGURES = frozenset(
    {"number", "toll", "figure", "count", "total", "numbers", "it", "they", "there", "figures", "dead", "tally"}
)
_TOLL = frozenset({"toll", "dead", "deaths", "killed", "fatalities"})
_DEATHS = frozenset({"dies", "kills", "executes", "attacks", "bombs"})
_OBJECT = frozenset({"obj", "obl", "ccomp", "xcomp"})


class Figures:
    """Finds numbers that stand alone where something is said, and the claim whose number they are."""

    def __init__(self, tree: Tree, frames: Frames, lookup: Lookup, amounts: Amounts, chains: Chains) -> None:
        self._tree, self._frames, self._lookup = tree, frames, lookup
        self._amounts, self._chains = amounts, chains
        self._verbs = word_list("figuring")

    def drafts(self, drafts: list[Draft]) -> Iterator[Draft]:
        """The claims before, told again with the number that stands alone."""
        counted = sorted((d for d in drafts if d.trigger is not None and d.quantity), key=lambda d: d.trigger or 0)
        for word, upos in enumerate(self._tree.upos):
            if upos == "NUM" and counted and (verb := self._said(word)) is not None:
                made = self._again(word, verb, counted)
                if made is not None:
                    yield made

    def _said(self, word: int) -> int | None:
        """The verb that gives a number alone: *says seven*, *put the figure at five*, *say it was eight*."""
        t = self._tree
        head, relation = t.heads[word], t.rel[word]
        if head < 0 or relation not in _OBJECT or t.low[head] not in self._verbs:
            return None
        if any(t.rel[c] == "nmod" or t.is_noun(c) for c in t.kids[word] if c > word) or self._lookup.dated(word):
            return None
        if any(t.rel[c] == "cop" for c in t.kids[word]):
            subject = [c for c in t.kids[word] if t.rel[c].startswith("nsubj")]
            return head if subject and t.low[subject[0]] in _FIGURES else None
        if relation == "obl":
            given = t.children(head, "obj")
            return head if t.case(word) in ("at", "as") and given and t.low[given[0]] in _FIGURES else None
        return head if relation == "obj" else None

    def _again(self, word: int, verb: int, counted: list[Draft]) -> Draft | None:
        t = self._tree
        at = bisect_left(counted, word, key=lambda d: d.trigger or 0)
        told = counted[max(0, at - 4) : at]
        if self._of_dead(word, verb):
            told = [d for d in told if d.kind in _DEATHS]
        if not told:
            return None
        before = told[-1]
        near = 0 <= t.sentences[word] - t.sentences[before.trigger or 0] <= _REACH
        old = next((a for a in before.quantity if a.of != "goods"), None)
        new = next(iter(self._amounts.counting(word)), None)
        if not near or old is None or new is None:
            return None
        amount = Amount(new.value, new.bound, old.unit, old.of, new.text, new.id)
        subject = self._frames.own_subject(verb)
        first = min([verb, word, *(w for w in subject if w >= 0)])
        edge = min(t.reach(first, frozenset({"punct", "conj"})))
        because = (("trigger", t.low[word]), ("takes up", before.because[0][1] if before.because else before.kind))
        return replace(
            before, start=t.starts[edge], end=t.ends[word], quantity=(amount,), because=because, words={},
            chain=self._chain(word, verb), factuality="CT+", trigger=word, confidence=0.6, roles=dict(before.roles),
        )  # fmt: skip

    def _of_dead(self, word: int, verb: int) -> bool:
        """*put the toll at five*, *the number of dead was six*"""
        t = self._tree
        subject = [c for w in (word, verb) for c in t.kids[w] if t.rel[c] in ("nsubj", "obj")]
        return any(t.low[w] in _TOLL for c in subject for w in (c, *t.kids[c]))

    def _chain(self, word: int, verb: int) -> tuple[Link, ...]:
        """The voices around a number; its verb's subject where no attribution was found."""
        t = self._tree
        chain = self._chains.at(t.starts[word], t.ends[word])
        subject = [w for w in self._frames.own_subject(verb) if w >= 0]
        if len(chain) > 1 or not subject:
            return chain
        mention = self._lookup.mention(subject[0])
        start, end = (mention.start, mention.end) if mention else (t.starts[subject[0]], t.ends[subject[0]])
        speaker = Speaker(t.text[start:end], mention.entity if mention else None, mention.id if mention else None)
        return (*chain, Link((speaker,), "states"))
