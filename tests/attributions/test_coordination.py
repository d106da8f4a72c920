"""Voices that *and* parts, read by the shipped model."""

from __future__ import annotations

import pytest

from isnad.reading import read_text

TEXT = (
    "The envoy denied that to the Herald, insisting there was no agreement and Interior Minister Pavel Orlan "
    'denied that as well, saying, "there were no payments in this case."'
)


@pytest.fixture(scope="module")
def said() -> dict[str, tuple[str, str]]:
    """(source, content) by cue."""
    reading = read_text(TEXT)

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(TEXT[s:e] for s, e in spans)

    return {words(a.cue): (words(a.source), words(a.content)) for a in reading.attributions}


def test_a_content_ends_where_another_voice_begins(said: dict[str, tuple[str, str]]) -> None:
    assert said["insisting"] == ("The envoy", "there was no agreement")


def test_a_participle_belongs_to_the_nearest_free_voice(said: dict[str, tuple[str, str]]) -> None:
    assert "Orlan" in said["saying"][0]
    assert "no payments" in said["saying"][1]


def test_a_quotation_behind_a_colon_may_be_a_paragraph_of_its_own() -> None:
    text = 'The mayor came. She said:\n\n"We have lost two boats. Nobody helped us."\n\nThe union was silent.'
    (attribution,) = [a for a in read_text(text).attributions if a.cue and text[slice(*a.cue[0])] == "said"]
    assert text[slice(*attribution.source[0])] == "She"
    assert "Nobody helped us" in text[slice(*attribution.content[-1])]
