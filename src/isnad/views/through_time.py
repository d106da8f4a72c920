"""The timeline and the network: what is claimed by its days, and who stood how to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from isnad.claims import Claim, Dictionary
from isnad.documents import Document
from isnad.errors import NotFound
from isnad.matters.standing import SUPPORT, Edge, Network, network, timeline
from isnad.views import address, words
from isnad.views.claims import ClaimView, Desk, Named
from isnad.views.frame import Frame, Paging, frame, last_part, paging
from isnad.views.pictures.network_map import NetworkMap, network_map
from isnad.views.pictures.time_bars import Span, TimeBars, time_bars

ROWS_A_PART = 60
EDGES_SHOWN = 300
YEARS_SHOWN = 60
CLAIMS_OF_AN_EDGE = 3


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time that claims of one matter give: its days in words, one of the claims, how many others say the same."""

    days: str
    claim: ClaimView
    others: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """One part of what is claimed, in the order of its days."""

    frame: Frame
    address: str
    section: str
    title: str
    lead: str
    picture: TimeBars | None
    rows: tuple[TimeRow, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A relation: who, how, whom, by what evidence. `claims` open their lines; `denied` counts who deny it."""

    source: Named
    verb: str
    target: Named
    certainty: str
    days: str
    claims: tuple[Named, ...]
    more: int
    denied: int


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Who led, belonged to, backed whom: at the date `at`, or at any where it is empty; `years` with addresses."""

    frame: Frame
    address: str
    section: str
    title: str
    at: str
    years: tuple[tuple[str, str], ...]
    picture: NetworkMap | None
    edges: tuple[EdgeLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Dated:
    first: str | None
    last: str | None
    claim: str
    others: int


def timeline_page(desk: Desk, part: int = 1) -> TimelinePage:
    """One part of the timeline."""
    rows = desk.keep("timeline", lambda: tuple(_dated(desk)))
    where = partial(address.numbered, "timeline")
    parted = paging(where, part, last_part(len(rows), ROWS_A_PART))
    shown = rows[(part - 1) * ROWS_A_PART : part * ROWS_A_PART]
    views = [desk.view(desk.case.claim(row.claim)) for row in shown]
    spans = [
        Span(row.first, row.last, words.sentence(view), view.tone) for row, view in zip(shown, views, strict=True)
    ]
    return TimelinePage(
        frame=frame(desk.case),
        address=where(part),
        section="timeline.html",
        title="Timeline",
        lead="What is claimed, by the days that the claims give. Hollow bars are denied or left open.",
        picture=time_bars(spans),
        rows=tuple(
            TimeRow(_days(row.first, row.last), view, row.others) for row, view in zip(shown, views, strict=True)
        ),
        paging=parted,
    )


def network_page(desk: Desk, at: str | None = None) -> NetworkPage:
    """The network at a date (EDTF), or of all dates; raises `InputError` for a date that is none."""
    standing = desk.keep("standing", lambda: tuple(_standing(desk)))
    documents = desk.keep("documents", lambda: tuple(map(_bare, desk.case.documents())))
    whole = desk.keep("network", lambda: network(standing, documents, _rules()))
    found = network(standing, documents, _rules(), at=at) if at else whole
    names = _names(desk, found)
    verbs = {edge.kind: words.kind(edge.kind) for edge in found.edges}
    ordered = sorted(found.edges, key=lambda e: (-len(e.claims), e.kind, e.source, e.target))
    return NetworkPage(
        frame=frame(desk.case),
        address="network.html",
        section="network.html",
        title=f"Network, {at}" if at else "Network",
        at=at or "",
        years=_years(whole),
        picture=network_map(found, names, verbs),
        edges=tuple(_edge(desk, edge, names) for edge in ordered[:EDGES_SHOWN]),
        more=max(0, len(ordered) - EDGES_SHOWN),
    )


def network_year(desk: Desk, year: int) -> NetworkPage:
    """The network of a year of which the documents speak; raises `NotFound` for another (1 is the page without)."""
    page = network_page(desk)
    if year == 1:
        return page
    if str(year) not in dict(page.years):
        raise NotFound(f"Nothing is said of {year}", "The network's first page has the years of which something is.")
    return replace(network_page(desk, f"{year:04}"), address=address.numbered("network", year))


def timeline_parts(desk: Desk) -> int:
    """How many parts the timeline has."""
    return last_part(len(desk.keep("timeline", lambda: tuple(_dated(desk)))), ROWS_A_PART)


@cache
def _rules() -> Dictionary:
    return Dictionary.load()


def _dated(desk: Desk) -> Iterator[_Dated]:
    """The timeline's entries, those of one matter with the same days as one."""
    groups: dict[tuple[str | None, str | None, str], list[str]] = {}
    matter = {claim: matter.id for matter in desk.case.matters() for claim in matter.claims}
    for entry in timeline(desk.case.every_claim(), _rules()):
        groups.setdefault((entry.first, entry.last, matter.get(entry.claim, entry.claim)), []).append(entry.claim)
    for (first, last, _), claims in groups.items():
        yield _Dated(first, last, claims[0], len(claims) - 1)


def _standing(desk: Desk) -> Iterator[Claim]:
    kinds = {kind for kind, rules in _rules().kinds.items() if rules.standing} | SUPPORT
    return (claim for kind in sorted(kinds) for claim in desk.case.claims(kind=kind))


def _bare(document: Document) -> Document:
    """What the network asks of a document: its date and grade."""
    return replace(document, text="", pages=(), marks=())


def _names(desk: Desk, found: Network) -> dict[str, str]:
    captions = desk.keep("captions", desk.case.captions)
    return {node.id: " ".join(captions.get(node.id, node.name).split()) for node in found.nodes}


def _years(whole: Network) -> tuple[tuple[str, str], ...]:
    days = [day for edge in whole.edges for day in (edge.first, edge.last) if day]
    if not days:
        return ()
    first, last = int(min(days)[:4]), int(max(days)[:4])
    shown = range(max(first, last - YEARS_SHOWN + 1, 2), last + 1)
    return tuple((str(year), address.numbered("network", year)) for year in shown)


def _edge(desk: Desk, edge: Edge, names: dict[str, str]) -> EdgeLine:
    claims = [desk.case.claim(claim) for claim in (*edge.claims, *edge.denied)[:CLAIMS_OF_AN_EDGE]]
    lines = tuple(Named(desk.title(claim.document), desk.line(claim)) for claim in claims)
    return EdgeLine(
        source=_end(edge.source, names),
        verb=words.kind(edge.kind),
        target=_end(edge.target, names),
        certainty=words.CERTAINTY[edge.certainty],
        days=_days(edge.first, edge.last) if edge.first or edge.last else "",
        claims=lines,
        more=len(edge.claims) + len(edge.denied) - len(lines),
        denied=len(edge.denied),
    )


def _end(node: str, names: dict[str, str]) -> Named:
    return Named(names[node], None if node.startswith("“") else address.entity(node))


def _days(first: str | None, last: str | None) -> str:
    return first or "" if first == last else f"{first or '…'} – {last or '…'}"
