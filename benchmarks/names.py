"""Names against peers: `python -m benchmarks.names [--peer PYTHON] [--check]`.

Scores people_dev_pairs.jsonl with ours, rapidfuzz token-sort and Jaro-Winkler and, where PYTHON (default: this one)
can import nomenklatura, its logic-v2 and logic-v1. Each runs in a process of its own, so that all names are fresh;
speed is pairs per second of CPU time, the entities or texts made beforehand. `--check` compares ours with the floor
in tests/floors/names.json and ends with status 1 below it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PAIRS = SHARED / "data" / "names" / "people_dev_pairs.jsonl"
FLOOR = Path(__file__).parents[1] / "tests" / "floors" / "names.json"
OURS, PEERS = ("isnad", "token-sort", "Jaro-Winkler"), ("logic-v2", "logic-v1")
Scores = Callable[[], list[float]]


def main() -> None:
    """Print the table; with --check hold ours to its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--peer", default=sys.executable, help="a Python that can import nomenklatura")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines()]
    if args.child:
        print(json.dumps(measure(args.child, [(r["a"], r["b"]) for r in rows])))
        return
    found = {}
    for name in (*OURS, *PEERS):
        answer = run(args.peer if name in PEERS else sys.executable, name, args.pairs)
        if answer:
            found[name] = figures(answer, [bool(r["same"]) for r in rows])
    report(found)
    if args.check:
        sys.exit(below_floor(found))


def run(python: str, name: str, pairs: Path) -> dict | None:
    """One scorer in a process of its own; None when its library is not there."""
    command = [python, str(Path(__file__)), "--child", name, "--pairs", str(pairs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: left out ({done.stderr.strip().splitlines()[-1:]})")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def measure(name: str, pairs: Sequence[tuple[str, str]]) -> dict:
    """The scores of one scorer and its CPU seconds."""
    scores = {"isnad": ours, "token-sort": token_sort, "Jaro-Winkler": jaro_winkler}.get(name, peer(name))(pairs)
    gc.collect()
    gc.freeze()
    start = time.process_time()
    found = scores()
    return {"scores": found, "seconds": time.process_time() - start}


def ours(pairs: Sequence[tuple[str, str]]) -> Scores:
    """isnad's compare_many; its weights are read beforehand."""
    from isnad.entities.comparison import compare, compare_many

    compare("A", "B")
    return lambda: [c.score for c in compare_many(pairs)]


def token_sort(pairs: Sequence[tuple[str, str]]) -> Scores:
    """rapidfuzz's token_sort_ratio on lower case."""
    from rapidfuzz import fuzz

    return lambda: [fuzz.token_sort_ratio(a.lower(), b.lower()) / 100 for a, b in pairs]


def jaro_winkler(pairs: Sequence[tuple[str, str]]) -> Scores:
    """rapidfuzz's Jaro-Winkler similarity on lower case."""
    from rapidfuzz.distance import JaroWinkler

    return lambda: [JaroWinkler.similarity(a.lower(), b.lower()) for a, b in pairs]


def peer(name: str) -> Callable[[Sequence[tuple[str, str]]], Scores]:
    """An algorithm of nomenklatura on entities with one name each and ids of their own."""

    def make(pairs: Sequence[tuple[str, str]]) -> Scores:
        from followthemoney import EntityProxy
        from nomenklatura.matching import ScoringConfig, get_algorithm

        def person(key: str, text: str) -> EntityProxy:
            return EntityProxy.from_dict({"id": key, "schema": "Person", "properties": {"name": [text]}})

        algorithm, config = get_algorithm(name), ScoringConfig.defaults()
        algorithm.compare(person("x", "Warm Up"), person("y", "Warmer Upp"), config)
        entities = [(person(f"a{k}", a), person(f"b{k}", b)) for k, (a, b) in enumerate(pairs)]
        return lambda: [algorithm.compare(a, b, config).score for a, b in entities]

    return make


def figures(answer: dict, same: Sequence[bool]) -> dict:
    """AUC, best F1 and its threshold, pairs per CPU second, and the share that is right in each band."""
    scores = answer["scores"]
    ranked = sorted(zip(scores, same, strict=True), key=lambda x: -x[0])
    total, hits, best, threshold = sum(same), 0, 0.0, 0.0
    for place, (score, right) in enumerate(ranked, 1):
        hits += right
        ends = place == len(ranked) or ranked[place][0] != score
        if ends and 2 * hits / (place + total) > best:
            best, threshold = 2 * hits / (place + total), score
    bins = [[s for x, s in ranked if low <= x < high] for low, high in BINS]
    return {
        "auc": round(auc(scores, same), 4),
        "best_f1": round(best, 4),
        "threshold": round(threshold, 3),
        "pairs_per_second": round(len(same) / max(answer["seconds"], 1e-9)),
        "calibration": [(len(b), round(sum(b) / len(b), 3) if b else None) for b in bins],
    }


BINS = ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))


def auc(scores: Sequence[float], same: Sequence[bool]) -> float:
    """The chance that a true pair scores above a false one; ties count half."""
    order = sorted(range(len(scores)), key=lambda k: scores[k])
    ranks, k = [0.0] * len(scores), 0
    while k < len(order):
        end = k
        while end + 1 < len(order) and scores[order[end + 1]] == scores[order[k]]:
            end += 1
        for place in order[k : end + 1]:
            ranks[place] = (k + end) / 2 + 1
        k = end + 1
    n = sum(same)
    return (sum(r for r, s in zip(ranks, same, strict=True) if s) - n * (n + 1) / 2) / (n * (len(same) - n))


def report(found: dict[str, dict]) -> None:
    """The table, and for ours how often a score is right."""
    print(f"{'':14s}{'AUC':>8s}{'best F1':>9s}{'at':>7s}{'pairs/s':>10s}")
    for name, f in found.items():
        print(f"{name:14s}{f['auc']:8.4f}{f['best_f1']:9.4f}{f['threshold']:7.2f}{f['pairs_per_second']:10d}")
    print("\nisnad's scores: pairs, share the same")
    for (low, high), (count, share) in zip(BINS, found["isnad"]["calibration"], strict=True):
        print(f"  {low:.1f} to {min(high, 1.0):.1f}{count:7d}   {'-' if share is None else f'{share:.3f}'}")
    if "logic-v2" in found:
        ratio = found["isnad"]["pairs_per_second"] / found["logic-v2"]["pairs_per_second"]
        print(f"\n{ratio:.1f} times the speed of logic-v2")
    print(json.dumps(found))


def below_floor(found: dict[str, dict]) -> int:
    """1 when ours is below its floor, 0 else; says which figure."""
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    ours_now = {**found["isnad"], "right_at_0.9": found["isnad"]["calibration"][-1][1]}
    low = [f"{key} {ours_now[key]} is below {least}" for key, least in floor.items() if ours_now[key] < least]
    print("\n".join(low) or "at or above its floor")
    return int(bool(low))


if __name__ == "__main__":
    main()
