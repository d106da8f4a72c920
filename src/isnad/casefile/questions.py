"""What researchers ask of a casefile: what one voice alone says, what others deny, what rests on one chain."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.casefile.casefile import Casefile
from isnad.errors import NotFound
from isnad.matters import Matter, queries
from isnad.matters.queries import Denied


def speaker_named(case: Casefile, name: str) -> str:
    """The id of the voice so called: a document by its path or id, else the likeliest entity; raises `NotFound`."""
    document = next((listed.id for listed in case.listing() if name in {listed.id, listed.path}), None)
    if document:
        return document
    found = case.entities_named(name)
    if not found:
        raise NotFound(f"Nobody in {case.path} is called {name}", f"isnad show {case.path} lists who is in it")
    heard = (entity.id for entity in found if case.count_claims(speaker=entity.id))
    return next(heard, found[0].id)


def alone(case: Casefile, speaker: str) -> Iterator[Matter]:
    """The matters of which nobody speaks but this entity or document, or those who cite it."""
    for matter in case.matters_told_by(speaker):
        yield from queries.alone([matter], {c.id: c for c in case.claims(matter=matter.id)}, speaker)


def denied(case: Casefile, speaker: str) -> Iterator[Denied]:
    """What this entity or document says that others deny, in the casefile's order."""
    for matter in case.matters_told_by(speaker):
        if matter.agreement == "contested":
            yield from queries.denied([matter], {c.id: c for c in case.claims(matter=matter.id)}, speaker)


def on_one_chain(case: Casefile, entity: str | None = None, kind: str | None = None) -> Iterator[Matter]:
    """The matters that rest on a single chain, told several times before those that are told once."""
    for agreement in ("echoed", "contested", "single"):
        yield from queries.on_one_chain(case.matters(agreement=agreement, entity=entity, kind=kind))
