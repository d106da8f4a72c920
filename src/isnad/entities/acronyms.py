"""Bodies that one acronym stands for: *Highland Guard (NP)* in one document, *Nobat-e Parvan (NP)* in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from isnad.entities.clustering import Clusters
from isnad.entities.organisations import organisation_name
from isnad.entities.profile import Profile

_FEW = 20  # profiles of a cluster that are looked at
_SURE = 0.9  # the probability that such a join is given


def join_by_acronym(profiles: Sequence[Profile], clusters: Clusters) -> None:
    """Joins two bodies that documents give one acronym where it has the initials of one name at most.

    A name whose initials it has not is a translation: the acronym was made in another language. Where both names have
    the initials there are two readings, where three bodies bear it more; those stay apart, as do two bodies that one
    document names.
    """
    borne: dict[str, set[int]] = defaultdict(set)
    for k, profile in enumerate(profiles):
        if profile.full and profile.schema == "Organization":
            for name in profile.bare:
                acronym = organisation_name(name).acronym
                if acronym:
                    borne[acronym].add(clusters.of(k))
    for acronym, roots in sorted(borne.items()):
        now = {clusters.of(root) for root in roots}
        if len(now) != 2:
            continue
        one, other = sorted(now)
        if _shortens(profiles, clusters, one, acronym) and _shortens(profiles, clusters, other, acronym):
            continue
        if _documents(profiles, clusters, one).isdisjoint(_documents(profiles, clusters, other)) and not (
            clusters.barred(one, other)
        ):
            clusters.join(one, other, _SURE)


def _shortens(profiles: Sequence[Profile], clusters: Clusters, root: int, acronym: str) -> bool:
    names = (name for k in clusters.members[root][:_FEW] for name in profiles[k].full)
    return any(acronym in organisation_name(name).initials for name in names)


def _documents(profiles: Sequence[Profile], clusters: Clusters, root: int) -> set[str]:
    return {d for k in clusters.members[root][:_FEW] for d in profiles[k].documents}
