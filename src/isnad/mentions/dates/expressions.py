"""What a date expression says before it is placed in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Base = Literal["anchor", "previous"]
Modifier = Literal["by", "since", "before", "after"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by the calendar, whole or in part: *20th March 2007*, *on Tuesday*, *in February*, *14 May last year*.

    `short_year` marks two digits. `turn` counts years from the anchor (*last year* is -1) or, with
    `base` previous, from the date before (*that year* is 0). `direction` is -1 for *last March*, 1 for *next
    March*, 0 for *this March*. `end_day` is the second day of *3-5 May*. `month` may be a season (21-24).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end_day: int | None = None
    short_year: bool = False
    turn: int | None = None
    base: Base = "anchor"
    direction: int | None = None
    part: str | None = None
    written: bool = True


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century: its first year, its length, its early, mid or late part."""

    first: int
    length: int
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the anchor or the date before: *two days ago*, *last week*, *later that year*.

    `whole` asks for the calendar's unit (*last week* from Monday to Sunday), otherwise it is counted in units.
    """

    amount: int
    unit: str
    base: Base = "anchor"
    whole: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A time that ends (negative) or begins at the anchor: *the last six months*, *the next five years*."""

    amount: int
    unit: str
    duration: str


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time in ISO 8601: *a seven-month period* is `P7M`."""

    duration: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date in form that no calendar has: *5 May 20007*."""


@dataclass(frozen=True, slots=True)
class Between:
    """From one expression to another, both included."""

    first: Calendar | Years | Shift
    last: Calendar | Years | Shift


Value = Calendar | Years | Shift | Window | Lasting | Impossible | Between


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression at `text[start:end]`; `about` is set by *circa*; `parts` are a range's two spans."""

    start: int
    end: int
    value: Value
    modifier: Modifier | None = None
    about: bool = False
    parts: tuple[tuple[int, int], ...] = ()
