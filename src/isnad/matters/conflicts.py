"""Where the claims of a matter cannot all hold, and where one only narrows another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from isnad.claims.claim import Claim
from isnad.matters import sentences, slots
from isnad.matters.denials import denies
from isnad.matters.flow import Chain, disjoint_chains
from isnad.matters.intervals import Interval, hull
from isnad.matters.lexicon import LABELS
from isnad.matters.likeness import FOLLOWING
from isnad.matters.matter import Conflict, Version
from isnad.matters.outline import Outline
from isnad.matters.recall import follows
from isnad.matters.referents import Referent, Relation, participants
from isnad.matters.rules import Groups
from isnad.matters.versions import Side, Value, refinements, sides

_COMPARED = 150  # different denials, and different claims, of one matter that are set against each other


@dataclass(frozen=True, slots=True)
class Scene:
    """A matter as the search for conflicts needs it: its outlines, the voices of each claim, what was replaced."""

    outlines: Sequence[Outline]
    chains: Mapping[str, Chain]
    scopes: Mapping[str, str]
    revised: Mapping[str, str]

    @property
    def claims(self) -> list[Claim]:
        """The matter's claims."""
        return [outline.claim for outline in self.outlines]


Found = tuple[list[Conflict], list[Conflict]]
"""Conflicts and refinements."""


@dataclass(frozen=True, slots=True)
class Search:
    """Finds conflicts and refinements in matters of one collection."""

    groups: Groups
    compare: slots.Comparison

    def of(self, scene: Scene) -> Found:
        """The conflicts and refinements of a matter, slot by slot in alphabetical order."""
        if len(scene.outlines) < 2:
            return [], []
        kinds = {claim.kind for claim in scene.claims}
        wanted = sorted({slot for kind in kinds for slot in self.groups.rules(kind).conflicts})
        standing = any(self.groups.rules(kind).standing for kind in kinds)
        conflicts: list[Conflict] = []
        narrowing: list[Conflict] = []
        for slot in wanted:
            if standing and slot == "time":
                continue
            found = self._slot(slot, scene, standing)
            conflicts += found[0]
            narrowing += found[1]
        return conflicts, narrowing

    def _slot(self, slot: str, scene: Scene, standing: bool) -> Found:
        claims = slots.affirmed(scene.claims)
        if slot == "factuality":
            return self._factuality(scene), []
        if slot == "time":
            return self._judge(scene, slot, slots.times(claims), slots.intervals, sentences.of_times)
        if slot == "number":
            return self._numbers(scene, claims)
        if slot in LABELS:
            return self._judge(
                scene, slot, slots.labels(claims, slot), slots.wordings, lambda s: sentences.of_role(s, slot)
            )
        if slot == "place":
            places = slots.fillers(claims, slot, self.compare.places)
            return self._judge(scene, slot, places, self.compare.spots, sentences.of_places)
        actors = slots.fillers(claims, slot, self.compare.actors)
        return self._judge(
            scene, slot, actors, self.compare.parties, lambda s: sentences.of_role(s, slot), standing=standing
        )

    def _numbers(self, scene: Scene, claims: Sequence[Claim]) -> Found:
        conflicts: list[Conflict] = []
        narrowing: list[Conflict] = []
        for counted, values in slots.counts(claims).items():
            kind = values[0].claim.kind
            say = _number_sentence(counted, kind)
            found = self._judge(scene, "number", values, slots.intervals, say)
            conflicts += found[0]
            narrowing += found[1]
        return conflicts, narrowing

    def _judge(
        self,
        scene: Scene,
        slot: str,
        values: Sequence[Value[Any]],
        relate: Callable[[Any, Any], Relation],
        say: Callable[[Sequence[Side[Any]]], str],
        *,
        standing: bool = False,
    ) -> Found:
        if len({value.words for value in values}) < 2:
            return [], []
        narrow = slots.overlap if values and isinstance(values[0].value, Interval) else _first
        apart = _by_different_voices(sides(values, relate, narrow), scene)
        if standing:
            apart = _at_the_same_time(apart, scene)
        if len(apart) > 1:
            return [Conflict(slot, tuple(_version(side, scene) for side in apart), say(apart))], []
        close = refinements(values, relate)
        return [], [_refinement(slot, close, scene)] if len(close) > 1 else []

    def _factuality(self, scene: Scene) -> list[Conflict]:
        denials = [claim for claim in scene.claims if claim.factuality == "CT-"]
        affirming = [claim for claim in scene.claims if claim.factuality == "CT+"]
        yes: dict[str, Claim] = {}
        no: dict[str, Claim] = {}
        told = _alike(affirming) if denials else []
        for ours in _alike(denials):
            for theirs in told:
                if denies(ours[0], theirs[0], self.compare.actors, self.groups):
                    no |= _of_other_voices(ours, theirs, scene)
                    yes |= _of_other_voices(theirs, ours, scene)
        if not yes or not no:
            return []
        deniers = [_speaker(denial, self.compare.actors.name) for _, denial in sorted(no.items())]
        sentence = sentences.of_denial(deniers, len({claim.document for claim in yes.values()}))
        versions = (_plain("CT+", sorted(yes), scene), _plain("CT-", sorted(no), scene))
        return [Conflict("factuality", versions, sentence)]


