"""Blackened: a casefile's rows without what is redacted, so that all that is made of them is without it too.

Every text is written anew with bars, and every place in it moved accordingly. What was read from redacted words of a
document goes: claims, dates, numbers. A redacted name leaves a bar where it filled a role or spoke, and no entity.
"""

from __future__ import annotations

import hmac
import json
import re
import sqlite3
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from isnad.casefile import claims
from isnad.casefile.blotter import BAR, Blotter, Span, blacked, merged
from isnad.casefile.claims import Asked
from isnad.casefile.redaction import Redactions

TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_fts*' AND name NOT GLOB 'sqlite_*'
AND name NOT GLOB 'beside_*' AND name NOT IN ('migration', 'sqlar') ORDER BY rowid
"""
_TEXTS = ("text", "quote", "prefix", "suffix", "voices", "title", "name", "folded", "marks", "caption", "kind")
_OF_DOCUMENT = "claim IN (SELECT id FROM claim WHERE document = ?)"
_SPANS = ("source", "cue", "content", "scope", "aside")


class Shift:
    """Where the characters of a text stand once a bar is in place of each span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]
        self._moved: list[Span] = []
        gain = 0
        for start, end in spans:
            self._moved.append((start + gain, start + gain + len(BAR)))
            gain += len(BAR) - (end - start)

    def start(self, place: int) -> int:
        """The new place of a character at which something begins; inside a bar, the bar's begin."""
        return self._new(place, 0)

    def end(self, place: int) -> int:
        """The new place of a character before which something ends; inside a bar, the bar's end."""
        return self._new(place, 1)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the characters `[start, end)` is blacked out."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self.spans[at][1] > start:
            return True
        return at + 1 < len(self.spans) and self.spans[at + 1][0] < end

    def covers(self, start: int, end: int) -> bool:
        """Whether all of the characters `[start, end)` are blacked out."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self.spans[at][1] >= end

    def _new(self, place: int, side: int) -> int:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        start, end = self.spans[at]
        if place == start:
            return self._moved[at][0]
        if place < end:
            return self._moved[at][side]
        return self._moved[at][1] + place - end


def blacken(connection: sqlite3.Connection, redacted: Redactions) -> dict[str, tuple[str, tuple[Span, ...]]]:
    """Take what is redacted out of all rows but the matters'.

    Gives for each document by its new id the old one and the spans in its old text. Documents with bars, and entities
    named in them, get ids that nobody can compute from the words: their own are hashes, which a guess could be tried
    against. Needs an open transaction. Matters must be laid out anew; judgements, doubts and originals go whole.
    """
    key = _key(connection)
    names = redacted.blotter()
    for table in ("sqlar", "doubt", "adrift", "judgement", "matter", "described"):
        if table == "sqlar":
            connection.execute("UPDATE document SET original = NULL")
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE verdict SET before = ''")
    _many(connection, "DELETE FROM document WHERE id = ?", ((key,) for key in redacted.documents))
    gone = {}
    for row in connection.execute("SELECT id, text FROM document ORDER BY id").fetchall():
        own = redacted.spans.get(row["id"], ())
        spans = merged((*own, *names.spans(row["text"]), *_mentions(connection, row["id"], redacted)))
        gone[row["id"]] = spans
        words = Blotter((*redacted.names, *redacted.words.get(row["id"], ())))
        _document(connection, row["id"], words)
        if own:
            _told(connection, row["id"], words)
        if spans:
            _own_words(connection, row["id"], Shift(own))
            _moved(connection, row["id"], row["text"], Shift(spans))
    _entities(connection, redacted, names)
    _loose(connection, names)
    touched = [document for document, spans in gone.items() if spans]
    for document in touched:
        _voices(connection, document)
    names_of = _rename(connection, touched, key)
    connection.execute("DELETE FROM meta WHERE key IN ('key', 'judged')")
    return {names_of.get(document, document): (document, spans) for document, spans in gone.items()}


def _key(connection: sqlite3.Connection) -> bytes:
    """The casefile's own secret, from which the new ids are made."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'key'").fetchone()
    return str(row["value"] if row else "").encode()


