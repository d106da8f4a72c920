"""Laying out: all claims of a collection into matters, each with its agreement, conflicts, chains and echoes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.matters.arrangement import Arrangement, arrange
from isnad.matters.cluster import Cluster
from isnad.matters.collection import Collection
from isnad.matters.conflicts import Scene, Search
from isnad.matters.containment import WITHIN, Gazetteer, part_and_whole
from isnad.matters.flow import Chain, common_voices, disjoint_chains
from isnad.matters.likeness import SENTENCES
from isnad.matters.matter import Agreement, Conflict, Matter
from isnad.matters.places import gazetteer
from isnad.matters.recall import presupposes
from isnad.matters.rules import JudgedClaims, Rules
from isnad.matters.slots import impossible_times
from isnad.matters.titles import title
from isnad.matters.totals import Sum, sums
from isnad.matters.union import Union
from isnad.matters.voices import Library, Voice, chains_of

_TITLED = 40  # claims after which a matter is called
_OF_A_TOTAL = ("The first is given as the total of the others.",)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all matters of a collection are judged with."""

    collection: Collection
    search: Search

    @staticmethod
    def of(collection: Collection) -> Desk:
        """The desk for a collection."""
        return Desk(collection, Search(collection.groups, collection.compare))

    @property
    def library(self) -> Library:
        """What is known of the documents."""
        return self.collection.library

    def caption(self, entity: str) -> str:
        """What an entity is called."""
        known = self.collection.entities.get(entity)
        return known.caption if known else entity


@dataclass(frozen=True, slots=True)
class Laid:
    """A collection laid out: its matters, and how its claims came together."""

    matters: tuple[Matter, ...]
    collection: Collection
    arrangement: Arrangement

    def keys(self) -> Iterator[tuple[str, str]]:
        """(key, claim id): where claims that are added later look for what belongs to them."""
        for name in self.collection.laid():
            claim = self.arrangement.claims[name]
            yield from ((key, name) for key, asked in self.arrangement.meeting(claim) if not asked)


def lay_out(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    entities: Iterable[Entity],
    dictionary: Rules,
    judgements: Iterable[JudgedClaims] = (),
    gazetteer: Gazetteer | None = gazetteer,
) -> tuple[Matter, ...]:
    """The matters of a collection, in the order of their first claims.

    Claims carry casefile entities in fillers and speakers. Every claim stands in at least one matter; the order of
    the input changes nothing. A judgement of `same` or `different` on two claims outranks the machine; one that
    contradicts another is named in the matter's reasons, and the later one holds. `gazetteer` says what place holds
    what; None for a world that no gazetteer knows.
    """
    return laid(Collection.of(claims, documents, entities, dictionary, judgements, gazetteer)).matters


def laid(collection: Collection) -> Laid:
    """The collection laid out, with what later additions need."""
    desk = Desk.of(collection)
    arrangement = arrange(collection)
    matters = [matter_of(cluster, desk) for cluster in arrangement.alignment.clusters.values()]
    return Laid(in_order((*matters, *totals(collection.laid().values(), desk))), collection, arrangement)


def totals(claims: Iterable[Claim], desk: Desk) -> list[Matter]:
    """The matters of totals with their parts that the claims make within their documents."""
    return [_sum_matter(found, desk) for found in sums(claims, desk.collection.documents)]


def is_total(matter: Matter) -> bool:
    """Whether a matter is a total with its parts."""
    return matter.reasons == _OF_A_TOTAL


