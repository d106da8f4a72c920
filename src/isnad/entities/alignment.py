"""Which word of one name goes with which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.entities.spellings import IS_INITIAL, IS_NICKNAME, IS_SAME, IS_SHORTENED, SAME, Relation, relate
from isnad.entities.syllables import chinese_key
from isnad.entities.words import INITIAL, Word, word

_WORTH = {IS_INITIAL: -1.0, IS_SHORTENED: 2.0, IS_NICKNAME: 2.5}


@dataclass(slots=True, eq=False)
class Alignment:
    """`pairs` are (place in a, place in b, relation); `left_a`, `left_b` the places that found no partner.

    Where two words of one name are one of the other (*Abdel Moneim*, *Abdelmoneim*) the first of the two is in
    `pairs`, or the second where it ends the name, and neither is left.
    """

    pairs: list[tuple[int, int, Relation]]
    left_a: list[int]
    left_b: list[int]


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """The best one-to-one alignment, identical words first, then the likeliest; order only breaks ties."""
    if a == b:
        return Alignment([(k, k, SAME) for k in range(len(a))], [], [])
    pairs: list[tuple[int, int, Relation]] = []
    left_a: list[int] = []
    left_b = list(range(len(b)))
    for i, one in enumerate(a):
        if one in b:
            for j in left_b:
                if b[j] is one:
                    pairs.append((i, j, SAME))
                    left_b.remove(j)
                    break
            else:
                left_a.append(i)
        else:
            left_a.append(i)
    found = Alignment(pairs, left_a, left_b)
    if left_a and left_b:
        _align_rest(a, b, found)
    return found


def may_align(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether every full word of the shorter name has some partner in the longer; cheap, and where it has none
    `person_vetoes` bars a join."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    for one in short:
        if one.role & INITIAL or one in long:
            continue
        if not any(relate(one, other).kind for other in long) and (
            len(a) == len(b) or not any(_may_begin(part, one) for part in long)
        ):
            return False
    return True


def _align_rest(a: Sequence[Word], b: Sequence[Word], so_far: Alignment) -> None:
    left_a, left_b = so_far.left_a, so_far.left_b
    if len(left_a) > len(left_b):
        _join(a, b, left_a, left_b, so_far, False)
    elif len(left_b) > len(left_a):
        _join(b, a, left_b, left_a, so_far, True)
    if len(left_a) == 1 == len(left_b):
        relation = relate(a[left_a[0]], b[left_b[0]])
        if relation.kind:
            so_far.pairs.append((left_a.pop(), left_b.pop(), relation))
        return
    found = []
    for i in left_a:
        one = a[i]
        for j in left_b:
            relation = relate(one, b[j])
            if relation.kind:
                found.append((_WORTH.get(relation.kind, relation.evidence) - abs(i - j) * 0.1, i, j, relation))
    if len(found) > 1:
        found.sort(key=_by_worth)
    for _, i, j, relation in found:
        if i in left_a and j in left_b:
            so_far.pairs.append((i, j, relation))
            left_a.remove(i)
            left_b.remove(j)


def _by_worth(found: tuple[float, int, int, Relation]) -> tuple[float, int]:
    return (-found[0], found[1] + found[2])


def _join(
    a: Sequence[Word], b: Sequence[Word], left_a: list[int], left_b: list[int], so_far: Alignment, turned: bool
) -> None:
    """Two neighbours of `a` that are one word of `b`."""
    last = len(a) - 1
    for i in left_a[:-1]:
        first = a[i].text
        if i + 1 not in left_a or i not in left_a or (a[i].role | a[i + 1].role) & INITIAL:
            continue
        for j in left_b[:]:
            if not _may_begin(a[i], b[j]):
                continue
            relation = relate(word(first + a[i + 1].text, a[i].abjad), b[j])
            if relation.kind is IS_SAME or relation.evidence > 1.0:
                place = i + 1 if i + 1 == last else i
                so_far.pairs.append((j, place, relation) if turned else (place, j, relation))
                left_a.remove(i)
                left_a.remove(i + 1)
                left_b.remove(j)
                break


def _may_begin(part: Word, whole: Word) -> bool:
    """Whether a word can be the first half of another; cheap, so that few are looked at closely."""
    s, t = part.text, whole.text
    if len(t) < len(s) + 2:
        return False
    if part.abjad or whole.abjad:
        return s[0] == t[0]
    return s[:2] == t[:2] or (
        s[0] in "tzcjqhsxkgpbd" and len(s) < 6 and bool(chinese_key(s)) and bool(chinese_key(t))
    )
