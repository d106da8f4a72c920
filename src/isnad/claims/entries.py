"""Entries of diaries, logs and notebooks: *9 March. We stormed the post.* What an entry tells is of its day."""

from __future__ import annotations

from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree
from isnad.mentions import Date
from isnad.mentions.dates import Entries as Stretches
from isnad.mentions.dates import find_entries

_HELPERS = frozenset({"aux", "aux:pass", "mark"})
_ELSEWHEN = frozenset({"had", "'d", "will", "shall", "would", "may", "might", "could", "should", "must", "to", "if"})
_APART = frozenset({"ccomp", "acl:relcl", "acl", "advcl"})


class Entries:
    """Answers *which day's entry is this?* for the triggers of one document."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        dates = sorted(dict.fromkeys(d for found in lookup.dates.values() for d in found), key=lambda d: d.start)
        self._days = [d for d in dates if d.edtf and "/" not in d.edtf]
        self._entries = Stretches(find_entries(tree.text, [(d.start, d.end) for d in self._days]))

    def of(self, trigger: int) -> Date | None:
        """The date of the entry in which a finite verb tells what happened.

        Not of what it looks back or ahead at (*had*, *will*), nor of what it only names (*who killed him*).
        """
        t = self._tree
        entry = self._entries.at(t.starts[trigger])
        if entry is None or t.upos[trigger] not in ("VERB", "AUX", "ADJ"):
            return None
        above = (trigger, *t.climb(trigger))
        helpers = {t.low[c] for w in above for c in t.kids[w] if t.rel[c] in _HELPERS}
        apart = any(t.rel[w] in _APART for w in above)
        return None if apart or helpers & _ELSEWHEN else self._days[entry.opening]

    def day(self, word: int) -> Date | None:
        """The date of the entry that a word stands in."""
        entry = self._entries.at(self._tree.starts[word])
        return None if entry is None else self._days[entry.opening]
