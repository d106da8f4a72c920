"""Adding to what is laid out: new claims beside those that share a key with them, all others left as they stand.

A part of the collection is laid out twice, as it was and as it is now. What differs is what the addition changes,
if the part as it was gives the matters that stand there: otherwise too little of the surroundings was looked at, and
more is.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Protocol

from isnad.matters.arrangement import Arrangement, arrange
from isnad.matters.cluster import Cluster
from isnad.matters.collection import Collection
from isnad.matters.layout import Desk, in_order, is_total, matter_of, totals
from isnad.matters.matter import Matter

_ROUNDS = 5
_MOST = 12_000  # claims of a part; where more would be needed all are laid out anew

Block = frozenset[str]


class Around(Protocol):
    """A collection that is laid out, at one time, asked for what lies around some of its claims."""

    def collection(self, told: Set[str], whole: Set[str]) -> Collection:
        """The claims `told` with what stands beside them in their documents; all claims of the documents `whole`."""
        ...

    def meeting(self, keys: Set[str]) -> Set[str]:
        """The claims laid out under any of these keys."""
        ...

    def linked(self, claims: Set[str]) -> Set[str]:
        """Claims of the same matters, those that fill them or that they fill, and those told in one sentence."""
        ...

    def matters(self, claims: Set[str]) -> tuple[Matter, ...]:
        """The matters that stand, of which any of these claims is a member."""
        ...


@dataclass(frozen=True, slots=True)
class Addition:
    """What an addition changes: matters to write, ids of matters to take out before, and the keys
    of the claims `told`, which were laid out."""

    matters: tuple[Matter, ...]
    gone: frozenset[str]
    keys: tuple[tuple[str, str], ...]
    told: Set[str]


def lay_in(before: Around, after: Around, fresh: Set[str], changed: Set[str]) -> Addition | None:
    """What becomes of the matters when the claims `fresh` are new and what is known of the claims `changed` is other.

    None where that cannot be told from a part of the collection.
    """
    seeds = fresh | changed
    documents = frozenset(claim.rpartition("-")[0] for claim in seeds)
    told = set(seeds) | before.linked(changed)
    wanted: Set[str] = set(told)
    for _ in range(_ROUNDS):
        part = after.collection(told, documents)
        now = arrange(part)
        reached = _reached(now, wanted, after)
        if len(told | reached) > _MOST:
            return None
        if not reached <= told:
            told |= reached
            part = after.collection(told, documents)
            now = arrange(part)
        was = _blocks(arrange(before.collection(told - fresh, frozenset())))
        blocks = _blocks(now)
        touched = _touched(blocks, was, seeds)
        stands = before.matters(touched - fresh)
        wanted = _unlike(was, touched, stands)
        if not wanted:
            return _addition(part, now, (blocks, touched), stands, (seeds, told))
    return None


def _reached(now: Arrangement, wanted: Set[str], around: Around) -> Set[str]:
    keys = {key for name in wanted if name in now.claims for key, _ in now.meeting(now.claims[name])}
    met = around.meeting(keys) | wanted
    return met | around.linked(met)


def _blocks(arrangement: Arrangement) -> dict[Block, Cluster]:
    clusters = arrangement.alignment.clusters.values()
    return {frozenset(member.claim.id for member in cluster.members): cluster for cluster in clusters}


def _touched(now: Iterable[Block], was: Iterable[Block], seeds: Set[str]) -> Set[str]:
    """The claims of all blocks that differ or hold a seed, and of those that share a claim with such."""
    one, other = set(now), set(was)
    touched = set(seeds).union(*(one ^ other))
    for _ in range(2):
        touched = touched.union(*(block for block in one | other if not block.isdisjoint(touched)))
    return touched


def _unlike(was: Iterable[Block], touched: Set[str], stands: Iterable[Matter]) -> Set[str]:
    """The claims of blocks that, laid out as it was, are not what stands there."""
    found = {block for block in was if not block.isdisjoint(touched)}
    known = {frozenset(matter.claims) for matter in stands if not is_total(matter)}
    return frozenset[str]().union(*(found ^ known))


def _addition(
    part: Collection,
    now: Arrangement,
    found: tuple[dict[Block, Cluster], Set[str]],
    stands: Iterable[Matter],
    looked_at: tuple[Set[str], Set[str]],
) -> Addition:
    blocks, touched = found
    seeds, told = looked_at
    desk = Desk.of(part)
    made = [matter_of(cluster, desk) for block, cluster in blocks.items() if not block.isdisjoint(touched)]
    documents = {claim.rpartition("-")[0] for claim in seeds}
    made += totals((claim for claim in part.claims.values() if claim.document in documents), desk)
    kept = {matter for matter in stands if is_total(matter) and matter.claims[0].rpartition("-")[0] not in documents}
    old = {matter.id: matter for matter in stands if matter not in kept}
    new = in_order((*made, *kept))
    keys = ((key, claim) for claim in sorted(told) for key, asked in now.meeting(now.claims[claim]) if not asked)
    return Addition(
        tuple(matter for matter in new if matter not in kept and old.get(matter.id) != matter),
        frozenset(key for key, matter in old.items() if matter not in new),
        tuple(keys),
        frozenset(told),
    )
