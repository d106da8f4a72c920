"""Which document of the casefile a speaker is, and who speaks in it: *the letter of January*, an affidavit's *I*.

A document that another cites is one voice with its own narration, and a witness who writes is the witness who is
quoted elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.matters.descriptions import describe
from isnad.matters.lexicon import WRITINGS

_HEADER = 400  # characters at the head of a document that say what it is
_DEFINITE = re.compile(r"\s*(?:the|this|that|exhibit|item)\b", re.I)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NAME = r"([A-Z][\w'’.-]+(?:[ \n]+(?:[a-z]{1,3}[ \n]+)?[A-Z][\w'’.-]+){1,4})"
_OWN = (
    re.compile(
        r"\b(?i:affidavit|statement|testimony|deposition|declaration|memoirs?|diary|confession|recollections)"
        rf"\s+(?i:of|by)\s+(?:[A-Z][a-z]+\s+)??{_NAME}"
    ),
    re.compile(rf"(?:^|\n)\W*I,\s+(?:[A-Z][a-z]+\.?\s+)??{_NAME},"),
)


@dataclass(frozen=True, slots=True)
class Citations:
    """The documents by their headers; `people` are the persons by the names that only one of them bears."""

    documents: Mapping[str, Document]
    people: Mapping[str, str | None]
    _cited: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _narrators: dict[str, str | None] = field(default_factory=dict)

    @staticmethod
    def of(documents: Mapping[str, Document], entities: Iterable[Entity]) -> Citations:
        """The citations of a collection."""
        people: dict[str, str | None] = {}
        for entity in entities:
            for name in {_folded(name.name) for name in entity.names if entity.schema == "Person"}:
                if " " in name:
                    people[name] = entity.id if people.setdefault(name, entity.id) == entity.id else None
        return Citations(documents, people)

    def document(self, words: str, home: str) -> str | None:
        """The document that a speaker's words speak of in the document `home`; None where no one or several fit."""
        key = words, home
        if key not in self._cited:
            self._cited[key] = self._find(words, home)
        return self._cited[key]

    def _find(self, words: str, home: str) -> str | None:
        said = describe(words) if _DEFINITE.match(words) else None
        if said is None or said.head not in WRITINGS:
            return None
        fitting = [name for name, d in self.documents.items() if _is_called(d, said.head, said.modifiers, words)]
        return fitting[0] if len(fitting) == 1 and fitting[0] != home else None

    def narrator(self, document: str) -> str | None:
        """The person who speaks in a document: its only author, or who swears, remembers, confesses in it."""
        if document not in self._narrators:
            found = self.documents.get(document)
            self._narrators[document] = self._narrator(found) if found else None
        return self._narrators[document]

    def _narrator(self, document: Document) -> str | None:
        if len(document.authors) == 1 and (author := self.people.get(_folded(document.authors[0]))):
            return author
        head = document.text[:_HEADER]
        names = (found.group(1) for pattern in _OWN if (found := pattern.search(head)))
        return next((person for name in names if (person := self._person(name))), None)

    def _person(self, name: str) -> str | None:
        """The person whose name the words begin or end with."""
        words = _folded(name).split()
        runs = [" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a + 1, -1)]
        return next((person for run in runs if (person := self.people.get(run))), None)


def _is_called(document: Document, head: str, modifiers: frozenset[str], words: str) -> bool:
    """Whether a document's head says that it is such a thing, of that year where the words give one."""
    header = document.text[:_HEADER].lower()
    years = set(_YEAR.findall(words))
    dated = not years or any(year in header or year in (document.date or "") for year in years)
    known = [word for word in modifiers if word.isalpha() and word not in _COMMON]
    return bool(dated and re.search(rf"\b{head}\b", header)) and (
        bool(years) or any(re.search(rf"\b{re.escape(word)}", header) for word in known)
    )


_COMMON = frozenset({"same", "well-known", "first", "last", "new", "secret", "whole", "own"})


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
