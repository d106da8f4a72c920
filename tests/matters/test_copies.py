"""Near-copies, revisions and copied passages."""

from __future__ import annotations

import pytest
from tests.matters.building import document

from isnad.matters.copies import copied, find_copies, passage_around

STORY = (
    "Soldiers of the second brigade took four men from a boat near the lighthouse on Sunday evening. "
    "The boat carried sacks of rice and two radios, an officer said by telephone from the harbour. "
    "Nobody was hurt, but a fisherman lost his nets in the search that followed until the morning. "
    "The four will be brought before a judge in the capital when the road is open again."
)
OTHER = (
    "The council met for nine hours and could not agree who should pay for the wells of the upper town. "
    "Its chairman blamed the rains, the mayor blamed the chairman, and the engineers blamed both of them. "
    "A second meeting is planned for the week after the feast, if the hall has a roof by then."
)


def test_the_same_story_under_another_head_is_a_copy() -> None:
    found = find_copies(
        [document("d1", f"ONE\n\n{STORY}"), document("d2", f"OTHER PAPER\n\n{STORY}"), document("d3", OTHER)]
    )
    assert found.first == {"d1": "d1", "d2": "d1", "d3": "d3"}
    assert found.revised == {}


def test_a_story_cut_short_is_a_copy() -> None:
    short = STORY.split(". ")
    found = find_copies([document("d1", f"{STORY} {OTHER}"), document("d2", ". ".join(short[:3]) + ".")])
    assert found.first["d2"] == "d1"


def test_the_first_is_the_earliest() -> None:
    found = find_copies([document("d1", STORY, date="2007-02"), document("d2", STORY, date="2007-01")])
    assert set(found.first.values()) == {"d2"}


@pytest.mark.parametrize("name", ["d1", "d1.txt", "folder/d1.txt"])
def test_a_named_revision(name: str) -> None:
    found = find_copies([document("d1", STORY), document("d2", OTHER, revision_of=name)])
    assert found.revised == {"d1": "d2"}
    assert found.first["d2"] == found.first["d1"]


def test_a_later_version_of_the_same_paper_that_corrects_is_a_revision() -> None:
    newer = STORY.replace("four men", "five men") + " Corrects number of men."
    found = find_copies([document("d2", newer, publisher="Wire"), document("d1", STORY, publisher="wire")])
    assert found.revised == {"d1": "d2"}
    assert (
        find_copies([document("d2", newer, publisher="Wire"), document("d1", STORY, publisher="Post")]).revised == {}
    )


def test_a_revision_that_is_not_there_is_passed_over() -> None:
    assert find_copies([document("d2", STORY, revision_of="gone.txt")]).revised == {}


def test_copied_passages() -> None:
    first, second = STORY.split(". ")[:2]
    assert copied(first, first.replace("four", "4"))
    assert not copied(first, second)
    assert not copied("He said no", "He said no")


def test_the_passage_around_a_claim() -> None:
    start = STORY.index("two radios")
    assert passage_around(STORY, start, start + 10).startswith("The boat carried")
    assert passage_around(STORY, start, start + 10).strip().endswith("from the harbour.")
