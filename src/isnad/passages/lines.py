"""Lines of a text and how they hang together: what wraps on, what begins anew."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile("[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_PORTION = r"\((?:U|C|R|S|TS|CUI|SBU|LOU|FOUO|OUO|NC|NF|CONF|UNCLAS)(?:[/-]{1,2}[A-Z][A-Z ,/-]{0,40})?\)"
_NUMBERED = (
    r"(?:¶|§)?\s?\d{1,3}(?:\.\d{1,3}){0,3}[.)](?=\s)|\(\d{1,3}\)(?=\s)|(?:¶|§)\s?\d{1,3}(?=\s)|\[\d{1,3}\](?=\s)"
    r"|\([a-zA-Z]\)(?=\s)|\((?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|x)\)(?=\s)|[a-z][.)](?=\s)|[A-Z]\)(?=\s)"
    r"|(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV)\.(?=\s)"
)
_BULLET = r"[•·▪◦‣►■●○∙➢✓*+](?=\s)|[-–—](?=\s)|o(?=\s[A-Z])"
_ITEM = re.compile(
    rf"(?:{_PORTION}\s*)?(?P<number>{_NUMBERED})\s*(?:{_PORTION})?\s*|(?P<bullet>{_BULLET})\s*|{_PORTION}\s*"
)
_LETTERED = re.compile(rf"(?:{_PORTION}\s*)?(?P<letter>[A-Z])\.\s+(?:{_PORTION}\s*)?(?=\S)")
_NARROW = 60
_ENDS = re.compile(r"[.!?؟۔。…:;]['\"”’»)\]*_]*$|\.{3,}[\s.]*\d{1,4}$")
_HANGS = re.compile(
    r"\b(?:of|the|a|an|and|or|to|in|on|at|by|for|from|with|that|which|who|as|is|are|was|were|his|her|their"
    r"|its|has|had|have|be|been|not|than|into|between|de|la|el|al)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its white space: `text[start:end]`, its indent in characters, whether a blank came before."""

    start: int
    end: int
    indent: int
    after_blank: bool
    words: str

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence, clause or label does."""
        return bool(_ENDS.search(self.words[-12:]))

    @property
    def hangs(self) -> bool:
        """Whether it stops at *of*, *the* or another word that ends nothing."""
        return bool(_HANGS.search(self.words[-12:]))

    @property
    def is_open(self) -> bool:
        """Whether it cannot be the end of anything: a comma, a dash or *of the* stands last."""
        return self.words[-1] in ",(–—-" or self.hangs

    @property
    def is_capitals(self) -> bool:
        """Whether its letters are capitals."""
        return self.words.isupper()


def read_lines(text: str, furniture: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """The lines with something on them, without the spans of `furniture`, which part what they stand between."""
    found: list[Line] = []
    cursor = 0
    for match in _LINE.finditer(text):
        for start, end in _outside(match.start(), match.end(), furniture):
            words = text[start:end].strip()
            if not words:
                continue
            first = start + text[start:end].index(words[0])
            gap = text[cursor:first]
            blank = bool(found) and (
                gap.replace("\r\n", "\n").count("\n") + gap.count("\r\n") * 0 > 1 or _parted(gap)
            )
            found.append(Line(first, first + len(words), first - match.start(), blank, words))
            cursor = first + len(words)
    return found


def _parted(gap: str) -> bool:
    """Whether more than line ends and blanks stand between two lines (furniture), or empty lines of odd kinds."""
    return bool(gap.strip()) or len(re.findall("\r\n|[\r\n\x85\u2028\u2029]", gap)) > 1


def _outside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    index = max(0, bisect_right(spans, (start, 0)) - 1)
    while index < len(spans) and spans[index][0] < end:
        low, high = spans[index]
        if high > start:
            if low > start:
                yield start, low
            start = max(start, high)
        index += 1
    if start < end:
        yield start, end


def page_width(lines: Sequence[Line]) -> int:
    """The characters of a full line.

    Lines that go on in small letters show where this document wraps; in capitals all lines are asked. A document
    with too few of either is taken to wrap at 60 at least, so that short lines stay apart.
    """
    pairs = [(line, following) for line, following in pairwise(lines) if not following.after_blank]
    sure = [line for line, following in pairs if following.words[0].islower() and not line.ends]
    capital = [line for line, _ in pairs if line.is_capitals]
    chosen = sure if len(sure) >= 3 else capital if len(capital) > 0.6 * len(pairs) else []
    if len(chosen) < 3:
        return max((line.indent + len(line.words) for line in lines), default=0) if sure else _NARROW
    lengths = sorted(line.indent + len(line.words) for line in chosen)
    return max(lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))], 0 if len(sure) >= 3 else _NARROW)


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next word would not have fitted: the line was wrapped, not ended.

    A quarter of slack is left for proportional type and OCR.
    """
    word = len(following.words.split(None, 1)[0])
    return line.indent + len(line.words) + 1 + word > 0.74 * width


class Items:
    """Finds the marks that list items and numbered paragraphs begin with (*3.*, *(C)*, *•*, *(a)*)."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Letters count as marks where their neighbour is one too, so that *J. Smith* is a name."""
        known = list(lines)
        letters = Counter(match["letter"] for line in known if (match := _LETTERED.match(line.words)))
        if any(line.words.startswith("II.") for line in known):
            letters.update("HI")  # I. is a number where II. follows
        self._letters = frozenset(
            letter for letter in letters if chr(ord(letter) - 1) in letters or chr(ord(letter) + 1) in letters
        )

    def mark(self, line: Line) -> int:
        """The length of the mark at the line's head, 0 where none is; a line that is all mark has none."""
        match = _ITEM.match(line.words)
        if match is None:
            match = _LETTERED.match(line.words)
            if match is None or match["letter"] not in self._letters:
                return 0
        return match.end() if match.end() < len(line.words) else 0

    def is_bullet(self, line: Line) -> bool:
        """Whether the mark is a bullet or dash, not a number."""
        match = _ITEM.match(line.words)
        return bool(match and match["bullet"])
