"""The Entity: a named person, organisation, place or work, with all its names and their sources."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name as written, how often, in which documents; `lang` and `script` where known (`Latn`, `Arab`, `Cyrl`).

    `titled` where a person's titles stand before the name (*Senator Nuri*); its mentions count under the name too.
    """

    name: str
    mentions: int
    lang: str | None
    script: str | None
    documents: tuple[str, ...] = ()
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """`clusters` are the document-local entities that it joins; `reasons` say why they were joined.

    `names` are those as written, the commonest first, then those that are `titled`.
    """

    id: str
    schema: str
    caption: str
    names: tuple[EntityName, ...]
    mentions: int
    clusters: tuple[str, ...]
    judgements: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def untitled(entity: Entity) -> Entity:
    """The entity without its titled names, where names are matched by their words."""
    return replace(entity, names=tuple(n for n in entity.names if not n.titled))
