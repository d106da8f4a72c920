"""The timeline and the network: what is claimed by its days, and who stood how to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType

from isnad.claims import Claim
from isnad.errors import NotFound
from isnad.matters.intervals import Interval
from isnad.matters.standing import Edge, Ends, Evidence, Network, Node, asked_day, edge_of, iso
from isnad.views import address, words
from isnad.views.claims import ClaimView, Desk, Named
from isnad.views.frame import Headed, head, last_part, listed, paging
from isnad.views.overview import Overview, firsts, overview
from isnad.views.pictures.network_map import NetworkMap, network_map
from isnad.views.pictures.time_bars import Span, TimeBars, time_bars

ROWS_A_PART = 60
EDGES_SHOWN = 150
YEARS_SHOWN = 60
CLAIMS_OF_AN_EDGE = 3
STANDING_SHOWN = 40  # relations of one entity on its page
TIES_LOOKED_AT = 200
_YEAR = 366  # days around a date within which evidence still says something of it, as in `matters.standing`


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time that claims of one matter give: its days in words, one of the claims, how many others say the same.

    `begins` are the decade, year and month of which it is the page's first, where links of the overview lead.
    """

    days: str
    claim: ClaimView
    others: int
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage(Headed):
    """One part of what is claimed, in the order of its days; `days` are the part's first and last."""

    lead: str
    days: str
    picture: TimeBars | None
    rows: tuple[TimeRow, ...]
    overview: Overview | None


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
    when: str = ""


@dataclass(frozen=True, slots=True)
class NetworkPage(Headed):
    """Who led, belonged to, backed whom: at the date `at`, or at any where it is empty; `years` with addresses.

    `span` are the first and the last month of which anything is said, for the slider; empty where nothing is.
    """

    at: str
    span: tuple[str, ...]
    years: tuple[tuple[str, str], ...]
    picture: NetworkMap | None
    edges: tuple[EdgeLine, ...]
    more: int


def timeline_page(desk: Desk, part: int = 1) -> TimelinePage:
    """One part of the timeline."""
    where = partial(address.numbered, "timeline")
    parted = paging(where, part, timeline_parts(desk))
    dated = desk.case.timeline(ROWS_A_PART, (part - 1) * ROWS_A_PART)
    held = {claim.id: claim for claim in desk.claims(row.claim for row in dated)}
    shown = [row for row in dated if row.claim in held]
    views = desk.views(held[row.claim] for row in shown)
    spans = [
        Span(row.first, row.last, words.sentence(view), view.tone) for row, view in zip(shown, views, strict=True)
    ]
    return TimelinePage(
        head(desk.case, where(part), where(1), "Timeline", "", listed("timeline"), parted),
        lead="What is claimed, by the days that the claims give. Hollow bars are denied or left open.",
        days=_hull(day for row in shown for day in (row.first, row.last) if day),
        picture=time_bars(spans),
        rows=tuple(
            TimeRow(_days(row.first, row.last), view, row.others, name)
            for row, view, name in zip(shown, views, firsts([row.first for row in shown]), strict=True)
        ),
        overview=overview(desk.case, ROWS_A_PART, part) if parted.last > 1 else None,
    )


def network_page(desk: Desk, at: str | None = None, where: str = "network.html") -> NetworkPage:
    """The network at a date (EDTF), or of all dates; raises `InputError` for a date that is none."""
    found, when = _found(desk, at)
    names = _names(desk, found)
    verbs = {edge.kind: words.kind(edge.kind) for edge in found.edges}
    ordered = sorted(found.edges, key=lambda e: (-len(e.claims), e.kind, e.source, e.target))
    return NetworkPage(
        head(desk.case, where, "network.html", f"Network, {at}" if at else "Network", "", listed("network")),
        at=at or "",
        years=network_years(desk),
        span=tuple(day[:7] for day in _tied_days(desk) or ()),
        picture=network_map(found, names, verbs, when),
        edges=_edges(desk, ordered[:EDGES_SHOWN], names, when),
        more=max(0, desk.case.count_ties() - EDGES_SHOWN) if not at else max(0, len(ordered) - EDGES_SHOWN),
    )


