"""The judged collections do not fall below benchmarks/case_floor.json, as the scorer of whole exports sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.case import FLOOR, SHARED, fallen, pin, score, told

_JUDGED = Path(__file__).resolve().parents[1] / "judged"
_SCORER = SHARED / "score_case.py"


@pytest.mark.skipif(not _SCORER.exists(), reason="the scorer comes with the shared data, which is not here")
@pytest.mark.parametrize("collection", sorted(json.loads(FLOOR.read_text())))
def test_a_judged_collection_keeps_its_figures(collection: str) -> None:
    gold = _JUDGED / collection / "gold.json"
    assert fallen(collection, told(score(gold, gold.parent / "documents", _SCORER))) == []


def test_a_floor_is_lowered_with_a_reason_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floor = tmp_path / "floor.json"
    monkeypatch.setattr("benchmarks.case.FLOOR", floor)
    pin("harbour", {"claims": 90.0}, None)
    assert fallen("harbour", {"claims": 88.9}) == ["harbour claims 88.9 (floor 89)"]
    with pytest.raises(SystemExit, match="say why"):
        pin("harbour", {"claims": 80.0}, None)
    pin("harbour", {"claims": 80.0}, "the gold was mended")
    assert json.loads(floor.read_text())["harbour"] == {"figures": {"claims": 79.0}, "lowered": "the gold was mended"}
