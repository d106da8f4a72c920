"""Claims in the casefile: written with their roles, slots and chains, found by what they are about."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from isnad.attributions import Link, Speaker
from isnad.casefile.rows import Value, decode, encode, insert
from isnad.casefile.verdicts import STANDING
from isnad.claims import Amount, Claim, Filler, When
from isnad.passages import Anchor

_ORDER = "document.path, document.id, claim.position"
_BATCH = 500  # claims assembled at a time: bounds memory whatever is asked
_OWN_TABLES = ("roles", "time", "place", "quantity", "chain", "anchor")

Children = dict[str, list[sqlite3.Row]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims are wanted: all of what is given must hold. `entity` fills a role or the place; `speaker` is an
    entity or a document that speaks anywhere in the chain. `limit` None: all of them. `wrong`: also those that people
    judged wrong; one that is asked for by its id is given all the same. `ids` is a JSON list of such; `start` and
    `end` are characters between which the claim's anchor begins. `documents` and `kinds` are JSON lists of which one
    must hold.
    """

    entity: str | None = None
    kind: str | None = None
    document: str | None = None
    speaker: str | None = None
    matter: str | None = None
    claim: str | None = None
    limit: int | None = None
    offset: int = 0
    wrong: bool = False
    ids: str | None = None
    start: int | None = None
    end: int | None = None
    documents: str | None = None
    kinds: str | None = None


_CONDITIONS = {
    "entity": "claim.id IN (SELECT claim FROM claim_role WHERE entity = :entity "
    "UNION SELECT claim FROM claim_place WHERE entity = :entity)",
    "kind": "claim.kind = :kind",
    "document": "claim.document = :document",
    "speaker": "claim.id IN (SELECT claim FROM chain_speaker WHERE entity = :speaker OR document = :speaker)",
    "matter": "claim.id IN (SELECT claim FROM matter_claim WHERE matter = :matter)",
    "claim": "claim.id = :claim",
    "ids": "claim.id IN (SELECT value FROM json_each(:ids))",
    "start": "claim.start >= :start",
    "end": "claim.start < :end",
    "documents": "claim.document IN (SELECT value FROM json_each(:documents))",
    "kinds": "claim.kind IN (SELECT value FROM json_each(:kinds))",
}


