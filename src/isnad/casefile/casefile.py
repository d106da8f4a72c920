"""The Casefile: what one collection says, asked with typed questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from isnad.casefile import across, connection, grading, judgements, search, verdicts
from isnad.casefile.held_claims import HeldClaims
from isnad.casefile.held_documents import HeldDocuments
from isnad.casefile.held_matters import HeldMatters
from isnad.casefile.held_voices import HeldVoices
from isnad.casefile.redaction import Redactions, redactions
from isnad.casefile.rows import in_list
from isnad.entities import Entity, Judgement, Link, Subject
from isnad.errors import CasefileError, NotFound
from isnad.mentions.dating import is_impossible


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
class Failure:
    """A file that could not be read: its path, why, and what may help. `sha256` is None without its bytes."""

    path: str
    reason: str
    advice: str = ""
    sha256: str | None = None


class Casefile(HeldDocuments, HeldClaims, HeldVoices, HeldMatters):
    """An open casefile. Ids that are not in it raise `NotFound`; close it or use it in a `with`."""

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

    # entities

    def entities(self, schema: str | None = None, limit: int | None = None, offset: int = 0) -> tuple[Entity, ...]:
        """The entities, of one FollowTheMoney schema or all, most mentioned first."""
        where, given = ("WHERE schema = ?", (schema,)) if schema else ("", ())
        return tuple(self._entities(where, given, limit, offset))

    def every_entity(self, schema: str | None = None) -> Iterator[Entity]:
        """The entities in the same order, one in memory at a time."""
        where, given = ("WHERE schema = ?", (schema,)) if schema else ("", ())
        return self._entities(where, given, None, 0)

    def entity_ids(self) -> tuple[str, ...]:
        """The ids of all entities in the same order."""
        return tuple(self._keys("entity", "", (), "mentions DESC, caption, id", None, 0))

    def _entities(self, where: str, given: tuple[str, ...], limit: int | None, offset: int) -> Iterator[Entity]:
        for rows in self._batches("entity", where, given, "mentions DESC, caption, id", limit, offset):
            yield from across.entities(self._sql, rows)

    def count_entities(self, schema: str) -> int:
        """How many entities of one FollowTheMoney schema there are."""
        return int(self._sql.execute("SELECT count(*) FROM entity WHERE schema = ?", (schema,)).fetchone()[0])

    def entity(self, key: str) -> Entity:
        """The entity with the id `key`."""
        return across.entities(self._sql, [self._row("entity", key)])[0]

    def captions(self, keys: Iterable[str] | None = None) -> dict[str, str]:
        """What each entity is called, by its id: of all, or of those with these ids that are there."""
        where = "" if keys is None else "WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._sql.execute(f"SELECT id, caption FROM entity {where}", () if keys is None else (in_list(keys),))  # noqa: S608
        return {row["id"]: row["caption"] for row in rows}

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
        """What made the casefile: `version`, `reader`, the model's `card`, `dictionary`, and its `state`."""
        rows = self._sql.execute("SELECT key, value FROM meta WHERE key <> 'key' ORDER BY key")
        return {row["key"]: row["value"] for row in rows}


_COUNTS = """
SELECT
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM page) AS pages,
    (SELECT coalesce(sum(words), 0) FROM document) AS words,
    (SELECT count(*) FROM passage) AS passages,
    (SELECT count(*) FROM mention) AS mentions,
    (SELECT count(*) FROM attribution) AS attributions,
    (SELECT count(*) FROM claim)
        - (SELECT count(*) FROM claim WHERE id IN (SELECT claim FROM verdict WHERE what = 'wrong')) AS claims,
    (SELECT count(*) FROM entity WHERE schema = 'Person') AS people,
    (SELECT count(*) FROM entity WHERE schema IN ('Organization', 'Company', 'PublicBody', 'LegalEntity'))
        AS organisations,
    (SELECT count(*) FROM entity WHERE schema IN ('Address', 'Place')) AS places,
    (SELECT count(*) FROM matter) AS matters,
    (SELECT count(*) FROM matter WHERE agreement = 'corroborated') AS corroborated,
    (SELECT count(*) FROM matter WHERE agreement = 'contested') AS contested,
    (SELECT count(*) FROM failure) AS failures
"""


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
