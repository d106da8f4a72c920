"""Entities: mentions across documents, joined by their names and by what claims say of them."""

from isnad.entities.comparison import Comparison, compare, compare_file, compare_many
from isnad.entities.entity import Entity, EntityName
from isnad.entities.judgements import Judgement, Subject
from isnad.entities.record import ClusterRecord, records
from isnad.entities.resolution import Link, Resolution, resolve

__all__ = [
    "ClusterRecord",
    "Comparison",
    "Entity",
    "EntityName",
    "Judgement",
    "Link",
    "Resolution",
    "Subject",
    "compare",
    "compare_file",
    "compare_many",
    "records",
    "resolve",
]
