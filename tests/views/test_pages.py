"""Every page of a casefile, rendered: templates use what the page data hold and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import get_type_hints

import pytest
from tests.casefile.making import Told, reading_of, settle

from isnad.casefile import Casefile, Draft, open
from isnad.errors import NotFound
from isnad.exchange import machine
from isnad.views import pages
from isnad.views.about import Section
from isnad.views.claims import Desk
from isnad.views.finding import document_lines, finding_aid
from isnad.views.frame import Headed
from isnad.views.render import STATIC, TEMPLATES, render, render_error
from isnad.views.review import ClaimPage, HistoryPage, QueuePage

HOSTILE = "<script>alert(1)</script> \"'&{{ 7*7 }} </title><img src=x onerror=alert(2)>"


class Outline(HTMLParser):
    """The tags of a page, the addresses that it leads to, the ids that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        for name, value in attrs:
            if name in {"href", "src", "action"} and value:
                self.links.append(value)
            if name == "id" and value:
                self.ids.append(value)


@pytest.fixture
def rendered(desk: Desk) -> dict[str, str]:
    return {where: render(pages.at(desk, where)) for where in pages.addresses(desk)}


def test_every_kind_of_page_is_among_the_addresses(desk: Desk) -> None:
    shown = {type(pages.at(desk, where)) for where in pages.addresses(desk)}
    assert shown | {QueuePage, HistoryPage, ClaimPage} == set(TEMPLATES)


def test_addresses_come_once_and_in_the_same_order(desk: Desk, case: Casefile) -> None:
    found = list(pages.addresses(desk))
    assert len(found) == len(set(found))
    assert found == list(pages.addresses(Desk(case)))


def test_a_page_says_its_own_address(desk: Desk) -> None:
    assert all(pages.at(desk, where).address == where for where in pages.addresses(desk))


def test_every_page_is_documented() -> None:
    for page in TEMPLATES:
        assert page.__doc__
        assert issubclass(page, Headed)
        assert "head" in get_type_hints(page)


def test_links_lead_to_pages_that_are_there_and_places_on_them(rendered: dict[str, str], case: Casefile) -> None:
    outlines = {where: Outline(text) for where, text in rendered.items()}
    others = {*machine.addresses(case), *(f"static/{name}" for name in STATIC)}
    for where, outline in outlines.items():
        for link in outline.links:
            if link.startswith("data:"):
                continue
            path, _, place = link.partition("#")
            there = resolved(where, path) if path else where
            assert there in outlines or there in others, f"{where} leads to {link}"
            if place and there in outlines:
                assert place in outlines[there].ids, f"{where} leads to {link}"


def resolved(where: str, link: str) -> str:
    parts: list[str] = [*PurePosixPath(where).parent.parts]
    for part in PurePosixPath(link).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_no_page_asks_anything_of_another_host_or_has_inline_style_or_script(rendered: dict[str, str]) -> None:
    for where, text in rendered.items():
        outline = Outline(text)
        assert not [link for link in outline.links if "//" in link], where
        assert "style" not in outline.attributes
        assert not [name for name in outline.attributes if name.startswith("on")]
        assert not re.search(r"<script(?![^>]* src=)", text)
        assert "style" not in outline.tags


def test_every_page_is_cited_in_three_ways_and_has_machine_forms(desk: Desk, case: Casefile) -> None:
    forms = set(machine.addresses(case))
    keys = set()
    for where in pages.addresses(desk):
        page = pages.at(desk, where)
        cited = Cited(render(page)).copied
        line, bibtex, csl = cited
        assert page.title.strip("“”") in line
        assert bibtex.startswith("@misc{")
        item = json.loads(csl)[0]
        assert item["title"] == page.title
        assert where in item["note"]
        keys.add(item["id"])
        assert {address for _, address in page.head.forms} <= forms
        assert any(address.endswith((".json", ".jsonl")) for _, address in page.head.forms)
        assert any("annotations" in address for _, address in page.head.forms)
    assert len(keys) == len(list(pages.addresses(desk)))


