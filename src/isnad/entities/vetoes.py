"""What excludes that two persons' names are one person's, whatever else they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isnad.entities.alignment import Alignment
from isnad.entities.persons import PersonName
from isnad.entities.spellings import IS_NICKNAME, IS_SAME, is_mistaken
from isnad.entities.words import INITIAL, Word, bones_of, sound_of

GENERATIONS = "their generations differ (Jr., Sr., II)"
FATHER = "the given name of one is the father's name of the other"
GIVEN = "their given names differ"
UNPAIRED = "each has a part that the other lacks"
BEHEADED = "what begins one name stands second in the other, as a father's name does"
WIFE = "one is named as the wife"
_PATRONYMIC = re.compile(r"(?:[oe]v|y|i)(?:ich|ych|itch|na)$")
_MUHAMMAD = bones_of(sound_of("muhammad"))
HARD = frozenset({GENERATIONS, FATHER, WIFE})


def person_vetoes(a: PersonName, b: PersonName, found: Alignment) -> tuple[str, ...]:
    """The vetoes that hold; those of HARD decide the score, the others bar a join."""
    if not found.left_a and not found.left_b:
        given: tuple[str, ...] = ()
    elif found.left_a and found.left_b:
        given = _of_given(a, b, found)
    else:
        given = (BEHEADED,) if _beheaded(a if found.left_a else b, found) else ()
    return (*_of_parts(a, b, found), *given) if a.special or b.special else given


def excluded(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Whether one of HARD holds."""
    return (a.special or b.special) and any(veto in HARD for veto in _of_parts(a, b, found))


def told_apart(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Whether the given names are two that are known to be two, or the fathers' names after *-vich* and *-vna* are,
    while the family names are only alike or the given names are the same."""
    if not found.left_a or not found.left_b:
        return False
    one, other = a.words[found.left_a[0]], b.words[found.left_b[0]]
    if found.left_a[0] == 0 == found.left_b[0]:
        exact = all(relation.kind is IS_SAME for _, _, relation in found.pairs)
        return bool(found.pairs) and not exact and is_mistaken(one, other)
    return bool(_PATRONYMIC.search(one.text) and _PATRONYMIC.search(other.text)) and one is not other


def _beheaded(longer: PersonName, found: Alignment) -> bool:
    """Whether all of one name stands in the other behind a given name that it lacks (*Musa Karim*, *Ali Musa Karim*).

    *Muhammad* before another given name is often left out and tells nothing, nor does an initial.
    """
    if len(found.pairs) < 2 or 0 not in (found.left_a or found.left_b):
        return False
    if longer.words[0].role & INITIAL or longer.words[0].bones == _MUHAMMAD:
        return False
    return any((i == 0) != (j == 0) for i, j, _ in found.pairs)


def _of_parts(a: PersonName, b: PersonName, found: Alignment) -> Iterator[str]:
    """What generations, fathers and titles exclude."""
    if a.generation and b.generation and a.generation != b.generation:
        yield GENERATIONS
    if (a.fathers or b.fathers) and father_for_son(a, b, found):
        yield FATHER
    if a.titles and b.titles and a.wife != b.wife:
        yield WIFE


def _of_given(a: PersonName, b: PersonName, found: Alignment) -> tuple[str, ...]:
    """What words left over on both sides exclude."""
    first_a, first_b = _first_full(found.left_a, a.words), _first_full(found.left_b, b.words)
    if first_a >= 0 and first_b >= 0:
        return (GIVEN,) if first_a == first_b == 0 and found.pairs else (UNPAIRED,)
    return (GIVEN,) if found.left_a[0] == 0 == found.left_b[0] else ()


def _first_full(left: Sequence[int], words: Sequence[Word]) -> int:
    """The place of the first word left that is no initial; -1 where all are."""
    for place in left:
        if not words[place].role & INITIAL:
            return place
    return -1


def father_for_son(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Whether the given name of one goes with what follows *bin* or *son of* in the other."""
    return any(
        relation.kind >= IS_NICKNAME and ((j in b.fathers and i == 0) or (i in a.fathers and j == 0))
        for i, j, relation in found.pairs
    )
