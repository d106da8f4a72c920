"""Verdicts: what people judged of single claims, laid over what the machine read, and taken off again.

A claim judged wrong keeps its row and stands in no list and no matter. An amended claim's rows are changed and the
machine's are kept beside them, so that everything that asks the casefile sees what the person said.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from isnad.casefile.across import fold
from isnad.casefile.rows import Value, insert
from isnad.claims.claim import Factuality
from isnad.entities import Judgement, Subject
from isnad.entities.judgements import holding
from isnad.errors import JudgementError

STANDING = "NOT IN (SELECT claim FROM verdict WHERE what = 'wrong')"
_CHANGED = ("kind", "factuality", "rule")
_SLOTS = {"time": "claim_time", "place": "claim_place"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds of a claim: `what` is correct, wrong or amend; `judgement` is its id, with who, when and why."""

    claim: str
    what: str
    judgement: str
    who: str
    when: str
    why: str
    changes: tuple[str, ...] = ()


def changes(given: Iterable[str]) -> dict[str, str]:
    """The fields of an amendment (`field=value`); raises `JudgementError` for what is none.

    `kind` and `factuality` have one value; `time` is EDTF; `place` and each role may have several, parted by `;`. An
    empty value takes the field away.
    """
    found: dict[str, str] = {}
    for change in given:
        field, mark, value = change.partition("=")
        field, value = field.strip(), value.strip()
        if not mark or not field.replace("_", "").isalpha():
            raise JudgementError(f"`{change}` is no amendment", "Amend a field: agent=Cedar Brigade")
        if field == "factuality" and value not in get_args(Factuality):
            raise JudgementError(f"`{value}` is no factuality", f"It is one of {', '.join(get_args(Factuality))}")
        if field == "kind" and not value:
            raise JudgementError("A claim needs a kind", "Judge it wrong, if it is none.")
        found[field] = value
    if not found:
        raise JudgementError("Nothing is amended", "Amend a field: agent=Cedar Brigade")
    return found


