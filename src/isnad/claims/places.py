"""Where: the head words of a trigger's places, from the tree around it."""

from __future__ import annotations

from isnad.claims.frames import Frames
from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.natures import Natures
from isnad.claims.sharing import Sharing
from isnad.claims.tree import Tree

PLACING = tuple(sorted(word_list("placing")))
_ADVERBIAL = frozenset({"advmod", "expl", "obl", "nsubj"})
_BESIDE = frozenset({"near", "between", "outside", "beyond", "outside of"})
_AGAIN = frozenset({"later", "then", "afterwards", "finally", "subsequently"})


class Places:
    """Answers *where* for the triggers of one document."""

    def __init__(self, tree: Tree, frames: Frames, lookup: Lookup, natures: Natures, sharing: Sharing) -> None:
        self._tree, self._frames, self._lookup, self._natures = tree, frames, lookup, natures
        self._sharing = sharing

    def of(self, trigger: int, used: frozenset[int], inherits: bool) -> list[int]:
        """The head words of a trigger's places, its own or those of what it stands under, the widest last."""
        seen: set[int] = set()
        node: int | None = trigger
        while node is not None and node not in seen:
            seen.add(node)
            found = self._at(node, trigger, used)
            if found:
                return self._within(found)
            node = self._sharing.above(node) if inherits else None
        for c in self._sharing.below(trigger) if inherits else ():
            found = self._at(c, c, used)
            if found:
                return self._within(found)
        return self._there(trigger)

    def is_place(self, word: int) -> bool:
        return word >= 0 and "place" in self._natures.of(word) and not self._lookup.dated(word)

    def _places(self, word: int, preposition: str) -> bool:
        """*between A and B*: where one is a place the other is."""
        if word >= 0 and preposition in _BESIDE and self._lone_name(word):
            return True
        if preposition != "between" or word < 0:
            return self.is_place(word)
        return any(self.is_place(w) for w in self._tree.conjuncts(word)[:4])

    def _lone_name(self, word: int) -> bool:
        """*near Kel*: a name of one word that is nobody's elsewhere."""
        mention = self._lookup.mention(word)
        if mention is None or mention.kind != "name" or " " in mention.text:
            return False
        return not any(m.entity == mention.entity and m.id != mention.id for m in self._lookup.mentions.values())

    def where_not_why(self, words: tuple[int, ...]) -> tuple[int, ...]:
        """Of words after *in* or *from* those that are no place and no time: *died in prison* tells no cause."""
        return tuple(w for w in words if not self.is_place(w) and not (w >= 0 and self._lookup.dated(w)))

    def _at(self, node: int, trigger: int, used: frozenset[int]) -> list[int]:
        t = self._tree
        slots = self._frames.slots(node)
        found = [w for key in PLACING for w in slots.get(key, ()) if w not in used and self._places(w, key)]
        found += [w for w in slots.get("mod", ()) if w not in used and self._natures.is_town(w)]
        if node != trigger and self._sharing.crosses_conjunction(node, trigger) and not self._goes_on(trigger):
            found = [w for w in found if w < node or w > trigger]
        if not found:
            below = [
                c
                for key in ("obj", "of", "against", "on", "with", "subj")
                for w in slots.get(key, ())
                if w >= 0
                for m in t.conjuncts(w)[:20]
                for k in (m, *(k for k in t.kids[m] if t.rel[k] == "nmod" and t.case(k) == "of"))
                for c in t.kids[k]
            ]
            found = [
                c for c in below if t.rel[c] == "nmod" and t.case(c) in PLACING and c not in used and self.is_place(c)
            ]
        return sorted(dict.fromkeys(m for w in found for m in self._joined(w)))[:4]

    def _goes_on(self, trigger: int) -> bool:
        """*stormed the post at K and shot its commander*: a second verb of one subject, with no *later*."""
        t = self._tree
        return self._sharing.second_verb(trigger) and not any(t.low[c] in _AGAIN for c in t.kids[trigger])

    def _joined(self, word: int) -> list[int]:
        """*between A and B*, *in A and B*"""
        return [w for w in self._tree.conjuncts(word)[:4] if w == word or self.is_place(w)]

    def _within(self, found: list[int]) -> list[int]:
        """*outside the courthouse in T*, *the village of B near O*: the wider place is where, too."""
        t = self._tree
        wider = [
            c
            for w in found
            for c in t.kids[w]
            if c > w and t.rel[c] == "nmod" and t.case(c) in PLACING and self.is_place(c)
        ]
        return list(dict.fromkeys([*found, *wider]))[:4]

    def _there(self, trigger: int) -> list[int]:
        """*There X met Y*: the last place named before."""
        t = self._tree
        there = next((c for c in t.kids[trigger] if t.low[c] == "there" and t.rel[c] in _ADVERBIAL), None)
        if there is None:
            return []
        for w in range(there - 1, max(-1, there - 80), -1):
            if t.upos[w] == "PROPN" and self.is_place(w) and self._lookup.headed(w) is not None:
                return [w]
        return []
