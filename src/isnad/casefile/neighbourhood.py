"""Neighbourhood: what lies around some claims of a casefile, so that they can be laid out without all the others."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import PurePosixPath

from isnad.casefile import across, beside, claims
from isnad.casefile.across import fold
from isnad.casefile.claims import Asked
from isnad.claims import Claim, Filler
from isnad.documents import Document
from isnad.entities import Entity, EntityName
from isnad.matters import Matter, Rules, SameOrDifferent, voices
from isnad.matters.citations import Citations
from isnad.matters.collection import Collection, Surroundings
from isnad.matters.containment import Within
from isnad.matters.copies import Copies
from isnad.matters.descriptions import describe
from isnad.matters.implied import EVENTS, OF_EVENTS
from isnad.matters.incidents import ATTACKS, CASUALTIES
from isnad.matters.lexicon import WRITINGS
from isnad.matters.owners import owner_in, words_behind
from isnad.matters.places import gazetteer
from isnad.matters.rules import Groups
from isnad.matters.voices import Library

_SENTENCE = 400  # characters between the beginnings of claims that one sentence can tell
_LONGEST_NAME = 6  # words
_CROWD = 300  # claims that share what the second look finds them by
_HEADER = 400  # characters of a document in which it says what it is
_CITED = 40  # documents that one speaker's words may be
_LOOKED_AT = 14  # words of a description in which names are looked for
_SEVERAL = 5  # parts of one whole: more change nothing
_WORDS = re.compile(r"[\w'’-]+")

Names = dict[str, None]


class Neighbourhood:
    """The casefile of a connection, as it shows it: before an addition, or with it."""

    def __init__(self, sql: sqlite3.Connection, rules: Rules, judged: Sequence[SameOrDifferent] = ()) -> None:
        self._sql = sql
        self._rules = rules
        self._groups = Groups(rules)
        self._judged = judged

    def meeting(self, keys: Set[str]) -> Set[str]:
        """The claims laid out under any of these keys."""
        plain = {key for key in keys if key[0] != "%"}
        found = self._column("SELECT claim FROM beside_key WHERE key IN (SELECT value FROM json_each(?))", plain)
        for key in keys - plain:
            rows = self._sql.execute(
                "SELECT claim FROM beside_key WHERE key = ? LIMIT ?", (key, _CROWD + 1)
            ).fetchall()
            found |= {row["claim"] for row in rows} if len(rows) <= _CROWD else set()
        for key in plain:
            if key.startswith("~"):
                kind, role, entity = key[1:].split("|", 2)
                query = "SELECT claim FROM claim_role JOIN claim ON claim.id = claim_role.claim WHERE entity = ?"
                told = self._sql.execute(f"{query} AND role = ? AND kind = ?", (entity, role, kind))
                found |= {row["claim"] for row in told}
        return found

    def linked(self, claims: Set[str]) -> Set[str]:
        """Claims of the same matters, those that fill them or that they fill, and those told in one sentence."""
        found = self._column(_MATES, claims) | self._column(_FILLED, claims) | self._column(_FILLING, claims)
        found |= self._column(_BESIDE, claims)
        for pair in self._judged:
            if {pair.left, pair.right} & claims:
                found |= {pair.left, pair.right}
        return found

    def matters(self, claims: Set[str]) -> tuple[Matter, ...]:
        """The matters that stand, of which any of these claims is a member."""
        keys = self._column(_MATTERS, claims)
        rows = self._sql.execute(_THESE_MATTERS, (_list(keys),)).fetchall()
        return tuple(across.matters(self._sql, rows))

    def collection(self, told: Set[str], whole: Set[str]) -> Collection:
        """The claims `told` with what stands beside them in their documents; all claims of the documents `whole`."""
        known = self._claims(told, whole)
        documents = self._documents({claim.document for claim in known} | self._cited(known))
        entities = self._entities(known, documents.values())
        within, above = self._within(entities)
        entities |= self._named(above - entities.keys())
        places = self._places(known, entities.values())
        around = Surroundings(within, places, *self._library(known, documents, entities), beside.census(self._sql))
        rules = (self._rules, self._judged, gazetteer)
        return Collection.part(known, documents, entities, rules, around, told)

    def _claims(self, told: Set[str], whole: Set[str]) -> list[Claim]:
        documents = {claim.rpartition("-")[0] for claim in told}
        rows = self._sql.execute(
            "SELECT DISTINCT kind FROM claim WHERE id IN (SELECT value FROM json_each(?))", (_list(told),)
        )
        groups = {self._groups.of(row["kind"]).name for row in rows}
        every = [row["kind"] for row in self._sql.execute("SELECT DISTINCT kind FROM claim")]
        kinds = {kind for kind in every if self._groups.of(kind).name in groups} | ATTACKS | CASUALTIES
        kinds |= EVENTS if kinds & OF_EVENTS else frozenset()
        found = [*claims.find(self._sql, Asked(documents=_list(documents - whole), kinds=_list(kinds)))]
        found += claims.find(self._sql, Asked(documents=_list(whole)))
        lacking = told - {claim.id for claim in found}
        if lacking:
            standing = {claim.id: claim for claim in claims.find(self._sql, Asked(ids=_list(lacking)))}
            found += standing.values()
        return found

    def _documents(self, keys: Set[str]) -> dict[str, Document]:
        rows = self._sql.execute(
            "SELECT id, path, sha256, text, title, date, publisher, authors, revises FROM document "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (_list(keys),),
        )
        return {
            r["id"]: Document(
                r["id"],
                r["path"],
                r["sha256"],
                r["text"],
                title=r["title"],
                date=r["date"],
                publisher=r["publisher"],
                authors=tuple(json.loads(r["authors"])),
                revision_of=r["revises"],
            )
            for r in rows
        }

    def _entities(self, known: Iterable[Claim], documents: Iterable[Document]) -> dict[str, Entity]:
        """The entities that the claims speak of, and those that their words and the documents' heads may name."""
        wanted: Names = {}
        homes: set[str] = set()
        ids: set[str] = set()
        for claim in known:
            for text, entity in _mentioned(claim):
                if entity:
                    ids.add(entity)
                else:
                    homes.add(claim.document)
                    wanted |= _names_in(text)
            for given in claim.roles.values():
                for filler in given:
                    wanted |= dict.fromkeys(_runs(words_behind(filler, claim).split()[:5], 5))
            if claim.kind in ATTACKS:
                wanted |= dict.fromkeys(_runs(_WORDS.findall(claim.anchor.quote), 4))
        for document in documents:
            wanted[voices.fold(document.publisher or "")] = None
            wanted |= dict.fromkeys(document.authors)
            wanted |= dict.fromkeys(r for r in _runs(_WORDS.findall(document.text[:_HEADER]), 5) if r[0].isupper())
            stem = re.split(r"[\W_]+", PurePosixPath(document.path).stem)
            wanted |= dict.fromkeys(_runs(stem, len(stem)) if not document.publisher else ())
        ids |= self._column(_BEARERS, {form for name in wanted for form in _forms(name)})
        query = (
            "SELECT name FROM entity_name WHERE instr(name, ' of ') AND entity IN (SELECT value FROM json_each(?))"
        )
        owners = {run for name in self._column(query, ids) for run in _runs(owner_in(name).split()[:5], 5)}
        ids |= self._column(_BEARERS, {form for name in owners for form in _forms(name)})
        query = (
            "SELECT DISTINCT entity FROM cluster JOIN entity ON entity.id = cluster.entity "
            "WHERE entity.schema = 'Person' AND cluster.document IN (SELECT value FROM json_each(?))"
        )
        ids |= self._column(query, homes)
        return self._named(ids, homes)

    def _named(self, keys: Set[str], homes: Set[str] = frozenset()) -> dict[str, Entity]:
        """Entities by id, with the clusters that they have in the documents `homes` and no others."""
        names: dict[str, list[EntityName]] = defaultdict(list)
        given = (_list(keys),)
        rows = self._sql.execute(
            "SELECT entity, name, mentions, script FROM entity_name "
            "WHERE NOT titled AND entity IN (SELECT value FROM json_each(?)) ORDER BY entity, position",
            given,
        )
        for row in rows:
            names[row["entity"]].append(EntityName(row["name"], row["mentions"], None, row["script"]))
        clusters: dict[str, list[str]] = defaultdict(list)
        if homes:
            query = "SELECT id, entity FROM cluster WHERE document IN (SELECT value FROM json_each(?))"
            for row in self._sql.execute(query, (_list(homes),)):
                clusters[row["entity"]].append(row["id"])
        rows = self._sql.execute(
            "SELECT id, schema, caption, mentions FROM entity WHERE id IN (SELECT value FROM json_each(?))", given
        )
        return {
            row["id"]: Entity(
                row["id"],
                row["schema"],
                row["caption"],
                tuple(names[row["id"]]),
                row["mentions"],
                tuple(clusters[row["id"]]),
            )
            for row in rows
        }

    def _within(self, keys: Iterable[str]) -> tuple[list[Within], set[str]]:
        """What is put above these entities, through any number of steps, and a few parts of each."""
        held = sorted(keys)
        rows = self._sql.execute(_ABOVE, (_list(held),)).fetchall()
        found: list[Within] = [(row["part"], row["whole"], row["what"]) for row in rows]
        for whole in {*held, *(pair[1] for pair in found)}:
            query = "SELECT DISTINCT part, whole, what FROM beside_whole WHERE whole = ? LIMIT ?"
            found += [(r["part"], r["whole"], r["what"]) for r in self._sql.execute(query, (whole, 2 * _SEVERAL))]
        return found, {pair[1] for pair in found}

    def _places(self, known: Iterable[Claim], entities: Iterable[Entity]) -> list[str]:
        """The captions of places from whose names words of these texts may be made (*Vashkari*)."""
        texts = [text for claim in known for text, entity in _mentioned(claim) if not entity]
        texts += [name.name for entity in entities for name in entity.names]
        stems = {word[:4].lower() for text in texts for word in _WORDS.findall(text) if word[0].isupper()}
        return sorted(self._column(_STEMS, {stem for stem in stems if len(stem) == 4}))

    def _library(
        self, known: Iterable[Claim], documents: Mapping[str, Document], entities: Mapping[str, Entity]
    ) -> tuple[Copies, Library]:
        query = "SELECT * FROM beside_document WHERE document IN (SELECT value FROM json_each(?))"
        rows = self._sql.execute(query, (_list(documents),)).fetchall()
        first = {row["document"]: row["first"] for row in rows if row["first"]}
        revised = {row["document"]: row["newer"] for row in rows if row["newer"]}
        mastheads = {row["document"]: row["masthead"] for row in rows}
        groups = [entity for entity in entities.values() if entity.schema not in {"Person", "Address"}]
        names = {entity.id: {voices.fold(name.name) for name in entity.names} for entity in groups}
        asked = {name for given in names.values() for name in given}
        asked |= {voices.fold(s.text) for claim in known for link in claim.chain for s in link.speakers}
        query = "SELECT DISTINCT masthead FROM beside_document WHERE masthead IN (SELECT value FROM json_each(?))"
        given = frozenset(self._column(query, asked)) - {""}
        publications = {entity: min(shared) for entity, own in names.items() if (shared := own & given)}
        copies = {key: first.get(key, key) for key in documents}
        citations = Citations.of(documents, entities.values())
        return Copies(copies, revised), Library(documents, copies, mastheads, given, publications, citations)

    def _cited(self, known: Iterable[Claim]) -> set[str]:
        """Documents that speakers may be: those whose heads have the words of *the letter of January*."""
        texts = {s.text for claim in known for link in claim.chain for s in link.speakers if not s.entity}
        found: set[str] = set()
        for text in texts:
            words = describe(text) if text else None
            if words and words.head in WRITINGS:
                rows = self._sql.execute(_HEADED, (f'"{words.head}"', _HEADER, _CITED))
                found |= {row["document"] for row in rows}
        return found

    def _column(self, query: str, keys: Iterable[str]) -> set[str]:
        return {row[0] for row in self._sql.execute(query, (_list(keys),))}


