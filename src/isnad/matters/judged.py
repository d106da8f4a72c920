"""What people judged of claims: which are of one matter and which are not. A person outranks the machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.judgements import Judgement, Subject, holding
from isnad.matters.rules import JudgedClaims, SameOrDifferent


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


def on_claims(
    judgements: Iterable[Judgement], claims: Iterable[Claim], documents: Iterable[Document]
) -> tuple[tuple[SameOrDifferent, ...], tuple[Judgement, ...]]:
    """Those of the judgements that are on claims, for `lay_out`; and those whose claim is gone, adrift.

    A subject without names is a claim: its document (id or SHA-256) and its kind with the quote at its anchor, or the
    quote alone. So it holds after a re-read, a moved folder or a rebuild. Withdrawn and overruled judgements do not
    count.
    """
    about = [j for j in holding(judgements) if j.about == "claims" and j.what != "unsure"]
    if not about:
        return (), ()
    hashes = {document.id: document.sha256 for document in documents}
    standing: dict[tuple[str, str], str] = {}
    for claim in claims:
        for document in (claim.document, hashes.get(claim.document, claim.document)):
            for quote in (_folded(claim.anchor.quote), subject(claim).quote):
                standing[document, quote] = min(claim.id, standing.get((document, quote), claim.id))
    found = [(j, _claim(j.a, standing), _claim(j.b, standing)) for j in about]
    kept = tuple(SameOrDifferent(left, right, j.what) for j, left, right in found if left and right)
    return kept, tuple(j for j, left, right in found if not (left and right))


def subject(claim: Claim, sha256: str = "") -> Subject:
    """What is judged when a claim is: the hash of its document, its kind and the quote at its anchor."""
    return Subject((), (sha256 or claim.document,), f"{claim.kind}: {_folded(claim.anchor.quote)}")


def _claim(subject: Subject, standing: Mapping[tuple[str, str], str]) -> str | None:
    return next((standing[key] for d in subject.documents if (key := (d, _folded(subject.quote))) in standing), None)


def _folded(quote: str) -> str:
    return " ".join(quote.split())
