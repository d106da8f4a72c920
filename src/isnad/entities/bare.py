"""Bare names: a family name, a kunya or an acronym joins nothing by itself, only with one candidate and context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from isnad.entities.clustering import Clusters
from isnad.entities.context import STRONG, WEAK, Surroundings
from isnad.entities.organisations import OrganisationName, organisation_name
from isnad.entities.persons import person_name
from isnad.entities.profile import Profile
from isnad.entities.spellings import IS_SAME, IS_SPELLED, relate
from isnad.entities.words import INITIAL, KUNYA_MARK, Word

_SURE_SPELLING = 2.0
_FEW = 20  # members of a cluster, or clusters of one bare name, that are looked at
_CALLED = 0.0  # context (log-odds) that another name needs which a document gives one person
_SAME_KIND = 1.0  # context (log-odds) that *the Mission* needs where one mission only is named in full
_SAME_NAME = 2.0  # context (log-odds) that two bare names alike need where no full name fits


def attach(profiles: Sequence[Profile], clusters: Clusters, surroundings: Surroundings) -> None:
    """Gives each bare profile to the one entity whose name and context fit; where several names fit, to none.

    A bare profile never brings two others together: it is attached as a leaf, after all full names are clustered.
    """
    bare = [k for k, p in enumerate(profiles) if not p.full and len(clusters.members[clusters.of(k)]) == 1]
    full = [root for root, members in clusters.members.items() if any(profiles[k].full for k in members)]
    index = _Index(profiles, clusters, full)
    left = []
    for k in bare:
        fits = (root for root in index.fitting(profiles[k]) if not clusters.barred(root, k))
        fitting = list(islice(fits, 2))
        if len(fitting) == 1:
            bearers = [m for m in clusters.members[fitting[0]] if profiles[m].full][:_FEW]
            support = _support(profiles, bearers, k, surroundings)
            if support >= _needed(
                profiles[k], index, fitting[0], [profiles[m] for m in clusters.members[fitting[0]]]
            ):
                clusters.join(fitting[0], k, 0.9)
                continue
        if not fitting:
            left.append(k)
    _join_alike(profiles, clusters, surroundings, left)


def _support(profiles: Sequence[Profile], members: Sequence[int], bare: int, surroundings: Surroundings) -> float:
    """The best support of any member, less where the bare name's own document keeps the two apart."""
    best = max(surroundings.support(profiles[k], profiles[bare]).weight for k in members)
    apart = any(not profiles[k].documents.isdisjoint(profiles[bare].documents) for k in members)
    return best - (1.0 if apart else 0.0)


def _needed(bare: Profile, index: _Index, root: int, bearers: Sequence[Profile]) -> float:
    """How much context: an acronym introduced for one organisation only needs none, a long one little, nor does a
    name that a document says one person is called by (*the Veterinarian*) and that is no part of his name."""
    if bare.schema == "Person":
        return _CALLED if any(_is_called(p, bare) for p in bearers) else STRONG
    if index.introduced(bare, root):
        return -1.0
    if any(organisation_name(n).kinds[:1] != (frozenset(),) for n in bare.bare):
        return _SAME_KIND
    return WEAK if all(len(n) > 3 for n in bare.bare) else STRONG


def _is_called(profile: Profile, bare: Profile) -> bool:
    """Whether a document gives a person the bare name as another name, a word of its own that is no kunya."""
    words = {w for name in bare.bare for w in person_name(name).words}
    if any(w.role & KUNYA_MARK for w in words):
        return False
    own = {w for name in profile.full for w in person_name(name).words}
    return any(words == set(person_name(a).words) - own for r in profile.records for a in r.aliases)


