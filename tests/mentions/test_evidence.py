"""What stands around a name anywhere in its text tells what it is the name of."""

from __future__ import annotations

import re

import pytest

from isnad.mentions.draft import Draft
from isnad.mentions.evidence import Evidence
from isnad.mentions.mention import EntityType


def sorts(text: str, *names: str, read: EntityType = "Person") -> list[str | None]:
    """The sorts of names after agreement, each read by the model as `read` at every place."""
    found = [m for name in names for m in re.finditer(rf"(?i)\b{name}\b", text)]
    drafts = [Draft(*m.span(), "name", read) for m in found]
    Evidence(text, drafts).agree(drafts)
    return [next(d.entity_type for d in drafts if text[d.start : d.end] == name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Zarmek denied it. The talks in Zarmek failed.",
        "The Ninth Bureau of Zarmek paid. Zarmek denied it.",
        "Zarmek denied it. A Zarmeki consul was there, and two Zarmekis.",
        "ZARMEK, March 5 (TGP) - Zarmek denied it.",
    ],
)
def test_a_country_that_nobody_knows_is_a_place(text: str) -> None:
    assert sorts(text, "Zarmek") == ["Place"]


def test_an_agency_is_no_person() -> None:
    assert sorts("ZARMEK, March 5 (TGP) - A man told TGP.", "TGP") == ["Organization"]


def test_his_full_name_outweighs_where_a_person_stands() -> None:
    text = "Karim Zarmek spoke. They believed in Zarmek, in Zarmek alone."
    drafts = [Draft(0, 12, "name", "Person")] + [
        Draft(*m.span(), "name", "Person") for m in re.finditer(r"(?<=in )Zarmek", text)
    ]
    Evidence(text, drafts).agree(drafts)
    assert {d.entity_type for d in drafts} == {"Person"}


def test_the_people_of_a_place() -> None:
    assert sorts("Police in Zarmek held a Zarmeki.", "Zarmek", "Zarmeki") == ["Place", "People"]
