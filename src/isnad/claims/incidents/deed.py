"""The Deed: what the scorer of incidents looks at of a claim, finished or still a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from isnad.claims.claim import Claim, Filler
from isnad.claims.draft import Draft

VIOLENCE = frozenset({"attacks", "bombs", "kills", "wounds", "kidnaps", "executes", "dies"})
ADDED = "incident"
"""What a claim's `because` calls a filler that the scorer of incidents has added, as in `agent: X (0.86)`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim as `text[start:end]` with its kind and sign; `fillers` are (role, start, end)."""

    kind: str
    factuality: str
    start: int
    end: int
    fillers: tuple[tuple[str, int, int], ...]

    @property
    def violent(self) -> bool:
        return self.kind in VIOLENCE


def deeds(claims: Iterable[Claim] | Iterable[Draft]) -> tuple[Deed, ...]:
    """Claims or drafts as deeds, in their order, without the fillers that the scorer itself has added."""
    found = []
    for c in claims:
        place = c.anchor if isinstance(c, Claim) else c
        added = {words.split(":")[0] for what, words in c.because if what == ADDED}
        fillers = tuple(_placed({role: f for role, f in c.roles.items() if role not in added}))
        found.append(Deed(c.kind, c.factuality, place.start, place.end, fillers))
    return tuple(found)


def _placed(roles: dict[str, tuple[Filler, ...]]) -> Iterable[tuple[str, int, int]]:
    for role, fillers in roles.items():
        for f in fillers:
            if f.start is not None and f.end is not None:
                yield role, f.start, f.end
