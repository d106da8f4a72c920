"""Dates: what English writes and the EDTF value that it has."""

from __future__ import annotations

import edtf
import pytest

from isnad.documents import Document
from isnad.mentions import find_dates
from isnad.mentions.dates import Moment

REPORT = "2007-06-14"  # a Thursday


def document(text: str, date: str | None = REPORT) -> Document:
    return Document(id="d0", path="t.txt", sha256="", text=text, date=date)


def values(text: str, date: str | None = REPORT) -> list[tuple[str, str | None]]:
    found = find_dates(document(text, date))
    for d in found:
        assert text[d.start : d.end] == d.text
        if d.edtf is not None:
            edtf.parse_edtf(d.edtf)
    return [(d.text, d.edtf) for d in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The guard left on 18 APR 2007.", "18 APR 2007", "2007-04-18"),
        ("REPORTED 03 FEB 90 (RADIO)", "03 FEB 90", "1990-02-03"),
        ("INFORMATION: 16-17 APR 2007", "16-17 APR 2007", "2007-04-16/2007-04-17"),
        ("He came on 20th March 2005.", "20th March 2005", "2005-03-20"),
        ("On January 20, 2006 , men in trucks came.", "January 20, 2006", "2006-01-20"),
        ("on Monday, May 7th, 2007, he", "Monday, May 7th, 2007", "2007-05-07"),
        ("the fifth of January 1990 was cold", "the fifth of January 1990", "1990-01-05"),
        ("sent 141530Z SEP 06 by", "141530Z SEP 06", "2006-09-14"),
        ("dated 2007-04-02, the letter", "2007-04-02", "2007-04-02"),
        ("dated 23.11.1999 by hand", "23.11.1999", "1999-11-23"),
        ("dated 11/23/1999 by hand", "11/23/1999", "1999-11-23"),
        ("He left in May, 1950 for good.", "May, 1950", "1950-05"),
        ("in November of 1976 they", "November of 1976", "1976-11"),
        ("It was founded in 1998.", "1998", "1998"),
        ("In the spring of 1986 it rained.", "the spring of 1986", "1986-21"),
        ("in early 2005 they", "early 2005", "2005-01/2005-04"),
        ("in late May 2006 they", "late May 2006", "2006-05-21/2006-05-31"),
        ("in the 1920s he", "1920s", "1920/1929"),
        ("in the late 1970s he", "the late 1970s", "1976/1979"),
        ("in the 19th century he", "19th century", "1800/1899"),
        ("in the second half of 2006 they", "the second half of 2006", "2006-07/2006-12"),
        ("in the first quarter of 2006 they", "the first quarter of 2006", "2006-01/2006-03"),
        ("It fell in 44 BC.", "44 BC", "-0043"),
        ("on or about 3 May 2007 he", "3 May 2007", "2007-05-03~"),
        ("around May 2006 he", "May 2006", "2006-05~"),
    ],
)
def test_absolute(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met between 3 and 5 April 2006.", "2006-04-03/2006-04-05"),
        ("They ruled from 2004 to 2006.", "2004/2006"),
        ("in 2003-05 they ruled", "2003/2005"),
        ("in 1998/99 they ruled", "1998/1999"),
        ("from March to August 2005 they", "2005-03/2005-08"),
        ("March 3-5, 1999 in town", "1999-03-03/1999-03-05"),
        ("from 28 December 2005 to 4 January 2006 he", "2005-12-28/2006-01-04"),
        ("Sayim Dar (12 May 1931 – 3 June 1999) was", "1931-05-12/1999-06-03"),
        ("He led them by May 2006.", "../2006-05"),
        ("He led them until 4 May 2006.", "../2006-05-04"),
        ("Since Jan. 1, 2006, they", "2006-01-01/.."),
        ("He has led them since 2002.", "2002/.."),
        ("from 1998 onwards he", "1998/.."),
        ("before 14 September 2006 he", "../2006-09-13"),
        ("after May 2006 he", "2006-06/.."),
        ("as of March 2007 he", "2007-03"),
    ],
)
def test_ranges_and_open_ends(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said so today.", "2007-06-14"),
        ("He said so yesterday.", "2007-06-13"),
        ("They were seized on Tuesday.", "2007-06-12"),
        ("They will meet on Tuesday.", "2007-06-19"),
        ("They were seized last Friday.", "2007-06-08"),
        ("They were seized last week.", "2007-06-04/2007-06-10"),
        ("He came earlier this year.", "2007"),
        ("He came this month.", "2007-06"),
        ("He came last year.", "2006"),
        ("It was in February.", "2007-02"),
        ("It was in September.", "2006-09"),
        ("They will meet in September.", "2007-09"),
        ("It fell on 11 June.", "2007-06-11"),
        ("killed on 14 September last year", "2006-09-14"),
        ("He came in May of last year.", "2006-05"),
        ("He came two days ago.", "2007-06-12"),
        ("He came three months ago.", "2007-03"),
        ("He came ten years ago.", "1997"),
        ("over the past six months", "2006-12/2007-06-14"),
        ("They met last March.", "2007-03"),
        ("They met last September.", "2006-09"),
        ("They meet next March.", "2008-03"),
        ("The talks of 20 July are near.", "2007-07-20"),
        ("The talks ended on 20 July.", "2006-07-20"),
        ("A plan to flee was found on 20 May.", "2007-05-20"),
        ("They plan to meet on 20 July.", "2007-07-20"),
    ],
)
def test_relative_to_the_documents_date(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("He came on 3 May 2004. Later that year he left.", "2004"),
        ("He came on 3 May 2004. The following day he left.", "2004-05-04"),
        ("He came in May 2004. The same month he left.", "2004-05"),
        ("He came on 3 May 2004. That evening he left.", "2004-05-03"),
        ("He came in 2004. Two years later he left.", "2006"),
        ("He came on 3 May 2004. He left on 20 July.", "2004-07-20"),
        ("He came on 3 May 2004, was taken on the 14th, and left.", "2004-05-14"),
    ],
)
def test_relative_to_the_date_before(text: str, last: str) -> None:
    assert values(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("over a seven-month period they", "P7M"),
        ("for over two and a half years they", "P2Y6M"),
        ("for over two-and-a-half years they", "P2Y6M"),
        ("a three-day visit to", "P3D"),
        ("for six weeks they", "P6W"),
        ("for a year they", "P1Y"),
        ("for 36 hours they", "PT36H"),
        ("for a decade they", "P10Y"),
    ],
)
def test_durations(text: str, duration: str) -> None:
    found = find_dates(document(text))
    assert [(d.edtf, d.duration) for d in found] == [(None, duration)]


