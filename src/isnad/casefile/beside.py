"""What later claims are laid beside: keys of claims, parts and wholes, near-copies, publications."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

from isnad.documents import Document
from isnad.matters.census import Census
from isnad.matters.collection import Collection
from isnad.matters.containment import Within
from isnad.matters.copies import (
    COMMON,
    SENTENCES,
    SHINGLES,
    Pair,
    Sketch,
    are_contained,
    are_near,
    families,
    sketch,
)
from isnad.matters.layout import Laid
from isnad.matters.rarity import Rarity

_TABLES = ("document", "key", "whole", "band", "sentence", "alike", "census", "crowd")


def settle(connection: sqlite3.Connection, laid: Laid) -> None:
    """Replace everything, by a collection that was laid out whole. Needs an open transaction."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM beside_{table}")  # noqa: S608 - names of our own tables
    copies, library = laid.collection.copies, laid.collection.library
    connection.executemany(
        "INSERT INTO beside_document VALUES (?, ?, ?, ?)",
        (
            (key, library.publisher(key), copies.first[key], copies.revised.get(key))
            for key in laid.collection.documents
        ),
    )
    _put_census(connection, laid.arrangement.reunion.census)
    put_keys(connection, laid.keys())
    put_within(connection, laid.collection.within())
    for document, made in copies.sketches.items():
        _put_sketch(connection, document, made)
    connection.executemany("INSERT INTO beside_alike VALUES (?, ?, ?)", sorted(copies.alike))


def _put_census(connection: sqlite3.Connection, counted: Census) -> None:
    rarity = counted.rarity
    values = {
        "counts": rarity.counts,
        "total": rarity.total,
        "days": rarity.days,
        "step": rarity.step,
        "complete": counted.complete,
        "places": sorted(counted.places),
    }
    rows = ((name, json.dumps(value)) for name, value in values.items())
    connection.executemany("INSERT INTO beside_census VALUES (?, ?)", rows)
    connection.executemany("INSERT INTO beside_crowd VALUES (?)", ((f,) for f in sorted(counted.crowded)))


def census(connection: sqlite3.Connection) -> Census:
    """What was counted when all claims were laid out last."""
    rows = connection.execute("SELECT name, value FROM beside_census")
    found = {row["name"]: json.loads(row["value"]) for row in rows}
    rarity = Rarity(found["counts"], found["total"], found["days"], found["step"])
    return Census(rarity, found["complete"], set(), _Crowds(connection), set(found["places"]), taken=True)


class _Crowds:
    """The features that too many share."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[object, bool] = {}

    def __contains__(self, feature: object) -> bool:
        if feature not in self._known:
            row = self._connection.execute("SELECT 1 FROM beside_crowd WHERE feature = ?", (feature,)).fetchone()
            self._known[feature] = row is not None
        return self._known[feature]


def put_keys(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Write under which keys claims are laid out. Needs an open transaction."""
    connection.executemany("INSERT OR IGNORE INTO beside_key VALUES (?, ?)", keys)


def change_keys(connection: sqlite3.Connection, claims: Set[str], keys: Iterable[tuple[str, str]]) -> None:
    """Write under which keys these claims are laid out, where they are others. Needs an open transaction."""
    query = f"SELECT key, claim FROM beside_key WHERE claim {_IN}"  # noqa: S608
    held = {(row["key"], row["claim"]) for row in connection.execute(query, (_list(claims),))}
    new = set(keys)
    connection.executemany("DELETE FROM beside_key WHERE key = ? AND claim = ?", sorted(held - new))
    put_keys(connection, sorted(new - held))


def put_within(connection: sqlite3.Connection, within: Iterable[tuple[str, Within]]) -> None:
    """Write what claims put under what. Needs an open transaction."""
    rows = ((part, whole, claim, what) for claim, (part, whole, what) in within)
    connection.executemany("INSERT OR IGNORE INTO beside_whole VALUES (?, ?, ?, ?)", rows)


def forget_claims(connection: sqlite3.Connection, claims: Set[str]) -> None:
    """Take out what is known of these claims. Needs an open transaction."""
    for table in ("beside_key", "beside_whole"):
        connection.executemany(f"DELETE FROM {table} WHERE claim = ?", ((claim,) for claim in sorted(claims)))  # noqa: S608


