"""What isnad reads in the gold of tests/corpus must not get worse: `benchmarks/claims_floor.json` pins it."""

from __future__ import annotations

import re

import pytest
import yaml
from benchmarks.claims import CORPUS, fallen, measure

from isnad.claims import Dictionary

GOLD = sorted(CORPUS.glob("[0-9]*.yaml"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_stands_in_its_document(path):
    text = path.with_suffix(".txt").read_text("utf-8")
    gold = yaml.safe_load(path.read_text("utf-8"))
    kinds = set(Dictionary.load(None).kinds)
    for claim in gold["claims"]:
        assert re.search(r"\s+".join(map(re.escape, claim["quote"].split())), text), claim["quote"]
        wanted = claim["kind"] if isinstance(claim["kind"], list) else [claim["kind"]]
        assert set(wanted) <= kinds
    missing = [n for names in gold["entities"].values() for n in names if not _stands(n, text)]
    assert missing == []


def _stands(name: str, text: str) -> bool:
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", name.casefold())))
    return re.search(words, text.casefold()) is not None


@pytest.mark.slow
def test_claims_stay_above_the_floor():
    assert fallen(measure().figures()) == []
