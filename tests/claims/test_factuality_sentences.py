"""How certain whole sentences leave a claim, read by the model that ships."""

from __future__ import annotations

import pytest

from isnad.claims import Claim
from isnad.reading import read_text


def claims(text: str, kind: str) -> list[Claim]:
    return [c for c in read_text(text).claims if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Colonel Benvid did not give the order.", "orders", "CT-"),
        ("It was not Colonel Benvid who gave the order to attack.", "orders", "CT-"),
        ("It was soldiers from Kalat who killed the driver.", "kills", "CT+"),
        ("The plan was to kill the bishop.", "kills", "Uu"),
        ("Their aim was capturing the mayor alive.", "captures", "Uu"),
        ("Colonel Vann will probably be freed and be appointed to some post.", "appoints", "Uu"),
        ("The rebels did not carry out the attack on the mill.", "attacks", "CT-"),
        ("She escaped being kidnapped.", "kidnaps", "CT-"),
        ("There is no doubt that Lund ordered the killing.", "orders", "CT+"),
        ("The ministry could not confirm that Lund had been killed.", "kills", "Uu"),
        ("The inquiry found no evidence that Lund killed the banker.", "kills", "Uu"),
        ("There is no evidence that Lund killed the banker.", "kills", "Uu"),
        ("The tribunal did not find that Lund had killed the banker.", "kills", "Uu"),
        ("The papers do not show that Lund killed the banker.", "kills", "Uu"),
        ("Nothing suggests that Lund killed the banker.", "kills", "Uu"),
        ("Vann does not believe that Lund killed the banker.", "kills", "PR-"),
        ("Vann did not deny that Lund had killed the banker.", "kills", "Uu"),
        ("The report does not mention that Lund was killed in May.", "kills", "CT+"),
        ("Far from freeing the hostages, the rebels killed them.", "releases", "CT-"),
        ("The court cleared Lund of killing the banker.", "kills", "CT-"),
        ("Lund was acquitted of the murder of the banker.", "kills", "CT-"),
        ("The rebels might have executed the pilot.", "executes", "PS+"),
        ("Villagers saw soldiers kill two men.", "kills", "CT+"),
        ("He regretted that his men had killed the doctor.", "kills", "CT+"),
    ],
)
def test_what_a_sentence_leaves_certain(text: str, kind: str, value: str) -> None:
    (claim,) = claims(text, kind)
    assert claim.factuality == value


@pytest.mark.parametrize(
    "answer",
    [
        "The ministry says it is not true.",
        "The ministry swore that this was a lie.",
        "The ministry said that it never happened.",
        "The ministry denied this.",
    ],
)
def test_who_calls_it_false_denies_what_was_said_before(answer: str) -> None:
    told, denied = claims(f"Lund was killed in May, the paper said. {answer}", "kills")
    assert (told.factuality, denied.factuality) == ("CT+", "CT-")
    assert denied.roles == told.roles
    assert denied.chain[-1].speakers[0].text == "The ministry"


def test_allegations_are_what_others_said_not_what_the_document_tells() -> None:
    text = (
        "The Observer says that the Front shot two nurses. One of them met her husband in Tarn. "
        "The Front denied these allegations."
    )
    assert [c.factuality for c in claims(text, "attacks")] == ["CT+", "CT-"]
    assert [c.factuality for c in claims(text, "meets")] == ["CT+"]
