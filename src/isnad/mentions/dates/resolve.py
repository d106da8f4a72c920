"""Placing date expressions in time: against the document's date, the date before, and the tense around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from isnad.mentions.dates.calendar import Moment, Period, When, beside, head, part_of, span_of_years, step, whole
from isnad.mentions.dates.edges import edge_of
from isnad.mentions.dates.expressions import (
    Between,
    Calendar,
    Expression,
    Impossible,
    Lasting,
    Shift,
    Value,
    Window,
    Years,
)

_FUTURE = re.compile(
    r"\b(?:will|shall|would|won't|'ll|is to|are to|to be|plans?|planned|planning|scheduled|expected|expects?"
    r"|due|upcoming|going to|intends?)\b[^.!?]*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has been|have been|said|told|took|went|came|met|held|fell|left|died|began|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_FAR, _NEAR = 280, 75
"""Days: what lies further off than the first gives way to what lies nearer than the second."""
_PARAGRAPHS, _FRESH = 2, 100
"""Paragraphs that a year written in full reaches on; days within which a day without a year is news."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:\(?[0-9a-zA-Z]{1,3}[.)]|[A-Z][A-Z .-]{2,30}:)[ \t]")


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with its value in time (None where nothing places it) and its duration in ISO 8601.

    `ends` are the spans of its ends (one, or a range's two) with the value of each, no end opened.
    """

    expression: Expression
    when: When | None
    duration: str | None = None
    ends: tuple[tuple[tuple[int, int], When | None], ...] = ()

    def edtf(self) -> str | None:
        """The EDTF value; None when it has none or the calendar has no such day."""
        return self.when.edtf() if self.when is not None else None


@dataclass(slots=True)
class _State:
    """What the dates read so far leave behind: the date before, whether its year was written, its paragraph."""

    previous: Moment | None = None
    written: bool = False
    paragraph: int = -1


def resolve(
    text: str, found: Iterable[Expression], anchor: Moment | Callable[[int], Moment | None] | None
) -> tuple[Placed, ...]:
    """Place expressions in text order.

    `anchor` is the date that relative words count from: the document's, or a function from an offset to the date
    of the words that stand there (a quoted speech with a date of its own).
    """
    breaks = [m.start() for m in _PARAGRAPH.finditer(text)]
    state = _State()
    placed = []
    for e in found:
        here = anchor(e.start) if callable(anchor) else anchor
        at = _Place(text, e, here, state, bisect_right(breaks, e.start))
        placed.append(at.place())
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class _Place:
    """One expression where it stands."""

    text: str
    expression: Expression
    anchor: Moment | None
    state: _State
    paragraph: int

    def place(self) -> Placed:
        e = self.expression
        if isinstance(e.value, Lasting):
            return Placed(e, None, e.value.duration)
        when = self.of(e.value)
        self.remember(when, e.value)
        duration = e.value.duration if isinstance(e.value, Window) else None
        return Placed(e, self.bounded(when), duration, self.ends(when))

    def ends(self, when: When | None) -> tuple[tuple[tuple[int, int], When | None], ...]:
        """The spans and bare values of the ends."""
        if self.expression.parts and isinstance(when, Period):
            return tuple(zip(self.expression.parts, (when.first, when.last), strict=True))
        return (((self.expression.start, self.expression.end), when),)

    def remember(self, when: When | None, value: Value) -> None:
        """Keep this date as the one before, for *later that year* and for months without a year."""
        moment = head(when) if when is not None else None
        if moment is None or moment.year is None or not moment.possible() or isinstance(value, Window | Years):
            return
        written = isinstance(value, Calendar) and value.year is not None
        written = written or (
            isinstance(value, Between) and isinstance(value.last, Calendar) and value.last.year is not None
        )
        same = self.state.paragraph == self.paragraph and self.state.written
        self.state.previous = moment
        told = isinstance(value, Calendar) or (isinstance(value, Shift) and value.base == "previous")
        self.state.written = written or (same and told)
        self.state.paragraph = self.paragraph

    def bounded(self, when: When | None) -> When | None:
        """Open the end that *by*, *since*, *before* or *after* opens; mark *about*."""
        e = self.expression
        if when is None:
            return None
        if e.about and isinstance(when, Moment):
            when = replace(when, about=True)
        first = when if isinstance(when, Moment) else when.first
        last = when if isinstance(when, Moment) else when.last
        if e.modifier == "by":
            return Period(None, last)
        if e.modifier == "since":
            return Period(first, None)
        if e.modifier == "before" and first is not None:
            return Period(None, beside(first, -1))
        if e.modifier == "after" and last is not None:
            return Period(beside(last, 1), None)
        return when

    def of(self, value: Value) -> When | None:
        """The moment or period of an expression."""
        if isinstance(value, Calendar):
            return self.calendar(value)
        if isinstance(value, Years):
            return span_of_years(value.first, value.length, value.part)
        if isinstance(value, Shift):
            return self.shifted(value)
        if isinstance(value, Window):
            return self.window(value)
        if isinstance(value, Between):
            return self.between(value)
        assert isinstance(value, Impossible | Lasting)  # noqa: S101 - the two that stand outside time
        return None

    def between(self, value: Between) -> When | None:
        first, last = self.of(value.first), self.of(value.last)
        start = first.first if isinstance(first, Period) else first
        end = last.last if isinstance(last, Period) else last
        if start is None or end is None:
            return None
        period = Period(start, end)
        if (
            period.backwards()
            and isinstance(value.first, Calendar)
            and value.first.year is None
            and start.year is not None
        ):
            return Period(replace(start, year=start.year - 1), end)
        return period

    def window(self, value: Window) -> When | None:
        now = self.anchor
        there = step(now, value.amount, value.unit) if now else None
        if now is None or there is None:
            return None
        return Period(there, now) if value.amount < 0 else Period(now, there)

    def shifted(self, value: Shift) -> When | None:
        base = self.state.previous if value.base == "previous" else self.anchor
        base = base or (self.anchor if value.base == "previous" else None)
        if base is None:
            return None
        if value.unit == "then":
            return base
        if value.unit == "day" and value.amount == 0:
            return base.exact()
        if not value.whole:
            return step(base, value.amount, value.unit)
        amount = value.amount
        if (
            value.unit == "weekend"
            and amount == 0
            and (day := base.first_day())
            and day.weekday() < 4
            and not self.future()
        ):
            amount = -1
        found = whole(base, amount, value.unit)
        if value.weekday is not None and isinstance(found, Period) and found.first is not None:
            return step(found.first, value.weekday, "day")
        return found

    def calendar(self, value: Calendar) -> When | None:
        moment = self.moment(value)
        if moment is None:
            return None
        if value.end_day is not None:
            return Period(moment, replace(moment, day=value.end_day))
        return _divided(moment, value.part) if value.part else moment

    def moment(self, value: Calendar) -> Moment | None:
        """The moment of a calendar date, its missing year or month supplied."""
        if value.year is not None:
            year = self.long_year(value.year) if value.short_year else value.year
            return Moment(year, value.month, value.day)
        if value.turn is not None:
            base = self.state.previous if value.base == "previous" else self.anchor
            base = base or self.anchor
            return Moment(base.year + value.turn if base and base.year is not None else None, value.month, value.day)
        if value.month is not None:
            return Moment(self.year_for(value), value.month, value.day)
        if value.weekday is not None:
            return self.weekday(value)
        return self.day_alone(value)

    def day_alone(self, value: Calendar) -> Moment | None:
        """*the 14th*: of the month before, else the last one before the anchor; *the 14th of next month*."""
        base = self.state.previous or self.anchor if value.base == "previous" else self.anchor
        if base is None or base.month is None or base.month > 12:
            return None
        month = step(base, value.direction or 0, "month")
        if month is None:
            return None
        found = replace(month, day=value.day)
        now = self.anchor
        if (
            base is now
            and now is not None
            and now.day
            and value.day
            and value.direction is None
            and value.day > now.day
            and not self.future()
        ):
            back = step(base, -1, "month")
            return replace(back, day=value.day) if back else found
        return found

    def long_year(self, year: int) -> int:
        """The year that two digits mean: not more than five years after the anchor."""
        limit = self.anchor.year + 5 if self.anchor and self.anchor.year else 2035
        century = limit // 100 * 100
        return century + year if century + year <= limit else century - 100 + year

    def future(self) -> bool:
        """Whether the clause before the date speaks of what is to come."""
        lead = self.text[max(0, self.expression.start - 90) : self.expression.start]
        return bool(_FUTURE.search(lead))

    def year_for(self, value: Calendar) -> int | None:
        """The year of a month without one: the paragraph's, else the nearest that the anchor and tense allow."""
        before, now = self.state.previous, self.anchor
        near = before is not None and self.state.written and self.state.paragraph == self.paragraph
        alone = (
            now is None
            and before is not None
            and (self.state.paragraph == self.paragraph or before.month is not None)
        )
        if before is not None and before.year is not None and value.direction is None and (near or alone):
            year = before.year
            if now and _later(before, now):
                return year + (1 if _later(before, Moment(year, value.month, value.day)) else 0)
            if not (now and now.year is not None and _later(Moment(year, value.month, value.day), now)):
                return year
        if now is None or now.year is None:
            return None
        if value.direction == 0:
            return now.year
        year = self.nearest_year(value, now, now.year)
        return self.told_year(value, year, now) or year

    def told_year(self, value: Calendar, year: int, now: Moment) -> int | None:
        """The year of a story told long after: that of the day or month given in full shortly before.

        News counts from its own day; where that lies months back the paragraphs before are nearer.
        """
        before = self.state.previous
        if before is None or before.year is None or before.month is None or not self.state.written:
            return None
        if value.direction is not None or not 0 < self.paragraph - self.state.paragraph <= _PARAGRAPHS:
            return None
        told = Moment(before.year, value.month, value.day)
        if _later(told, now) or self.future():
            return None
        return before.year if _days(Moment(year, value.month, value.day), now) > _FRESH else None

    def nearest_year(self, value: Calendar, now: Moment, year: int) -> int:
        """The year before or after the anchor by the tense, unless the other lies much nearer to it."""
        this = Moment(year, value.month, value.day)
        back = year - (1 if _later(this, now) else 0)
        ahead = year + (1 if _later(now, this) else 0)
        if value.direction is not None:
            return (
                (ahead if ahead > year or _later(this, now) else ahead + 1)
                if value.direction > 0
                else _last_year(this, now)
            )
        behind = _days(Moment(back, value.month, value.day), now)
        before = _days(now, Moment(ahead, value.month, value.day))
        if self.future():
            return back if before > _FAR and behind < _NEAR else ahead
        return ahead if behind > _FAR and before < _NEAR and not self.past() else back

    def past(self) -> bool:
        """Whether the sentence up to the date, or just after it, tells of what has been."""
        start, end = self.expression.start, self.expression.end
        lead = re.split(r"[.!?]\s", self.text[max(0, start - 90) : start])[-1]
        return bool(_PAST.search(lead) or _PAST.search(re.split(r"[.!?\n]", self.text[end : end + 50])[0]))

    def weekday(self, value: Calendar) -> Moment | None:
        """The nearest such weekday: not after the anchor, or after it where the tense or *next* says so."""
        now = self.anchor
        before = self.state.previous
        if now is None and before is not None and before.day is not None:
            return _weekday_after(before, value.weekday or 0)
        if now is None or now.day is None or now.first_day() is None:
            return None
        back = (now.first_day().weekday() - (value.weekday or 0)) % 7  # type: ignore[union-attr]
        if value.direction == 1 or (value.direction is None and self.future()):
            return step(now, 7 - back if back else (7 if value.direction == 1 else 0), "day")
        if value.direction == 0:
            return step(now, -back if not self.future() else (7 - back) % 7, "day")
        return step(now, -(back or (7 if value.direction == -1 else 0)), "day")


def _last_year(this: Moment, now: Moment) -> int:
    """The year of *last March*: the last one that is over."""
    year = this.year or 0
    return year if _later(now, this) else year - 1


def _days(a: Moment, b: Moment) -> int:
    """The days from the end of one moment to the beginning of another, none when they meet."""
    last, first = a.last_day(), b.first_day()
    return max(0, (first - last).days) if last and first else 0


def _weekday_after(moment: Moment, weekday: int) -> Moment | None:
    day = moment.first_day()
    return step(moment, (weekday - day.weekday()) % 7, "day") if day else None


def _later(a: Moment, b: Moment) -> bool:
    """Whether `a` begins after `b` has ended."""
    first, last = a.first_day(), b.last_day()
    return bool(first and last and first > last)


def _divided(moment: Moment, part: str) -> When:
    """A part of a year or month: early, mid, late, its first or last month, a half, a quarter."""
    if part.startswith("edge "):
        return edge_of(moment, part)
    if part in ("early", "mid", "late"):
        return part_of(moment, part)
    if moment.month is not None:
        return part_of(moment, "early" if part in ("first", "half1") else "late")
    if part in ("first", "last"):
        return replace(moment, month=1 if part == "first" else 12)
    if part in ("half1", "half2"):
        first, last = (1, 6) if part == "half1" else (7, 12)
    else:
        first, last = 3 * int(part[1]) - 2, 3 * int(part[1])
    return Period(replace(moment, month=first), replace(moment, month=last))
