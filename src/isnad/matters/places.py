"""Whether two places can be one: the same, one inside the other, known to lie apart, or not to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isnad.entities import places as known
from isnad.entities.entity import Entity
from isnad.matters.containment import Gazetteer, Wholes
from isnad.matters.lexicon import ARMY_POSTS, BUILDINGS, REGIONS, SITES
from isnad.matters.nations import Nations
from isnad.matters.referents import Referent, Relation


@dataclass(frozen=True, slots=True)
class Places:
    """Compares places by part and whole (claims), by the gazetteer (names) and by what they are (*bridge*)."""

    entities: Mapping[str, Entity]
    wholes: Wholes
    gazetteer: Gazetteer | None = None

    def relation(self, left: Referent, right: Referent) -> Relation:
        """How two places stand to each other; the order does not matter. APART only where that is known."""
        if left == right:
            return Relation.SAME
        one, other = self.name(left), self.name(right)
        if one.lower() == other.lower():
            return Relation.SAME
        if (
            self.wholes.related(left.entity, right.entity)
            if left.entity and right.entity
            else _holds_words(one, other)
        ):
            return Relation.PART
        relation = self._by_gazetteer(one, other)
        if relation is None:
            relation = Relation.PART if _stands_first(one, other) else self._by_claims(left, right, one, other)
        return relation

    def versions(self, left: Referent, right: Referent) -> Relation:
        """How two places of one occurrence stand to each other: two names that nothing relates are APART.

        Names of a region, and places in which others lie, stay UNKNOWN: who names the province need not know of the
        town that a stranger to both names.
        """
        relation = self.relation(left, right)
        if relation != Relation.UNKNOWN or not (self._is_spot(left) and self._is_spot(right)):
            return relation
        return Relation.APART

    def narrowest(self, places: Iterable[Referent]) -> list[Referent]:
        """Of places that one claim gives, those that hold none of the others: towns where it names their province."""
        given = list(places)
        spots = [place for place in given if self._is_spot(place)]
        return spots or given

    def _is_spot(self, place: Referent) -> bool:
        """Whether it is a named place that holds no other, as far as names and claims tell."""
        entity = self.entities.get(place.entity)
        if entity is None or entity.schema not in {"Address", "Place"}:
            return False
        words = {word for name in entity.names for word in name.name.lower().replace("-", " ").split()}
        return not (
            words & REGIONS
            or any(Nations.is_country(name.name) for name in entity.names)
            or self.wholes.holds(entity.id)
        )

    def _by_gazetteer(self, one: str, other: str) -> Relation | None:
        if self.gazetteer is None:
            return None
        either = self.gazetteer(one, other), self.gazetteer(other, one)
        if True in either:
            return Relation.PART
        return Relation.APART if None not in either else None

    def _by_claims(self, left: Referent, right: Referent, one: str, other: str) -> Relation:
        if self.wholes.knows(left.entity) and self.wholes.knows(right.entity):
            return Relation.APART
        return Relation.APART if _site(one) and _site(other) else Relation.UNKNOWN

    def name(self, place: Referent) -> str:
        """The caption of an entity, the words of a description."""
        entity = self.entities.get(place.entity)
        return entity.caption if entity else place.text


def _stands_first(one: str, other: str) -> bool:
    """Whether a place is called by the other and what stands there: *Zahr*, *Zahr garrison*, *Zahr barracks*."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    (at, _, post), (there, _, other_post) = short.rpartition(" "), long.rpartition(" ")
    if at == there and {post, other_post} <= ARMY_POSTS:
        return True
    return long.startswith(f"{short} ") and other_post in BUILDINGS


def _holds_words(one: str, other: str) -> bool:
    left, right = f" {one.lower()} ", f" {other.lower()} "
    return left in right or right in left


def _site(name: str) -> bool:
    words = name.lower().split()
    return bool(words) and (words[-1] in SITES or words[0] in SITES)


def gazetteer(whole: str, part: str) -> bool | None:
    """Whether the first place holds the second, by the gazetteer of `entities`; None when it knows not both.

    Two cities of one division can be a city and its district: that is not told.
    """
    if known.contains(whole, part):
        return True
    one, other = known.find(whole), known.find(part)
    if not one or not other:
        return None
    if one[0].id == other[0].id:
        return True
    near = one[0].kind == other[0].kind == "city" and (one[0].country, one[0].area) == (
        other[0].country,
        other[0].area,
    )
    return None if near else False
