"""What is redacted stands in no byte of what is published: text, names, search, downloads, addresses."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casefile.making import Told, denial, press, reading_of, settle

from isnad import pipeline
from isnad.casefile import BAR, Casefile, Draft, check, open
from isnad.entities import Judgement, Subject
from isnad.site import publish

LETTER = (
    "FARID HADDAD, writing from Dara.\n"
    "Farīd Ḥaddād said that Omar Nassif led the Cedar Brigade. فريد حداد\n"
    "See https://example.org/farid%20haddad/omar-nassif.pdf and <farid_haddad@example.org>.\n"
)


def letter() -> object:
    told = Told("leads", "Omar Nassif led the Cedar Brigade", "Omar Nassif", "the Cedar Brigade", "Farīd Ḥaddād")
    return reading_of(
        "letters/farid-haddad.txt",
        LETTER,
        told,
        publisher="The Farid Haddad Papers",
        authors=("Farid Haddad",),
        url="https://example.org/Farid%20Haddad",
        warnings=("page 2 of farid-haddad.txt is torn",),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("redaction") / "haddad-papers.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial(), letter())
    pipeline.apply(path)
    return path


def everywhere(*names: str) -> Judgement:
    return Judgement("redact", Subject(names), Subject(("name",)), "editor", "2020-01-01")


def whole(sha256: str) -> Judgement:
    return Judgement("redact", Subject((), (sha256,)), Subject(("document",)), "editor", "2020-01-02")


def words(sha256: str, quote: str, around: str = "") -> Judgement:
    return Judgement("redact", Subject((), (sha256,), quote), Subject(("words",), (), around), "editor", "2020-01-03")


def readings(content: bytes) -> Iterator[str]:
    """All that somebody could read out of a file: its bytes as text, unescaped, without its tags, folded."""
    text = content.decode("utf-8", "replace")
    unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    for one in (text, unescaped, html.unescape(text), unquote(text), re.sub(r"<[^>]*>", "", html.unescape(text))):
        yield one
        plain = unicodedata.normalize("NFKD", one).casefold()
        yield re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c)))


def published(case: Path, *judgements: Judgement) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / case.name
        copy.write_bytes(case.read_bytes())
        pipeline.judge(copy, judgements)
        with open(copy) as opened:
            publish(opened, Path(folder) / "site")
        site = Path(folder) / "site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def finds(site: dict[str, bytes], secret: str) -> list[str]:
    folded = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKD", secret).casefold()).strip()
    wanted = (secret, secret.upper(), secret.lower(), folded, folded.replace(" ", ""))
    return [
        where
        for where, content in site.items()
        if any(form in text for text in (where, *readings(content)) for form in wanted)
    ]


def page_of(site: dict[str, bytes], title: str) -> str:
    return next(
        content.decode()
        for where, content in site.items()
        if where.startswith("documents/")
        and where.endswith(".html")
        and f"<bdi>{title}</bdi></h1>".encode() in content
    )


def hashes(case: Path) -> dict[str, str]:
    with open(case) as opened:
        return {listed.path: opened.document(listed.id).sha256 for listed in opened.listing()}


def test_what_is_looked_for_is_there_without_a_redaction(made: Path) -> None:
    site = published(made)
    for secret in ("Farid Haddad", "Omar Nassif", "It held 12 men", "فريد حداد"):
        assert finds(site, secret), secret


@pytest.mark.parametrize("name", ["Farid Haddad", "Omar Nassif", "the Cedar Brigade", "Dara"])
def test_a_name_is_in_no_byte_under_any_spelling(made: Path, name: str) -> None:
    with open(made) as case:
        entity = case.entity_by_name(name)
        spellings = {known.name for known in entity.names} | {name}
        judgement = Judgement("redact", case.subject_of(entity.id, ""), Subject(("name",)), "editor", "2020")
    site = published(made, judgement, everywhere(name))
    assert {spelling: finds(site, spelling) for spelling in spellings} == {spelling: [] for spelling in spellings}
    assert any(BAR.encode() in content for content in site.values())
    assert f"entities/{entity.id}.html" not in site


def test_a_whole_document_leaves_no_page_and_no_word(made: Path) -> None:
    sha256 = hashes(made)["press.txt"]
    site = published(made, whole(sha256))
    assert not [where for where in site if f"d{sha256[:12]}" in where]
    for secret in ("It held 12 men", "Daily Ledger", "press.txt", sha256, f"d{sha256[:12]}"):
        assert finds(site, secret) == [], secret
    assert finds(site, "Omar Nassif")


def test_words_of_a_document_take_with_them_what_was_read_from_them(made: Path) -> None:
    sha256 = hashes(made)["press.txt"]
    site = published(made, words(sha256, "captured Omar\nNassif in Dara"))
    for secret in ("captured Omar Nassif in Dara", "2011-05-03-never", "had captured Omar"):
        assert finds(site, secret) == [], secret
    page = page_of(site, "press")
    assert 'aria-label="redacted"' in page
    assert "Farid Haddad" in page


def test_a_date_that_is_blacked_out_dates_nothing(made: Path) -> None:
    site = published(made, words(hashes(made)["press.txt"], "3 May 2011"))
    assert finds(site, "2011-05-03") == []
    assert finds(site, "3 May 2011") == []


def test_redacted_words_stand_where_they_are_not_redacted(made: Path) -> None:
    site = published(made, words(hashes(made)["press.txt"], "Omar Nassif", "had captured … in Dara"))
    assert "Omar Nassif" not in page_of(site, "press")
    assert finds(site, "Omar Nassif")


def test_what_is_published_holds_together(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.isnad"
    copy.write_bytes(made.read_bytes())
    pipeline.judge(copy, [everywhere("Farid Haddad"), words(hashes(made)["press.txt"], "held 12")])
    with open(copy) as case, pipeline.redacted(case) as (shown, spans):
        faults = [fault for fault in check(shown) if "bytes cannot be had" not in fault.what]
        assert [fault for fault in faults if fault.where != "meta"] == []
        assert shown.judgements() == ()
        for document in shown.documents():
            assert document.text.count(BAR) == len(spans[document.id][1])


def test_lines_and_downloads_agree(made: Path) -> None:
    site = published(made, everywhere("Farid Haddad"))
    for line in site["collection.jsonl"].decode().splitlines():
        told = json.loads(line)
        if told["type"] == "claim":
            text = site[f"documents/{told['document']}.txt"].decode()
            anchor = told["anchor"]
            assert text[anchor["start"] : anchor["end"]] == anchor["quote"]


PIECES = st.sampled_from(
    ["Omar Nassif", "It held", "12 men", "on 3 May 2011", "said", "Brigade had captured Omar Nassif"]
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quote=PIECES, name=st.sampled_from(["Farid Haddad", "the Cedar Brigade", "Dara", None]))
def test_any_redactions_together(made: Path, quote: str, name: str | None) -> None:
    sha256 = hashes(made)["press.txt"]
    site = published(made, words(sha256, quote), *([everywhere(name)] if name else []))
    assert quote not in page_of(site, "press")
    assert finds(site, sha256) == finds(site, f"d{sha256[:12]}") == []
    if name:
        assert finds(site, name) == []


def test_without_redactions_nothing_is_copied(made: Path) -> None:
    with open(made) as case, pipeline.redacted(case) as (shown, _):
        assert isinstance(shown, Casefile)
        assert shown is case
