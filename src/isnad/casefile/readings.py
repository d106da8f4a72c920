"""One document's Reading in the casefile: put as rows, and got back as it was."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from isnad.attributions import Attribution
from isnad.casefile import claims
from isnad.casefile.rows import Value, decode, encode, insert
from isnad.documents import Box, Document, Page
from isnad.mentions import Date, Mention, Quantity
from isnad.passages import Passage
from isnad.reading import Reading

T = TypeVar("T")
_OBJECTS: tuple[tuple[str, type[Any]], ...] = (
    ("date", Date),
    ("quantity", Quantity),
    ("attribution", Attribution),
)


def put(connection: sqlite3.Connection, reading: Reading, **about: Value) -> None:
    """Write `reading`; `about` are the document's columns that the Reading does not hold.

    Needs an open transaction; the references between the rows are checked when it commits.
    """
    document = reading.document
    row = encode(document, leave=("pages",)) | {"words": len(document.text.split())} | about
    connection.execute(insert("document", row), row)
    _many(connection, "page", (_page_row(document.id, page) for page in document.pages))
    _many(connection, "passage", (_passage_row(document, passage) for passage in reading.passages))
    _many(connection, "cluster", ({"id": c, "document": document.id} for c in _clusters(reading)))
    _many(connection, "mention", (_mention_row(n, mention) for n, mention in enumerate(reading.mentions)))
    for table, things in (
        ("date", reading.dates),
        ("quantity", reading.quantities),
        ("attribution", reading.attributions),
    ):
        _many(connection, table, (encode(thing) | {"position": n} for n, thing in enumerate(things)))
    claims.put(connection, reading.claims)


def document(connection: sqlite3.Connection, row: sqlite3.Row, local: bool = False) -> Document:
    """The Document of a row of its table, with its pages; `revision_of` is an id, or with `local` as it was read."""
    pages = connection.execute("SELECT * FROM page WHERE document = ? ORDER BY number", (row["id"],))
    revision_of = row["revision_of" if local else "revises"]
    return decode(Document, row, pages=tuple(_page(page) for page in pages), revision_of=revision_of)


def passages(connection: sqlite3.Connection, document: str) -> tuple[Passage, ...]:
    """The passages of the document with this id, in reading order."""
    rows = connection.execute("SELECT * FROM passage WHERE document = ? ORDER BY number", (document,))
    return tuple(decode(Passage, row) for row in rows)


def mentions(connection: sqlite3.Connection, document: str, local: bool = False) -> tuple[Mention, ...]:
    """The mentions of a document; `entity` is the casefile's, or with `local` the document's own cluster."""
    rows = connection.execute("SELECT * FROM mention WHERE document = ? ORDER BY position", (document,))
    column = "named" if local else "entity"
    return tuple(decode(Mention, row, entity=row[column]) for row in rows)


def objects(connection: sqlite3.Connection, noun: type[T], document: str) -> tuple[T, ...]:
    """The dates, quantities or attributions of a document, by their class, in reading order."""
    table = next(name for name, known in _OBJECTS if known is noun)
    rows = connection.execute(f'SELECT * FROM "{table}" WHERE document = ? ORDER BY position', (document,))  # noqa: S608
    return tuple(decode(noun, row) for row in rows)


def reading(connection: sqlite3.Connection, row: sqlite3.Row, local: bool = False) -> Reading:
    """The Reading of a document's row; with `local` its entities are the document's own clusters."""
    key = row["id"]
    return Reading(
        document=document(connection, row, local),
        passages=passages(connection, key),
        mentions=mentions(connection, key, local),
        dates=objects(connection, Date, key),
        quantities=objects(connection, Quantity, key),
        attributions=objects(connection, Attribution, key),
        claims=tuple(claims.find(connection, claims.Asked(document=key, wrong=local), local)),
    )


def _many(connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Value]]) -> None:
    rest = iter(rows)
    first = next(rest, None)
    if first is not None:
        statement = insert(table, first)
        connection.execute(statement, first)
        connection.executemany(statement, rest)


def _page_row(document: str, page: Page) -> dict[str, Value]:
    boxes = [[b.start, b.end, b.left, b.top, b.right, b.bottom] for b in page.boxes]
    packed = zlib.compress(json.dumps(boxes).encode()) if boxes else None
    return encode(page, leave=("boxes",)) | {"document": document, "boxes": packed}


def _page(row: sqlite3.Row) -> Page:
    boxes = json.loads(zlib.decompress(row["boxes"])) if row["boxes"] else []
    return decode(Page, row, boxes=tuple(Box(*box) for box in boxes))


def _passage_row(document: Document, passage: Passage) -> dict[str, Value]:
    text = document.text[passage.start : passage.end]
    return encode(passage) | {"document": document.id, "text": text}


def _mention_row(position: int, mention: Mention) -> dict[str, Value]:
    return encode(mention, leave=("entity",)) | {"named": mention.entity, "position": position}


def _clusters(reading: Reading) -> Iterator[str]:
    """The document's own entities that mentions, fillers and speakers refer to, each once, in order."""
    found = [mention.entity for mention in reading.mentions]
    for claim in reading.claims:
        found += [filler.entity for fillers in claim.roles.values() for filler in fillers]
        found += [filler.entity for filler in claim.place]
        found += [speaker.entity for link in claim.chain for speaker in link.speakers]
    return (key for key in dict.fromkeys(found) if key is not None)