class Cited(HTMLParser):
    """What a page offers to be copied, as a reader copies it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.copied: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("class", "copied") in attrs:
            self.copied.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("p", "pre")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.copied[-1] += data


def test_ids_are_unique_on_a_page(rendered: dict[str, str]) -> None:
    for where, text in rendered.items():
        ids = Outline(text).ids
        assert len(ids) == len(set(ids)), where


def test_pages_are_small(rendered: dict[str, str]) -> None:
    assert max(len(text.encode()) for text in rendered.values()) < 150_000


def test_the_front_page_says_who_disagrees_about_what_on_whose_word(rendered: dict[str, str]) -> None:
    front = rendered["index.html"]
    assert "Capture of Omar Nassif" in front
    assert "One says so, one denies it." in front
    assert "Farid Haddad" in front


def test_a_matter_shows_versions_chains_and_lines(desk: Desk, case: Casefile) -> None:
    matter = case.matters(agreement="contested")[0]
    text = render(pages.at(desk, f"matters/{matter.id}.html"))
    assert "the Cedar Brigade had captured Omar Nassif in Dara" in text
    assert 'role="img"' in text
    assert "To cite this page" in text


def test_a_document_holds_its_whole_text_and_a_note_beside_each_claim(desk: Desk, case: Casefile) -> None:
    for document in case.documents():
        text = render(pages.at(desk, f"documents/{document.id}.html"))
        plain = re.sub(r'<a class="ref".*?</a>|<[^>]+>', "", re.search(r'<div class="document".*', text, re.S)[0])
        for line in document.text.split("\n"):
            assert line.strip().replace("'", "&#39;") in plain
        for claim in case.claims(document=document.id):
            assert f'id="{claim.id}"' in text
            assert f'id="n-{claim.id}"' in text


@pytest.mark.parametrize(
    "where",
    [
        "",
        "nothing.html",
        "index.2.html",
        "index.1.html",
        "people.99.html",
        "people.0.html",
        "documents/none.html",
        "entities/e999.html",
        "speakers/e999.html",
        "matters/../index.html",
        "../index.html",
        "documents/..%2f.html",
        "network.0007.html",
        "network.2400.html",
        "kinds/captures.9.html",
        "documents/" + "a" * 200 + ".html",
        "\x00.html",
    ],
)
def test_what_is_no_page_is_not_found(desk: Desk, where: str) -> None:
    with pytest.raises(NotFound):
        pages.at(desk, where)


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Casefile]:
    """Names, titles, texts and publishers that would be markup."""
    text = f"{HOSTILE} said that {HOSTILE} had captured مقتدى الصدر and Станислав Ростоцкий.\n"
    told = Told("captures", "had captured مقتدى الصدر", HOSTILE, "مقتدى الصدر", HOSTILE)
    reading = reading_of("x.txt", text, told, publisher=HOSTILE, authors=(HOSTILE,), url=f"javascript:{HOSTILE}")
    with Draft.open(tmp_path / "hostile.isnad") as draft:
        settle(draft, reading)
    with open(tmp_path / "hostile.isnad") as case:
        yield case


def test_hostile_words_are_shown_and_never_markup(hostile: Casefile) -> None:
    desk = Desk(hostile)
    for where in pages.addresses(desk):
        text = render(pages.at(desk, where))
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "onerror" not in Outline(text).attributes
        assert not [link for link in Outline(text).links if link.startswith("javascript")]
    found = render(pages.search_page(desk, '"><script>alert(1)</script>'))
    assert "<script>alert" not in found
    assert "&lt;script&gt;alert(1)" in found


def test_an_error_is_escaped_too() -> None:
    assert "<script>" not in render_error("<script>", "<b>")


def test_the_finding_aid_has_every_document_once_by_type_and_once_by_date(desk: Desk, case: Casefile) -> None:
    aid = finding_aid(desk)
    everything = sorted(line.where for line in document_lines(case.listing()))
    for shelves in (aid.types, aid.years):
        pages_of = [pages.at(desk, shelf.where) for shelf in shelves]
        assert sorted(line.where for page in pages_of for line in page.documents) == everything
        assert [shelf.documents for shelf in shelves] == [len(page.documents) for page in pages_of]
    front = Outline(render(pages.at(desk, "index.html")))
    assert {shelf.where for shelf in (*aid.types, *aid.years)} <= set(front.links)


@pytest.mark.parametrize(
    ("date", "year"),
    [("2009-03-12", "2009"), ("2009", "2009"), ("../2007-05", "2007"), ("2004/..", "2004"), (None, ""), ("XXXX", "")],
)
def test_a_document_stands_on_the_shelf_of_its_year(tmp_path: Path, date: str | None, year: str) -> None:
    with Draft.open(tmp_path / "case.isnad") as draft:
        settle(draft, reading_of("a.txt", "Nothing is claimed here.\n", date=date))
        assert draft.document_years() == {year: 1}
        assert [listed.id for listed in draft.listing(year=year)] == [listed.id for listed in draft.listing()]


@pytest.mark.parametrize("key", ["type-none", "year-1066", "year-", "year-'", "pdf"])
def test_a_shelf_that_is_not_there_is_not_found(desk: Desk, key: str) -> None:
    with pytest.raises(NotFound):
        pages.at(desk, f"finding/{key}.html")


def test_about_has_the_card_of_the_model_that_read(tmp_path: Path) -> None:
    card = "# A model\n\n## Figures\n\n<!-- x -->\n| figure | `score` |\n|---|---|\n| names | 88.3 |\n\nTwo\nlines.\n"
    with Draft.open(tmp_path / "case.isnad") as draft:
        settle(draft, reading_of("a.txt", "Nothing is claimed here.\n"))
        assert "The model that read it" not in render(pages.at(Desk(draft), "about.html"))
        draft.note(card=card)
        page = pages.at(Desk(draft), "about.html")
        assert page.card == (Section("Figures", ("Two lines.",), (("figure", "score"), ("names", "88.3"))),)
        assert "<td>88.3</td>" in render(page)


def test_an_entity_says_who_speaks_of_it_and_as_whom_it_speaks(desk: Desk, case: Casefile) -> None:
    haddad = case.entity_by_name("Farid Haddad")
    page = pages.at(desk, f"entities/{haddad.id}.html")
    assert page.speaks_as == (("Farid Haddad", 1),)
    nassif = case.entity_by_name("Omar Nassif")
    assert "Farid Haddad" in [voice.name for voice, _ in pages.at(desk, f"entities/{nassif.id}.html").told_by]


def test_a_document_leads_to_the_line_of_the_same_matter_in_another(desk: Desk, case: Casefile) -> None:
    press, other = (next(d.id for d in case.listing() if d.path == path) for path in ("press.txt", "denial.txt"))
    led = [named for line in pages.at(desk, f"documents/{press}.html").elsewhere for named in line.documents]
    assert [named.name for named in led] == ["denial"]
    assert led[0].where.startswith(f"documents/{other}.html#{other}-c")
