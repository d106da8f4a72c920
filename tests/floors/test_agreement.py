"""The figures of tests/collections do not fall below benchmarks/agreement_floor.json, read and with claims given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.agreement import FLOOR, GOLD, ROOT, measure

JUDGED = ROOT / "tests" / "judged" / "ardovan" / "gold.json"
FED = [(gold, feed) for gold in GOLD for feed in ("given", "read")] + [(JUDGED, "read")]


@pytest.mark.parametrize(("gold", "feed"), FED, ids=[f"{gold.parent.name}-{feed}" for gold, feed in FED])
def test_agreement_conflicts_and_chains_do_not_fall(gold: Path, feed: str) -> None:
    result = measure(gold, feed == "given")
    for name, least in json.loads(FLOOR.read_text())[gold.parent.name][feed].items():
        assert result.figures()[name] >= least, result.misses
    assert result.refinements >= (2 if feed == "given" else 1)
    assert result.broken == 0, "a refinement is no conflict"
