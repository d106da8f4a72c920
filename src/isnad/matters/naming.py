"""Names of which no mention was made: words that are the full name of one entity stand for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from isnad.attributions.chain import Link, Speaker
from isnad.claims.claim import Claim, Filler
from isnad.entities.entity import Entity

_TITLED = 2  # words of a full name, at least


class Naming:
    """The full names (two words or more) that only one entity of the collection bears."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearers: dict[str, str | None] = {}
        for entity in entities:
            for name in {_fold(name.name) for name in entity.names}:
                if len(name.split()) >= _TITLED:
                    known = self._bearers.setdefault(name, entity.id)
                    self._bearers[name] = entity.id if known == entity.id else None

    def complete(self, claim: Claim) -> Claim:
        """The claim with entities where its words name them in full; the claim itself where nothing is to be done."""
        roles = {role: self._fillers(given) for role, given in claim.roles.items()}
        place, chain = self._fillers(claim.place), self._chain(claim.chain)
        if chain is claim.chain and place is claim.place and all(roles[role] is claim.roles[role] for role in roles):
            return claim
        return replace(claim, roles=roles, place=place, chain=chain)

    def _fillers(self, given: tuple[Filler, ...]) -> tuple[Filler, ...]:
        if all(filler.entity or filler.claim or not self._bearer(filler.text) for filler in given):
            return given
        return tuple(f if f.entity or f.claim else replace(f, entity=self._bearer(f.text)) for f in given)

    def _chain(self, chain: tuple[Link, ...]) -> tuple[Link, ...]:
        if all(self._is_known(speaker) for link in chain for speaker in link.speakers):
            return chain
        return tuple(replace(link, speakers=tuple(map(self._speaker, link.speakers))) for link in chain)

    def _speaker(self, speaker: Speaker) -> Speaker:
        return speaker if self._is_known(speaker) else replace(speaker, entity=self._bearer(speaker.text))

    def _is_known(self, speaker: Speaker) -> bool:
        return bool(speaker.entity or speaker.document) or not self._bearer(speaker.text)

    def _bearer(self, text: str) -> str | None:
        return self._bearers.get(_fold(text))


def by_id(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> dict[str, Claim]:
    """The claims by id, with entities wherever their words name one in full."""
    naming = Naming(entities.values())
    return {claim.id: naming.complete(claim) for claim in claims}


def _fold(name: str) -> str:
    words = name.lower().replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
