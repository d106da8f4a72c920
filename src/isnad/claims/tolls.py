"""Tolls: *Their dead: 12 soldiers and 2 policemen. Captured: 3.* A word for what befell, a colon, and who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.attributions import Chains
from isnad.claims.amounts import Amounts
from isnad.claims.claim import When
from isnad.claims.draft import Draft
from isnad.claims.entries import Entries
from isnad.claims.fillers import Fillers
from isnad.claims.natures import Natures
from isnad.claims.tree import Tree

_BEFALLEN = {
    "dead": "dies.count",
    "killed": "kills.verb",
    "fallen": "dies.count",
    "wounded": "wounds.count",
    "injured": "wounds.count",
    "captured": "captures.verb",
    "arrested": "captures.verb",
    "detained": "captures.verb",
    "kidnapped": "kidnaps.verb",
    "executed": "executes.verb",
    "released": "releases.verb",
    "freed": "releases.verb",
}
_OWN = frozenset({"our", "their", "enemy", "own", "the", "total", "civilian", "civilians", "soldiers", "now"})
_LEAD = 3  # words before the one that says what befell


class Tolls:
    """Finds the counts after a colon in one document."""

    def __init__(self, tree: Tree, natures: Natures, fillers: Fillers, amounts: Amounts, entries: Entries) -> None:
        self._tree, self._natures, self._fillers = tree, natures, fillers
        self._amounts, self._entries = amounts, entries

    def counted(self, drafts: Sequence[Draft], chains: Chains) -> list[Draft]:
        """The drafts with a claim for each that is counted, without those that their word alone had made."""
        opened = [w for w, low in enumerate(self._tree.low) if low == ":" and w and self._opens(w - 1)]
        told = {(d.kind, w) for d in drafts for found in d.words.values() for w in found}
        made = []
        for colon in opened:
            rule = _BEFALLEN[self._tree.low[colon - 1]]
            made += [
                d
                for w in self._counted(colon)
                if (rule.split(".")[0], w) not in told
                for d in self._made(rule, colon, w, chains)
            ]
        bare = {colon - 1 for colon in opened} if made else set[int]()
        return [d for d in drafts if d.trigger not in bare or "patient" in d.roles] + made

    def _opens(self, word: int) -> bool:
        """Does what befell open its sentence, with no more before it than whose side it befell?"""
        t = self._tree
        before = word
        while before > 0 and t.sentences[before - 1] == t.sentences[word]:
            before -= 1
        lead = range(before, word)
        return t.low[word] in _BEFALLEN and len(lead) <= _LEAD and all(t.low[w] in _OWN for w in lead)

    def _counted(self, colon: int) -> Iterator[int]:
        """The heads of the phrases after the colon that count people."""
        t, inside = self._tree, set[int]()
        w = colon + 1
        while w < len(t) and t.sentences[w] == t.sentences[colon] and t.low[w] not in (";", ":"):
            head = t.heads[w] if t.rel[w] == "nummod" else w
            counts = t.upos[w] == "NUM" and head not in inside and bool(self._amounts.counting(head))
            if counts and (head == w or self._natures.fits(head, "living")):
                inside.add(head)
                yield head
            w += 1

    def _made(self, rule: str, colon: int, word: int, chains: Chains) -> Iterator[Draft]:
        t = self._tree
        start, end = t.starts[colon - 1], t.ends[word]
        chain, day = chains.at(start, end), self._entries.day(word)
        filler = self._fillers.make(word, chain)
        amounts = tuple(self._amounts.amount(q, "patient") for q in self._amounts.counting(word))
        if filler is not None and amounts:
            because = (("trigger", t.words_of(colon - 1)), ("patient", filler.text))
            when = (When(day.edtf, day.text, day.id),) if day is not None and day.edtf else ()
            yield Draft(
                rule.partition(".")[0], rule, start, end, {"patient": (filler,)}, chain, time=when,
                words={"patient": (word,)}, quantity=amounts, confidence=0.7, because=because,
            )  # fmt: skip
