"""A rule of the grammar, and what the named groups of its pattern say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from isnad.mentions.dates.expressions import Calendar, Impossible, Value
from isnad.mentions.dates.words import PARTS, plain
from isnad.mentions.numerals import ORDINALS

ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
Match = re.Match[str]
Maker = Callable[[Match], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it makes; a maker gives None when the words only look like a date."""

    name: str
    pattern: re.Pattern[str]
    make: Maker


_TURNS = {"this": 0, "last": -1, "next": 1, "the previous": -1, "the following": 1}


def rule(pattern: str) -> Callable[[Maker], Rule]:
    """Make a maker a rule of this pattern, case ignored."""
    return lambda maker: Rule(maker.__name__.strip("_"), re.compile(pattern, re.IGNORECASE), maker)


def _turn(m: Match) -> dict[str, int | str]:
    words = plain(m.groupdict().get("turn") or "")
    if not words:
        return {}
    if words in ("the same", "that same", "that"):
        return {"turn": 0, "base": "previous"}
    return {"turn": _TURNS[words], "base": "previous" if words.startswith("the ") else "anchor"}


def _year(m: Match) -> tuple[int | None, bool]:
    """The year of a match and whether it was written with two digits."""
    text = m.groupdict().get("year")
    if not text:
        return None, False
    short = len(text.lstrip("'’")) == 2
    year = int(text.lstrip("'’"))
    if (m.groupdict().get("era") or "").lower().startswith("b"):
        return 1 - year, False
    return year, short


def phase_of(m: Match) -> str | None:
    """The part of a time that a match names: early, mid, late, first, last, half1, half2."""
    groups = m.groupdict()
    if groups.get("part"):
        return str(groups["part"]).lower()
    return PARTS[plain(groups["phase"])] if groups.get("phase") else None


def calendar(m: Match, **fields: int | str | None) -> Value:
    """A date by the calendar from a match's year, turn and part, and what else is given."""
    year, short = _year(m)
    if year is not None and year > 9999:
        return Impossible()
    turn = _turn(m)
    return Calendar(
        year=year,
        short_year=short,
        part=phase_of(m),
        turn=turn.get("turn"),  # type: ignore[arg-type]
        base=turn.get("base", "anchor"),  # type: ignore[arg-type]
        **fields,  # type: ignore[arg-type]
    )
