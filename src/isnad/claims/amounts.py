"""How many: the numbers of a claim, and what each of them counts."""

from __future__ import annotations

from isnad.claims.claim import Amount
from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.natures import SPEAKER
from isnad.claims.tree import SUBJECTS, Tree
from isnad.mentions import Quantity

_CURRENCIES = frozenset(w.lower() for w in word_list("currencies"))
_COUNTING = frozenset({"nummod", "det", "amod", "compound", "advmod", "nmod:unmarked", "det:predet", "flat", "dep"})
_COUNTED = frozenset({"NUM", "SYM", "NOUN", "PRON", "ADJ"})


class Amounts:
    """Answers *how many* for the triggers of one document."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree, self._lookup = tree, lookup

    def of(self, trigger: int, roles: dict[str, tuple[int, ...]], nominal: bool) -> tuple[Amount, ...]:
        """What is counted: a role's fillers, the goods (money), or the event itself."""
        found: list[Amount] = []
        for role, words in roles.items():
            for w in words:
                if w != SPEAKER:
                    found += [self.amount(q, role) for q in self.counting(w)]
        if nominal:
            found += [self.amount(q, "event") for q in self.counting(trigger)]
            head = self._tree.heads[trigger]
            if head >= 0 and self._tree.rel[trigger] == "nmod" and self._tree.case(trigger) == "of":
                found += [
                    self.amount(q, "event") for q in self.counting(head) if not q.unit or q.unit not in ("USD",)
                ]
        else:
            found += [self.amount(q, "event") for c in self._tree.kids[trigger] for q in self._times(c)]
        return tuple({(a.of, a.quantity): a for a in found}.values())

    def counting(self, word: int) -> list[Quantity]:
        """The quantities that count what a word names."""
        t = self._tree
        own = list(self._lookup.quantities.get(word, ()))
        own = [q for q in own if t.upos[word] in _COUNTED and not self._lookup.dated(word)]
        for c in t.kids[word]:
            if t.rel[c] in _COUNTING and not self._lookup.dated(c):
                own += self._lookup.quantities.get(c, ())
        return list(dict.fromkeys(own))

    def _times(self, c: int) -> list[Quantity]:
        t = self._tree
        if t.low[c] in ("twice", "thrice", "times", "occasions", "time"):
            return list(self._lookup.quantities.get(c, ())) or self.counting(c)
        return []

    def amount(self, q: Quantity, of: str) -> Amount:
        """A quantity as a claim holds it; money is of the goods, whatever it was said of."""
        money = q.unit is not None and (q.unit.lower() in _CURRENCIES) and q.unit.isupper()
        return Amount(q.value, q.bound, q.unit, "goods" if money else of, q.text, q.id)

    def loose(self, trigger: int) -> tuple[Amount, ...]:
        """Money anywhere below a verb: *paid KAM 200,000 crowns*."""
        t = self._tree
        found = [q for c in t.kids[trigger] if t.rel[c] not in SUBJECTS for q in self.counting(c)]
        return tuple(a for q in found if (a := self.amount(q, "goods")).unit)
