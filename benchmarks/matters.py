"""How fast claims are laid side by side, on generated collections: time, memory, and the exponent of growth.

    python -m benchmarks.matters                 10,000 and 100,000 claims
    python -m benchmarks.matters --million       1,000,000 claims as well
    python -m benchmarks.matters --sizes 10000   one size
    python -m benchmarks.matters --add           a casefile of each size settled whole, and one document added to it

Ten claims a document, with names that a few dominate (as in real collections), recurring attacks on the same targets,
copies of one paper in another, denials and standing claims. The last line is one JSON object.

Measured on two shared cores, beside other work: 10,000 claims 3.9 s of processor and 168 MB, 100,000 claims 33.5 s
and 540 MB, 1,000,000 claims 418.7 s (682.5 s by the clock) and 4.3 GB, 1.6 GB of it the generated collection;
exponent 1.02.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from isnad.attributions.chain import Link, Speaker
from isnad.claims.claim import Amount, Claim, Filler, When
from isnad.claims.dictionary import Dictionary
from isnad.documents.document import Document
from isnad.entities.entity import Entity, EntityName
from isnad.matters import lay_out
from isnad.passages.passage import Anchor

KINDS = (
    "attacks",
    "bombs",
    "kills",
    "captures",
    "holds",
    "releases",
    "leads",
    "member_of",
    "meets",
    "funds",
    "orders",
)
A_DOCUMENT = 10  # claims


class Generator:
    """A collection of `size` claims, the same for the same seed."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.size = size
        self.people = [f"person{n}" for n in range(max(20, size // 25))]
        self.groups = [f"group{n}" for n in range(max(10, size // 100))]
        self.towns = [f"town{n}" for n in range(max(10, size // 200))]
        self.words = [f"word{n}" for n in range(4000)]
        self.texts: list[str] = []

    def entities(self) -> list[Entity]:
        """The people, organisations and places."""
        kinds = ((self.people, "Person"), (self.groups, "Organization"), (self.towns, "Address"))
        return [Entity(n, s, n, (EntityName(n, 1, None, "Latn"),), 1, ()) for names, s in kinds for n in names]

    def documents(self) -> Iterator[Document]:
        """One document in ten is another's text under its own head."""
        for number in range(self.size // A_DOCUMENT):
            if self.texts and self.random.random() < 0.1:
                text = f"Paper {number}. {self.random.choice(self.texts)}"
            else:
                text = ". ".join(" ".join(self.random.choices(self.words, k=14)) for _ in range(8)) + "."
                self.texts.append(text)
                del self.texts[:-500]
            year, month = 2003 + number % 8, 1 + number % 12
            yield Document(
                f"d{number}",
                f"d{number}.txt",
                str(number),
                text,
                date=f"{year}-{month:02d}-15",
                publisher=f"paper{number % 300}",
            )

    def claims(self) -> Iterator[Claim]:
        """Claims in the order of documents."""
        for number in range(self.size // A_DOCUMENT):
            for place in range(A_DOCUMENT):
                yield self._claim(f"d{number}", place)

    def _claim(self, document: str, place: int) -> Claim:
        kind = self.random.choice(KINDS)
        time_, towns = self._time(), self._some(self.towns, 0.5)
        return Claim(
            id=f"{document}-c{place}",
            document=document,
            kind=kind,
            roles=self._roles(kind),
            time=time_,
            place=towns,
            quantity=self._count(kind),
            factuality=self.random.choices(("CT+", "CT-", "PR+", "Uu"), (85, 6, 6, 3))[0],  # type: ignore[arg-type]
            chain=self._chain(document),
            anchor=Anchor(place * 80, place * 80 + 70, None, f"claim {place} of {document}"),
            rule="generated",
            confidence=0.9,
        )

    def _roles(self, kind: str) -> dict[str, tuple[Filler, ...]]:
        agent = self._some(self.people if kind in {"leads", "member_of", "meets", "orders"} else self.groups, 0.8)
        patients = self.groups if kind in {"leads", "member_of", "attacks", "bombs", "funds"} else self.people
        patient = (
            (Filler("five soldiers"),)
            if kind == "kills" and self.random.random() < 0.5
            else self._some(patients, 0.95)
        )
        return {role: given for role, given in (("agent", agent), ("patient", patient)) if given}

    def _some(self, names: list[str], chance: float) -> tuple[Filler, ...]:
        if self.random.random() > chance:
            return ()
        name = names[min(int(len(names) * self.random.random() ** 1.6), len(names) - 1)]
        return (Filler(name, entity=name),)

    def _time(self) -> tuple[When, ...]:
        year, month, day = (
            self.random.randrange(2003, 2011),
            self.random.randrange(1, 13),
            self.random.randrange(1, 29),
        )
        written = self.random.choices(
            ("", f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}"), (30, 10, 20, 40)
        )[0]
        return (When(written, written),) if written else ()

    def _count(self, kind: str) -> tuple[Amount, ...]:
        if kind != "kills":
            return ()
        return (Amount(self.random.randrange(1, 9), "exact", "soldiers", "patient", "soldiers"),)

    def _chain(self, document: str) -> tuple[Link, ...]:
        links = [Link((Speaker(document, document=document),), "states")]
        for _ in range(self.random.choices((0, 1, 2), (4, 4, 2))[0]):
            name = self.random.choice(self.people)
            speaker = Speaker("an official") if self.random.random() < 0.2 else Speaker(name, name)
            links.append(Link((speaker,), "states"))
        return tuple(links)


def measure(size: int) -> dict[str, float]:
    """Seconds (of the clock, of the processor) and peak memory (MB) of laying out; generating is not counted."""
    generator = Generator(size)
    documents, claims, entities = list(generator.documents()), list(generator.claims()), generator.entities()
    before = _peak()
    start, worked = time.perf_counter(), time.process_time()
    matters = lay_out(claims, documents, entities, Dictionary.load(), gazetteer=None)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    largest = max(len(matter.claims) for matter in matters)
    return {
        "claims": len(claims),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(worked, 1),
        "matters": len(matters),
        "largest": largest,
        "mb_before": before,
        "mb": _peak(),
    }


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _alone(size: int, *how: str) -> dict[str, float]:
    """Measure in a process of its own, so that peak memory is this size's."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.matters", "--one", str(size), *how],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def exponent(rows: list[dict[str, float]]) -> float:
    """The slope of log processor time over log size by least squares: 1 is linear."""
    points = [(math.log(row["claims"]), math.log(max(row["cpu_seconds"], 0.01))) for row in rows]
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def main() -> None:
    """Print a table, and one JSON object."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    ask.add_argument("--million", action="store_true", help="1,000,000 claims too")
    ask.add_argument("--add", action="store_true", help="add one document to a casefile of each size")
    ask.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.one and asked.add:
        from benchmarks import adding

        print(json.dumps(adding.measure(asked.one)))
        return
    if asked.one:
        print(json.dumps(measure(asked.one)))
        return
    if asked.add:
        for size in [*asked.sizes, *([1_000_000] if asked.million else [])]:
            print(json.dumps(_alone(size, "--add")), flush=True)
        return
    rows = [_alone(size) for size in [*asked.sizes, *([1_000_000] if asked.million else [])]]
    for row in rows:
        took = f"{row['seconds']:>7} s ({row['cpu_seconds']} s of processor)  {row['mb']:,} MB"
        print(f"{row['claims']:>9,} claims  {took}  {row['matters']:>8,} matters, the largest of {row['largest']}")
    print(json.dumps({"rows": rows, "exponent": round(exponent(rows), 3) if len(rows) > 1 else None}))


if __name__ == "__main__":
    main()
