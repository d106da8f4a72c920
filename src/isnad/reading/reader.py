"""What reads: one name for the code, the model and the dictionary, so that nothing is read twice by the same."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_ROOMS = ("documents", "passages", "encoder", "mentions", "attributions", "claims", "reading")


@cache
def reader_id() -> str:
    """A hash over all files of the rooms that read a document: their code, their data and the model.

    Two installations with the same id give the same Reading of the same bytes (for the dictionary that ships).
    """
    return rooms_id(_ROOMS)


@cache
def rooms_id(rooms: tuple[str, ...]) -> str:
    """A hash over all files of some rooms of the house."""
    digest = hashlib.sha256()
    house = resources.files("isnad")
    for room in rooms:
        for place, file in _files(house / room, room):
            digest.update(place.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def model_card() -> str:
    """What the model was trained on, how well it reads, where it fails: the card that lies beside it (Markdown)."""
    return (resources.files("isnad") / "encoder" / "model" / "MODEL_CARD.md").read_text("utf-8")


def _files(folder: Traversable, place: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        where = f"{place}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, where)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            found.append((where, entry))
    return found
