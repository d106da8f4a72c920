"""HTML: main text, marks and metadata; hostile pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.documents import Document, load
from isnad.errors import UnreadableDocument

PAGE = """<!doctype html><html lang="en"><head><title>Two die at mill | Orland Courier</title>
<meta property="og:site_name" content="Orland Courier"><meta name="author" content="Ana Belk">
<meta property="article:published_time" content="2006-05-04T08:00:00Z">
<link rel="canonical" href="https://courier.example/2006/05/mill"></head><body>
<div id="cookie-banner">We use cookies to improve your visit. <button>Accept all</button></div>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Two die at the mill</h1><p class="byline">By <a href="/ana">Ana Belk</a></p>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<p>Two men died on Friday, police said. Nobody claimed the attack on the mill that stands in the old port.</p>
<h2>What the ministry says</h2>
<p>"There was no deal," said Major Selim, the spokesman of the ministry.<br>He spoke in the capital.</p>
<ul><li>Four men left the prison in March.</li><li>The guards were dismissed.</li></ul>
<blockquote><p>We paid no ransom, and we never will pay one to anybody.</p></blockquote>
<table><tr><th>Date</th><th>Event</th></tr><tr><td>3 March</td><td>Four men left</td></tr></table>
<p>The families have waited for an answer for three months and say that nobody told them anything.</p></article>
<aside><h3>You might also like</h3><ul><li><a href="/b">Ten lovely beaches to see this year</a></li></ul></aside>
<div id="comments"><h3>Join the discussion</h3><p>I do not believe a word of this, they were surely paid.</p></div>
<footer>Copyright 2006 Orland Courier. All rights reserved.</footer></body></html>"""


def read(tmp_path: Path, page: str | bytes, name: str = "a.html") -> Document:
    (tmp_path / name).write_bytes(page if isinstance(page, bytes) else page.encode())
    return load(tmp_path / name)


def test_the_story_and_nothing_but_the_story(tmp_path: Path) -> None:
    text = read(tmp_path, PAGE).text
    kept_words = (
        "Two die at the mill",
        "police said.",
        "There was no deal",
        "The guards were dismissed.",
        "no ransom",
    )
    for kept in (*kept_words, "3 March\tFour men left"):
        assert kept in text
    for furniture in ("cookies", "Accept", "Share", "Tweet", "beaches", "discussion", "believe", "rights"):
        assert furniture not in text


def test_marks_say_what_is_a_heading_item_quote_and_row(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE)
    marked = [(document.text[start:end], kind) for start, end, kind in document.marks]
    assert marked == [
        ("Two die at the mill", "heading"),
        ("What the ministry says", "heading"),
        ("Four men left the prison in March.", "list_item"),
        ("The guards were dismissed.", "list_item"),
        ("We paid no ransom, and we never will pay one to anybody.", "quote"),
        ("Date\tEvent", "table"),
        ("3 March\tFour men left", "table"),
    ]


def test_what_the_page_says_of_itself(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE)
    assert document.title == "Two die at the mill"
    assert document.date == "2006-05-04"
    assert document.publisher == "Orland Courier"
    assert document.authors == ("Ana Belk",)
    assert document.url == "https://courier.example/2006/05/mill"
    assert document.language == "en"


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    page = PAGE.replace("2006-05-04T08:00:00Z", "").replace("/2006/05/", "/").replace("Copyright 2006", "")
    assert read(tmp_path, page.replace("on Friday", "on 3 May 2006")).date is None


def test_preformatted_reports_keep_their_lines(tmp_path: Path) -> None:
    report = "DATE OF REPORT: 3 MAY 2006\n\nDETAINEE SAID THAT THE MEN OF THE SECOND COMPANY\nLEFT THE MILL AT DAWN."
    page = f"<html><body><h1>Reading room</h1><pre>{report}</pre></body></html>"
    document = read(tmp_path, page)
    assert report in document.text
    assert document.date == "2006-05-03"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-16"])
def test_the_declared_character_set_is_used(tmp_path: Path, encoding: str) -> None:
    words = "Представитель министерства сообщил об аресте полковника вчера утром в столице."
    page = f'<html><head><meta charset="{encoding}"></head><body><article><p>{words}</p></article></body></html>'
    assert words in read(tmp_path, page.encode(encoding)).text


def test_a_page_of_fifty_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.html: is 50 MB of HTML"):
        read(tmp_path, b"<html><body>" + b"<p>The men left.</p>" * (50 * 1024 * 1024 // 20 + 1))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "words" + "</div>" * 100_000,
        "<html></html>",
        "<html><body><script>x()</script></body></html>",
    ],
)
def test_a_page_without_text_or_of_hostile_nesting_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.html: "):
        read(tmp_path, page)


def test_entities_and_scripts_of_a_page_do_nothing(tmp_path: Path) -> None:
    page = PAGE.replace("<p>Two men", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a; Two men')
    assert "root:" not in read(tmp_path, page).text
