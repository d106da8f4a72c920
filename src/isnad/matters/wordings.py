"""What a definite description means in its document: *the station* is the police station told of before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from isnad.claims.claim import Claim, Filler
from isnad.matters.descriptions import Description, describe
from isnad.matters.lexicon import NUMBER_WORDS
from isnad.matters.rules import Groups

_DEFINITE = re.compile(r"(?:the|this|that|these|those)\b", re.I)
_NUMBER = re.compile(rf"(?:\d+|{'|'.join(sorted(NUMBER_WORDS))})", re.I)
_REACH = 40  # claims of such a kind before it


class Wordings:
    """The claims of a collection by document and kind, in the order of the text."""

    def __init__(self, claims: Iterable[Claim], groups: Groups) -> None:
        self._groups = groups
        self._told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._sorted: set[tuple[str, str]] = set()
        for claim in claims:
            self._told[claim.document, groups.of(claim.kind).name].append(claim)

    def meant(self, filler: Filler, claim: Claim) -> Filler:
        """The filler that a definite one takes up: the last before it in its document, in claims of such a kind, that
        has its head noun and all that is said of it; itself where there is none."""
        if _NUMBER.fullmatch(filler.text.strip()):
            return next((other for other, _ in self._before(claim) if describe(other.text)), filler)
        words = describe(filler.text) if _DEFINITE.match(filler.text.strip()) else None
        if words is None or words.group is not None:
            return filler
        return next((other for other, quote in self._before(claim) if _is_fuller(other, quote, words)), filler)

    def _before(self, claim: Claim) -> Iterator[tuple[Filler, str]]:
        """Fillers told before, the last claim's first, each with its claim's quote."""
        where = claim.document, self._groups.of(claim.kind).name
        told = self._told[where]
        if where not in self._sorted:
            told.sort(key=_place)
            self._sorted.add(where)
        end = bisect_left(told, _place(claim), key=_place)
        for earlier in islice(reversed(told[:end]), _REACH):
            for role in self._groups.of(earlier.kind).roles:
                for name in role.split("|"):
                    yield from ((filler, earlier.anchor.quote) for filler in earlier.roles.get(name, ()))


def _place(claim: Claim) -> tuple[int, str]:
    return claim.anchor.start, claim.id


def _is_fuller(filler: Filler, quote: str, words: Description) -> bool:
    """Whether the filler says more than the description: *the ferry Corinna*, *the police station*."""
    if filler.claim:
        return False
    if filler.entity:
        called = rf"{re.escape(words.head)}\s+{re.escape(filler.text)}"
        named = set(re.findall(r"\w+", filler.text.lower()))
        return (words.head in named and words.modifiers <= named) or bool(re.search(called, quote, re.I))
    other = describe(filler.text)
    return other is not None and other.head == words.head and words.modifiers < other.modifiers