def add_within(connection: sqlite3.Connection, part: Collection, seeds: Set[str]) -> Set[str]:
    """Write what the claims `seeds` put under what; gives the other claims for which that may matter.

    Those are the claims about entities that nobody had put under such a whole before. Needs an open transaction.
    """
    pairs = [(claim, pair) for claim, pair in part.within() if claim in seeds]
    new = {
        pair[:2]
        for _, pair in pairs
        if not connection.execute(
            "SELECT 1 FROM beside_whole WHERE part = ? AND whole = ? LIMIT 1", pair[:2]
        ).fetchone()
    }
    put_within(connection, pairs)
    concerned: set[str] = set()
    for entity, _ in new:
        concerned |= {row[0] for row in connection.execute(_ABOUT, {"entity": entity})}
    return concerned - seeds


def add_copies(connection: sqlite3.Connection, fresh: Iterable[Document]) -> Set[str]:
    """Find the near-copies of new documents; gives the documents whose family is another than before.

    Needs an open transaction.
    """
    given = {document.id: document for document in fresh}
    sketches = {key: sketch(document) for key, document in given.items()}
    for key, made in sketches.items():
        _put_sketch(connection, key, made)
    pairs: set[Pair] = set()
    for key, made in sketches.items():
        pairs |= _near(connection, given[key], made) | _sharing(connection, key, made)
    connection.executemany("INSERT OR IGNORE INTO beside_alike VALUES (?, ?, ?)", sorted(pairs))
    loose = _no_longer_alike(connection, sketches.values())
    connection.executemany(f"DELETE FROM beside_alike WHERE one = ? AND other = ? AND how = {SENTENCES}", loose)  # noqa: S608
    named = _named(connection)
    start = {
        *given,
        *(key for one, other, _ in pairs for key in (one, other)),
        *(key for pair in loose for key in pair),
    }
    return _settle_families(connection, _family(connection, start, named), named)


def _settle_families(connection: sqlite3.Connection, members: Set[str], named: list[tuple[str, str]]) -> Set[str]:
    documents = {key: _document(connection, key) for key in members}
    rows = connection.execute(f"SELECT one, other, how FROM beside_alike WHERE one {_IN}", (_list(members),))  # noqa: S608
    alike = [(row[0], row[1], row[2]) for row in rows]
    first, revised = families(documents, alike, [pair for pair in named if set(pair) <= members])
    moved = set()
    for key in sorted(members):
        new = first[key], revised.get(key)
        row = connection.execute("SELECT first, newer FROM beside_document WHERE document = ?", (key,)).fetchone()
        if row is None:
            connection.execute("INSERT INTO beside_document VALUES (?, '', ?, ?)", (key, *new))
        elif tuple(row) != new:
            moved.add(key)
            connection.execute("UPDATE beside_document SET first = ?, newer = ? WHERE document = ?", (*new, key))
    return moved


def _near(connection: sqlite3.Connection, document: Document, made: Sketch) -> set[Pair]:
    query = f"SELECT DISTINCT document FROM beside_band WHERE band {_IN}"  # noqa: S608
    others = {row[0] for row in connection.execute(query, (_list(made.bands),))} - {document.id}
    near = (other for other in others if are_near(document, _document(connection, other)))
    return {(*_ordered(document.id, other), SHINGLES) for other in near}


def _sharing(connection: sqlite3.Connection, document: str, made: Sketch) -> set[Pair]:
    shared: Counter[str] = Counter()
    for sentence in made.sentences:
        holders = _holders(connection, sentence)
        shared.update(holders if len(holders) <= COMMON else ())
    del shared[document]
    sizes = {other: _size(connection, other) for other, number in shared.items() if number > 1}
    found = (o for o, size in sizes.items() if are_contained(shared[o], (size, len(made.sentences))))
    return {(*_ordered(document, other), SENTENCES) for other in found}


