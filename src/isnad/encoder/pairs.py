"""What two mentions have in common: the features by which coreference is scored."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

NAME, NOMINAL, PRONOUN = range(3)
SUBJECT, APPOSITION = 1, 2
FEATURES = 40
SURFACE_FEATURES = 32  # those that need neither trees nor attributions
_NOWHERE = -1
_CLASSES = {
    1: "i me my mine myself",
    2: "we us our ours ourselves",
    3: "you your yours yourself yourselves",
    4: "he him his himself",
    5: "she her hers herself",
    6: "it its itself this that",
    7: "they them their theirs themselves these those",
    8: "who whom whose which",
}
_PRONOUN_CLASS = {word: number for number, words in _CLASSES.items() for word in words.split()}
_LIGHT_WORDS = "the a an this that these those his her its their my our your mr mrs ms dr 's ’s ' ’ s , ."
_LIGHT = frozenset(_LIGHT_WORDS.split())
_WORD = re.compile(r"[\w'’-]+")
_DISTANCES = np.array([1, 2, 4, 8, 16])

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MentionTable:
    """Mentions in reading order as columns; `first`, `last` are word indices, `bits` a 64-bit set of their words.

    `content_of` and `source_of` number the attribution that a mention stands in or speaks, `top` and `governor` are
    its head word and that word's head, `role` is 1 for a subject, 2 for an apposition, 0 else; all -1 if unknown.
    """

    first: Ints
    last: Ints
    sentence: Ints
    form: Ints
    kind: Ints
    quoted: Ints
    surface: Ints
    head: Ints
    bits: npt.NDArray[np.uint64]
    acronym: Ints
    pronoun: Ints
    content_of: Ints
    source_of: Ints
    top: Ints
    governor: Ints
    role: Ints

    def __len__(self) -> int:
        return len(self.first)


def _number(word: str) -> int:
    return zlib.crc32(word.encode()) or 1


@lru_cache(maxsize=1 << 14)
def describe(surface: str, head: str, form: int) -> tuple[int, int, int, int, int]:
    """Surface, head, word set, acronym and pronoun class of a mention, as numbers that can be compared."""
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(surface)]
    heavy = [w for w in words if w not in _LIGHT] or words
    bits = 0
    for word in heavy:
        bits |= 1 << (_number(word) % 64)
    capitals = "".join(w[0] for w in _WORD.findall(surface) if w[0].isupper())
    compact = re.sub(r"\W", "", surface)
    acronym = 0
    if form == NAME:
        acronym = _number(
            compact if compact.isupper() and len(compact) < 7 else capitals if len(capitals) > 1 else "-"
        )
    pronoun = _PRONOUN_CLASS.get(words[0] if words else "", 0) if form == PRONOUN else 0
    return _number(" ".join(heavy)), _number(head.lower()), bits, acronym, pronoun


def table(
    spans: Sequence[tuple[int, int, int, int]],
    described: Sequence[tuple[int, int, int, int, int]],
    words: tuple[Sequence[int], Sequence[bool]],
    places: Sequence[tuple[int, int, int, int, int]] | None = None,
) -> MentionTable:
    """Columns from (first, last, form, kind) and `describe` of each mention.

    `words` are the sentence and the quotation of every word, `places` the last five columns of a MentionTable.
    """
    rows = np.array(spans, np.int64).reshape(-1, 4)
    facts = np.array([d[:2] + d[3:] for d in described], np.int64).reshape(-1, 4)
    where = np.array(places, np.int64).reshape(-1, 5) if places else np.full((len(rows), 5), _NOWHERE, np.int64)
    first = rows[:, 0]
    return MentionTable(
        first,
        rows[:, 1],
        np.asarray(words[0], np.int64)[first],
        rows[:, 2],
        rows[:, 3],
        np.asarray(words[1], np.int64)[first],
        facts[:, 0],
        facts[:, 1],
        np.array([d[2] for d in described], np.uint64),
        facts[:, 2],
        facts[:, 3],
        *where.T,
    )


def pair_features(m: MentionTable, i: Ints, j: Ints) -> Floats:
    """Features of the pairs (mention i, earlier mention j), [pairs, FEATURES]."""
    columns = np.zeros((FEATURES, len(i)), np.float32)
    f = columns.T
    pronouns = (m.form[i] == PRONOUN).astype(np.int8) + (m.form[j] == PRONOUN)
    full, both_names = pronouns == 0, (m.form[i] == NAME) & (m.form[j] == NAME)
    same, same_head = m.surface[i] == m.surface[j], m.head[i] == m.head[j]
    shared = m.bits[i] & m.bits[j]
    f[:, 0] = full & same
    f[:, 1] = full & same_head & ~same
    f[:, 2] = both_names & ~same & ((shared == m.bits[i]) | (shared == m.bits[j]))
    f[:, 3] = both_names & (shared == 0)
    f[:, 4] = (pronouns == 2) & (m.pronoun[i] == m.pronoun[j])
    f[:, 5] = (pronouns == 2) & (m.pronoun[i] != m.pronoun[j])
    f[np.arange(len(i)), 6 + m.form[i] * 3 + m.form[j]] = 1
    f[:, 15] = m.kind[i] == m.kind[j]
    f[np.arange(len(i)), 16 + np.searchsorted(_DISTANCES, i - j)] = 1
    apart = m.sentence[i] - m.sentence[j]
    f[:, 22] = apart == 0
    f[:, 23] = apart == 1
    f[:, 24] = (m.quoted[i] & m.quoted[j]) > 0
    f[:, 25] = m.quoted[i] != m.quoted[j]
    f[:, 26] = (m.first[i] <= m.last[j]) & (m.first[j] <= m.last[i])
    f[:, 27] = ((m.pronoun[i] == 4) & (m.pronoun[j] == 5)) | ((m.pronoun[i] == 5) & (m.pronoun[j] == 4))
    f[:, 28] = (m.acronym[i] > 1) & (m.acronym[i] == m.acronym[j]) & ~same
    f[:, 29] = (m.pronoun[i] == 1) | (m.pronoun[i] == 2)
    f[:, 30] = (m.pronoun[j] == 1) | (m.pronoun[j] == 2)
    f[:, 31] = full & same_head & (shared != 0)
    _place_features(m, i, j, f)
    return f


def _place_features(m: MentionTable, i: Ints, j: Ints, f: Floats) -> None:
    """Who speaks and who stands where in the tree: the last eight features."""
    inside = m.content_of[i] >= 0
    speaks = inside & (m.content_of[i] == m.source_of[j])
    speaker_of = (m.content_of[j] >= 0) & (m.content_of[j] == m.source_of[i])
    first_i, first_j = (np.isin(m.pronoun[x], (1, 2)) for x in (i, j))
    f[:, 32] = (speaks & first_i) | (speaker_of & first_j)
    f[:, 33] = (speaks & ~first_i) | (speaker_of & ~first_j)
    f[:, 34] = first_i & first_j & inside & (m.content_of[i] == m.content_of[j])
    f[:, 35] = first_i & first_j & (m.content_of[i] != m.content_of[j])
    f[:, 36] = (m.role[i] == APPOSITION) & (m.governor[i] == m.top[j])
    f[:, 37] = (m.governor[i] >= 0) & (m.governor[i] == m.governor[j])
    f[:, 38] = m.role[j] == SUBJECT
    f[:, 39] = (m.role[i] == SUBJECT) & (m.role[j] == SUBJECT)
