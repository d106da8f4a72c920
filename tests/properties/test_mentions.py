"""What holds of mentions, dates and quantities in every text."""

from __future__ import annotations

import itertools
from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents import Document
from isnad.encoder import Tagging
from isnad.encoder.tagging import Parse
from isnad.mentions import Mentioned, find_dates, find_mentions, find_quantities
from isnad.mentions.numerals import value_of, wordlist

PIECES = st.sampled_from(
    [
        *wordlist(
            "May MAY may 2007 20007 31 February the last week year between and from to by since until 3 5th April",
            ", . ( ) - – / Jan. Monday yesterday ago two twenty million half a dozen later that day $ £ percent men",
            "Karim Haddad (KAH) [REDACTED] known as aka “ ” ' DETAINEE: AKA: Detainee U.S. forces government 1,522",
            "12:30 0417 é ﷺ 𐎀 192X 1990s 19th century",
        ),
        *("\n", "\n\n", "\t", ""),
    ]
)
CALM = settings(deadline=None)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200)
WORDS = wordlist(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
)


def read(text: str) -> Mentioned:
    return find_mentions(Document(id="d0", path="t", sha256="", text=text, date="2007-06-14"), (), Tagging(Parse()))


def spell(number: int) -> str:
    """A number below a trillion in words."""
    if number < 20:
        return ("zero", *WORDS)[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return WORDS[17 + tens] + (f"-{spell(units)}" if units else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            link = " and " if 0 < rest < 100 else " "
            return f"{spell(head)} {name}" + (f"{link}{spell(rest)}" if rest else "")
    raise AssertionError(number)


@CALM
@given(TEXTS)
def test_everything_stands_where_it_says(text: str) -> None:
    mentioned = read(text)
    for item in (*mentioned.mentions, *mentioned.dates, *mentioned.quantities):
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text


@CALM
@given(TEXTS)
def test_every_edtf_value_is_edtf(text: str) -> None:
    for found in read(text).dates:
        if found.edtf is not None:
            edtf.parse_edtf(found.edtf)
        assert found.duration is None or found.duration.startswith("P")


@CALM
@given(TEXTS)
def test_ids_count_in_text_order_and_never_repeat(text: str) -> None:
    mentioned = read(text)
    for items, letter in ((mentioned.mentions, "m"), (mentioned.dates, "t"), (mentioned.quantities, "q")):
        assert [i.id for i in items] == [f"d0-{letter}{n}" for n in range(len(items))]
        assert [i.start for i in items] == sorted(i.start for i in items)
    numbers = [int(str(m.cluster).rsplit("e", 1)[1]) for m in mentioned.mentions]
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))


@CALM
@given(TEXTS)
def test_an_entity_is_a_cluster_with_a_name(text: str) -> None:
    mentioned = read(text)
    for mention in mentioned.mentions:
        assert mention.entity in (None, mention.cluster)
        assert (mention.entity is not None) == (mentioned.name_of(mention.cluster) is not None)


@CALM
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@CALM
@given(TEXTS)
def test_dates_never_overlap_and_no_quantity_stands_in_one(text: str) -> None:
    document = Document(id="d0", path="t", sha256="", text=text)
    dates = find_dates(document)
    spans = sorted((d.start, d.end) for d in dates)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for q in find_quantities(document, spans):
        assert all(q.end <= s or q.start >= e for s, e in spans)


@CALM
@given(st.integers(0, 10**12 - 1))
def test_words_are_worth_the_number_that_they_spell(number: int) -> None:
    assert value_of(spell(number)) == number


@CALM
@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_in_every_usual_form(day: date) -> None:
    forms = [
        f"{day.day} {day:%B} {day.year:04d}",
        f"{day:%B} {day.day}, {day.year:04d}",
        f"{day.day:02d} {day:%b} {day.year:04d}".upper(),
        f"{day.year:04d}-{day.month:02d}-{day.day:02d}",
    ]
    for form in forms:
        found = find_dates(Document(id="d0", path="t", sha256="", text=f"Seen on {form} at sea."))
        assert [d.edtf for d in found] == [day.isoformat()], form


@pytest.mark.parametrize(
    "piece", ["May ", "2007 ", "one hundred ", " ", "(", "Karim (", "- ", "the ", "a half ", "3 May, "]
)
def test_a_line_without_end_is_read(piece: str) -> None:
    """Backtracking would not come back from these."""
    mentioned = read(piece * 5000)
    assert all(m.end <= 5000 * len(piece) for m in mentioned.mentions)