def _rename(connection: sqlite3.Connection, documents: Sequence[str], key: bytes) -> dict[str, str]:
    """Give these documents and the entities named in them new ids, in every row; gives the new id of each old one."""
    query = "SELECT DISTINCT entity FROM mention WHERE entity <> '' AND document IN (SELECT value FROM json_each(?))"
    entities = [row["entity"] for row in connection.execute(query, (_json(documents),))]
    new = {old: old[0] + hmac.new(key, old.encode(), "sha256").hexdigest()[:12] for old in (*documents, *entities)}
    known = re.compile("[de][0-9a-f]{12}")

    def renamed(value: str | None) -> str | None:
        return None if value is None else known.sub(lambda found: new.get(found[0], found[0]), value)

    connection.create_function("renamed", 1, renamed, deterministic=True)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    tables = [row["name"] for row in connection.execute(TABLES) if row["name"] not in ("meta", "failure")]
    for table in tables:
        told = [c["name"] for c in connection.execute(f"PRAGMA table_info({table})") if c["type"] == "TEXT"]
        columns = [name for name in told if name not in _TEXTS]
        if columns:
            changed = ", ".join(f'"{name}" = renamed("{name}")' for name in columns)
            connection.execute(f"UPDATE {table} SET {changed}")
    _many(
        connection,
        "UPDATE document SET sha256 = ? WHERE id = ?",
        ((f"redacted-{new[old]}", new[old]) for old in documents),
    )
    return new


def _mentions(connection: sqlite3.Connection, document: str, redacted: Redactions) -> list[Span]:
    """Where a redacted entity is named in a document, by whatever name."""
    rows = connection.execute(
        "SELECT start, \"end\" FROM mention WHERE document = ? AND kind = 'name' "
        "AND entity IN (SELECT value FROM json_each(?))",
        (document, json.dumps(sorted(redacted.entities))),
    )
    return [(row["start"], row["end"]) for row in rows]


def _document(connection: sqlite3.Connection, key: str, words: Blotter) -> None:
    """Black out what a document says of itself; its path keeps its ending."""
    if not words:
        return
    row = connection.execute("SELECT * FROM document WHERE id = ?", (key,)).fetchone()
    told: dict[str, str | None] = {
        name: words.clean(row[name]) for name in ("title", "publisher", "url", "path", "revision_of") if row[name]
    }
    for name in ("authors", "warnings"):
        told[name] = _json([words.clean(item) for item in json.loads(row[name])])
    if told.get("url") != row["url"]:
        told["url"] = None
    for name, value in told.items():
        connection.execute(f"UPDATE document SET {name} = ? WHERE id = ?", (value, key))


def _own_words(connection: sqlite3.Connection, key: str, shift: Shift) -> None:
    """Take out what was read from words that are redacted in this document: claims, dates, quantities, names."""
    if not shift.spans:
        return
    rows = connection.execute('SELECT id, start, "end" FROM claim WHERE document = ?', (key,)).fetchall()
    told = {row["id"] for row in rows if shift.touches(row["start"], row["end"])}
    for table in ("claim_role", "claim_place"):
        query = f'SELECT claim, start, "end" FROM {table} WHERE start IS NOT NULL AND {_OF_DOCUMENT}'
        told |= {row["claim"] for row in connection.execute(query, (key,)) if shift.touches(row["start"], row["end"])}
    for table, child in (("date", "claim_time"), ("quantity", "claim_quantity")):
        lost = _touched(connection, table, key, shift)
        if table == "date":
            _undate(connection, key, lost)
        for identifier in lost:
            query = f"SELECT claim FROM {child} WHERE {table} = ?"
            told |= {row["claim"] for row in connection.execute(query, (identifier,))}
            connection.execute(f"DELETE FROM {child} WHERE {table} = ?", (identifier,))
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (identifier,))
    for claim in told:
        for table in ("claim_role", "claim_place"):
            connection.execute(f"UPDATE {table} SET filler = NULL WHERE filler = ?", (claim,))
        connection.execute("DELETE FROM claim WHERE id = ?", (claim,))
    _unname(connection, _touched(connection, "mention", key, shift))


def _undate(connection: sqlite3.Connection, document: str, dates: Sequence[str]) -> None:
    """A document whose own date stands in redacted words has none."""
    for identifier in dates:
        connection.execute(
            "UPDATE document SET date = NULL WHERE id = ? AND date = (SELECT edtf FROM date WHERE id = ?)",
            (document, identifier),
        )


def _told(connection: sqlite3.Connection, document: str, words: Blotter) -> None:
    """Black out a document's own redacted words where its claims repeat them: reasons, voices, loose fillers."""
    for table, column, where in (
        ("claim", "because", "document = ?"),
        ("claim_role", "text", _OF_DOCUMENT),
        ("claim_place", "text", _OF_DOCUMENT),
        ("claim_time", "text", _OF_DOCUMENT),
        ("claim_quantity", "text", _OF_DOCUMENT),
        ("chain_speaker", "text", _OF_DOCUMENT),
    ):
        rows = connection.execute(
            f"SELECT rowid, {column} AS text FROM {table} WHERE {where}", (document,)
        ).fetchall()
        changed = ((new, row["rowid"]) for row in rows if (new := words.clean(row["text"])) != row["text"])
        _many(connection, f"UPDATE {table} SET {column} = ? WHERE rowid = ?", changed)