@pytest.mark.parametrize("text", ["on 31 February 2006 they", "on 5 May 20007 they", "on February 30, 2006 they"])
def test_an_impossible_date_is_a_date_without_a_value(text: str) -> None:
    assert [v for _, v in values(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "They hold 1,522 detainees.",
        "They hold 2005 detainees.",
        "Article 2005 of the code",
        "Section 1998 says",
        "Call 555 2007 1999 now",
        "He may go. They may not.",
        "HE MAY HAVE GONE. THEY MAY NOT.",
        "They march to the sea. THEY MARCH TO THE SEA.",
        "It cost $2000 then.",
        "about 1900 men came",
        "a man 45 years old",
        "at 1030 hours",
        "a 36-year-old man",
        "the second man",
        "He is in his sixties.",
        "room 1984",
        "Resolution 1929 was read.",
        "April Darwish told them",
        "every Friday they meet",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 15 Ramadan 1427 in the mosque.", "2006-10-08"),
        ("Since Ramadan 1427 AH he fasts.", "2006-09-24/2006-10-22"),
        ("It fell on 12 Rabi al-Awwal 1428 AH.", "2007-03-31"),
        ("the letter of 3 Jumada al-Thani 1426", "2005-07-09"),
        ("printed in 1427 AH", "2006-01-31/2007-01-19"),
        ("on 22 Bahman 1357 the radio", "1979-02-11"),
        ("in Mehr 1385 he left", "2006-09-23/2006-10-22"),
        ("the coup of 7 Saur 1357", "1978-04-27"),
        ("dated 1385/07/12 by hand", "2006-10-04"),
        ("dated 1428/09/15 by hand", "2007-09-27"),
    ],
)
def test_other_calendars_are_put_into_ours(text: str, value: str) -> None:
    assert value in [edtf for _, edtf in values(text)]


