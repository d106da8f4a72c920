"""The accuracy benchmark's arithmetic: floors rise, and sink only for a reason."""

from __future__ import annotations

from benchmarks.accuracy.__main__ import fallen, settled, with_table


def test_a_figure_under_its_floor_is_named() -> None:
    assert fallen({"a": 70.0, "b": 60.0}, {"a": 70.01, "b": 60.2, "c": 1.0}) == ["b"]


def test_floors_only_rise() -> None:
    kept = settled({"figures": {"a": 70.0, "b": 50.0}}, {"a": 60.0, "b": 55.0, "c": 1.0}, lower=False, reason="")
    assert kept == {"figures": {"a": 70.0, "b": 55.0, "c": 1.0}, "lowered": []}


def test_lowering_keeps_its_reason() -> None:
    kept = settled({"figures": {"a": 70.0}}, {"a": 60.0}, lower=True, reason="smaller file")
    assert kept["figures"] == {"a": 60.0}
    assert kept["lowered"] == [{"reason": "smaller file", "figures": ["a"]}]


def test_the_card_keeps_its_words_and_gets_the_table() -> None:
    card = "before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n"
    made = with_table(card, {"x": 71.26, "x upper": 70.0, "y": 5.0})
    assert "old" not in made
    assert made.startswith("before\n")
    assert made.endswith("\nafter\n")
    assert "| x | 71.3 | 70.0 |" in made
    assert "| y | 5.0 | - |" in made
    assert with_table(made, {"x": 1.0}).count("figures -->") == 2
