"""Whose people *our soldiers* are: the body that publishes what its speaker says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.matters.containment import Within
from isnad.matters.lexicon import BODIES
from isnad.matters.referents import participants
from isnad.matters.voices import fold


def spokesmen(claim: Claim, bodies: Mapping[str, str]) -> Iterator[Within]:
    """Speakers who say *our*, as parts of the ministry, army or embassy that publishes the document.

    `bodies` are these by document. A newspaper that quotes a colonel is not his: only publishers count whose name
    says that they have people.
    """
    body = bodies.get(claim.document)
    if body and len(claim.chain) == 2:
        own = (r.voice for role in claim.roles for r in participants(claim, role) if r.voice)
        yield from ((voice, body, "actors") for voice in own if voice != body)


def publishing(entities: Mapping[str, Entity], documents: Mapping[str, Document]) -> dict[str, str]:
    """The entity that publishes each document, where it is a body with people of its own."""
    published = {d.id: fold(d.publisher) for d in documents.values() if d.publisher}
    wanted = {name for name in published.values() if BODIES.intersection(name.split())}
    named = {
        fold(name.name): key
        for key, entity in sorted(entities.items(), reverse=True)
        if wanted and entity.schema not in {"Person", "Address"}
        for name in entity.names
    }
    return {document: named[name] for document, name in published.items() if name in wanted and name in named}
