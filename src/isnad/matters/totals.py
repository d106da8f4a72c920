"""A report's total against its parts, counted in one unit: a matter, and a conflict where they do not add up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.attributions.chain import Speaker
from isnad.claims.claim import Amount, Claim
from isnad.documents.document import Document
from isnad.matters import sentences
from isnad.matters.copies import passage_around
from isnad.matters.descriptions import describe, same_unit
from isnad.matters.intervals import Interval, numbers
from isnad.matters.lexicon import WRITINGS
from isnad.matters.matter import Conflict, Version
from isnad.matters.slots import number

_OCCURRENCES = "event"
_TOTAL = re.compile(r"\b(total|totals|totalling|totaling|altogether|in all|overall|sum|combined|all told)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts of it that one document gives; `conflict` where they do not add up."""

    total: Claim
    parts: tuple[Claim, ...]
    conflict: Conflict | None


def sums(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[Sum]:
    """Every total with its parts: claims of one document, kind, voice, role and unit, two counted parts or more."""
    groups: dict[tuple[str, str, str], list[tuple[Claim, Amount]]] = defaultdict(list)
    single: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.factuality.endswith("+"):
            for amount in claim.quantity:
                groups[claim.document, claim.kind, amount.of].append((claim, amount))
            if not any(amount.of == _OCCURRENCES for amount in claim.quantity):
                single[claim.document, claim.kind].append(claim)
    for (document, kind, role), counted in sorted(groups.items(), key=lambda item: item[0]):
        if len(counted) > 2 and document in documents:
            others = single[document, kind] if role == _OCCURRENCES else []
            yield from _sums(counted, others, documents[document].text)


def _sums(counted: Sequence[tuple[Claim, Amount]], single: Sequence[Claim], text: str) -> Iterator[Sum]:
    totals = [(claim, amount) for claim, amount in counted if _is_total(claim, amount, text)]
    for claim, amount in totals:
        parts = {
            part.id: (part, other)
            for part, other in counted
            if part.id != claim.id
            and (part, other) not in totals
            and same_unit(other.unit, amount.unit)
            and _is_of_one_voice(part, claim)
        }
        if len(parts) > 1 and len(totals) == 1:
            uncounted = [other for other in single if _is_of_one_voice(other, claim)]
            yield _sum(claim, amount, sorted(parts.values(), key=lambda item: item[0].anchor.start), uncounted)


def _is_of_one_voice(part: Claim, total: Claim) -> bool:
    """Whether who gives the total gives the part, or cites who does: *the documents*, of which one is a notebook."""
    summing = {_folded(speaker, total.document) for speaker in total.chain[-1].speakers}
    return any(_folded(speaker, part.document) in summing for link in part.chain for speaker in link.speakers)


def _folded(speaker: Speaker, document: str) -> str:
    """Who speaks; *the ledger*, in the ledger, is the document."""
    words = None if speaker.entity or speaker.document else describe(speaker.text)
    if words and words.head in WRITINGS:
        return document
    return speaker.document or speaker.entity or speaker.text.lower()


def _is_total(claim: Claim, amount: Amount, text: str) -> bool:
    return bool(
        _TOTAL.search(amount.text) or _TOTAL.search(passage_around(text, claim.anchor.start, claim.anchor.end))
    )


def _sum(total: Claim, amount: Amount, parts: Sequence[tuple[Claim, Amount]], single: Sequence[Claim]) -> Sum:
    """The sum of the counted parts; `single` occurrences that are told without a number can make up what it lacks."""
    claims = tuple(claim for claim, _ in parts)
    given, added = numbers(amount), _added([other for _, other in parts])
    if given is None or added is None or given.meets(added):
        return Sum(total, claims, None)
    if single and given.meets(Interval(added.low, added.high + len(single))):
        return Sum(total, (*claims, *single), None)
    in_sum = number(sum(other.value for _, other in parts))
    sentence = sentences.of_total(number(amount.value), [number(other.value) for _, other in parts], in_sum)
    versions = (
        Version(number(amount.value), (total.id,), chains=1),
        Version(f"{in_sum} in sum", tuple(sorted(claim.id for claim in claims)), chains=1),
    )
    return Sum(total, claims, Conflict("number", versions, sentence))


def _added(amounts: Sequence[Amount]) -> Interval | None:
    known = [interval for amount in amounts if (interval := numbers(amount))]
    if len(known) < len(amounts):
        return None
    return Interval(sum(interval.low for interval in known), sum(interval.high for interval in known))
