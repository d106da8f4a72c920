"""The Entity: a named person, organisation, place or work, with all its names and their sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name as written, how often, in which documents; `lang` and `script` where known (`Latn`, `Arab`, `Cyrl`)."""

    name: str
    mentions: int
    lang: str | None
    script: str | None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """`clusters` are the document-local entities that it joins; `reasons` say why they were joined.

    `names` are those as written, the commonest first, then a person's names with the titles that stand before them
    (*Senator Nuri*), whose mentions are counted among the others too.
    """

    id: str
    schema: str
    caption: str
    names: tuple[EntityName, ...]
    mentions: int
    clusters: tuple[str, ...]
    judgements: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
