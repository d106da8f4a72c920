"""Who is joined with whom across documents: `python -m benchmarks.entities [FOLDER] [--check] [--misses]`.

FOLDER (default: tests/floors/vashkar, eight invented documents in eight genres with near-namesakes) holds documents
and an entities.yaml. Counted are pairs of name forms, each form of one entity only: a pair of one entity is found
when some entity of the casefile has both forms; a pair of two entities that share one is false. A form is held
under its own words whatever its case, a person's also without titles. `--check` compares with the floor in
tests/floors/entities.json.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).resolve().parents[1] / "tests" / "floors"
FLOOR = TESTS / "entities.json"


def held(folder: Path) -> list[tuple[str, frozenset[str]]]:
    """The entities that a casefile of the folder's documents has: (schema, keys of all names)."""
    from isnad import pipeline
    from isnad.casefile import open as open_case

    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch) / "names.isnad"
        pipeline.build([p for p in sorted(folder.iterdir()) if p.suffix != ".yaml"], case)
        with open_case(case) as opened:
            return [
                (e.schema, frozenset(k for n in e.names for k in keys(n.name, e.schema == "Person")))
                for e in opened.entities()
            ]


def keys(name: str, person: bool) -> set[str]:
    """What a name is found by: its words run together, of a person also without titles."""
    from isnad.entities.persons import person_name
    from isnad.entities.scripts import fold

    found = {"".join(fold(w) for w in name.replace("-", " ").split()).removeprefix("the")}
    if person:
        found.add("".join(w.text for w in person_name(name).words))
    return found


def figures(gold: dict[str, Any], found: list[tuple[str, frozenset[str]]]) -> dict[str, Any]:
    """Precision, recall and F1 over pairs of forms, the joins of near-namesakes, and what was missed."""
    borne: dict[str, set[str]] = defaultdict(set)
    for entity, known in gold.items():
        for name in known["names"]:
            borne[name.casefold()].add(entity)
    forms = {n: e for e, known in gold.items() for n in known["names"] if len(borne[n.casefold()]) == 1}
    holders = {
        n: {k for k, (_, names) in enumerate(found) if names & keys(n, gold[e]["type"] == "Person")}
        for n, e in forms.items()
    }
    right, wrong, missed = 0, set(), []
    for (a, one), (b, other) in combinations(forms.items(), 2):
        together = bool(holders[a] & holders[b])
        if one == other:
            right += together
            missed += [] if together else [(one, a, b)]
        elif together and not _shared_words(a, b, one, other, gold):
            wrong.add((one, other, a, b))
    near = {frozenset((e, x)) for e, known in gold.items() for x in known.get("not", ())}
    precision, recall = right / max(right + len(wrong), 1), right / max(right + len(missed), 1)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        "namesakes_joined": len({p for p in near if any({a, b} == p for a, b, *_ in wrong)}),
        "missed": missed,
        "wrong": sorted(wrong),
    }


def _shared_words(a: str, b: str, one: str, other: str, gold: dict[str, Any]) -> bool:
    """Whether the two forms are the same without titles, so that no name tells them apart (*General X*, *Mr X*)."""
    return bool(keys(a, gold[one]["type"] == "Person") & keys(b, gold[other]["type"] == "Person"))


def main() -> None:
    """Print the figures; with --check hold them to the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=TESTS / "vashkar")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--misses", action="store_true", help="every pair that was missed or wrongly joined")
    args = parser.parse_args()
    gold = yaml.safe_load((args.folder / "entities.yaml").read_text(encoding="utf-8"))
    now = figures(gold, held(args.folder))
    if args.misses:
        for kind in ("missed", "wrong"):
            print(*(f"{kind}: {' | '.join(p)}" for p in now[kind]), sep="\n")
    print(json.dumps({k: v for k, v in now.items() if k not in ("missed", "wrong")}))
    if args.check:
        sys.exit(below_floor(now))


def below_floor(now: dict[str, Any]) -> int:
    """1 when a figure is worse than its floor, 0 else; says which."""
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    low = [f"{key} {now[key]} is below {floor[key]}" for key in ("precision", "recall") if now[key] < floor[key]]
    if now["namesakes_joined"] > floor["namesakes_joined"]:
        low.append(f"{now['namesakes_joined']} near-namesakes are joined, {floor['namesakes_joined']} were")
    print("\n".join(low) or "at or above its floor")
    return int(bool(low))


if __name__ == "__main__":
    main()
