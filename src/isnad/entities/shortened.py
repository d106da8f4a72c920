"""Shortened names of bodies and places: *Border Authority* for the *National Border Authority*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from isnad.entities import places
from isnad.entities.clustering import Clusters
from isnad.entities.context import WEAK, Surroundings
from isnad.entities.demonyms import DEMONYMS
from isnad.entities.lexicon import GENERIC_WORDS, wordset
from isnad.entities.organisations import MEANINGS, TYPES, OrganisationName, organisation_name
from isnad.entities.places import AREAS
from isnad.entities.profile import Profile
from isnad.entities.words import Word

_PLACES = ("Place", "Address")
_HOLDS_PEOPLE = wordset("prison jail gaol camp penitentiary")
_DESCRIBES_A_BODY = wordset("society organization organisation association group movement network company agency")
_OF_A_TOWN = wordset("in near to toward towards around outside north south east west town city village")
_OF_A_HOUSE = wordset("from inside leave left escaped")
_LANDSCAPE = wordset("mount mountain mountains jabal jebel djebel wadi valley hill hills town camp area quarter")
ENDINGS = ("i", "n", "an", "ian", "ese")  # by which a word is made from a place's name
_FEW = 12  # names of a cluster that are looked at
_SURE = 0.9  # the probability that such a join is given


def attach_shortened(
    profiles: Sequence[Profile], clusters: Clusters, surroundings: Surroundings, beside: Container[str] = ()
) -> None:
    """Joins a name with the one longer name of the collection that says the same and where or of what kind it is.

    What the longer name has more must tell no other body apart (*National*, *Vashkari*; of a place *Mount*), exactly
    one such longer name may be there, and the context must speak for it a little. A town is not its dam or its road;
    a prison is known by its town's name where people are *from* there and never *in* or *near* it. A town that the
    gazetteer knows is not its prison, nor are two places that one document tells apart one. `beside` are
    words of places that others than `profiles` name.
    """
    known = _Known(_place_words(profiles) | _acronyms(profiles), beside)
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
        for name in profile.full
        for w in organisation_name(name).words
    }


def _acronyms(profiles: Sequence[Profile]) -> set[str]:
    """The acronyms that stand for a body with a full name (*Battalion of the HAF*)."""
    return {
        acronym
        for profile in profiles
        if profile.full and profile.schema == "Organization"
        for name in profile.bare
        if (acronym := organisation_name(name).acronym)
    }


@dataclass(frozen=True, slots=True)
class _Known:
    """Words of places, here and beside."""

    here: Container[str]
    beside: Container[str]

    def __contains__(self, word: object) -> bool:
        return word in self.here or word in self.beside


class _Index:
    """The clusters of bodies and places by the words of their full names."""

    def __init__(self, profiles: Sequence[Profile], clusters: Clusters) -> None:
        self.roots: dict[int, list[OrganisationName]] = {}
        self._schema: dict[int, str] = {}
        self._behind: dict[int, set[str]] = {}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for root, members in clusters.members.items():
            if profiles[root].schema == "Person":
                continue
            names = [organisation_name(n) for k in members[:_FEW] for n in profiles[k].full[:_FEW]]
            self.roots[root] = names
            self._schema[root] = profiles[root].schema
            if profiles[root].schema in _PLACES:
                self._behind[root] = {w for k in members[:_FEW] for r in profiles[k].records[:_FEW] for w in r.behind}
            for word in {sense(w) for name in names for w in name.words}:
                self._by_word[word].add(root)

    def longer(self, root: int, name: OrganisationName, known: Container[str]) -> Iterator[int]:
        """The clusters with a name that has all the words of `name` and further ones that only describe."""
        if not name.words or name.fault or not _tells(name):
            return
        words = {sense(w) for w in name.words}
        found = set.intersection(*sorted((self._by_word[w] for w in words), key=len))
        of_a_place = self._schema[root] in _PLACES
        if of_a_place and places.find(" ".join(w.text for w in name.words)):
            return
        behind = self._behind.get(root, set())
        describing = AREAS | _LANDSCAPE
        if behind & _OF_A_HOUSE and not behind & _OF_A_TOWN:
            describing |= _HOLDS_PEOPLE
        for other in found - {root}:
            if self._schema[other] == self._schema[root] and any(
                _only_describes(words, long, known, describing if of_a_place else None) for long in self.roots[other]
            ):
                yield other


def sense(word: Word) -> str:
    """The meaning of a word that is often translated, else its sound."""
    meanings = MEANINGS.get(word.text)
    return f"#{min(meanings)}" if meanings else word.sound


def _tells(name: OrganisationName) -> bool:
    """Whether a name says which one: a word that is no kind of body and no common word."""
    if name.acronym:
        return False
    return len(name.words) > 1 or any(w.text not in TYPES and w.text not in GENERIC_WORDS for w in name.words)


def _only_describes(
    words: set[str], long: OrganisationName, known: Container[str], describing: frozenset[str] | None
) -> bool:
    """Whether a longer name has all `words` and beside them only what tells no other apart; `describing` are the
    words that do so for a place, None for a body."""
    if len(long.words) <= len(words) or not words <= {sense(w) for w in long.words} or long.numbers:
        return False
    rest = [w.text for w in long.words if sense(w) not in words]
    if describing is not None:
        return all(w in describing for w in rest)
    return all(
        w in GENERIC_WORDS or w in DEMONYMS or w in known or w in _DESCRIBES_A_BODY or _of_known(w, known)
        for w in rest
    )


def _of_known(word: str, known: Container[str]) -> bool:
    """Whether a word is made from a place's name (*Vashkari*)."""
    return any(word.removesuffix(ending) in known for ending in ENDINGS if word.endswith(ending))
