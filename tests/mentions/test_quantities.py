"""Quantities: what a number counts, and how far."""

from __future__ import annotations

import pytest

from isnad.documents import Document
from isnad.encoder import Parse
from isnad.mentions import find_dates, find_quantities


def found(text: str) -> list[tuple[float, str, str | None]]:
    document = Document(id="d0", path="t.txt", sha256="", text=text)
    taken = [(d.start, d.end) for d in find_dates(document)]
    quantities = find_quantities(document, taken)
    assert all(text[q.start : q.end] == q.text for q in quantities)
    return [(q.value, q.bound, q.unit) for q in quantities]


@pytest.mark.parametrize(
    ("text", "value", "bound", "unit"),
    [
        ("They freed 7,801 detainees.", 7801, "exact", "detainees"),
        ("They killed five Dostrovan soldiers.", 5, "exact", "soldiers"),
        ("twenty-three vehicles burned", 23, "exact", "vehicles"),
        ("more than 200 people fled", 200, "at_least", "people"),
        ("at least twelve officers fled", 12, "at_least", "officers"),
        ("over 40 men fled", 40, "at_least", "men"),
        ("12 or more guns", 12, "at_least", "guns"),
        ("up to forty men", 40, "at_most", "men"),
        ("fewer than ten shots", 10, "at_most", "shots"),
        ("no more than ten shots", 10, "at_most", "shots"),
        ("some 30 trucks", 30, "about", "trucks"),
        ("about two dozen rifles", 24, "about", "rifles"),
        ("nearly a hundred families", 100, "about", "families"),
        ("several hundred fighters", 300, "about", "fighters"),
        ("half a million leaflets", 500_000, "exact", "leaflets"),
        ("dozens of houses burned", 24, "at_least", "houses"),
        ("two of his men", 2, "exact", "men"),
        ("paid 200,000 crowns every month", 200_000, "exact", "crowns"),
        ("paid $2 million", 2_000_000, "exact", "USD"),
        ("paid US$ 3.5m", 3_500_000, "exact", "USD"),
        ("paid 5,000 U.S. dollars", 5000, "exact", "USD"),
        ("paid €40", 40, "exact", "EUR"),
        ("paid 30 million Iraqi dinars", 3e7, "exact", "IQD"),
        ("40 percent of them", 40, "exact", "%"),
        ("12 km north of it", 12, "exact", "km"),
        ("handed over 20 prisoners", 20, "exact", "prisoners"),
    ],
)
def test_one(text: str, value: float, bound: str, unit: str) -> None:
    assert found(text) == [(value, bound, unit)]


def test_the_ends_of_a_range_bound_the_number() -> None:
    for text in ("20 to 30 men came", "20-30 men came", "between 20 and 30 men came"):
        assert found(text) == [(20, "at_least", "men"), (30, "at_most", "men")]


def test_a_number_without_a_noun_counts_what_the_one_before_counted() -> None:
    assert found("killing five guards and wounding three.") == [(5, "exact", "guards"), (3, "exact", "guards")]
    assert found("Five guards died. Three fled.")[1:] == []


@pytest.mark.parametrize(
    "text",
    [
        "One of the men said so.",
        "No one came, and one day it ended.",
        "the first, the 2nd and the third",
        "Article 12 and section 4, para 3, No. 0417, page 3",
        "Call +44 20 7946 0018 or 555-0199 now.",
        "Ali Hasan, 36, a farmer, came.",
        "a 36-year-old man aged 36",
        "at 10 a.m., at 10:30, at five o'clock, at 0600 hours",
        "1. First\n2. Second\n(3) Third\n",
        "AK-47 and F-16 and Camp 4",
        "two thirds of them",
        "They won 3-1.",
        "in 2004 and in May 1998",
        "for three months",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert found(text) == []


def test_the_tree_tells_the_unit() -> None:
    text = "They took 12 very old rusty rifles"
    words = [(0, 4), (5, 9), (10, 12), (13, 17), (18, 21), (22, 27), (28, 34)]
    parse = Parse(
        starts=tuple(a for a, _ in words),
        ends=tuple(b for _, b in words),
        sentences=(0,) * 7,
        upos=("PRON", "VERB", "NUM", "ADV", "ADJ", "ADJ", "NOUN"),
        heads=(1, -1, 6, 4, 6, 6, 1),
        deprels=("nsubj", "root", "nummod", "advmod", "amod", "amod", "obj"),
    )
    document = Document(id="d0", path="t.txt", sha256="", text=text)
    assert [q.unit for q in find_quantities(document, (), parse)] == ["rifles"]


def test_forty_digits_are_a_number() -> None:
    assert found(f"{'7' * 40} men")[0][0] == float("7" * 40)


@pytest.mark.parametrize(
    "text",
    [
        "3 Company was ambushed.",
        "the 112 Motor Rifle Regiment left",
        "Unit 26165 officers stole the letters.",
        "It took twice the time.",
    ],
)
def test_numbers_of_units_and_multiples_count_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("He was moved twice.", 2), ("He escaped both times.", 2), ("arrested thrice", 3)]
)
def test_how_often(text: str, value: float) -> None:
    assert found(text) == [(value, "exact", "times")]


def test_a_number_in_words_after_a_month_counts() -> None:
    assert found("In the first week of February four men were freed.") == [(4, "exact", "men")]
