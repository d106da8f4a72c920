"""Names: which words are theirs, and whom they can be of."""

from __future__ import annotations

import pytest
from tests.mentions.readings import read

from isnad.mentions.names import initials, is_acronym, parts_of, same_person, spelling, trim, without_titles
from isnad.mentions.sorts import sort_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Marsh Front", "Marsh Front"),
        ("Karim Nuri's", "Karim Nuri"),
        ("Karim Nuri’s", "Karim Nuri"),
        ("“Karim Nuri,”", "Karim Nuri"),
        (" (Karim Nuri) ", "Karim Nuri"),
        ("U.S.", "U.S."),
        ("...", ""),
    ],
)
def test_a_name_is_trimmed_to_its_words(words: str, name: str) -> None:
    start, end = trim(words, 0, len(words))
    assert words[start:end] == name


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("Brig. Gen. Karim Nuri", "Karim Nuri", "Brig. Gen. "),
        ("Foreign Minister Karim Nuri", "Karim Nuri", "Foreign Minister "),
        ("DR. KARIM NURI", "KARIM NURI", "DR. "),
        ("Engineer Karim", "Engineer Karim", None),
        ("Hajji Yasin", "Hajji Yasin", None),
        ("Engineer Karim Nuri", "Karim Nuri", "Engineer "),
        ("Karim Nuri", "Karim Nuri", None),
    ],
)
def test_titles_stand_beside_the_name(words: str, name: str, title: str | None) -> None:
    start, end, found = without_titles(words, 0, len(words))
    assert words[start:end] == name
    assert (words[found[0] : found[1]] if found else None) == title


def test_the_title_before_a_mention_is_found_with_it() -> None:
    mentioned = read("Then Col. <pn Nuri> spoke.")
    (mention,) = mentioned.mentions
    start, end = mentioned.titles[mention.id]
    assert "Then Col. Nuri"[start:end] == "Col. "


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Qays", "Qais"),
        ("Qayis", "Qais"),
        ("Nadim", "Nadeem"),
        ("Muqtada", "Moqtada"),
        ("Layth", "Laith"),
        ("Haqq", "Haq"),
    ],
)
def test_romanisations_have_one_spelling(a: str, b: str) -> None:
    assert spelling(a) == spelling(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Hasan", "Husayn"), ("Salim", "Salman"), ("Rashid", "Rashad"), ("Nuri", "Nasri")]
)
def test_other_names_have_other_spellings(a: str, b: str) -> None:
    assert spelling(a) != spelling(b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ali Musa Tahan", "Musa Tahan", True),
        ("Ali Musa Tahan", "Ali Tahan", True),
        ("Karim al-Nuri", "Kareem Nuri", True),
        ("K. Nuri", "Karim Nuri", True),
        ("Karim Nuri", "Salim Nuri", False),
        ("Karim Hasan Nuri", "Karim Salih Nuri", False),
        ("Abu Layth", "Layth Nuri", False),
    ],
)
def test_whose_names_two_can_be(a: str, b: str, same: bool) -> None:
    assert same_person(parts_of(a), parts_of(b)) is same
    assert same_person(parts_of(b), parts_of(a)) is same


def test_a_kunya_is_a_full_name_and_a_family_name_is_not() -> None:
    assert parts_of("Abu Layth").full
    assert not parts_of("al-Nuri").full


def test_acronyms() -> None:
    assert "OMK" in initials("Office of the Martyr Karim")
    assert "MSF" in initials("Marsh Salvation Front")
    assert is_acronym("MSF")
    assert is_acronym("MNF-I")
    assert not is_acronym("Karim")


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Ministry of Works", "Organization"),
        ("Valley Courier", "Organization"),
        ("Hisn Sarr road", "Place"),
        ("Abu Layth", "Person"),
        ("United States", "Place"),
        ("Iraqis", "People"),
        ("Karim Nuri", None),
    ],
)
def test_what_a_name_is_of(name: str, sort: str | None) -> None:
    assert sort_of(name, titled=False) == sort


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("<pn Karim Nuri, who leads the guard> left.", "Karim Nuri", "name"),
        ("<pn team member Rodaba Haddad> left.", "Rodaba Haddad", "name"),
        ("<pn Dostrovan Ambassador Karim Nuri> left.", "Karim Nuri", "name"),
        ("<on Gulf Bank headquarters> closed.", "Gulf Bank", "name"),
        ("<ln Sarr under siege> fell.", "Sarr", "name"),
        ("<pn brother of Karim> left.", "brother of Karim", "nominal"),
        ("<pn President> left.", "President", "nominal"),
        ("<od the Third Column> left.", "Third Column", "name"),
        ("They joined <od the Mission> there.", "Mission", "name"),
        ("<od the column> left.", "the column", "nominal"),
        ("<ld THE CAPITAL> FELL.", "THE CAPITAL", "nominal"),
    ],
)
def test_a_mention_is_brought_to_its_words(marked: str, name: str, kind: str) -> None:
    mention = read(marked).mentions[0]
    assert (mention.text, mention.kind) == (name, kind)


def test_a_name_cut_short_is_extended_over_capital_words() -> None:
    assert [m.text for m in read("They held <pn Faris Nuri> al-Qadri there in town.").mentions] == [
        "Faris Nuri al-Qadri"
    ]
    assert [m.text for m in read("They met on the <ln Hisn> Sarr road in town.").mentions] == ["Hisn Sarr road"]


def test_a_name_is_not_extended_over_days_titles_or_other_names() -> None:
    assert [m.text for m in read("They told <pn Nuri> Tuesday of <pn Haddad> President Salim there.").mentions] == [
        "Nuri",
        "Haddad",
    ]


def test_a_name_found_once_is_found_wherever_it_stands() -> None:
    found = [
        m.text for m in read("<on Marsh Front> men came. The Marsh Front left. A marsh front lay there.").mentions
    ]
    assert found == ["Marsh Front", "Marsh Front"]


def test_a_family_name_is_found_behind_the_full_name() -> None:
    assert [m.text for m in read("<pn Karim Haddad> came. Then Haddad’s men left.").mentions] == [
        "Karim Haddad",
        "Haddad",
    ]


def test_a_title_finds_the_name_that_the_model_missed() -> None:
    assert [
        m.text for m in read("Then Brigadier Nasir al-Jarid (aka Abu Sayf) and Captain Ellis left.").mentions
    ] == [
        "Nasir al-Jarid",
        "Abu Sayf",
        "Ellis",
    ]
    assert read("The General Assembly and Major League met.").mentions == ()


def test_names_in_capitals_inside_a_sentence_are_names() -> None:
    source = "He came with his cousin FARIS NURI AL-QADRI there. FIELD COMMENT: none. He met <pn Karim> al-<pn Nuri>."
    assert [m.text for m in read(source).mentions] == ["FARIS NURI AL-QADRI", "Karim al-Nuri"]
