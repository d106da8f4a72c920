"""What the timeline and the network are drawn from, kept as rows, so that a page asks only for what it shows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from itertools import product

from isnad.casefile.rows import Value, insert
from isnad.claims import Claim
from isnad.matters.intervals import EVER, Interval, days, days_of
from isnad.matters.rules import Rules
from isnad.matters.standing import Ends, Evidence, evidence, is_tie, iso, node

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Dated:
    """A row of the timeline: ISO days (None for an open end), a claim, how many others of its matter say the same."""

    first: str | None
    last: str | None
    claim: str
    others: int


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month (*2007*, *2007-03*), how many rows of the timeline begin in it, the place of the first."""

    name: str
    rows: int
    position: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two participants (an entity's id, or words in quotation marks) and its claims."""

    kind: str
    source: str
    target: str
    claims: tuple[str, ...]


def put(connection: sqlite3.Connection, claims: Iterable[Claim], dictionary: Rules) -> None:
    """Replace the rows, from all claims with their entities, after the matters. Needs an open transaction."""
    for table in ("day", "tie", "dated"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    _put(connection, claims, dictionary)
    connection.execute(_DATED.format(""))


def add(connection: sqlite3.Connection, claims: Iterable[Claim], dictionary: Rules, matters: Set[str]) -> None:
    """Replace the rows of these claims, and those of the timeline that were or are of these matters.

    Needs an open transaction, after the matters.
    """
    given = tuple(claims)
    for table in ("day", "tie"):
        connection.executemany(f"DELETE FROM {table} WHERE claim = ?", ((claim.id,) for claim in given))  # noqa: S608
    _put(connection, given, dictionary)
    touched = json.dumps(sorted(matters))
    beside = {row[0] for row in connection.execute(_BESIDE, (touched, json.dumps([claim.id for claim in given])))}
    held = json.dumps(sorted(matters | beside))
    connection.execute(f"DELETE FROM dated WHERE held {_IN}", (held,))  # noqa: S608
    where = f"WHERE day.claim IN (SELECT claim FROM matter_claim WHERE matter {_IN})"  # noqa: S608
    connection.execute(f"{_DATED.format(where)} HAVING held {_IN}", (held, held))


def _put(connection: sqlite3.Connection, claims: Iterable[Claim], dictionary: Rules) -> None:
    written = {
        row["id"]: days(row["date"]) for row in connection.execute("SELECT id, date FROM document WHERE date <> ''")
    }
    rows: dict[str, list[dict[str, Value]]] = {"day": [], "tie": []}
    for claim in claims:
        span = days_of(claim)
        if span is not None:
            rows["day"].append({"claim": claim.id, "first": iso(span.low), "last": iso(span.high)})
        if is_tie(claim, dictionary):
            known = evidence(claim, written.get(claim.document))
            when: dict[str, Value] = {"first": iso(known.low) if known else None}
            when |= {"last": iso(known.high) if known else None, "affirms": claim.factuality.endswith("+")}
            rows["tie"] += (
                {"kind": claim.kind, "source": node(source), "target": node(target), "claim": claim.id, **when}
                for source, target in product(claim.roles.get("agent", ()), claim.roles.get("patient", ()))
                if not source.claim and not target.claim
            )
        _flush(connection, rows, _BATCH)
    _flush(connection, rows, 0)


def _flush(connection: sqlite3.Connection, rows: dict[str, list[dict[str, Value]]], most: int) -> None:
    for table, waiting in rows.items():
        if len(waiting) > most:
            connection.executemany(insert(table, waiting[0]), waiting)
            waiting.clear()


def timeline(connection: sqlite3.Connection, limit: int | None, offset: int) -> Iterator[Dated]:
    """Rows in the order of their days."""
    rows = connection.execute(
        "SELECT first, last, claim, others FROM dated "
        "ORDER BY first IS NOT NULL, first, last IS NULL, last, claim LIMIT ? OFFSET ?",
        (-1 if limit is None else limit, offset),
    )
    return (Dated(**dict(row)) for row in rows)


def count_days(connection: sqlite3.Connection) -> int:
    """How many rows the timeline has."""
    return int(connection.execute("SELECT count(*) FROM dated").fetchone()[0])


def periods(connection: sqlite3.Connection, letters: int, within: str) -> Iterator[Period]:
    """The periods in which rows begin, in their order: years (4 letters of a day) or months (7) of `within`."""
    rows = connection.execute(
        "SELECT name, rows, (SELECT count(*) FROM dated WHERE first IS NULL OR first < name) AS position FROM ("
        "SELECT substr(first, 1, ?) AS name, count(*) AS rows FROM dated "
        "WHERE first IS NOT NULL AND first LIKE ? || '%' GROUP BY name) ORDER BY name",
        (letters, within),
    )
    return (Period(**dict(row)) for row in rows)


def ties(
    connection: sqlite3.Connection, near: tuple[str, str] | None, limit: int, of: str | None = None
) -> tuple[Tie, ...]:
    """The relations of most claims; `near`: those of which something is said before its end and after its start."""
    low, high = near or (None, None)
    rows = connection.execute(
        "SELECT kind, source, target, group_concat(claim) AS claims, min(coalesce(first, '')) AS low, "
        "max(coalesce(last, '9999')) AS high FROM tie WHERE :of IS NULL OR source = :of OR target = :of "
        "GROUP BY kind, source, target "
        "HAVING :low IS NULL OR (low <= :high AND high >= :low) "
        "ORDER BY count(*) DESC, kind, source, target LIMIT :limit",
        {"low": low, "high": high, "limit": limit, "of": of},
    )
    return tuple(Tie(r["kind"], r["source"], r["target"], tuple(sorted(r["claims"].split(",")))) for r in rows)


def relations(
    connection: sqlite3.Connection, near: tuple[str, str] | None, limit: int, of: str | None = None
) -> dict[Ends, list[Evidence]]:
    """The evidence of each relation that `ties` gives, by kind, source and target."""
    told = [(tie.kind, tie.source, tie.target) for tie in ties(connection, near, limit, of)]
    rows = connection.execute(
        "SELECT tie.kind, tie.source, tie.target, claim, first, last, affirms FROM json_each(?) AS told "
        "CROSS JOIN tie ON tie.kind = json_extract(told.value, '$[0]') "
        "AND tie.source = json_extract(told.value, '$[1]') AND tie.target = json_extract(told.value, '$[2]') "
        "ORDER BY told.key, claim",
        (json.dumps(told),),
    )
    found: dict[Ends, list[Evidence]] = {}
    for kind, source, target, claim, first, last, affirms in rows:
        span = interval(first, last)
        found.setdefault((kind, source, target), []).append(Evidence(claim, bool(affirms), span))
    return found


def interval(first: str | None, last: str | None) -> Interval | None:
    """The days of a row, an open end where it has none; None for a row without days."""
    if first is None and last is None:
        return None
    low = -EVER if first is None else date.fromisoformat(first).toordinal()
    return Interval(low, EVER if last is None else date.fromisoformat(last).toordinal())


def count_ties(connection: sqlite3.Connection) -> int:
    """How many relations there are."""
    query = "SELECT count(*) FROM (SELECT DISTINCT kind, source, target FROM tie)"
    return int(connection.execute(query).fetchone()[0])


def years(connection: sqlite3.Connection) -> tuple[str, str] | None:
    """The first and last day on which anything stands, ISO; None for no day."""
    row = connection.execute(
        "SELECT min(min(first), min(last)) AS low, max(max(first), max(last)) AS high FROM tie"
    ).fetchone()
    return (row["low"], row["high"]) if row["low"] and row["high"] else None


_IN = "IN (SELECT value FROM json_each(?))"
_BESIDE = f"""
SELECT matter FROM matter_claim WHERE claim IN (SELECT claim FROM matter_claim WHERE matter {_IN}) OR claim {_IN}
"""  # noqa: S608 - our own words
_DATED = """
INSERT INTO dated (held, first, last, claim, others)
SELECT coalesce((SELECT min(matter) FROM matter_claim WHERE matter_claim.claim = day.claim), day.claim) AS held,
    day.first, day.last, min(day.claim) AS claim, count(*) - 1 AS others
FROM day {} GROUP BY day.first, day.last, held
"""
