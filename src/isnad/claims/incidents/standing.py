"""Standing: how likely a participant is one of its document's, seen beside all its other participants.

A document names the guerrillas under five descriptions and tells of fights that are no incident. What one head's
clues cannot know is what the others are: how sure the surest is, whether a surer one bears the same name, how often
it is named. Learned weights (one hidden layer) over a few numbers of each participant; `training/incidents.py` makes
them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from isnad.claims.incidents.deed import Deed
from isnad.claims.incidents.scorer import ROLES, Floats
from isnad.claims.lookup import Lookup

_TYPES = ("Person", "Organization", "Place", "People")
_SURE = 0.3


def traits(
    lookup: Lookup, deeds: Sequence[Deed], found: Sequence[tuple[str, str, tuple[int, ...], Floats]]
) -> Floats:
    """Numbers [participants, traits] of participants: (role, text, heads, shares [heads, roles]) each."""
    if not found:
        return np.zeros((0, 0), np.float32)
    best = np.array([shares.max(0) for _, _, _, shares in found])
    tops = best.max(0)
    violent = sum(d.violent for d in deeds)
    length = max(lookup.tree.sentences, default=0) + 1
    made = []
    for n, (role, text, heads, shares) in enumerate(found):
        part = ROLES.index(role)
        own = float(best[n][part])
        rivals = [m for m in range(len(found)) if m != n and best[m][part] > own]
        every = 1 - float(np.prod(1 - shares[:, part]))
        first = lookup.tree.sentences[min(heads)]
        row = [_odds(own), _odds(every), _odds(float(shares[:, part].mean())), math.log(len(heads))]
        row += [_odds(x) for x in best[n]] + [_odds(x) for x in tops]
        row += [float(len(rivals) == k) for k in (0, 1, 2)] + [_odds(float(tops[part])) - _odds(own)]
        row += _likeness(lookup, found, n, rivals)
        row += [math.log1p(first), first / length, math.log(length), math.log1p(violent), violent / length]
        row += [math.log1p(int((best[:, k] > _SURE).sum())) for k in range(len(ROLES))]
        row += _kind(lookup, text, heads[0])
        made.append(row)
    return np.array(made, np.float32)


def _odds(share: float) -> float:
    share = min(max(float(share), 1e-3), 1 - 1e-3)
    return math.log(share / (1 - share))


def _likeness(
    lookup: Lookup, found: Sequence[tuple[str, str, tuple[int, ...], Floats]], n: int, rivals: Sequence[int]
) -> list[float]:
    """Does a surer one corefer with it, share words with it, or is its acronym?"""
    words = set(found[n][1].split())
    clusters = _clusters(lookup, found[n][2])
    shared = any(clusters & _clusters(lookup, found[m][2]) for m in rivals)
    overlap = max((len(words & set(found[m][1].split())) / len(words) for m in rivals), default=0.0)
    initials = {_initials(found[m][1]) for m in rivals}
    short = any(len(w) > 2 and w in initials for w in words) or _initials(found[n][1]) in {
        w for m in rivals for w in found[m][1].split() if len(w) > 2
    }
    return [float(shared), overlap, float(short)]


def _clusters(lookup: Lookup, heads: Sequence[int]) -> set[str]:
    return {m.cluster for h in heads if (m := lookup.mention(h)) is not None and m.cluster}


def _initials(text: str) -> str:
    return "".join(w[0] for w in text.split() if w not in ("of", "the", "for", "and"))


def _kind(lookup: Lookup, text: str, head: int) -> list[float]:
    t, m = lookup.tree, lookup.mention(head)
    words = text.split() or [text]
    kind = [float(m is not None and m.entity_type == one) for one in _TYPES]
    low = t.low[head]
    return [*kind, float(m is not None and m.kind == "name"), float(low.endswith("s")), math.log(len(words))]
