"""The values that the claims of a matter give for one slot, and how two values of it stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from isnad.claims.claim import Amount, Claim
from isnad.matters.actors import Actors
from isnad.matters.descriptions import describe, is_pronoun, same_unit
from isnad.matters.intervals import Interval, days, days_of, numbers, with_named, written
from isnad.matters.lexicon import ANYBODY
from isnad.matters.places import Places
from isnad.matters.referents import Referent, Relation, participants
from isnad.matters.versions import Value

_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}

Parties = frozenset[Referent]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The comparers of a collection."""

    actors: Actors
    places: Places

    def parties(self, left: Parties, right: Parties) -> Relation:
        """SAME for the same participants, PART where some are shared or one holds the other."""
        if left == right and not any(is_pronoun(party.text) for party in left):
            return Relation.SAME
        return min(self.actors.sets(left, right), Relation.PART)

    def spots(self, left: Parties, right: Parties) -> Relation:
        """As `parties`, for places."""
        if left == right:
            return Relation.SAME
        mine, theirs = self.places.narrowest(left), self.places.narrowest(right)
        return min(max(self.places.versions(one, other) for one in mine for other in theirs), Relation.PART)


def intervals(left: Interval, right: Interval) -> Relation:
    """SAME for equal intervals, PART where they overlap, else APART."""
    if left == right:
        return Relation.SAME
    return Relation.PART if left.meets(right) else Relation.APART


def overlap(left: Interval, right: Interval) -> Interval:
    """What both allow; the first where nothing does."""
    return left.meet(right) or left


