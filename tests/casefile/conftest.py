from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Casefile, Draft, open


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    with Draft.open(tmp_path / "case.isnad") as draft:
        yield draft


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    """A finished casefile of a press story and a denial."""
    with Draft.open(tmp_path / "case.isnad") as draft:
        settle(draft, press(), denial())
    with open(tmp_path / "case.isnad") as case:
        yield case
