"""Who is joined with whom in eight invented documents must not get worse: `entities.json` pins it."""

from __future__ import annotations

import pytest
import yaml
from benchmarks.entities import TESTS, below_floor, figures, held, keys

FOLDER = TESTS / "vashkar"
GOLD = yaml.safe_load((FOLDER / "entities.yaml").read_text("utf-8"))


def test_every_form_stands_in_a_document():
    text = " ".join(" ".join(p.read_text("utf-8").split()) for p in sorted(FOLDER.glob("*.txt"))).casefold()
    assert [n for known in GOLD.values() for n in known["names"] if n.casefold() not in text] == []
    assert {x for known in GOLD.values() for x in known.get("not", ())} <= set(GOLD)


def test_the_gold_itself_is_right_and_one_heap_is_wrong():
    found = [
        (k["type"], frozenset(x for n in k["names"] for x in keys(n, k["type"] == "Person"))) for k in GOLD.values()
    ]
    best = figures(GOLD, found)
    assert (best["precision"], best["recall"], best["namesakes_joined"]) == (1.0, 1.0, 0)
    heap = figures(GOLD, [("Person", frozenset().union(*(names for _, names in found)))])
    assert heap["recall"] == 1.0
    assert heap["precision"] < 0.1
    assert heap["namesakes_joined"] > 5


@pytest.mark.slow
def test_joins_stay_above_the_floor():
    assert below_floor(figures(GOLD, held(FOLDER))) == 0
