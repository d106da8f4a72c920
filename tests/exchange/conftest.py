from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Casefile, Draft, open


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with Draft.open(tmp_path / "case.isnad") as draft:
        settle(draft, press(), denial())
    with open(tmp_path / "case.isnad") as case:
        yield case
