"""Standing relations through time: who led, belonged to, backed whom at a date, according to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from isnad.claims.claim import Claim, Filler
from isnad.documents.document import Document
from isnad.errors import InputError
from isnad.matters.grades import Grades
from isnad.matters.intervals import EVER, Interval, days, days_of, hull
from isnad.matters.rules import Rules

SUPPORT = frozenset({"directs", "funds", "trains", "arms", "shelters", "backs"})
_NOT_DRAWN = frozenset({"alias_of", "nationality", "located_in"})
_NEAR = 366  # days before or after a date within which evidence still says something of it

Ends = tuple[str, str, str]
"""A relation: its kind, who, to whom."""
Certainty = Literal["stated", "between", "earlier", "later", "undated"]


@dataclass(frozen=True, slots=True)
class Node:
    """A participant of the network: entity id (or its words, in quotation marks) and the name most often given."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation. `claims` say it, `denied` deny it; `first` and `last` are ISO days of its evidence or its times.

    `certainty` at the date asked for: a claim's own time covers it (`stated`), evidence lies on both sides
    (`between`), only before (`earlier`) or after (`later`) it within a year; `undated` where no claim gives a day.
    """

    kind: str
    source: str
    target: str
    claims: tuple[str, ...]
    denied: tuple[str, ...]
    first: str | None
    last: str | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one claim says of a relation: whether it affirms it, and of which days."""

    claim: str
    affirms: bool
    span: Interval | None


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by id, and edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    dictionary: Rules,
    *,
    at: str | None = None,
    by: str | None = None,
    grade: str | None = None,
    grades: Grades | None = None,
) -> Network:
    """Who led, belonged to, backed whom: all that the claims say, or what they say of a date.

    `by` keeps the claims in whose chain that entity or document stands; `grade` (*B2*, *B*) those graded so or
    better, by `grades` or else by what the documents bring. Raises `InputError` for a date that is none.
    """
    known = {document.id: document for document in documents}
    day = asked_day(at)
    graded = grades or Grades.of(known.values() if grade else ())
    ties: dict[Ends, list[Evidence]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if is_tie(claim, dictionary) and said_by(claim, by) and graded.allows(claim, grade):
            for source, target in product(claim.roles.get("agent", ()), claim.roles.get("patient", ())):
                if not source.claim and not target.claim:
                    tie = (claim.kind, _node(source, names), _node(target, names))
                    ties[tie].append(_told(claim, known.get(claim.document)))
    edges = [edge for tie, told in sorted(ties.items()) if (edge := edge_of(tie, told, day))]
    used = sorted({end for edge in edges for end in (edge.source, edge.target)})
    return Network(tuple(Node(end, names[end].most_common(1)[0][0]) for end in used), tuple(edges))


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim on the timeline: its first and last day (ISO, None for an open end), its words, whether it stands."""

    first: str | None
    last: str | None
    words: str
    claim: str
    kind: str
    standing: bool


def timeline(claims: Iterable[Claim], dictionary: Rules, entity: str | None = None) -> tuple[Entry, ...]:
    """The claims that have a time, in order of their days; with `entity` those in which it takes part."""
    found = []
    for claim in claims:
        span = days_of(claim)
        if span and (entity is None or entity in _participants(claim)):
            rules = dictionary.kinds.get(claim.kind)
            words = ", ".join(when.text for when in claim.time)
            entry = Entry(iso(span.low), iso(span.high), words, claim.id, claim.kind, bool(rules and rules.standing))
            found.append((span.low, span.high, claim.id, entry))
    return tuple(entry for *_, entry in sorted(found, key=lambda item: item[:3]))


def said_by(claim: Claim, speaker: str | None) -> bool:
    """Whether the entity or document stands in the claim's chain; every claim when None is asked for."""
    if speaker is None or claim.document == speaker:
        return True
    return any(speaker in {voice.entity, voice.document} for link in claim.chain for voice in link.speakers)


def asked_day(at: str | None) -> Interval | None:
    """The days of a date as it was asked for; raises `InputError` for one that is none."""
    if at is None:
        return None
    day = days(at)
    if day is None:
        raise InputError(f"`{at}` is no date.", "Give a year, a month or a day: 2007, 2007-03, 2007-03-20.")
    return day


def is_tie(claim: Claim, dictionary: Rules) -> bool:
    """Whether the claim draws a line of the network."""
    rules = dictionary.kinds.get(claim.kind)
    drawn = claim.kind in SUPPORT or (rules is not None and rules.standing and claim.kind not in _NOT_DRAWN)
    return drawn and claim.factuality != "Uu"


def node(filler: Filler) -> str:
    """A participant of the network: an entity's id, or a description's words in quotation marks."""
    return filler.entity or f"“{filler.text}”"


def _node(filler: Filler, names: Mapping[str, Counter[str]]) -> str:
    name = node(filler)
    names[name][filler.text] += 1
    return name


def edge_of(tie: Ends, told: Sequence[Evidence], day: Interval | None) -> Edge | None:
    """The relation by its evidence; None where nothing is said of the day that is asked for."""
    spans = [evidence.span for evidence in told if evidence.affirms and evidence.span]
    whole = hull(spans)
    certainty = _certainty(spans, day)
    if certainty is None:
        return None
    return Edge(
        *tie,
        claims=tuple(sorted(evidence.claim for evidence in told if evidence.affirms)),
        denied=tuple(sorted(evidence.claim for evidence in told if not evidence.affirms)),
        first=iso(whole.low) if whole else None,
        last=iso(whole.high) if whole else None,
        certainty=certainty,
    )


def _told(claim: Claim, document: Document | None) -> Evidence:
    written = days(document.date) if document and document.date else None
    return Evidence(claim.id, claim.factuality.endswith("+"), evidence(claim, written))


def evidence(claim: Claim, written: Interval | None) -> Interval | None:
    """The claim's own time, an open end closed by its document's date; without a time, that date."""
    span = days_of(claim)
    if span is None:
        return written
    high = max(span.low, written.high) if written and span.high >= EVER else span.high
    return Interval(span.low, high)


def _certainty(spans: Sequence[Interval], day: Interval | None) -> Certainty | None:
    if day is None:
        return "stated" if spans else "undated"
    if any(span.meets(day) for span in spans):
        return "stated"
    before = [span.high for span in spans if span.high < day.low]
    after = [span.low for span in spans if span.low > day.high]
    if before and after:
        return "between"
    if before and day.low - max(before) <= _NEAR:
        return "earlier"
    return "later" if after and min(after) - day.high <= _NEAR else None


def _participants(claim: Claim) -> set[str | None]:
    fillers = [filler for given in claim.roles.values() for filler in given]
    return {filler.entity for filler in [*fillers, *claim.place]}


def iso(day: float) -> str | None:
    return date.fromordinal(int(day)).isoformat() if 1 <= day <= date.max.toordinal() else None
