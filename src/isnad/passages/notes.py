"""Numbers of footnotes that stand in the running text behind a sentence, set apart by a blank as OCR leaves them."""

from __future__ import annotations

import re

_BEHIND = re.compile(r"(?<=[.!?])[\"”’)\]]?[^\S\n]{0,2}\n?(?P<number>\d{1,4})(?=\s+[\"“‘(\[]*[A-Z])")
_NEAR = 4  # candidates to either side among which the next or last number must be
_STEP = 2  # by how much notes that follow each other may differ: one may have been lost
_WITNESSES = 2


def note_numbers(text: str) -> dict[int, int]:
    """Start and end of each number behind a sentence that counts on with those near it (*… home. 275 The …*)."""
    found = list(_BEHIND.finditer(text))
    values = [int(match["number"]) for match in found]
    return {
        match.start("number"): match.end("number") for place, match in enumerate(found) if _counts_on(values, place)
    }


def _counts_on(values: list[int], place: int) -> bool:
    value = values[place]
    near = [other - value for other in values[place + 1 : place + 1 + _NEAR]]
    near += [value - other for other in values[max(0, place - _NEAR) : place]]
    return sum(0 < step <= _STEP for step in near) >= _WITNESSES
