"""The head of a paper: the body whose paper it is, in capitals on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isnad.mentions.capitals import in_capitals
from isnad.mentions.draft import Span
from isnad.mentions.numerals import wordset
from isnad.mentions.sorts import is_organisation_noun

_LINES = 6  # with words, from the top
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r"[^,(/|–—]+(?<![\s,(/|–—])")
_WIDE = re.compile(r"\s{3,}")
_NO_BODY = wordset(
    "report reports transcript summary minutes inventory notes note record statement letter memorandum translation",
    "interview interrogation debriefing hearing evidence briefing bulletin communique introduction papers notebook",
    "diary annex appendix chapter volume part page copy item batch subject from to fm date ref secret confidential",
    "restricted unclassified classified document documents case file serial press release telegram cable message",
    "history study prosecutor plaintiff v vs versus denies says said announces claims attacks captures kills seizes",
    "program has have had was were is are according before after when while",
)
_BEFORE = re.compile(r"\s*(?:(?:IN|BEFORE|AT) THE |THE )")
_LONGEST = 9  # words


def letterheads(text: str) -> list[Span]:
    """The bodies that the first lines name, without *THE*; none in a text all in capitals."""
    if in_capitals(text):
        return []
    return [span for start, end in _first_lines(text) for span in _bodies(text, start, end)]


def _first_lines(text: str) -> Iterator[Span]:
    seen = 0
    for match in _LINE.finditer(text, 0, 2_000):
        if match[0].strip():
            yield match.span()
            seen += 1
        if seen == _LINES:
            return


def _bodies(text: str, start: int, end: int) -> Iterator[Span]:
    line = text[start:end].strip()
    if not line.isupper() or set(line) & set(':[]"“?!') or line.endswith(".") or _WIDE.search(line):
        return
    for part in _PART.finditer(text, start, end):
        opening = _BEFORE.match(text, part.start(), part.end())
        first = opening.end() if opening else part.start() + len(part[0]) - len(part[0].lstrip())
        words = [word.strip(".'’").casefold() for word in text[first : part.end()].split()]
        named = 1 < len(words) <= _LONGEST and any(is_organisation_noun(word) for word in words)
        if not named or set(words) & _NO_BODY or any(char.isdigit() for char in part[0]):
            return
        yield first, part.end()
