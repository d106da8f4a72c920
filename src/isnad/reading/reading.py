"""The Reading: all that was read in one document, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.attributions.attribution import Attribution
from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.mentions.mention import Date, Mention, Quantity
from isnad.passages.passage import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """One document's passages, mentions, dates, quantities, attributions and claims.

    The same bytes, model and dictionary give the same Reading. `mentions[i].entity` and the entities of
    fillers and speakers are the document's own clusters; a casefile gives them its entities.
    """

    document: Document
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
