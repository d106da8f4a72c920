"""The network of the room, which asks for rows: it must say what the claims themselves say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casefile.making import Told, reading_of, settle

from isnad.casefile import Casefile, Draft, open
from isnad.claims import Dictionary
from isnad.errors import InputError
from isnad.matters.standing import network
from isnad.views.claims import Desk
from isnad.views.through_time import network_page, standing

TEXT = (
    "Omar Nassif led the Cedar Brigade on 3 May 2011.\n"
    "Farid Haddad denied that Omar Nassif led the Cedar Brigade.\n"
    "A cousin led the Cedar Brigade.\n"
    "Omar Nassif led the Cedar Brigade since 2009.\n"
)
BRIGADE, NASSIF = "the Cedar Brigade", "Omar Nassif"
LED = f"{NASSIF} led {BRIGADE}"


@pytest.fixture
def led(tmp_path: Path) -> Iterator[Casefile]:
    told = (
        Told("leads", f"{LED} on", NASSIF, BRIGADE, time=("3 May 2011", "2011-05-03")),
        Told("leads", f"{LED}.", NASSIF, BRIGADE, "Farid Haddad", cue="denied", stance="denies", factuality="CT-"),
        Told("leads", f"A cousin led {BRIGADE}", "A cousin", BRIGADE),
        Told("leads", f"{LED} since 2009", NASSIF, BRIGADE, time=("since 2009", "2009/..")),
    )
    with Draft.open(tmp_path / "led.isnad") as draft:
        settle(draft, reading_of("led.txt", TEXT, *told, date="2012-01"), reading_of("none.txt", f"{LED}.\n"))
    with open(tmp_path / "led.isnad") as case:
        yield case


@pytest.mark.parametrize("at", [None, "2011", "2011-05-03", "2008", "2010-06", "1950", "2012/2013"])
def test_rows_give_the_network_that_the_claims_give(led: Casefile, at: str | None) -> None:
    by_claims = network(led.every_claim(), led.documents(), Dictionary.load(), at=at)
    page = network_page(Desk(led), at)
    assert [(e.verb, e.target.name, e.more + len(e.claims)) for e in page.edges] == [
        (e.kind, led.entity(e.target).caption, len(e.claims) + len(e.denied))
        for e in sorted(by_claims.edges, key=lambda e: (-len(e.claims), e.kind, e.source, e.target))
    ]
    assert [e.denied for e in page.edges if e.source.name == NASSIF] == [
        len(e.denied) for e in by_claims.edges if e.source == led.entity_by_name(NASSIF).id
    ]


def test_an_entity_stands_by_all_its_relations_with_days_and_denials(led: Casefile) -> None:
    (line,) = standing(Desk(led), led.entity_by_name(NASSIF).id)
    assert (line.verb, line.target.name, line.denied) == ("leads", BRIGADE, 1)
    assert line.days == "2009-01-01 – 2012-01-31"
    assert len(line.claims) == 3


def test_what_is_no_date_is_said(led: Casefile) -> None:
    with pytest.raises(InputError):
        network_page(Desk(led), "the day before")
