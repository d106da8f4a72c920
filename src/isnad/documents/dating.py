"""Dates as documents print them in their headers, to EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    ("january", "jan", "января", "январь", "يناير", "janvier", "enero", "januar"),
    ("february", "feb", "февраля", "февраль", "فبراير", "février", "febrero", "februar"),
    ("march", "mar", "марта", "март", "مارس", "mars", "marzo", "märz"),
    ("april", "apr", "апреля", "апрель", "أبريل", "avril", "abril"),
    ("may", "мая", "май", "مايو", "mai", "mayo"),
    ("june", "jun", "июня", "июнь", "يونيو", "juin", "junio", "juni"),
    ("july", "jul", "июля", "июль", "يوليو", "juillet", "julio", "juli"),
    ("august", "aug", "августа", "август", "أغسطس", "août", "agosto"),
    ("september", "sep", "sept", "сентября", "сентябрь", "سبتمبر", "septembre", "septiembre"),
    ("october", "oct", "октября", "октябрь", "أكتوبر", "octobre", "octubre", "oktober"),
    ("november", "nov", "ноября", "ноябрь", "نوفمبر", "novembre", "noviembre"),
    ("december", "dec", "декабря", "декабрь", "ديسمبر", "décembre", "diciembre", "dezember"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?P<year>\d{4}|['’]?\d{2})(?![\d:])"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
        r"(?<![\d/.-])(?P<year>19\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d/.-])(?P<year>[12]\d{3})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])",
        rf"\b(?P<day>\d{{2}})\d{{4}}\s?[A-Z]\s+(?P<name>{_NAME})\.?\s+{_YEAR}",  # 181530Z APR 07
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of|\s+de)?[\s-]+(?P<name>{_NAME})\b\.?,?[\s-]+(?:de\s+)?{_YEAR}",
        rf"\b(?P<name>{_NAME})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/])",
        rf"\b(?P<name>{_NAME})\b\.?,?\s+(?P<year>[12]\d{{3}})\b",
    )
)
_EDTF = re.compile(r"[-\d.?~%X/]+$|^\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: its characters, half-open, and its EDTF value."""

    start: int
    end: int
    edtf: str


def find_date(line: str) -> Found | None:
    """The first full date (or month and year) in a line. A two-digit year is one of 1930 to 2029."""
    found = [date for pattern in _PATTERNS for match in pattern.finditer(line) if (date := _value(match))]
    return min(found, key=lambda date: (date.start, -date.end), default=None)


def parse_date(cell: str) -> str | None:
    """A date that a person wrote into a table, as EDTF; EDTF itself is kept as it stands."""
    cell = cell.strip()
    if re.fullmatch(r"\d{4}", cell) or (_EDTF.fullmatch(cell) and _is_edtf(cell)):
        return cell
    found = find_date(cell)
    return found.edtf if found and found.end - found.start > len(cell) // 2 else None


def _is_edtf(cell: str) -> bool:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        return parse_edtf(cell) is not None
    except EDTFParseException:
        return False


def _value(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year = _year(parts["year"])
    month, day = _month_and_day(parts)
    if not 1 <= month <= 12 or not 0 <= day <= 31:
        return None
    edtf = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return Found(match.start(), match.end(), edtf)


def _year(digits: str) -> int:
    number = int(digits.lstrip("'’"))
    if len(digits.lstrip("'’")) == 4:
        return number
    return 1900 + number if number >= 30 else 2000 + number


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    """Month and day; of 03/04/2007 only the month is sure to nobody, so such a date gives (0, 0)."""
    day = int(parts.get("day") or 0)
    if parts.get("name"):
        return _NUMBER[str(parts["name"]).lower()], day
    if parts.get("month"):
        return int(str(parts["month"])), day
    first, second = int(str(parts["first"])), int(str(parts["second"]))
    if parts["mark"] == "." or first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 else (0, 0)
