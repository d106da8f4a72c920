"""Which proposals and drafts stay: one kind a trigger, nothing said twice, no light verb beside its noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from isnad.claims.claim import Filler
from isnad.claims.draft import Draft
from isnad.claims.matcher import Proposal, hard_missing
from isnad.claims.tree import Tree

_POSTS = frozenset({"holds_post", "leads", "deputy_of"})
_TOGETHER = frozenset({frozenset({"exchanges", "releases"}), frozenset({"exchanges", "transfers"})})
_PREFERRED = (
    "executes",
    "kills",
    "bombs",
    "arms",
    "funds",
    "deputy_of",
    "spokesman_of",
    "founder_of",
    "relative_of",
    "orders",
)


def one_a_trigger(proposals: Iterable[Proposal], tree: Tree) -> list[Proposal]:
    """For each trigger word the kind that it most likely names (an exchange is a release too)."""
    by_trigger: dict[int, list[Proposal]] = {}
    for p in proposals:
        by_trigger.setdefault(p.trigger, []).append(p)
    kept: list[Proposal] = []
    company = {w for found in by_trigger.values() for p in found if not p.missing for w in p.words[1:]}
    for trigger, found in by_trigger.items():
        if trigger in company and not any(len(p.words) > 1 for p in found):
            continue
        best = max(found, key=_worth)
        kept.append(best)
        kept += [p for p in found if p is not best and frozenset({p.kind, best.kind}) in _TOGETHER and not p.missing]
    return kept


def _worth(p: Proposal) -> tuple[int, int, int, int, int, float]:
    preferred = len(_PREFERRED) - _PREFERRED.index(p.kind) if p.kind in _PREFERRED else 0
    strict = sum(p.rule.types.get(role, "").endswith("!") for role in p.roles)
    return (
        -hard_missing(p),
        -len(p.missing),
        len(p.phrase.company),
        preferred,
        len(p.roles) + strict,
        p.rule.confidence,
    )


def drop_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drafts that say the same at overlapping places are one; a light verb's claim gives way to its noun's."""
    kept: list[Draft] = []
    seen: dict[tuple[object, ...], list[Draft]] = {}
    by_id = {f"#{id(d)}": d for d in drafts}
    posts = [f for d in drafts if d.kind in ("appoints", "dismisses") for f in d.roles.get("post", ())]
    deputies = [d for d in drafts if d.kind in ("deputy_of", "aide_of", "spokesman_of")]
    for d in drafts:
        if _is_light(d, by_id) or _names_post(d, posts) or _told_better(d, deputies):
            continue
        twins = seen.setdefault(d.key(), [])
        if any(t.start < d.end and d.start < t.end for t in twins):
            continue
        twins.append(d)
        kept.append(d)
    kept = [d for d in kept if not any(_within(d, o) for o in kept if o is not d)]
    alive = {f"#{id(d)}" for d in kept}
    for d in kept:
        for role, fillers in d.roles.items():
            d.roles[role] = tuple(f if not f.claim or f.claim in alive else _unlinked(f) for f in fillers)
    return kept


def _within(d: Draft, other: Draft) -> bool:
    """Does another claim of the kind at the same place say all that this one says, and more?"""
    if d.kind != other.kind or d.start >= other.end or other.start >= d.end or d.factuality != other.factuality:
        return False
    if not len(d.roles) < len(other.roles):
        return False
    return all(role in other.roles and _same(found, other.roles[role]) for role, found in d.roles.items())


def _names_post(d: Draft, posts: list[Filler]) -> bool:
    """*was appointed head of X*: the post of an appointment is not claimed a second time."""
    return d.kind in _POSTS and any(_overlap(f, g) for f in posts for g in d.roles.get("post", ()))


def _told_better(d: Draft, others: list[Draft]) -> bool:
    """*served as his deputy* says whose deputy he was, and no post besides."""
    if d.kind != "holds_post" or "patient" in d.roles:
        return False
    return any(
        o.start <= d.start and d.end <= o.end and _same(d.roles.get("agent", ()), o.roles.get("agent", ()))
        for o in others
    )


def _overlap(left: Filler, right: Filler) -> bool:
    if left.start is None or right.start is None or left.end is None or right.end is None:
        return False
    return left.start < right.end and right.start < left.end


def _unlinked(filler: Filler) -> Filler:
    return replace(filler, claim=None)


def _is_light(d: Draft, by_id: dict[str, Draft]) -> bool:
    """*carried out an attack* is the attack, *responsible for killing X* the killing, when both name the doer."""
    if d.kind != "carries_out":
        return False
    for f in d.roles.get("patient", ()):
        inner = by_id.get(f.claim or "")
        if inner is None or (d.factuality.endswith("-") and inner.factuality != d.factuality):
            continue
        if _same(inner.roles.get("agent", ()), d.roles.get("agent", ())):
            return True
    return False


def _same(left: tuple[Filler, ...], right: tuple[Filler, ...]) -> bool:
    return bool({f.entity or f.text for f in left} & {f.entity or f.text for f in right})
