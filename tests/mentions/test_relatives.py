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
