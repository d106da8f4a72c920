"""Adding one document to a casefile, against settling all of it anew: `python -m benchmarks.matters --add`.

The casefile holds the generated collection of `benchmarks.matters` with names that can be told apart, as if it had
been read. Settling it whole and adding one document to it are timed in one run, in one process; reading is not in
either.
"""

from __future__ import annotations

import hashlib
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks import matters, resolve
from isnad.casefile import Draft, Origin
from isnad.claims.claim import Claim, Filler
from isnad.documents.document import Document
from isnad.mentions.mention import Mention
from isnad.passages.passage import Anchor, Passage
from isnad.pipeline import settle
from isnad.reading import Reading

TYPES = {"Person": "Person", "Organization": "Organization", "Address": "Place"}


def measure(size: int) -> dict[str, float]:
    """Seconds of the clock and of the processor for both, their ratio, and the peak of memory in MB."""
    with tempfile.TemporaryDirectory() as folder, Draft.open(Path(folder) / "made.isnad") as draft:
        *given, late = readings(size)
        begun = time.perf_counter()
        for reading in given:
            put(draft, reading)
        written, worked = time.perf_counter(), time.process_time()
        settle(draft, whole=True)
        settled = time.perf_counter(), time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        put(draft, late)
        added_whole = settle(draft)
        done = time.perf_counter(), time.process_time()
        return {
            "claims": draft.count_claims(),
            "matters": draft.count_matters(),
            "writing": round(written - begun, 1),
            "whole": round(settled[0] - written, 1),
            "whole_cpu": round(settled[1] - worked, 1),
            "adding": round(done[0] - settled[0], 2),
            "adding_cpu": round(done[1] - settled[1], 2),
            "ratio": round((settled[1] - worked) / max(done[1] - settled[1], 0.01), 1),
            "all_anew": float(added_whole),
            "mb": round(peak),
        }


def put(draft: Draft, reading: Reading) -> None:
    """Write a document that was made as if it had been read."""
    draft.put(reading, Origin(reading.document.text.encode(), 0, "made", "made", reading.document.id))


def readings(size: int) -> Iterator[Reading]:
    """The documents of a collection of `size` claims, and one more."""
    generator = matters.Generator(size)
    names = called(generator)
    claims = generator.claims()
    for document in generator.documents():
        yield _reading(document, [next(claims) for _ in range(matters.A_DOCUMENT)], names)
    late = next(matters.Generator(matters.A_DOCUMENT, seed=11).documents())
    told = [generator._claim(late.id, place) for place in range(matters.A_DOCUMENT)]
    yield _reading(replace(late, text=f"{late.text} And one more."), told, names)


def called(generator: matters.Generator) -> Mapping[str, tuple[str, str]]:
    """A name and a type for each participant of the generator."""
    rng = random.Random(3)
    taken: set[str] = set()
    found = {}
    for entity in generator.entities():
        name = _name(rng, entity.schema)
        while name in taken:
            name = _name(rng, entity.schema)
        taken.add(name)
        found[entity.id] = name, TYPES[entity.schema]
    return found


def _name(rng: random.Random, schema: str) -> str:
    if schema == "Person":
        return f"{resolve.word(rng, 2)} {resolve.word(rng, 3)}"
    if schema == "Address":
        return f"{resolve.word(rng, 3)} {resolve.word(rng, 2)}"
    return f"{resolve.word(rng, 3)} {resolve.word(rng, 2)} {rng.choice(resolve.KINDS)}"


def _reading(made: Document, claims: list[Claim], names: Mapping[str, tuple[str, str]]) -> Reading:
    sha256 = hashlib.sha256(made.text.encode()).hexdigest()
    document = replace(made, id=f"d{sha256[:12]}", sha256=sha256)
    named = sorted({entity for claim in claims for entity in _entities(claim)})
    local = {entity: f"{document.id}-e{n}" for n, entity in enumerate(named)}
    mentions = tuple(
        Mention(f"{document.id}-m{n}", document.id, n, n + 1, names[e][0], "name", names[e][1], local[e], local[e])
        for n, e in enumerate(named)
    )
    passage = Passage(0, 0, len(document.text))
    return Reading(
        document=document,
        passages=(passage,),
        mentions=mentions,
        dates=(),
        quantities=(),
        attributions=(),
        claims=tuple(_localised(claim, n, document.id, local, names) for n, claim in enumerate(claims)),
    )


def _entities(claim: Claim) -> Iterator[str]:
    fillers = (*claim.place, *(filler for given in claim.roles.values() for filler in given))
    yield from (filler.entity for filler in fillers if filler.entity)
    yield from (speaker.entity for link in claim.chain for speaker in link.speakers if speaker.entity)


def _localised(
    claim: Claim, number: int, document: str, local: Mapping[str, str], names: Mapping[str, tuple[str, str]]
) -> Claim:
    def filler(one: Filler) -> Filler:
        return replace(one, entity=local[one.entity], text=names[one.entity][0]) if one.entity else one

    chain = tuple(
        replace(
            link,
            speakers=tuple(
                replace(s, entity=local[s.entity], text=names[s.entity][0])
                if s.entity
                else replace(s, document=document if s.document else None)
                for s in link.speakers
            ),
        )
        for link in claim.chain
    )
    roles = {role: tuple(map(filler, given)) for role, given in claim.roles.items()}
    anchor = Anchor(number * 80, number * 80 + 70, None, f"claim {number} of {document}")
    return replace(
        claim,
        id=f"{document}-c{number}",
        document=document,
        roles=roles,
        place=tuple(map(filler, claim.place)),
        chain=chain,
        anchor=anchor,
    )
