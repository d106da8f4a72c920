"""Sources, metadata, limits, revisions, and every bad file that a folder may hold."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from tests.documents.making import LINES, encrypted_pdf, pdf

from isnad.documents import Document, Limits, find_sources, from_text, load, load_guarded, revisions
from isnad.documents.revisions import same_page
from isnad.errors import InputError, LimitExceeded, UnreadableDocument

STORY = "Two men left the mill at dawn. Nobody saw them.\n"


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_folders_are_walked_in_order_without_hidden_files_and_casefiles(tmp_path: Path) -> None:
    names = ("b.txt", "a/z.md", "a/b/c.pdf", ".hidden.txt", ".git/x.txt", "c.isnad", "c.isnad-wal", "metadata.csv")
    fill(tmp_path, dict.fromkeys(names, "path\n"))
    found = find_sources([tmp_path, tmp_path / "b.txt"])
    assert [source.name for source in found] == ["b.txt", "a/z.md", "a/b/c.pdf"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path, {"x/report.txt": STORY, "y/report.txt": STORY})
    found = find_sources([tmp_path / "x" / "report.txt", tmp_path / "y" / "report.txt"])
    assert [source.name for source in found] == ["report.txt", "y/report.txt"]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: there is no such file"):
        find_sources([tmp_path / "nowhere"])


def test_metadata_outranks_the_document(tmp_path: Path) -> None:
    table = (
        "\ufeffPath,Title,date,publisher,authors,url,language,grade,revision_of,note\n"
        'a/r.txt,"The mill, again",3 May 2006,OPA,Ana Belk; O. Tarif,https://o.example/m,en,B2,b.txt,x\n'
        "b.txt,,sometime,,,,,,\n"
    )
    fill(tmp_path, {"metadata.csv": table, "a/r.txt": f"Published: May 9, 2006\n\n{STORY}", "b.txt": STORY})
    first, second = (load(source) for source in sorted(find_sources([tmp_path]), key=lambda source: source.name))
    assert first.title == "The mill, again"
    assert (first.date, first.publisher, first.authors) == ("2006-05-03", "OPA", ("Ana Belk", "O. Tarif"))
    assert (first.url, first.grade, first.revision_of) == ("https://o.example/m", "B2", "b.txt")
    assert second.date is None
    assert second.warnings == ("metadata.csv line 3: the date 'sometime' is not read; write 2007-06-14 or 2007-06",)
    assert load(tmp_path / "a" / "r.txt").grade == "B2"


def test_metadata_without_a_path_column_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, {"metadata.csv": "file,title\n", "a.txt": STORY})
    with pytest.raises(InputError, match=r"metadata\.csv: the first line has no column named path"):
        find_sources([tmp_path])


def test_the_same_bytes_are_the_same_document(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": STORY, "b.txt": STORY, "c.txt": STORY + "."})
    one, two, other = (load(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt"))
    assert one.id == two.id == "d" + hashlib.sha256(STORY.encode()).hexdigest()[:12]
    assert other.id != one.id


def test_a_text_file_is_its_characters_with_lf(tmp_path: Path) -> None:
    words = "A 𝔘 e\u0301\tx  \r\n\r\n\rend \n"
    fill(tmp_path, {"a.txt": b"\xef\xbb\xbf" + words.encode()})
    assert load(tmp_path / "a.txt").text == words.replace("\r\n", "\n")
    assert from_text(words).text == words


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    document = from_text("one\ftwo\f")
    assert [(page.number, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "one"),
        (2, "two"),
    ]


def test_markdown_keeps_its_source_and_marks_its_structure(tmp_path: Path) -> None:
    front = "---\ntitle: The mill\ndate: 2006-05-03\nauthor: Ana Belk\n---\n"
    source = front + "# What *happened*\n\nTwo men\n- a list\n\n```\n# no\n```\n> so"
    fill(tmp_path, {"a.md": source})
    document = load(tmp_path / "a.md")
    assert document.text == source
    assert (document.title, document.date, document.authors) == ("The mill", "2006-05-03", ("Ana Belk",))
    marks = [(source[start:end], kind) for start, end, kind in document.marks[1:]]
    assert marks == [("What *happened*", "heading"), ("a list", "list_item"), ("so", "quote")]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n ", "is empty"),
        ("a.pdf", b"", "is empty"),
        ("a.txt", bytes(range(256)) * 50, "is binary data"),
        ("a.txt", pdf([list(LINES)]), "is binary data"),
        ("a.pdf", encrypted_pdf(), "is encrypted"),
        ("a.pdf", pdf([list(LINES)])[:700], "is truncated"),
        ("a.docx", b"no zip", "is no DOCX"),
        ("a.xyz", b"words", "xyz files are not read"),
        ("a.doc", b"words", "doc files are not read"),
    ],
)
@pytest.mark.parametrize("read", [load, load_guarded])
def test_a_bad_file_is_named_with_its_reason_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, reason: str, read: type[Document]
) -> None:
    fill(tmp_path, {name: data})
    with pytest.raises(UnreadableDocument, match=rf"^{name.replace('.', chr(92) + '.')}: .*{reason}") as error:
        read(tmp_path / name)
    assert error.value.advice
    assert error.value.exit_code == 3


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(UnreadableDocument, match=r"a\.txt: cannot be opened"):
        load(tmp_path / "a.txt")


def test_ten_thousand_empty_files(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").touch()
    sources = find_sources([tmp_path])
    assert len(sources) == 10_000
    for source in sources:
        with pytest.raises(UnreadableDocument, match="is empty"):
            load_guarded(source)


def test_a_guarded_file_is_read_as_an_unguarded_one(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>The mill</h1><p>{STORY * 5}</p></article></body></html>"
    fill(tmp_path, {"a.pdf": pdf([list(LINES)] * 2), "a.html": page, "a.txt": STORY})
    for source in find_sources([tmp_path]):
        assert load_guarded(source) == load(source)


def slow_page() -> str:
    return "<html><body>" + "<p>The army denied it today in the city, said the colonel.</p>" * 120_000


def test_time_is_limited_and_the_next_file_is_read(tmp_path: Path) -> None:
    fill(tmp_path, {"slow.html": slow_page(), "a.pdf": pdf([list(LINES)])})
    with pytest.raises(LimitExceeded, match=r"slow\.html: took more than 1 seconds"):
        load_guarded(tmp_path / "slow.html", Limits(cpu_seconds=1))
    with pytest.raises(LimitExceeded, match=r"slow\.html: took more than 1 seconds"):
        load_guarded(tmp_path / "slow.html", Limits(wall_seconds=1))
    assert "camp" in load_guarded(tmp_path / "a.pdf").text


def test_memory_is_limited_and_the_next_file_is_read(tmp_path: Path) -> None:
    fill(tmp_path, {"big.html": slow_page(), "a.pdf": pdf([list(LINES)])})
    with pytest.raises((LimitExceeded, UnreadableDocument), match=r"big\.html: "):
        load_guarded(tmp_path / "big.html", Limits(memory_bytes=200 << 20))
    assert "camp" in load_guarded(tmp_path / "a.pdf").text


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    from isnad.documents import guard

    fill(tmp_path, {"a.pdf": pdf([list(LINES)])})
    load_guarded(tmp_path / "a.pdf")
    os.kill(guard._WORKERS[0].process.pid, 9)
    guard._WORKERS[0].process.wait()
    assert "camp" in load_guarded(tmp_path / "a.pdf").text
    guard.close_worker()
    assert guard._WORKERS == []


def test_pages_of_one_address_are_revisions_in_order_of_date() -> None:
    def page(text: str, date: str | None, url: str | None = "https://www.o.example/m/?utm_source=x#top") -> Document:
        return from_text(text, path=f"{text}.txt", date=date, url=url)

    old, new, newest = page("one", "2006-05-03"), page("two", "2006-05-04", "http://o.example/m"), page("three", None)
    other = page("four", "2006-05-03", "https://o.example/n")
    named = from_text("five", path="five.txt", revision_of="four.txt")
    found = revisions([newest, other, new, old, named])
    assert found == {new.id: old.id, newest.id: new.id, named.id: other.id}


def test_addresses_of_one_page() -> None:
    assert same_page("https://www.o.example/m/?id=2&utm_source=x") == same_page("http://O.example/m?id=2#top")
    assert same_page("https://o.example/m?id=2") != same_page("https://o.example/m?id=3")
