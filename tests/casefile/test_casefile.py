"""What is put into a casefile comes out of it, and every question finds what it should."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casefile.making import DENIAL, PRESS, denial, origin_of, press, settle

from isnad.attributions import Attribution, Link, Speaker
from isnad.casefile import Casefile, Draft, Failure, check, open
from isnad.casefile.rows import decode, encode
from isnad.claims import Amount, Claim, Filler, When
from isnad.documents import Document, Page
from isnad.entities import Entity, EntityName
from isnad.errors import CasefileError, NotFound
from isnad.matters import Conflict, Matter, Version
from isnad.mentions import Date, Mention, Quantity
from isnad.passages import Anchor, Passage

NOUNS = {
    "document": (Document,),
    "page": (Page,),
    "passage": (Passage,),
    "mention": (Mention,),
    "date": (Date,),
    "quantity": (Quantity,),
    "attribution": (Attribution,),
    "claim": (Claim, Anchor),
    "claim_role": (Filler,),
    "claim_time": (When,),
    "claim_quantity": (Amount,),
    "chain_link": (Link,),
    "chain_speaker": (Speaker,),
    "entity": (Entity,),
    "entity_name": (EntityName,),
    "matter": (Matter,),
    "conflict": (Conflict,),
    "conflict_value": (Version,),
    "failure": (Failure,),
}


def test_a_reading_comes_back_as_it_was(draft: Draft) -> None:
    readings = [denial(), press()]
    for reading in readings:
        draft.put(reading, origin_of(reading))
    assert list(draft.local_readings()) == readings


def test_every_field_of_every_noun_has_its_column(draft: Draft) -> None:
    """A noun has a new field? Then its table in a migration needs a new column of that name."""
    elsewhere = {
        "document": {"pages"},
        "claim": {"roles", "time", "place", "quantity", "chain", "anchor"},
        "claim_role": {"claim"},
        "chain_link": {"speakers"},
        "entity": {"names", "clusters"},
        "matter": {"claims", "common_links", "conflicts", "refinements"},
        "conflict": {"values"},
    }
    missing = {}
    for table, nouns in NOUNS.items():
        fields = {f.name for noun in nouns for f in dataclasses.fields(noun)} - elsewhere.get(table, set())
        missing[table] = fields - {row["name"] for row in draft._sql.execute(f"PRAGMA table_info({table})")}
    assert missing == {table: set() for table in NOUNS}


@pytest.mark.parametrize(
    "noun", [Attribution, Date, Quantity, Mention, Passage, Filler, When, Amount, EntityName, Version]
)
def test_a_row_keeps_every_value(noun: type) -> None:
    @given(st.from_type(noun))
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def kept(thing: object) -> None:
        assert decode(noun, encode(thing)) == thing

    kept()


def test_claims_name_the_casefiles_entities(case: Casefile) -> None:
    (first, second) = case.claims(kind="captures")
    assert first.document == denial().document.id
    assert first.roles["agent"][0].entity == second.roles["agent"][0].entity == "e0"
    assert second.chain[1].speakers[0].entity == case.entity_by_name("farid haddad").id
    assert second.place[0].entity == case.entity_by_name("Dara").id


def test_each_question_narrows_the_claims(case: Casefile) -> None:
    nassif = case.entity_by_name("Omar Nassif").id
    assert [c.kind for c in case.claims()] == ["captures", "captures", "holds"]
    assert [c.kind for c in case.claims(kind="holds")] == ["holds"]
    assert [c.factuality for c in case.claims(entity=nassif)] == ["CT+"]
    assert [c.factuality for c in case.claims(speaker=nassif)] == ["CT-"]
    assert len(case.claims(document=press().document.id)) == 2
    assert len(case.claims(speaker=press().document.id)) == 2
    assert len(case.claims(matter="x0")) == 2
    assert [c.kind for c in case.claims(limit=1, offset=2)] == ["holds"]
    assert case.claims(kind="nothing") == ()
    assert case.count_claims(kind="captures") == 2
    assert case.kinds() == {"captures": 2, "holds": 1}
    assert case.claim(case.claims(kind="holds")[0].id).quantity[0].value == 12


def test_entities_come_back_with_names_and_clusters(case: Casefile) -> None:
    brigade = case.entity_by_name("cedar brigade")
    assert brigade.caption == "the Cedar Brigade"
    assert brigade.names[0].documents == (press().document.id, denial().document.id)
    assert len(brigade.clusters) == 2
    assert brigade.mentions == 2
    assert [e.mentions for e in case.entities()] == sorted((e.mentions for e in case.entities()), reverse=True)
    assert {e.schema for e in case.entities("Person")} == {"Person"}
    assert case.entities_named("") == ()


def test_matters_come_back_whole(case: Casefile) -> None:
    (contested,) = case.matters(agreement="contested")
    assert contested.claims == tuple(c.id for r in (press(), denial()) for c in r.claims if c.kind == "captures")
    assert contested.conflicts[0].values[1].corrected
    assert contested.refinements[0].slot == "place"
    assert contested.echoes == (contested.claims,)
    assert contested.common_links == ("e0",)
    assert case.matter(contested.id) == contested
    assert case.matters_of(contested.claims[0]) == (contested,)
    assert case.matters(entity=case.entity_by_name("Omar Nassif").id) == (contested,)
    assert [m.kind for m in case.matters(kind="holds")] == ["holds"]


def test_documents_come_back_with_pages_and_bytes(case: Casefile) -> None:
    assert [d.path for d in case.documents()] == ["denial.txt", "press.txt"]
    assert case.document(press().document.id) == press().document
    assert case.reading(press().document.id).passages == press().passages
    assert case.original(denial().document.id) == DENIAL.encode()
    line = case.listing(limit=1, offset=1)[0]
    assert (line.path, line.pages, line.claims, line.words) == ("press.txt", 2, 2, len(PRESS.split()))
    assert case.warnings() == (("denial.txt", "page 2 is not read"),)


def test_counts_count(case: Casefile) -> None:
    counts = case.counts()
    assert (counts.documents, counts.pages, counts.claims, counts.matters, counts.contested) == (2, 4, 3, 2, 1)
    assert counts.words == len(PRESS.split()) + len(DENIAL.split())


@pytest.mark.parametrize("ask", ["document", "entity", "matter", "claim", "reading", "original"])
def test_what_is_not_there_is_not_found(case: Casefile, ask: str) -> None:
    with pytest.raises(NotFound):
        getattr(case, ask)("no-such-id")


def test_a_sound_casefile_has_no_fault(case: Casefile) -> None:
    assert list(check(case)) == []


@pytest.mark.parametrize(
    ("harm", "where"),
    [
        ("UPDATE document SET text = 'X' || text", "passage"),
        ("UPDATE claim SET quote = quote || '!'", "claim"),
        ("UPDATE claim SET prefix = 'no ' || prefix", "claim"),
        ("UPDATE claim_role SET text = 'nobody' WHERE start IS NOT NULL", "claim"),
        ("UPDATE mention SET start = start + 1", "mention"),
        ("UPDATE sqlar SET data = zeroblob(3), sz = 3", ".txt"),
        ("DELETE FROM sqlar", "document row"),
        ("DELETE FROM matter_claim; DELETE FROM claim WHERE kind = 'captures'", "claim_role row"),
        ("INSERT INTO passage_fts(passage_fts) VALUES ('delete-all')", "passage_fts"),
        ("UPDATE meta SET value = 'building' WHERE key = 'state'", "meta"),
    ],
)
def test_check_finds_the_harm(case: Casefile, harm: str, where: str) -> None:
    with sqlite3.connect(case.path) as other:
        other.executescript(harm)
    other.close()
    assert any(where in fault.where for fault in check(case))


def test_a_finished_casefile_is_one_file(case: Casefile) -> None:
    assert sorted(p.name for p in case.path.parent.iterdir()) == ["case.isnad"]


def test_sqlite_lists_the_archive(case: Casefile) -> None:
    listed = subprocess.run(
        ["sqlite3", str(case.path), "-A", "-t"], capture_output=True, text=True, check=True
    ).stdout
    assert {line.split("/")[1] for line in listed.split()} == {"denial.txt", "press.txt"}


@pytest.mark.parametrize("table", ["passage", "claim", "entity_name"])
def test_datasette_finds_the_full_text_index(case: Casefile, table: str) -> None:
    """The pattern by which Datasette looks for the index of a table."""
    pattern = f'%VIRTUAL TABLE%USING FTS%content="{table}"%'
    query = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?"
    assert [row["name"] for row in case._sql.execute(query, (pattern,))] == [f"{table}_fts"]


def test_a_document_of_the_same_bytes_replaces_itself(draft: Draft) -> None:
    settle(draft, press())
    before = draft.claims()
    settle(draft, press())
    assert draft.claims() == before
    assert list(check(draft)) == []


def test_a_removed_document_leaves_nothing(draft: Draft) -> None:
    settle(draft, press(), denial())
    draft.remove(press().document.id)
    assert [d.path for d in draft.documents()] == ["denial.txt"]
    assert draft.search("Dara").passages == ()
    assert draft._sql.execute("SELECT count(*) FROM sqlar").fetchone()[0] == 1
    assert list(check(draft)) == []


def test_a_reading_that_refers_to_nothing_is_refused_whole(draft: Draft) -> None:
    reading = press()
    broken = dataclasses.replace(reading, mentions=reading.mentions[:-1])
    with pytest.raises(CasefileError, match=r"press\.txt does not hold together"):
        draft.put(broken, origin_of(reading))
    assert draft.counts().documents == 0


def test_a_revision_names_the_document_that_it_revises(draft: Draft) -> None:
    revised = dataclasses.replace(denial(), document=dataclasses.replace(denial().document, revision_of="press.txt"))
    settle(draft, press(), revised)
    with draft.across():
        draft.settle_revisions({revised.document.id: press().document.id})
    assert draft.document(revised.document.id).revision_of == press().document.id
    assert [d.revision_of for d in draft.versions()] == ["press.txt", None]


def test_an_unfinished_casefile_does_not_open(tmp_path: Path) -> None:
    with Draft.open(tmp_path / "case.isnad") as draft:
        draft.put(press(), origin_of(press()))
    with pytest.raises(CasefileError, match="interrupted"):
        open(tmp_path / "case.isnad")
