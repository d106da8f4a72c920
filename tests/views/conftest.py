from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Casefile, Draft, open
from isnad.views.claims import Desk


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile of a press story and a denial, made by hand."""
    path = tmp_path_factory.mktemp("views") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return path


@pytest.fixture
def case(made: Path) -> Iterator[Casefile]:
    with open(made) as case:
        yield case


@pytest.fixture
def desk(case: Casefile) -> Desk:
    return Desk(case)
