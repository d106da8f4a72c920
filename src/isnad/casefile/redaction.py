"""Redactions: what people judged that a publication must not show, found in the casefile as it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from isnad.casefile.across import fold
from isnad.casefile.blotter import Blotter, Span, letters, merged
from isnad.entities import Judgement, Subject
from isnad.entities.judgements import holding

NAME, DOCUMENT, WORDS = EXTENTS = ("name", "document", "words")


@dataclass(frozen=True, slots=True)
class Redactions:
    """What is blacked out: `names` and `entities` everywhere, `documents` whole, `spans` and `words` of a document.

    `adrift` are the judgements that nothing in the casefile answers to.
    """

    names: tuple[str, ...] = ()
    entities: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adrift: tuple[Judgement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.documents or self.spans)

    def blotter(self) -> Blotter:
        """Finds the names that are blacked out everywhere."""
        return Blotter(self.names)


def redactions(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> Redactions:
    """The redactions that hold, against the documents and entities that are there."""
    held = [judgement for judgement in holding(judgements) if judgement.about == "redaction"]
    names: dict[str, None] = {}
    entities: set[str] = set()
    documents: set[str] = set()
    spans: dict[str, list[Span]] = {}
    words: dict[str, list[str]] = {}
    adrift = []
    for judgement in held:
        extent = judgement.b.names[0] if judgement.b.names else NAME
        found = _documents(connection, judgement.a)
        if extent == NAME:
            owners = _owners(connection, judgement.a)
            entities |= owners
            names |= dict.fromkeys((*judgement.a.names, *_names_of(connection, owners)))
        elif extent == DOCUMENT:
            documents |= found.keys()
        else:
            places = {key: _places(text, judgement.a.quote, judgement.b.quote) for key, text in found.items()}
            found = {key: text for key, text in found.items() if places[key]}
            for key in found:
                spans.setdefault(key, []).extend(places[key])
                words.setdefault(key, []).append(judgement.a.quote)
        if extent != NAME and not found:
            adrift.append(judgement)
    return Redactions(
        tuple(names),
        frozenset(entities),
        frozenset(documents),
        {key: merged(found) for key, found in spans.items()},
        {key: tuple(found) for key, found in words.items()},
        tuple(adrift),
    )


def _documents(connection: sqlite3.Connection, subject: Subject) -> dict[str, str]:
    """The texts of the documents that a subject names by hash or id, by their ids."""
    rows = connection.execute(
        "SELECT id, text FROM document WHERE sha256 IN (SELECT value FROM json_each(:d)) "
        "OR id IN (SELECT value FROM json_each(:d)) ORDER BY id",
        {"d": json.dumps(subject.documents)},
    )
    return {row["id"]: row["text"] for row in rows}


def _owners(connection: sqlite3.Connection, subject: Subject) -> set[str]:
    """The entities that bear the fullest of the names: a family name that others share does not black these out."""
    if not subject.names:
        return set()
    fullest = max(subject.names, key=lambda name: (len(name.split()), len(letters(name))))
    rows = connection.execute("SELECT DISTINCT entity FROM entity_name WHERE folded = ?", (fold(fullest),))
    return {row["entity"] for row in rows}


def _names_of(connection: sqlite3.Connection, entities: Iterable[str]) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT name FROM entity_name WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY name",
        (json.dumps(sorted(entities)),),
    )
    return [row["name"] for row in rows]


def _places(text: str, words: str, around: str) -> list[Span]:
    """Where these very words stand, between what stood around them; anywhere where that is found nowhere."""
    squeezed, places = _squeezed(text)
    wanted, _ = _squeezed(words)
    if not wanted:
        return []
    before, _, after = (_squeezed(part)[0] for part in around.partition("…"))
    found, exact = [], []
    at = squeezed.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        span = places[at], places[end - 1] + 1
        found.append(span)
        if squeezed[:at].endswith(before) and squeezed[end:].startswith(after):
            exact.append(span)
        at = squeezed.find(wanted, at + 1)
    return exact or found


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text without its white space, with the place of each character that is left."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    return "".join(text[place] for place in places), places
