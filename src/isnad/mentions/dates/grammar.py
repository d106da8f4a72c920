"""The grammar of dates in English: one date at a time; `joining` makes ranges of them."""

from __future__ import annotations

from isnad.mentions.dates import calendars, edges, eras, lengths, named, relative
from isnad.mentions.dates.expressions import Expression, Value

RULES = (*calendars.RULES, *named.RULES, *eras.RULES, *edges.RULES, *relative.RULES, *lengths.RULES)


def atoms(text: str, start: int, end: int) -> list[Expression]:
    """The single date expressions of `text[start:end]`, longest first where they meet, in text order."""
    found: list[tuple[int, int, Value]] = []
    for rule in RULES:
        for m in rule.pattern.finditer(text, start, end):
            value = rule.make(m)
            if value is not None:
                found.append((m.start(), m.end(), value))
    taken = bytearray(end - start)
    chosen: list[Expression] = []
    for first, last, value in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if not any(taken[first - start : last - start]):
            taken[first - start : last - start] = b"\1" * (last - first)
            chosen.append(Expression(first, last, value))
    return sorted(chosen, key=lambda e: e.start)
