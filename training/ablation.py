"""What each part of the training is worth in its first minutes: short runs that differ in one setting.

    python -m training.ablation [--set threads=1 ...] [--only NAME ...]

The variants stand in `ablation.toml`. One JSON line a run goes to `ablation.jsonl` in `out`: variant, seed, figures
of `measure.py` over the dev texts as written and (with the ending " CAPITALS") over the same in capitals. Runs that
stand there already are not run again; at the end a table of means over the seeds is printed.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from pathlib import Path
from statistics import fmean

import numpy as np

from training.batches import Batch, Batcher, Noise, Window
from training.marked import Marked
from training.measure import measure
from training.train import Config, Trainer, configured, load_corpora

Corpora = dict[str, list[Marked]]
VARIANTS = Path("training/ablation.toml")
COLUMNS = ("source", "cue", "content", "spans0", "las", "uw")
CAPITALS = " CAPITALS"


class Shouting(Batcher):
    """Builds every window in capitals, also where nothing is to be changed."""

    def build(self, windows: list[Window], rng: np.random.Generator | None) -> Batch:
        return super().build(windows, rng or np.random.default_rng(0))


def shouting(trainer: Trainer) -> Shouting:
    """The trainer's batcher, but in capitals and otherwise clean."""
    noise = Noise(upper=1.0, lower=0.0, title=0.0, ocr=0.0, masked=0.0, unlisted=0.0)
    return Shouting(trainer.vocabulary, noise, None, trainer.config["shapes"])


def run(
    config: Config, steps: int, corpora: dict[str, list[Marked]], dev: dict[str, list[Marked]]
) -> dict[str, float]:
    """Figures after that many steps with the config."""
    trainer = Trainer(config)
    config["epochs"] = (steps + 0.5) / len(trainer.batches(corpora, 0))
    figures = trainer.train(corpora, dev)
    return figures | {name + CAPITALS: x for name, x in measure(trainer.mean, shouting(trainer), dev).items()}


def table(lines: list[dict[str, object]]) -> str:
    """A Markdown table of the means over the seeds, and of content and labelled arcs in capitals."""
    by_variant: dict[str, list[dict[str, float]]] = defaultdict(list)
    for line in lines:
        by_variant[str(line["variant"])].append(line["figures"])  # type: ignore[arg-type]
    columns = [*COLUMNS, *(name + CAPITALS for name in ("content", "las"))]
    rows = [["left out", "seeds", *columns], ["---"] * (len(columns) + 2)]
    for variant, figures in by_variant.items():
        rows.append([variant, str(len(figures)), *(f"{fmean(f[c] for f in figures):.1f}" for c in columns)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="variants to run")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="settings of every run")
    arguments = parser.parse_args()
    plan = tomllib.loads(VARIANTS.read_text())
    config = configured(arguments.config, arguments.set)
    kept = Path(config["out"]) / "ablation.jsonl"
    lines = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    done = {(line["variant"], line["seed"]) for line in lines}
    corpora, dev = (load_corpora(config, part, Trainer(config).vocabulary) for part in ("train", "dev"))
    for seed in plan["seeds"]:
        for variant, settings in plan["variants"].items():
            if (variant, seed) in done or (arguments.only and variant not in arguments.only):
                continue
            changed = configured(arguments.config, [*arguments.set, *settings, f"seed={seed}"])
            lines.append({"variant": variant, "seed": seed, "figures": run(changed, plan["steps"], corpora, dev)})
            with kept.open("a") as out:
                out.write(json.dumps(lines[-1]) + "\n")
    print(table(lines))


if __name__ == "__main__":
    main()
