"""Versions of a slot: values that can all hold are one version, those that cannot are several."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from isnad.claims.claim import Claim
from isnad.matters.referents import Relation

V = TypeVar("V", bound=Hashable)
_SHOWN = 50  # distinct values of which refinements are sought


@dataclass(frozen=True, slots=True)
class Value(Generic[V]):
    """One value of a slot as a claim gives it, and the words for it."""

    claim: Claim
    value: V
    words: str


@dataclass(frozen=True, slots=True)
class Side(Generic[V]):
    """A version: the most exact value first, then those that it narrows."""

    values: tuple[Value[V], ...]

    @property
    def words(self) -> str:
        """The words of the most exact value."""
        return self.values[0].words

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, sorted."""
        return tuple(sorted({value.claim.id for value in self.values}))

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that give it."""
        return frozenset(value.claim.document for value in self.values)


def sides(
    values: Sequence[Value[V]], relate: Callable[[V, V], Relation], narrow: Callable[[V, V], V]
) -> list[Side[V]]:
    """The versions that cannot all hold, given values in order from exact to open.

    A value APART from every version so far begins one; a value that fits one narrows it. Then each value stands with
    every version that it fits (SAME or PART); one that is at odds with none takes no side. One version or none means
    that nothing conflicts.
    """
    distinct = list(dict.fromkeys(item.value for item in values))
    cores: list[V] = []
    for value in distinct:
        relations = [relate(core, value) for core in cores]
        fits = next((n for n, relation in enumerate(relations) if relation >= Relation.PART), None)
        if fits is not None:
            cores[fits] = narrow(cores[fits], value)
        elif all(relation == Relation.APART for relation in relations):
            cores.append(value)
    if len(cores) < 2:
        return []
    standing = {value: _stands_with([relate(core, value) for core in cores]) for value in distinct}
    found = (tuple(item for item in values if number in standing[item.value]) for number in range(len(cores)))
    return [Side(members) for members in found if members]


def _stands_with(relations: Sequence[Relation]) -> frozenset[int]:
    """The versions that a value fits, none where it is at odds with none."""
    if Relation.APART not in relations:
        return frozenset()
    return frozenset(number for number, relation in enumerate(relations) if relation >= Relation.PART)


def refinements(values: Sequence[Value[V]], relate: Callable[[V, V], Relation]) -> list[Side[V]]:
    """The distinct values that narrow one another: each a version of its own, exact ones first."""
    distinct: dict[str, list[Value[V]]] = {}
    for item in values:
        distinct.setdefault(item.words, []).append(item)
    groups = list(distinct.values())[:_SHOWN]
    narrowing = [
        group
        for group in groups
        if any(other is not group and relate(group[0].value, other[0].value) == Relation.PART for other in groups)
    ]
    return [Side(tuple(group)) for group in narrowing]
