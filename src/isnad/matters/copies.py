"""Which documents and passages are copies of one another: an echo is the same words under another masthead."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath

from isnad.documents.document import Document
from isnad.matters.union import Union

_WORDS = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n\s*\n")
_CORRECTS = re.compile(r"\b(?:correct(?:s|ed|ion)|updates?|updated|revised|amended|clarification|writethru)\b", re.I)
_SHINGLE = 4
_PERMUTATIONS = 48
_SIMILAR = 0.6  # of the shingles of both together
_CONTAINED = 0.7  # of the sentences of the shorter one
_COMMON = 40  # a sentence in more documents than this is a form's own text, and shows nothing
_SHORTEST = 8  # words; shorter passages can be alike by chance
_RUN = 12  # words; nobody writes so many in the same order without copying


@dataclass(frozen=True, slots=True)
class Copies:
    """`first` gives each document the first of its near-copies and revisions (itself where it has none), `revised`
    each document that a later revision replaced that revision."""

    first: Mapping[str, str]
    revised: Mapping[str, str]


def find_copies(documents: Iterable[Document]) -> Copies:
    """The near-copies and revisions among documents; near-linear in their number.

    Near-copies share six tenths of their four-word shingles (MinHash with locality-sensitive hashing, then the exact
    figure), or seven tenths of the shorter one's sentences. The first is the earliest by date, then by id. A revision
    is named by `revision_of`, or is a near-copy of the same publication that corrects or bears a later date.
    """
    found = {document.id: document for document in documents}
    alike = {*_alike(found), *_contained(found.values())}
    named = _named_revisions(found.values())
    revised = dict(named) | {older: newer for pair in sorted(alike) for older, newer in _revision(*pair, found)}
    union: Union[str] = Union()
    for left, right in [*named, *alike]:
        union.join(left, right)
    first = {name: min(union.group(name), key=lambda other: (found[other].date or "9999", other)) for name in found}
    return Copies(first, {older: newer for older, newer in revised.items() if older != newer})


def copied(left: str, right: str) -> bool:
    """Whether two passages are the same words but for small changes, or share a run of twelve words."""
    one, other = _words(left), _words(right)
    if min(len(one), len(other)) < _SHORTEST:
        return False
    if one == other or _shingles(one, _RUN) & _shingles(other, _RUN):
        return True
    return _overlap(_shingles(one, 3), _shingles(other, 3)) >= _SIMILAR


def passage_around(text: str, start: int, end: int) -> str:
    """The sentence or sentences of `text` in which the characters from `start` to `end` stand."""
    before = max(
        (match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 400), start)),
        default=max(0, start - 400),
    )
    after = _SENTENCE_END.search(text, max(start, end - 2), end + 400)
    return text[before : after.end() if after else end + 400]


def _named_revisions(documents: Iterable[Document]) -> list[tuple[str, str]]:
    known = list(documents)
    names = {PurePosixPath(document.path).name: document.id for document in known}
    names |= {name: document.id for document in known for name in (document.path, document.id)}
    found = ((document, document.revision_of) for document in known if document.revision_of)
    return [
        (older, document.id)
        for document, name in found
        if (older := names.get(name) or names.get(PurePosixPath(name).name))
    ]


def _revision(left: str, right: str, documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """The pair as older and newer when the one revises the other, else nothing."""
    one, other = documents[left], documents[right]
    publication = one.publisher and other.publisher and one.publisher.lower() == other.publisher.lower()
    if not publication or one.text == other.text:
        return []
    marks = bool(_CORRECTS.search(_ends(one.text))), bool(_CORRECTS.search(_ends(other.text)))
    if marks[0] != marks[1]:
        return [(right, left) if marks[0] else (left, right)]
    if one.date and other.date and one.date != other.date:
        return [(left, right) if one.date < other.date else (right, left)]
    return []


def _ends(text: str) -> str:
    return f"{text[:600]} {text[-400:]}"


def _alike(documents: Mapping[str, Document]) -> Iterable[tuple[str, str]]:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, hashfunc=zlib.crc32)
    sketches = {}
    for document in documents.values():
        shingles = _shingles(_words(document.text), _SHINGLE)
        if len(shingles) >= _SHORTEST:
            sketches[document.id] = sketch = empty.copy()
            sketch.update_batch([shingle.encode() for shingle in shingles])
            lsh.insert(document.id, sketch)
    for name, sketch in sketches.items():
        for other in lsh.query(sketch):
            if name < other and _near(documents[name], documents[other]):
                yield name, other


def _near(left: Document, right: Document) -> bool:
    return _overlap(_shingles(_words(left.text), _SHINGLE), _shingles(_words(right.text), _SHINGLE)) >= _SIMILAR


def _contained(documents: Iterable[Document]) -> Iterable[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for document in documents:
        hashes = {zlib.crc32(" ".join(words).encode()) for words in _sentences(document.text)}
        sizes[document.id] = len(hashes)
        for value in hashes:
            holders[value].append(document.id)
    shared = Counter(
        pair for names in holders.values() if 1 < len(names) <= _COMMON for pair in combinations(sorted(names), 2)
    )
    return [(a, b) for (a, b), n in shared.items() if n >= 2 and n >= _CONTAINED * min(sizes[a], sizes[b])]


def _sentences(text: str) -> Iterable[list[str]]:
    found = (_words(part) for part in _SENTENCE_END.split(text))
    return (words for words in found if len(words) >= _SHORTEST)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _shingles(words: Sequence[str], size: int) -> set[str]:
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def _overlap(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0
