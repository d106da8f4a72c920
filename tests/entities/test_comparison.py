"""Two names: spellings, scripts, relatives, look-alikes, and what is no name at all."""

from __future__ import annotations

import json

import pytest

from isnad.entities import compare, compare_file, compare_many
from isnad.errors import InputError

SAME = [
    ("Qays al-Khazali", "Qais Khazali"),
    ("Qayis al-Khazali", "Qais al-Khaz'ali"),
    ("Qays Khazali", "قيس الخزعلي"),
    ("Khazali, Qays", "QAYS AL-KHAZALI"),
    ("QaysKhazali", "Qays Khazali"),
    ("Ali Musa Daqduq", "Ali Mussa Dakdouk"),
    ("Qasem Soleimani", "Qassim Sulaymani"),
    ("قاسم سليماني", "Qasem Soleimani"),
    ("Muammar Qadhafi", "Moammar Gaddafi"),
    ("Abdel Fattah el-Sisi", "Abd al-Fattah al-Sisi"),
    ("Hassan Nasrallah", "Hasan Nasr Allah"),
    ("Nikita Khrushchev", "Никита Хрущёв"),
    ("Benjamin Netanyahu", "בנימין נתניהו"),
    ("Mao Zedong", "Mao Tse-tung"),
    ("Bill Clinton", "William Jefferson Clinton"),
    ("J. Edgar Hoover", "John Edgar Hoover"),
    ("General David H. Petraeus", "Gen. David Petraeus"),
    ('Thomas P. "Tip" O\'Neill', "Thomas O’Neill"),
    ("Rnichael Sorenson", "Michael Sorenson"),
    ("Wi11iam Harker", "William Harker"),
]
DIFFERENT = [
    ("Qays al-Khazali", "Laith al-Khazali"),
    ("Qays Hadi al-Khazali", "Laith Hadi al-Khazali"),
    ("Qais al-Khazali", "ليث الخزعلي"),
    ("Muhammad Sadiq al-Sadr", "Muhammad Baqir al-Sadr"),
    ("Muqtada al-Sadr", "Musa al-Sadr"),
    ("Hassan Nasrallah", "Hussein Nasrallah"),
    ("Robert Harker Jr.", "Robert Harker Sr."),
    ("Khalid bin Salman", "Salman bin Khalid"),
    ("Abu Hassan", "Hassan"),
    ("Fidel Castro", "Raúl Castro"),
    ("King Abdullah I", "King Abdullah II"),
    ("Walid Karim al-Suwaidi", "Faris Nuri al-Qasri"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_person_under_two_spellings(a: str, b: str) -> None:
    assert compare(a, b).score >= 0.6


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_persons(a: str, b: str) -> None:
    assert compare(a, b).score <= 0.35


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Asa'ib Ahl al-Haqq", "League of the Righteous", True),
        ("Jaysh al-Mahdi", "Mahdi Army", True),
        ("Ministry of the Interior", "Interior Ministry", True),
        ("Office of the Martyr Sadr", "Maktab al-Shahid al-Sadr", True),
        ("Gazprom OAO", "PAO Gazprom", True),
        ("First Brigade", "1st Brigade", True),
        ("حزب الله", "Hezbollah", True),
        ("M/V Northern Star", "Northern Star", True),
        ("Harbour Brigade", "Harbour Brigades", False),
        ("1st Brigade", "2nd Brigade", False),
        ("Kata'ib al-Mina", "Liwa al-Mina", False),
        ("Ministry of Defence", "Ministry of the Interior", False),
        ("Hezbollah", "Kata'ib Hezbollah", False),
        ("Bank of China", "Bank of India", False),
    ],
)
def test_organisations(a: str, b: str, same: bool) -> None:
    score = compare(a, b, "Organization").score
    assert score >= 0.7 if same else score <= 0.5


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Basra", "Basrah", True),
        ("Basra", "البصرة", True),
        ("Sahir province", "Sahir", True),
        ("Basra", "Mosul", False),
        ("Basra", "Basra palace", False),
        ("Dar Sahil", "Sahir", False),
    ],
)
def test_places(a: str, b: str, same: bool) -> None:
    score = compare(a, b, "Place").score
    assert score >= 0.7 if same else score <= 0.5


def test_a_bare_family_name_is_compatible_but_not_certain() -> None:
    assert 0.2 <= compare("Khazali", "Qays al-Khazali").score <= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "12",
        "…",
        "🙂",
        "General",
        "Dr.",
        "word " * 300,
        "\u200f\u202b",
        "'",
        "((",
        ",,,",
        "al-",
        "bin",
        "Jr.",
    ],
)
def test_what_is_no_name_scores_low_and_says_why(text: str) -> None:
    found = compare(text, "Qays al-Khazali")
    assert found.score <= 0.3
    assert found.reason.endswith(".")
    assert compare(text, "Harbour Brigade", "Organization").score <= 0.5


def test_marks_of_direction_and_look_alike_letters_change_nothing() -> None:
    assert compare("\u200fQays\u202c Khazali", "Qays Khazali").score >= 0.9
    assert compare("Ρeter Ηarker", "Peter Harker").score >= 0.9


def test_the_reason_lists_the_parts() -> None:
    reason = compare("Qays al-Khazali", "Laith Khazali").reason
    assert "khazali = khazali" in reason
    assert "given name" in reason
    assert "qays" in reason
    assert reason.endswith(".")


def test_many_are_as_one_by_one() -> None:
    pairs = [*SAME, *DIFFERENT]
    together = [c.score for c in compare_many(pairs)]
    assert together == pytest.approx([compare(a, b).score for a, b in pairs], abs=1e-9)


def test_file_gives_a_line_for_each_pair_in_order() -> None:
    rows = [
        {"a": "Qays Khazali", "b": "Qais Khazali"},
        {"a": "1st Brigade", "b": "2nd Brigade", "schema": "Organization"},
        {"a": "Basra", "b": "Basrah", "schema": "Place"},
    ]
    answers = list(compare_file([*(json.dumps(r) for r in rows), "", "\n"]))
    assert [(x["a"], x["b"]) for x in answers] == [(r["a"], r["b"]) for r in rows]
    assert answers[0]["score"] > 0.5 > answers[1]["score"]
    assert all(set(x) == {"a", "b", "score", "reason"} for x in answers)


@pytest.mark.parametrize("line", ["{", "[]", '{"a": "x"}', '{"a": 1, "b": "y"}', '{"a": "x", "b": "y", "schema": 3}'])
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(InputError, match="line 2"):
        list(compare_file(['{"a": "x", "b": "y"}', line]))
