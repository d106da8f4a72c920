"""The body whose paper it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import read_text
from isnad.mentions.letterhead import letterheads

_BELOW = "\n\n4 May 2011\n\nThe boat left the harbour at night and nobody saw who was on it."


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("RESTRICTED          COPY 3 OF 5\n\nHARBOUR OBSERVER MISSION VARNOW", ["HARBOUR OBSERVER MISSION VARNOW"]),
        ("IN THE HIGH COURT OF VARNOW", ["HIGH COURT OF VARNOW"]),
        ("THIRD BRIGADE, INTELLIGENCE SECTION\nINVENTORY OF PAPERS", ["THIRD BRIGADE"]),
        ("COMMISSION FOR THE TRUTH ABOUT VARNOW\nREPORT, VOLUME II", ["COMMISSION FOR THE TRUTH ABOUT VARNOW"]),
        ("DETAINEE: KARIM NURI OF THE HARBOUR MISSION", []),
        ("MINISTRY DENIES EXCHANGE OF PRISONERS", []),
        ("SUMMARY OF EVIDENCE FOR THE BOARD", []),
        ("The Harbour Mission in Varnow", []),
    ],
)
def test_bodies_of_the_first_lines(head: str, named: list[str]) -> None:
    text = head + _BELOW
    assert [text[start:end] for start, end in letterheads(text)] == named


def test_a_body_and_its_shorter_name_are_one() -> None:
    text = "HARBOUR OBSERVER MISSION VARNOW\nREPORT 4" + _BELOW + " The Harbour Observer Mission wrote it down."
    clusters = {m.cluster for m in read_text(text).mentions if "observer mission" in m.text.lower()}
    assert len(clusters) == 1


@given(
    st.lists(st.sampled_from(["MINISTRY OF ROADS", "THE GUARD, ", "A: B", "\n", " ", "9", "Boat (x)"]), max_size=12)
)
def test_bodies_stand_in_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces) + "\nthe boat left the harbour at night and nobody saw it"
    end = 0
    for start, stop in letterheads(text):
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        end = stop
