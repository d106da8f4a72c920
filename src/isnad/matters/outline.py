"""A claim as the comparison sees it: its days, its places, its actors, its count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.matters.incidents import Incidents
from isnad.matters.intervals import EVER, Interval, days, days_of, holding, numbers, with_named
from isnad.matters.keys import LONGEST_EVENT
from isnad.matters.referents import Referent, participants, referents
from isnad.matters.rules import Groups


@dataclass(frozen=True, slots=True)
class Count:
    """How many: the numbers that the words allow, counted in `unit` of `role` (`event` for occurrences)."""

    role: str
    numbers: Interval
    unit: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """One claim, made ready for comparison. `before` is the last day on which it can have happened (None unknown).

    `span` and `places` are its own, or of what is told beside it (`Incidents.set`); for a standing kind without a
    time, its document's date: there it is evidence.
    """

    claim: Claim
    group: str
    span: Interval | None
    before: float | None
    places: tuple[Referent, ...]
    agents: tuple[Referent, ...]
    counts: tuple[Count, ...]
    occurrences: int
    negative: bool

    @property
    def is_fixed(self) -> bool:
        """Whether its days are few enough to tell one occurrence from the next."""
        return self.span is not None and self.span.length <= LONGEST_EVENT


@dataclass(frozen=True, slots=True)
class Outliner:
    """Makes outlines of a collection's claims."""

    groups: Groups
    documents: Mapping[str, Document]
    incidents: Incidents

    def outline(self, claim: Claim) -> Outline:
        """The claim's outline."""
        rules, beside = self.groups.rules(claim.kind), self.incidents.set(claim)
        span = days_of(beside)
        written = self._written(claim.document)
        return Outline(
            claim=claim,
            group=self.groups.of(claim.kind).name,
            span=_standing_span(claim, written) if rules.standing else span,
            before=written.high if written and span is None and claim.factuality in {"CT+", "PR+"} else None,
            places=tuple(sorted(referents(beside.place))),
            agents=_actors(claim, self.groups),
            counts=tuple(_counts(claim)),
            occurrences=_occurrences(claim),
            negative=claim.factuality.endswith("-"),
        )

    def _written(self, document: str) -> Interval | None:
        found = self.documents.get(document)
        return days(found.date) if found and found.date else None


def _standing_span(claim: Claim, written: Interval | None) -> Interval | None:
    """The days on which a standing claim surely holds; without a time, its document's date."""
    if not claim.time:
        return written
    return next((span for when in claim.time if (span := holding(when.edtf, written))), None)


def _actors(claim: Claim, groups: Groups) -> tuple[Referent, ...]:
    return () if groups.rules(claim.kind).symmetric else tuple(sorted(participants(claim, "agent")))


def _counts(claim: Claim) -> Iterator[Count]:
    """The counts of participants."""
    for amount in claim.quantity:
        known = numbers(with_named(amount, claim))
        if known and amount.of not in {"event", "amount"}:
            yield Count(amount.of, known, amount.unit)


def _occurrences(claim: Claim) -> int:
    counts = [int(amount.value) for amount in claim.quantity if amount.of == "event" and 1 <= amount.value < EVER]
    return max(counts, default=1)
