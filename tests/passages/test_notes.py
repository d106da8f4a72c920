"""Numbers of footnotes in running text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad import read_text
from isnad.documents import from_text
from isnad.passages import note_numbers, split

_REPORT = (
    "Orlic rented the boat in May. 41 He paid in cash and kept no receipt. 42 Two harbour clerks saw him leave.43 "
    "Tamsin Group took over the lease. 44 The clerk filed a copy. 45 Nobody asked for it."
)


def test_a_number_behind_a_sentence_belongs_to_it() -> None:
    document = from_text(_REPORT)
    sentences = [_REPORT[p.start : p.end] for p in split(document)]
    assert sentences[1] == "He paid in cash and kept no receipt. 42"
    assert sentences[-3:] == [
        "Tamsin Group took over the lease. 44",
        "The clerk filed a copy. 45",
        "Nobody asked for it.",
    ]


def test_no_note_counts_anything_and_none_is_in_a_name() -> None:
    reading = read_text(_REPORT)
    assert not {q.text for q in reading.quantities} & {"41", "42", "44", "45"}
    assert not any(m.text[0].isdigit() for m in reading.mentions)


def test_numbers_that_do_not_count_on_are_no_notes() -> None:
    assert note_numbers("They left at night. 300 Men of the guard stayed. 12 Others followed. 7 Came back.") == {}


@given(st.lists(st.integers(1, 999), max_size=12))
def test_what_is_found_is_a_number_in_the_text(numbers: list[int]) -> None:
    text = "".join(f"The gate was shut. {n} " for n in numbers) + "The end."
    for start, end in note_numbers(text).items():
        assert text[start:end].isdecimal()
        assert text[start - 1].isspace()
