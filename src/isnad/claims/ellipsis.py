"""Ellipsis: what a text leaves out because it has just said it.

*three attacks against A, two against B* leaves out the noun, *X never met him; Y, who did, …* the verb,
*the rebels say that eleven were* the verb of a passive, *the meeting never took place* the parties.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from isnad.attributions import Chains
from isnad.claims.amounts import Amounts
from isnad.claims.claim import Factuality, Filler
from isnad.claims.dictionary import Entry
from isnad.claims.draft import Draft
from isnad.claims.fillers import Fillers
from isnad.claims.frames import Frames
from isnad.claims.tree import CLAUSES, SUBJECTS, Tree

Match = tuple[int, list[tuple[Entry, tuple[int, ...]]]]
_STOOD_FOR = frozenset({"did", "does", "do", "has", "had", "was", "were", "is", "are"})
_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "obl", "cop", "iobj", "expl"})
_BE = frozenset({"was", "were", "is", "are"})
_NOT = frozenset({"not", "n't", "never", "none"})
_AGAINST = frozenset({"against", "on", "at"})


def elided_nouns(tree: Tree, matched: list[Match]) -> list[Match]:
    """Numbers that stand for the event noun before them (*two against the hotel*), as triggers of its rules."""
    nouns = {w: fitting for w, fitting in matched if tree.upos[w] == "NOUN"}
    found: list[Match] = []
    last = -1
    for word, upos in enumerate(tree.upos):
        if word in nouns:
            last = word
        elif (
            upos == "NUM"
            and last >= 0
            and tree.sentences[last] == tree.sentences[word]
            and _stands_alone(tree, word, last)
        ):
            entries: list[tuple[Entry, tuple[int, ...]]] = [
                (e, (word,)) for e, _ in nouns[last] if e[0].words == "noun" and not e[1].company
            ]
            if entries:
                found.append((word, entries))
    return found


def _stands_alone(tree: Tree, word: int, event: int) -> bool:
    """A number that counts nothing itself and is followed by *against*, whose noun is hung on it."""
    counts = tree.rel[word] in ("nummod", "compound") and tree.heads[word] > word
    if word + 1 >= len(tree) or tree.low[word + 1] not in _AGAINST:
        return False
    noun = tree.heads[word + 1]
    if noun < word or tree.rel[word + 1] != "case" or (counts and tree.heads[noun] != word):
        return False
    if counts:
        tree.rehang(word, event, "conj")
    tree.rehang(noun, word, "nmod")
    return tree.heads[noun] == word


class Ellipses:
    """Completes drafts from those before them."""

    def __init__(self, tree: Tree, frames: Frames, fillers: Fillers, amounts: Amounts, chains: Chains) -> None:
        self._tree, self._frames, self._fillers = tree, frames, fillers
        self._amounts, self._chains = amounts, chains

    def drafts(self, drafts: list[Draft]) -> Iterator[Draft]:
        """*Y, who did*; *the rebels say eleven were*; *others say that there was*: the claim before, told anew."""
        told = sorted((d for d in drafts if d.trigger is not None), key=lambda d: d.trigger or 0)
        verbs = [d for d in told if not d.nominal]
        for word, low in enumerate(self._tree.low):
            if low not in _STOOD_FOR or not self._stands_for(word):
                continue
            there = any(self._tree.rel[c] == "expl" for c in self._tree.kids[word])
            before = self._before(word, told if there else verbs)
            made = None
            if before is not None:
                made = self._existing(word, before) if there else self._copy(word, before)
            if made is not None:
                yield made

    def _before(self, word: int, told: list[Draft]) -> Draft | None:
        """The last claim before a word, in its sentence or the one before."""
        t = self._tree
        at = bisect_left(told, word, key=lambda d: d.trigger or 0) - 1
        if at < 0 or not 0 <= t.sentences[word] - t.sentences[told[at].trigger or 0] <= 1:
            return None
        return told[at]

    def _stands_for(self, word: int) -> bool:
        t = self._tree
        if (
            t.rel[word] not in CLAUSES | {"conj"}
            or t.upos[word] not in ("VERB", "AUX")
            or t.mark(word) in ("as", "than")
        ):
            return False
        if not self._ends(word) or t.mark(word) == "to":
            return False
        there = any(t.rel[c] == "expl" for c in t.kids[word])
        subjects = any(t.rel[c] in SUBJECTS for c in t.kids[word])
        if there and subjects:
            return False
        return not any(t.rel[c] in _OBJECTS - ({"expl"} if there else set()) for c in t.kids[word])

    def _ends(self, word: int) -> bool:
        """Does the clause end with the verb? *Y did not.*, *Y, who did, …*"""
        t, after = self._tree, word + 1
        while after < len(t) and (t.low[after] in _NOT or t.low[after] in ("so", "too", "also", "indeed")):
            after += 1
        return after >= len(t) or t.upos[after] in ("PUNCT", "CCONJ") or t.sentences[after] != t.sentences[word]

    def _existing(self, word: int, before: Draft) -> Draft | None:
        """*there was*, *there was none*: what was asked or denied before, affirmed or denied again."""
        t = self._tree
        negated = any(t.low[c] in _NOT for c in t.kids[word])
        if before.factuality == "CT+" and not negated:
            return None
        return self._retold(word, before, before.roles, "CT-" if negated else "CT+", t.starts[word])

    def _copy(self, word: int, before: Draft) -> Draft | None:
        t = self._tree
        subject = [w for w in self._frames.surface(word) if w >= 0]
        role = self._subject_role(word, before)
        if not subject or role is None:
            return None
        filler = tuple(f for w in subject if (f := self._fillers.make(w, before.chain)) is not None)
        negated = any(t.low[c] in _NOT for c in t.kids[word])
        same = any(f.entity and f.entity == g.entity for f in filler for g in before.roles.get(role, ()))
        if not filler or (same and negated == before.factuality.endswith("-")):
            return None
        near = t.starts[word] - before.start < 300 and t.sentences[word] == t.sentences[before.trigger or 0]
        start = before.start if near else t.starts[min(subject)]
        roles = {**before.roles, role: filler}
        made = self._retold(word, before, roles, "CT-" if negated else "CT+", start)
        counted = [self._amounts.amount(q, role) for w in subject for q in self._amounts.counting(w)]
        if counted:
            made = replace(made, quantity=tuple(counted), time=before.time, place=before.place)
        elif same:
            made = replace(made, quantity=before.quantity, time=before.time, place=before.place)
        return made

    def _subject_role(self, word: int, before: Draft) -> str | None:
        """The role that the subject of the verb before fills: the patient of a passive, else mostly the agent."""
        trigger = before.trigger or 0
        passive = self._frames.passive(trigger)
        if passive != (self._tree.low[word] in _BE):
            return None
        subject = set(self._frames.surface(trigger))
        found = next((role for role, words in before.words.items() if subject & set(words)), None)
        asked = self._asked(trigger) and not passive and "agent" not in before.roles
        return "agent" if found is None and asked else found

    def _asked(self, word: int) -> bool:
        t = self._tree
        root = [word, *t.climb(word)][-1]
        return bool(t.kids[root]) and t.low[max(t.kids[root])] == "?"

    def _retold(
        self, word: int, before: Draft, roles: dict[str, tuple[Filler, ...]], value: Factuality, start: int
    ) -> Draft:
        t = self._tree
        because = (("trigger", t.low[word]), ("takes up", before.because[0][1] if before.because else ""))
        return replace(
            before, start=start, end=t.ends[word], roles=dict(roles), factuality=value, trigger=word, because=because,
            chain=self._chains.at(t.starts[word], t.ends[word]), confidence=0.6, time=(), place=(), quantity=(),
            words={},
        )  # fmt: skip
