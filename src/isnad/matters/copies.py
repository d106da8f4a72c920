"""Which documents and passages are copies of one another: an echo is the same words under another masthead."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from isnad.documents.document import Document
from isnad.matters.union import Union

if TYPE_CHECKING:
    from datasketch import MinHash

_WORDS = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n\s*\n")
_CORRECTS = re.compile(r"\b(?:correct(?:s|ed|ion)|updates?|updated|revised|amended|clarification|writethru)\b", re.I)
_SHINGLE = 4
_PERMUTATIONS = 48
_ROWS = 4  # of a band: with twelve bands of four, a threshold of about one half
SHINGLES, SENTENCES = 1, 2
_SIMILAR = 0.6  # of the shingles of both together
_CONTAINED = 0.7  # of the sentences of the shorter one
COMMON = 40  # a sentence in more documents than this is a form's own text, and shows nothing
_SHORTEST = 8  # words; shorter passages can be alike by chance
_RUN = 12  # words; nobody writes so many in the same order without copying


Pair = tuple[str, str, int]
"""Two documents that are near-copies, the lesser id first, by shingles (1) or by sentences (2)."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What near-copies of a document are found by: `bands` of its MinHash, its long `sentences`, both hashed."""

    bands: tuple[int, ...]
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Copies:
    """`first` gives each document the first of its near-copies and revisions (itself where it has none), `revised`
    each document that a later revision replaced that revision. `sketches` and `alike` are what they were found by."""

    first: Mapping[str, str]
    revised: Mapping[str, str]
    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    alike: frozenset[Pair] = frozenset()


def find_copies(documents: Iterable[Document]) -> Copies:
    """The near-copies and revisions among documents; near-linear in their number.

    Near-copies share six tenths of their four-word shingles (MinHash with locality-sensitive hashing, then the exact
    figure), or seven tenths of the shorter one's sentences. The first is the earliest by date, then by id. A revision
    is named by `revision_of`, or is a near-copy of the same publication that corrects or bears a later date.
    """
    found = {document.id: document for document in documents}
    sketches = {name: sketch(document) for name, document in found.items()}
    alike = frozenset((*_alike(found, sketches), *_contained(sketches)))
    first, revised = families(found, alike, named_revisions(found.values()))
    return Copies(first, revised, sketches, alike)


def families(
    found: Mapping[str, Document], alike: Iterable[Pair], named: Sequence[tuple[str, str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """`first` and `revised` of Copies, for documents of which none is alike to another that is not given."""
    pairs = sorted({(one, other) for one, other, _ in alike})
    revised = dict(named) | {older: newer for pair in pairs for older, newer in _revision(*pair, found)}
    union: Union[str] = Union()
    for left, right in [*named, *pairs]:
        union.join(left, right)
    first = {name: min(union.group(name), key=lambda other: (found[other].date or "9999", other)) for name in found}
    return first, {older: newer for older, newer in revised.items() if older != newer}


def sketch(document: Document) -> Sketch:
    """The document's sketch."""
    return Sketch(_bands(document), frozenset(zlib.crc32(" ".join(s).encode()) for s in _sentences(document.text)))


def are_near(left: Document, right: Document) -> bool:
    """Whether two documents share six tenths of their shingles."""
    return _overlap(_shingles(_words(left.text), _SHINGLE), _shingles(_words(right.text), _SHINGLE)) >= _SIMILAR


def are_contained(shared: int, sizes: tuple[int, int]) -> bool:
    """Whether documents of so many sentences are near-copies when they share so many that few others have."""
    return shared >= 2 and shared >= _CONTAINED * min(sizes)


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


def named_revisions(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """(older, newer) for each document whose `revision_of` names another by its path, its file's name or its id."""
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


def _bands(document: Document) -> tuple[int, ...]:
    """Hashed bands of the document's MinHash: two documents that share one may be near-copies."""
    shingles = _shingles(_words(document.text), _SHINGLE)
    if len(shingles) < _SHORTEST:
        return ()
    made = _empty().copy()
    made.update_batch([shingle.encode() for shingle in shingles])
    rows = made.hashvalues.reshape(-1, _ROWS)
    return tuple(_hash(bytes([number]) + row.tobytes()) for number, row in enumerate(rows))


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=_PERMUTATIONS, hashfunc=zlib.crc32)


def _hash(content: bytes) -> int:
    return int.from_bytes(blake2b(content, digest_size=7).digest())


def _alike(documents: Mapping[str, Document], sketches: Mapping[str, Sketch]) -> Iterator[Pair]:
    shelves: dict[int, list[str]] = defaultdict(list)
    for name, made in sketches.items():
        for band in made.bands:
            shelves[band].append(name)
    pairs = {pair for names in shelves.values() if len(names) > 1 for pair in combinations(sorted(names), 2)}
    shelves.clear()
    for one, other in sorted(pairs):
        if are_near(documents[one], documents[other]):
            yield one, other, SHINGLES


def _contained(sketches: Mapping[str, Sketch]) -> Iterator[Pair]:
    holders: dict[int, list[str]] = defaultdict(list)
    for name, made in sketches.items():
        for value in made.sentences:
            holders[value].append(name)
    shared = Counter(
        pair for names in holders.values() if 1 < len(names) <= COMMON for pair in combinations(sorted(names), 2)
    )
    for (one, other), number in shared.items():
        if are_contained(number, (len(sketches[one].sentences), len(sketches[other].sentences))):
            yield one, other, SENTENCES


def _sentences(text: str) -> Iterable[list[str]]:
    found = (_words(part) for part in _SENTENCE_END.split(text))
    return (words for words in found if len(words) >= _SHORTEST)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _shingles(words: Sequence[str], size: int) -> set[str]:
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def _overlap(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0
