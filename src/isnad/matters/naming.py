"""Names of which no mention was made: words that are the full name of one entity stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from isnad.attributions.chain import Link, Speaker
from isnad.claims.claim import Claim, Filler
from isnad.entities.entity import Entity
from isnad.matters.lexicon import PLACES

T = TypeVar("T")
_TOWN = re.compile(
    r"\s*(?:the\s+)?(?:\w+\s+)?(?:town|village|city|port|oasis|district|hamlet|settlement|suburb|capital|province|"
    r"governorate|region|municipality|island|valley)\s+of\s+(.+)$",
    re.I | re.S,
)


class Naming:
    """The full names (two words or more) that only one entity of the collection bears, and the family names that only
    one person of a document bears."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._full: dict[str, str | None] = {}
        self._family: dict[tuple[str, str], str | None] = {}
        self._places: dict[str, str | None] = {}
        for entity in entities:
            names = {_fold(name.name) for name in entity.names}
            for name in names if entity.schema in PLACES else ():
                _only(self._places, name, entity.id)
            for name in names:
                if " " in name:
                    _only(self._full, name, entity.id)
            for document in {cluster.rpartition("-")[0] for cluster in entity.clusters if entity.schema == "Person"}:
                for family in {_family(name) for name in names if " " in name}:
                    _only(self._family, (document, family), entity.id)

    def bearer(self, text: str, document: str) -> str | None:
        """The entity that these words name in that document: *the leader of the group, Omar Salih*, *Salih*."""
        parts = [text, *reversed(text.split(","))] if "," in text else [text]
        folded = [_fold(part) for part in parts]
        found = next((entity for name in folded if " " in name and (entity := self._full.get(name))), None)
        if found or not any(letter.isupper() for letter in text[:4]) or " " in folded[0]:
            return found
        return self._family.get((document, _family(folded[0])))

    def place(self, text: str) -> str | None:
        """The place that these words name with what it is: *the town of Zahr*."""
        found = _TOWN.match(text)
        return self._places.get(_fold(" ".join(found.group(1).split()))) if found else None


@dataclass(frozen=True, slots=True)
class _Completion:
    """One claim's words, looked up in its document."""

    naming: Naming
    document: str

    def claim(self, claim: Claim) -> Claim:
        roles = {role: self._fillers(given) for role, given in claim.roles.items()}
        place, chain = self._places(self._fillers(claim.place)), self._chain(claim.chain)
        if chain is claim.chain and place is claim.place and all(roles[role] is claim.roles[role] for role in roles):
            return claim
        return replace(claim, roles=roles, place=place, chain=chain)

    def _fillers(self, given: tuple[Filler, ...]) -> tuple[Filler, ...]:
        found = tuple(map(self._filler, given))
        return given if all(new is old for new, old in zip(found, given, strict=True)) else found

    def _places(self, given: tuple[Filler, ...]) -> tuple[Filler, ...]:
        found = {n: place for n, f in enumerate(given) if not f.entity and (place := self.naming.place(f.text))}
        return tuple(replace(f, entity=found.get(n, f.entity)) for n, f in enumerate(given)) if found else given

    def _filler(self, filler: Filler) -> Filler:
        bearer = None if filler.entity or filler.claim else self.naming.bearer(filler.text, self.document)
        return replace(filler, entity=bearer) if bearer else filler

    def _chain(self, chain: tuple[Link, ...]) -> tuple[Link, ...]:
        found = tuple(map(self._link, chain))
        return chain if all(new is old for new, old in zip(found, chain, strict=True)) else found

    def _link(self, link: Link) -> Link:
        found = tuple(map(self._speaker, link.speakers))
        same = all(new is old for new, old in zip(found, link.speakers, strict=True))
        return link if same else replace(link, speakers=found)

    def _speaker(self, speaker: Speaker) -> Speaker:
        bearer = None if speaker.entity or speaker.document else self.naming.bearer(speaker.text, self.document)
        return replace(speaker, entity=bearer) if bearer else speaker


def by_id(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> dict[str, Claim]:
    """The claims by id, with entities wherever their words name one."""
    naming = Naming(entities.values())
    return {claim.id: _Completion(naming, claim.document).claim(claim) for claim in claims}


def _only(known: dict[T, str | None], name: T, entity: str) -> None:
    known[name] = entity if known.setdefault(name, entity) == entity else None


def _family(name: str) -> str:
    return name.rpartition(" ")[2].removeprefix("al-").removeprefix("el-")


def _fold(name: str) -> str:
    words = name.lower().replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
