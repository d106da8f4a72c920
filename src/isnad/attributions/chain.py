"""The chain of a claim: its links, outermost voice first; link 0 is the document itself."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.attributions.attribution import Stance


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of a link: its words and the entity behind them (None for a description or an unknown)."""

    text: str
    entity: str | None = None
    mention: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: its joint speakers, what they do, and the attribution (None for link 0, the document)."""

    speakers: tuple[Speaker, ...]
    stance: Stance
    attribution: str | None = None
