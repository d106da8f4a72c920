"""Headlines in Title Case are read as sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.documents import from_text
from isnad.passages import sentence_case, split

STORY = (
    "Army Forces Release Head of Marsh Front After Long Talks\n\n"
    "The army released the head of the Marsh Front on Sunday. Its forces held him for a year. "
    "They said that long talks with the Marsh Front had gone before.\n"
)


def in_sentence_case(text: str) -> str:
    return sentence_case(text, split(from_text(text)))


def test_words_that_the_story_writes_small_are_small_and_names_stay() -> None:
    assert in_sentence_case(STORY).startswith("Army forces release head of Marsh Front After long talks\n")


def test_the_running_text_is_untouched() -> None:
    assert in_sentence_case(STORY)[60:] == STORY[60:]


def test_a_heading_in_capitals_or_of_few_words_stays() -> None:
    for heading in ("ARMY FORCES RELEASE HEAD OF MARSH FRONT", "Marsh Front Army"):
        text = heading + STORY[STORY.index("\n") :]
        assert in_sentence_case(text) == text


@given(st.text(alphabet="Aa bİßé\n.TheArmy", max_size=200))
def test_offsets_stay(text: str) -> None:
    text = from_text(text).text
    assert len(in_sentence_case(text)) == len(text)
