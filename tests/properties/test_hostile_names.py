"""Names as careless typists, scanners and attackers write them: a score with a reason, never an error."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isnad.entities import ClusterRecord, compare, compare_file, resolve
from isnad.entities.lexicon import TITLES

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\u200b\u200c\u200d\ufeff\u00ad"
SCHEMATA = ("Person", "Organization", "Address", "Vessel", "Work", "Nonsense")
NAMES = st.sampled_from(
    ["Tariq Mansouri", "طارق المنصوري", "Сергей Ковалёв", "王小明", "Delta Union Ltd", "Hol1oway"]
)
LETTERS = st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo", "Nd", "So", "Mn", "Cf", "Zs", "Po"])
HOSTILE = st.one_of(
    st.text(LETTERS, max_size=40),
    st.characters(categories=["L"]).map(str),
    st.lists(st.sampled_from(sorted(TITLES)), min_size=1, max_size=5).map(" ".join),
    st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=200, max_size=300).map(" ".join),
    st.builds(lambda name, marks: name.join(marks), NAMES, st.text(MARKS, min_size=2, max_size=4)),
    st.builds(lambda a, b: a[: len(a) // 2] + b[len(b) // 2 :], NAMES, NAMES),
)


@settings(max_examples=200, deadline=None)
@given(HOSTILE, HOSTILE | NAMES, st.sampled_from(SCHEMATA))
@example("", "", "Person")
@example("😀😀", "😀😀", "Organization")
@example("x" * 10_000, "x", "Person")
@example("\x00\ud800", "Tariq", "Person")
def test_any_two_get_a_score_and_a_reason_in_either_order(a: str, b: str, schema: str) -> None:
    found = compare(a, b, schema)
    assert 0.0 <= found.score <= 1.0
    assert found.reason.endswith(".")
    assert len(found.reason) < 6000
    assert compare(b, a, schema).score == pytest.approx(found.score)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A", "single letters"),
        ("Colonel General", "titles only"),
        (" ".join(["Tariq"] * 300), "more than"),
        ("😀 🎉", "no letters"),
        ("\u200f\u202e", "no letters"),
        ("", "no letters"),
        ("12 34", "no letters"),
    ],
)
@pytest.mark.parametrize("other", ["Tariq Mansouri", "A", ""])
def test_what_is_no_name_scores_low_and_says_why(name: str, said: str, other: str) -> None:
    found = compare(name, other)
    assert found.score < 0.1
    assert said in found.reason or "cannot be compared" in found.reason


@settings(max_examples=60, deadline=None)
@given(NAMES, st.text(MARKS, min_size=1, max_size=3), st.integers(0, 5))
def test_marks_of_direction_change_nothing(name: str, marks: str, place: int) -> None:
    assert compare(name, name[:place] + marks + name[place:]).score == compare(name, name).score


@pytest.mark.parametrize(
    ("clean", "noisy"),
    [
        ("Tariq Mansouri", "Таriq Маnsоuri"),  # Cyrillic letters that look alike
        ("William Holloway", "Wil1iam Hol1oway"),
        ("Hamid Qorbani", "Harnid Qorbani"),
        ("Omar Farouk", "0mar Farouk"),
    ],
)
def test_letters_that_look_alike_are_read(clean: str, noisy: str) -> None:
    assert compare(clean, noisy).score > 0.8


@settings(max_examples=60, deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=12), st.sampled_from(("Person", "Organization", "Address")))
def test_resolving_takes_any_names(names: list[str], schema: str) -> None:
    given_records = [ClusterRecord(f"d{k}-e0", f"d{k}", schema, ((name, 1),)) for k, name in enumerate(names)]
    found = resolve(given_records)
    assert set(found.of) == {r.id for r in given_records}
    assert found.of == resolve(reversed(given_records)).of


def test_a_file_of_hostile_pairs_is_answered_line_by_line() -> None:
    lines = [json.dumps({"a": "A", "b": "\u202e😀", "schema": s}) for s in (*SCHEMATA, None)]
    assert [set(row) for row in compare_file(lines)] == [{"a", "b", "score", "reason"}] * len(lines)
