"""What researchers ask of matters: what one speaker alone says, what others deny, what rests on one chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from isnad.claims.claim import Claim
from isnad.matters.matter import Matter
from isnad.matters.standing import said_by


@dataclass(frozen=True, slots=True)
class Denied:
    """A matter in which claims of a speaker (`said`) are denied by claims of others (`denying`)."""

    matter: Matter
    said: tuple[str, ...]
    denying: tuple[str, ...]


def alone(matters: Iterable[Matter], claims: Mapping[str, Claim], speaker: str) -> Iterator[Matter]:
    """The matters of which nobody speaks but this entity or document, or those who cite it."""
    for matter in matters:
        told = [claims[claim] for claim in matter.claims if claims[claim].factuality != "Uu"]
        if told and all(said_by(claim, speaker) for claim in told):
            yield matter


def denied(matters: Iterable[Matter], claims: Mapping[str, Claim], speaker: str) -> Iterator[Denied]:
    """What this entity or document says that others deny."""
    for matter in matters:
        for conflict in matter.conflicts:
            if conflict.slot == "factuality":
                sides = {version.value: version.claims for version in conflict.values}
                said = tuple(claim for claim in sides.get("CT+", ()) if said_by(claims[claim], speaker))
                others = tuple(claim for claim in sides.get("CT-", ()) if not _ends_with(claims[claim], speaker))
                if said and others:
                    yield Denied(matter, said, others)


def on_one_chain(matters: Iterable[Matter]) -> Iterator[Matter]:
    """The matters that rest on a single chain, be they told once or echoed."""
    return (matter for matter in matters if matter.chains == 1)


def _ends_with(claim: Claim, speaker: str) -> bool:
    return any(speaker in {voice.entity, voice.document} for voice in claim.chain[-1].speakers)
