"""Who is who inside a document."""

from __future__ import annotations

from tests.mentions.readings import clusters, read


def test_a_family_name_joins_the_last_full_name_that_bears_it() -> None:
    found = clusters(read("<pn1 Karim Nuri> came. <pn2 Salim Nuri> came. <pn3 Nuri> left. <pn4 Karim> left."))
    assert found == [["Karim Nuri", "Karim"], ["Salim Nuri", "Nuri"]]


def test_the_models_choice_among_those_who_fit_counts() -> None:
    found = clusters(read("<pn1 Karim Nuri> came. <pn2 Salim Nuri> came. <pn1 Nuri> left."))
    assert found == [["Karim Nuri", "Nuri"], ["Salim Nuri"]]


def test_brothers_are_never_one_whatever_the_model_says() -> None:
    found = clusters(read("<pn1 Karim Nuri> and <pn1 Salim Nuri> came; <pr1 he> spoke to <pn1 Karim>."))
    assert found == [["Karim Nuri", "Karim"], ["Salim Nuri", "he"]]


def test_father_and_son_are_two() -> None:
    found = clusters(read("<pn1 Muhammad Sadiq al-Tahan>, father of <pn1 Murtada al-Tahan>, died. <pn1 Tahan> wept."))
    assert found == [["Muhammad Sadiq al-Tahan"], ["Murtada al-Tahan", "Tahan"]]


def test_parts_and_spellings_of_one_name_are_one() -> None:
    found = clusters(read("<pn Qays Hasan Tahan> came. <pn Qais Tahan> spoke. <pn Hasan Tahan> left."))
    assert found == [["Qays Hasan Tahan", "Qais Tahan", "Hasan Tahan"]]


def test_pronouns_follow_the_nearest_name_before_in_their_group() -> None:
    found = clusters(read("<pn1 Karim Nuri> came. <pr1 He> sat. <pn1 Salim Dar> came. <pr1 He> stood."))
    assert found == [["Karim Nuri", "He"], ["Salim Dar", "He"]]


def test_organisations_with_different_names_stay_apart() -> None:
    found = clusters(read("<on1 Harbour Brigade> and <on1 Harbour Brigades> fought; <on1 they> lost."))
    assert found[0] == ["Harbour Brigade"]
    assert "Harbour Brigades" in found[1]


def test_an_acronym_joins_the_one_organisation_whose_initials_it_is() -> None:
    found = clusters(
        read("<on Marsh Salvation Front> men came. The <on MSF> left. <on Mill Sands Federation> men came.")
    )
    assert found == [["Marsh Salvation Front"], ["MSF"], ["Mill Sands Federation"]]
    found = clusters(read("<on Marsh Salvation Front> men came. The <on MSF> left."))
    assert found == [["Marsh Salvation Front", "MSF"]]


def test_a_longer_form_of_a_place_is_the_same_place() -> None:
    found = clusters(read("in <ln Sarr> and the <ln Old Salt House>; at the <ln Salt House>, in <ln Sarr province>"))
    assert found == [["Sarr", "Sarr province"], ["Old Salt House", "Salt House"]]


def test_a_countrys_forces_are_one_organisation_under_all_their_names() -> None:
    text = (
        "US forces came. The U.S. military left. American forces stayed. British forces left. US military officials."
    )
    assert clusters(read(text)) == [["US forces", "U.S. military", "American forces"], ["British forces"]]


def test_a_government_is_its_countrys_government_in_either_form() -> None:
    assert clusters(read("the Iraqi government and the Government of Iraq")) == [
        ["Iraqi government", "Government of Iraq"]
    ]


def test_a_name_of_an_organisation_is_an_entity() -> None:
    mentioned = read(
        "<od1 a <on1 Treasury> official> spoke.".replace("<od1 a <on1 Treasury> official>", "<on1 Treasury>")
    )
    assert mentioned.mentions[0].entity is not None


def test_redactions_are_participants_without_a_name_each_its_own() -> None:
    mentioned = read("Was told by [REDACTED] that [NAME WITHHELD] and (b)(6) came.")
    assert [(m.kind, m.entity) for m in mentioned.mentions] == [("nominal", None)] * 3
    assert len({m.cluster for m in mentioned.mentions}) == 3


def test_descriptions_have_no_entity() -> None:
    mentioned = read("<pd1 a guard> spoke; <pr1 he> left.")
    assert [m.entity for m in mentioned.mentions] == [None, None]
    assert len({m.cluster for m in mentioned.mentions}) == 1
    assert mentioned.name_of(mentioned.mentions[0].cluster) is None


def test_the_first_persons_of_a_text_without_a_narrator_are_nobody() -> None:
    first, plural = (
        m for m in read("<pn1 Karim Nuri> said: <pr1 I> came; <pr1 we> won.").mentions if m.kind != "name"
    )
    assert first.entity is None
    assert plural.entity is None


def test_who_swears_signs_or_heads_a_text_is_its_narrator() -> None:
    assert clusters(read("<pr1 I>, <pn2 Karim Nuri>, state: <pr1 I> saw <pn3 Salim Dar>.")) == [
        ["I", "Karim Nuri", "I"],
        ["Salim Dar"],
    ]
    assert clusters(read("Dear <pn1 Salim>,\n<pr2 I> came late.\n\nYours, <pn3 Karim>")) == [
        ["Salim"],
        ["I", "Karim"],
    ]
    assert clusters(read('Diary of <pn1 Karim Nuri>\n\n<pr2 I> came late. <pn3 Salim> said: "<pr4 I> won."')) == [
        ["Karim Nuri", "I"],
        ["Salim"],
        ["I"],
    ]
