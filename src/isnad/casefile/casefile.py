"""The Casefile: what one collection says, asked with typed questions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from isnad.casefile import (
    across,
    archive,
    claims,
    connection,
    grading,
    judgements,
    readings,
    search,
    through_time,
    verdicts,
)
from isnad.casefile.claims import Asked
from isnad.casefile.redaction import Redactions, redactions
from isnad.casefile.rows import decode
from isnad.casefile.through_time import Dated, Tie
from isnad.casefile.verdicts import STANDING, Verdict
from isnad.claims import Claim
from isnad.documents import Document
from isnad.entities import Entity, Judgement, Link, Subject
from isnad.errors import CasefileError, NotFound
from isnad.matters import Matter
from isnad.mentions.dating import is_impossible
from isnad.passages import Passage
from isnad.reading import Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a casefile holds. `words` are divided by white space; `people` and `organisations` are entities."""

    documents: int
    pages: int
    words: int
    passages: int
    mentions: int
    attributions: int
    claims: int
    people: int
    organisations: int
    places: int
    matters: int
    corroborated: int
    contested: int
    failures: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a line of a list: all but its text. `opening` is the text's first words where it has no title."""

    id: str
    path: str
    title: str | None
    date: str | None
    publisher: str | None
    media_type: str
    pages: int
    words: int
    claims: int
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: its path, why, and what may help. `sha256` is None without its bytes."""

    path: str
    reason: str
    advice: str = ""
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A voice that a document only describes (*a harbour official*): its number there, its words, how many claims."""

    document: str
    number: int
    text: str
    claims: int


@dataclass(frozen=True, slots=True)
class Belonging:
    """The matter that a claim belongs to, how its claims agree, on how many chains, and how many they are."""

    matter: str
    agreement: str
    chains: int
    claims: int


