"""Entities: mentions across documents, joined by their names."""

from isnad.entities.comparison import Comparison, compare, compare_file, compare_many
from isnad.entities.entity import Entity, EntityName

__all__ = ["Comparison", "Entity", "EntityName", "compare", "compare_file", "compare_many"]
