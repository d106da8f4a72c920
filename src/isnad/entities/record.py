"""The ClusterRecord: what resolving needs to know of one document-local entity, and nothing more."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.claims.claim import Claim, Filler
from isnad.entities.lexicon import TITLES
from isnad.entities.persons import person_name
from isnad.entities.scripts import fold
from isnad.mentions.mention import Mention
from isnad.mentions.titles import leading_titles
from isnad.reading import Reading

_ORGANISATIONAL = frozenset(
    {"leads", "deputy_of", "member_of", "spokesman_of", "founder_of", "aide_of", "part_of", "subordinate_to"}
)
_LIVING = frozenset(
    {
        "meets",
        "attacks",
        "leads",
        "orders",
        "plans",
        "negotiates",
        "captures",
        "releases",
        "records",
        "claims_responsibility",
    }
)
_WORD_BEFORE = re.compile(r"(\w+)\s+(?:the\s+)?\Z")
_SCHEMATA = {
    "Person": "Person",
    "Organization": "Organization",
    "Place": "Address",
    "Work": "Work",
    "People": "Organization",
}


@dataclass(frozen=True, slots=True)
class ClusterRecord:
    """One document-local entity. `names` are (name, mentions), `titled` the same with the titles that stand before
    them (*Senator Nuri*); all other tuples are sorted and without repeats.

    `organisations` and `companions` are names as written of the organisations it is said to belong to and of those it
    stands beside in claims; `neighbours` of all that the document names. `relatives` are (relation, cluster) pairs,
    clusters of the same document; `apart` are clusters of the same document that are shown to be another entity.
    `aliases` are names that the document itself introduces, `also` clusters of the same document of which it says
    that they are this entity; `died` and `active` are EDTF. `behind` are the words that a place's name stands behind.
    """

    id: str
    document: str
    schema: str
    names: tuple[tuple[str, int], ...]
    titles: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    relatives: tuple[tuple[str, str], ...] = ()
    apart: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    died: str | None = None
    active: tuple[str, ...] = ()
    titled: tuple[tuple[str, int], ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def mentions(self) -> int:
        """How many mentions bear one of its names."""
        return sum(count for _, count in self.names)


class _Gathered:
    """What is found of one cluster while a reading is walked through."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.titled: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.titles: set[str] = set()
        self.posts: set[str] = set()
        self.organisations: set[str] = set()
        self.companions: set[str] = set()
        self.relatives: set[tuple[str, str]] = set()
        self.apart: set[str] = set()
        self.aliases: set[str] = set()
        self.behind: set[str] = set()
        self.also: set[str] = set()
        self.died: str | None = None
        self.active: set[str] = set()


def records(reading: Reading) -> tuple[ClusterRecord, ...]:
    """One record for each document-local entity that has a name, in order of their ids."""
    found: dict[str, _Gathered] = defaultdict(_Gathered)
    for mention in reading.mentions:
        if mention.entity and mention.kind == "name":
            _gather_name(found[mention.entity], mention, reading.document.text)
    for claim in reading.claims:
        _gather_claim(found, claim)
    caption = {entity: max(g.names, key=lambda n: (len(n), n)) for entity, g in found.items() if g.names}
    neighbours = tuple(sorted(set(caption.values())))
    return tuple(
        _record(reading, entity, gathered, caption, neighbours)
        for entity, gathered in sorted(found.items())
        if gathered.names
    )


def _record(
    reading: Reading, entity: str, gathered: _Gathered, caption: dict[str, str], neighbours: tuple[str, ...]
) -> ClusterRecord:
    def named(entities: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({caption[e] for e in entities if e in caption and e != entity}))

    kind = max(sorted(gathered.types), key=lambda t: gathered.types[t])
    return ClusterRecord(
        id=entity,
        document=reading.document.id,
        schema=_SCHEMATA.get(kind, "Thing"),
        names=tuple(sorted(gathered.names.items())),
        titles=tuple(sorted(gathered.titles)),
        posts=tuple(sorted(gathered.posts)),
        organisations=named(gathered.organisations),
        companions=named(gathered.companions),
        neighbours=tuple(n for n in neighbours if n != caption[entity]),
        relatives=tuple(sorted(gathered.relatives)),
        apart=tuple(sorted(gathered.apart)),
        aliases=tuple(sorted(gathered.aliases)),
        also=tuple(sorted(gathered.also - gathered.apart - {entity})),
        died=gathered.died,
        active=tuple(sorted(gathered.active)),
        titled=tuple(sorted(gathered.titled.items())),
        behind=tuple(sorted(gathered.behind)),
    )


