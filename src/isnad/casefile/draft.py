"""The Draft: a casefile that is being built, document by document, and then across documents."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from isnad.casefile import (
    acquaintance,
    across,
    addition,
    archive,
    beside,
    blackened,
    claims,
    connection,
    described,
    judgements,
    readings,
    records,
    through_time,
    verdicts,
)
from isnad.casefile.acquaintance import Acquaintance
from isnad.casefile.blotter import Span
from isnad.casefile.casefile import Casefile, Failure
from isnad.casefile.claims import Asked
from isnad.casefile.redaction import Redactions
from isnad.documents import Document
from isnad.entities import ClusterRecord, Entity, Judgement, Resolution
from isnad.entities import records as recorded
from isnad.entities.adding import Change
from isnad.errors import CasefileError
from isnad.matters import Matter, Rules, SameOrDifferent, on_claims
from isnad.matters.layout import Laid
from isnad.reading import Reading


@dataclass(frozen=True, slots=True)
class Known:
    """What a casefile knows of a document's origin: hashes that say whether it must be read again."""

    id: str
    path: str
    sha256: str
    root: str
    reader: str
    described: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from and what read it: its bytes and the hashes that `Known` keeps."""

    content: bytes
    mtime: int
    root: str
    reader: str
    described: str


class Draft(Casefile):
    """A casefile open for building. Each document is a transaction of its own: what is put stays put."""

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open or make the casefile at `path`; raises `InputError` or `CasefileError` before anything is written."""
        return cls(Path(path), connection.write(Path(path)))

    def known(self) -> dict[str, Known]:
        """The documents that are there, by the hash of their bytes."""
        rows = self._sql.execute("SELECT id, path, sha256, root, reader, described FROM document ORDER BY path, id")
        return {row["sha256"]: Known(**dict(row)) for row in rows}

    def put(self, reading: Reading, origin: Origin) -> None:
        """Write one document's Reading and its bytes in one transaction, over an earlier one of the same bytes.

        Raises `CasefileError` when the Reading refers to what it does not hold; nothing of it is written then.
        """
        document = reading.document
        name = archive.name_of(document.id, document.path)
        about = {"root": origin.root, "reader": origin.reader, "described": origin.described, "original": name}
        try:
            with self._transaction():
                self._take_out(document.id)
                archive.store(self._sql, name, origin.content, origin.mtime)
                readings.put(self._sql, reading, **about)
                records.put(self._sql, document.id, recorded(reading))
        except (sqlite3.IntegrityError, UnicodeEncodeError) as error:
            raise CasefileError(
                f"What was read in {document.path} does not hold together: {error}",
                "This is a fault of isnad: please report it with the document.",
            ) from error

    def move(self, document: str, root: str) -> None:
        """The document of this id is now built from `root`."""
        self._sql.execute("UPDATE document SET root = ? WHERE id = ? AND root <> ?", (root, document, root))

    def remove(self, document: str) -> None:
        """Take a document, what was read in it and its bytes out of the casefile."""
        with self._transaction():
            self._take_out(document)

    def fail(self, failures: Iterable[Failure]) -> None:
        """Replace what is known of files that could not be read."""
        with self._transaction():
            self._sql.execute("DELETE FROM failure")
            self._sql.executemany(
                "INSERT OR REPLACE INTO failure (path, reason, advice, sha256) VALUES (?, ?, ?, ?)",
                ((f.path, f.reason, f.advice, f.sha256) for f in failures),
            )

    def versions(self) -> Iterator[Document]:
        """The documents that may be revisions or revised, without their texts, as their metadata has it, by path."""
        for row in self._sql.execute(_VERSIONS):
            yield Document(
                row["id"], row["path"], "", "", date=row["date"], url=row["url"], revision_of=row["revision_of"]
            )

    def records(self) -> Iterator[ClusterRecord]:
        """What resolving knows of every document."""
        return records.every(self._sql)

    def records_of(self, documents: Iterable[str]) -> Sequence[ClusterRecord]:
        """What resolving knows of some documents."""
        return records.of_documents(self._sql, documents)

    def record_again(self) -> None:
        """Write anew what resolving knows of every document. Within `across`."""
        for reading in self.local_readings():
            records.put(self._sql, reading.document.id, recorded(reading))

    def local_readings(self) -> Iterator[Reading]:
        """The Readings as they were read, their entities still each document's own, by path."""
        for row in self._rows("document", "", (), "path, id", None, 0):
            yield readings.reading(self._sql, row, local=True)

    @contextmanager
    def across(self) -> Iterator[Self]:
        """What `settle_entities` and `settle_matters` write within this block is seen whole or not at all."""
        with self._transaction():
            yield self

    def settle_revisions(self, earlier: Mapping[str, str]) -> None:
        """Replace what is known of revisions: `earlier` gives a document the one that it revises. Within `across`."""
        rows = self._sql.execute("SELECT id, revises FROM document WHERE revises IS NOT NULL")
        held = {row["id"]: row["revises"] for row in rows}
        changed = [(earlier.get(key), key) for key in {*held, *earlier} if held.get(key) != earlier.get(key)]
        self._sql.executemany("UPDATE document SET revises = ? WHERE id = ?", sorted(changed, key=str))

    def settle_entities(self, entities: Iterable[Entity], of: Mapping[str, str]) -> None:
        """Replace the entities; `of` gives each document's own cluster its entity. Within `across`."""
        across.put_entities(self._sql, entities, of)

    def settle_resolution(self, resolution: Resolution) -> None:
        """Replace the entities, and all that later names are joined by. Within `across`."""
        self.settle_entities(resolution.entities, resolution.of)
        acquaintance.settle(self._sql, resolution)

    def lift_verdicts(self) -> None:
        """Give every claim back what the machine read. Within `across`."""
        verdicts.lift(self._sql)

    def settle_verdicts(self) -> tuple[Judgement, ...]:
        """Lay over the claims what people judged of each; gives those whose claim is gone. Within `across`."""
        return verdicts.settle(self._sql, self.judgements())

    def settle_laid(self, laid: Laid) -> None:
        """Replace the matters, and all that later documents are laid beside. Within `across`."""
        across.put_matters(self._sql, laid.matters)
        beside.settle(self._sql, laid)

    def fresh(self) -> tuple[str, ...]:
        """Ids of the documents that the entities and matters do not count in yet."""
        return addition.fresh_documents(self._sql)

    def acquaintance(self, judgements: Sequence[Judgement]) -> Acquaintance:
        """The entities, asked for those that new names can meet."""
        return Acquaintance(self._sql, judgements)

    def add_entities(self, change: Change) -> Set[str]:
        """Write what changes of the entities; gives the claims that speak of others now. Within `across`."""
        changed = addition.change_entities(self._sql, change)
        acquaintance.add(self._sql, change)
        judgements.add_doubts(self._sql, change)
        return changed

    def on_claims(self, judged: Iterable[Judgement]) -> tuple[tuple[SameOrDifferent, ...], tuple[Judgement, ...]]:
        """Judgements on pairs of claims, and those of which a claim is gone."""
        told = [judgement for judgement in judged if judgement.about == "claims"]
        named = json.dumps(sorted({d for j in told for subject in (j.a, j.b) for d in subject.documents}))
        query = "SELECT id FROM document WHERE id IN (SELECT value FROM json_each(:d)) OR sha256 IN "
        rows = self._sql.execute(f"{query} (SELECT value FROM json_each(:d))", {"d": named})  # noqa: S608
        documents = [self.document(row["id"]) for row in rows]
        asked = Asked(documents=json.dumps([document.id for document in documents]))
        return on_claims(told, claims.find(self._sql, asked), documents)

    def add_matters(
        self, fresh: Sequence[str], changed: Set[str], rules: Rules, judged: Sequence[SameOrDifferent]
    ) -> bool:
        """Lay the claims of new documents beside the others and write what changes; False where all must be laid out.

        `changed` are claims that speak of others now. Within `across`.
        """
        was = connection.read(self.path)
        try:
            return addition.add_matters(self._sql, was, fresh, changed, rules, judged) is not None
        finally:
            was.close()

    def settle_matters(self, matters: Iterable[Matter]) -> None:
        """Replace the matters, in their order. Within `across`."""
        across.put_matters(self._sql, matters)

    def settle_days(self, dictionary: Rules) -> None:
        """Replace what the timeline, the network and the described voices are listed from.

        Within `across`, after the matters.
        """
        described.put(self._sql)
        through_time.put(self._sql, self.every_claim(), dictionary)

    def settle_doubts(self, resolution: Resolution) -> None:
        """Replace what a person should look at: links that may be wrong, and judgements adrift. Within `across`."""
        judgements.put_doubts(self._sql, resolution)

    def judge(self, judged: Iterable[Judgement]) -> int:
        """Append judgements, all or none; the same judgement twice is one. Gives how many were new."""
        judged = tuple(judged)
        with self._transaction():
            if any(judgement.about == "redaction" for judgement in judged):
                self._sql.execute("INSERT OR IGNORE INTO meta VALUES ('key', ?)", (secrets.token_hex(32),))
            return judgements.append(self._sql, judged)

    def last_judgement(self) -> int:
        """The number of the last judgement that was appended, to `note` as `judged` once it is applied."""
        return judgements.last(self._sql)

    def copy(self, case: Casefile) -> None:
        """Take over all rows of another casefile but its documents' bytes; this one must be new."""
        held = [row["name"] for row in self._sql.execute(blackened.TABLES)]
        self._sql.execute("ATTACH ? AS given", (case.path.absolute().as_uri() + "?mode=ro",))
        try:
            with self._transaction():
                self._sql.execute("PRAGMA defer_foreign_keys = ON")
                for table in held:
                    self._sql.execute(f"INSERT INTO main.{table} SELECT * FROM given.{table}")  # noqa: S608
                self._sql.execute("UPDATE document SET original = NULL")
        finally:
            self._sql.execute("DETACH given")

    def blacken(self, redacted: Redactions) -> Mapping[str, tuple[str, tuple[Span, ...]]]:
        """Take what is redacted out of every row; gives each document's old id and spans in its old text, by its id.

        Within `across`.
        """
        return blackened.blacken(self._sql, redacted)

    def note(self, **facts: str) -> None:
        """Write facts into the casefile's `meta`."""
        with self._transaction():
            self._sql.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", facts.items())

    def finish(self, anew: bool = True) -> None:
        """Mark the casefile finished and leave it as one file; put in order for reading what was settled `anew`."""
        self.note(finished="1", state="finished")
        if anew:
            with self._transaction():
                self._sql.execute("INSERT INTO passage_fts(passage_fts) VALUES ('optimize')")
                self._sql.execute("ANALYZE")
        connection.settle(self._sql)

    def _take_out(self, document: str) -> None:
        """Take a document out; where entities and matters count it in, they must be settled whole."""
        records.forget(self._sql, document)
        counted = "EXISTS (SELECT 1 FROM beside_document WHERE document = ?)"
        self._sql.execute(f"DELETE FROM meta WHERE key = 'across' AND {counted}", (document,))  # noqa: S608
        self._sql.execute("DELETE FROM sqlar WHERE name IN (SELECT original FROM document WHERE id = ?)", (document,))
        self._sql.execute("DELETE FROM document WHERE id = ?", (document,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._sql.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise CasefileError(f"{self.path} cannot be written: {error}", "Is there room on the disk?") from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._sql.in_transaction:
            self._sql.execute("ROLLBACK")


_VERSIONS = """
SELECT id, path, date, url, revision_of FROM document WHERE url <> '' OR revision_of <> ''
OR path IN (SELECT revision_of FROM document WHERE revision_of <> '')
OR id IN (SELECT revision_of FROM document WHERE revision_of <> '') ORDER BY path, id
"""
