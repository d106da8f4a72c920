"""One type for one name: what a name is in one place of a document helps where its surroundings say little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from isnad.encoder.layout import Layout
from isnad.encoder.spans import VOTED, Found

_OTHERS = 0.5  # weight of what the same name is elsewhere, beside what it is here
_LEAST = -6.0  # log share below which a type counts no worse


def settle_types(mentions: Sequence[Found], layout: Layout, text: str) -> None:
    """Give persons, organisations and places with a name the type that all its occurrences speak for, in place.

    A mention weighs its own evidence twice, so that a man and a city of one name can both stand where each is plain.
    """
    by_name: dict[str, list[Found]] = defaultdict(list)
    for mention in mentions:
        if mention.form == "name" and mention.leaning is not None and mention.kind in VOTED:
            first, last = mention.name or (mention.first, mention.last)
            by_name[text[layout.starts[first] : layout.ends[last]].casefold()].append(mention)
    for alike in by_name.values():
        if len(alike) > 1:
            shares = np.maximum(np.array([m.leaning for m in alike], np.float32), _LEAST)
            totals = (1 - _OTHERS) * shares + _OTHERS * shares.sum(0)
            for mention, best in zip(alike, totals.argmax(1).tolist(), strict=True):
                mention.kind = VOTED[best]
