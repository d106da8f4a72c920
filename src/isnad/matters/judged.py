"""What people judged of claims: which are of one matter and which are not. A person outranks the machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.claims.claim import Claim
from isnad.matters.rules import JudgedClaims


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of claims that belong together, and for each claim those that it is kept apart from."""

    same: tuple[tuple[str, str], ...]
    apart: Mapping[str, frozenset[str]]
    contradicted: frozenset[frozenset[str]] = frozenset()
    refused: set[frozenset[str]] = field(default_factory=set)

    def reasons(self, claims: Sequence[Claim]) -> Iterator[str]:
        """Sentences for the matter of these claims: what a person decided, and where people disagree."""
        ids = {claim.id for claim in claims}
        for left, right in self.same:
            if left in ids and right in ids:
                yield f"A person judged {left} and {right} to be one matter."
        for pair in sorted(self.contradicted | frozenset(self.refused), key=sorted):
            if pair & ids:
                names = " and ".join(sorted(pair))
                yield f"Judgements on {names} contradict one another: the later holds, or the one that keeps apart."


def judged_pairs(judgements: Iterable[JudgedClaims], known: Container[str]) -> Judged:
    """The judgements on claims that are there, the last word on each pair counting; others are passed over."""
    last: dict[frozenset[str], str] = {}
    contradicted: set[frozenset[str]] = set()
    for judgement in judgements:
        pair = frozenset((judgement.left, judgement.right))
        if len(pair) < 2 or not all(claim in known for claim in pair):
            continue
        if last.setdefault(pair, judgement.judgement) != judgement.judgement:
            contradicted.add(pair)
        last[pair] = judgement.judgement
    apart: dict[str, set[str]] = defaultdict(set)
    for pair, word in last.items():
        if word == "different":
            for claim in pair:
                apart[claim] |= pair - {claim}
    same = tuple(sorted((min(pair), max(pair)) for pair, word in last.items() if word == "same"))
    return Judged(same, {claim: frozenset(others) for claim, others in apart.items()}, frozenset(contradicted))