def _gather_name(gathered: _Gathered, mention: Mention, text: str) -> None:
    gathered.names[" ".join(mention.text.split())] += 1
    gathered.types[mention.entity_type or "Thing"] += 1
    if mention.entity_type == "Place":
        before = _WORD_BEFORE.search(text, max(0, mention.start - 24), mention.start)
        gathered.behind.update([before[1].casefold()] if before else [])
    if mention.entity_type == "Person":
        gathered.titles.update(person_name(mention.text).titles)
        gathered.titles.update(_titles_before(text, mention.start))
        titles = leading_titles(text, mention.start, mention.end)
        if titles and titles[0] < mention.start and "," not in text[titles[0] : mention.start]:
            gathered.titled[" ".join(text[titles[0] : mention.end].split())] += 1


def _titles_before(text: str, start: int) -> Iterator[str]:
    """The titles that stand right before a name, on the same line."""
    for word in reversed(text[max(0, start - 50) : start].rsplit("\n", maxsplit=1)[-1].split()):
        title = fold(word)
        if title not in TITLES or word.endswith(","):
            break
        yield title


def _entities(fillers: Iterable[Filler]) -> list[str]:
    return [f.entity for f in fillers if f.entity]


def _gather_claim(found: dict[str, _Gathered], claim: Claim) -> None:
    roles = {role: _entities(fillers) for role, fillers in claim.roles.items()}
    agents, patients = roles.get("agent", []), roles.get("patient", [])
    everyone = sorted({e for entities in roles.values() for e in entities})
    if claim.kind == "alias_of":
        _gather_alias(found, claim)
        return
    for one in everyone:
        found[one].companions.update(e for e in everyone if e != one)
    if claim.factuality[-1] == "-":
        return
    if claim.kind == "relative_of":
        relation = " ".join(f.text.lower() for f in claim.roles.get("relation", ()))
        for one, other in ((x, y) for x in agents for y in patients if x != y):
            found[one].relatives.add((relation, other))
            found[one].apart.add(other)
            found[other].apart.add(one)
    if claim.kind in _ORGANISATIONAL or claim.kind == "holds_post":
        for one in agents:
            found[one].organisations.update(e for e in patients if e != one)
            found[one].posts.update(f.text.lower() for f in claim.roles.get("post", ()))
    _gather_dates(found, claim, agents, patients)
    if claim.kind not in ("part_of", "located_in", "renames", "merges_with"):
        for one, other in ((x, y) for x in agents for y in patients if x != y):
            found[one].apart.add(other)
            found[other].apart.add(one)


def _gather_dates(found: dict[str, _Gathered], claim: Claim, agents: list[str], patients: list[str]) -> None:
    times = [w.edtf for w in claim.time if w.edtf[:1].isdigit()]
    if claim.kind in ("dies", "kills", "executes") and claim.factuality == "CT+" and times:
        for one in patients or agents:
            found[one].died = times[0]
    elif claim.kind in _LIVING:
        for one in agents:
            found[one].active.update(times)


def _gather_alias(found: dict[str, _Gathered], claim: Claim) -> None:
    texts = [f.text for role in ("agent", "patient") for f in claim.roles.get(role, ())]
    fillers = [f for role in ("agent", "patient") for f in claim.roles.get(role, ()) if f.entity]
    for filler in fillers:
        found[filler.entity or ""].aliases.update(t for t in texts if t != filler.text)
    if claim.factuality == "CT+" and len(texts) == len(fillers) == 2:
        one, other = (f.entity or "" for f in fillers)
        found[one].also.add(other)
        found[other].also.add(one)
