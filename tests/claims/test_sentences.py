"""Whole sentences, read by the model that ships: who fills what where the order of words is hard."""

from __future__ import annotations

import pytest

from isnad.claims import Claim
from isnad.reading import read_text


def claims(text: str, kind: str) -> list[Claim]:
    return [c for c in read_text(text).claims if c.kind == kind]


def texts(claim: Claim, role: str) -> list[str]:
    return [f.text for f in claim.roles.get(role, ())]


def test_a_heavy_object_stands_after_another_phrase() -> None:
    (claim,) = claims("A spokesman says that it has released into Sarnian custody the head of a militia.", "releases")
    assert texts(claim, "patient") == ["the head of a militia"]


def test_one_brother_is_one_though_the_list_runs_on() -> None:
    (claim,) = claims("Soldiers captured him, his brother Nuri, and Hasan Tal Rikabi in Marwa.", "relative_of")
    assert texts(claim, "agent") == ["Nuri"]


def test_a_backed_group_is_backed_by_the_country_before_the_hyphen() -> None:
    (claim,) = claims("An Iran-backed group attacked the base.", "backs")
    assert texts(claim, "agent") == ["Iran"]


def test_what_is_iranian_is_of_iran_where_the_document_names_it() -> None:
    (claim,) = claims("Iran denied the story. Iranian support for the group ended in 2006.", "backs")
    (agent,) = claim.roles["agent"]
    assert agent.entity is not None


def test_a_town_before_an_attack_is_where_it_was() -> None:
    (claim,) = claims("The Karbala attack killed five soldiers.", "attacks")
    assert "agent" not in claim.roles
    assert [p.text for p in claim.place] == ["Karbala"]


def test_a_number_in_a_list_of_attacks_stands_for_attacks() -> None:
    text = "The papers recorded three attacks against the palace, two targets in Amarah, one against a police target."
    assert sorted(q.value for c in claims(text, "attacks") for q in c.quantity) == [1, 3]


@pytest.mark.parametrize(
    ("text", "kind", "role", "words"),
    [
        (
            "The gendarmes arrested Nuri Bakir, his wife Selma and a teacher from Orhan.",
            "captures",
            "patient",
            ["Nuri Bakir", "Selma", "a teacher from Orhan"],
        ),
        (
            "Colonel Addo, Major Kofi Mensah and two sergeants overthrew President Appiah in 1974.",
            "overthrows",
            "agent",
            ["Addo", "Kofi Mensah", "two sergeants"],
        ),
        ("Officers gave the brigade four mortars and a radio.", "arms", "patient", ["the brigade"]),
        ("Officers gave the brigade four mortars and a radio.", "arms", "goods", ["four mortars", "a radio"]),
        ("Moscow supplied rifles and mines to the Derg.", "arms", "patient", ["Derg"]),
        ("The captain was killed and the driver wounded.", "wounds", "patient", ["the driver"]),
        ("His men captured Anton Gor and handed him over to the police.", "transfers", "patient", ["Anton Gor"]),
        ("He was questioned by a lawyer and then arrested.", "captures", "agent", []),
        ("He was trained by Abu Hasan at the camp.", "trains", "agent", ["Abu Hasan"]),
    ],
)
def test_who_fills_a_role(text: str, kind: str, role: str, words: list[str]) -> None:
    (claim,) = claims(text, kind)
    assert texts(claim, role) == words


def test_two_descriptions_between_commas_are_of_one_man() -> None:
    text = "Yusuf Karim, treasurer of the Society and a cousin of its founder, met Dr Alan Pryce in Vienna."
    (claim,) = claims(text, "meets")
    assert sorted(texts(claim, "agent") + texts(claim, "patient")) == ["Alan Pryce", "Yusuf Karim"]


def test_he_is_not_who_says_he_in_his_own_words() -> None:
    text = '"The army did not capture him," Colonel Dogan said.'
    (claim,) = claims(f"Police have seized Murad Tevel. {text}", "captures")[1:]
    (patient,) = claim.roles["patient"]
    assert patient.entity not in {s.entity for s in claim.chain[-1].speakers}


def linked(text: str, kind: str, role: str) -> str:
    """The kind of the claim that fills a role of the only claim of a kind."""
    found = {c.id: c for c in read_text(text).claims}
    (claim,) = [c for c in found.values() if c.kind == kind]
    (filler,) = claim.roles[role]
    return found[filler.claim].kind if filler.claim else filler.text


def test_it_is_the_event_told_before() -> None:
    text = "Ten guards died in the raid on the Sarn dam. Karim Nuri has denied ordering it."
    assert linked(text, "orders", "patient") == "attacks"


def test_an_event_named_again_is_the_one_told_before() -> None:
    text = "Seven prisoners were exchanged for the pilot. Karim Nuri denied that he had authorised any exchange."
    assert linked(text, "orders", "patient") == "exchanges"


def test_a_denial_takes_up_what_a_relative_clause_reports() -> None:
    text = (
        "The transfer was first reported in the Sarn Courier, which said he had been turned over to the ministry. "
        "A police official denied that."
    )
    assert [c.factuality for c in claims(text, "transfers")] == ["CT+", "CT-"]


def test_a_list_runs_on_behind_a_relative_with_a_name() -> None:
    (claim,) = claims("U.S. forces captured him, his brother Nuri, and Hasan Rikabi in Basra.", "captures")
    assert texts(claim, "patient")[-2:] == ["Nuri", "Hasan Rikabi"]