def settle(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Lay the verdicts that hold over the claims, in place of the earlier ones; gives those whose claim is gone.

    Needs an open transaction, with the entities settled.
    """
    lift(connection)
    adrift = []
    for judgement in holding(judgements):
        if judgement.about != "claim":
            continue
        found = _claims(connection, judgement.a)
        if not found:
            adrift.append(judgement)
        for claim in found:
            before = _amend(connection, claim, judgement) if judgement.what == "amend" else ""
            row: dict[str, Value] = {"claim": claim, "judgement": judgement.id, "what": judgement.what}
            connection.execute(insert("verdict", (*row, "before")), row | {"before": before})
    return tuple(adrift)


def lift(connection: sqlite3.Connection) -> None:
    """Give amended claims back what the machine read, and forget all verdicts. Needs an open transaction."""
    for verdict in connection.execute("SELECT claim, before FROM verdict WHERE before <> ''").fetchall():
        before = json.loads(verdict["before"])
        connection.execute(
            "UPDATE claim SET kind = :kind, factuality = :factuality, rule = :rule WHERE id = :id",
            {**before["claim"], "id": verdict["claim"]},
        )
        for field, rows in before["rows"].items():
            table, where, given = _place_of(field, verdict["claim"])
            connection.execute(f"DELETE FROM {table} WHERE {where}", given)  # noqa: S608
            for row in rows:
                _put_back(connection, table, row)
    connection.execute("DELETE FROM verdict")


def subject(connection: sqlite3.Connection, claim: str) -> Subject:
    """What is judged when a claim is: its document's hash, with its kind (as it was read) and its quote."""
    row = connection.execute(
        "SELECT document.sha256, claim.kind, claim.quote, verdict.before FROM claim "
        "JOIN document ON document.id = claim.document LEFT JOIN verdict ON verdict.claim = claim.id "
        "WHERE claim.id = ?",
        (claim,),
    ).fetchone()
    kind = json.loads(row["before"])["claim"]["kind"] if row["before"] else row["kind"]
    return Subject((), (row["sha256"],), f"{kind}: {' '.join(row['quote'].split())}")


def every(connection: sqlite3.Connection) -> tuple[Verdict, ...]:
    """All verdicts that are laid over claims, by claim."""
    rows = connection.execute(
        'SELECT verdict.*, judgement.who, judgement."when", judgement.why, judgement.b FROM verdict '
        "LEFT JOIN judgement ON judgement.id = verdict.judgement ORDER BY verdict.claim"
    )
    return tuple(_verdict(row) for row in rows)


def _verdict(row: sqlite3.Row) -> Verdict:
    changed = tuple(json.loads(row["b"])["names"]) if row["b"] else ()
    said = (row["who"] or "", row["when"] or "", row["why"] or "")
    return Verdict(row["claim"], row["what"], row["judgement"], *said, changed)


def _claims(connection: sqlite3.Connection, subject: Subject) -> list[str]:
    """The claims that a subject is: of its document, of its kind, with its quote."""
    found = []
    for document in subject.documents:
        rows = connection.execute(
            "SELECT claim.id, claim.kind, claim.quote FROM claim JOIN document ON document.id = claim.document "
            "WHERE (document.sha256 = :d OR document.id = :d) AND instr(:quote, claim.kind || ':') = 1 "
            "ORDER BY claim.position",
            {"d": document, "quote": subject.quote},
        )
        found += [row["id"] for row in rows if f"{row['kind']}: {' '.join(row['quote'].split())}" == subject.quote]
    return list(dict.fromkeys(found))


def _amend(connection: sqlite3.Connection, claim: str, judgement: Judgement) -> str:
    """Change the claim's rows; gives what they were, as JSON."""
    changed = changes(judgement.b.names)
    row = connection.execute("SELECT * FROM claim WHERE id = ?", (claim,)).fetchone()
    before: dict[str, Any] = {"claim": {name: row[name] for name in _CHANGED}, "rows": {}}
    new = {name: changed.get(name, row[name]) for name in _CHANGED} | {"rule": f"judgement {judgement.id}"}
    connection.execute(
        "UPDATE claim SET kind = :kind, factuality = :factuality, rule = :rule WHERE id = :id", {**new, "id": claim}
    )
    for field, value in changed.items():
        if field not in _CHANGED:
            before["rows"][field] = _replace(
                connection, row, field, [v.strip() for v in value.split(";") if v.strip()]
            )
    return json.dumps(before, ensure_ascii=False)


def _replace(
    connection: sqlite3.Connection, claim: Mapping[str, Any], field: str, values: list[str]
) -> list[dict[str, Value]]:
    """Put other fillers or times into a claim; gives the rows that were there."""
    table, where, given = _place_of(field, claim["id"])
    before = [dict(row) for row in connection.execute(f"SELECT * FROM {table} WHERE {where}", given)]  # noqa: S608
    connection.execute(f"DELETE FROM {table} WHERE {where}", given)  # noqa: S608
    for position, value in enumerate(values):
        row: dict[str, Value] = {"claim": claim["id"], "position": position, "text": value}
        if table == "claim_time":
            row |= {"edtf": value}
        else:
            row |= _named(connection, value, claim["document"])
        if table == "claim_role":
            row |= {"role": field}
        connection.execute(insert(table, row), row)
    return before


def _named(connection: sqlite3.Connection, name: str, document: str) -> dict[str, Value]:
    """The entity that bears this very name, the most mentioned of several, by one of its documents' clusters."""
    row = connection.execute(
        "SELECT entity.id, cluster.id AS cluster FROM entity_name JOIN entity ON entity.id = entity_name.entity "
        "JOIN cluster ON cluster.entity = entity.id WHERE entity_name.folded = ? "
        "ORDER BY entity.mentions DESC, entity.id, cluster.document <> ?, cluster.id LIMIT 1",
        (fold(name), document),
    ).fetchone()
    return {"entity": row["id"], "named": row["cluster"]} if row else {"entity": None, "named": None}


def _put_back(connection: sqlite3.Connection, table: str, row: dict[str, Value]) -> None:
    """Write a kept row again; its entity is what its cluster is now."""
    if "named" in row:
        found = connection.execute("SELECT entity FROM cluster WHERE id = ?", (row["named"],)).fetchone()
        row = row | {"entity": found["entity"] if found else None}
    connection.execute(insert(table, row), row)


def _place_of(field: str, claim: str) -> tuple[str, str, tuple[str, ...]]:
    """The table of a field with the condition that finds its rows."""
    if field in _SLOTS:
        return _SLOTS[field], "claim = ?", (claim,)
    return "claim_role", "claim = ? AND role = ?", (claim, field)
