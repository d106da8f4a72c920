"""Whose people *our soldiers* are: the body that publishes what its speaker says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.matters.lexicon import BODIES
from isnad.matters.referents import participants
from isnad.matters.voices import fold


def spokesmen(
    claims: Iterable[Claim], entities: Mapping[str, Entity], documents: Mapping[str, Document]
) -> Iterator[tuple[str, str]]:
    """Speakers who say *our*, and the ministry, army or embassy that publishes the document, as (part, whole).

    A newspaper that quotes a colonel is not his: only publishers count whose name says that they have people.
    """
    bodies = _publishers(entities, documents)
    for claim in claims if bodies else ():
        body = bodies.get(claim.document)
        if body and len(claim.chain) == 2:
            own = (r.voice for role in claim.roles for r in participants(claim, role) if r.voice)
            yield from ((voice, body) for voice in own if voice != body)


def _publishers(entities: Mapping[str, Entity], documents: Mapping[str, Document]) -> dict[str, str]:
    """The entity that publishes each document, where it is a body with people of its own."""
    published = {d.id: fold(d.publisher) for d in documents.values() if d.publisher}
    wanted = {name for name in published.values() if BODIES.intersection(name.split())}
    named = {
        fold(name.name): entity.id
        for entity in entities.values()
        if wanted and entity.schema not in {"Person", "Address"}
        for name in entity.names
    }
    return {document: named[name] for document, name in published.items() if name in wanted and name in named}