def _mentioned(claim: Claim) -> Iterator[tuple[str, str | None]]:
    """The words and entity of all that fills a role or place of a claim or speaks in its chain."""
    fillers: Iterable[Filler] = (*claim.place, *(f for given in claim.roles.values() for f in given))
    yield from ((filler.text, filler.entity) for filler in fillers if not filler.claim)
    yield from ((s.text, s.entity) for link in claim.chain for s in link.speakers if not s.document)


def _names_in(text: str) -> Names:
    """What in a description may be a name: all of it, its parts between commas, and what begins with a capital."""
    words = _WORDS.findall(text)[:_LOOKED_AT]
    capital = (run for run in _runs(words, _LONGEST_NAME) if run[0].isupper())
    return dict.fromkeys((text, *text.split(","), *capital))


def _runs(words: Sequence[str], longest: int) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            yield " ".join(words[start:end])


def _forms(name: str) -> Iterator[str]:
    plain = fold(re.sub(r"['’]s$", "", name.strip())).removeprefix("the ")
    if plain:
        yield from (plain, f"the {plain}")


def _list(keys: Iterable[str]) -> str:
    return json.dumps(sorted(keys))


_OF = "IN (SELECT value FROM json_each(?))"
_THESE_MATTERS = f"SELECT * FROM matter WHERE id {_OF} ORDER BY first, id"  # noqa: S608
_HEADED = """
SELECT DISTINCT passage.document FROM passage_fts JOIN passage ON passage.rowid = passage_fts.rowid
WHERE passage_fts MATCH ? AND passage.start < ? LIMIT ?
"""
_MATTERS = f"SELECT matter FROM matter_claim WHERE claim {_OF}"  # noqa: S608 - our own words
_MATES = f"SELECT claim FROM matter_claim WHERE matter IN ({_MATTERS})"  # noqa: S608
_FILLED = f"SELECT claim FROM claim_role WHERE filler {_OF}"  # noqa: S608
_FILLING = f"SELECT filler FROM claim_role WHERE filler IS NOT NULL AND claim {_OF}"  # noqa: S608
_BEARERS = f"SELECT entity FROM entity_name WHERE folded {_OF}"  # noqa: S608
_TOLD = ", ".join(f"'{kind}'" for kind in sorted(ATTACKS | CASUALTIES))
_BESIDE = f"""
SELECT other.id FROM claim JOIN claim AS other ON other.document = claim.document
AND abs(other.start - claim.start) < {_SENTENCE} AND other.kind IN ({_TOLD})
WHERE claim.kind IN ({_TOLD}) AND claim.id {_OF}
"""  # noqa: S608
_ABOVE = f"""
WITH RECURSIVE above(part, whole, what) AS (
    SELECT part, whole, what FROM beside_whole WHERE part {_OF}
    UNION SELECT b.part, b.whole, b.what FROM above JOIN beside_whole AS b ON b.part = above.whole
) SELECT part, whole, what FROM above
"""  # noqa: S608
_STEMS = f"""
SELECT caption FROM entity WHERE schema IN ('Address', 'Place')
AND lower(substr(caption, 1, 4)) {_OF}
"""  # noqa: S608
