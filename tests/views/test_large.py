"""A document of 500 pages and whoever is named in most of its claims: shown in parts, each of them small."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from benchmarks.room import made, settle

from isnad.casefile import Casefile, Draft, Origin, open
from isnad.views import pages
from isnad.views.claims import Desk
from isnad.views.render import render

HEAVIEST = 150_000  # bytes of a page


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    path = tmp_path_factory.mktemp("large") / "large.isnad"
    reading = made(0, random.Random(3), 1_000)
    assert len(reading.document.pages) == 500
    with Draft.open(path) as draft:
        draft.put(reading, Origin(b"", 0, "root", "reader", "made"))
        settle(draft, [reading])
    with open(path) as case:
        yield case


@pytest.fixture(scope="module")
def shown(large: Casefile) -> dict[str, str]:
    """The pages of which one thing has several parts, and those that list things."""
    desk = Desk(large)
    parted = {a.partition(".")[0] for a in pages.addresses(desk) if re.search(r"\.\d+\.html", a)}
    wanted = [a for a in pages.addresses(desk) if a.partition(".")[0] in parted or "/" not in a]
    return {where: render(pages.at(desk, where)) for where in wanted}


def test_every_part_is_small(shown: dict[str, str]) -> None:
    heavy = {where: len(text.encode()) for where, text in shown.items() if len(text.encode()) >= HEAVIEST}
    assert heavy == {}


def test_each_claim_of_the_document_is_in_one_of_its_parts(large: Casefile, shown: dict[str, str]) -> None:
    document = large.listing()[0].id
    parts = [text for where, text in shown.items() if where.startswith(f"documents/{document}")]
    assert len(parts) > 10
    notes = Counter(key for text in parts for key in re.findall(r'id="n-([^"]+)"', text))
    assert notes == Counter(claim.id for claim in large.claims(document=document))


def test_each_claim_of_a_busy_entity_is_in_one_of_its_parts(large: Casefile, shown: dict[str, str]) -> None:
    busy = large.entities(limit=1)[0].id
    parts = [text for where, text in shown.items() if where.startswith(f"entities/{busy}")]
    assert len(parts) > 5
    claimed = "".join(text.split("<h2>Claims</h2>")[1] for text in parts)
    told = Counter(re.findall(r'<blockquote><a href="[^"#]+#([^"]+)"', claimed))
    assert told == Counter(claim.id for claim in large.claims(entity=busy))
