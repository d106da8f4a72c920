"""Publications that are told something: another one is a link outside of who told it, the document's own is none."""

from __future__ import annotations

from isnad import read_text
from isnad.documents import from_text
from isnad.reading import read_document

BLOG = (
    "Harbour Notes, the blog of Mara Dorn, reported on Sunday that foreign troops arrested Colonel Ostak. "
    "A League officer told the blog that nine soldiers were killed in Varnow."
)
OWN = (
    "THE ZARIT STANDARD\n21 November 2011\n\nWho caught Ostak?\n\nBy Ana Belk\n\nThe army says it did. "
    "Senator Mara Dorn told the Standard that nine soldiers were killed in Varnow. "
    "She told the Harbour Gazette that two guards were wounded."
)


def chains(text: str) -> dict[str, list[str]]:
    return {c.kind: [link.speakers[0].text for link in c.chain[1:]] for c in read_document(from_text(text)).claims}


def test_the_blog_that_is_told_is_the_one_named_before() -> None:
    assert chains(BLOG)["kills"] == ["Harbour Notes", "A League officer"]


def test_a_paper_is_no_link_of_its_own_words() -> None:
    found = chains(OWN)
    assert found["kills"] == ["Mara Dorn"]
    assert found["wounds"] == ["Harbour Gazette", "Mara Dorn"]


def test_the_newspaper_that_nothing_names_is_no_link() -> None:
    found = read_text("A League officer told the newspaper that nine soldiers were killed in Varnow.")
    assert [[s.text for s in link.speakers] for c in found.claims for link in c.chain[1:]] == [["A League officer"]]
