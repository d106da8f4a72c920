"""What holds of every comparison of names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.entities import compare

GIVEN = st.sampled_from(
    ["Qays", "Laith", "Omar", "Pavel", "Anna", "Jean", "Muhammad", "Xiaoping", "Ümit", "José", "John"]
)
FAMILY = st.sampled_from(["Khazali", "Haddad", "Petrov", "Müller", "García", "Suwaidi", "Deng", "Öztürk", "Smith"])
NAMES = st.builds(lambda a, b, c: " ".join(x for x in (a, b, c) if x), GIVEN, st.one_of(st.just(""), GIVEN), FAMILY)
SCHEMATA = st.sampled_from(["Person", "Organization", "Place", "Vessel", "Work"])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), SCHEMATA)
def test_any_text_gets_a_probability_and_a_reason(a: str, b: str, schema: str) -> None:
    found = compare(a, b, schema)
    assert 0.0 <= found.score <= 1.0
    assert found.reason


@settings(max_examples=150, deadline=None)
@given(NAMES | st.text(max_size=30), NAMES | st.text(max_size=30), SCHEMATA)
def test_the_order_of_the_two_decides_nothing(a: str, b: str, schema: str) -> None:
    assert compare(a, b, schema).score == compare(b, a, schema).score


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    assert compare(name, name).score >= 0.9


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES)
def test_case_diacritics_and_titles_change_little(a: str, b: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFD", b) if not unicodedata.combining(c))
    assert compare(a, b.upper()).score == pytest.approx(compare(a, b).score)
    assert abs(compare(a, plain).score - compare(a, b).score) < 1e-9
    assert compare(b, f"Dr. {b}").score >= 0.9


@settings(max_examples=60, deadline=None)
@given(GIVEN, GIVEN, GIVEN, FAMILY)
def test_brothers_are_two_men(one: str, other: str, father: str, family: str) -> None:
    if compare(f"{one} {family}", f"{other} {family}").score < 0.5 and father not in (one, other):
        assert compare(f"{one} {father} {family}", f"{other} {father} {family}").score < 0.5


@settings(max_examples=60, deadline=None)
@given(GIVEN, FAMILY)
def test_generations_never_meet(given_name: str, family: str) -> None:
    assert compare(f"{given_name} {family} Jr.", f"{given_name} {family} Sr.").score < 0.1
    assert compare(f"{given_name} {family} II", f"{given_name} {family} III").score < 0.1
