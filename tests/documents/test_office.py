"""DOCX, ODT and e-mail: text in reading order; packages that are none."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from tests.documents.making import package

from isnad.documents import Document, load
from isnad.errors import LimitExceeded, UnreadableDocument
from isnad.passages import split

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TRACKED = f"""<w:p {W}><w:r><w:t xml:space="preserve">The guard </w:t></w:r>
<w:del w:id="1"><w:r><w:delText>was asleep</w:delText></w:r></w:del>
<w:ins w:id="2"><w:r><w:t>left his post</w:t></w:r></w:ins>
<w:moveFrom w:id="3"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>
<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="7"><w:p><w:r><w:t>Log of the gate, p. 12.</w:t></w:r></w:p>
</w:footnote><w:footnote w:id="8"><w:p><w:r><w:t>Never referred to.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def word_file() -> bytes:
    made = docx.Document()
    made.core_properties.title = "Report on the mill"
    made.core_properties.author = "Ana Belk; Omar Tarif"
    made.add_heading("What happened", 1)
    made.add_paragraph("Two men died on 3 May 2006. Nobody saw them.")
    made.add_paragraph("twelve mortars", style="List Bullet")
    made.add_paragraph("forty rifles", style="List Bullet")
    table = made.add_table(2, 2)
    for row, cells in enumerate((("Date", "Event"), ("3 May", "Two men died"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    made.add_paragraph("The end came later.")
    out = io.BytesIO()
    made.save(out)
    return with_parts(out.getvalue(), TRACKED, {"word/footnotes.xml": FOOTNOTES})


def with_parts(data: bytes, paragraph: str, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", paragraph.encode() + b"<w:sectPr", 1)
            new.writestr(name, content)
        for name, xml in parts.items():
            new.writestr(name, xml)
    return out.getvalue()


def read(tmp_path: Path, data: bytes, name: str) -> Document:
    (tmp_path / name).write_bytes(data)
    return load(tmp_path / name)


def test_a_word_file_in_reading_order_with_insertions_and_footnotes(tmp_path: Path) -> None:
    document = read(tmp_path, word_file(), "a.docx")
    assert document.text == (
        "What happened\n\nTwo men died on 3 May 2006. Nobody saw them.\n\ntwelve mortars\nforty rifles\n\n"
        "Date\tEvent\n3 May\tTwo men died\n\nThe end came later.\n\nThe guard left his post.\n\n"
        "Log of the gate, p. 12."
    )
    assert [(document.text[s:e], kind) for s, e, kind in document.marks] == [
        ("What happened", "heading"),
        ("twelve mortars", "list_item"),
        ("forty rifles", "list_item"),
        ("Date\tEvent", "table"),
        ("3 May\tTwo men died", "table"),
        ("Log of the gate, p. 12.", "footnote"),
    ]
    assert (document.title, document.authors) == ("Report on the mill", ("Ana Belk", "Omar Tarif"))
    assert document.date is None
    kinds = {document.text[p.start : p.end]: p.kind for p in split(document)}
    assert kinds["What happened"] == "heading"
    assert kinds["twelve mortars"] == "sentence"


def test_a_word_file_that_is_no_zip(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.docx: is no DOCX file"):
        read(tmp_path, b"The men left the mill.", "a.docx")


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no text document"):
        read(tmp_path, package({"a.txt": "words"}), "a.docx")


def test_a_word_file_with_broken_xml(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.docx: is damaged"):
        read(tmp_path, package({"word/document.xml": "<w:document><w:body>"}), "a.docx")


def test_a_truncated_word_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.docx: "):
        read(tmp_path, word_file()[:4000], "a.docx")


def test_a_zip_bomb(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match=r"a\.docx: .* unpack to"):
        read(tmp_path, package({"word/document.xml": b" " * (40 << 20)}), "a.docx")


def test_entities_of_a_package_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    body = "<w:body><w:p><w:r><w:t>&l8;</w:t></w:r></w:p></w:body>"
    xml = f'<!DOCTYPE x [<!ENTITY l0 "lol">{entities}]><w:document {W}>{body}</w:document>'
    with pytest.raises(UnreadableDocument):
        read(tmp_path, package({"word/document.xml": xml}), "a.docx")


ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:h text:outline-level="1">What happened</text:h><text:p>Two men<text:s text:c="2"/>died<text:note
><text:note-citation>1</text:note-citation><text:note-body><text:p>Log, p. 12.</text:p></text:note-body
></text:note>. Nobody saw.</text:p>
<text:list><text:list-item><text:p>twelve mortars</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>"""


def test_an_opendocument_text(tmp_path: Path) -> None:
    document = read(tmp_path, package({"content.xml": ODT}), "a.odt")
    assert document.text == "What happened\n\nTwo men  died. Nobody saw.\n\ntwelve mortars\n\nLog, p. 12."
    assert [kind for _, _, kind in document.marks] == ["heading", "list_item", "footnote"]
    assert document.title == "What happened"


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ana Belk <ana@courier.example>"
    made["Subject"] = "The mill – two dead"
    made["Date"] = "Wed, 03 May 2006 22:10:00 +0300"
    made.set_content("Two men died.\n\nNobody saw them – ever.\n")
    return made


def test_an_email(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"1234", maintype="application", subtype="pdf", filename="map.pdf")
    document = read(tmp_path, made.as_bytes(), "a.eml")
    assert document.text == "Two men died.\n\nNobody saw them – ever."
    assert (document.title, document.date, document.authors) == ("The mill – two dead", "2006-05-03", ("Ana Belk",))
    assert document.warnings == ("attachment not read: map.pdf",)


def test_an_email_without_a_header(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.eml: is no e-mail"):
        read(tmp_path, b"\n\njust words", "a.eml")