@pytest.mark.parametrize("text", ["Safar and Mehr came.", "at 1400 H the men", "on 34 Ramadan 1427 he"])
def test_no_date_of_another_calendar(text: str) -> None:
    assert not [edtf for _, edtf in values(text) if edtf and edtf[:2] in ("19", "20")]


def test_may_is_a_month_in_capitals_where_its_place_says_so() -> None:
    assert values("THEY MET IN MAY 1990 AND MAY MEET AGAIN", "1990-06-01") == [("MAY 1990", "1990-05")]


def test_without_a_document_date_a_month_has_no_year_and_today_no_value() -> None:
    assert values("It was in February.", None) == [("February", "XXXX-02")]
    assert values("He came yesterday.", None) == [("yesterday", None)]


def test_the_head_of_a_report_dates_it() -> None:
    text = "SUMMARY 12\n\nDATE OF INFORMATION: 2 MAY 2006\nDATE OF REPORT: 9 MAY 2006\n\nHe was seized last week.\n"
    assert values(text, None)[-1] == ("last week", "2006-05-01/2006-05-07")


def test_a_quoted_speech_counts_from_its_own_date() -> None:
    text = "He wrote: we fled yesterday. They flee today."
    quote = text.index("we")

    def anchor(at: int) -> Moment:
        return Moment(1999, 5, 3) if quote <= at < text.index("They") else Moment(2007, 6, 14)

    assert [d.edtf for d in find_dates(document(text), anchor)] == ["1999-05-02", "2007-06-14"]


def test_a_line_end_inside_a_date_is_white_space() -> None:
    assert values("captured on\n2 April\n2006 at") == [("2 April\n2006", "2006-04-02")]


def test_ids_count_in_text_order() -> None:
    found = find_dates(document("In 1998, in May 2001 and on 3 June 2004."))
    assert [d.id for d in found] == ["d0-t0", "d0-t1", "d0-t2"]
    assert [d.start for d in found] == sorted(d.start for d in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in the last days of 2006", "2006-12"),
        ("in the first week of May", "2007-05-01/2007-05-07"),
        ("the second week of June 1990", "1990-06-08/1990-06-14"),
        ("the first three months of 1998", "1998-01/1998-03"),
        ("the last two days of February 2004", "2004-02-28/2004-02-29"),
        ("the last day of 2003", "2003-12-31"),
        ("between the night of 15 November and early morning of 16 November 1989", "1989-11-15/1989-11-16"),
    ],
)
def test_the_edges_of_months_and_years(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


def test_the_last_week_of_a_war_is_not_last_week() -> None:
    assert values("in the last week of the war") == []


def test_a_story_told_long_after_keeps_its_year() -> None:
    told = "He was taken on 14 March 2001 and handed over the next day. The log says 12 March."
    assert [v for _, v in values(told)] == ["2001-03-14", "2001-03-15", "2001-03-12"]
    apart = "He was taken on 14 March 2001.\n\nThe log says that it was 12 November."
    assert [v for _, v in values(apart)] == ["2001-03-14", "2001-11-12"]


def test_news_counts_from_its_own_day() -> None:
    text = "He was first taken on 14 March 2001.\n\nOn 3 June police took him again."
    assert [v for _, v in values(text)] == ["2001-03-14", "2007-06-03"]
