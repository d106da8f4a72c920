from __future__ import annotations

import csv as reading

from isnad.casefile import Casefile
from isnad.exchange import csv
from isnad.exchange.table import COLUMNS, _safe


def test_each_claim_is_a_row_with_its_chain_in_words(case: Casefile) -> None:
    rows = list(reading.DictReader(csv(case)))
    assert [row["claim"] for row in rows] == [c.id for c in case.claims()]
    assert tuple(rows[0]) == COLUMNS
    (captured,) = (row for row in rows if row["factuality"] == "CT+" and row["kind"] == "captures")
    assert captured["agent"] == "the Cedar Brigade"
    assert captured["chain"] == "press > Farid Haddad states"
    assert captured["agreement"] == "contested"
    assert (captured["time"], captured["place"], captured["page"]) == ("2011-05-03", "Dara", "1")
    (held,) = (row for row in rows if row["kind"] == "holds")
    assert held["number"] == "12 men (of patient)"


def test_no_cell_is_a_formula() -> None:
    assert _safe("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert _safe("-7") == "'-7"
    assert _safe("Dara") == "Dara"
    assert _safe(None) == ""
