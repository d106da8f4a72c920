"""The Attribution: source, cue and content, with its stance and its place in the nest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["states", "confirms", "denies", "alleges", "suspects", "knows", "orders", "promises", "asks"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) does what (cue) with which words (content); spans are code points, half-open, in order.

    `speaker` is the mention id that the source (or, where there is none, the heading above) refers to.
    `also` are the mention ids of joint speakers. `parent` is the attribution in whose content this one stands.
    `scope` are the characters that this voice governs when they go beyond the content (a heading's section,
    a list that goes on); empty when it is the content alone. `aside` are characters inside the content that
    another voice put in (*…, whom we met in May, …* in somebody's quoted words; a translator's brackets).
    `addressee` is the mention of a publication that was told. `negated` says that the cue is (*did not confirm*).
    `voiced` is False where the content is only meant, known or ordered: it makes no link of a chain.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    speaker: str | None
    parent: str | None
    also: tuple[str, ...] = ()
    scope: tuple[Span, ...] = ()
    heading: bool = False
    addressee: str | None = None
    aside: tuple[Span, ...] = ()
    negated: bool = False
    voiced: bool = True
