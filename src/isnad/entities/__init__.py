"""Entities: mentions across documents, joined by their names."""

from isnad.entities.entity import Entity, EntityName

__all__ = ["Entity", "EntityName"]
