"""Participants: the persons, bodies and things that a document names as parts of its incidents."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from isnad.claims.incidents.clues import Clues, Scores
from isnad.claims.incidents.deed import Deed
from isnad.claims.incidents.phrases import heads, phrases, plain, words_between
from isnad.claims.incidents.scorer import ROLES, Floats, Scorer
from isnad.claims.incidents.standing import traits
from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree

_LIVING = frozenset({"Person", "Organization", "People"})
_PARTS_OF_NAMES = frozenset({"flat", "compound"})
_WORTH = 0.03  # heads under this have no part in anything


@dataclass(frozen=True, slots=True)
class Participant:
    """What fills a part (`role`, one of `ROLES`) by its likeliest phrase; `heads` are word indices, surest first.

    `score` is its surest head's; `standing` what is left of it beside the document's other participants.
    """

    role: str
    text: str
    score: float
    heads: tuple[int, ...]
    standing: float = 0.0


def weighed(lookup: Lookup, clues: Clues, scorer: Scorer) -> dict[int, Floats]:
    """The probabilities of the five parts for each head worth looking at."""
    wanted = [h for h in heads(lookup.tree) if may_take_part(lookup, scorer, h)]
    if not wanted:
        return {}
    shares = 1 / (1 + np.exp(-scorer.logits([clues.of_head(h) for h in wanted])))
    return {h: shares[n] for n, h in enumerate(wanted)}


class Knowing(Protocol):
    """Knows the nouns that headed a participant before."""

    def known(self, noun: str) -> bool: ...


def may_take_part(lookup: Lookup, scorer: Knowing, head: int) -> bool:
    """Is a word a noun that headed a participant before, a name, or a noun for somebody?"""
    t = lookup.tree
    if scorer.known(t.low[head]):
        return True
    m = lookup.mention(head)
    if t.upos[head] == "PROPN":
        return m is not None or t.rel[head] not in _PARTS_OF_NAMES
    return t.upos[head] == "NOUN" and m is not None and m.entity_type in _LIVING


def participants(
    lookup: Lookup, deeds: Sequence[Deed], seen: Scores | None = None, scorer: Scorer | None = None
) -> tuple[Participant, ...]:
    """The participants of a document's incidents, surest first; each phrase once, in its likeliest part.

    Scores are not cut: `Scorer.least` says from where on a standing is worth it.
    """
    scorer = scorer or Scorer.load()
    found = gathered(lookup, deeds, seen or {}, scorer)
    standing = scorer.standing(traits(lookup, deeds, found), [role for role, *_ in found])
    made = [
        Participant(role, text, math.floor(float(shares[0][ROLES.index(role)]) * 1e4) / 1e4, heads, float(weight))
        for (role, text, heads, shares), weight in zip(found, standing, strict=True)
    ]
    return tuple(sorted(made, key=lambda p: (-p.score, p.heads)))


def gathered(
    lookup: Lookup, deeds: Sequence[Deed], seen: Scores, scorer: Scorer
) -> list[tuple[str, str, tuple[int, ...], Floats]]:
    """The participants as (part, phrase, heads, their shares [heads, parts]); the surest head first."""
    clues = Clues(lookup.tree, lookup, deeds, seen)
    worth = {h: p for h, p in weighed(lookup, clues, scorer).items() if p.max() >= _WORTH}
    together: dict[str, list[int]] = defaultdict(list)
    for h in worth:
        together[_wordings(lookup.tree, clues, scorer, h).most_common(1)[0][0]].append(h)
    found = []
    for text, own in together.items():
        role = int(worth[max(own, key=lambda h: float(worth[h].max()))].argmax())
        ordered = sorted(own, key=lambda h: -float(worth[h][role]))
        if text:
            found.append((ROLES[role], text, tuple(ordered), np.array([worth[h] for h in ordered])))
    return found


def _wordings(tree: Tree, clues: Clues, scorer: Scorer, head: int) -> Counter[str]:
    """The phrases of a head, plainly written, by their shares."""
    spans = phrases(tree, head)
    found: Counter[str] = Counter()
    for (first, last), share in zip(spans, scorer.best([clues.of_phrase(head, *s) for s in spans]), strict=True):
        found[plain(words_between(tree, first, last))] += float(share)  # type: ignore[assignment]
    return found
