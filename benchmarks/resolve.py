"""Scale of resolving: `python -m benchmarks.resolve [SIZE…]` (default 10000 100000 1000000; the last takes minutes).

Each SIZE is a number of mentions, made by a seeded generator: a fifth as many distinct names, with frequencies by
Zipf's law, given and family names of syllables, spellings changed by rule, family names alone, acronyms, brothers.
Prints seconds of CPU (the gazetteer read before), peak memory, the shares of joined pairs that are right and of
pairs under full names that were found, and the growth exponent (least squares over the
logarithms): below 1.2 counts as near-linear. Each size runs in a process of its own.
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from isnad.entities import ClusterRecord, places, resolve

FIRST, SECOND = "bdfghjklmnrstwyz", "aiu"
SYLLABLES = [x + y for x in FIRST for y in SECOND] + ["kho", "sha", "ghu", "thi"]
ENDS = "nrdmlstbkf"
CHANGES = (
    ("kh", "k"),
    ("sh", "ch"),
    ("u", "ou"),
    ("i", "ee"),
    ("w", "v"),
    ("y", "i"),
    ("j", "dj"),
    ("a", "e"),
    ("z", "s"),
)
KINDS = ("Brigade", "Front", "Party", "Movement", "Council", "Company", "Office")


@dataclass(frozen=True)
class Known:
    """An entity of the made collection."""

    schema: str
    names: tuple[str, ...]
    bare: str


def word(rng: random.Random, syllables: int) -> str:
    """A word that can be said."""
    return ("".join(rng.choice(SYLLABLES) for _ in range(syllables)) + rng.choice(ENDS)).capitalize()


def made_entities(rng: random.Random, count: int) -> list[Known]:
    """Persons, organisations and places: six, two and two in ten."""
    given = [word(rng, 2) for _ in range(600)]
    family = [word(rng, 3) for _ in range(max(200, count // 4))]
    places = [word(rng, 3) for _ in range(max(200, count // 4))]
    found = []
    for _ in range(count):
        kind = rng.random()
        if kind < 0.6:
            last = rng.choice(family)
            name = (
                f"{rng.choice(given)} {rng.choice(given)} {last}"
                if rng.random() < 0.6
                else f"{rng.choice(given)} {last}"
            )
            found.append(Known("Person", spellings(rng, name), last))
        elif kind < 0.8:
            name = f"{rng.choice(places)} {rng.choice(family)} {rng.choice(KINDS)}"
            found.append(Known("Organization", spellings(rng, name), "".join(w[0] for w in name.split())))
        else:
            found.append(Known("Place", (rng.choice(places) + " " + rng.choice(family),), ""))
    return found


def spellings(rng: random.Random, name: str) -> tuple[str, ...]:
    """A name in one to three spellings."""
    forms = {name}
    for _ in range(rng.choice((0, 0, 1, 2))):
        old, new = rng.choice(CHANGES)
        forms.add(name[0] + name[1:].replace(old, new, 1))
    return tuple(sorted(forms))


def made_records(seed: int, mentions: int) -> Iterator[tuple[ClusterRecord, int]]:
    """Records of documents with some 60 mentions each, and the number of the entity that each is."""
    rng = random.Random(seed)
    entities = made_entities(rng, max(50, int(mentions / 2.6)))
    weights = list(accumulate(1 / (k + 3) ** 0.75 for k in range(len(entities))))
    made = document = 0
    while made < mentions:
        chosen = sorted({bisect(weights, rng.random() * weights[-1]) for _ in range(25)})
        captions = tuple(entities[min(e, len(entities) - 1)].names[0] for e in chosen)
        for number, e in enumerate(chosen):
            known = entities[min(e, len(entities) - 1)]
            names = [(rng.choice(known.names), rng.randint(1, 4))]
            if known.bare and rng.random() < 0.3:
                names = [(known.bare, rng.randint(1, 3))] if rng.random() < 0.4 else [*names, (known.bare, 2)]
            made += sum(n for _, n in names)
            yield (
                ClusterRecord(
                    f"d{document:07d}-e{number}", f"d{document:07d}", known.schema, tuple(names), neighbours=captions
                ),
                e,
            )
        document += 1


def measure(mentions: int) -> dict[str, float]:
    """Resolves a collection of that size once."""
    made = list(made_records(7, mentions))
    records = [r for r, _ in made]
    truth = {r.id: e for r, e in made}
    names = len({n for r in records for n, _ in r.names})
    places.find("Baghdad")
    start = time.process_time()
    found = resolve(records)
    seconds = time.process_time() - start
    rng = random.Random(1)
    right = joined = 0
    for entity in found.entities:
        if len(entity.clusters) > 1:
            a, b = rng.sample(entity.clusters, 2)
            joined += 1
            right += truth[a] == truth[b]
    return {
        "mentions": sum(r.mentions for r in records),
        "names": names,
        "records": len(records),
        "entities": len(found.entities),
        "seconds": round(seconds, 2),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "right": round(right / max(joined, 1), 4),
        "found": round(share_found(truth, found.of, {r.id for r in records if " " in r.names[0][0]}), 4),
    }


def share_found(truth: dict[str, int], of: dict[str, str], full: set[str]) -> float:
    """Of neighbouring records of one entity that bear a full name, the share that was joined."""
    last: dict[int, str] = {}
    pairs = joined = 0
    for record, entity in truth.items():
        if record in full:
            if entity in last:
                pairs += 1
                joined += of[last[entity]] == of[record]
            last[entity] = record
    return joined / max(pairs, 1)


def main() -> None:
    """Print a line for each size, then the exponent."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    sizes = [int(x) for x in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    found = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.resolve", "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
        print(done.stdout.strip(), flush=True)
    if len(found) > 1:
        print(f"growth exponent {exponent([(f['mentions'], f['seconds']) for f in found]):.2f}")


def exponent(points: list[tuple[float, float]]) -> float:
    """The slope of log seconds over log mentions."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


if __name__ == "__main__":
    main()
