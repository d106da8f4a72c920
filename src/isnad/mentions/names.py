"""Names: their own words without what stands around them, and how two names of one document relate."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from isnad.mentions.numerals import wordset
from isnad.mentions.titles import KEPT, leading_titles

PARTICLES = wordset(
    "al el ul ad as ash at an ar az bin ben ibn bint von van der den de la le du da dos das of the and for"
)
KUNYA = wordset("abu abou umm um abo")
_WORD = re.compile(r"[^\W_]+(?:['’‘ʿʾ`.]+[^\W_]+)*['’]?")
_EDGE = " \t\n\r\xa0.,;:!?\"“”‘'’`()[]{}*-–—_/\\|"
_POSSESSIVE = re.compile(r"['’](?:s|S)?\s*\Z")
_LEADING = re.compile(r"(?:the|a|an|this|that|these|those|his|her|their|its|our|my)\s+", re.IGNORECASE)
_SPELLING = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ey", "ai"),
    ("ay", "ai"),
    ("y", "i"),
    ("e", "a"),
    ("o", "u"),
)
_CONSONANTS = (("dh", "d"), ("gh", "g"), ("q", "k"), ("c", "k"), ("ph", "f"), ("w", "u"), ("j", "g"))


@dataclass(frozen=True, slots=True)
class NameParts:
    """The words of a name that tell, each in one spelling; a kunya (*Abu Layth*) is one part."""

    parts: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether it can stand for one person: two parts, or a kunya."""
        return len(self.parts) > 1 or any("+" in p for p in self.parts)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name without blanks, quotes, determiners and the possessive at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive and text[start:end].rstrip()[-2:].lower() in ("'s", "’s"):
        end = possessive.start()
    while end > start and text[end - 1] in _EDGE and not _keeps_stop(text, start, end):
        end -= 1
    lead = _LEADING.match(text, start, end)
    if lead and lead.end() < end and (text[lead.start()].islower() or not _is_titled(text[start:end])):
        start = lead.end()
    return start, end


def _keeps_stop(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to the name: *U.S.*, *Jr.*, *Inc.*."""
    return (
        bool(re.search(r"(?:\b\w\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|Bros)\.)\Z", text[start:end]))
        and text[start:end].count(".") > 0
    )


def _is_titled(name: str) -> bool:
    """Whether *The* belongs to the name: in quotes or a newspaper's; never judged from case in capitals."""
    return False


def without_titles(text: str, start: int, end: int) -> tuple[int, int, tuple[int, int] | None]:
    """The span of a person's name without its titles, and the titles' span, which may lie before `start`.

    A title that serves as a name stays when one word is left beside it (*Engineer Kamran*, *Hajji Yusif*).
    """
    titles = leading_titles(text, start, end)
    if titles is None:
        return start, end, None
    first, last, kept = titles
    rest = text[last:end].split()
    if kept is not None and len(rest) == 1:
        return min(kept, start) if kept < start else kept, end, (first, kept) if kept > first else None
    if not rest:
        return start, end, None
    return (last if last > start else start), end, (first, last)


@lru_cache(maxsize=20000)
def spelling(word: str) -> str:
    """A word in one spelling: no marks, one vowel where romanisations differ, no doubled letters."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if c.isalnum())
    for written, one in (*_SPELLING, *_CONSONANTS):
        plain = plain.replace(written, one)
    return re.sub(r"(.)\1+", r"\1", plain)


@lru_cache(maxsize=20000)
def parts_of(name: str) -> NameParts:
    """The parts of a name, without particles, titles and numbers."""
    words = [w.replace(".", "") for w in _WORD.findall(name.replace("-", " ").replace("–", " "))]
    low = [w.casefold() for w in words]
    parts: list[str] = []
    skip = False
    for n, word in enumerate(low):
        if skip:
            skip = False
            continue
        if word in KUNYA and n + 1 < len(low):
            after = next((k for k in range(n + 1, len(low)) if low[k] not in PARTICLES), None)
            if after is not None:
                parts.append(f"{spelling(word)}+{spelling(low[after])}")
                low[after] = ""
                continue
        if word and word not in PARTICLES and word not in KEPT | {"s"}:
            parts.append(spelling(word))
    return NameParts(tuple(p for p in parts if p) or tuple(spelling(w) for w in low if w))


def same_person(a: NameParts, b: NameParts) -> bool:
    """Whether two names of one document can be one person's: the parts of one lie in order in the other's.

    >>> same_person(parts_of("Ali Musa Daqduq"), parts_of("Musa Daqduq"))
    True
    """
    short, long = sorted((a.parts, b.parts), key=len)
    rest = iter(long)
    return bool(short) and all(any(_alike(p, q) for q in rest) for p in short)


def _alike(a: str, b: str) -> bool:
    """Equal, or an initial and what it stands for."""
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def initials(name: str) -> set[str]:
    """The acronyms that a name's words can make, small words counted or not: OMS, OOTMS."""
    words = [w for w in _WORD.findall(name.replace("-", " ")) if w]
    every = "".join(w[0] for w in words).upper()
    big = "".join(
        w[0] for w in words if w.casefold() not in PARTICLES and w.casefold() not in ("ahl", "in", "on", "to")
    ).upper()
    capitals = "".join(c for c in name if c.isupper()) if not name.isupper() else ""
    also = "".join(w[0] for w in words if w.casefold() not in PARTICLES).upper()
    return {i for i in (every, big, capitals, also) if len(i) > 1}


def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: two to eight characters, nearly all capitals (*MNF-I*)."""
    letters = [c for c in word if c.isalpha()]
    return (
        2 <= len(letters) <= 8 and " " not in word and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)
    )