def in_order(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """Matters by their first claims, with unique ids.

    Of several that begin with one claim, all but the first count all their claims.
    """
    taken: set[str] = set()
    ordered = []
    for matter in sorted(matters, key=lambda matter: (matter.claims, matter.id)):
        whole = hashlib.sha256("".join(matter.claims).encode()).hexdigest()[:12]
        ordered.append(replace(matter, id=f"m{whole}") if matter.id in taken else matter)
        taken.add(ordered[-1].id)
    return tuple(ordered)


def matter_of(cluster: Cluster, desk: Desk) -> Matter:
    """What the claims of a cluster amount to."""
    outlines = sorted(cluster.members, key=lambda outline: outline.claim.id)
    claims = [outline.claim for outline in outlines]
    chains = dict(zip((claim.id for claim in claims), chains_of(claims, desk.library), strict=True))
    conflicts, narrowing = desk.search.of(
        Scene(outlines, chains, desk.library.copies, desk.collection.copies.revised)
    )
    named = (*_impossible(claims), *_rings(claims, desk))
    reasons = (*_reasons(cluster), *desk.collection.judged.reasons(claims), *named)
    return _written(claims, chains, desk, (conflicts, narrowing), reasons)


def _sum_matter(found: Sum, desk: Desk) -> Matter:
    """A total with its parts: one voice gives them all, whatever words the document has for itself."""
    claims = [found.total, *found.parts]
    voice = chains_of([found.total], desk.library)[0]
    chains = dict.fromkeys((claim.id for claim in claims), voice)
    conflicts = [found.conflict] if found.conflict else []
    return _written(claims, chains, desk, (conflicts, []), _OF_A_TOTAL, "total")


def _written(
    claims: Sequence[Claim],
    chains: Mapping[str, Chain],
    desk: Desk,
    found: tuple[Sequence[Conflict], Sequence[Conflict]],
    reasons: tuple[str, ...],
    mark: str = "",
) -> Matter:
    told = _told(claims, chains)
    number = disjoint_chains(told)
    ids = tuple(claim.id for claim in claims)
    return Matter(
        id="m" + hashlib.sha256(f"{mark}{min(ids)}".encode()).hexdigest()[:12],
        kind=_kind(claims),
        claims=ids,
        agreement=_agreement(len(claims), number, bool(found[0])),
        chains=number,
        common_links=_common_links(told, desk) if number == 1 and len(told) > 1 else (),
        conflicts=tuple(found[0]),
        refinements=tuple(found[1]),
        echoes=_echoes(chains),
        reasons=reasons,
        title=title(_kind(claims), claims[:_TITLED], desk.caption),
    )


def _told(claims: Sequence[Claim], chains: Mapping[str, Chain]) -> list[Chain]:
    """The chains that count: not those of what was only asked or meant, unless nobody affirms it otherwise."""
    if any(claim.factuality.endswith("+") for claim in claims):
        return [chains[claim.id] for claim in claims if claim.factuality != "Uu" or presupposes(claim)]
    return list(chains.values())


def _agreement(claims: int, chains: int, conflicting: bool) -> Agreement:
    if claims == 1:
        return "single"
    if conflicting:
        return "contested"
    return "corroborated" if chains > 1 else "echoed"


def _kind(claims: Sequence[Claim]) -> str:
    counted: dict[str, int] = defaultdict(int)
    for claim in claims:
        counted[claim.kind] += 1
    return min(counted, key=lambda kind: (-counted[kind], kind))


def _common_links(told: Sequence[Chain], desk: Desk) -> tuple[str, ...]:
    return tuple(sorted(_link(voice, desk) for voice in common_voices(told) if isinstance(voice, Voice)))


def _link(voice: Voice, desk: Desk) -> str:
    if voice.kind == "publication":
        return min(
            (entity for entity, name in desk.library.publications.items() if name == voice.name), default=voice.name
        )
    return voice.name


def _echoes(chains: Mapping[str, Chain]) -> tuple[tuple[str, ...], ...]:
    """Claims that share a voice, or the words of one text, together."""
    shared: Union[str] = Union()
    first: dict[object, str] = {}
    for claim, chain in chains.items():
        for voice in (voice for link in chain for voice in link):
            shared.join(first.setdefault(voice, claim), claim)
    groups = {tuple(sorted(shared.group(claim))) for claim in chains}
    return tuple(sorted(group for group in groups if len(group) > 1))


def _reasons(cluster: Cluster) -> tuple[str, ...]:
    if cluster.weakest is None:
        return ()
    lowest, evidence = cluster.weakest
    told = [SENTENCES[name] for name in evidence if name in SENTENCES]
    return (f"The least certain of its claims belongs here with probability {lowest:.2f}.", *told)


def _rings(claims: Sequence[Claim], desk: Desk) -> Iterator[str]:
    """Sentences for what claims put under its own part."""
    wholes = desk.collection.compare.actors.wholes
    pairs = {pair for claim in claims if claim.kind in WITHIN for pair in part_and_whole(claim)}
    for part, whole in sorted(pairs):
        if wholes.contains(part, whole):
            one, other = desk.caption(part), desk.caption(whole)
            yield f"Claims put {one} under {other} and {other} under {one}: neither is taken for the larger."


def _impossible(claims: Sequence[Claim]) -> Iterator[str]:
    for date in impossible_times(claims):
        yield f"No calendar has the date {date}: it was left out of the comparison."
