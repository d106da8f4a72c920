"""Numbers in words and digits."""

from __future__ import annotations

import pytest

from isnad.mentions.numerals import day_of, value_of, words_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("twenty-three", 23),
        ("a hundred", 100),
        ("two hundred and five", 205),
        ("two hundred and five thousand", 205_000),
        ("three million four hundred thousand and twelve", 3_400_012),
        ("one trillion", 10**12),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("twelve hundred", 1200),
        ("2.5 million", 2_500_000),
        ("7,801", 7801),
        ("1,234.5", 1234.5),
    ],
)
def test_worth(words: str, value: float) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["soldiers", "", "twelve men"])
def test_words_that_are_no_number_have_no_worth(words: str) -> None:
    assert words_value(words) is None


def test_a_number_of_forty_digits_is_a_number_and_one_of_a_thousand_is_none() -> None:
    assert value_of("9" * 40) == float("9" * 40)
    assert value_of("9" * 1000) is None


def test_days_of_a_month() -> None:
    assert [day_of(w) for w in ("14", "14th", "fourteenth", "twenty-first", "twenty first", "x")] == [
        14,
        14,
        14,
        21,
        21,
        None,
    ]
