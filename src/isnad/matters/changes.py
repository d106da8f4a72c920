"""What changed between two layings-out: when documents were added, or a better model read them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.matters.matter import Matter


@dataclass(frozen=True, slots=True)
class Change:
    """A matter before and after, and what is different, in sentences."""

    before: Matter
    after: Matter
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Matters that are new, matters that are gone, and matters that say something else."""

    added: tuple[Matter, ...]
    gone: tuple[Matter, ...]
    changed: tuple[Change, ...]


def changes(before: Iterable[Matter], after: Iterable[Matter]) -> Changes:
    """Compares matters by the claims that they share; a matter goes on in the one that holds most of its claims."""
    old, new = list(before), list(after)
    heirs = _heirs(old, new)
    inherited = {heir.id for heir in heirs.values()}
    found = [
        Change(matter, heir, told)
        for matter in old
        if (heir := heirs.get(matter.id)) and (told := tuple(_told(matter, heir)))
    ]
    return Changes(
        added=tuple(matter for matter in new if matter.id not in inherited),
        gone=tuple(matter for matter in old if matter.id not in heirs),
        changed=tuple(found),
    )


def _heirs(old: Iterable[Matter], new: Iterable[Matter]) -> dict[str, Matter]:
    holding: dict[str, list[Matter]] = {}
    for matter in new:
        for claim in matter.claims:
            holding.setdefault(claim, []).append(matter)
    heirs = {}
    for matter in old:
        shared = Counter(heir.id for claim in matter.claims for heir in holding.get(claim, ()))
        known = {heir.id: heir for claim in matter.claims for heir in holding.get(claim, ())}
        if shared:
            heirs[matter.id] = known[min(shared, key=lambda name: (-shared[name], name != matter.id, name))]
    return heirs


def _told(before: Matter, after: Matter) -> Iterator[str]:
    come, gone = set(after.claims) - set(before.claims), set(before.claims) - set(after.claims)
    if come:
        yield f"{len(come)} claim{'s' if len(come) > 1 else ''} joined."
    if gone:
        yield f"{len(gone)} claim{'s' if len(gone) > 1 else ''} left."
    if before.agreement != after.agreement:
        yield f"It was {before.agreement}, it is {after.agreement}."
    if before.chains != after.chains:
        plural = "s" if before.chains > 1 else ""
        yield f"It rested on {before.chains} independent chain{plural}, now on {after.chains}."
    known = {conflict.sentence for conflict in before.conflicts}
    yield from (conflict.sentence for conflict in after.conflicts if conflict.sentence not in known)
