"""Turns of a hearing or an interview: whose each is, and so who *I* and *you* are in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.mentions.draft import Draft, Span
from isnad.mentions.numerals import wordset

FIRST = wordset("i me my mine myself")
SECOND = wordset("you your yours yourself")
QUOTATION = re.compile(r"[\"“](?:[^\"”\n]|\n(?!\n)){2,900}[\"”]")
_TITLE = r"(?:Mr|Ms|Mrs|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Judge|Sen|Rep|Amb)"
_LABEL = re.compile(
    rf"^[^\S\n]*(?P<label>Q|A|(?:[A-Z][A-Z.'’-]+ ?){{1,5}}|{_TITLE}\.? [A-Z][\w'’-]+|The [A-Z][a-z]+)"
    r"[^\S\n]*(?:\([^)\n]*\))?(?::|[.](?<=\b[QA]\.))(?=\s+\S)",
    re.MULTILINE,
)
_ANSWERS = wordset("a answer")
_FEWEST = 3  # turns


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn's label, `text[start:end]` without its colon, and where its words begin and end."""

    start: int
    end: int
    body: Span
    words: str

    @property
    def answers(self) -> bool:
        """Whether the label is only that of an answer."""
        return self.words in _ANSWERS


def turns_of(text: str) -> list[Turn]:
    """The turns of a text in order: labels that come again, and those after the first that does; else none."""
    found = list(_LABEL.finditer(text))
    times = Counter(m["label"].strip() for m in found)
    first = next((m.start() for m in found if times[m["label"].strip()] > 1), len(text))
    found = [m for m in found if m.start() >= first]
    if len(found) < _FEWEST or len({_plain(m["label"]) for m in found}) < 2:
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [Turn(*_trimmed(m), (m.end(), end), _plain(m["label"])) for m, end in zip(found, ends, strict=True)]


def _trimmed(match: re.Match[str]) -> Span:
    return match.start("label"), match.start("label") + len(match["label"].rstrip())


def _plain(label: str) -> str:
    words = label.casefold().replace(".", " ").split()
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


@dataclass(slots=True)
class Voices:
    """By their places among the drafts: who each *I* and *you* is, and who each third person cannot be."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    strangers: dict[int, tuple[int, ...]] = field(default_factory=dict)


def voices_of(text: str, turns: Sequence[Turn], drafts: Sequence[Draft]) -> Voices:
    """Who the pronouns of each turn are, outside quotations: no speaker is *he* to another."""
    starts = [d.start for d in drafts]
    speakers = [_speaker(turn, drafts, starts) for turn in turns]
    quotations = [m.span() for m in QUOTATION.finditer(text)] if turns else []
    voices = Voices()
    present = tuple(dict.fromkeys(k for k in speakers if k is not None))
    for number, turn in enumerate(turns):
        own, other = speakers[number], _addressed(speakers, number)
        for n in range(bisect_left(starts, turn.body[0]), bisect_left(starts, turn.body[1])):
            if drafts[n].kind != "pronoun" or any(a <= starts[n] < b for a, b in quotations):
                continue
            word = text[starts[n] : drafts[n].end].casefold()
            who = own if word in FIRST else other if word in SECOND else None
            if who is not None:
                voices.pairs.append((n, who))
            elif word not in FIRST | SECOND:
                voices.strangers[n] = present
    return voices


def _speaker(turn: Turn, drafts: Sequence[Draft], starts: Sequence[int]) -> int | None:
    """The place of the name, else of the description, that the label holds."""
    near = range(bisect_left(starts, turn.start), bisect_left(starts, turn.end))
    inside = [n for n in near if drafts[n].end <= turn.end and drafts[n].kind != "pronoun"]
    return next(iter([n for n in inside if drafts[n].kind == "name"] or inside), None)


def _addressed(speakers: Sequence[int | None], number: int) -> int | None:
    """Who answers, else who spoke before."""
    for other in (number + 1, number - 1):
        if 0 <= other < len(speakers) and speakers[other] != speakers[number]:
            return speakers[other]
    return None
