"""Adding documents to what is settled gives what settling all of it anew gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import pipeline
from isnad.casefile import Draft, Origin, acquaintance, beside, check
from isnad.casefile import open as open_casefile
from isnad.documents import from_text
from isnad.entities import resolution
from isnad.matters import arrangement
from isnad.reading import Reading, read_document

TEXTS = (
    "THE HARBOUR LEDGER\n3 May 2011\n\nColonel Farid Haddad said on Tuesday that the Cedar Brigade had captured Omar "
    "Nassif in Dara on 1 May 2011. Two officials told the Ledger that twelve soldiers were killed in Dara.\n",
    "MINISTRY BRIEFING\n4 May 2011\n\nThe spokesman denied that the Cedar Brigade had captured Omar Nassif. He said "
    "that Farid Haddad led the Cedar Brigade.\n",
    "SUBJECT: INTERVIEW OF A MEMBER OF THE CEDAR BRIGADE\nDATE OF REPORT: 9 May 2011\n\n1. SOURCE stated that Fareed "
    "Haddad led the Cedar Brigade since 2009.\n2. SOURCE stated that Umar Nassif was released in June 2011.\n",
    "THE COAST POST\n2 May 2011\n\nThe Cedar Brigade attacked the police station in Dara on 1 "
    "May 2011, officials said. "
    "Fourteen soldiers were killed.\n",
    "WIRE REPORT\n12 June 2011\n\nOmar Nassif was released on 10 June 2011, the Harbour Ledger "
    "reported. The army held "
    "him in Tel Amar.\n",
    "REPORT OF THE INQUIRY\n1 March 2012\n\nThe Brigade was founded in 2008 by Farid Haddad. "
    "Haddad met Samir Qassar in "
    "Dara in 2010. The ministry funded the Brigade.\n",
    "THE COAST POST\n5 May 2011\n\nThe Cedar Brigade attacked the police station in Dara on 1 "
    "May 2011, officials said. "
    "Fourteen soldiers were killed. Correction: twelve were killed.\n",
    "LETTER\n7 July 2011\n\nNobody captured Omar Nassif. Samir Qassar ordered the attack on "
    "the police station in Dara. "
    "The National Cedar Brigade is part of the Northern Front.\n",
)
TABLES = ("entity", "entity_name", "cluster", "matter", "matter_claim", "common_link", "conflict", "conflict_value")
TIMES = ("day", "dated", "tie", "beside_document", "beside_whole", "beside_alike")
NAMED = ("mention", "claim_role", "claim_place", "chain_speaker")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    made = [from_text(text, path=f"{number}.txt") for number, text in enumerate(TEXTS)]
    return [read_document(document) for document in made]


def settled(case: Path, readings: Sequence[Reading], whole: bool) -> bool:
    with Draft.open(case) as draft:
        for reading in readings:
            draft.put(reading, Origin(reading.document.text.encode(), 0, "here", "reader", "said"))
        anew = pipeline.settle(draft, whole=whole)
        draft.finish()
    return anew


def told(case: Path) -> dict[str, list[str]]:
    """All rows of what follows across documents."""
    with sqlite3.connect(case) as sql:
        rows = {table: sql.execute(f"SELECT * FROM {table}").fetchall() for table in (*TABLES, *TIMES)}
        rows |= {table: sql.execute(f"SELECT named, entity FROM {table}").fetchall() for table in NAMED}
    return {table: sorted(map(repr, found)) for table, found in rows.items()}


def as_counted(case: Path, patch: pytest.MonkeyPatch) -> None:
    """What is counted over all is from now on as it was in this casefile when all was settled."""
    sql = sqlite3.connect(case)
    sql.row_factory = sqlite3.Row
    common, census = acquaintance.common(sql), beside.census(sql)
    patch.setattr(resolution.Common, "of", staticmethod(lambda records: common))
    patch.setattr(arrangement, "Census", lambda *given, **named: census)


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.integers(1, 2))
def test_adding_is_settling_anew(readings: list[Reading], order: list[int], late: int) -> None:
    given_ = [readings[number] for number in order]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "SHARE", 1)
        bits, once = Path(folder) / "bits.isnad", Path(folder) / "once.isnad"
        assert settled(bits, given_[:-late], whole=False)
        settled(bits, given_[-late:], whole=False)
        as_counted(bits, patch)
        settled(once, given_, whole=True)
        assert told(bits) == told(once)
        with open_casefile(bits) as case:
            assert not list(check(case))


def test_few_documents_are_added_and_many_are_not(readings: list[Reading], tmp_path: Path) -> None:
    case = tmp_path / "case.isnad"
    assert settled(case, readings[:5], whole=False)
    assert settled(case, readings[5:6], whole=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "SHARE", 5)
        assert not settled(case, readings[6:7], whole=False)
        assert settled(case, readings[7:], whole=False)


def test_what_is_taken_out_is_settled_anew(readings: list[Reading], tmp_path: Path) -> None:
    case = tmp_path / "case.isnad"
    settled(case, readings, whole=False)
    with Draft.open(case) as draft:
        draft.remove(readings[0].document.id)
    assert settled(case, (), whole=False)
    settled(tmp_path / "other.isnad", readings[1:], whole=True)
    assert told(case) == told(tmp_path / "other.isnad")
