"""Denials and confirmations that point back: *Detainee denies this* takes up the claims before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions import Attribution, Chains, Link
from isnad.claims.claim import Factuality
from isnad.claims.draft import Draft
from isnad.claims.lexicon import word_list
from isnad.claims.tree import Tree
from isnad.documents import Document
from isnad.passages import Passage

_BACK = word_list("back_references")
_FALSE = frozenset(
    {"lie", "lies", "false", "untrue", "nonsense", "fabrication", "invention", "wrong", "slander", "absurd"}
)
_NOT = frozenset({"not", "never", "n't"})
_SO = frozenset({"true", "so", "happened", "happen", "occurred", "correct", "case"})
_SMALL = frozenset(
    {"is", "was", "are", "were", "a", "an", "the", "all", "simply", "quite", "just", "had", "has", "complete", "pure"}
    | {"of", "pack", "outright", "plain", "utter", "total", "entirely", "they", "he", "she", "i", "we"}
)
_SAID = frozenset(
    {"allegation", "allegations", "accusation", "accusations", "charge", "charges", "claim", "claims", "report"}
    | {"reports", "rumour", "rumours", "rumor", "rumors", "assertion", "assertions", "story", "stories"}
)
_STANDING = frozenset({"relative_of", "alias_of", "located_in", "nationality", "holds_post", "spokesman_of"})
_POINTERS = frozenset({"this", "that", "it", "these", "those", "all", "the", "such"})
_SHORT = 8
_TURNING = ("denies", "confirms")
_TURNED: dict[str, Factuality] = {
    "CT+": "CT-",
    "PR+": "CT-",
    "PS+": "CT-",
    "Uu": "CT-",
    "CT-": "CT+",
    "PR-": "CT+",
    "PS-": "CT+",
}


class Echoes:
    """Makes the claims that a bare *denies this* or *confirms it* repeats."""

    def __init__(
        self,
        document: Document,
        tree: Tree,
        passages: Sequence[Passage],
        attributions: Sequence[Attribution],
        chains: Chains,
    ) -> None:
        self._document, self._tree, self._passages = document, tree, passages
        self._attributions, self._chains = attributions, chains

    def drafts(self, drafts: list[Draft]) -> list[Draft]:
        found = []
        for a in self._attributions:
            pointing = a.stance in _TURNING and self._points_back(a)
            if a.content and not self._withheld(a) and (pointing or self._calls_false(a)):
                turned = a.stance != "confirms"
                found += [self._again(d, a, turned) for d in self._before(a, drafts)]
        return found + [d for n, p in enumerate(self._passages) for d in self._called_false(n, p, drafts)]

    def _called_false(self, number: int, p: Passage, drafts: list[Draft]) -> list[Draft]:
        """*The paper says that forty died. This is false.*: who speaks denies what another was quoted for."""
        text = self._document.text[p.start : p.end]
        words = [w.strip(" .,;!\"'”“’‘") for w in text.lower().replace(",", " ").split()]
        if not 2 < len(words) <= _SHORT or words[0] not in _POINTERS or not self._is_false(words) or not number:
            return []
        chain = self._chains.at(p.start, p.end)
        own = [link.attribution for link in chain]
        before = self._passages[number - 1]
        told = [d for d in drafts if before.start <= d.start and d.end <= before.end and not d.nominal]
        others = [d for d in told if d.kind not in _STANDING and len(d.chain) > 1 and not self._aside(d)]
        others = [d for d in others if [link.attribution for link in d.chain] != own]
        return [self._retold(d, (p.start, p.end), chain, text, turned=True) for d in others[-2:]]

    def _is_false(self, words: list[str]) -> bool:
        false = set(words) & _FALSE or (set(words) & _NOT and set(words) & _SO)
        return bool(false) and all(w in _BACK | _FALSE | _NOT | _SO | _SMALL for w in words)

    def _withheld(self, a: Attribution) -> bool:
        """*We cannot confirm that*, *would not deny it*: neither."""
        start, end = a.cue[0][0], a.cue[-1][1]
        words = (
            self._document.text[max(0, start - 30) : end]
            .lower()
            .replace("n't", " not")
            .replace("cannot", " not")
            .split()
        )
        return a.stance in _TURNING and bool(_NOT & set(words[-4:]))

    def _content(self, a: Attribution) -> list[str]:
        words = " ".join(self._document.text[s:e] for s, e in a.content).lower().replace(",", " ").split()
        return [w.strip(" .,;!\"'”“’‘") for w in words]

    def _points_back(self, a: Attribution) -> bool:
        words = self._content(a)
        return 0 < len(words) <= 4 and all(w in _BACK for w in words)

    def _calls_false(self, a: Attribution) -> bool:
        """*swore that this was a lie*, *says it is not true*, *said it never happened*."""
        words = self._content(a)
        if not 1 < len(words) <= 9 or not _BACK & set(words) or a.stance in ("asks", "orders"):
            return False
        return self._is_false(words)

    def _alleged(self, a: Attribution) -> bool:
        """*denied these allegations*: what somebody else has said, not what the document tells."""
        return bool(set(self._content(a)) & _SAID)

    def _before(self, a: Attribution, drafts: list[Draft]) -> list[Draft]:
        """The claims of the same sentence before the cue, else of the sentence before."""
        start = min(s for s, _ in (*a.source, *a.cue))
        here = next((n for n, p in enumerate(self._passages) if p.start <= start < p.end), None)
        if here is None:
            return []
        for number in (here, here - 1, *((here - 2, here - 3) if self._alleged(a) else ())):
            if number < 0:
                break
            p = self._passages[number]
            found = [
                d
                for d in drafts
                if p.start <= d.start and d.end <= min(p.end, start) and d.kind not in _STANDING and not d.nominal
            ]
            found = [d for d in found if not self._own_denial(d, a)]
            inner = {f.claim for d in found for fillers in d.roles.values() for f in fillers if f.claim}
            found = [d for d in found if f"#{id(d)}" not in inner]
            found = [d for d in found if not self._aside(d)]
            if self._alleged(a):
                found = [d for d in found if len(d.chain) > 1]
            exchanged = {d.trigger for d in found if d.kind == "exchanges"}
            found = [d for d in found if d.kind == "exchanges" or d.trigger not in exchanged]
            if found:
                return found[-2:]
        return []

    def _aside(self, d: Draft) -> bool:
        """Relative clauses and modifiers are taken for granted by who denies the sentence, not what they report."""
        t = self._tree
        if d.trigger is None:
            return True
        for w in (d.trigger, *t.climb(d.trigger)):
            if t.rel[w] in ("acl:relcl", "amod", "appos"):
                return True
            if t.rel[w] == "ccomp":
                return False
        return False

    def _own_denial(self, d: Draft, a: Attribution) -> bool:
        return any(link.attribution == a.id for link in d.chain)

    def _again(self, d: Draft, a: Attribution, turned: bool) -> Draft:
        start = min(s for s, _ in (*a.source, *a.cue, *a.content))
        end = max(e for _, e in (*a.source, *a.cue, *a.content))
        cue = " ".join(self._document.text[s:e] for s, e in a.cue)
        return self._retold(d, (start, end), self._chains.at(*a.content[0]), cue, turned)

    def _retold(self, d: Draft, place: tuple[int, int], chain: tuple[Link, ...], cue: str, turned: bool) -> Draft:
        """A claim as it is denied or confirmed at another place."""
        because = (
            *(b for b in d.because if b[0] != "factuality"),
            ("factuality", cue),
            ("takes up", self._document.text[d.start : d.end]),
        )
        return replace(
            d, start=place[0], end=place[1], chain=chain, because=because,
            factuality=_TURNED[d.factuality] if turned else d.factuality,
            rule=d.rule, trigger=None, confidence=round(d.confidence * 0.8, 2), roles=dict(d.roles),
        )  # fmt: skip
