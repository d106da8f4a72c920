"""What excludes that two persons' names are one person's, whatever else they share."""

from __future__ import annotations

from isnad.entities.alignment import Alignment
from isnad.entities.persons import PersonName
from isnad.entities.spellings import Kind
from isnad.entities.words import INITIAL

GENERATIONS = "their generations differ (Jr., Sr., II)"
FATHER = "the given name of one is the father's name of the other"
GIVEN = "their given names differ"
UNPAIRED = "each has a part that the other lacks"
KUNYA = "a kunya names a father, not the man of that name"
WIFE = "one is named as the wife"
HARD = frozenset({GENERATIONS, FATHER, KUNYA, WIFE})


def may_have_vetoes(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Whether anything is there that a veto could rest on; most pairs have nothing."""
    if found.left_a and found.left_b:
        return True
    return bool(a.generation or b.generation or a.fathers or b.fathers or a.titles or b.titles)


def person_vetoes(a: PersonName, b: PersonName, found: Alignment) -> tuple[str, ...]:
    """The vetoes that hold; those of HARD decide the score, the others bar a join."""
    vetoes = []
    if a.generation and b.generation and a.generation != b.generation:
        vetoes.append(GENERATIONS)
    if (a.fathers or b.fathers) and father_for_son(a, b, found):
        vetoes.append(FATHER)
    if a.titles and b.titles and a.wife != b.wife:
        vetoes.append(WIFE)
    left_a = [i for i in found.left_a if not a.words[i].role & INITIAL]
    left_b = [j for j in found.left_b if not b.words[j].role & INITIAL]
    if left_a and left_b:
        vetoes.append(GIVEN if left_a[0] == left_b[0] == 0 and found.pairs else UNPAIRED)
    elif found.left_a and found.left_b and 0 in found.left_a and 0 in found.left_b:
        vetoes.append(GIVEN)
    return tuple(vetoes)


def father_for_son(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Whether the given name of one goes with what follows *bin* or *son of* in the other."""
    return any(
        relation.kind >= Kind.NICKNAME and ((j in b.fathers and i == 0) or (i in a.fathers and j == 0))
        for i, j, relation in found.pairs
    )
