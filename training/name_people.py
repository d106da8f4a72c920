"""The training data of names: people and their name forms, Arabic words and their Latin spellings."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]


@dataclass(frozen=True)
class Person:
    """One person of the training data."""

    id: str
    names: tuple[str, ...]


def read_people(path: Path) -> list[Person]:
    """The people of a names/people file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Person(row["id"], tuple(row["names"])) for row in rows]


def read_arabic(path: Path) -> list[Pair]:
    """(Arabic word, Latin spelling) pairs of a names/ar2en file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, b in (line.split("\t")[:2] for line in lines) if a and b]


@dataclass(frozen=True)
class Labelled:
    """Two names, whether they are one person's, and how much the pair counts."""

    a: str
    b: str
    same: bool
    counts: float = 1.0
    kind: str = ""


_CHANGES = """
    q>k k>q u>ou ou>u i>ee ee>i kh>k gh>g dh>d ss>s s>ss ai>ay ay>ai ei>ai y>i j>dj v>w w>v ks>x x>ks sh>ch
    ch>tch e>a a>e o>u u>o f>ff z>s th>t ts>tz c>k ll>l m>rn l>1 i>y j>g g>j y>j h> e> mm>m aa>a a>aa o>0
"""
_RESPELL = [(old, new) for old, _, new in (change.partition(">") for change in _CHANGES.split())]


def respelled(name: str, rng: random.Random, changes: int) -> str:
    """`name` with some letters written as another romanisation, a press or an OCR would."""
    for _ in range(changes):
        usable = [(old, new) for old, new in _RESPELL if old in name[1:]]
        if not usable:
            break
        old, new = rng.choice(usable)
        place = rng.choice([k for k in range(1, len(name)) if name.startswith(old, k)])
        name = name[:place] + new + name[place + len(old) :]
    return name
