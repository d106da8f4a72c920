"""The Claim: one kind of event or relation with its roles, slots, factuality, chain and anchor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from isnad.attributions.chain import Link
from isnad.mentions.mention import Bound
from isnad.passages.passage import Anchor

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: words at their place, with the mention and entity behind them, or another claim."""

    text: str
    start: int | None = None
    end: int | None = None
    mention: str | None = None
    entity: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time of a claim: the date's id (None when derived), EDTF and the words."""

    edtf: str
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a claim; `of` is the role that is counted, or `event` when occurrences are."""

    value: float
    bound: Bound
    unit: str | None
    of: str
    text: str
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `chain[0]` is always the document itself. `because` names the cue of each decision.

    `because` holds (what, words) pairs: `trigger`, `factuality`, one per role: what `--explain` prints.
    """

    id: str
    document: str
    kind: str
    roles: dict[str, tuple[Filler, ...]]
    time: tuple[When, ...]
    place: tuple[Filler, ...]
    quantity: tuple[Amount, ...]
    factuality: Factuality
    chain: tuple[Link, ...]
    anchor: Anchor
    rule: str
    confidence: float
    duration: str | None = None
    because: tuple[tuple[str, str], ...] = ()
