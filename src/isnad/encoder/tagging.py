"""What the reading model sees in a text: words with their tree, attribution parts, mentions, factuality, parts of
incidents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["Person", "Organization", "Place", "People", "Work", "Event", "Thing"]
MentionForm = Literal["name", "nominal", "pronoun"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word `text[start:end]`; `sentence` and `head` (-1 for a root) are indices in the whole document."""

    start: int
    end: int
    sentence: int
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a text as parallel columns; `parse[i]` gives one as a `Word`.

    Words are in reading order and never overlap. `sentences` numbers the sentences that were given to
    `Encoder.read`, `heads` are word indices in the document (-1 for the root, exactly one in each sentence with
    words), the arcs of a sentence form a tree. Tags are Universal Dependencies' (version 2, as GUM uses them).
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    upos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Word:
        return Word(
            self.starts[index],
            self.ends[index],
            self.sentences[index],
            self.upos[index],
            self.heads[index],
            self.deprels[index],
        )

    def __iter__(self) -> Iterator[Word]:
        return (self[i] for i in range(len(self)))

    def children(self) -> list[list[int]]:
        """For each word the indices of its dependents, in reading order."""
        found: list[list[int]] = [[] for _ in self.starts]
        for dependent, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(dependent)
        return found

    def covering(self, start: int, end: int) -> range:
        """The indices of the words that share a character with `[start, end)`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        while first < len(self) and self.ends[first] <= start:
            first += 1
        last = first
        while last < len(self) and self.starts[last] < end:
            last += 1
        return range(first, last)


@dataclass(frozen=True, slots=True)
class AttributionParts:
    """One attribution as character spans, each part in reading order; a part may be empty or discontinuous.

    By PolNeAR's conventions: *that* belongs to the content, auxiliaries, negations and adverbs to the cue.
    `score` is between 0 and 1. An attribution has a cue; source and content can be missing.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """A name, description or pronoun `text[start:end]`, which may hold others inside.

    `head` is the index of its head word; `cluster` numbers what refers to the same within the text (None: a
    mention that coreference does not look at). `name` is the proper name inside (*Peter Moore* in *the hostage
    Peter Moore, 36*), None for descriptions and pronouns without one. `score` is between 0 and 1.
    """

    start: int
    end: int
    head: int
    entity_type: EntityType
    form: MentionForm
    score: float
    cluster: int | None = None
    name: Span | None = None


@dataclass(frozen=True, slots=True)
class Tagging:
    """All that the reading model says about one text.

    `factuality` has one number a word, from -3 (did not happen) over 0 (unknown) to 3 (happened): how certain
    the event that the word names is by its grammatical surroundings; it says nothing of words that name no event.
    `roles` has for each of `labels.ROLES` one number a word, from 0 to 1: how likely the word fills that part of an
    attack, kidnapping or the like somewhere in the text, by MUC-4's conventions (a word's sum to at most 1).
    """

    words: Parse
    attributions: tuple[AttributionParts, ...] = ()
    mentions: tuple[MentionSpan, ...] = ()
    factuality: tuple[float, ...] = ()
    roles: Mapping[str, Sequence[float]] = field(default_factory=dict)
