"""Labels at the head of a line."""

from __future__ import annotations

import pytest

from isnad import read_text
from isnad.attributions.labels import find_labels


@pytest.mark.parametrize(
    "text",
    [
        "[BEGIN RECORDING] [ORLIC] We signed nothing. [END RECORDING]\n\nThe station closed at noon.",
        "[BEGIN ORLIC RECORDING] We signed nothing. [END ORLIC RECORDING]\n\nThe station closed at noon.",
        "[BEGIN VIDEO] [ORLIC] We signed nothing. [END VIDEO]\n\nThe station closed at noon.",
    ],
)
def test_a_recording_is_its_speakers_and_ends(text: str) -> None:
    labels = find_labels(text, frozenset(), frozenset())
    assert [(x.kind, text[x.start : x.end]) for x in labels if x.kind == "speaker"] == [("speaker", "ORLIC")]
    assert [x.kind for x in labels if x.start > 20][-1] == "end"


def test_what_follows_the_recording_is_the_stations_own() -> None:
    text = (
        "Harbour Minister Jannik Orlic was asked about the strike.\n\n"
        "[BEGIN RECORDING] [ORLIC] We arrested two dockers in Varnow. [END RECORDING]\n\n"
        "Three dockers were killed in Varnow on Monday."
    )
    claims = {c.kind: c for c in read_text(text).claims}
    assert len(claims["captures"].chain) == 2
    assert len(claims["kills"].chain) == 1
