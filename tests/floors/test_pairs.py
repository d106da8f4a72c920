"""Our own pairs of names by phenomenon stay as well told apart as they were."""

from __future__ import annotations

import json

from benchmarks.pairs import FLOORS, figures, ours, read


def test_pairs_by_phenomenon_hold_their_floor() -> None:
    pairs = read(FLOORS / "pairs.txt")
    now = figures(pairs, ours(pairs))
    floor = json.loads((FLOORS / "pairs.json").read_text(encoding="utf-8"))
    assert {key: now[key][0] >= least for key, least in floor.items()} == dict.fromkeys(floor, True), now


def test_every_phenomenon_has_pairs_of_both_kinds_or_says_so() -> None:
    pairs = read(FLOORS / "pairs.txt")
    assert len(pairs) >= 200
    assert len({(p.schema, p.a, p.b) for p in pairs}) == len(pairs)
    assert 0.4 < sum(p.same for p in pairs) / len(pairs) < 0.6
