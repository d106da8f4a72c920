"""The order in which claims are laid out, so that each meets what it needs: attacks, casualties, orders, denials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from isnad.claims.claim import Claim
from isnad.matters.alignment import Alignment
from isnad.matters.collection import Collection
from isnad.matters.incidents import ATTACKS, Incidents
from isnad.matters.judged import Judged
from isnad.matters.keys import Keys
from isnad.matters.likeness import Likeness
from isnad.matters.outline import Outline, Outliner
from isnad.matters.recall import Memory, by_participant, denies_all, named_roles, refers_back

_DEEPEST = 4  # claims that fill claims that fill claims


def arrange(collection: Collection) -> Alignment:
    """Every claim of the collection in the clusters of its matters.

    Attacks come before their casualties, claims before those that they fill, what identifies itself before what
    speaks of something told before, and denials last.
    """
    known = collection.claims
    compare = collection.compare
    likeness = Likeness(collection.groups, compare.actors, compare.places)
    alignment = Alignment(collection.groups, likeness, collection.judged.apart)
    incidents = Incidents(known.values())

    def home(claim: str | None) -> str | None:
        number = alignment.home(claim) if claim else None
        return None if number is None else str(number)

    keys = Keys(collection.groups, collection.entities, home, lambda claim: home(incidents.near(claim)))
    outliner = Outliner(collection.groups, collection.documents, keys)
    memory, waiting = Memory(), list[Outline]()
    for _, level in sorted(_levels(known).items()):
        outlines = [outliner.outline(claim) for claim in level]
        memory.keep(outlines)
        later = [outline for outline in outlines if not outline.keys and refers_back(outline.claim)]
        held = {outline.claim.id for outline in later}
        waiting += later + alignment.place_all(outline for outline in outlines if outline.claim.id not in held)
        _join(alignment, collection.judged)
    _place_waiting(alignment, waiting, memory, known)
    _join(alignment, collection.judged)
    return alignment


def _place_waiting(
    alignment: Alignment, waiting: Sequence[Outline], memory: Memory, known: Mapping[str, Claim]
) -> None:
    """Those that speak of what was told before, and denials that have met nothing yet."""
    without_keys = [outline for outline in waiting if not outline.keys]
    recalled = [(outline, memory.recall(outline)) for outline in without_keys]
    unmet = alignment.place_all(found for _, found in recalled if found)
    unmet += [outline for outline, found in recalled if not found]
    unmet += [outline for outline in waiting if outline.keys]
    sweeping = [o for o in unmet if o.negative and denies_all(o.claim, alignment.groups)]
    index = by_participant(known, [outline.claim for outline in sweeping])
    swept = {outline.claim.id for outline in sweeping}
    for outline in sorted(unmet, key=lambda o: o.claim.id):
        keys = (
            [(outline.claim.kind, *named) for named in named_roles(outline.claim)]
            if outline.claim.id in swept
            else []
        )
        met = alignment.place_with(outline, (claim for key in keys for claim in index.get(key, ())))
        if not met and alignment.place_all([outline]):
            alignment.place_alone(outline)


def _join(alignment: Alignment, judged: Judged) -> None:
    for left, right in judged.same:
        both = alignment.home(left) is not None and alignment.home(right) is not None
        if both and not alignment.join(left, right):
            judged.refused.add(frozenset((left, right)))


def _levels(known: Mapping[str, Claim]) -> dict[int, list[Claim]]:
    """Claims by when they can be laid out: those that other claims fill after these, casualties after attacks."""
    levels: dict[int, list[Claim]] = defaultdict(list)
    for claim in known.values():
        levels[2 * _depth(claim, known) + (claim.kind not in ATTACKS)].append(claim)
    return levels


def _depth(claim: Claim, known: Mapping[str, Claim], steps: int = 0) -> int:
    inner = [
        filler.claim
        for fillers in claim.roles.values()
        for filler in fillers
        if filler.claim in known and filler.claim
    ]
    if not inner or steps >= _DEEPEST:
        return 0
    return 1 + max(_depth(known[other], known, steps + 1) for other in inner)