def _voices(connection: sqlite3.Connection, document: str) -> None:
    """Chains in words, as the speakers are called now."""
    told = [
        (claims.in_words(claim.chain), claim.id)
        for claim in claims.find(connection, Asked(document=document, wrong=True))
    ]
    _many(connection, "UPDATE claim SET voices = ? WHERE id = ?", told)


def _touched(connection: sqlite3.Connection, table: str, document: str, shift: Shift) -> list[str]:
    rows = connection.execute(f'SELECT id, start, "end" FROM {table} WHERE document = ?', (document,))
    return [row["id"] for row in rows if shift.touches(row["start"], row["end"])]


def _unname(connection: sqlite3.Connection, mentions: Iterable[str]) -> None:
    """These mentions refer to nobody any more, nor do the fillers and speakers that they are."""
    for mention in mentions:
        connection.execute("UPDATE mention SET entity = NULL, named = NULL, cluster = NULL WHERE id = ?", (mention,))
        for table in ("claim_role", "claim_place", "chain_speaker"):
            connection.execute(f"UPDATE {table} SET entity = NULL, named = NULL WHERE mention = ?", (mention,))
        connection.execute("UPDATE chain_speaker SET text = ? WHERE mention = ?", (BAR, mention))


def _moved(connection: sqlite3.Connection, key: str, old: str, shift: Shift) -> None:
    """Write a document's text with its bars, and move everything that stands in it."""
    text = blacked(old, shift.spans)
    covered = _covered(connection, key, shift)
    _unname(connection, covered)
    row = connection.execute("SELECT marks FROM document WHERE id = ?", (key,)).fetchone()
    marks = [(shift.start(start), shift.end(end), kind) for start, end, kind in json.loads(row["marks"])]
    connection.execute("UPDATE document SET text = ?, marks = ? WHERE id = ?", (text, _json(marks), key))
    _pages(connection, key, shift)
    _passages(connection, key, text, shift)
    for table in ("mention", "date", "quantity"):
        rows = connection.execute(f'SELECT id, start, "end" FROM {table} WHERE document = ?', (key,)).fetchall()
        places = [(shift.start(r["start"]), shift.end(r["end"]), r["id"]) for r in rows]
        _many(
            connection,
            f'UPDATE {table} SET start = ?, "end" = ?, text = ? WHERE id = ?',
            ((start, end, text[start:end], identifier) for start, end, identifier in places),
        )
    _attributions(connection, key, shift)
    _anchors(connection, key, text, shift)


def _covered(connection: sqlite3.Connection, key: str, shift: Shift) -> list[str]:
    rows = connection.execute('SELECT id, start, "end" FROM mention WHERE document = ?', (key,))
    return [row["id"] for row in rows if shift.covers(row["start"], row["end"])]


def _pages(connection: sqlite3.Connection, key: str, shift: Shift) -> None:
    for row in connection.execute("SELECT * FROM page WHERE document = ?", (key,)).fetchall():
        boxes = json.loads(zlib.decompress(row["boxes"])) if row["boxes"] else []
        kept = [[shift.start(b[0]), shift.end(b[1]), *b[2:]] for b in boxes if not shift.touches(b[0], b[1])]
        connection.execute(
            'UPDATE page SET start = ?, "end" = ?, boxes = ? WHERE document = ? AND number = ?',
            (
                shift.start(row["start"]),
                shift.end(row["end"]),
                zlib.compress(_json(kept).encode()) if kept else None,
                key,
                row["number"],
            ),
        )


def _passages(connection: sqlite3.Connection, key: str, text: str, shift: Shift) -> None:
    """Passages are written anew, since their search index follows only what is put and taken out."""
    rows = [
        dict(row) for row in connection.execute("SELECT * FROM passage WHERE document = ? ORDER BY number", (key,))
    ]
    connection.execute("DELETE FROM passage WHERE document = ?", (key,))
    for row in rows:
        start, end = shift.start(row["start"]), shift.end(row["end"])
        row |= {"start": start, "end": end, "text": text[start:end]}
        names = ", ".join(f'"{name}"' for name in row)
        connection.execute(
            f"INSERT INTO passage ({names}) VALUES ({', '.join('?' * len(row))})",
            tuple(row.values()),
        )


