"""The words of pages: one voice says, several say."""

from __future__ import annotations

import pytest

from isnad.attributions import Link, Speaker
from isnad.views.words import does


def says(*texts: str, entity: str | None = None) -> str:
    return does(Link(tuple(Speaker(text, entity) for text in texts), "denies"))


@pytest.mark.parametrize(
    "text", ["two officials", "Army and intelligence officers in Basra", "villagers, who fled", "police"]
)
def test_a_description_in_the_plural_denies_in_the_plural(text: str) -> None:
    assert says(text) == "deny"


@pytest.mark.parametrize("text", ["an official of the Games", "the press", "a witness", "Agence Press"])
def test_one_voice_denies(text: str) -> None:
    assert says(text) == "denies"


def test_a_named_voice_is_one_whatever_its_ending() -> None:
    assert says("James Rogers", entity="e1") == "denies"


def test_two_voices_deny() -> None:
    assert says("Karim", "Nuri") == "deny"
