"""Comparing two names: how likely one entity bears both, and why, in a sentence."""

from __future__ import annotations

import gc
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from isnad.entities import places
from isnad.entities.alignment import align
from isnad.entities.likeness import person_features
from isnad.entities.organisations import likeness as organisation_likeness
from isnad.entities.organisations import organisation_name
from isnad.entities.persons import person_name
from isnad.entities.reasons import Faulty, Grounds, OrganisationGrounds, PersonGrounds
from isnad.entities.vetoes import excluded, told_apart
from isnad.entities.weights import weights
from isnad.errors import InputError

if TYPE_CHECKING:
    from isnad.entities.weights import Array

BATCH = 4096
_FAULTY = 0.02
_VETOED = 0.03
_APART = 0.2  # most that names get whose given or fathers' names are known to be two
_PLACES = frozenset({"Place", "Address", "RealEstate"})


class Comparison(NamedTuple):
    """`score` is the probability (0 to 1) that one entity bears both names, `grounds` what it rests on.

    Calibrated on pairs of which half are the same, so it speaks of names alone: two people can share one.
    """

    a: str
    b: str
    schema: str
    score: float
    grounds: Grounds

    @property
    def vetoes(self) -> tuple[str, ...]:
        """What bars a join."""
        return self.grounds.vetoes()

    @property
    def reason(self) -> str:
        """One sentence that names the aligned parts."""
        return self.grounds.sentence(self.vetoes)


def compare(a: str, b: str, schema: str = "Person") -> Comparison:
    """How likely `a` and `b` name one entity of a FollowTheMoney `schema`; the same for (b, a). Never raises.

    Person is compared by parts of persons' names, Place and Address with the gazetteer, any other schema as an
    organisation's name.
    """
    return compare_many([(a, b)], schema)[0]


def compare_many(pairs: Sequence[tuple[str, str]], schema: str = "Person") -> list[Comparison]:
    """`compare` for many pairs at once; faster than one by one."""
    if schema == "Person":
        with without_collector():
            return _compare_persons(pairs)
    one = _compare_places if schema in _PLACES else _compare_organisations
    return [one(a, b, schema) for a, b in pairs]


@contextmanager
def without_collector() -> Iterator[None]:
    """The collector of cycles rests while thousands of small objects are made that stay and hold no cycle.

    It would walk through them again and again, for a tenth of the time (docs/decisions/0110).
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _compare_persons(pairs: Sequence[tuple[str, str]]) -> list[Comparison]:
    # the order of the two decides nothing: ties are broken in one order only
    named = [(person_name(a), person_name(b)) if a <= b else (person_name(b), person_name(a)) for a, b in pairs]
    aligned = [align(v.words, w.words) for v, w in named]
    scores = _probabilities(person_features(named, aligned))
    compared = []
    for (a, b), score, (v, w), found in zip(pairs, scores, named, aligned, strict=True):
        if v.fault or w.fault:
            compared.append(_faulty(a, b, "Person", person_name(a).fault, person_name(b).fault))
            continue
        if score > _VETOED and excluded(v, w, found):
            most = _VETOED
        else:
            most = _APART if score > _APART and told_apart(v, w, found) else 1.0
        compared.append(Comparison(a, b, "Person", min(score, most), PersonGrounds(v, w, found)))
    return compared


def _faulty(a: str, b: str, schema: str, of_a: str, of_b: str) -> Comparison:
    return Comparison(a, b, schema, _FAULTY, Faulty(a, of_a) if of_a else Faulty(b, of_b))


def _probabilities(features: Array) -> list[float]:
    import numpy as np

    learned = weights()
    odds = learned.person.odds(features)
    corners = learned.calibration
    found: list[float] = np.interp(odds, corners[0], corners[1]).tolist()
    return found


def _compare_organisations(a: str, b: str, schema: str) -> Comparison:
    v, w = organisation_name(a), organisation_name(b)
    if v.fault or w.fault:
        return _faulty(a, b, schema, v.fault, w.fault)
    if a > b:
        v, w = w, v
    odds, found, against = organisation_likeness(v, w)
    grounds = OrganisationGrounds(v, w, found, against, bool(against) and odds < 0)
    return Comparison(a, b, schema, 1 / (1 + math.exp(-odds)), grounds)


def _compare_places(a: str, b: str, schema: str) -> Comparison:
    v, w = organisation_name(a, linked=True), organisation_name(b, linked=True)
    if v.fault or w.fault:
        return _faulty(a, b, schema, v.fault, w.fault)
    if a > b:
        v, w = w, v
    odds, found, against = places.likeness(v, w)
    grounds = OrganisationGrounds(v, w, found, against, bool(against) and odds < 0)
    return Comparison(a, b, schema, 1 / (1 + math.exp(-odds)), grounds)


def compare_file(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """JSON lines with `a`, `b` and optional `schema` -> the same with `score` (4 digits) and `reason`.

    InputError names the first line (from 1) that is not such an object; blank lines are passed over.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := [_pair_of(number, line) for number, line in islice(numbered, BATCH)]:
        answers: dict[int, Comparison] = {}
        for schema in sorted({row[2] for row in batch}):
            places_of = [k for k, row in enumerate(batch) if row[2] == schema]
            compared = compare_many([(batch[k][0], batch[k][1]) for k in places_of], schema)
            answers.update(zip(places_of, compared, strict=True))
        for k in range(len(batch)):
            found = answers[k]
            yield {"a": found.a, "b": found.b, "score": round(found.score, 4), "reason": found.reason}


def _pair_of(number: int, line: str) -> tuple[str, str, str]:
    advice = 'Each line is an object like {"a": "Qays Khazali", "b": "Qais al-Khazali", "schema": "Person"}.'
    try:
        row = json.loads(line)
    except ValueError as fault:
        raise InputError(f"line {number} is not JSON: {fault}", advice) from fault
    if not isinstance(row, dict):
        raise InputError(f"line {number} is not a JSON object", advice)
    for key in ("a", "b"):
        if not isinstance(row.get(key), str):
            raise InputError(f"line {number} has no text in «{key}»", advice)
    schema = row.get("schema") or "Person"
    if not isinstance(schema, str):
        raise InputError(f"line {number}: «schema» is not a text", advice)
    return row["a"], row["b"], schema
