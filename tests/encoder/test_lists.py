"""Lists of names: a word's number is the sum of the lists that hold it."""

from __future__ import annotations

from pathlib import Path

from isnad.encoder.lists import FAMILY, GIVEN, LAND, LISTS, PLACE, Lists


def test_a_word_has_the_number_of_its_line_whatever_its_case(tmp_path: Path) -> None:
    path = tmp_path / "lists.txt"
    path.write_text(f"{GIVEN} basim huda\n{GIVEN | FAMILY} karun\n{PLACE} tashqur\n", encoding="utf-8")
    lists = Lists(path)
    assert [lists.of(w) for w in ("Basim", "HUDA", "karun", "Tashqur")] == [GIVEN, GIVEN, GIVEN | FAMILY, PLACE]
    assert lists.of("boat") == 0


def test_without_a_file_every_word_has_the_number_nought() -> None:
    assert Lists(None).of("Basim") == 0


def test_numbers_of_lists_are_bits_of_what_the_network_takes() -> None:
    assert GIVEN | FAMILY | PLACE | LAND == (1 << LISTS) - 1
