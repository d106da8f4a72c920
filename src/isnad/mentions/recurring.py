"""A name that the model found once is found wherever the same words stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from isnad.mentions.draft import Draft
from isnad.mentions.mention import EntityType
from isnad.mentions.numerals import wordset

_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʿʾ`.-]+[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]\Z")
_SURE = 0.6
"""What the scores of a single word must come to in a text before it is sought elsewhere."""
_PLAIN = wordset(
    "the a an and or of in on at to by for from with he she it they we i you his her its their our this",
    "that these those who which what when where",
    "may march april june august will mark rose grace hope faith joy art bill frank dean general major",
    "minister president north south east west god state",
)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    low: str


def recurring(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Names of the drafts where they stand again without a mention over them, in text order. Linear in the text."""
    known = _known(text, drafts)
    if not known:
        return []
    taken = _taken(text, drafts)
    tokens = _tokens(text, 0, len(text))
    found: list[Draft] = []
    n = 0
    while n < len(tokens):
        size = _longest(text, tokens, n, known, taken)
        if size:
            first, last = tokens[n], tokens[n + size - 1]
            kind = known[first.low][tuple(t.low for t in tokens[n : n + size])]
            found.append(Draft(first.start, last.end, "name", kind, made="again", score=0.5))
        n += size or 1
    return found


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """The words, without the possessive."""
    found = []
    for m in _TOKEN.finditer(text, start, end):
        word = _POSSESSIVE.sub("", m[0])
        found.append(_Token(m.start(), m.start() + len(word), word.casefold()))
    return found


def _known(text: str, drafts: Sequence[Draft]) -> dict[str, dict[tuple[str, ...], EntityType]]:
    """The names by first word, then by all words, with the type that most of them have."""
    votes: dict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
    weight: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for draft in drafts:
        if draft.kind != "name" or draft.entity_type in (None, "Work"):
            continue
        words = tuple(t.low for t in _tokens(text, draft.start, draft.end))
        if draft.entity_type == "Person" and draft.made != "again":
            for form in _shorter(words):
                votes[form]["Person"] += 1
        if len(words) == 1:
            weight[words] += draft.score
        if words and not (len(words) == 1 and (len(words[0]) < 3 or words[0] in _PLAIN)):
            votes[words][draft.entity_type] += 1
    known: dict[str, dict[tuple[str, ...], EntityType]] = defaultdict(dict)
    for words, types in votes.items():
        if words in weight and weight[words] < _SURE:
            continue
        known[words[0]][words] = types.most_common(1)[0][0]
    return known


def _shorter(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The forms in which a full name comes again: without its last word, its last word alone."""
    forms = [words[:-1]] if len(words) > 2 else []
    if len(words) > 1 and len(words[-1]) > 3 and words[-1] not in _PLAIN:
        forms.append(words[-1:])
    return forms


def _taken(text: str, drafts: Sequence[Draft]) -> bytearray:
    taken = bytearray(len(text))
    for draft in drafts:
        if (draft.kind == "name" and " " in text[draft.start : draft.end]) or draft.made in (
            "header",
            "rule",
            "alias",
        ):
            taken[draft.start : draft.end] = b"\1" * (draft.end - draft.start)
    return taken


def _longest(
    text: str,
    tokens: Sequence[_Token],
    n: int,
    known: dict[str, dict[tuple[str, ...], EntityType]],
    taken: bytearray,
) -> int:
    """How many tokens from the n-th make the longest known name that is free and written as a name; 0 for none."""
    for words in sorted(known.get(tokens[n].low, ()), key=len, reverse=True):
        last = n + len(words)
        if last > len(tokens) or any(tokens[n + k].low != word for k, word in enumerate(words)):
            continue
        start, end = tokens[n].start, tokens[last - 1].end
        if any(taken[start:end]) or "\n\n" in text[start:end] or not _written_as_name(text[start:end]):
            continue
        return len(words)
    return 0


def _written_as_name(words: str) -> bool:
    return words[:1].isupper() and any(c.isupper() for c in words.rsplit(maxsplit=1)[-1])
