"""Pronouns that coreference left open: the one person whom the sentences before name, if there is only one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.mentions import Mention
from isnad.passages import Passage

_SENTENCES = 3


class Pronouns:
    """Answers *who is he?* for pronouns without an entity, or nobody where two people could be meant."""

    def __init__(self, lookup: Lookup, passages: Sequence[Passage]) -> None:
        named = (m for m in lookup.mentions.values() if m.kind == "name" and m.entity and m.entity_type == "Person")
        self._people = sorted(named, key=lambda m: m.start)
        self._starts = [m.start for m in self._people]
        self._passages = passages
        self._pronouns = word_list("third_person")

    def is_open(self, text: str, entity: str | None) -> bool:
        return entity is None and text.lower() in self._pronouns

    def resolve(self, place: int, sentence: int, others: frozenset[str]) -> Mention | None:
        """The only person named before `place` in its sentence and the three before it in its paragraph.

        `others` are entities whom the pronoun cannot be: the claim's other participants and whoever speaks.
        """
        first = sentence
        while first > max(0, sentence - _SENTENCES) and self._same_paragraph(first - 1, sentence):
            first -= 1
        begin = bisect_left(self._starts, self._passages[first].start)
        end = bisect_left(self._starts, place)
        found = {m.entity: m for m in self._people[begin:end] if m.entity not in others}
        return next(iter(found.values())) if len(found) == 1 else None

    def _same_paragraph(self, left: int, right: int) -> bool:
        return self._passages[left].paragraph == self._passages[right].paragraph
