"""What is laid out: claims, documents and entities by id, and how kinds, participants and places compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Many
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity, untitled
from isnad.matters.actors import Actors
from isnad.matters.bare import BareNames
from isnad.matters.containment import Gazetteer, places_and_actors
from isnad.matters.incidents import ATTACKS
from isnad.matters.judged import Judged, judged_pairs
from isnad.matters.lexicon import PLACES
from isnad.matters.naming import by_id
from isnad.matters.nations import Nations
from isnad.matters.owners import owners
from isnad.matters.places import Places
from isnad.matters.rules import Groups, JudgedClaims, Rules
from isnad.matters.slots import Comparison
from isnad.matters.spokesmen import spokesmen

_CROWD = 15  # documents
_SEVERAL = 4  # places directly inside another


@dataclass(frozen=True, slots=True)
class Collection:
    """All that the laying out knows."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    groups: Groups
    compare: Comparison
    judged: Judged

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
        compare = _comparison(known.values(), names, texts, gazetteer)
        return Collection(known, texts, names, Groups(dictionary), compare, judged_pairs(judgements, known))

    def wide_places(self) -> frozenset[str]:
        """Countries, and places that hold several others: more than one event happens there on a day."""
        places = (entity for entity in self.entities.values() if entity.schema in {"Address", "Place"})
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


def _comparison(
    claims: Many[Claim],
    names: Mapping[str, Entity],
    documents: Mapping[str, Document],
    gazetteer: Gazetteer | None,
) -> Comparison:
    places, actors = places_and_actors(claims, (*spokesmen(claims, names, documents), *owners(claims, names)))
    nations = Nations.of(entity.caption for entity in names.values() if entity.schema in {"Address", "Place"})
    return Comparison(Actors(names, actors, nations, BareNames(names)), Places(names, places, gazetteer))