def put(connection: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    """Write the claims of one document, in text order. Needs an open transaction."""
    tables: dict[str, list[dict[str, Value]]] = defaultdict(list)
    for position, claim in enumerate(claims):
        row = encode(claim, leave=_OWN_TABLES) | encode(claim.anchor)
        tables["claim"].append(row | {"position": position, "voices": in_words(claim.chain)})
        for table, child in _children(claim):
            tables[table].append(child | {"claim": claim.id})
    for table, rows in tables.items():
        connection.executemany(insert(table, rows[0]), rows)


def find(connection: sqlite3.Connection, asked: Asked, local: bool = False) -> Iterator[Claim]:
    """The claims that are asked for, by document path and place in it.

    `local`: fillers and speakers name the document's own clusters instead of the casefile's entities.
    """
    rows = connection.execute(_whole(asked), _limited(asked))
    while batch := rows.fetchmany(_BATCH):
        yield from _assemble(connection, batch, "named" if local else "entity")


def keys(connection: sqlite3.Connection, asked: Asked) -> Iterator[str]:
    """The ids of the claims that `find` gives, in the same order."""
    rows = connection.execute(f"SELECT claim.id {_in_order(asked)}", _limited(asked))
    return (row["id"] for row in rows)


def count(connection: sqlite3.Connection, asked: Asked) -> int:
    """How many claims `find` would give without a limit."""
    row = connection.execute(f"SELECT count(*) FROM claim {_where(asked)}", _values(asked)).fetchone()  # noqa: S608
    return int(row[0])


def in_words(chain: tuple[Link, ...]) -> str:
    """A chain as one line, outermost voice first: *Ledger of 3 May > M. Haddad denies*."""
    first, *others = [" and ".join(s.text or "unknown" for s in link.speakers) or "unknown" for link in chain]
    return " > ".join([first, *(f"{names} {link.stance}" for names, link in zip(others, chain[1:], strict=True))])


def _whole(asked: Asked) -> str:
    """Whole rows; of a part of many only the part's are read."""
    if asked.limit is None:
        return f"SELECT claim.* {_in_order(asked)}"
    return (
        "SELECT claim.* FROM claim JOIN document ON document.id = claim.document "  # noqa: S608
        f"WHERE claim.id IN (SELECT claim.id {_in_order(asked)}) ORDER BY {_ORDER}"
    )


def _in_order(asked: Asked) -> str:
    return (
        f"FROM claim JOIN document ON document.id = claim.document {_where(asked)} "
        f"ORDER BY {_ORDER} LIMIT :limit OFFSET :offset"
    )


def _limited(asked: Asked) -> dict[str, Value]:
    return _values(asked) | {"limit": -1 if asked.limit is None else asked.limit, "offset": asked.offset}


def _where(asked: Asked) -> str:
    held = [condition for name, condition in _CONDITIONS.items() if getattr(asked, name) is not None]
    if not (asked.wrong or asked.claim or asked.ids):
        held.append(f"claim.id {STANDING}")
    return f"WHERE {' AND '.join(held)}" if held else ""


def _values(asked: Asked) -> dict[str, Value]:
    return {name: getattr(asked, name) for name in _CONDITIONS}


def _children(claim: Claim) -> Iterator[tuple[str, dict[str, Value]]]:
    for role, fillers in claim.roles.items():
        for n, filler in enumerate(fillers):
            yield "claim_role", _filler_row(n, filler) | {"role": role}
    for n, filler in enumerate(claim.place):
        yield "claim_place", _filler_row(n, filler)
    for n, when in enumerate(claim.time):
        yield "claim_time", encode(when) | {"position": n}
    for n, amount in enumerate(claim.quantity):
        yield "claim_quantity", encode(amount) | {"position": n}
    for n, link in enumerate(claim.chain):
        yield "chain_link", encode(link, leave=("speakers",)) | {"position": n}
        for k, speaker in enumerate(link.speakers):
            row = encode(speaker, leave=("entity",)) | {"named": speaker.entity}
            yield "chain_speaker", row | {"link": n, "position": k}


def _filler_row(position: int, filler: Filler) -> dict[str, Value]:
    row = encode(filler, leave=("entity", "claim"))
    return row | {"position": position, "named": filler.entity, "filler": filler.claim}


def _assemble(connection: sqlite3.Connection, rows: list[sqlite3.Row], entity: str) -> Iterator[Claim]:
    ids = json.dumps([row["id"] for row in rows])
    roles, places, times, amounts, links, speakers = (
        _by_claim(connection, table, ids)
        for table in ("claim_role", "claim_place", "claim_time", "claim_quantity", "chain_link", "chain_speaker")
    )
    for row in rows:
        key = row["id"]
        yield decode(
            Claim,
            row,
            roles=_roles(roles[key], entity),
            place=tuple(_filler(r, entity) for r in places[key]),
            time=tuple(decode(When, r) for r in times[key]),
            quantity=tuple(decode(Amount, r) for r in amounts[key]),
            chain=_chain(links[key], speakers[key], entity),
            anchor=decode(Anchor, row),
        )


def _by_claim(connection: sqlite3.Connection, table: str, ids: str) -> Children:
    children: Children = defaultdict(list)
    query = f"SELECT * FROM {table} WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY rowid"  # noqa: S608
    for row in connection.execute(query, (ids,)):
        children[row["claim"]].append(row)
    return children


def _roles(rows: list[sqlite3.Row], entity: str) -> dict[str, tuple[Filler, ...]]:
    roles: dict[str, tuple[Filler, ...]] = {}
    for row in rows:
        roles[row["role"]] = (*roles.get(row["role"], ()), _filler(row, entity))
    return roles


def _filler(row: sqlite3.Row, entity: str) -> Filler:
    return decode(Filler, row, entity=row[entity], claim=row["filler"])


def _chain(links: list[sqlite3.Row], speakers: list[sqlite3.Row], entity: str) -> tuple[Link, ...]:
    voices: dict[Any, list[Speaker]] = defaultdict(list)
    for row in speakers:
        voices[row["link"]].append(decode(Speaker, row, entity=row[entity]))
    return tuple(decode(Link, row, speakers=tuple(voices[row["position"]])) for row in links)
