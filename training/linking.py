"""Fit the weights by which parts are linked to cues: `python -m training.linking`.

Reads a share of PolNeAR's training articles with the exported encoder and fits a conditional logit over the cues near
each part that touches a gold part: eight numbers each for sources and contents, written into `decoding.npz`.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from isnad.documents import from_text
from isnad.encoder.attributing import Part
from isnad.encoder.linking import FEATURES
from isnad.encoder.reader import Encoder
from isnad.passages import split
from training.corpora import rows_of

MODEL = Path("src/isnad/encoder/model")
Choice = tuple[str, np.ndarray, int]


def _touching(part: Part, words: tuple[list[int], list[int]], spans: list[list[int]]) -> bool:
    start, end = words[0][part.first], words[1][part.last - 1]
    return any(s < end and start < e for s, e in spans)


def choices(encoder: Encoder, rows: list[dict], share: int) -> Iterator[Choice]:
    """(kind, features of the cues around, which is right) of each part that touches a gold one."""
    for row in rows[::share]:
        sentences = [(p.start, p.end) for p in split(from_text(row["text"]))]
        for layout, parts, linker in encoder.linkers(row["text"], sentences):
            words = layout.starts, layout.ends
            cues = [p for p in parts if p.kind == "cue"]
            for part in parts:
                gold = [a for a in row["attributions"] if part.kind != "cue" and _touching(part, words, a[part.kind])]
                if gold:
                    numbers, counts, features = linker.features([(part.first, part.last)])
                    near, features = numbers[0][counts[0]], features[0][counts[0]]
                    right = [n for n, cue in enumerate(near) if _touching(cues[cue], words, gold[0]["cue"])]
                    if right and len(near) > 1:
                        yield part.kind, features, right[0]


def fit(rows: list[tuple[np.ndarray, int]], steps: int = 400) -> np.ndarray:
    """Weights of a conditional logit by gradient ascent."""
    weights = np.zeros(len(FEATURES))
    weights[0] = 1
    for step in range(steps):
        gradient = np.zeros_like(weights)
        for features, right in rows:
            scores = features @ weights
            shares = np.exp(scores - scores.max())
            gradient += features[right] - shares @ features / shares.sum()
        weights += 2 * gradient / len(rows) / (1 + step / 100)
    return weights.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--share", type=int, default=14, help="one article of so many is read")
    parser.add_argument("--folder", type=Path, default=MODEL)
    arguments = parser.parse_args()
    data = arguments.data or Path(tomllib.loads(arguments.config.read_text())["data"])
    encoder = Encoder(arguments.folder, 2)
    found: dict[str, list[tuple[np.ndarray, int]]] = defaultdict(list)
    for kind, features, right in choices(encoder, list(rows_of(data / "polnear/train.jsonl")), arguments.share):
        found[kind].append((features, right))
    path = arguments.folder / "decoding.npz"
    with np.load(path) as tables:
        kept = {name: tables[name] for name in tables.files}
    for kind, rows in found.items():
        weights = kept[f"link_{kind}"] = fit(rows)
        right = np.mean([int((f @ weights).argmax()) == r for f, r in rows])
        alone = np.mean([int(f[:, 0].argmax()) == r for f, r in rows])
        print(
            f"{kind}: {len(rows)} parts, right by score alone {alone:.3f}, with places {right:.3f}",
            np.round(weights, 2),
        )
    np.savez_compressed(path, **kept)


if __name__ == "__main__":
    main()
