"""What two persons' names have in common, as figures: the features that the learned weights read."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from isnad.entities.alignment import Alignment
from isnad.entities.persons import PersonName
from isnad.entities.spellings import (
    FAR_EVIDENCE,
    IS_INITIAL,
    IS_SAME,
    IS_SHORTENED,
    IS_SPELLED,
    SAME,
    Relation,
    relate,
)
from isnad.entities.vetoes import father_for_son
from isnad.entities.words import INITIAL, NUMBER, SOFT, Word

if TYPE_CHECKING:
    from isnad.entities.weights import Array

FEATURES = (
    "bias", "same_words", "same_rarity", "spelled_for", "spelled_against", "nicknames", "namesakes",
    "initials_full", "initials_both", "crossed", "script", "last_same", "last_spelled", "last_apart",
    "first_same", "first_initial", "first_nickname", "first_spelled", "first_spelled_rarity", "first_apart",
    "last_crossed", "first_crossed", "shifted", "both_left_full", "both_left_initial", "left_one",
    "left_one_initial", "left_soft", "left_rarity", "first_left_both", "first_left_initials", "middle_initials",
    "middle_mixed", "middle_full", "nearest_left", "rare_left", "one_word", "one_word_rarity", "both_one_word",
    "one_word_is_last", "covered_shorter", "covered_longer", "middle_rarity", "others_match",
    "generations_differ", "generation_once", "wife", "female_once", "titles_shared", "titles_differ",
    "father_for_son", "arabic", "arabic_left_both", "arabic_left_one", "arabic_shifted", "spelled_both_ways",
    "last_spelled_first_same",
)  # fmt: skip
(
    _BIAS,
    _SAME, _RARITY, _FOR, _AGAINST, _NICKNAMES, _NAMESAKES, _INITIALS_FULL, _INITIALS_BOTH, _CROSSED, _SCRIPT,
    _LAST_SAME, _LAST_SPELLED, _LAST_APART, _FIRST_SAME, _FIRST_INITIAL, _FIRST_NICKNAME, _FIRST_SPELLED,
    _FIRST_RARITY, _FIRST_APART, _LAST_CROSSED, _FIRST_CROSSED, _SHIFTED,
    _BOTH_FULL, _BOTH_INITIAL, _LEFT_ONE, _LEFT_ONE_INITIAL, _LEFT_SOFT, _LEFT_RARITY, _FIRST_LEFT_BOTH,
    _FIRST_LEFT_INITIALS, _MIDDLE_INITIALS, _MIDDLE_MIXED, _MIDDLE_FULL, _NEAREST, _RARE_LEFT,
    _ONE_WORD, _ONE_WORD_RARITY, _BOTH_ONE_WORD, _ONE_WORD_IS_LAST, _COVERED_SHORTER, _COVERED_LONGER,
    _MIDDLE_RARITY, _OTHERS, _GENERATIONS_DIFFER, _GENERATION_ONCE, _WIFE, _FEMALE_ONCE, _TITLES_SHARED,
    _TITLES_DIFFER, _FATHER, _ARABIC, _ARABIC_LEFT_BOTH, _ARABIC_LEFT_ONE, _ARABIC_SHIFTED, _BOTH_WAYS,
    _LAST_SPELLED_FIRST_SAME,
) = range(len(FEATURES))  # fmt: skip

Row = list[float]
_SIZES = 4  # after the features of a row: words of both names, words left over of both
_BLANK: Row = [0.0] * (len(FEATURES) + _SIZES)
_BLANK[_BIAS] = _BLANK[_LAST_APART] = _BLANK[_FIRST_APART] = 1.0


def person_features(named: Sequence[tuple[PersonName, PersonName]], aligned: Sequence[Alignment]) -> Array:
    """The features (n, len(FEATURES)) of n pairs of names, each with the alignment of its words.

    A word left over that stands in the brackets of the other name is taken from what is left of its alignment.
    """
    import numpy as np

    rows = array("d")
    for (a, b), found in zip(named, aligned, strict=True):
        rows.fromlist(_row(a, b, found))
    return _derive(np.frombuffer(rows).reshape(-1, len(_BLANK))) if rows else np.zeros((0, len(FEATURES)))


def _derive(rows: Array) -> Array:
    """What follows from other features and from the sizes, for all rows at once."""
    import numpy as np

    f = rows[:, : len(FEATURES)].copy()
    n, m, left_a, left_b = rows[:, len(FEATURES) :].T
    shorter, longer = np.minimum(n, m), np.maximum(n, m)
    covered = np.where(n < m, n - left_a, m - left_b)
    f[:, _COVERED_SHORTER] = np.where(shorter > 0, covered / np.maximum(shorter, 1), 0.0)
    f[:, _COVERED_LONGER] = covered / np.maximum(longer, 1)
    one_word = (shorter <= 1) & (longer > 1) & (shorter > 0)
    f[:, _ONE_WORD] = one_word
    f[:, _ONE_WORD_RARITY] = one_word * f[:, _RARITY]
    f[:, _ONE_WORD_IS_LAST] = one_word * (1.0 - f[:, _LAST_APART])
    f[:, _BOTH_ONE_WORD] = (n == 1) & (m == 1)
    f[:, _MIDDLE_RARITY] = f[:, _RARITY] * (f[:, _MIDDLE_INITIALS] + f[:, _MIDDLE_MIXED] + f[:, _MIDDLE_FULL])
    f[:, _BOTH_WAYS] = f[:, _FOR] * f[:, _AGAINST] / 4.0
    f[:, _LAST_SPELLED_FIRST_SAME] = f[:, _LAST_SPELLED] * f[:, _FIRST_SAME]
    f[:, _ARABIC_LEFT_BOTH] = f[:, _ARABIC] * f[:, _BOTH_FULL]
    f[:, _ARABIC_LEFT_ONE] = f[:, _ARABIC] * f[:, _LEFT_ONE]
    f[:, _ARABIC_SHIFTED] = f[:, _ARABIC] * f[:, _SHIFTED]
    return f


def _row(a: PersonName, b: PersonName, found: Alignment) -> Row:
    v, w = a.words, b.words
    row = _BLANK.copy()
    if (a.others or b.others) and (found.left_a or found.left_b):
        row[_OTHERS] = _match_others(a, b, found)
    left_a, left_b = found.left_a, found.left_b
    _pairs(row, found.pairs, v, w)
    if left_a or left_b:
        _left(row, found, v, w)
    row[-_SIZES:] = len(v), len(w), len(left_a), len(left_b)
    if a.special or b.special:
        _special(row, a, b, found)
    return row


def _pairs(row: Row, pairs: list[tuple[int, int, Relation]], v: tuple[Word, ...], w: tuple[Word, ...]) -> None:
    last_a, last_b = len(v) - 1, len(w) - 1
    if len(pairs) > 1:
        pairs.sort(key=_by_place)
    same, rarity, previous = 0.0, 0.0, -1
    for i, j, relation in pairs:
        one = v[i]
        if relation is SAME and not one.role & INITIAL:
            same += 1.0
            rarity += one.rarity
        else:
            _inexact(row, one, w[j], relation)
        if j < previous:
            row[_CROSSED] += 1.0
        previous = j
        if i == last_a or j == last_b:
            if i != last_a or j != last_b:
                row[_LAST_CROSSED] += 1.0
            else:
                row[_LAST_APART] = 0.0
                row[_LAST_SAME if relation is SAME else _LAST_SPELLED] = (
                    1.0 if relation is SAME else relation.evidence
                )
        if not i or not j:
            _first(row, i, j, relation, one, w[j])
    row[_SAME], row[_RARITY] = same, rarity / 10.0


def _by_place(pair: tuple[int, int, Relation]) -> int:
    return pair[0]


def _inexact(row: Row, one: Word, other: Word, relation: Relation) -> None:
    kind, evidence = relation.kind, relation.evidence
    if kind is IS_SAME:
        row[_INITIALS_BOTH] += 1.0
    elif kind is IS_INITIAL:
        row[_INITIALS_FULL] += 1.0
    elif kind is IS_SPELLED:
        row[_FOR if evidence > 0 else _AGAINST] += abs(evidence)
        if one.abjad != other.abjad:
            row[_SCRIPT] = 1.0
    else:
        row[_NICKNAMES if evidence > 1.0 else _NAMESAKES] += 1.0


def _first(row: Row, i: int, j: int, relation: Relation, one: Word, other: Word) -> None:
    """A pair that holds the first word of either name."""
    if i != j:
        row[_FIRST_CROSSED] += 1.0
        if i + j == 1:
            row[_SHIFTED] = 1.0
        return
    row[_FIRST_APART] = 0.0
    kind = relation.kind
    if kind is IS_SAME:
        row[_FIRST_SAME] = 1.0
    elif kind is IS_INITIAL:
        row[_FIRST_INITIAL] = 1.0
    elif kind is IS_SPELLED:
        row[_FIRST_SPELLED] = relation.evidence
        row[_FIRST_RARITY] = (one.rarity + other.rarity) / 10.0
    else:
        row[_FIRST_NICKNAME] = 1.0


def _left(row: Row, found: Alignment, v: tuple[Word, ...], w: tuple[Word, ...]) -> None:
    left_a, left_b = found.left_a, found.left_b
    full = [0, 0]
    rarity = 0.0
    for side, left, words in ((0, left_a, v), (1, left_b, w)):
        for place in left:
            word = words[place]
            if not word.role & INITIAL:
                full[side] += 1
                rarity += word.rarity
                if word.role & SOFT:
                    row[_LEFT_SOFT] += 1.0
    once = abs(full[0] - full[1])
    row[_LEFT_ONE], row[_LEFT_RARITY] = float(once), rarity / 10.0
    row[_LEFT_ONE_INITIAL] = float(abs(len(left_a) - len(left_b) - full[0] + full[1]))
    if left_a and left_b:
        _left_on_both(row, found, v, w, full)


def _left_on_both(row: Row, found: Alignment, v: tuple[Word, ...], w: tuple[Word, ...], full: Sequence[int]) -> None:
    left_a, left_b = found.left_a, found.left_b
    both_full = min(full)
    row[_BOTH_FULL] = float(both_full)
    row[_BOTH_INITIAL] = float(min(len(left_a), len(left_b)) - both_full)
    if left_a[0] == 0 == left_b[0]:
        row[_FIRST_LEFT_INITIALS if (v[0].role | w[0].role) & INITIAL else _FIRST_LEFT_BOTH] = 1.0
    elif not row[_LAST_APART] and not row[_FIRST_APART]:
        row[_MIDDLE_FULL if both_full else _MIDDLE_MIXED if full[0] or full[1] else _MIDDLE_INITIALS] = 1.0
    if both_full:
        _nearest(row, v, w, left_a, left_b)


def _nearest(row: Row, v: tuple[Word, ...], w: tuple[Word, ...], left_a: list[int], left_b: list[int]) -> None:
    """How near the nearest words left on both sides are (0 is not at all), and how rare the rarest such pair is."""
    best, rare = FAR_EVIDENCE, 0.0
    for i in left_a:
        one = v[i]
        if one.role & (INITIAL | NUMBER):
            continue
        for j in left_b:
            other = w[j]
            if other.role & (INITIAL | NUMBER):
                continue
            evidence = relate(one, other).evidence
            best = max(best, evidence)
            rarity = one.rarity if one.rarity < other.rarity else other.rarity
            rare = max(rare, rarity)
    row[_NEAREST], row[_RARE_LEFT] = best - FAR_EVIDENCE, rare / 10.0


def _special(row: Row, a: PersonName, b: PersonName, found: Alignment) -> None:
    """Titles, generations, fathers, Arabic forms: what most names do not have."""
    if a.generation != b.generation:
        row[_GENERATIONS_DIFFER if a.generation and b.generation else _GENERATION_ONCE] = 1.0
    if a.titles != b.titles:
        if a.wife != b.wife:
            row[_WIFE] = 1.0
        elif a.female != b.female:
            row[_FEMALE_ONCE] = 1.0
        if a.titles and b.titles:
            row[_TITLES_DIFFER if set(a.titles).isdisjoint(b.titles) else _TITLES_SHARED] = 1.0
    elif a.titles:
        row[_TITLES_SHARED] = 1.0
    if (a.fathers or b.fathers) and father_for_son(a, b, found):
        row[_FATHER] = 1.0
    if a.arabic or b.arabic:
        row[_ARABIC] = 1.0


def _match_others(a: PersonName, b: PersonName, found: Alignment) -> float:
    """Words left on one side that are a nickname or variant in the brackets of the other; they are no longer left."""
    matched = 0.0
    for left, words, others in ((found.left_a, a.words, b.others), (found.left_b, b.words, a.others)):
        for place in left[:]:
            for other in others:
                relation = relate(words[place], other)
                if relation.kind is IS_SAME or (relation.kind >= IS_SHORTENED and relation.evidence > 1.0):
                    left.remove(place)
                    matched += 1.0
                    break
    return matched
