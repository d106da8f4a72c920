"""A draft: a claim before its number is known and its nested claims are linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.attributions import Link
from isnad.claims.claim import Amount, Factuality, Filler, When


@dataclass(slots=True)
class Draft:
    """What the coder knows of a claim; `words` are the head words per role, `trigger` None for text rules.

    `open`: it waits for what was told before (*the meeting took place in March*) and goes where nothing was.
    """

    kind: str
    rule: str
    start: int
    end: int
    roles: dict[str, tuple[Filler, ...]]
    chain: tuple[Link, ...]
    factuality: Factuality = "CT+"
    words: dict[str, tuple[int, ...]] = field(default_factory=dict)
    trigger: int | None = None
    time: tuple[When, ...] = ()
    duration: str | None = None
    place: tuple[Filler, ...] = ()
    quantity: tuple[Amount, ...] = ()
    confidence: float = 0.8
    because: tuple[tuple[str, str], ...] = ()
    nominal: bool = False
    open: bool = False
    id: str = ""

    def key(self) -> tuple[object, ...]:
        """Two drafts of one key say the same."""
        fillers = tuple(
            (role, tuple(sorted((f.entity or f.text.lower()) for f in found)))
            for role, found in sorted(self.roles.items())
        )
        return (self.kind, fillers, self.factuality, tuple(link.attribution for link in self.chain[-1:]))
