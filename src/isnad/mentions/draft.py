"""The Draft: a mention before it has an id and a cluster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.encoder import MentionSpan, Tagging
from isnad.mentions.mention import EntityType, MentionKind
from isnad.mentions.numerals import wordset

Span = tuple[int, int]
_MARKING = re.compile(
    r"^[ \t]*(?:TOP SECRET|SECRET|S E C R E T|C O N F I D E N T I A L|U N C L A S|CONFIDENTIAL|RESTRICTED"
    r"|UNCLASSIFIED|(?:FOR )?OFFICIAL USE ONLY)\b[^a-z\n]*$",
    re.MULTILINE,
)
"""A classification line, whose caveats name nobody."""
FIRST_PERSON = wordset("i me my mine myself we us our ours ourselves")

TYPES: dict[str, EntityType] = {
    "Person": "Person",
    "Organization": "Organization",
    "Place": "Place",
    "People": "People",
    "Work": "Work",
}


@dataclass(slots=True)
class Draft:
    """A mention in the making. `group` numbers what corefers so far (None: alone); `phrase` is its noun phrase.

    `made` says who found it: `model`, `header`, `rule`, `again` (a name seen elsewhere), `alias`.
    """

    start: int
    end: int
    kind: MentionKind
    entity_type: EntityType | None
    group: int | None = None
    head: int | None = None
    score: float = 1.0
    made: str = "model"
    phrase: Span | None = None
    title: Span | None = None
    apart: bool = field(default=False)

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.start, self.end


def drafts_of(text: str, tagging: Tagging) -> list[Draft]:
    """The model's mentions as drafts, in text order: a name by its own words, the phrase around it kept beside.

    First persons corefer among themselves alone: whose words they stand in is for the attributions to say.
    """
    repeated = _repeated(tagging.mentions)
    first = 1 + max((m.cluster for m in tagging.mentions if m.cluster is not None), default=0)
    drafts = []
    markings = [m.span() for m in _MARKING.finditer(text)]
    for span in tagging.mentions:
        kind = span.entity_type
        if any(a <= span.start and span.end <= b for a, b in markings):
            continue
        if kind not in TYPES and span.cluster not in repeated:
            continue
        start, end = span.name if span.name is not None and span.form == "name" else (span.start, span.end)
        phrase = (span.start, span.end) if (start, end) != (span.start, span.end) else None
        group = span.cluster
        if span.form == "pronoun" and text[start:end].casefold() in FIRST_PERSON:
            group = None if group is None else first + group
        drafts.append(Draft(start, end, span.form, TYPES.get(kind), group, span.head, span.score, phrase=phrase))
    return sorted(drafts, key=lambda d: (d.start, -d.end))


def _repeated(mentions: Iterable[MentionSpan]) -> set[int]:
    """The clusters of two mentions or more."""
    once: set[int] = set()
    twice: set[int] = set()
    for mention in mentions:
        if mention.cluster is not None:
            (twice if mention.cluster in once else once).add(mention.cluster)
    return twice
