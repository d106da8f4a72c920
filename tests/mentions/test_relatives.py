"""Relatives told of again, and pronouns that cannot be who speaks."""

from __future__ import annotations

import pytest

from isnad import read_text


def clusters_of(text: str) -> dict[tuple[str, int], str | None]:
    return {(m.text, m.start): m.cluster for m in read_text(text).mentions}


def test_one_relation_of_one_person_is_one_person() -> None:
    text = (
        "Jannik Prell fled to Varnow in May. His brother Marek stayed in the harbour. "
        "In June soldiers searched the house of Prell. They arrested his brother."
    )
    found = clusters_of(text)
    assert found["his brother", text.index("his brother")] == found["Marek", text.index("Marek")]


def test_another_brother_is_somebody_else() -> None:
    text = "Jannik Prell fled. His brother Marek stayed. His other brother was arrested in June."
    found = clusters_of(text)
    assert found.get(("His other brother", text.index("His other"))) != found["Marek", text.index("Marek")]


@pytest.mark.parametrize("fate", ["was poisoned", "had been killed in his cell", "died of a fever"])
def test_who_tells_of_a_death_is_not_the_dead_man(fate: str) -> None:
    text = f"Jannik Prell was convicted in June. His lawyer, Osman Vahl, claims that he {fate}."
    found = clusters_of(text)
    assert found["he", text.index(" he ") + 1] == found["Jannik Prell", 0]


def test_nobody_in_the_room_is_the_third_person() -> None:
    text = (
        "HEARING OF 4 MAY 2013\nWITNESS: JANNIK PRELL\n\n"
        "MR. SOLLUM: How was your brother caught?\n\n"
        "THE WITNESS: Soldiers arrested him at the quay.\n\n"
        "MR. SOLLUM: Who told you?\n\nTHE WITNESS: His wife.\n"
    )
    found = clusters_of(text)
    brother = found["your brother", text.index("your brother")]
    assert found["him", text.index("him at")] == brother


@pytest.mark.parametrize(
    "head", ["Jannik Prell\nTHE LONG QUAY\n(Varnow, 2001), from chapter 6", "By Jannik Prell\n\n4 May"]
)
def test_who_wrote_it_is_i(head: str) -> None:
    text = head + "\n\nI was his deputy for two years. In May I told Marek Orlic that the boats had gone.\n"
    found = clusters_of(text)
    author = next(cluster for (words, _), cluster in found.items() if words == "Jannik Prell")
    assert {cluster for (words, _), cluster in found.items() if words == "I"} == {author}


def test_a_name_is_a_persons_behind_what_he_is() -> None:
    text = (
        "STATE RADIO\n\nTHE MINISTRY SAID THAT TROOPS CAPTURED THE TERRORIST GIVO ARZAM NEAR VARNOW ON 20 NOVEMBER."
    )
    (arzam,) = {m.entity_type for m in read_text(text).mentions if m.text == "GIVO ARZAM"}
    assert arzam == "Person"


def test_any_soldier_is_nobody_that_he_can_be() -> None:
    text = (
        "The police captured Jannik Prell at Varnow. They deny that any foreign soldier entered the house. "
        "He is held at Rukn."
    )
    found = clusters_of(text)
    soldier = {cluster for (words, _), cluster in found.items() if "soldier" in words}
    assert found["He", text.index("He is held")] not in soldier
