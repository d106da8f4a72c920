"""How often the scores of two names of bodies or places are right: `python -m benchmarks.bodies`.

The weights of these comparisons are set by hand; this holds them against three sources that did not set them:
name forms of one cluster and of two in GUM and ECB+ (training parts; left out where they are absent), alternate
names and near names of cities in GeoNames (countries of the Middle East, North Africa, the former Soviet Union), and
bodies called by rule (kind, number, legal form, order). Prints for each band of scores the pairs and the share of
them that is one entity's.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Sequence
from pathlib import Path

from training.name_people import Labelled
from training.other_pairs import BODIES, PLACES, cluster_pairs, gazetteer_pairs, made_pairs, read_clusters

from isnad.entities import compare_many

SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"
BANDS = ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
PAIRS = 3000


def sources() -> dict[str, tuple[str, list[Labelled]]]:
    """The pairs of each source with their schema. Deterministic."""
    rng = random.Random(3)
    found = {"gazetteer": ("Address", gazetteer_pairs(rng, PAIRS))}
    words = [p.a for p in found["gazetteer"][1] if " " not in p.a]
    found["made bodies"] = ("Organization", made_pairs(words, rng, PAIRS // 15))
    files = [path for part in ("gum", "ecbplus") if (path := SHARED / part / "train.jsonl").exists()]
    if files:
        found["bodies in clusters"] = ("Organization", cluster_pairs(read_clusters(files, BODIES), "Organization"))
        found["places in clusters"] = ("Address", cluster_pairs(read_clusters(files, PLACES), "Address"))
    return found


def bands(schema: str, pairs: Sequence[Labelled]) -> list[tuple[int, float | None]]:
    """For each band the number of pairs and the share that is one entity's."""
    scores = [c.score for c in compare_many([(p.a, p.b) for p in pairs], schema)]
    inside = [[p.same for p, s in zip(pairs, scores, strict=True) if low <= s < high] for low, high in BANDS]
    return [(len(b), round(sum(b) / len(b), 3) if b else None) for b in inside]


def main() -> None:
    """Print the table, then the same as JSON."""
    found = {name: bands(*source) for name, source in sources().items()}
    print(f"{'':20s}" + "".join(f"{low:>8.1f} to {min(high, 1):.1f}" for low, high in BANDS))
    for name, row in found.items():
        cells = (f"{count:6d}  {'-' if share is None else f'{share:.3f}':>6s}" for count, share in row)
        print(f"{name:20s}" + " ".join(cells))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