def affirmed(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that give versions of what happened: not denials, and not what was only asked or planned."""
    return [claim for claim in claims if claim.factuality.endswith("+")]


def times(claims: Iterable[Claim]) -> list[Value[Interval]]:
    """The times, exact ones first."""
    found = [Value(claim, span, _when(claim)) for claim in claims if (span := days_of(claim)) is not None]
    return sorted(found, key=lambda value: (value.value.length, value.value.low, value.claim.id))


def impossible_times(claims: Iterable[Claim]) -> list[str]:
    """The dates that no calendar has, as written, with their claims' ids."""
    return sorted(
        {
            f"{when.text or when.edtf} ({claim.id})"
            for claim in claims
            for when in claim.time
            if days(when.edtf) is None
        }
    )


def counts(claims: Iterable[Claim]) -> dict[str, list[Value[Interval]]]:
    """The numbers by what is counted (role and unit), exact ones first; units that fit one another are one.

    Of several numbers that one claim gives of one thing the first counts: the others are its parts. Where some count
    *people*, those who count *soldiers* and *children* give their sum, and who counts *soldiers* alone gives a bound.
    """
    found: dict[str, list[Value[Interval]]] = {}
    units: dict[str, tuple[str, str | None]] = {}
    told = [(claim, _first_of_each(claim)) for claim in claims]
    for claim, amounts in told:
        for amount in amounts:
            if (known := numbers(amount)) is not None:
                found.setdefault(_unit(amount, units), []).append(Value(claim, known, _written(amount)))
    for name, (role, unit) in units.items():
        others = [given for of, given in units.values() if of == role and given and not _is_general(given)]
        if others and _is_general(unit):
            found[name] = [value for claim, amounts in told for value in _people(claim, role, amounts)]
    return {
        name: sorted(values, key=lambda v: (v.value.length, v.value.low, v.claim.id))
        for name, values in found.items()
    }


def _first_of_each(claim: Claim) -> list[Amount]:
    """The amounts of a claim that count different things, the first of each."""
    first: dict[tuple[str, str], Amount] = {}
    for amount in (_of_either_side(with_named(amount, claim), claim) for amount in claim.quantity):
        words = describe(amount.unit or "")
        first.setdefault((amount.of, words.head if words else ""), amount)
    return list(first.values())


def _of_either_side(amount: Amount, claim: Claim) -> Amount:
    """Of an exchange one side is counted, whichever way it is told: *five rebels for X*, *X for five prisoners*."""
    if "exchange" not in claim.roles or amount.of not in {"patient", "exchange"}:
        return amount
    return replace(amount, of="patient", unit="people")


def _is_general(unit: str | None) -> bool:
    """Whether the unit can count anybody: *people*."""
    words = describe(unit or "")
    return words is not None and words.head in ANYBODY


def _people(claim: Claim, role: str, amounts: Iterable[Amount]) -> list[Value[Interval]]:
    """What a claim says of how many people in all: its number of *people*, the sum of its parts, or a bound."""
    mine = [(amount, known) for amount in amounts if amount.of == role and (known := numbers(amount))]
    whole = next(((amount, known) for amount, known in mine if not amount.unit or _is_general(amount.unit)), None)
    if whole and all(known.low <= whole[1].high for _, known in mine):
        return [Value(claim, whole[1], _written(whole[0]))]
    if not mine:
        return []
    low, high = sum(known.low for _, known in mine), sum(known.high for _, known in mine)
    words = " and ".join(
        f"{_written(amount)} {amount.unit}" if amount.unit else _written(amount) for amount, _ in mine
    )
    return [Value(claim, Interval(low, high if len(mine) > 1 else float("inf")), words)]


def _written(amount: Amount) -> str:
    return f"{_BOUNDS[amount.bound]}{number(amount.value)}"


def number(value: float) -> str:
    """A number as people write it: no decimals where there are none, thousands apart."""
    return f"{int(value):,}" if value == int(value) and abs(value) < 1e15 else f"{value:g}"


def fillers(claims: Iterable[Claim], role: str, compared: Actors | Places) -> list[Value[Parties]]:
    """What fills the role (or the place), those with most above them first."""
    found: list[Value[Parties]] = []
    for claim in claims:
        known = participants(claim, role)
        if known:
            found.append(Value(claim, known, _names(known, compared)))
    return sorted(found, key=lambda value: (-_depth(value.value, compared), value.words, value.claim.id))


def labels(claims: Sequence[Claim], role: str) -> list[Value[str]]:
    """What fills a role whose words are its value (`relation`, `post`): its head noun and modifiers."""
    found = [
        (claim, filler)
        for claim in claims
        for filler in claim.roles.get(role, ())
        if not filler.claim and filler.text
    ]
    return sorted(
        (Value(claim, filler.text.lower(), filler.text) for claim, filler in found),
        key=lambda v: (-len(v.value), v.value, v.claim.id),
    )


def wordings(left: str, right: str) -> Relation:
    """Two labels: *brother* and *elder brother* narrow one another, *brother* and *cousin* are apart."""
    one, other = describe(left), describe(right)
    if one is None or other is None:
        return Relation.UNKNOWN
    if one.head != other.head:
        return Relation.APART
    if one.modifiers == other.modifiers:
        return Relation.SAME
    return Relation.PART if one.modifiers <= other.modifiers or other.modifiers <= one.modifiers else Relation.UNKNOWN


def _when(claim: Claim) -> str:
    known = [(span.length, when.edtf) for when in claim.time if (span := days(when.edtf))]
    return written(min(known)[1])


def _unit(amount: Amount, units: dict[str, tuple[str, str | None]]) -> str:
    """The name under which the amount is compared: that of the first of its role whose unit counts the same."""
    fitting = (name for name, (role, unit) in units.items() if role == amount.of and _counts_alike(unit, amount.unit))
    name = next(fitting, None) or f"{amount.of} {amount.unit or ''}".strip()
    units.setdefault(name, (amount.of, amount.unit))
    return name


def _counts_alike(left: str | None, right: str | None) -> bool:
    """As `same_unit`, but *soldiers* are not *civilians*, and *people* only *people*."""
    one, other = describe(left or ""), describe(right or "")
    if one is None or other is None or one.head == other.head:
        return True
    return not _is_general(left) and not _is_general(right) and same_unit(left, right) and one.group == other.group


def _names(known: Parties, compared: Actors | Places) -> str:
    return " and ".join(dict.fromkeys(compared.name(found) for found in sorted(known)))


def _depth(known: Parties, compared: Actors | Places) -> int:
    named = max((len(compared.wholes.above(one.entity)) + 1 for one in known if one.entity), default=0)
    return named * 100 + max(len(one.text.split()) for one in known)
