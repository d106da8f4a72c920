"""Names by phenomenon: `python -m benchmarks.pairs [FILE] [--wrong] [--check]`.

FILE (default: tests/floors/pairs.txt, pairs of our own) holds lines `SCHEMA = A | B` (one entity) or `SCHEMA ! A | B`
(two) under headings of phenomena. Prints for each phenomenon how many pairs are on the right side of one half, then
best F1 and F1 at one half of persons and of bodies, and the peer's where PEER (a Python with nomenklatura) is given
by --peer. `--check` holds F1 at one half to the floor in tests/floors/pairs.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).resolve().parents[1] / "tests" / "floors"
SCHEMATA = {"P": "Person", "O": "Organization", "V": "Vessel"}
PEER = """
import json, sys
from followthemoney import EntityProxy
from nomenklatura.matching import ScoringConfig, get_algorithm
algorithm, config = get_algorithm("logic-v2"), ScoringConfig.defaults()
def made(key, schema, name):
    return EntityProxy.from_dict({"id": key, "schema": schema, "properties": {"name": [name]}})
rows = json.load(sys.stdin)
print(json.dumps([algorithm.compare(made("a", s, a), made("b", s, b), config).score for s, a, b in rows]))
"""


@dataclass(frozen=True)
class Pair:
    """Two names, whether one entity bears both, and what makes the pair hard."""

    phenomenon: str
    schema: str
    a: str
    b: str
    same: bool


def read(path: Path) -> list[Pair]:
    """The pairs of a file, in order. ValueError names a line that is none."""
    pairs, phenomenon = [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            phenomenon = line[3:]
        elif line and not line.startswith("#"):
            schema, sign, names = line.split(" ", 2)
            a, bar, b = names.partition(" | ")
            if schema not in SCHEMATA or sign not in ("=", "!") or not bar:
                raise ValueError(f"{path}: line {number} is no pair")
            pairs.append(Pair(phenomenon, SCHEMATA[schema], a, b, sign == "="))
    return pairs


def ours(pairs: list[Pair]) -> list[float]:
    """isnad's scores."""
    from isnad.entities import compare

    return [compare(p.a, p.b, p.schema).score for p in pairs]


def theirs(pairs: list[Pair], python: str) -> list[float]:
    """logic-v2's scores."""
    rows = json.dumps([(p.schema, p.a, p.b) for p in pairs])
    done = subprocess.run([python, "-c", PEER], input=rows, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def f1(pairs: list[Pair], scores: list[float], least: float) -> float:
    """F1 of calling pairs with at least that score the same."""
    called = [p.same for p, s in zip(pairs, scores, strict=True) if s >= least]
    return 2 * sum(called) / max(len(called) + sum(p.same for p in pairs), 1)


def figures(pairs: list[Pair], scores: list[float]) -> dict[str, tuple[float, float]]:
    """For persons, bodies and all: F1 at one half, and the best F1 at any threshold."""
    found = {}
    for label, schemata in (
        ("persons", ("Person",)),
        ("bodies", ("Organization", "Vessel")),
        ("all", SCHEMATA.values()),
    ):
        held = [(p, s) for p, s in zip(pairs, scores, strict=True) if p.schema in schemata]
        some, values = [p for p, _ in held], [s for _, s in held]
        best = max(f1(some, values, least) for least in set(values))
        found[label] = (round(f1(some, values, 0.5), 3), round(best, 3))
    return found


def main() -> None:
    """Print the table; with --check hold ours to its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=FLOORS / "pairs.txt")
    parser.add_argument("--wrong", action="store_true", help="each pair on the wrong side of one half")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--peer", help="a Python that can import nomenklatura")
    args = parser.parse_args()
    pairs = read(args.file)
    scores = ours(pairs)
    right: dict[str, list[bool]] = defaultdict(list)
    for pair, score in zip(pairs, scores, strict=True):
        right[pair.phenomenon].append((score >= 0.5) == pair.same)
        if args.wrong and (score >= 0.5) != pair.same:
            print(f"{score:.2f} {'=' if pair.same else '!'} {pair.a} | {pair.b}")
    for phenomenon, answers in right.items():
        print(f"{phenomenon:45s} {sum(answers):3d} of {len(answers)}")
    now = figures(pairs, scores)
    print(json.dumps({"isnad": now}))
    if args.peer:
        print(json.dumps({"logic-v2": figures(pairs, theirs(pairs, args.peer))}))
    if args.check:
        floor = json.loads((FLOORS / "pairs.json").read_text(encoding="utf-8"))
        low = [f"{key} {now[key][0]} is below {least}" for key, least in floor.items() if now[key][0] < least]
        print("\n".join(low) or "at or above its floor")
        sys.exit(bool(low))


if __name__ == "__main__":
    main()