def _attributions(connection: sqlite3.Connection, key: str, shift: Shift) -> None:
    for row in connection.execute("SELECT * FROM attribution WHERE document = ?", (key,)).fetchall():
        for name in _SPANS:
            moved = [(shift.start(start), shift.end(end)) for start, end in json.loads(row[name])]
            connection.execute(f"UPDATE attribution SET {name} = ? WHERE id = ?", (_json(moved), row["id"]))


def _anchors(connection: sqlite3.Connection, key: str, text: str, shift: Shift) -> None:
    for row in connection.execute("SELECT * FROM claim WHERE document = ?", (key,)).fetchall():
        start, end = shift.start(row["start"]), shift.end(row["end"])
        before = shift.start(max(0, row["start"] - len(row["prefix"])))
        after = shift.end(row["end"] + len(row["suffix"]))
        connection.execute(
            'UPDATE claim SET start = ?, "end" = ?, quote = ?, prefix = ?, suffix = ? WHERE id = ?',
            (start, end, text[start:end], text[before:start], text[end:after], row["id"]),
        )
        for table in ("claim_role", "claim_place"):
            query = f"SELECT rowid, * FROM {table} WHERE claim = ? AND start IS NOT NULL"
            for filler in connection.execute(query, (row["id"],)).fetchall():
                start, end = shift.start(filler["start"]), shift.end(filler["end"])
                connection.execute(
                    f'UPDATE {table} SET start = ?, "end" = ?, text = ? WHERE rowid = ?',
                    (start, end, text[start:end], filler["rowid"]),
                )


def _entities(connection: sqlite3.Connection, redacted: Redactions, names: Blotter) -> None:
    """Entities as the mentions that are left know them; redacted ones and those without a name go."""
    _many(connection, "DELETE FROM entity WHERE id = ?", ((key,) for key in redacted.entities))
    for row in connection.execute("SELECT * FROM entity ORDER BY id").fetchall():
        left = connection.execute("SELECT count(*) FROM mention WHERE entity = ?", (row["id"],)).fetchone()[0]
        kept = _kept_names(connection, row["id"], names)
        if not left or not kept:
            connection.execute("DELETE FROM entity WHERE id = ?", (row["id"],))
            continue
        caption = row["caption"] if row["caption"] in kept else kept[0]
        reasons = [names.clean(reason) for reason in json.loads(row["reasons"])]
        connection.execute(
            "UPDATE entity SET caption = ?, mentions = ?, reasons = ? WHERE id = ?",
            (caption, left, _json(reasons), row["id"]),
        )


def _kept_names(connection: sqlite3.Connection, entity: str, names: Blotter) -> list[str]:
    """The names of an entity that documents still bear, after writing them with their bars; the rest are deleted."""
    kept = []
    known = {row["id"] for row in connection.execute("SELECT id FROM document")}
    for row in connection.execute(
        "SELECT rowid, * FROM entity_name WHERE entity = ? ORDER BY position", (entity,)
    ).fetchall():
        documents = [document for document in json.loads(row["documents"]) if document in known]
        name = names.clean(row["name"])
        connection.execute("DELETE FROM entity_name WHERE rowid = ?", (row["rowid"],))
        if not documents or not name.replace(BAR, "").strip(" .,-'’") or name in kept:
            continue
        again = {k: row[k] for k in row.keys() if k != "rowid"}  # noqa: SIM118 - a row of SQLite's has no other way
        again |= {"name": name, "folded": row["folded"] if name == row["name"] else "", "documents": _json(documents)}
        columns = ", ".join(again)
        connection.execute(
            f"INSERT INTO entity_name ({columns}) VALUES ({', '.join('?' * len(again))})",
            tuple(again.values()),
        )
        kept.append(name)
    return kept


def _loose(connection: sqlite3.Connection, names: Blotter) -> None:
    """Texts that stand at no place of a document: fillers without one, speakers, reasons, failures, what made it."""
    if not names:
        return
    texts: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("claim_role", ("text",)),
        ("claim_place", ("text",)),
        ("claim_time", ("text",)),
        ("claim_quantity", ("text", "unit")),
        ("quantity", ("unit",)),
        ("chain_speaker", ("text",)),
        ("claim", ("because", "voices")),
        ("failure", ("path", "reason", "advice")),
        ("meta", ("value",)),
    )
    for table, columns in texts:
        for column in columns:
            query = f"SELECT rowid, {column} AS text FROM {table} WHERE {column} IS NOT NULL"
            found = [(names.clean(row["text"]), row["rowid"], row["text"]) for row in connection.execute(query)]
            changed = ((new, rowid) for new, rowid, old in found if new != old)
            _many(connection, f"UPDATE {table} SET {column} = ? WHERE rowid = ?", changed)


def _many(connection: sqlite3.Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    connection.executemany(statement, list(rows))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