class _Index:
    """The entities that could bear a bare name, by the sound of their words and by their initials."""

    def __init__(self, profiles: Sequence[Profile], clusters: Clusters, roots: Sequence[int]) -> None:
        self._words: dict[str, set[Word]] = defaultdict(set)
        self._initials: dict[str, set[int]] = defaultdict(set)
        self._acronyms: dict[str, set[int]] = defaultdict(set)
        self._kinds: dict[str, set[int]] = defaultdict(set)
        self._borne: dict[Word, set[int]] = defaultdict(set)
        self._known: dict[Word, tuple[int, ...]] = {}
        for root in roots:
            for k in clusters.members[root]:
                self._add(root, profiles[k])

    def _add(self, root: int, profile: Profile) -> None:
        if profile.schema == "Person":
            for word in _identifying(profile):
                self._words[word.bones].add(word)
                self._borne[word].add(root)
            return
        for name in profile.full:
            parts = organisation_name(name)
            for initials in parts.initials:
                self._initials[f"{profile.schema}|{initials}"].add(root)
            for kinds in parts.kinds:
                for kind in kinds:
                    self._kinds[f"{profile.schema}|{kind}"].add(root)
        for name in profile.bare:
            acronym = organisation_name(name).acronym
            if acronym:
                self._acronyms[f"{profile.schema}|{acronym}"].add(root)

    def fitting(self, bare: Profile) -> Sequence[int]:
        """The entities whose names have the bare one as a part or as an acronym, in order."""
        if bare.schema == "Person" and len(bare.bare) == 1:
            return self._persons(bare.bare[0])
        found: set[int] = set()
        for name in bare.bare:
            if bare.schema == "Person":
                found.update(self._persons(name))
            else:
                found |= self._bodies(bare.schema, organisation_name(name))
        return sorted(found)

    def _bodies(self, schema: str, name: OrganisationName) -> set[int]:
        """Those with the acronym or the initials; for *the Mission* those that are called a mission."""
        if name.acronym:
            acronym = f"{schema}|{name.acronym}"
            return self._acronyms.get(acronym, set()) | self._initials.get(acronym, set())
        return {root for kinds in name.kinds for kind in kinds for root in self._kinds.get(f"{schema}|{kind}", ())}

    def introduced(self, bare: Profile, root: int) -> bool:
        """Whether a document uses the acronym for that organisation itself."""
        return any(root in self._acronyms.get(f"{bare.schema}|{organisation_name(n).acronym}", ()) for n in bare.bare)

    def _persons(self, name: str) -> Sequence[int]:
        words = [w for w in person_name(name).words if not w.role & INITIAL]
        if len(words) != 1:
            return ()
        word = words[0]
        borne = self._borne.get(word, ())
        if len(borne) > _FEW:
            return sorted(borne)[:_FEW]
        if word not in self._known:
            alike = [w for w in self._words.get(word.bones, ()) if _alike(word, w)]
            self._known[word] = tuple(sorted(set().union(*(self._borne[w] for w in alike))))
        return self._known[word]


def _identifying(profile: Profile) -> Iterator[Word]:
    """The words by which a person is called alone: given name, family name, kunya, a name by itself."""
    for name in profile.full:
        words = [w for w in person_name(name).words if not w.role & INITIAL]
        yield from (words[0], words[-1]) if words else ()
    for name in profile.bare:
        yield from (w for w in person_name(name).words if not w.role & INITIAL)


def _alike(one: Word, other: Word) -> bool:
    relation = relate(one, other)
    return relation.kind is IS_SAME or (relation.kind is IS_SPELLED and relation.evidence >= _SURE_SPELLING)


def _join_alike(
    profiles: Sequence[Profile], clusters: Clusters, surroundings: Surroundings, left: Sequence[int]
) -> None:
    """Bare names that no full name fits: one acronym is one organisation, a name one person if context says so."""
    groups: dict[str, list[int]] = defaultdict(list)
    for k in left:
        groups[profiles[k].key.rsplit("|", 1)[0]].append(k)
    for _, members in sorted(groups.items()):
        roots: list[int] = []
        for k in members:
            fitting = [
                root
                for root in roots[:_FEW]
                if not clusters.barred(root, k)
                and _may_join(profiles, clusters.members[root][:_FEW], k, surroundings)
            ]
            if len(fitting) == 1:
                clusters.join(fitting[0], k, 0.9)
            else:
                roots.append(k)


def _may_join(profiles: Sequence[Profile], members: Sequence[int], k: int, surroundings: Surroundings) -> bool:
    if profiles[k].schema == "Person":
        return _support(profiles, members, k, surroundings) >= _SAME_NAME
    return any(organisation_name(n).acronym for n in profiles[k].bare) or (
        _support(profiles, members, k, surroundings) >= STRONG
    )
