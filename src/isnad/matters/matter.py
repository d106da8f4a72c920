"""The Matter: the claims, from any documents, that speak of the same occurrence or relation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Agreement = Literal["single", "echoed", "corroborated", "contested"]


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a slot and the claims that give it. `corrected` marks a figure that a revision replaced.

    `chains` is the number of independent chains that this version rests on.
    """

    value: str
    claims: tuple[str, ...]
    corrected: bool = False
    chains: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot (a role's name, `time`, `number`, `place` or `factuality`) whose values cannot all hold.

    `sentence` says it plainly. `kind` is `conflict`, or `refinement` when one value narrows the other.
    """

    slot: str
    values: tuple[Version, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims of one matter, how they agree, on how many independent chains, and where one voice cuts them all."""

    id: str
    kind: str
    claims: tuple[str, ...]
    agreement: Agreement
    chains: int
    common_links: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    refinements: tuple[Conflict, ...] = ()
    echoes: tuple[tuple[str, ...], ...] = ()
    reasons: tuple[str, ...] = ()
    title: str = ""
