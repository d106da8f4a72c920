"""Quotations under broken marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.attributions.quotes import Quotations, find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no way".', ['"yes"', '"no way"']),
        ("She said “so-called ‘Dawn’ group” twice.", ["“so-called ‘Dawn’ group”"]),
        ("It's the soldiers' camp, he's sure.", []),
        ("He said 'the soldiers' camp is gone' today.", ["'the soldiers' camp is gone'"]),
        ('A 6\'2" man said "stop".', ['"stop"']),
        ("He said ``leave now'' and left.", ["``leave now''"]),
        ("«Нет», он сказал.", ["«Нет»"]),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in Quotations(text).outer] == quoted


def test_an_open_quotation_goes_on_into_the_next_paragraph_that_opens_one() -> None:
    first, second = Quotations("“We went home.\n\n“Then we slept.”").outer
    assert (first.goes_on, first.closed) == (True, False)
    assert (second.goes_on, second.closed) == (False, True)


def test_a_missing_mark_ends_with_its_paragraph() -> None:
    text = '"We went home.\n\nNobody knew "why" then.'
    assert [text[q.start : q.end] for q in Quotations(text).outer] == ['"We went home.', '"why"']


def test_forty_nested_marks() -> None:
    text = "“" * 40 + "deep" + "”" * 40
    assert max(q.depth for q in find_quotations(text)) == 39


@given(st.text(alphabet="ab .,\n\"“”‘’'«»`", max_size=200))
def test_quotations_re_read_and_outer_ones_do_not_overlap(text: str) -> None:
    quotations = Quotations(text)
    for quotation in quotations.all:
        assert 0 <= quotation.start < quotation.end <= len(text)
    for left, right in pairwise(quotations.outer):
        assert left.end <= right.start


def test_a_straight_mark_that_never_closes_takes_no_page_with_it() -> None:
    lost = 'The letter called it "a plain matter of rent. Nothing more was written. '
    page = lost + "The clerk filed it and went home early that day. " * 8 + 'He said "no" twice. She said "yes" once.'
    quoted = [page[q.start : q.end] for q in Quotations(page).outer]
    assert quoted == ['"a plain matter of rent.', '"no"', '"yes"']


@given(st.lists(st.sampled_from(['"', "'", "“", "”", "Word. ", "word ", "\n\n"]), max_size=60))
def test_depth_counts_the_quotations_around(pieces: list[str]) -> None:
    quotations = find_quotations("".join(pieces))
    for quotation in quotations:
        around = [q for q in quotations if q.start <= quotation.start and quotation.end <= q.end and q != quotation]
        assert len(around) == quotation.depth
