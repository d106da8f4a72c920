"""Acronyms in brackets after the words whose initials they are (after Schwartz and Hearst, 2003)."""

from __future__ import annotations

import re

from isnad.mentions.names import PARTICLES, initials, is_acronym
from isnad.mentions.sorts import sort_of

Span = tuple[int, int]

_SHORT = re.compile(r"[ \t\n]\((?P<short>[A-Z][A-Za-z0-9./-]{1,9})\)")
_GLOSS = re.compile(
    r"(?<![\w-])(?P<short>[A-Z]{2,6}(?:-[A-Z]{1,4})?)[ \n][\[(](?:the "
    r"|THE )?(?P<long>[^\W\d_][^\[\]()\d,;:]{4,80})[\])]"
)
_WORD = re.compile(r"[^\W\d_][\w'’ʿʾ`.]*")
_SKIPPED = PARTICLES | {"ahl", "in", "on", "to", "with"}
_STOP = frozenset(
    ["in", "on", "at", "by", "with", "from", "to", "is", "was", "called", "as", "a", "an", "or", "said"]
)


def short_forms(text: str) -> list[tuple[Span, Span]]:
    """The long and the short form of each acronym that a text explains."""
    found = []
    for m in _SHORT.finditer(text):
        letters = [c for c in m["short"] if c.isalpha() and c.isupper()]
        if len(letters) < 2 or not is_acronym(m["short"]) or m["short"].endswith("."):
            continue
        long = _long_form(text, m.start(), [c.casefold() for c in letters])
        long = long or _by_beginnings(text, m.start(), "".join(letters).casefold())
        if long is not None:
            found.append((long, m.span("short")))
    return found + _glosses(text) + _in_the_head(text)


_HEAD = 12  # lines of a document's head
_LINE = re.compile(r"(?m)^[^\S\n]*(?P<name>[A-Z][A-Z'’-]+(?:[^\S\n]+[A-Z'’-]+){1,6})[^\S\n]*$")


def _in_the_head(text: str) -> list[tuple[Span, Span]]:
    """A body that a document's head names in a line of capitals, and its acronym where the text first uses that."""
    end = 0
    for _ in range(_HEAD):
        end = text.find("\n", end) + 1 or len(text)
    found = []
    for line in _LINE.finditer(text, 0, end):
        words = line["name"].split()
        letters = "".join(w[0] for w in words if w.casefold() not in _SKIPPED)
        short = re.search(rf"(?<![\w-]){re.escape(letters)}(?![\w-])", text) if len(letters) > 2 else None
        if short:
            found.append((line.span("name"), short.span()))
    return found


def _by_beginnings(text: str, end: int, letters: str) -> Span | None:
    """The capital words before `end` whose beginnings make the letters: *OBserver MIssion in Vashkar* (OBMIV)."""
    words = list(_WORD.finditer(text, max(0, end - 160), end))
    if len(letters) < 4 or not words or text[words[-1].end() : end].strip(" \"”’'"):
        return None
    for size in range(2, min(len(words), 8) + 1):
        chosen = words[-size:]
        name = text[chosen[0].start() : end]
        if "\n\n" in name or not all(w[0][0].isupper() or w[0].casefold() in _SKIPPED for w in chosen):
            return None
        if chosen[0][0].casefold() not in _SKIPPED and _begin([w[0].casefold() for w in chosen], letters):
            return chosen[0].start(), chosen[-1].end()
    return None


def _begin(words: list[str], letters: str) -> bool:
    """Whether each word gives one to three of the letters, in order; a small word may give none."""
    if not words or not letters:
        return not words and not letters
    first, rest = words[0], words[1:]
    if first in _SKIPPED and _begin(rest, letters):
        return True
    return any(first[:n] == letters[:n] and _begin(rest, letters[n:]) for n in (1, 2, 3) if len(letters) >= n)


def _glosses(text: str) -> list[tuple[Span, Span]]:
    """*MRP [Marsh Resistance Party]*: an acronym and in brackets what it stands for, perhaps translated."""
    found = []
    for m in _GLOSS.finditer(text):
        words = m["long"].split()
        capital = all(w[0].isupper() or w.casefold() in _SKIPPED for w in words)
        if (
            len(words) > 1
            and capital
            and (sort_of(m["long"], False) == "Organization" or m["short"] in initials(m["long"]))
        ):
            found.append((m.span("long"), m.span("short")))
    return found


def _long_form(text: str, end: int, letters: list[str]) -> Span | None:
    """The capital words before `end` whose initials are the letters; small words may be skipped or counted."""
    words = list(_WORD.finditer(text, max(0, end - 160), end))
    if not words or text[words[-1].end() : end].strip(" \"”’'"):
        return None
    begin: int | None = None
    left = len(letters)
    for word in reversed(words[-len(letters) * 2 - 3 :]):
        low = word[0].casefold()
        small = low in _SKIPPED and word[0][0].islower()
        if low[0] == letters[left - 1] and (word[0][0].isupper() or (small and left > 1)):
            left -= 1
            begin = word.start()
            if not left:
                break
        elif low not in _SKIPPED:
            return None
    if left or begin is None or not text[begin].isupper() or "\n\n" in text[begin:end]:
        return None
    finish = words[-1].end()
    return (begin, finish) if len(text[begin:finish].replace("-", " ").split()) > 1 else None
