"""Which publication a document is from, as far as its own text shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from isnad.attributions.attribution import Attribution
from isnad.attributions.speakers import is_own
from isnad.documents import Document
from isnad.mentions import Mention

_LEAD = 1000


def own_publications(
    document: Document, attributions: Sequence[Attribution], mentions: Mapping[str, Mention]
) -> frozenset[str]:
    """Entities and mention ids that are the document's own publication, whose word is the document's own.

    By the document's publisher. Where none is known, the publication that is told in the opening and again later
    is taken for it: papers name themselves so (*tells the Courier*).
    """
    if document.publisher:
        return frozenset(key for m in mentions.values() if is_own(m, document) for key in (m.entity, m.id) if key)
    told = [mentions[a.addressee] for a in attributions if a.addressee is not None and a.addressee in mentions]
    told = [m for m in told if m.entity_type != "Person"]
    times = Counter(_key(m) for m in told)
    opening = {_key(m) for m in told if m.start < min(_LEAD, len(document.text) // 4)}
    own = {key for key in opening if times[key] > 1}
    return frozenset(own | {m.id for m in told if _key(m) in own})


def _key(mention: Mention) -> str:
    return mention.entity or mention.text.lower()
