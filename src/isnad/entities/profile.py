"""A Profile: what is known of one name across documents, the unit that clustering joins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from isnad.entities.lexicon import GENERIC_WORDS
from isnad.entities.organisations import TYPES, organisation_name
from isnad.entities.persons import person_name
from isnad.entities.record import ClusterRecord
from isnad.entities.scripts import fold
from isnad.entities.words import INITIAL

_NO_PLACES = {w for w in TYPES if TYPES[w].isdisjoint(TYPES["bank"] | TYPES["embassy"] | TYPES["university"])}
_LIKELIER = ("Organization", "Person")  # where as many mentions are read as a place or a work


@dataclass(slots=True)
class Elsewhere:
    """What records that are not looked at say of a name: the documents that they are of, and days of death."""

    documents: set[str] = field(default_factory=set)
    died: set[str] = field(default_factory=set)

    def add(self, document: str, died: str | None) -> None:
        """Count in a record."""
        self.documents.add(document)
        self.died.update([died] if died else [])


@dataclass(slots=True, eq=False)
class Profile:
    """Records that share one full name (or one record with a bare name only), with what their claims say.

    `full` are the names that can identify, fullest first; `bare` those that cannot (a family name, a kunya, an
    acronym). `key` orders profiles and does not depend on the order of the records.
    """

    key: str
    schema: str
    full: tuple[str, ...]
    bare: tuple[str, ...]
    records: list[ClusterRecord] = field(default_factory=list)
    elsewhere: Elsewhere | None = None

    @property
    def caption(self) -> str:
        """The name that it is known by best."""
        return (self.full or self.bare)[0]

    @property
    def documents(self) -> set[str]:
        """The documents that it stands in; `elsewhere` are those of records that are not here."""
        own = {r.document for r in self.records}
        return own | self.elsewhere.documents if self.elsewhere else own

    @property
    def mentions(self) -> int:
        """How many mentions bear one of its names."""
        return sum(r.mentions for r in self.records)


def is_bare(name: str, schema: str) -> bool:
    """Whether a name identifies nobody by itself: one word of a person's name, an acronym, nothing but titles."""
    if schema == "Person":
        parts = person_name(name)
        return bool(parts.fault) or sum(1 for w in parts.words if not w.role & INITIAL) < 2
    parts_o = organisation_name(name)
    if parts_o.fault:
        return True
    if schema in ("Place", "Address"):
        return False
    return bool(parts_o.acronym) or (len(parts_o.words) == 1 and is_common(parts_o.words[0].text))


def is_common(word: str) -> bool:
    """Whether a word says what a body is, not which (*Mission*, *Directorate*, *Organization*)."""
    return word in TYPES or word in GENERIC_WORDS


def one_schema_each(records: Iterable[ClusterRecord]) -> list[ClusterRecord]:
    """The records with the schema that most mentions of their full names have in the whole collection."""
    given = list(records)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for record in given:
        for name, mentions in record.names:
            votes[name.casefold()][record.schema] += mentions
            if record.schema in ("Person", "Address") and _speaks_of_a_body(name):
                votes[name.casefold()]["Organization"] += 2 * mentions
    if all(len(counts) == 1 for counts in votes.values()):
        return given
    return [_voted(record, votes) for record in given]


def _speaks_of_a_body(name: str) -> bool:
    """Whether a name opens or ends with a word for a kind of organisation (*Liwa …*, *… Brigade*)."""
    words = [fold(w) for w in name.replace("-", " ").split()]
    return len(words) > 1 and (words[0] in _NO_PLACES or (words[-1] in _NO_PLACES and len(words[-1]) > 4))


def _voted(record: ClusterRecord, votes: dict[str, Counter[str]]) -> ClusterRecord:
    counts: Counter[str] = Counter({record.schema: 0})
    for name, _ in record.names:
        if " " in name or len(record.names) == 1:
            counts.update(votes[name.casefold()])
    best = max(sorted(counts), key=lambda s: (counts[s], s in _LIKELIER, s == record.schema))
    return record if best == record.schema else replace(record, schema=best)


def name_key(name: str, schema: str) -> str:
    """The folded words of a name in order: names with one key differ in case, marks, titles and particles only."""
    if schema == "Person":
        parts = person_name(name)
        return " ".join(w.text for w in parts.words) + (f" {parts.generation}" if parts.generation else "")
    found = organisation_name(name)
    return " ".join([*(w.text for w in found.words), *sorted(found.numbers), *map(str, sorted(found.forms))])


def fullness(name: str, schema: str) -> tuple[int, int, str]:
    """Orders names from the barest to the fullest."""
    if schema == "Person":
        words = person_name(name).words
        return sum(1 for w in words if not w.role & INITIAL), len(words), name
    return len(organisation_name(name).words), len(name), name


def profiles(records: Iterable[ClusterRecord], alone: Container[str] = ()) -> list[Profile]:
    """Records with one fullest name together; those with bare names only each by themselves. In order of their keys.

    Records whose id is in `alone` are never put together with others.
    """
    found: dict[str, Profile] = {}
    names: dict[str, Counter[str]] = {}
    kinds: dict[tuple[str, str], tuple[bool, str]] = {}
    for record in records:
        full: list[str] = []
        bare: list[str] = []
        for name, _count in record.names:
            known = kinds.get((name, record.schema))
            if known is None:
                known = kinds[name, record.schema] = is_bare(name, record.schema), name_key(name, record.schema)
            (bare if known[0] else full).append(name)
        if full:
            best = max(full, key=lambda n: fullness(n, record.schema)) if len(full) > 1 else full[0]
            key = f"{record.schema}|{kinds[best, record.schema][1]}"
        else:
            key = (
                f"{record.schema}|~{kinds[bare[0], record.schema][1]}|{record.id}"
                if bare
                else f"{record.schema}|~|{record.id}"
            )
        if record.id in alone:
            key += f"|{record.id}"
        held = found.get(key)
        if held is None:
            held = found[key] = Profile(key, record.schema, (), ())
            names[key] = Counter()
        held.records.append(record)
        names[key].update(dict(record.names))
    for key, profile in found.items():
        profile.records.sort(key=lambda r: r.id)
        ordered = sorted(
            names[key], key=lambda n: (*(-x for x in fullness(n, profile.schema)[:2]), -names[key][n], n)
        )
        profile.full = tuple(n for n in ordered if not kinds[n, profile.schema][0])
        profile.bare = tuple(n for n in ordered if kinds[n, profile.schema][0])
    return [found[key] for key in sorted(found)]
