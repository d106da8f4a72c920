"""EDTF values as days, and bounded numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.claims.claim import Amount
from isnad.matters.intervals import EVER, Interval, days, holding, numbers, written


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2007", "2007-01-01", "2007-12-31"),
        ("2007-03", "2007-03-01", "2007-03-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2007-03-20", "2007-03-20", "2007-03-20"),
        ("2007-03-20~", "2007-03-17", "2007-03-23"),
        ("2004-21", "2004-03-01", "2004-05-31"),
        ("2004-24", "2004-12-01", "2005-02-28"),
        ("2004-34", "2004-04-01", "2004-06-30"),
        ("192X", "1920-01-01", "1929-12-31"),
        ("2007-XX-XX", "2007-01-01", "2007-12-31"),
        ("2008-04-03/2008-04-05", "2008-04-03", "2008-04-05"),
        ("[2004-05,2006-01]", "2004-05-01", "2006-01-31"),
        ("2009-12-31T12:00:00", "2009-12-31", "2009-12-31"),
    ],
)
def test_days_of_an_edtf_value(edtf: str, first: str, last: str) -> None:
    found = days(edtf)
    assert found is not None
    assert (date.fromordinal(int(found.low)), date.fromordinal(int(found.high))) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


def test_open_ends() -> None:
    before, after = days("../2006-05"), days("2009-01-01/..")
    assert before == Interval(-EVER, date(2006, 5, 31).toordinal())
    assert after == Interval(date(2009, 1, 1).toordinal(), EVER)


@pytest.mark.parametrize("edtf", ["2007-02-31", "20007", "2007-13", "2007-42", "soon", "", "2009/2005", "0000-00-00"])
def test_what_is_no_date_is_none(edtf: str) -> None:
    assert days(edtf) is None


@given(st.text(max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    found = days(text)
    assert found is None or found.low <= found.high


@given(st.dates(), st.dates())
def test_days_overlap_as_dates_do(one: date, other: date) -> None:
    left, right = days(one.isoformat()), days(other.isoformat())
    assert left is not None
    assert right is not None
    assert left.meets(right) == right.meets(left) == (one == other)
    assert left.gap(right) == abs((one - other).days)


@pytest.mark.parametrize(
    ("edtf", "sure"),
    [("2003/2005", ("2003-12-31", "2005-01-01")), ("2006/..", ("2006-12-31", "2007-06-14")), ("2005", None)],
)
def test_days_on_which_a_post_is_surely_held(edtf: str, sure: tuple[str, str] | None) -> None:
    found = holding(edtf, days("2007-06-14"))
    assert (
        found and (date.fromordinal(int(found.low)).isoformat(), date.fromordinal(int(found.high)).isoformat())
    ) == sure


@pytest.mark.parametrize(
    ("bound", "fits", "fails"), [("exact", 12, 13), ("at_least", 13, 11), ("at_most", 11, 13), ("about", 13, 15)]
)
def test_bounded_numbers(bound: str, fits: float, fails: float) -> None:
    allowed = numbers(Amount(12, bound, None, "patient", ""))  # type: ignore[arg-type]
    assert allowed is not None
    assert allowed.low <= fits <= allowed.high
    assert not allowed.low <= fails <= allowed.high


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_none(value: float) -> None:
    assert numbers(Amount(value, "exact", None, "patient", "")) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2007-03-20", "20 March 2007"),
        ("2007-03~", "about March 2007"),
        ("../2006-05", "by May 2006"),
        ("2009/..", "since 2009"),
        ("2005/2007", "between 2005 and 2007"),
        ("2004-23", "autumn 2004"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert written(edtf) == words
