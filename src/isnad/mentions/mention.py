"""The Mention, the Date and the Quantity, each as written, at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["name", "nominal", "pronoun"]
EntityType = Literal["Person", "Organization", "Place", "People", "Work"]
Bound = Literal["exact", "at_least", "at_most", "about"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun as written. `cluster` and `entity`: mentions that corefer share them.

    `entity` is None for a description whose cluster holds no name. `head` is the index of its head word in
    the document's words (None when it was made without the encoder).
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: MentionKind
    entity_type: EntityType | None
    entity: str | None
    cluster: str | None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression as written and its EDTF value (None when it cannot be resolved)."""

    id: str
    document: str
    start: int
    end: int
    text: str
    edtf: str | None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written; `unit` is what is counted or a currency code, as written or ISO 4217."""

    id: str
    document: str
    start: int
    end: int
    text: str
    value: float
    bound: Bound
    unit: str | None
