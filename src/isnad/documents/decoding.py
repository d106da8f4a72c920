"""Bytes to characters: which encoding a text file is in."""

from __future__ import annotations

import codecs
import re

from isnad.errors import UnreadableDocument

SAMPLE = 1 << 18  # bytes that are looked at to guess an encoding; whole files are decoded
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")

# The commonest letters of running text: three quarters of a Russian, two thirds of an Arabic or Greek page.
_COMMON = {
    "cp1251": frozenset("оеаинтсрвлкмдпуяы"),
    "koi8-r": frozenset("оеаинтсрвлкмдпуяы"),
    "cp1256": frozenset("اليمونرتبهدعفسكقح"),
    "iso8859-6": frozenset("اليمونرتبهدعفسكقح"),
    "cp1253": frozenset("αοιετσνηυρπκμλςόίά"),
}
_WESTERN = frozenset("éèêëàâäáãåçñöøôóòõüùûúíìîïýßæœÉÈÀÁÂÄÖÜÓÇÑØÅ’‘“”–—…•«»°§·©®€£½¼ \u00a0¿¡ªº")
_ENCODED_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")


def decode(data: bytes, name: str = "the file") -> str:
    """The characters of a text file, without its byte order mark.

    UTF-8, UTF-16 and UTF-32 with or without a mark; else the single-byte code page whose letters make the most
    likely words (Windows Western, Cyrillic, Arabic, Greek, KOI8-R, ISO 8859-6). Raises `UnreadableDocument` for
    bytes that are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    wide = _wide_encoding(data[:4096])
    if wide:
        return _strict(data, wide, name)
    if len(_CONTROL.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 200:
        raise _no_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            return data.decode("utf-8", "replace")
    return _single_byte(data, name)


def _no_text(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name}: is binary data, not text",
        "If it is a PDF, DOCX or HTML file, give it that ending; else leave it out.",
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    width = 4 if "32" in encoding else 2 if "16" in encoding else 1
    text = data[: len(data) - len(data) % width].decode(encoding, "replace")
    if len(_ODD.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 50:
        raise _no_text(name)
    return text.removeprefix("\ufeff")


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: zero bytes in a fixed place of most characters, or Arabic or Cyrillic rows."""
    if len(head) < 4 or len(head) % 2:
        head = head[: len(head) // 2 * 2]
    if len(head) < 4:
        return None
    quarters = [head[i::4].count(0) * 4 / len(head) for i in range(4)]
    if min(quarters[2:]) > 0.9 and quarters[0] < 0.1:
        return "utf-32-le"
    if min(quarters[:2]) > 0.9 and quarters[3] < 0.1:
        return "utf-32-be"
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = head[place::2], head[1 - place :: 2]
        rows = sum(high.count(row) for row in (0, 4, 6, 0x20))
        if rows > 0.9 * len(high) and high.count(0) > 0.05 * len(high) and low.count(0) < 0.05 * len(low) + 1:
            return encoding
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 with a few broken bytes (a cut character at the end, a stray byte), not another encoding."""
    sample = data[:SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    cut_at_end = error.end == len(data) and error.reason == "unexpected end of data" and high > 6
    return cut_at_end or (high > 20 and broken * 10 < high)


def _single_byte(data: bytes, name: str) -> str:
    words = [word for word in _ENCODED_WORD.findall(data[:SAMPLE]) if max(word) >= 0x80]
    encoding = max(_COMMON, key=lambda candidate: _likelihood(words, candidate))
    if _likelihood(words, encoding) <= _western(words):
        encoding = "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("latin-1") if encoding == "cp1252" else data.decode(encoding, "replace")
    if len(_ODD.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 100:
        raise _no_text(name)
    return text


def _likelihood(words: list[bytes], encoding: str) -> float:
    """The share of letters that are common letters of the script, over words spelt in that script alone."""
    common, letters, whole = _COMMON[encoding], 0, 0
    for word in words[:4000]:
        text = word.decode(encoding, "replace")
        inner = [char for char in text if char.isalpha() and ord(char) > 0x250]
        capitals = sum(char.isupper() for char in text[1:]) if len(text) > 1 else 0
        letters += len(text)
        if len(inner) >= 0.7 * len(text) and len(text) > 1:
            whole += sum(char.lower() in common for char in inner) - (capitals if not text.isupper() else 0)
    return whole / max(1, letters)


def _western(words: list[bytes]) -> float:
    """The share of bytes in words with accents that are Latin letters or their usual accents and quotes."""
    total = good = 0
    for word in words[:4000]:
        text = word.decode("cp1252", "replace")
        plain = sum(char.isascii() for char in text)
        total += len(text)
        likely = plain >= len(text) / 2 or len(text) == 1
        good += plain + sum(char in _WESTERN for char in text) if likely else 0
    return good / max(1, total) * 0.5
