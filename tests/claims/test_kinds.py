"""Every kind of the dictionary in the prose of the genres: sentences of our own, with the words that fill the roles.

A line of `battery/*.txt` is `kind | sentence | role=words;role=words`; one that begins with `?` is a class that is
still open, kept for whoever mends it and not asserted. Of the others four in five must be read: the sentences of a
kind stand in one document, so that what is read in one can touch the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pytest

from isnad.claims import Claim
from isnad.reading import read_text

_BATTERY = Path(__file__).with_name("battery")
_PEOPLE = """\
This paper speaks of Mr Odo Renz, Colonel Tamas Verel, Captain Arno Osk, Major Jan Pell, Mr Karim Badawi, \
Lieutenant Havel Dren, Ilya Morozin, Jorge Alcanza, Mrs Thandi Mokoe, Miss Ana Lind, Mr Jan Oll, Sheikh Nasr Omari, \
Professor Emil Ode, Ali Dar and Anders Holm. It also speaks of the armed groups called the Front, the Hill Brigade \
and the Red Column (the Column), of the Vardan League (the League), the Kestrel Agency (the Agency) and the Ninth \
Bureau (the Bureau). The towns are Tarsa, Kovra, Belmora and Melun Dar.

"""
_SAME = {"forms": "founder_of", "founder_of": "forms"}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the battery: its kind, its roles with a part of the words that fill them, whether it is open."""

    kind: str
    sentence: str
    roles: tuple[tuple[str, str], ...]
    is_open: bool


def _lines() -> Iterator[Line]:
    for path in sorted(_BATTERY.glob("*.txt")):
        for text in path.read_text("utf-8").splitlines():
            kind, sentence, *roles = (part.strip() for part in text.removeprefix("?").split(" | "))
            pairs = [pair.partition("=") for pair in (roles[0].split(";") if roles else ()) if pair]
            yield Line(kind, sentence, tuple((role, words) for role, _, words in pairs), text.startswith("?"))


@lru_cache(maxsize=1)
def battery() -> dict[str, tuple[Line, ...]]:
    ordered = sorted(_lines(), key=lambda line: line.kind)
    return {kind: tuple(found) for kind, found in groupby(ordered, key=lambda line: line.kind)}


def _tells(line: Line, claim: Claim) -> bool:
    if claim.kind not in (line.kind, _SAME.get(line.kind)):
        return False
    for role, words in line.roles:
        if not any(words.casefold() in f.text.casefold() for f in claim.roles.get(role, ())):
            return False
    return True


def unread(kind: str) -> list[Line]:
    """The sentences of a kind that no claim of it with those roles was made of."""
    lines = battery()[kind]
    text = _PEOPLE + "\n\n".join(line.sentence for line in lines)
    claims = read_text(text).claims
    missed = []
    at = len(_PEOPLE)
    for line in lines:
        end = at + len(line.sentence)
        if not any(_tells(line, c) for c in claims if at <= c.anchor.start < end):
            missed.append(line)
        at = end + 2
    return missed


def test_each_kind_has_sentences() -> None:
    assert len(battery()) >= 60
    assert all(sum(not line.is_open for line in lines) >= 3 for lines in battery().values())


@pytest.mark.parametrize("kind", sorted(battery()))
def test_what_says_a_kind_is_read_as_it(kind: str) -> None:
    asserted = sum(not line.is_open for line in battery()[kind])
    missed = [line.sentence for line in unread(kind) if not line.is_open]
    assert len(missed) <= max(1, asserted // 5), missed
