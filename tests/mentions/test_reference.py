"""Who *he*, *its* and *the governor* are, read with the model that ships: clear cases of each kind."""

from __future__ import annotations

import pytest

from isnad.documents import from_text
from isnad.encoder import Encoder
from isnad.mentions import Mentioned, find_mentions
from isnad.passages import split


def read(text: str) -> Mentioned:
    document = from_text(text)
    passages = split(document)
    tagging = Encoder.load().read(document.text, [(p.start, p.end) for p in passages])
    return find_mentions(document, passages, tagging)


def who(text: str, words: str) -> str | None:
    """The name behind the last mention of these words."""
    mentioned = read(text)
    found = [m for m in mentioned.mentions if m.text == words]
    assert found, f"no mention {words!r}"
    return mentioned.name_of(found[-1].entity)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Police arrested Karim Nuri, a deserter who ran the ferry, on Monday.",
            "a deserter who ran the ferry",
            "Karim Nuri",
        ),
        ("They met the governor, Salim Haddad, in the spring. The governor refused.", "The governor", "Salim Haddad"),
        ("Colonel Salim Haddad spoke first. Nobody answered the colonel.", "the colonel", "Salim Haddad"),
    ],
)
def test_a_description_beside_a_name_is_one_with_it_and_so_is_its_echo(text: str, words: str, name: str) -> None:
    mentioned = read(text)
    found = [m for m in mentioned.mentions if m.kind == "nominal" and words.startswith(m.text)]
    assert found
    assert mentioned.name_of(found[-1].entity) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Karim Nuri fled to the coast. Police issued a warrant for his arrest.", "his", "Karim Nuri"),
        ("Karim Nuri told Salim Haddad that he would leave the army.", "he", "Karim Nuri"),
        ("Karim Nuri asked Salim Haddad to remove him.", "him", "Karim Nuri"),
        ("Karim Nuri met Mrs Amina Haddad in Sarr. She gave Nuri a letter.", "She", "Amina Haddad"),
        ("The Marsh Salvation Front was founded in 1970. Its leader lived abroad.", "Its", "Marsh Salvation Front"),
    ],
)
def test_a_pronoun_is_who_fits_by_clause_gender_and_sort(text: str, words: str, name: str) -> None:
    assert who(text, words) == name


def test_a_possessive_is_not_whom_it_helps_to_describe() -> None:
    mentioned = read("Karim Nuri was released in May. His brother, Salim Nuri, was sentenced to death.")
    his = next(m for m in mentioned.mentions if m.text == "His")
    brother = next(m for m in mentioned.mentions if m.text == "Salim Nuri")
    assert his.entity != brother.entity
    assert mentioned.name_of(his.entity) == "Karim Nuri"


def test_it_is_no_person_and_he_is_no_organisation() -> None:
    mentioned = read("Karim Nuri leads the Marsh Salvation Front. It has four hundred men. He lives in Sarr.")
    of = {m.text: mentioned.name_of(m.entity) for m in mentioned.mentions}
    assert of["He"] == "Karim Nuri"
    assert of.get("It") in (None, "Marsh Salvation Front")


def test_no_cluster_holds_two_people() -> None:
    mentioned = read(
        "Karim Nuri and his brother Salim Nuri came. He spoke of his son, Hamid Nuri, who he said had left him. "
        "The brother, Salim, said that he had seen him."
    )
    for m in mentioned.mentions:
        names = {n.text.split()[0] for n in mentioned.cluster_mentions(m.cluster or "") if n.kind == "name"}
        assert len(names - {"Nuri"}) < 2


def test_a_role_word_stands_for_the_one_whose_name_is_behind_it() -> None:
    mentioned = read(
        "REPORT 7\n\n1. DETAINEE NURI stated he was born in Sarr.\n\n"
        "2. Detainee met Salim Haddad.\n\n3. Detainee left."
    )
    detainee = [m for m in mentioned.mentions if m.text == "Detainee"]
    assert [mentioned.name_of(m.entity) for m in detainee] == ["NURI", "NURI"]


def test_a_collective_behind_the_is_an_organisation_under_its_long_and_short_name() -> None:
    mentioned = read(
        "The Guardians of the Marsh hold the pass. A clerk of the Guardians fled. "
        "He had worked for the Guardians since May."
    )
    names = [m for m in mentioned.mentions if m.kind == "name" and m.text.startswith("Guardians")]
    assert len(names) == 3
    assert {m.entity_type for m in names} == {"Organization"}
    assert len({m.entity for m in names}) == 1