class Casefile:
    """An open casefile. Ids that are not in it raise `NotFound`; close it or use it in a `with`."""

    def __init__(self, path: Path, sql: sqlite3.Connection) -> None:
        self.path = path
        self._sql = sql

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._sql.close()

    @contextmanager
    def closed_on_error(self) -> Iterator[None]:
        """Give the file back when what is done in this block fails."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    # documents

    def documents(self, limit: int | None = None, offset: int = 0) -> Iterator[Document]:
        """The documents with their texts, by path, one at a time."""
        for row in self._rows("document", "", (), "path, id", limit, offset):
            yield readings.document(self._sql, row)

    def listing(self, limit: int | None = None, offset: int = 0) -> tuple[Listed, ...]:
        """The documents without their texts, by path."""
        rows = self._sql.execute(
            f"{_LISTED} ORDER BY path, id LIMIT ? OFFSET ?", (-1 if limit is None else limit, offset)
        )
        return tuple(Listed(**row) for row in map(dict, rows))

    def listed(self, key: str) -> Listed:
        """The document with the id `key`, without its text."""
        self._row("document", key)
        return Listed(**dict(self._sql.execute(f"{_LISTED} WHERE id = ?", (key,)).fetchone()))

    def document(self, key: str) -> Document:
        """The document with the id `key`."""
        return readings.document(self._sql, self._row("document", key))

    def reading(self, key: str) -> Reading:
        """All that was read in the document with the id `key`; its entities are the casefile's."""
        return readings.reading(self._sql, self._row("document", key))

    def passages(self, key: str, first: int, last: int) -> tuple[Passage, ...]:
        """The passages of a document whose numbers are `[first, last)`."""
        query = "SELECT * FROM passage WHERE document = ? AND number >= ? AND number < ? ORDER BY number"
        rows = self._sql.execute(query, (key, first, last))
        return tuple(decode(Passage, row) for row in rows)

    def passage_at(self, key: str, start: int) -> int:
        """The number of the last passage of a document that begins at or before the character `start`, else 0."""
        query = "SELECT coalesce(max(number), 0) FROM passage WHERE document = ? AND start <= ?"
        return int(self._sql.execute(query, (key, start)).fetchone()[0])

    def line_at(self, key: str, start: int) -> int:
        """The number, from 1, of the line of a document's text that holds the character `start`."""
        row = self._sql.execute("SELECT text FROM document WHERE id = ?", (key,)).fetchone()
        return str(row["text"]).count("\n", 0, start) + 1

    def count_passages(self, key: str) -> int:
        """How many passages the document with the id `key` has."""
        return int(self._sql.execute("SELECT count(*) FROM passage WHERE document = ?", (key,)).fetchone()[0])

    def original(self, key: str) -> bytes | None:
        """The bytes of the document with the id `key`, as they came; None in a copy that is made to be published."""
        name = self._row("document", key)["original"]
        return None if name is None else archive.fetch(self._sql, str(name))

    def scanned_pages(self, document: str | None = None) -> tuple[tuple[str, int], ...]:
        """(document id, page number) of every page that came as a picture, of one document or all, in order."""
        rows = self._sql.execute(
            "SELECT document, number FROM page WHERE scanned AND boxes IS NOT NULL "  # noqa: S608
            f"{'AND document = :document ' if document else ''}ORDER BY document, number",
            {"document": document},
        )
        return tuple((row["document"], row["number"]) for row in rows)

    # claims

    def claims(
        self,
        *,
        entity: str | None = None,
        kind: str | None = None,
        document: str | None = None,
        speaker: str | None = None,
        matter: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Claim, ...]:
        """The claims of which all that is given holds, by document path and place in it.

        `entity` fills a role or the place, `speaker` (an entity or document id) speaks in the chain.
        """
        return tuple(claims.find(self._sql, Asked(entity, kind, document, speaker, matter, None, limit, offset)))

    def every_claim(self) -> Iterator[Claim]:
        """All claims, one batch in memory at a time."""
        return claims.find(self._sql, Asked())

    def claims_judged_wrong(self, document: str) -> tuple[Claim, ...]:
        """The claims of a document that people judged wrong, which no other question gives."""
        query = (
            "SELECT claim FROM verdict WHERE what = 'wrong' AND claim IN (SELECT id FROM claim WHERE document = ?)"
        )
        return tuple(self.claim(row["claim"]) for row in self._sql.execute(query, (document,)).fetchall())

    def unsure_claims(self, limit: int) -> tuple[str, ...]:
        """Ids of claims most worth a look: least sure times how many stand in its matter, without those judged.

        Of the least sure twenty times `limit` are weighed.
        """
        rows = self._sql.execute(
            "SELECT id FROM (SELECT id, confidence FROM claim WHERE id NOT IN (SELECT claim FROM verdict) "
            "ORDER BY confidence LIMIT ?) AS least ORDER BY (1.0 - confidence) * (SELECT count(*) FROM matter_claim "
            "WHERE matter IN (SELECT matter FROM matter_claim WHERE claim = least.id)) DESC, id LIMIT ?",
            (20 * limit, limit),
        )
        return tuple(row["id"] for row in rows)

    def verdicts(self) -> tuple[Verdict, ...]:
        """What people judged of single claims, as far as it holds and has been applied."""
        return verdicts.every(self._sql)

    def claims_of(self, keys: Iterable[str]) -> dict[str, Claim]:
        """The claims with these ids, by id; those that are not there are left out."""
        found = claims.find(self._sql, Asked(ids=json.dumps(list(keys))))
        return {claim.id: claim for claim in found}

    def claims_between(self, document: str, start: int, end: int) -> tuple[Claim, ...]:
        """The claims of a document whose anchors begin in `[start, end)`, those judged wrong too."""
        return tuple(claims.find(self._sql, Asked(document=document, start=start, end=end, wrong=True)))

    def claim(self, key: str) -> Claim:
        """The claim with the id `key`."""
        self._row("claim", key)
        return next(claims.find(self._sql, Asked(claim=key)))

    def count_claims(self, **asked: str | None) -> int:
        """How many claims `claims` finds with the same question."""
        return claims.count(self._sql, Asked(**asked))  # type: ignore[arg-type]

    def kinds(self) -> dict[str, int]:
        """The kinds of claims with how many there are of each, most first."""
        rows = self._sql.execute(
            f"SELECT kind, count(*) AS n FROM claim WHERE id {STANDING} GROUP BY kind ORDER BY n DESC, kind"  # noqa: S608
        )
        return {row["kind"]: row["n"] for row in rows}

    def voices(self, limit: int | None = None, offset: int = 0) -> tuple[tuple[str, int], ...]:
        """(entity id, claims in whose chain it speaks) for each named voice, the most heard first."""
        rows = self._sql.execute(
            "SELECT entity, count(DISTINCT claim) AS n FROM chain_speaker WHERE entity IS NOT NULL "  # noqa: S608
            f"AND claim {STANDING} GROUP BY entity ORDER BY n DESC, entity LIMIT ? OFFSET ?",
            (-1 if limit is None else limit, offset),
        )
        return tuple((row["entity"], row["n"]) for row in rows)

    def unnamed(self, document: str | None = None, limit: int | None = None, offset: int = 0) -> tuple[Unnamed, ...]:
        """Voices that are only described, each of one document: all by how much they are heard, or one document's."""
        order, where = ("n DESC, document, number", "") if document is None else ("number", _OF_ONE_DOCUMENT)
        rows = self._sql.execute(
            f"SELECT * FROM ({_UNNAMED.format(where)}) ORDER BY {order} LIMIT :limit OFFSET :offset",  # noqa: S608
            {"document": document, "limit": -1 if limit is None else limit, "offset": offset},
        )
        return tuple(Unnamed(row["document"], row["number"], row["text"], row["n"]) for row in rows)

    def count_unnamed(self) -> int:
        """How many voices are only described."""
        return int(self._sql.execute(f"SELECT count(*) FROM ({_UNNAMED.format('')})").fetchone()[0])  # noqa: S608

    def claims_on_word(self, voice: Unnamed) -> tuple[Claim, ...]:
        """The claims in whose chain a described voice speaks, in the order of its document."""
        query = (
            "SELECT DISTINCT claim FROM chain_speaker JOIN claim ON claim.id = chain_speaker.claim "
            "WHERE chain_speaker.entity IS NULL AND chain_speaker.document IS NULL AND claim.document = ? "
            "AND lower(trim(chain_speaker.text)) = lower(trim(?))"
        )
        keys = [row["claim"] for row in self._sql.execute(query, (voice.document, voice.text))]
        return tuple(claims.find(self._sql, Asked(document=voice.document, ids=json.dumps(keys))))

    def count_voices(self) -> int:
        """How many named voices speak in any chain."""
        query = f"SELECT count(DISTINCT entity) FROM chain_speaker WHERE claim {STANDING}"  # noqa: S608
        return int(self._sql.execute(query).fetchone()[0])

    # entities

    def entities(self, schema: str | None = None, limit: int | None = None, offset: int = 0) -> tuple[Entity, ...]:
        """The entities, of one FollowTheMoney schema or all, most mentioned first."""
        where, given = ("WHERE schema = ?", (schema,)) if schema else ("", ())
        rows = self._rows("entity", where, given, "mentions DESC, caption, id", limit, offset)
        return tuple(across.entity(self._sql, row) for row in rows)

    def count_entities(self, schema: str) -> int:
        """How many entities of one FollowTheMoney schema there are."""
        return int(self._sql.execute("SELECT count(*) FROM entity WHERE schema = ?", (schema,)).fetchone()[0])

    def entity(self, key: str) -> Entity:
        """The entity with the id `key`."""
        return across.entity(self._sql, self._row("entity", key))

    def captions(self) -> dict[str, str]:
        """What each entity is called, by its id."""
        return {row["id"]: row["caption"] for row in self._sql.execute("SELECT id, caption FROM entity")}

    def entities_named(self, name: str) -> tuple[Entity, ...]:
        """The entities so named, likeliest first: the very name, then names that hold it, then all its words."""
        return tuple(self.entity(key) for key in search.named(self._sql, name))

    def entity_by_name(self, name: str) -> Entity:
        """The likeliest entity of this name; raises `NotFound`."""
        found = self.entities_named(name)
        if not found:
            raise NotFound(
                f"{self.path} knows nobody and nothing called {name}", f"Search it: isnad show {self.path}"
            )
        return found[0]

    # matters

    def matters(
        self,
        agreement: str | None = None,
        entity: str | None = None,
        kind: str | None = None,
        several: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Matter, ...]:
        """The matters of which all that is given holds, in the casefile's order.

        `entity` takes part in a claim; `several`: of more than one claim.
        """
        where, given = _matters_asked(agreement, entity, kind, several)
        return tuple(
            across.matter(self._sql, row) for row in self._rows("matter", where, given, "position", limit, offset)
        )

    def count_matters(
        self, agreement: str | None = None, entity: str | None = None, kind: str | None = None, several: bool = False
    ) -> int:
        """How many matters `matters` finds with the same question."""
        where, given = _matters_asked(agreement, entity, kind, several)
        return int(self._sql.execute(f"SELECT count(*) FROM matter {where}", given).fetchone()[0])  # noqa: S608

    def matter(self, key: str) -> Matter:
        """The matter with the id `key`."""
        return across.matter(self._sql, self._row("matter", key))

    def matters_of(self, claim: str) -> tuple[Matter, ...]:
        """The matters that the claim with this id belongs to."""
        where = "WHERE id IN (SELECT matter FROM matter_claim WHERE claim = ?)"
        rows = self._rows("matter", where, (claim,), "position", None, 0)
        return tuple(across.matter(self._sql, row) for row in rows)

    def matters_told_by(self, speaker: str) -> tuple[Matter, ...]:
        """The matters in whose chains this entity or document speaks."""
        where = (
            "WHERE id IN (SELECT matter FROM matter_claim JOIN chain_speaker USING (claim) "
            "WHERE entity = ? OR document = ?)"
        )
        rows = self._rows("matter", where, (speaker, speaker), "position", None, 0)
        return tuple(across.matter(self._sql, row) for row in rows)

    def matter_of(self, keys: Iterable[str]) -> dict[str, Belonging]:
        """For each claim with one of these ids the first matter that it belongs to, without that matter's claims."""
        rows = self._sql.execute(
            "SELECT matter_claim.claim, matter.id AS matter, matter.agreement, matter.chains, matter.position, "
            "(SELECT count(*) FROM matter_claim AS beside WHERE beside.matter = matter.id) AS claims "
            "FROM matter_claim JOIN matter ON matter.id = matter_claim.matter "
            "WHERE matter_claim.claim IN (SELECT value FROM json_each(?)) ORDER BY matter.position DESC",
            (json.dumps(list(keys)),),
        )
        return {
            row["claim"]: Belonging(row["matter"], row["agreement"], row["chains"], row["claims"]) for row in rows
        }

    def matters_on_word(self, speaker: str, alone: bool, limit: int) -> tuple[tuple[str, ...], int]:
        """Ids of matters of which this entity speaks, in order, `limit` at most, and how many there are.

        `alone`: those that nobody else affirms or denies; otherwise the contested ones.
        """
        query = _ALONE if alone else _CONTESTED_ON_WORD
        given = {"speaker": speaker}
        asked = f"SELECT id FROM ({query}) ORDER BY position LIMIT :limit"  # noqa: S608
        rows = self._sql.execute(asked, {**given, "limit": limit}).fetchall()
        count = len(rows)
        if count == limit:
            count = int(self._sql.execute(f"SELECT count(*) FROM ({query})", given).fetchone()[0])  # noqa: S608
        return tuple(row["id"] for row in rows), count

    # through time

    def timeline(self, limit: int | None = None, offset: int = 0) -> tuple[Dated, ...]:
        """The rows of the timeline in the order of their days."""
        return tuple(through_time.timeline(self._sql, limit, offset))

    def days(self) -> Iterator[tuple[str, str | None, str | None]]:
        """(claim id, first, last) for each claim that has days, ISO, None for an open end."""
        return (tuple(row) for row in self._sql.execute("SELECT claim, first, last FROM day ORDER BY claim"))

    def count_days(self) -> int:
        """How many rows the timeline has."""
        return through_time.count_days(self._sql)

    def ties(self, near: tuple[str, str] | None = None, limit: int = -1, of: str | None = None) -> tuple[Tie, ...]:
        """Who stands how to whom, by most claims; `near`: of which anything is said around these ISO days.

        `of`: those of one participant only.
        """
        return through_time.ties(self._sql, near, limit, of)

    def count_ties(self) -> int:
        """How many relations there are."""
        return through_time.count_ties(self._sql)

    def tied_days(self) -> tuple[str, str] | None:
        """The first and the last day (ISO) on which any relation is said to stand."""
        return through_time.years(self._sql)

    def voice(self, key: str) -> tuple[str, str]:
        """What a common link is: (`entity` | `document` | `description`, its caption, title or words)."""
        row = self._sql.execute(
            "SELECT 'entity' AS kind, caption AS name FROM entity WHERE id = :key "
            "UNION ALL SELECT 'document', coalesce(title, path) FROM document WHERE id = :key",
            {"key": key},
        ).fetchone()
        return (row["kind"], row["name"]) if row else ("description", key)

    # judgements

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements ever made, withdrawn ones too, in order of time."""
        return judgements.every(self._sql)

    def adrift(self) -> tuple[Judgement, ...]:
        """The judgements whose names no document bears any more."""
        return judgements.adrift(self._sql)

    def doubts(self, joined: bool) -> tuple[Link, ...]:
        """Pairs of names to look at, most worth it first: those that hold an entity together, or that might."""
        return judgements.doubts(self._sql, joined)

    def subject(self, name: str) -> Subject:
        """What is judged when `name` (a name in any spelling, or an entity's id) is: names, documents, a quote.

        Raises `NotFound`.
        """
        key = name if self._has("entity", name) else self.entity_by_name(name).id
        return self.subject_of(key, name)

    def claim_subject(self, claim: str) -> Subject:
        """What is judged when the claim with this id is; raises `NotFound`."""
        self._row("claim", claim)
        return verdicts.subject(self._sql, claim)

    def subject_of(self, entity: str, name: str) -> Subject:
        """What is judged when an entity is, under one of its names."""
        return judgements.subject(self._sql, self.entity(entity), name)

    def quote_of(self, entity: str, name: str) -> str:
        """The first place where the entity is called `name`, with a little around it."""
        return judgements.quote_of(self._sql, entity, name)

    def redactions(self) -> Redactions:
        """What people judged that a publication must not show, against what the casefile holds now."""
        return redactions(self._sql, self.judgements())

    def pending(self) -> int:
        """How many judgements wait to be applied: nothing was resolved or laid side by side since they were made."""
        return judgements.pending(self._sql)

    # the whole

    def search(self, query: str, limit: int = 20, filters: search.Filters = search.NO_FILTERS) -> search.Hits:
        """Passages, claims and entities that hold the words of `query` (FTS5 syntax, or plain words).

        With `filters` only claims that pass them, and passages that hold such; without words all of them.
        """
        return search.search(self._sql, query, limit, filters)

    def counts(self) -> Counts:
        """How much there is of everything."""
        row = self._sql.execute(_COUNTS).fetchone()
        return Counts(**dict(row))

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read and why, by path."""
        rows = self._sql.execute("SELECT path, reason, advice, sha256 FROM failure ORDER BY path")
        return tuple(Failure(**dict(row)) for row in rows)

    def warnings(self) -> tuple[tuple[str, str], ...]:
        """(path, warning) for documents of which a part could not be read, or that give a day that never was."""
        rows = self._sql.execute(
            "SELECT document.path, json_each.value AS warning FROM document, json_each(document.warnings) "
            "ORDER BY document.path, json_each.id"
        )
        told = tuple((row["path"], row["warning"]) for row in rows)
        return tuple(sorted(told + self._impossible_dates(), key=lambda pair: pair[0]))

    def _impossible_dates(self) -> tuple[tuple[str, str], ...]:
        rows = self._sql.execute(
            "SELECT DISTINCT document.path, date.text FROM date JOIN document ON document.id = date.document "
            "WHERE date.edtf IS NULL AND date.duration IS NULL ORDER BY document.path, date.position"
        )
        found = ((row["path"], row["text"]) for row in rows)
        return tuple((path, f"no calendar has the date {text!r}") for path, text in found if is_impossible(text))

    def meta(self) -> dict[str, str]:
        """What made the casefile: `version`, `model`, `dictionary`, and `state` (`finished` or `building`)."""
        rows = self._sql.execute("SELECT key, value FROM meta WHERE key <> 'key' ORDER BY key")
        return {row["key"]: row["value"] for row in rows}

    def _has(self, table: str, key: str) -> bool:
        return self._sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is not None  # noqa: S608

    def _row(self, table: str, key: str) -> sqlite3.Row:
        row: sqlite3.Row | None = self._sql.execute(f"SELECT * FROM {table} WHERE id = ?", (key,)).fetchone()  # noqa: S608
        if row is None:
            raise NotFound(
                f"{self.path} holds no {table} {key}", "Ids change when a document's bytes do: search for it."
            )
        return row

    def _rows(
        self, table: str, where: str, given: tuple[object, ...], order: str, limit: int | None, offset: int
    ) -> Iterator[sqlite3.Row]:
        query = f"SELECT id FROM {table} {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        keys = self._sql.execute(query, (*given, -1 if limit is None else limit, offset)).fetchall()
        return (self._row(table, key["id"]) for key in keys)


def _matters_asked(
    agreement: str | None, entity: str | None, kind: str | None, several: bool
) -> tuple[str, tuple[str, ...]]:
    conditions = {
        "agreement = ?": agreement,
        "kind = ?": kind,
        "id IN (SELECT matter FROM matter_claim JOIN claim_role USING (claim) WHERE entity = ?)": entity,
    }
    held = {condition: value for condition, value in conditions.items() if value is not None}
    every = [*held, *(["agreement <> 'single'"] if several else [])]
    return (f"WHERE {' AND '.join(every)}" if every else ""), tuple(held.values())


_OF_ONE_DOCUMENT = "AND claim.document = :document"
_UNNAMED = """
SELECT document, text, n, row_number() OVER (PARTITION BY document ORDER BY first, folded) - 1 AS number FROM (
    SELECT claim.document, lower(trim(chain_speaker.text)) AS folded, min(chain_speaker.text) AS text,
        count(DISTINCT claim.id) AS n, min(claim.position) AS first
    FROM claim JOIN chain_speaker ON chain_speaker.claim = claim.id
    WHERE chain_speaker.entity IS NULL AND chain_speaker.document IS NULL AND trim(chain_speaker.text) <> ''
        {}
    GROUP BY claim.document, folded
)
"""
_SPOKEN = "SELECT DISTINCT claim FROM chain_speaker WHERE entity = :speaker"
_CONTESTED_ON_WORD = f"""
SELECT id, position FROM matter WHERE agreement = 'contested'
AND id IN (SELECT matter FROM matter_claim WHERE claim IN ({_SPOKEN}))
"""  # noqa: S608 - our own words
_ALONE = f"""
WITH spoken AS ({_SPOKEN}), touched AS (SELECT DISTINCT matter FROM matter_claim WHERE claim IN spoken)
SELECT matter.id, matter.position FROM touched JOIN matter ON matter.id = touched.matter
JOIN matter_claim ON matter_claim.matter = matter.id JOIN claim ON claim.id = matter_claim.claim
WHERE claim.factuality <> 'Uu' GROUP BY matter.id
HAVING sum(claim.id NOT IN spoken) = 0
"""  # noqa: S608 - our own words

_LISTED = f"""
SELECT id, path, title, date, publisher, media_type, words,
    (SELECT count(*) FROM page WHERE page.document = document.id) AS pages,
    (SELECT count(*) FROM claim WHERE claim.document = document.id AND claim.id {STANDING}) AS claims,
    CASE WHEN title IS NULL THEN substr(text, 1, 300) ELSE '' END AS opening
FROM document
"""  # noqa: S608 - our own words

_COUNTS = f"""
SELECT
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM page) AS pages,
    (SELECT coalesce(sum(words), 0) FROM document) AS words,
    (SELECT count(*) FROM passage) AS passages,
    (SELECT count(*) FROM mention) AS mentions,
    (SELECT count(*) FROM attribution) AS attributions,
    (SELECT count(*) FROM claim WHERE id {STANDING}) AS claims,
    (SELECT count(*) FROM entity WHERE schema = 'Person') AS people,
    (SELECT count(*) FROM entity WHERE schema IN ('Organization', 'Company', 'PublicBody', 'LegalEntity'))
        AS organisations,
    (SELECT count(*) FROM entity WHERE schema IN ('Address', 'Place')) AS places,
    (SELECT count(*) FROM matter) AS matters,
    (SELECT count(*) FROM matter WHERE agreement = 'corroborated') AS corroborated,
    (SELECT count(*) FROM matter WHERE agreement = 'contested') AS contested,
    (SELECT count(*) FROM failure) AS failures
"""  # noqa: S608 - our own words


def open(path: str | Path, grade: str | None = None) -> Casefile:
    """Open the casefile at `path` to read; raises `CasefileError` when it is none, broken, newer or unfinished.

    With `grade` (*B2*, *B*, *2*) it is as though it held only the claims that people graded so or better, and all
    questions are asked of them; raises `InputError` for what is no grade.
    """
    path = Path(path)
    case = Casefile(path, connection.read(path))
    if "finished" not in case.meta():
        case.close()
        raise CasefileError(
            f"The build of {path} was interrupted before it was finished",
            f"Build again, it goes on where it stopped: isnad build FOLDER -o {path}",
        )
    if grade is not None:
        with case.closed_on_error():
            grading.narrow(case._sql, grade)
    return case
