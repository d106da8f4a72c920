"""Pronouns that coreference left open or gave to who cannot be meant: the likeliest person named before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.tree import SUBJECTS, Tree
from isnad.mentions import Mention
from isnad.passages import Passage

_SENTENCES = 3
_IT = frozenset({"it", "its", "itself"})


class Pronouns:
    """Answers *who is he?* for pronouns without an entity, or nobody where two people could be meant."""

    def __init__(self, tree: Tree, lookup: Lookup, passages: Sequence[Passage]) -> None:
        named = sorted((m for m in lookup.mentions.values() if m.kind == "name" and m.entity), key=lambda m: m.start)
        self._tree, self._passages = tree, passages
        self._people = [m for m in named if m.entity_type == "Person"]
        self._bodies = [m for m in named if m.entity_type == "Organization" and self._leads(m)]
        self._pronouns = word_list("third_person")
        self._often = Counter(m.entity for m in named)

    def is_open(self, text: str, entity: str | None) -> bool:
        return entity is None and (self.is_third(text) or text.lower() in _IT)

    def is_third(self, text: str) -> bool:
        """*he*, *him*, *her*: never the person who says it in his own words."""
        return text.lower() in self._pronouns

    def resolve(self, place: int, sentence: int, others: frozenset[str], text: str = "he") -> Mention | None:
        """The person meant at `place` (for *it* the organisation that is a subject).

        It is the only one of its sentence or of the nearest before it in its paragraph.

        Of several the subject, if he is the one that the document names most. `others` are entities whom the
        pronoun cannot be: the claim's other participants and whoever speaks.
        """
        named = self._bodies if text.lower() in _IT else self._people
        end = bisect_left(named, place, key=lambda m: m.start)
        for number in range(sentence, max(-1, sentence - _SENTENCES - 1), -1):
            if not self._same_paragraph(number, sentence):
                return None
            begin = bisect_left(named, self._passages[number].start, key=lambda m: m.start)
            found = [m for m in named[begin:end] if m.entity not in others]
            if found:
                return self._likeliest(found)
            end = begin
        return None

    def _likeliest(self, found: list[Mention]) -> Mention | None:
        entities = {m.entity for m in found}
        if len(entities) == 1:
            return found[0]
        most = max(self._often[e] for e in entities)
        subjects = [m for m in found if self._leads(m)]
        leading = [m for m in subjects if self._often[m.entity] == most]
        return leading[0] if len({m.entity for m in leading}) == 1 else None

    def _leads(self, m: Mention) -> bool:
        """Is a name the subject of its clause?"""
        return m.head is not None and self._tree.rel[m.head] in SUBJECTS

    def _same_paragraph(self, left: int, right: int) -> bool:
        return self._passages[left].paragraph == self._passages[right].paragraph
