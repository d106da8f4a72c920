"""Adding to entities that are resolved: what becomes of them, and of the document-local entities that they join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from isnad.entities.entity import Entity
from isnad.entities.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Change:
    """Entities to write, ids of those that are no more, and the entity of each document-local one that has another
    than before."""

    entities: tuple[Entity, ...]
    gone: frozenset[str]
    of: Mapping[str, str]


def change(resolution: Resolution, before: Mapping[str, str]) -> Change:
    """What a resolution of all changes, where `before` gives each document-local entity the entity that it was."""
    of = {cluster: entity for cluster, entity in resolution.of.items() if before.get(cluster) != entity}
    gone = frozenset(before.values()) - {entity.id for entity in resolution.entities}
    return Change(resolution.entities, gone, of)
