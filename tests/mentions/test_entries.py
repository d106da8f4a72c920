"""Texts that are kept by days: what an entry's day gives its date to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import read_text
from isnad.documents import from_text
from isnad.mentions import find_dates
from isnad.mentions.dates import Entries, find_entries

DIARY = (
    "Page 3. 9 March 1999. We took the mill of Varnow. Yesterday our men captured Colonel Ostak.\n\n"
    "Page 4. 12 March. The doctor was released. Belk had killed two guards.\n\n"
    "[Translator's note: two leaves are torn out. The army arrested Belk.]\n"
)


def times(text: str) -> dict[str, list[str]]:
    return {c.kind: [t.edtf for t in c.time] for c in read_text(text).claims}


def test_what_an_entry_tells_is_of_its_day_and_yesterday_counts_from_it() -> None:
    found = times(DIARY)
    assert found["releases"] == ["1999-03-12"]
    assert found["captures"] in (["1999-03-08"], [])
    assert [d.edtf for d in find_dates(from_text(DIARY)) if d.text == "Yesterday"] == ["1999-03-08"]


def test_what_it_looks_back_at_and_the_translators_words_are_not_of_its_day() -> None:
    text = DIARY.replace("Yesterday our men captured Colonel Ostak.", "It rained.")
    found = times(text)
    assert found["kills"] == []
    assert found["captures"] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9 March. Rain.\n\n12 March. Snow.\n", ["9 March", "12 March"]),
        ("14.10. - Rain.\n15.10. - Snow.\n", ["14.10.", "15.10."]),
        ("9.3. - Rain.\n12.3. - Snow.\n", ["9.3.", "12.3."]),
        ("12 March 0630 - Two men left.\n12 March 0715 - They came back.\n", ["12 March", "12 March"]),
        ("March 1999: The Front is founded.\nJune 2001: It splits.\n", ["March 1999", "June 2001"]),
        ("9 March 1999. The men left.\n\nNobody saw them.\n", []),
        ("21 November 2011\n\nWho left the mill?\n\nBy Ana Belk\n\nThe men left.\n", []),
        ("On 9 March we left.\n\nOn 12 March we came back.\n", []),
        ("14.10. The Chamber rose.\n14.11. It sat again.\n", []),
    ],
)
def test_two_days_that_open_lines_make_a_diary(text: str, days: list[str]) -> None:
    dates = find_dates(from_text(text))
    entries = find_entries(text, [(d.start, d.end) for d in dates])
    assert [dates[e.opening].text for e in entries] == days


def test_a_clock_time_is_no_year() -> None:
    assert [
        d.edtf for d in find_dates(from_text("On 12 March 1999 they left. 14 March 0630 hours: they were back."))
    ] == [
        "1999-03-12",
        "1999-03-14",
    ]


@given(st.text(alphabet="Page 1349.:-\n[]March", max_size=200))
def test_entries_are_in_order_and_apart(text: str) -> None:
    dates = [(d.start, d.end) for d in find_dates(from_text(text))]
    entries = find_entries(text, dates)
    assert all(a.end <= b.start for a, b in pairwise(entries))
    assert all(e.start <= dates[e.opening][0] < dates[e.opening][1] <= e.end for e in entries)
    for entry in entries:
        assert Entries(entries).at(entry.start) == entry
