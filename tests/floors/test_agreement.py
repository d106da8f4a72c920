"""The figures of tests/collections do not fall below benchmarks/agreement_floor.json, read and with claims given."""

from __future__ import annotations

import json

import pytest
from benchmarks.agreement import FLOOR, GOLD, measure


@pytest.mark.parametrize("feed", ["given", "read"])
def test_agreement_conflicts_and_chains_do_not_fall(feed: str) -> None:
    result = measure(GOLD, feed == "given")
    for name, least in json.loads(FLOOR.read_text())[feed].items():
        assert result.figures()[name] >= least, result.misses


@pytest.mark.parametrize("feed", ["given", "read"])
def test_a_refinement_is_no_conflict(feed: str) -> None:
    result = measure(GOLD, feed == "given")
    assert result.refinements >= 3
    assert result.broken == 0
