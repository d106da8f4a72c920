"""Other names that a text introduces."""

from __future__ import annotations

import pytest
from tests.mentions.readings import aliases, clusters, read


@pytest.mark.parametrize(
    ("source", "pair"),
    [
        ("the <on Marsh Salvation Front> (MSF) fought", ("Marsh Salvation Front", "MSF")),
        ("the Marsh Salvation Front (MSF) fought", ("Marsh Salvation Front", "MSF")),
        ("the Office of the Martyr Karim (OMK) closed", ("Office of the Martyr Karim", "OMK")),
        ("the <on Directorate of Roads> (ZBT) fought; ZBT lost", ("Directorate of Roads", "ZBT")),
        ("the <on MRP> [MARSH RESISTANCE PARTY] fought", ("MRP", "MARSH RESISTANCE PARTY")),
        ("<on Jaysh al-Bahr> (“The Army of the Sea”) fought", ("Jaysh al-Bahr", "Army of the Sea")),
        ("Jaysh al-Bahr (the <on Army of the Sea>) fought", ("Jaysh al-Bahr", "Army of the Sea")),
        ("<pn Karim Nuri>, known as Abu Layth, left", ("Karim Nuri", "Abu Layth")),
        ("<pn KARIM NURI>, KNOWN AS ABU LAYTH WAS SEIZED", ("KARIM NURI", "ABU LAYTH")),
        ("<pn Karim Nuri> (also known as <pn Abu Layth>) left", ("Karim Nuri", "Abu Layth")),
        ("<pn Karim Nuri>, a.k.a. “the Fox”, left", ("Karim Nuri", "Fox")),
        ("<pn Karim Nuri>, alias Salim Dar, left", ("Karim Nuri", "Salim Dar")),
        ("<pn Karim Nuri>, nom de guerre Abu Layth, left", ("Karim Nuri", "Abu Layth")),
        ("<pn Abu Layth>, whose real name is Karim Nuri, left", ("Abu Layth", "Karim Nuri")),
        ("<pn Karim Nuri> (Abu Layth) left", ("Karim Nuri", "Abu Layth")),
        ("a band called <on Jaysh al-Bahr> or “The Army of the Sea” left", ("Jaysh al-Bahr", "Army of the Sea")),
        ("<pn Karim Nuri>, whom the men called THE CARPENTER, left", ("Karim Nuri", "CARPENTER")),
        ("<pn Karim Nuri>, whom his followers knew as the Falcon, left", ("Karim Nuri", "Falcon")),
        ("he met the <pn Ferryman> [Col. <pn Karim Nuri>] there", ("Ferryman", "Karim Nuri")),
        ("<pn Abu Layth> (<pn Karim Nuri>) left", ("Abu Layth", "Karim Nuri")),
        ("one they call the <pn Baker>, one <pn Karim Nuri>, paid", ("Baker", "Karim Nuri")),
        (
            "the <on Marsh Road Front> (Front de la Route du Marais) fought",
            ("Marsh Road Front", "Front de la Route du Marais"),
        ),
        ("<pn Hajji Rashid> is probably General <pn Karim Nuri> there", ("Hajji Rashid", "Karim Nuri")),
        ("<pn Hajji Rashid> has been identified as <pn Karim Nuri> there", ("Hajji Rashid", "Karim Nuri")),
    ],
)
def test_a_pair_of_names(source: str, pair: tuple[str, str]) -> None:
    mentioned = read(source)
    assert sorted(aliases(mentioned)[0]) == sorted(pair)
    assert any(set(pair) <= set(c) for c in clusters(mentioned))


@pytest.mark.parametrize(
    "source",
    [
        "<pn Karim Nuri> (left) and <pn Salim Dar> sat",
        "<pn Karim Nuri> (36) left",
        "<pn John Dar> (R-TX) left",
        "the <on Marsh Front> (see page 3) left",
        "<pn Karim Nuri>, brother of <pn Salim Nuri>, left",
        "<pn Karim Nuri> is a friend of <pn Salim Dar>",
        "<pn Karim Nuri> called <pn Salim Dar> yesterday",
        "<ln Sarr> (Dostrovia) fell",
        "<pn Karim Nuri> (with <pn Salim Dar>) left",
        "<pn Karim Nuri> of the guard (<pn Salim Dar>) left",
    ],
)
def test_no_pair(source: str) -> None:
    assert aliases(read(source)) == []


def test_a_supposed_identity_is_marked() -> None:
    sure = {a.sure for a in read("<pn Hajji Rashid> is probably <pn Karim Nuri> there").aliases}
    assert sure == {False}


def test_the_cue_is_the_words_that_say_so() -> None:
    text = "Karim Nuri, known as Abu Layth, left"
    (alias,) = read("<pn Karim Nuri>, known as Abu Layth, left").aliases
    assert text[alias.cue[0] : alias.cue[1]] == "known as"


def test_a_description_that_is_named_at_once_is_the_one_named() -> None:
    found = clusters(read("He met <pd1 a man> who was introduced as <pn2 Hajji Rashid>. <pr1 He> sat."))
    assert found == [["a man", "Hajji Rashid", "He"]]
