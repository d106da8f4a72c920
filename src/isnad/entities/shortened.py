"""Shortened names of bodies and places: *Border Authority* for the *National Border Authority*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from isnad.entities import places
from isnad.entities.clustering import Clusters
from isnad.entities.context import WEAK, Surroundings
from isnad.entities.demonyms import DEMONYMS
from isnad.entities.lexicon import GENERIC_WORDS, wordset
from isnad.entities.organisations import MEANINGS, TYPES, OrganisationName, organisation_name
from isnad.entities.places import AREAS, FACILITIES
from isnad.entities.profile import Profile
from isnad.entities.words import Word

_PLACES = ("Place", "Address")
_LANDSCAPE = wordset("mount mountain mountains jabal jebel djebel wadi valley hill hills town camp area quarter")
_FEW = 12  # names of a cluster that are looked at
_SURE = 0.9  # the probability that such a join is given


def attach_shortened(profiles: Sequence[Profile], clusters: Clusters, surroundings: Surroundings) -> None:
    """Joins a name with the one longer name of the collection that says the same and where or of what kind it is.

    What the longer name has more must tell no other body apart (*National*, *Vashkari*; of a place *prison*,
    *Mount*), exactly one such longer name may be there, and the context must speak for it a little. A town that the
    gazetteer knows is not its palace, nor are two places that one document tells apart one.
    """
    known = _place_words(profiles)
    index = _Index(profiles, clusters)
    for root in sorted(index.roots):
        if clusters.of(root) != root:
            continue
        longer = {clusters.of(other) for name in index.roots[root] for other in index.longer(root, name, known)}
        longer -= {root}
        if len(longer) == 1:
            other = longer.pop()
            if not clusters.barred(root, other) and _together(profiles, clusters, root, other, surroundings):
                clusters.join(root, other, _SURE)


def _together(
    profiles: Sequence[Profile], clusters: Clusters, one: int, other: int, surroundings: Surroundings
) -> bool:
    mine, theirs = clusters.members[one][:_FEW], clusters.members[other][:_FEW]
    if any(not profiles[i].documents.isdisjoint(profiles[j].documents) for i in mine for j in theirs):
        return profiles[one].schema not in _PLACES
    return max(surroundings.support(profiles[i], profiles[j]).weight for i in mine for j in theirs) >= WEAK


def _place_words(profiles: Sequence[Profile]) -> set[str]:
    """The words of the places that the collection names."""
    return {
        w.text
        for profile in profiles
        if profile.schema in _PLACES
        for name in profile.full[:1]
        for w in organisation_name(name).words
    }


class _Index:
    """The clusters of bodies and places by the words of their full names."""

    def __init__(self, profiles: Sequence[Profile], clusters: Clusters) -> None:
        self.roots: dict[int, list[OrganisationName]] = {}
        self._schema: dict[int, str] = {}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for root, members in clusters.members.items():
            if profiles[root].schema == "Person":
                continue
            names = [organisation_name(n) for k in members[:_FEW] for n in profiles[k].full[:_FEW]]
            self.roots[root] = names
            self._schema[root] = profiles[root].schema
            for word in {_key(w) for name in names for w in name.words}:
                self._by_word[word].add(root)

    def longer(self, root: int, name: OrganisationName, known: set[str]) -> Iterator[int]:
        """The clusters with a name that has all the words of `name` and further ones that only describe."""
        if not name.words or name.fault or not _tells(name):
            return
        words = {_key(w) for w in name.words}
        found = set.intersection(*sorted((self._by_word[w] for w in words), key=len))
        of_a_place = self._schema[root] in _PLACES
        if of_a_place and places.find(" ".join(w.text for w in name.words)):
            return
        for other in found - {root}:
            if self._schema[other] == self._schema[root] and any(
                _only_describes(words, long, known, of_a_place) for long in self.roots[other]
            ):
                yield other


def _key(word: Word) -> str:
    meanings = MEANINGS.get(word.text)
    return f"#{min(meanings)}" if meanings else word.sound


def _tells(name: OrganisationName) -> bool:
    """Whether a name says which one: a word that is no kind of body and no common word."""
    return any(w.text not in TYPES and w.text not in GENERIC_WORDS for w in name.words) and not name.acronym


def _only_describes(words: set[str], long: OrganisationName, known: set[str], of_a_place: bool) -> bool:
    if len(long.words) <= len(words) or not words <= {_key(w) for w in long.words} or long.numbers:
        return False
    rest = [w.text for w in long.words if _key(w) not in words]
    if of_a_place:
        return all(w in AREAS or w in FACILITIES or w in _LANDSCAPE for w in rest)
    return all(w in GENERIC_WORDS or w in DEMONYMS or w in known or _of_known(w, known) for w in rest)


def _of_known(word: str, known: set[str]) -> bool:
    """Whether a word is made from a place's name (*Vashkari*)."""
    return any(
        word.removesuffix(ending) in known for ending in ("i", "n", "an", "ian", "ese") if word.endswith(ending)
    )
