"""A casefile narrowed to what is graded well enough: the claims that pass, and what matters amount to then.

The tables of the file are shadowed by temporary ones of the same names, so every question is asked of what is left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from isnad.casefile import across, judgements
from isnad.documents import Document
from isnad.entities import Entity, Judgement
from isnad.matters.grades import Grades, narrowed, parse

_ALLOWED = """
INSERT INTO allowed
WITH spoken AS (
    SELECT claim, max(letter) AS letter, max(digit) AS digit
    FROM main.chain_speaker JOIN graded ON graded.id = chain_speaker.entity GROUP BY claim
)
SELECT claim.id FROM main.claim
    LEFT JOIN graded ON graded.id = claim.document
    LEFT JOIN spoken ON spoken.claim = claim.id
WHERE (:letter = '' OR max(coalesce(graded.letter, ''), coalesce(spoken.letter, '')) BETWEEN 'A' AND :letter)
    AND (:digit = '' OR max(coalesce(graded.digit, ''), coalesce(spoken.digit, '')) BETWEEN '1' AND :digit)
"""

_PARTLY = """
SELECT matter FROM matter_claim LEFT JOIN allowed USING (claim)
GROUP BY matter HAVING count(allowed.claim) BETWEEN 1 AND count(*) - 1
"""

_WHOLLY = """
INSERT INTO whole SELECT matter FROM matter_claim LEFT JOIN allowed USING (claim)
GROUP BY matter HAVING count(allowed.claim) = count(*)
"""

_SHADOWS = """
CREATE TEMP VIEW claim AS SELECT rowid, * FROM main.claim WHERE id IN (SELECT claim FROM allowed);
CREATE TEMP VIEW chain_speaker AS
    SELECT rowid, * FROM main.chain_speaker WHERE claim IN (SELECT claim FROM allowed);
CREATE TEMP VIEW tie AS SELECT * FROM main.tie WHERE claim IN (SELECT claim FROM allowed);
CREATE TEMP TABLE matter AS SELECT * FROM main.matter WHERE id IN (SELECT matter FROM whole);
CREATE TEMP TABLE matter_claim AS SELECT * FROM main.matter_claim WHERE matter IN (SELECT matter FROM whole);
CREATE TEMP TABLE common_link AS SELECT * FROM main.common_link WHERE matter IN (SELECT matter FROM whole);
CREATE TEMP TABLE conflict AS SELECT * FROM main.conflict WHERE matter IN (SELECT matter FROM whole);
CREATE TEMP TABLE conflict_value AS SELECT * FROM main.conflict_value WHERE matter IN (SELECT matter FROM whole);
"""

_INDICES = """
CREATE INDEX temp.narrowed_matter ON matter(id);
CREATE INDEX temp.narrowed_matter_claim ON matter_claim(matter, position);
CREATE INDEX temp.narrowed_claim_matter ON matter_claim(claim);
CREATE INDEX temp.narrowed_conflict ON conflict(matter, position);
CREATE INDEX temp.narrowed_conflict_value ON conflict_value(matter, conflict, position);
"""


def narrow(sql: sqlite3.Connection, grade: str) -> None:
    """From now on `sql` shows only claims graded `grade` (*B2*, *B*, *2*) or better, and what their matters say.

    Raises `InputError` for what is no grade. Nothing is written to the file.
    """
    letter, digit = parse(grade)
    sql.execute("CREATE TEMP TABLE graded (id TEXT PRIMARY KEY, letter TEXT, digit TEXT) WITHOUT ROWID")
    sql.execute("CREATE TEMP TABLE allowed (claim TEXT PRIMARY KEY) WITHOUT ROWID")
    sql.execute("CREATE TEMP TABLE whole (matter TEXT PRIMARY KEY) WITHOUT ROWID")
    found = grades(sql)
    given = [*found.documents.items(), *found.speakers.items()]
    sql.executemany("INSERT INTO graded VALUES (?, ?, ?)", ((key, *parse(code)) for key, code in given))
    sql.execute(_ALLOWED, {"letter": letter, "digit": digit})
    sql.execute(_WHOLLY)
    partly = [row["matter"] for row in sql.execute(_PARTLY).fetchall()]
    rows = [sql.execute("SELECT * FROM matter WHERE id = ?", (key,)).fetchone() for key in partly]
    kept = {row["claim"] for row in sql.execute("SELECT claim FROM allowed")} if rows else set[str]()
    left = [narrowed(matter, kept) for matter in across.matters(sql, rows)]
    sql.executescript(_SHADOWS)
    for matter in left:
        across.put_matter(sql, matter)
    sql.executescript(_INDICES)


def grades(sql: sqlite3.Connection) -> Grades:
    """What people graded: documents by `metadata.csv`, and documents, publications and speakers by judgements."""
    rows = sql.execute("SELECT id, path, sha256, publisher, grade FROM document ORDER BY path, id")
    documents = [
        Document(r["id"], r["path"], r["sha256"], "", publisher=r["publisher"], grade=r["grade"]) for r in rows
    ]
    judged = [judgement for judgement in judgements.every(sql) if judgement.what == "grade"]
    return Grades.of(documents, _named(sql, judged), judged)


def _named(sql: sqlite3.Connection, judged: Iterable[Judgement]) -> Iterable[Entity]:
    """The entities, where a judgement grades a name."""
    if not any(judgement.a.names for judgement in judged):
        return ()
    return across.entities(sql, sql.execute("SELECT * FROM entity ORDER BY id").fetchall())
