"""First persons: who says *I* and *we*, once the attributions know whose words they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from isnad.mentions.mention import Mention
from isnad.mentions.mentioned import Mentioned
from isnad.mentions.numerals import wordset

SINGULAR = wordset("i me my mine myself")
PLURAL = wordset("we us our ours ourselves")


@dataclass(frozen=True, slots=True)
class Voice:
    """Words `text[start:end]` and whose they are: mention ids of the speaker and his organisation."""

    start: int
    end: int
    speaker: str | None
    organisation: str | None = None


def is_first_person(text: str) -> bool:
    """Whether a pronoun is a first person's."""
    return text.casefold() in SINGULAR | PLURAL


def with_voices(mentioned: Mentioned, voices: Iterable[Voice]) -> Mentioned:
    """The same mentions, where *I* is the speaker of the innermost voice around it and *we* his organisation.

    A first person outside every voice, or whose voice has no speaker (for *we*: no organisation), stays as it is.
    """
    ordered = sorted(voices, key=lambda v: (v.start, -v.end))
    starts = [v.start for v in ordered]
    mentions = tuple(_voiced(m, _innermost(ordered, starts, m), mentioned) for m in mentioned.mentions)
    return replace(mentioned, mentions=mentions)


def _innermost(voices: list[Voice], starts: list[int], mention: Mention) -> Voice | None:
    if mention.kind != "pronoun" or not is_first_person(mention.text):
        return None
    last = bisect_right(starts, mention.start)
    return next((v for v in reversed(voices[max(0, last - 60) : last]) if v.end >= mention.end), None)


def _voiced(mention: Mention, voice: Voice | None, mentioned: Mentioned) -> Mention:
    if voice is None:
        return mention
    who = voice.speaker if mention.text.casefold() in SINGULAR else voice.organisation
    if who is None:
        return mention
    said = mentioned[who]
    return replace(mention, cluster=said.cluster, entity=said.entity, entity_type=said.entity_type)