def _no_longer_alike(connection: sqlite3.Connection, sketches: Iterable[Sketch]) -> list[tuple[str, str]]:
    """Pairs that shared sentences which are now a form's own text."""
    loose = set()
    for sentence in {sentence for made in sketches for sentence in made.sentences}:
        holders = _holders(connection, sentence)
        if COMMON < len(holders) <= 2 * COMMON:
            query = f"SELECT one, other FROM beside_alike WHERE how = {SENTENCES} AND one {_IN} AND other {_IN}"  # noqa: S608
            for one, other in connection.execute(query, (_list(holders), _list(holders))).fetchall():
                mine, theirs = _sentences(connection, one), _sentences(connection, other)
                common = sum(len(_holders(connection, s)) <= COMMON for s in mine & theirs)
                if not are_contained(common, (len(mine), len(theirs))):
                    loose.add((one, other))
    return sorted(loose)


def _family(connection: sqlite3.Connection, start: Set[str], named: Iterable[tuple[str, str]]) -> Set[str]:
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in named:
        beside[one].add(other)
        beside[other].add(one)
    seen, queue = set(start), sorted(start)
    while queue:
        key = queue.pop()
        found = {row[0] for row in connection.execute(_ALIKE, {"key": key})} | beside[key]
        queue += found - seen
        seen |= found
    return seen


def _named(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(older, newer) by what metadata and addresses say."""
    rows = connection.execute("SELECT revises, id FROM document WHERE revises IS NOT NULL ORDER BY path, id")
    return [(row["revises"], row["id"]) for row in rows]


def add_mastheads(connection: sqlite3.Connection, publishers: Mapping[str, str]) -> Set[str]:
    """Write what publication each new document is of; gives the claims that cite one that was not known as such.

    Needs an open transaction.
    """
    concerned: set[str] = set()
    for document, name in publishers.items():
        known = connection.execute("SELECT 1 FROM beside_document WHERE masthead = ? LIMIT 1", (name,)).fetchone()
        if name and not known:
            concerned |= quoting(connection, "voices", name)
        connection.execute("UPDATE beside_document SET masthead = ? WHERE document = ?", (name, document))
    return concerned


def quoting(connection: sqlite3.Connection, column: str, words: str) -> Set[str]:
    """The claims whose `quote` or `voices` hold these words one after the other."""
    plain = " ".join(re.findall(r"\w+", words))
    query = "SELECT claim.id FROM claim_fts JOIN claim ON claim.rowid = claim_fts.rowid WHERE claim_fts MATCH ?"
    return {row[0] for row in connection.execute(query, (f'{column} : "{plain}"',))} if plain else set()


def _document(connection: sqlite3.Connection, key: str) -> Document:
    row = connection.execute(
        "SELECT id, path, sha256, text, date, publisher FROM document WHERE id = ?", (key,)
    ).fetchone()
    return Document(row["id"], row["path"], row["sha256"], row["text"], date=row["date"], publisher=row["publisher"])


def _put_sketch(connection: sqlite3.Connection, document: str, made: Sketch) -> None:
    rows = ((band, document) for band in made.bands)
    connection.executemany("INSERT OR IGNORE INTO beside_band VALUES (?, ?)", rows)
    rows = ((sentence, document) for sentence in made.sentences)
    connection.executemany("INSERT OR IGNORE INTO beside_sentence VALUES (?, ?)", rows)


def _holders(connection: sqlite3.Connection, sentence: int) -> list[str]:
    query = f"SELECT document FROM beside_sentence WHERE sentence = ? LIMIT {2 * COMMON + 1}"  # noqa: S608
    return [row[0] for row in connection.execute(query, (sentence,))]


def _sentences(connection: sqlite3.Connection, document: str) -> set[int]:
    rows = connection.execute("SELECT sentence FROM beside_sentence WHERE document = ?", (document,))
    return {row[0] for row in rows}


def _size(connection: sqlite3.Connection, document: str) -> int:
    return len(_sentences(connection, document))


def _ordered(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _list(keys: Iterable[str] | Iterable[int]) -> str:
    return json.dumps(sorted(keys))


_IN = "IN (SELECT value FROM json_each(?))"
_ALIKE = "SELECT other FROM beside_alike WHERE one = :key UNION SELECT one FROM beside_alike WHERE other = :key"
_ABOUT = """
SELECT claim FROM claim_role WHERE entity = :entity UNION SELECT claim FROM claim_place WHERE entity = :entity
"""
