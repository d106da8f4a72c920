"""The timeline at a glance: every year counted, every link to the part and the row where its year begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casefile.making import Told, reading_of, settle

from isnad.casefile import Casefile, Draft, open
from isnad.casefile.through_time import Period
from isnad.views import pages
from isnad.views.claims import Desk
from isnad.views.overview import overview
from isnad.views.pictures.columns import WIDTH, columns
from isnad.views.render import render
from isnad.views.through_time import ROWS_A_PART, timeline_parts

ROWS = 200


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    """A casefile of a claim for each of 200 days, half of them in 2004."""
    readings = []
    for n in range(ROWS):
        year = 2004 if n % 2 else (1998, 2001, 2006)[n % 3]
        day = (date(year, 1, 1) + timedelta(days=7 * n % 363)).isoformat()
        text = f"On {day} the Cedar Brigade captured Prisoner{n} there.\n"
        told = Told("captures", f"captured Prisoner{n}", "the Cedar Brigade", f"Prisoner{n}", time=(day, day))
        readings.append(reading_of(f"{n}.txt", text, told))
    path = tmp_path_factory.mktemp("dated") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, *readings)
    with open(path) as case:
        yield case


def test_every_row_is_counted_once(dated: Casefile) -> None:
    assert sum(year.rows for year in dated.periods()) == dated.count_days() == ROWS
    assert [year.name for year in dated.periods()] == ["1998", "2001", "2004", "2006"]
    assert sum(month.rows for month in dated.periods(7, "2004")) == ROWS / 2


def test_links_lead_to_the_row_where_their_year_or_month_begins(dated: Casefile) -> None:
    desk = Desk(dated)
    assert timeline_parts(desk) == 4
    led = set()
    for part in range(1, 5):
        page = pages.at(desk, "timeline.html" if part == 1 else f"timeline.{part}.html")
        for period, where in (*page.overview.periods, *page.overview.months):
            address, _, mark = where.partition("#")
            there = pages.at(desk, address)
            (row,) = [row for row in there.rows if mark.removeprefix("d") in row.begins]
            assert row.days.startswith(period.name)
            assert f'id="{mark}"' in render(there)
            led.add(period.name)
    assert {"1998", "2004", "2004-01", "2004-12"} <= led


def test_what_a_part_shows_is_marked_and_its_long_year_has_months(dated: Casefile) -> None:
    first, third = overview(dated, ROWS_A_PART, 1), overview(dated, ROWS_A_PART, 3)
    assert first is not None
    assert third is not None
    assert "1998" in first.here
    assert third.here == {"2004", "2006"}
    assert {period.name[:4] for period, _ in third.months} == {"2004"}
    assert [c.here for c in third.picture.columns] == [n >= 6 and n % 2 == 0 for n in range(9)]


years = st.dictionaries(st.integers(1, 2100), st.integers(1, 5000), min_size=1, max_size=60)


@given(years)
def test_columns_stand_side_by_side_and_their_labels_apart(counts: dict[int, int]) -> None:
    low = min(counts)
    held = [Period(f"{y:04}", n, 0) for y, n in sorted(counts.items()) if y < low + 80]
    drawn = columns(held, "years", frozenset())
    assert sum(1 for column in drawn.columns if column.height) == len(held)
    for one, other in pairwise(drawn.columns):
        assert one.x + one.width <= other.x + 1
    labelled = [column.label_x for column in drawn.columns if column.label]
    assert all(b - a >= 30 for a, b in pairwise(labelled))
    assert all(0 <= column.x <= column.x + column.width <= WIDTH for column in drawn.columns)
    assert all(column.y >= 0 for column in drawn.columns)


def test_long_times_are_counted_by_decades() -> None:
    class Old:
        def periods(self, letters: int = 4, within: str = "") -> tuple[Period, ...]:
            return (Period("1890", 3, 0), Period("1899", 2, 3), Period("2001", 1, 5))

    found = overview(Old(), 60, 1)  # type: ignore[arg-type]
    assert found is not None
    assert [(p.name, p.rows, where) for p, where in found.periods] == [
        ("1890s", 5, "timeline.html#d1890s"),
        ("2000s", 1, "timeline.html#d2000s"),
    ]
