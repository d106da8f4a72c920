"""Ellipsis: what a text leaves out because it has just said it.

*three attacks against A, two against B* leaves out the noun, *X never met him; Y, who did, …* the verb,
*the meeting never took place* the parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from isnad.claims.claim import Factuality
from isnad.claims.dictionary import Entry
from isnad.claims.draft import Draft
from isnad.claims.fillers import Fillers
from isnad.claims.frames import Frames
from isnad.claims.tree import CLAUSES, Tree

Match = tuple[int, list[tuple[Entry, tuple[int, ...]]]]
_STOOD_FOR = frozenset({"did", "does", "do", "has", "had", "was", "were"})
_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "obl", "cop", "iobj", "expl"})
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
            upos == "NUM" and last >= 0 and tree.sentences[last] == tree.sentences[word] and _stands_alone(tree, word)
        ):
            entries: list[tuple[Entry, tuple[int, ...]]] = [
                (e, (word,)) for e, _ in nouns[last] if e[0].words == "noun" and not e[1].company
            ]
            if entries:
                found.append((word, entries))
    return found


def _stands_alone(tree: Tree, word: int) -> bool:
    """A number that counts nothing itself and is followed by *against*, whose noun is hung on it."""
    counts = tree.rel[word] in ("nummod", "compound") and tree.heads[word] > word
    if counts or word + 1 >= len(tree) or tree.low[word + 1] not in _AGAINST:
        return False
    noun = tree.heads[word + 1]
    if noun < word or tree.rel[word + 1] != "case":
        return False
    tree.rehang(noun, word, "nmod")
    return tree.heads[noun] == word


class Ellipses:
    """Completes drafts from those before them."""

    def __init__(self, tree: Tree, frames: Frames, fillers: Fillers) -> None:
        self._tree, self._frames, self._fillers = tree, frames, fillers

    def complete(self, drafts: list[Draft]) -> None:
        """*the meeting never took place*: the parties are those of the last claim of the kind."""
        last: dict[str, Draft] = {}
        for d in sorted((d for d in drafts if d.trigger is not None), key=lambda d: d.trigger or 0):
            if d.nominal and not d.roles and self._definite(d.trigger or 0) and d.kind in last:
                before = last[d.kind]
                d.roles = dict(before.roles)
                d.because += (("takes up", before.because[0][1] if before.because else before.kind),)
            elif d.roles:
                last[d.kind] = d

    def _definite(self, word: int) -> bool:
        t = self._tree
        return any(t.rel[c] == "det" and t.low[c] in ("the", "this", "that", "any", "such") for c in t.kids[word])

    def drafts(self, drafts: list[Draft]) -> Iterator[Draft]:
        """*Y, who did*: the claim of the verb before, with another subject."""
        verbs = sorted((d for d in drafts if d.trigger is not None and not d.nominal), key=lambda d: d.trigger or 0)
        at = 0
        for word, low in enumerate(self._tree.low):
            while at < len(verbs) and (verbs[at].trigger or 0) < word:
                at += 1
            if low in _STOOD_FOR and at and self._stands_for(word):
                made = self._copy(word, verbs[at - 1])
                if made is not None:
                    yield made

    def _stands_for(self, word: int) -> bool:
        t = self._tree
        if (
            t.rel[word] not in CLAUSES | {"conj"}
            or t.upos[word] not in ("VERB", "AUX")
            or t.mark(word) in ("as", "than")
        ):
            return False
        return not any(t.rel[c] in _OBJECTS for c in t.kids[word])

    def _copy(self, word: int, before: Draft) -> Draft | None:
        t = self._tree
        near = before.trigger is not None and 0 <= t.sentences[word] - t.sentences[before.trigger] <= 1
        subject = [w for w in self._frames.surface(word) if w >= 0]
        if not near or not subject or "agent" not in before.roles:
            return None
        agent = tuple(f for w in subject if (f := self._fillers.make(w, before.chain)) is not None)
        if not agent or any(f.entity and f.entity == g.entity for f in agent for g in before.roles["agent"]):
            return None
        negated = any(t.low[c] in ("not", "n't", "never") for c in t.kids[word])
        value: Factuality = "CT-" if negated else "CT+"
        start = (
            min(before.start, t.starts[min(subject)])
            if t.starts[word] - before.start < 300
            else t.starts[min(subject)]
        )
        because = (
            ("trigger", t.low[word]),
            ("agent", agent[0].text),
            ("takes up", before.because[0][1] if before.because else ""),
        )
        return replace(
            before,
            start=start,
            end=t.ends[word],
            roles={**before.roles, "agent": agent},
            factuality=value,
            trigger=None,
            because=because,
            confidence=0.6,
            time=(),
            place=(),
            quantity=(),
        )
