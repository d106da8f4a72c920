"""Chains of whole sentences, read with the model: who says what in nested, parenthetical and report speech."""

from __future__ import annotations

import pytest

from isnad.attributions import Attribution, Chains, find_attributions
from isnad.documents import from_text
from isnad.encoder import Encoder
from isnad.mentions import find_mentions
from isnad.passages import split


def read(text: str) -> tuple[tuple[Attribution, ...], Chains]:
    document = from_text(text)
    passages, encoder = split(document), Encoder.load()
    tagging = encoder.read(text, [(p.start, p.end) for p in passages])
    mentioned = find_mentions(document, passages, tagging)
    found = find_attributions(document, passages, tagging, mentioned, encoder)
    return found, Chains(document, passages, mentioned, found)


def chain(text: str, quote: str) -> list[str]:
    start = text.index(quote)
    links = read(text)[1].at(start, start + len(quote))
    return [" + ".join(s.text for s in link.speakers) for link in links[1:]]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "The allegation, first raised by the union in 1988, that the mine paid the gunmen was never tested.",
            "the mine paid the gunmen",
            ["the union"],
        ),
        (
            "Marta Obrecht had heard from a porter, she said, that the baron had fled to Lisbon.",
            "the baron had fled",
            ["Marta Obrecht", "a porter"],
        ),
        (
            "The magazine, quoting a tax return, said that the baron owned two banks in Lisbon.",
            "the baron owned two banks",
            ["The magazine", "a tax return"],
        ),
        ("As Obrecht tells it, the guards beat her husband.", "the guards beat her husband", ["Obrecht"]),
        ("In the baron's version, the guards shot first.", "the guards shot first", ["the baron"]),
        (
            "The clerk assured us that the prisoner had been freed, when in fact he was held in the tower.",
            "he was held in the tower",
            [],
        ),
        (
            "The baron, the consul told reporters, had received letters from Lisbon.",
            "had received letters",
            ["the consul"],
        ),
        (
            "The firm's claim that nobody drowned is contradicted by the log of the tug.",
            "nobody drowned",
            ["The firm"],
        ),
    ],
)
def test_who_says_so(text: str, quote: str, expected: list[str]) -> None:
    assert chain(text, quote) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reports that the baron sold the ferry are nonsense.",
        "There is no truth in the rumour that the baron sold the ferry.",
    ],
)
def test_what_is_called_untrue_is_denied_by_nobody_but_the_document(text: str) -> None:
    found, _ = read(text)
    content = [a for a in found if any("sold the ferry" in text[s:e] for s, e in a.content)]
    assert [a.stance for a in content] == ["denies"]
    assert chain(text, "the baron sold the ferry") == []


def test_a_lawyer_who_dismisses_an_accusation_denies_it() -> None:
    text = "The baron's lawyer dismissed as absurd the accusation that his client had bribed the consul."
    found, _ = read(text)
    assert [a.stance for a in found if a.voiced and a.content and "bribed" in text[slice(*a.content[-1])]][:1] == [
        "denies"
    ]


REPORT = """INTERROGATION SUMMARY
DETAINEE: Osman Belkacem

1. (C) Claims the unit is led by a dentist. Was told by his cousin that the dentist had bought a lorry.

2. (C) The guards found a pistol in his cell.
"""


def test_report_sentences_are_the_word_of_the_man_in_the_header() -> None:
    assert chain(REPORT, "the unit is led by a dentist") == ["Osman Belkacem"]
    assert chain(REPORT, "the dentist had bought a lorry") == ["Osman Belkacem", "his cousin"]
    assert chain(REPORT, "The guards found a pistol") == []


INVENTORY = """Item 1. Diary, 80 pages. The diary lists the following:
- two raids on the mill
- one barge bought in May

Item 2. The barge was sold in June.

Item 3. Receipt. Records the purchase of a pump.
"""


def test_a_list_ends_with_its_item_and_a_paper_speaks_for_itself() -> None:
    assert chain(INVENTORY, "one barge bought in May") == ["The diary"]
    assert chain(INVENTORY, "The barge was sold in June") == []
    assert chain(INVENTORY, "the purchase of a pump") == ["Receipt"]


def test_the_congress_that_is_addressed_does_not_speak() -> None:
    text = "Mr. President, gentlemen of the Congress:\n\nTen years ago our party won the election. We know the cost."
    assert chain(text, "our party won the election") == []


def test_a_dateline_is_not_who_he_is() -> None:
    text = "TARSIN (NPA) -- The customs officer Ivo Brandt was shot on Monday. He said that two men fired at him."
    assert chain(text, "two men fired") == ["Ivo Brandt"]


HEARING = """WITNESS: HELGA AMSEL (continued)

Q. Mrs. Amsel, who led the unit?
A. Captain Rode. He told me that the mill was burned by his men.
Q. Did you see it?
A. I saw the smoke.
"""


def test_the_witness_answers_and_he_is_not_the_one_addressed() -> None:
    witness, captain = chain(HEARING, "the mill was burned")
    assert (witness, captain.split()[-1]) == ("HELGA AMSEL", "Rode")
    assert chain(HEARING, "I saw the smoke") == ["HELGA AMSEL"]
