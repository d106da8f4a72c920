"""Look-ups by word: the mention that a word heads or stands in, the date and the quantities there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from isnad.claims.holders import Beside
from isnad.claims.tree import Tree
from isnad.mentions import Date, Mention, Mentioned, Quantity
from isnad.mentions.countries import country_key, country_of_people


class Lookup:
    """The mentions, dates and quantities of one document by word index."""

    def __init__(self, tree: Tree, found: Mentioned) -> None:
        self.tree = tree
        self.mentions = {m.id: m for m in found.mentions}
        self.aliases, self.titles = found.aliases, found.titles
        self._by_head: dict[int, Mention] = {}
        self._inside: dict[int, Mention] = {}
        self._names: dict[str, Mention] = {}
        for m in found.mentions:
            self._enter(m)
        self._countries = {
            country_key(m.text): m for m in found.mentions if m.kind == "name" and m.entity_type == "Place"
        }
        self.dates = _by_word(tree, found.dates)
        self.quantities = _by_word(tree, found.quantities)

    def _enter(self, m: Mention) -> None:
        words = _words(self.tree, m.start, m.end)
        head = m.head if m.head is not None else next((w for w in words if self.tree.heads[w] not in words), None)
        if head is None:
            return
        known = self._by_head.get(head)
        if known is None or _rank(m) > _rank(known):
            self._by_head[head] = m
        if m.kind == "name":
            for w in words:
                held = self._inside.get(w)
                if held is None or held.end - held.start > m.end - m.start:
                    self._inside[w] = m
            if m.cluster and m.cluster not in self._names:
                self._names[m.cluster] = m

    def beside(self) -> Beside:
        """The names of people and organisations by their first and last words."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for m in self.mentions.values():
            words = _words(self.tree, m.start, m.end)
            if m.kind == "name" and words and m.entity_type in ("Person", "Organization"):
                head = m.head if m.head is not None else words[0]
                title = self.titles.get(m.id)
                if title is not None:
                    first.update((w, head) for w in _words(self.tree, *title))
                first.setdefault(words[0], head)
                last.setdefault(words[-1], head)
        return Beside(first, last)

    def inside_names(self) -> frozenset[int]:
        """The words that are part of the names of organisations, places and works: no triggers."""
        kinds = ("Organization", "Place", "Work")
        return frozenset(w for w, m in self._inside.items() if m.entity_type in kinds)

    def mention(self, word: int) -> Mention | None:
        """The mention that a word heads, or the smallest name that it stands in."""
        return self._by_head.get(word) or self._inside.get(word)

    def headed(self, word: int) -> Mention | None:
        """The mention that a word heads."""
        return self._by_head.get(word)

    def name(self, word: int) -> Mention | None:
        """The name that a word stands in."""
        held = self._inside.get(word)
        return held

    def country(self, mention: Mention) -> Mention | None:
        """The country, named somewhere in the document, that *Iranian* is of."""
        return self._countries.get(country_of_people(mention.text) or "") if mention.entity_type == "People" else None

    def dated(self, word: int) -> bool:
        return word in self.dates


def _rank(m: Mention) -> tuple[int, int, int]:
    """Of mentions with one head: names first, those that refer first, then the shortest."""
    return (m.kind == "name", m.entity is not None, m.start - m.end)


def _words(tree: Tree, start: int, end: int) -> range:
    first = bisect_right(tree.starts, start) - 1
    if first < 0 or tree.ends[first] <= start:
        first += 1
    last = bisect_right(tree.starts, end - 1)
    return range(first, last)


def _by_word(tree: Tree, things: Sequence[Date] | Sequence[Quantity]) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = {}  # type: ignore[type-arg]
    for thing in things:
        for w in _words(tree, thing.start, thing.end):
            found.setdefault(w, []).append(thing)
    return found
