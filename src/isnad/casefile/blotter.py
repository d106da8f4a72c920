"""Blotter: finds words that must not be read, in whatever case, marks, spacing or escape they are written."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

BAR = "█████"  # one length for all: how long a word was is not told
_LEAST = 2  # letters; an initial alone is no name that could be found
_INSIDE = 5  # letters from which a form is found inside a word; fewer must be a word of their own
_LONG = 8  # letters from which a form over several words is found inside them, too
_INSIDE_OTHER = 3  # the same in scripts that join their small words to the next or write without spaces
_SIGNS = "'’‘ʿʾʼʻ`´′ʹـ"
_GONE = {ord(sign): None for sign in _SIGNS}
_APART = re.compile(r"[\W_]+")
_ESCAPE = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&#?[0-9A-Za-z]{1,10};|\\u[0-9A-Fa-f]{4}")
_TAG = re.compile(r"<[^<>]*>")

Span = tuple[int, int]


class Blotter:
    """Words to black out. Two writings are one when their letters are, without case, marks, signs and separators."""

    def __init__(self, words: Iterable[str]) -> None:
        forms = {letters(word) for word in words}
        self.forms = tuple(sorted((form for form in forms if len(form) >= _LEAST), key=lambda f: (-len(f), f)))

    def __bool__(self) -> bool:
        return bool(self.forms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in `text`, as whole words, in order and apart."""
        folded = letters(text)
        present = [form for form in self.forms if form in folded]
        if not present:
            return ()
        places = _places(text)
        stream = "".join(letter for letter, *_ in places)
        found = [span for form in present for span in _found(form, stream, places, text)]
        return merged(found)

    def clean(self, text: str) -> str:
        """`text` with a bar for each of the words."""
        return blacked(text, self.spans(text))

    def without(self, text: str) -> Blotter:
        """The same without the forms that occur in `text`."""
        folded = letters(text)
        kept = Blotter(())
        kept.forms = tuple(form for form in self.forms if form not in folded)
        return kept

    def leaks(self, content: bytes) -> bool:
        """Whether any of the words can be read in `content`: as it is, unescaped from HTML, JSON or an address."""
        text = content.decode("utf-8", "replace")
        return any(self.spans(variant) for variant in _readings(text))


def letters(text: str) -> str:
    """The letters and digits of a text, unescaped and folded: all that a reader compares."""
    text = _ESCAPE.sub(lambda found: _unescaped(found[0]), text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_GONE)
    return _APART.sub("", text.casefold())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as spans in order, none touching another."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return tuple(made)


def blacked(text: str, spans: Iterable[Span]) -> str:
    """`text` with a bar in place of each span."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], BAR]
        at = end
    return "".join([*pieces, text[at:]])


def _places(text: str) -> list[tuple[str, int, int]]:
    """Each folded letter with the characters that it comes from: one, or the escape that it is written as."""
    places, at = [], 0
    while at < len(text):
        escape = _ESCAPE.match(text, at) if text[at] in "%&\\" else None
        end = escape.end() if escape else at + 1
        written = _unescaped(text[at:end]) if escape else text[at]
        plain = unicodedata.normalize("NFKD", written).translate(_GONE).casefold()
        places += [(letter, at, end) for letter in _APART.sub("", plain)]
        at = end
    return places


def _unescaped(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape)
    return html.unescape(escape) if escape.startswith("&") else chr(int(escape[2:], 16))


def _found(form: str, stream: str, places: list[tuple[str, int, int]], text: str) -> Iterator[Span]:
    at = stream.find(form)
    while at >= 0:
        start, end = places[at][1], places[at + len(form) - 1][2]
        whole = _word_start(text, start), _word_end(text, end)
        if _stands(form, text, (start, end), whole):
            yield whole
        at = stream.find(form, at + 1)


def _stands(form: str, text: str, span: Span, whole: Span) -> bool:
    """Whether the letters are the form itself and not the seam of two other words, or a piece of a longer one."""
    if span == whole:
        return True
    parted = _APART.search(
        "".join(c for c in text[span[0] : span[1]] if c not in _SIGNS and not unicodedata.combining(c))
    )
    if parted:
        return len(form) >= _LONG or (len(form) >= _INSIDE and span[0] == whole[0])
    return len(form) >= (_INSIDE if form.isascii() else _INSIDE_OTHER)


def _word_start(text: str, at: int) -> int:
    while at > 0 and _joins(text[at - 1]):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and _joins(text[at]):
        at += 1
    return at


def _joins(char: str) -> bool:
    return char.isalnum() or unicodedata.combining(char) > 0 or char in "ـʿʾ"


def _readings(text: str) -> Iterator[str]:
    yield text
    if "<" in text:
        yield _TAG.sub("", text)
        yield _TAG.sub(" ", text)