def _number_sentence(counted: str, kind: str) -> Callable[[Sequence[Side[Any]]], str]:
    return lambda found: sentences.of_numbers(found, counted, kind)


def _first(left: Any, right: Any) -> Any:
    return left


def _voice(claim: Claim, scene: Scene) -> tuple[str, tuple[frozenset[Any], ...]]:
    return scene.scopes.get(claim.document, claim.document), tuple(scene.chains[claim.id])


def _by_different_voices(found: list[Side[Any]], scene: Scene) -> list[Side[Any]]:
    """One voice that gives two values in one document tells of two things, or tells one in two ways."""
    voices = {(value.claim.document, *scene.chains[value.claim.id]) for side in found for value in side.values}
    return found if len(voices) > 1 else []


def _at_the_same_time(found: list[Side[Any]], scene: Scene) -> list[Side[Any]]:
    """Holders of one post who follow each other are not at odds."""
    spans = {outline.claim.id: outline.span for outline in scene.outlines}
    held = [hull(span for claim in side.claims if (span := spans[claim])) for side in found]
    told = [value.claim for side in found for value in side.values]
    slack = 0 if any(claim.time or follows(claim) for claim in told) else FOLLOWING
    return [
        side
        for number, side in enumerate(found)
        if any(_meet(held[number], other, slack) for place, other in enumerate(held) if place != number)
    ]


def _meet(one: Interval | None, other: Interval | None, slack: float) -> bool:
    return one is not None and other is not None and one.gap(other) <= slack


def _version(side: Side[Any], scene: Scene) -> Version:
    corrected = all(value.claim.document in scene.revised for value in side.values)
    return Version(
        side.words, side.claims, corrected, disjoint_chains([scene.chains[claim] for claim in side.claims])
    )


def _plain(value: str, claims: Iterable[str], scene: Scene) -> Version:
    ids = tuple(claims)
    return Version(value, ids, False, disjoint_chains([scene.chains[claim] for claim in ids]))


def _refinement(slot: str, close: Sequence[Side[Any]], scene: Scene) -> Conflict:
    return Conflict(slot, tuple(_version(side, scene) for side in close), sentences.of_refinement(close, slot))


def _alike(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that say the same of everybody and of the time: what denies one of them denies all."""
    found: dict[object, list[Claim]] = {}
    for claim in claims:
        said = tuple((role, participants(claim, role)) for role in sorted(claim.roles))
        deniers = [voice.entity for voice in claim.chain[-1].speakers] if claim.factuality == "CT-" else []
        key = claim.kind, said, tuple(when.edtf for when in claim.time), tuple(deniers)
        found.setdefault(key, []).append(claim)
    return list(found.values())[:_COMPARED]


def _of_other_voices(claims: Iterable[Claim], others: Iterable[Claim], scene: Scene) -> dict[str, Claim]:
    """Those of the claims against which another voice stands."""
    voices = {_voice(other, scene) for other in others}
    return {claim.id: claim for claim in claims if voices - {_voice(claim, scene)}}


def _speaker(claim: Claim, name: Callable[[Any], str]) -> str:
    speakers = claim.chain[-1].speakers
    return " and ".join(name(Referent(s.entity or "", s.text)) or "the document" for s in speakers) or "the document"
