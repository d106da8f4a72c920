"""Events taken up again: *it*, *the attack*, *any exchange* in a role that another claim can fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.claims.claim import Filler
from isnad.claims.dictionary import Dictionary
from isnad.claims.draft import Draft
from isnad.claims.lexicon import natures
from isnad.claims.tree import Tree

NESTING = frozenset({"any", "event", "deed", "actor_or_event"})
"""The types of roles that another claim can fill."""

_IT = frozenset({"it", "this", "that", "so"})
_THE = frozenset({"the", "this", "that", "any", "such", "these"})
_TAKEN_UP = frozenset({"orders", "carries_out", "knows_of", "plans", "claims_responsibility", "opposes", "backs"})
_BEFALLS = frozenset({"dies", "wounds", "escapes", "dismisses", "appoints", "meets", "publishes", "records"})
_NEAR = 3  # sentences within which *it* is an event told before
_FAR = 5000  # words within which *the attack* is


class Anaphora:
    """Links the fillers of one document's drafts that take up an event told before."""

    def __init__(self, tree: Tree, dictionary: Dictionary) -> None:
        self._tree, self._dictionary = tree, dictionary
        self._nouns = natures()

    def link(self, drafts: Sequence[Draft]) -> None:
        """Such a filler keeps its words and refers to the last event before it that fits."""
        events = {d.trigger: d for d in drafts if d.trigger is not None and self._is_event(d)}
        for d in drafts:
            if d.trigger is None or d.kind not in _TAKEN_UP:
                continue
            for role, words in d.words.items():
                if role in d.roles and self._nests(d, role) and len(words) == 1 == len(d.roles[role]):
                    d.roles[role] = (self._linked(d.roles[role][0], words[0], events, d),)

    def _nests(self, d: Draft, role: str) -> bool:
        return self._dictionary.rule(d.rule).types.get(role, "any").rstrip("!") in NESTING

    def _is_event(self, d: Draft) -> bool:
        return d.trigger is not None and d.kind not in _TAKEN_UP and not self._dictionary.kinds[d.kind].standing

    def _linked(self, filler: Filler, word: int, events: Mapping[int, Draft], own: Draft) -> Filler:
        if filler.claim or filler.entity or word < 0:
            return filler
        low, start = self._tree.low[word], min(word, own.trigger or 0)
        again = self._again(word, events)
        if again is not None:
            return replace(filler, claim=f"#{id(again)}", mention=None)
        found = self._last(start, events) if low in _IT else self._named(word, start, events)
        return replace(filler, claim=f"#{id(found)}", mention=None) if found is not None else filler

    def _again(self, word: int, events: Mapping[int, Draft]) -> Draft | None:
        """*attacks on A, attacks that he ordered*: the same noun again, beside itself."""
        t = self._tree
        if t.rel[word] != "appos" or not t.is_noun(word):
            return None
        before = range(word - 1, max(-1, word - 12), -1)
        return next((events[w] for w in before if w in events and t.low[w] == t.low[word]), None)

    def _last(self, start: int, events: Mapping[int, Draft]) -> Draft | None:
        """What *it* is: the last event told or named, but for what a relative clause adds and for what befalls."""
        t = self._tree
        for word in range(start - 1, -1, -1):
            if t.sentences[start] - t.sentences[word] > _NEAR:
                return None
            told = events.get(word)
            if told is not None and told.kind not in _BEFALLS and t.rel[word] != "acl:relcl":
                return told
            named = self._named(word, word, events) if t.upos[word] == "NOUN" else None
            if named is not None:
                return named
        return None

    def _named(self, word: int, start: int, events: Mapping[int, Draft]) -> Draft | None:
        """What *the attack* is: the last event of the noun's kinds."""
        t = self._tree
        low = t.low[word]
        definite = any(t.rel[c] == "det" and t.low[c] in _THE for c in t.kids[word])
        if not definite or "deed" not in self._nouns.get(low, ()):
            return None
        kinds = {rule.kind for rule, phrase in self._dictionary.entries.get(low, ()) if not phrase.company}
        fitting = (events[w] for w in range(start - 1, max(-1, start - _FAR), -1) if w in events)
        return next((d for d in fitting if (d.kind in kinds if kinds else d.kind not in _BEFALLS)), None)
