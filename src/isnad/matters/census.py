"""Census: what the second look at clusters counts over a whole collection, kept so that a part is looked at alike."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from isnad.matters.rarity import Rarity


@dataclass(frozen=True, slots=True)
class Census:
    """`rarity` is of all claims. `complete` are the clusters of a family that say whom or when, `crowded` the
    features that too many of them share, by the place in the order of the looks (`level|family|round`), `places`
    those where several documents tell attacks.

    A census that is `taken` is used as it is; another one is filled by the looks.
    """

    rarity: Rarity
    complete: dict[str, int] = field(default_factory=dict)
    crowded: set[str] = field(default_factory=set)
    beside: Container[str] = ()
    places: set[str] = field(default_factory=set)
    taken: bool = False

    def occurrences(self, place: str, counted: int) -> int:
        """How many clusters of a family there are that say whom or when, `counted` of them here."""
        if not self.taken:
            self.complete[place] = counted
            return counted
        return self.complete.get(self._known(place), counted)

    def is_crowd(self, place: str, feature: str, counted: int, most: int) -> bool:
        """Whether more than `most` clusters share a feature, `counted` of them here."""
        if counted > most:
            if not self.taken:
                self.crowded.add(f"{place}|{feature}")
            return True
        return self.taken and f"{self._known(place)}|{feature}" in self.beside

    def is_ever_crowd(self, family: str, feature: str) -> bool:
        """Whether too many clusters shared a feature at any look."""
        places = (place for place in self.complete if place.split("|")[1] == family)
        known = self.beside if self.taken else self.crowded
        return any(f"{place}|{feature}" in known for place in places)

    def _known(self, place: str) -> str:
        """The place itself, or the last round of that level and family that there was."""
        level, family, number = place.split("|")
        rounds = (f"{level}|{family}|{n}" for n in range(int(number), -1, -1))
        return next((found for found in rounds if found in self.complete), place)
