"""The gazetteer: what contains what."""

from __future__ import annotations

import pytest

from isnad.entities import places


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Iraq", "Basra"),
        ("Iraq", "البصرة"),
        ("Basra", "Basra palace"),
        ("Basra province", "Basra"),
        ("Texas", "Dallas"),
        ("USA", "Texas"),
    ],
)
def test_contains(outer: str, inner: str) -> None:
    assert places.contains(outer, inner)
    assert not places.contains(inner, outer)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("Iran", "Basra"), ("Basra", "Basra"), ("Basra", "Mosul"), ("", "Basra"), ("Nowhereland", "Basra")],
)
def test_does_not_contain(outer: str, inner: str) -> None:
    assert not places.contains(outer, inner)


def test_find_gives_the_likeliest_first() -> None:
    assert places.find("Baghdad")[0].country == "IQ"
    assert places.find("al-Basrah")[0].country == "IQ"
    assert places.find("Nowhereland") == ()


def test_countries_and_their_peoples() -> None:
    assert places.country_of("the Iraqis") == "IQ"
    assert places.country_of("Soviet Union") == "RU"
    assert places.country_of("Tehran") == "IR"
    assert places.country_of("nobody") is None
