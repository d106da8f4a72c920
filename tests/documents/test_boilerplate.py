"""The furniture of saved web pages."""

from __future__ import annotations

import pytest

from isnad.documents import from_text
from isnad.documents.boilerplate import find_boilerplate

STORY = "Two men left the mill at dawn, the police said.\n\nNobody saw them, and nobody has asked since then.\n\n" * 3


def furniture(text: str) -> list[str]:
    return [text[start:end] for start, end in find_boilerplate(text)]


def test_from_a_comments_line_to_the_end() -> None:
    below = "Join the Discussion\nI saw them, I was there.\nYou Might Also Like..."
    text = STORY + "*This post has been updated.\n\n" + below
    assert furniture(text) == ["*This post has been updated.", below]
    assert from_text(text).text == text


def test_links_between_paragraphs_go_and_the_story_goes_on() -> None:
    text = STORY + "Related stories\nMill was guarded, owner says\nTen lovely mills\n\n" + STORY
    assert furniture(text) == ["Related stories", "Mill was guarded, owner says", "Ten lovely mills"]


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to improve your visit.",
        "Share this: Twitter Facebook Email",
        "Share on Facebook | Tweet | Email this",
        "Sign up for our daily newsletter",
        "Advertisement",
        "Copyright 2006 Orland Press. All rights reserved.",
        "Skip to main content",
        "Home | About us | Contact",
        "Most read",
        "You may also like",
        "Subscribe now",
    ],
)
def test_single_lines(line: str) -> None:
    assert line.rstrip(".") in [found.rstrip(".") for found in furniture(STORY + line + "\n\n" + STORY)]


@pytest.mark.parametrize(
    "line",
    [
        "The ministry uses cookies to track its critics, the paper said.",
        "Comments by the minister were not published.",
        "He said that the group would share this with the ambassador.",
        "Subscribe to no theory, the judge told them.",
        "Follow the money, the minister told reporters on Monday in the capital, and do not stop.",
        "NAME | RANK | UNIT",
        "More than forty men died.",
    ],
)
def test_sentences_that_speak_of_such_things_stay(line: str) -> None:
    assert furniture(line + "\n\n" + STORY + line) == []


def test_the_tags_of_a_cable_stay_and_those_of_a_post_go() -> None:
    assert furniture("TAGS: PREL, PTER\n\n" + STORY) == []
    assert furniture(STORY + "Tags: mills, police") == ["Tags: mills, police"]


def test_an_early_comments_line_takes_only_what_is_below_a_quarter() -> None:
    assert furniture("Comments\n\n" + STORY) == []
