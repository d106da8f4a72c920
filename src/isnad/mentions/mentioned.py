"""Mentioned: all that a document mentions, with quick look-ups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from isnad.mentions.mention import Date, Mention, Quantity

Span = tuple[int, int]
Item = TypeVar("Item", Mention, Date, Quantity)


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names that the text says are of one: `agent` and `patient` are mention ids, `cue` the words that say so.

    `sure` is False where the text only supposes it (*is probably*, *believed to be*).
    """

    agent: str
    patient: str
    cue: Span
    sure: bool = True


@dataclass(frozen=True)
class Mentioned:
    """The mentions, dates and quantities of a document, each in text order, and the aliases that it introduces.

    `titles` are the spans of ranks and titles before names (*Brig. Gen.*), by mention id; `phrases` the whole noun
    phrase that holds a name (*the hostage Peter Moore, 36*), by mention id, where it is longer than the name.
    """

    mentions: tuple[Mention, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    aliases: tuple[Alias, ...] = ()
    titles: dict[str, Span] = field(default_factory=dict)
    phrases: dict[str, Span] = field(default_factory=dict)
    words: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, mention: str) -> Mention:
        """The mention of this id; `KeyError` when there is none."""
        return self._by_id[mention]

    def by_head(self, word: int) -> Mention | None:
        """The mention whose head is this word (an index in the document's words), else the name that holds it."""
        ids = self.words.get(word, ())
        return self._by_id[ids[0]] if ids else None

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie whole in `[start, end)`, in text order."""
        return _within(self.mentions, self._starts, start, end)

    def covering(self, start: int, end: int) -> Mention | None:
        """The shortest mention that holds `[start, end)`."""
        last = bisect_right(self._starts, start)
        held = (m for m in self.mentions[max(0, last - 40) : last] if m.end >= end)
        return min(held, key=lambda m: m.end - m.start, default=None)

    def cluster_mentions(self, cluster: str) -> tuple[Mention, ...]:
        """The mentions of a cluster, in text order; none for an unknown one."""
        return tuple(self._clusters.get(cluster, ()))

    def name_of(self, cluster: str | None) -> str | None:
        """The fullest name of a cluster: of the names with most words the first; None when it has none."""
        if cluster is None:
            return None
        names = [m.text for m in self._clusters.get(cluster, ()) if m.kind == "name"]
        return max(names, key=lambda n: len(n.split()), default=None)

    @cached_property
    def _by_id(self) -> dict[str, Mention]:
        return {m.id: m for m in self.mentions}

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def _clusters(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.cluster is not None:
                found[mention.cluster].append(mention)
        return found


def _within(items: Sequence[Item], starts: list[int], start: int, end: int) -> tuple[Item, ...]:
    return tuple(i for i in items[bisect_left(starts, start) : bisect_left(starts, end)] if i.end <= end)
