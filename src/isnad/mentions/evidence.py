"""What a name is the name of, by what stands around it anywhere in its document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from isnad.mentions.demonyms import is_nation
from isnad.mentions.draft import Draft
from isnad.mentions.mention import EntityType
from isnad.mentions.names import parts_of
from isnad.mentions.sorts import is_place_noun, sort_of

Votes = dict[EntityType, float]

_READ = 1.0
_MOST_READ = 3.0
"""The model's own word counts once a mention, and no more than this in all."""

_WHERE = re.compile(r"(?<![\w-])(?:in|at|near|outside|around|across|throughout|inside)\s+\Z", re.IGNORECASE)
_OF_A_PLACE = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|districts?|provinces?|regions?|ports?|capital|republic|kingdom|state|island|valley"
    r"|north|south|east|west|outskirts|suburbs?|coast|border|people|streets|embassy|consulate|government|bureau|ministry"
    r"|university|bank|army|governor|mayor|king|queen|president)\s+of\s+\Z",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:north|south|east|west|flew|fled|drove|travell?ed|returned|moved|went|sent|road)\s+(?:of|to|from)\s+\Z",
    re.I,
)
_PERSON_BEFORE = re.compile(
    r"\b(?:named|called|brother|sister|cousin|son|father|wife|uncle|nephew|one)\s+\Z", re.IGNORECASE
)
_AGED = re.compile(r",?\s*(?:\(\d{2}\)|,\s\d{2},|who\b)")
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z .'’-]{2,30}?)(?:,[^()\n]{2,40})?\s*\((?P<agency>[A-Z][\w .]{1,20})\)\s*(?:-|–|—|--)",
    re.M,
)
_POST = re.compile(r"(?:FM|TO|EMBASSY|AMEMBASSY|CONSULATE|AMCONSUL)\s+\Z")
_ENDINGS = ("i", "is", "an", "ans", "ian", "ians", "ese", "ani", "anis", "ite", "ites")
_DOUBTFUL: tuple[EntityType, ...] = ("Person", "Organization", "Place", "Work")
_VOWELS = frozenset("AEIOUY")
_LOCATED = 2.5
_ORGAN = 2.0
_SURE = 4.0


class Evidence:
    """Votes on the sort of each name of one text; names of several words tell by themselves and are left alone."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self._text = text
        self._mixed = any(c.islower() for c in text[:4000]) and not any(_is_shouted_person(text, d) for d in drafts)
        self._words = {w.casefold() for w in re.findall(r"[^\W\d_]{4,}", text)}
        self._datelines = {m.span(g): g for m in _DATELINE.finditer(text) for g in ("place", "agency")}
        persons = (parts_of(text[d.start : d.end]) for d in drafts if d.kind == "name" and d.entity_type == "Person")
        self._borne = {part for p in persons if p.full for part in p.parts}

    def agree(self, drafts: Sequence[Draft]) -> None:
        """Gives every single-word name the sort that most speaks for."""
        seen: dict[str, list[Draft]] = defaultdict(list)
        for d in drafts:
            name = self._text[d.start : d.end]
            if d.kind == "name" and d.entity_type in _DOUBTFUL and len(name.split()) == 1:
                seen[name.casefold()].append(d)
        for word, found in seen.items():
            if any(d.made not in ("model", "again") for d in found) or sort_of(word, False):
                continue
            votes = self._votes(word, found)
            best = max(votes, key=lambda sort: votes[sort])
            for d in found:
                d.entity_type = best
        self._peoples(seen)

    def _peoples(self, seen: dict[str, list[Draft]]) -> None:
        """*Ardovani* where *Ardovan* is a place."""
        places = {word for word, found in seen.items() if found[0].entity_type == "Place"}
        for word, found in seen.items():
            stem = next((word.removesuffix(e) for e in _ENDINGS if word.endswith(e)), word)
            if word not in places and stem != word and stem in places and not self._bears(word):
                for d in found:
                    d.entity_type = "People"

    def _votes(self, word: str, found: Sequence[Draft]) -> Votes:
        votes: Votes = dict.fromkeys(_DOUBTFUL, 0.0)
        read: Counter[EntityType] = Counter(d.entity_type for d in found if d.made == "model" and d.entity_type)
        for sort, n in (read or Counter(d.entity_type for d in found if d.entity_type)).items():
            votes[sort] += min(_MOST_READ, _READ * n)
        if self._bears(word) or any(d.title for d in found):
            votes["Person"] += _SURE
        if any(word + ending in self._words for ending in _ENDINGS) and not self._bears(word):
            votes["Place"] += _SURE / 2
        for d in found:
            for sort, weight in self._around(d):
                votes[sort] += weight
        return votes

    def _bears(self, word: str) -> bool:
        return any(part in self._borne for part in parts_of(word).parts)

    def _around(self, d: Draft) -> list[tuple[EntityType, float]]:
        text, told = self._text, []
        before, after = text[max(0, d.start - 24) : d.start], text[d.end : d.end + 24]
        possessive = after[:1] in ("'", "’")
        where = _WHERE.search(before) and not possessive
        if where or _OF_A_PLACE.search(before) or _TOWARDS.search(before):
            told.append(("Place", _LOCATED))
        beside = re.match(r"[ \t]+([^\W\d_]+)", after)
        if beside and beside[1].islower() and is_place_noun(beside[1]):
            told.append(("Place", 1.0))
        if _PERSON_BEFORE.search(before) or _AGED.match(after):
            told.append(("Person", 1.5))
        if self._mixed and self._is_acronym(d):
            told.append(("Organization", _ORGAN if not _VOWELS & set(text[d.start : d.end]) else _ORGAN / 4))
        line = self._datelines.get((d.start, d.end))
        if line or _POST.search(before):
            told.append(("Organization" if line == "agency" else "Place", _SURE))
        return told  # type: ignore[return-value]

    def _is_acronym(self, d: Draft) -> bool:
        name = self._text[d.start : d.end]
        return name.isalpha() and name.isupper() and 2 <= len(name) <= 5 and not is_nation(name)


def _is_shouted_person(text: str, d: Draft) -> bool:
    """*MEHRDAD SALIM*: reports that write persons in capitals tell nothing by an acronym's."""
    name = text[d.start : d.end]
    return d.kind == "name" and d.entity_type == "Person" and name.isupper() and len(name.split()) > 1
