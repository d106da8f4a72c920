"""Acronyms and what they stand for; names that glosses, ampersands and footnotes touch."""

from __future__ import annotations

import pytest
from tests.mentions.readings import clusters, read

from isnad.mentions.short_forms import short_forms


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("the Observer Mission in Vashkar (OBMIV) said", "Observer Mission in Vashkar", "OBMIV"),
        ("the Popular Front of Lakes (PFL) said", "Popular Front of Lakes", "PFL"),
        ("\nSTABILITY MISSION KHARUN\nCAMP HOLM\n\nOfficers of SMK came.", "STABILITY MISSION KHARUN", "SMK"),
    ],
)
def test_what_an_acronym_stands_for(text: str, long: str, short: str) -> None:
    assert [(text[slice(*a)], text[slice(*b)]) for a, b in short_forms(text)] == [(long, short)]


@pytest.mark.parametrize(
    "text", ["the general (OBMIV) said", "HARBOUR POLICE\n\nNobody came.", "Omar Haddad (SIC) said"]
)
def test_what_is_no_acronyms_long_form(text: str) -> None:
    assert short_forms(text) == []


def test_the_father_of_two_brothers_is_neither() -> None:
    found = clusters(
        read("<pn1 Yunis Idris al-Tahan> and <pn2 Hamza Idris al-Tahan> are sons of Sheikh <pn3 Idris al-Tahan>.")
    )
    assert len(found) == 3
