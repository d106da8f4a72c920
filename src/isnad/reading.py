"""The Reading: all that was read in one document, as one value with a stable JSON form."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.attributions.attribution import Attribution
from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.mentions.mention import Date, Mention, Quantity
from isnad.passages.passage import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """One document's passages, mentions, dates, quantities, attributions and claims."""

    document: Document
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
