"""The value of a claim in whole sentences, read by the model that ships."""

from __future__ import annotations

import pytest

from isnad.reading import read_text

WORDS_OF_NOBODY = [
    ("Reports that he has been arrested by us are pure invention.", "captures"),
    ("The claim that Karim killed Yusuf is false.", "kills"),
    ("Rumours that the colonel had fled were denied by the ministry.", "escapes"),
    ("The minister rejected as baseless the allegation that the police had killed two students.", "kills"),
    ("Allegations that the Brigade had executed the hostages are nonsense, Karim told reporters.", "executes"),
    ("It is a lie that we killed him.", "kills"),
    ("There is no truth in the report that the general was wounded.", "wounds"),
]
MEANT = [
    ("Tejada wants to leave the Front and to found a party of her own.", "forms"),
    ("The minister has no plan to dismiss him.", "dismisses"),
    ("The order directs the 4th Battalion to destroy the bridge at Sarn.", "attacks"),
]
ASKED = [
    ("Is it true that police killed him?", "kills"),
    ("Do you deny that the government is giving shelter to Baran Zilan?", "shelters"),
]


def value(text: str, kind: str) -> str:
    (found,) = [c.factuality for c in read_text(text).claims if c.kind == kind]
    return found


@pytest.mark.parametrize(("text", "kind"), WORDS_OF_NOBODY)
def test_what_is_done_to_a_report_is_done_to_what_it_says(text: str, kind: str) -> None:
    assert value(text, kind) == "CT-"


@pytest.mark.parametrize(("text", "kind"), MEANT)
def test_what_is_only_wanted_planned_or_ordered_is_open(text: str, kind: str) -> None:
    assert value(text, kind) == "Uu"


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_what_a_question_asks_is_open(text: str, kind: str) -> None:
    assert value(text, kind) == "Uu"


def test_what_is_known_is_no_question() -> None:
    assert value("Did you know that police had killed him?", "kills") == "CT+"


@pytest.mark.parametrize("text", ["They were found near the coast.", "He had found a party of workers there."])
def test_found_is_no_founding(text: str) -> None:
    assert not [c for c in read_text(text).claims if c.kind == "forms"]
