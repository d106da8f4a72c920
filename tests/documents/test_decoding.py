"""Encodings: every text comes back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.documents.decoding import decode
from isnad.errors import UnreadableDocument

FRENCH = "L’été dernier, le général a été arrêté à la frontière, près de l’hôtel. « Non », dit-il."
RUSSIAN = "Представитель министерства сообщил, что полковник был задержан вчера утром."
ARABIC = "قال المتحدث باسم الوزارة إن القوات اعتقلت الرجل في المدينة صباح أمس"
GREEK = "Ο εκπρόσωπος του υπουργείου είπε ότι ο συνταγματάρχης συνελήφθη χθες"
ENGLISH = "The colonel’s men said “no” – and left the café. Nobody saw them."

CASES = [
    *(
        (text, code)
        for text in (FRENCH, RUSSIAN, ARABIC, GREEK, ENGLISH)
        for code in ("utf-8", "utf-8-sig", "utf-16")
    ),
    *((text, code) for text in (FRENCH, RUSSIAN, ARABIC, ENGLISH) for code in ("utf-16-le", "utf-16-be", "utf-32")),
    (FRENCH, "cp1252"),
    (ENGLISH, "cp1252"),
    (FRENCH.replace("’", "'"), "latin-1"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN.upper(), "cp1251"),
    (ARABIC, "cp1256"),
    (ARABIC, "iso8859-6"),
    (GREEK, "cp1253"),
    ("Selim, known as " + ARABIC + ", left. " + ENGLISH.replace("–", "-").replace("é", "e"), "cp1256"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_what_was_encoded_is_decoded(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_is_read_as_itself(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")) == text


def test_a_few_broken_bytes_spoil_no_utf8_text() -> None:
    data = RUSSIAN.encode("utf-8")
    assert decode(data[:-1])[:-1] == RUSSIAN[:-2]
    assert decode(data + b" \xff").startswith(RUSSIAN)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03IHDR" * 200,
        b"PK\x03\x04" + bytes(reversed(range(256))) * 20,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 500 + b"\x13\x37" * 100,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes((i * 73 + i * i * 31) % 256 for i in range(5000)),
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"scan\.txt: is binary data"):
        decode(data, "scan.txt")
