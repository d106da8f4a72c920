"""The timeline at a glance: how much is dated to each year, with the way to the part where that year begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from isnad.casefile import Casefile
from isnad.casefile.through_time import Period
from isnad.views import address
from isnad.views.pictures.columns import Columns, columns

_YEAR, _MONTH = 4, 7  # letters of an ISO day
_MOST_MONTHS = 3  # years; over longer times the overview counts years
_MOST_YEARS = 80  # over longer times it counts decades


@dataclass(frozen=True, slots=True)
class Overview:
    """Columns of all periods, and the way to each; `months` are those of the years that this part shows."""

    picture: Columns
    unit: str
    periods: tuple[tuple[Period, str], ...]
    months: tuple[tuple[Period, str], ...]
    here: frozenset[str]


def overview(case: Casefile, size: int, part: int) -> Overview | None:
    """The overview of a timeline in parts of `size` rows as part `part` shows it; None where no row has a start."""
    years = case.periods(_YEAR)
    if not years:
        return None
    span = int(years[-1].name) - int(years[0].name) + 1
    unit = "months" if span <= _MOST_MONTHS else "years" if span <= _MOST_YEARS else "decades"
    counted = case.periods(_MONTH) if unit == "months" else years if unit == "years" else _decades(years)
    shown = range((part - 1) * size, part * size)
    here = frozenset(period.name for period in _within(counted, shown))
    longer = [year.name for year in _within(years, shown) if year.rows > size and unit != "months"]
    parted = [months for year in longer if len(months := case.periods(_MONTH, year)) > 1]

    def ways(periods: Iterable[Period]) -> tuple[tuple[Period, str], ...]:
        return tuple((p, f"{address.numbered('timeline', p.position // size + 1)}#d{p.name}") for p in periods)

    return Overview(columns(counted, unit, here), unit, ways(counted), ways(chain.from_iterable(parted)), here)


def firsts(days: Iterable[str | None]) -> list[tuple[str, ...]]:
    """For each row by its first day (ISO): the decade, year and month of which it is the page's first."""
    seen: set[str] = set()
    begun = []
    for day in days:
        names = [] if day is None else [f"{day[:3]}0s", day[:_YEAR], day[:_MONTH]]
        begun.append(tuple(name for name in names if name not in seen))
        seen.update(names)
    return begun


def _within(periods: Sequence[Period], shown: range) -> list[Period]:
    """The periods of which the part shows a row."""
    return [p for p in periods if p.position < shown.stop and p.position + p.rows > shown.start]


def _decades(years: Iterable[Period]) -> tuple[Period, ...]:
    made = []
    for name, group in groupby(years, key=lambda year: f"{year.name[:3]}0s"):
        held = list(group)
        made.append(Period(name, sum(year.rows for year in held), held[0].position))
    return tuple(made)
