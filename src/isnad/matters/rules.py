"""What the dictionary of kinds must say for claims to be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from isnad.matters.union import Union

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class KindRules(Protocol):
    """One kind of the dictionary, as far as matters need it.

    `identifies`: the roles that say which occurrence or relation is meant (`time` and `place` among them only
    narrow it, they never identify alone; `patient | goods` is either). `conflicts`: the slots that can conflict:
    roles, `time`, `place`, `number`, `factuality`. `window`: an ISO 8601 duration within which two dates are one
    occurrence told differently, None for the usual (any where it happens once or stands, else a year). `once`: it
    happens once only to the same patient. `pairs`: the kinds it shares matters with. `symmetric`: agents and
    patients are one set of parties. `standing`: it holds over a time.
    """

    @property
    def name(self) -> str: ...
    @property
    def identifies(self) -> tuple[str, ...]: ...
    @property
    def conflicts(self) -> tuple[str, ...]: ...
    @property
    def window(self) -> str | None: ...
    @property
    def once(self) -> bool: ...
    @property
    def pairs(self) -> tuple[str, ...]: ...
    @property
    def symmetric(self) -> bool: ...
    @property
    def standing(self) -> bool: ...


class Rules(Protocol):
    """A dictionary of kinds, by name."""

    @property
    def kinds(self) -> Mapping[str, KindRules]: ...


class JudgedClaims(Protocol):
    """A person's word on two claims: `judgement` is `same` matter or `different` matter."""

    @property
    def left(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def judgement(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SameOrDifferent:
    """The plain form of JudgedClaims: two claim ids and `same` or `different`."""

    left: str
    right: str
    judgement: str


@dataclass(frozen=True, slots=True)
class Kind:
    """The plain form of KindRules, for tests and for a kind that the dictionary does not know."""

    name: str
    identifies: tuple[str, ...] = ("agent", "patient")
    conflicts: tuple[str, ...] = ("factuality",)
    window: str | None = None
    once: bool = False
    pairs: tuple[str, ...] = ()
    symmetric: bool = False
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What a kind means for laying out: its rules, the name that paired kinds share, its window in days.

    `roles` are those whose fillers make a claim's key, in order: those that all paired kinds have, else its own.
    A role may be written `patient|goods`: either.
    """

    rules: KindRules
    name: str
    roles: tuple[str, ...]
    window: float


@dataclass(frozen=True, slots=True)
class Groups:
    """The dictionary's kinds with those that it pairs, in either direction, under one name."""

    dictionary: Rules
    _known: dict[str, Group] = field(default_factory=dict)

    def of(self, kind: str) -> Group:
        """The group of a kind; one that the dictionary does not know stands by itself, ruled as `Kind(kind)`."""
        if kind not in self._known:
            self._known.update(_groups(self.dictionary.kinds) if not self._known else {})
            rules = Kind(kind)
            self._known.setdefault(kind, Group(rules, kind, _roles(rules), window_days(rules)))
        return self._known[kind]

    def rules(self, kind: str) -> KindRules:
        """The rules of a kind."""
        return self.of(kind).rules


@dataclass(frozen=True, slots=True)
class Table:
    """A small dictionary made of `Kind` rows."""

    kinds: Mapping[str, KindRules]

    @staticmethod
    def of(kinds: Iterable[KindRules]) -> Table:
        """A table of the given kinds, by name."""
        return Table({kind.name: kind for kind in kinds})


def window_days(rules: KindRules) -> float:
    """The kind's window in days, infinite for a kind that happens once or stands and names none."""
    match = _DURATION.fullmatch(rules.window or "")
    if match:
        return sum(int(number or 0) * unit for number, unit in zip(match.groups(), (365, 30, 7, 1), strict=True))
    return float("inf") if rules.once or rules.standing else 365


def _roles(rules: KindRules) -> tuple[str, ...]:
    options = ([name.strip() for name in role.split("|")] for role in rules.identifies)
    return tuple("|".join(names) for names in options if not {"time", "place"}.issuperset(names))


def _groups(kinds: Mapping[str, KindRules]) -> dict[str, Group]:
    paired: Union[str] = Union()
    for kind, rules in kinds.items():
        for other in rules.pairs:
            paired.join(kind, other)
    return {
        kind: Group(
            rules, min(paired.group(kind)), _shared_roles(kind, paired.group(kind), kinds), window_days(rules)
        )
        for kind, rules in kinds.items()
    }


def _shared_roles(kind: str, group: Iterable[str], kinds: Mapping[str, KindRules]) -> tuple[str, ...]:
    own = _roles(kinds[kind])
    for other in group:
        shared = set(_roles(kinds[other])) if other in kinds else set()
        if shared != set(own) and shared.intersection(own):
            own = tuple(role for role in own if role in shared)
    return own
