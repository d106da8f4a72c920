"""Names put in the place of others: marks still hold their names, and the same seed gives the same text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from training.swaps import PERSON, SITE, Swapper, crossner_copies, organization, party

ROWS = [
    {
        "doc": "one",
        "text": "Huda Karun left the Harvest Party for Tashqur.",
        "entities": [
            {"start": 0, "end": 10, "label": "politician", "type": "person"},
            {"start": 20, "end": 33, "label": "politicalparty", "type": "organization"},
            {"start": 38, "end": 45, "label": "country", "type": "place"},
        ],
    }
]


@pytest.fixture
def swapper(tmp_path: Path) -> Swapper:
    path = tmp_path / "lists.txt"
    path.write_text("1 basim huda nadia\n2 karun merrin\n4 tashqur karsk\n", encoding="utf-8")
    return Swapper(path, share=0.5)


def test_a_copy_keeps_the_text_around_its_names(swapper: Swapper) -> None:
    for seed in range(40):
        (copy,) = crossner_copies(ROWS, swapper, np.random.default_rng(seed))
        outside, at = [], 0
        for entity in copy["entities"]:
            outside.append(copy["text"][at : entity["start"]])
            assert copy["text"][entity["start"] : entity["end"]].strip()
            at = entity["end"]
        assert [*outside, copy["text"][at:]] == ["", " left the ", " for ", "."]


def test_copies_differ_by_seed_and_only_by_seed(swapper: Swapper) -> None:
    texts = [crossner_copies(ROWS, swapper, np.random.default_rng(n))[0]["text"] for n in (1, 1, 2, 3, 4)]
    assert texts[0] == texts[1]
    assert len(set(texts)) > 2


def test_one_word_has_one_replacement_in_a_run_and_others_in_other_runs(swapper: Swapper) -> None:
    assert (
        swapper.other("Karun", PERSON, 5) == swapper.other("KARUN", PERSON, 5)
        or swapper.other("Karun", PERSON, 5) == "Karun"
    )
    assert len({swapper.other("Karun", PERSON, salt) for salt in range(50)}) > 10
    kept = sum(swapper.other("Karun", SITE, salt) == "Karun" for salt in range(400))
    assert 150 < kept < 250


def test_made_names_are_names() -> None:
    rng = np.random.default_rng(3)
    for make in (organization, party):
        made = [make(rng, lambda: "Tashqur") for _ in range(200)]
        assert all(name == " ".join(name.split()) and name[0].isupper() for name in made)
        assert len(set(made)) > 50
