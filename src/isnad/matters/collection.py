"""What is laid out: claims, documents and entities by id, and how kinds, participants and places compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Many
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity, untitled
from isnad.matters.actors import Actors
from isnad.matters.bare import BareNames
from isnad.matters.census import Census
from isnad.matters.containment import Gazetteer, Within, places_and_actors, said_within
from isnad.matters.copies import Copies, find_copies
from isnad.matters.incidents import ATTACKS
from isnad.matters.judged import Judged, judged_pairs
from isnad.matters.lexicon import PLACES
from isnad.matters.naming import by_id
from isnad.matters.nations import Nations
from isnad.matters.owners import Owners
from isnad.matters.places import Places
from isnad.matters.rules import Groups, JudgedClaims, Rules
from isnad.matters.slots import Comparison
from isnad.matters.spokesmen import publishing, spokesmen
from isnad.matters.voices import Library

_CROWD = 15  # documents
_SEVERAL = 4  # places directly inside another
_PLACES = frozenset({"Address", "Place"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a part of a collection must know of the rest.

    `within` are parts and wholes by other claims than those that are given; `places` the captions of places; `copies`
    and `library` are of all documents, `census` of all claims.
    """

    within: Many[Within]
    places: Many[str]
    copies: Copies
    library: Library
    census: Census | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """All that the laying out knows. `told` are the claims that are laid out, None for all: the others are there for
    what stands beside them."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    groups: Groups
    compare: Comparison
    judged: Judged
    copies: Copies
    library: Library
    told: Container[str] | None = None
    census: Census | None = None

    @staticmethod
    def of(
        claims: Iterable[Claim],
        documents: Iterable[Document],
        entities: Iterable[Entity],
        dictionary: Rules,
        judgements: Iterable[JudgedClaims],
        gazetteer: Gazetteer | None,
    ) -> Collection:
        """The collection of these objects."""
        names = {entity.id: untitled(entity) for entity in entities}
        known = by_id(claims, names)
        texts = {document.id: document for document in documents}
        copies = find_copies(texts.values())
        library = Library.of(texts, copies.first, names.values())
        places = [entity.caption for entity in names.values() if entity.schema in _PLACES]
        around = Surroundings((), places, copies, library)
        return Collection._made(known, texts, names, (dictionary, judgements, gazetteer), around)

    @staticmethod
    def part(
        claims: Iterable[Claim],
        documents: Mapping[str, Document],
        entities: Mapping[str, Entity],
        rules: tuple[Rules, Iterable[JudgedClaims], Gazetteer | None],
        around: Surroundings,
        told: Container[str],
    ) -> Collection:
        """Some claims of a larger collection, of which those in `told` are laid out."""
        return Collection._made(by_id(claims, entities), documents, entities, rules, around, told)

    @staticmethod
    def _made(
        known: Mapping[str, Claim],
        documents: Mapping[str, Document],
        names: Mapping[str, Entity],
        rules: tuple[Rules, Iterable[JudgedClaims], Gazetteer | None],
        around: Surroundings,
        told: Container[str] | None = None,
    ) -> Collection:
        dictionary, judgements, gazetteer = rules
        bodies, owners = publishing(names, documents), Owners.of(names)
        within = (pair for claim in known.values() for pair in _within(claim, bodies, owners))
        places, actors = places_and_actors((*around.within, *owners.by_name(), *within))
        comparing = Actors(names, actors, Nations.of(around.places), BareNames(names))
        compare = Comparison(comparing, Places(names, places, gazetteer))
        judged = judged_pairs(judgements, known)
        groups = Groups(dictionary)
        return Collection(
            known, documents, names, groups, compare, judged, around.copies, around.library, told, around.census
        )

    def within(self) -> Iterator[tuple[str, Within]]:
        """What each claim says of part and whole, with the claim's id."""
        bodies, owners = publishing(self.entities, self.documents), Owners.of(self.entities)
        for claim in self.claims.values():
            yield from ((claim.id, pair) for pair in _within(claim, bodies, owners))

    def laid(self) -> dict[str, Claim]:
        """The claims that are laid out."""
        told = self.told
        return {key: claim for key, claim in self.claims.items() if told is None or key in told}

    def wide_places(self) -> frozenset[str]:
        """Countries, and places that hold several others: more than one event happens there on a day."""
        places = (entity for entity in self.entities.values() if entity.schema in _PLACES)
        countries = {p.id for p in places if any(Nations.is_country(name.name) for name in p.names)}
        return self.compare.places.wholes.holding(_SEVERAL) | countries

    def crowded_places(self) -> frozenset[str]:
        """Cities where more than a few documents tell attacks: one attack there is not the next."""
        places = {entity.id for entity in self.entities.values() if entity.schema in PLACES}
        told = {
            (filler.entity, claim.document)
            for claim in self.claims.values()
            if claim.kind in ATTACKS
            for filler in (*claim.place, *claim.roles.get("patient", ()))
            if filler.entity in places
        }
        counted = Counter(place for place, _ in told)
        return frozenset(place for place, documents in counted.items() if place and documents >= _CROWD)


def _within(claim: Claim, bodies: Mapping[str, str], owners: Owners) -> Iterator[Within]:
    yield from spokesmen(claim, bodies)
    yield from owners.said(claim)
    yield from said_within(claim)
