"""Which attack a count of casualties belongs to: the one told of in the same sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from isnad.claims.claim import Claim

ATTACKS = frozenset({"attacks", "bombs"})
_SENTENCE = 160  # characters between the anchors of an attack and its casualties


class Incidents:
    """The attacks of a collection by document, in the order of the text."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._attacks: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for claim in claims:
            if claim.kind in ATTACKS and not claim.factuality.endswith("-"):
                self._attacks[claim.document].append((claim.anchor.start, claim.anchor.end, claim.id))
        for told in self._attacks.values():
            told.sort()

    def near(self, claim: Claim) -> str | None:
        """The id of the attack nearest to the claim within a sentence's length, the earlier of two equally near."""
        told = self._attacks.get(claim.document, [])
        place = bisect_left(told, (claim.anchor.start,))
        close = [(_gap(claim, start, end), name) for start, end, name in told[max(0, place - 3) : place + 3]]
        gap, name = min(close, default=(_SENTENCE + 1, ""))
        return name if gap <= _SENTENCE else None


def _gap(claim: Claim, start: int, end: int) -> int:
    return max(0, start - claim.anchor.end, claim.anchor.start - end)