def network_year(desk: Desk, year: int) -> NetworkPage:
    """The network of a year of which the documents speak; raises `NotFound` for another (1 is the page without)."""
    if year == 1:
        return network_page(desk)
    if str(year) not in dict(network_years(desk)):
        raise NotFound(f"Nothing is said of {year}", "The network's first page has the years of which something is.")
    return network_page(desk, f"{year:04}", address.numbered("network", year))


def timeline_parts(desk: Desk) -> int:
    """How many parts the timeline has."""
    return last_part(desk.case.count_days(), ROWS_A_PART)


def standing(desk: Desk, entity: str) -> tuple[EdgeLine, ...]:
    """How this entity is said to have stood to others, the earliest first, what has no day last."""
    found, _ = _network(desk.case.relations(None, STANDING_SHOWN, entity), None)
    ordered = sorted(found.edges, key=lambda e: (e.first or e.last or "9999", e.kind, e.source, e.target))
    return _edges(desk, ordered, _names(desk, found))


def _found(desk: Desk, at: str | None) -> tuple[Network, dict[Edge, str]]:
    """The relations of most claims, of those that anything is said of near the date."""
    day = asked_day(at)
    near = None if day is None else (_day(day.low - _YEAR), _day(day.high + _YEAR))
    return _network(desk.case.relations(near, TIES_LOOKED_AT), day)


def _network(told: Mapping[Ends, Sequence[Evidence]], day: Interval | None) -> tuple[Network, dict[Edge, str]]:
    """The network, and for that of all dates the days of which each relation's claims speak."""
    found = {edge: told[tie] for tie in sorted(told) if (edge := edge_of(tie, told[tie], day))}
    ends = sorted({end for edge in found for end in (edge.source, edge.target)})
    nodes = tuple(Node(end, end.strip("“”")) for end in ends)
    when = {edge: _when(e.span for e in known if e.affirms and e.span) for edge, known in found.items()}
    return Network(nodes, tuple(found)), when if day is None else {}


def _when(spans: Iterable[Interval]) -> str:
    """Days of evidence as `through.js` reads them: *1999-01-01/2001-12-31 2007-03-20/*; an open end is empty."""
    joined: list[Interval] = []
    for span in sorted(spans, key=lambda span: (span.low, span.high)):
        if joined and span.low <= joined[-1].high:
            joined[-1] = Interval(joined[-1].low, max(joined[-1].high, span.high))
        else:
            joined.append(span)
    return " ".join(f"{iso(span.low) or ''}/{iso(span.high) or ''}" for span in joined)


def _day(day: float) -> str:
    return date.fromordinal(int(min(max(day, 1), date.max.toordinal()))).isoformat()


def _names(desk: Desk, found: Network) -> dict[str, str]:
    desk.know(n.id for n in found.nodes if not n.id.startswith("“"))
    return {n.id: " ".join(n.name.split()) if n.id.startswith("“") else desk.caption(n.id) for n in found.nodes}


def network_years(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The years of which the network has a page, with its address."""
    told = _tied_days(desk)
    if told is None:
        return ()
    first, last = (int(day[:4]) for day in told)
    shown = range(max(first, last - YEARS_SHOWN + 1, 2), last + 1)
    return tuple((str(year), address.numbered("network", year)) for year in shown)


def _tied_days(desk: Desk) -> tuple[str, str] | None:
    return desk.keep("tied days", desk.case.tied_days)


def _edges(
    desk: Desk, edges: Sequence[Edge], names: dict[str, str], when: Mapping[Edge, str] = MappingProxyType({})
) -> tuple[EdgeLine, ...]:
    shown = {edge: (*edge.claims, *edge.denied)[:CLAIMS_OF_AN_EDGE] for edge in edges}
    held = {claim.id: claim for claim in desk.claims(key for keys in shown.values() for key in keys)}
    desk.look_up(tuple(held.values()))
    lines = ((edge, _edge(desk, edge, [held[key] for key in keys], names)) for edge, keys in shown.items())
    return tuple(replace(line, when=when.get(edge, "")) for edge, line in lines)


def _edge(desk: Desk, edge: Edge, claims: Sequence[Claim], names: dict[str, str]) -> EdgeLine:
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


def _hull(days: Iterable[str]) -> str:
    """From the first to the last of some ISO days, in words."""
    held = sorted(days)
    return _days(held[0], held[-1]) if held else ""


def _days(first: str | None, last: str | None) -> str:
    return first or "" if first == last else f"{first or '…'} – {last or '…'}"
