"""Figures of one encoder on every dev part."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.reports import hand_written

from benchmarks.accuracy.predictions import (
    Reader,
    Row,
    factuality,
    gold_clusters,
    labelled_attachment,
    role_words,
    rows_of,
)
from isnad.encoder import Encoder


class Scorers:
    """The scripts of ../shared/eval."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, script: str, gold: Iterable[Row], predicted: Iterable[Row], *options: str) -> dict[str, Any]:
        """The JSON object that the scorer prints last."""
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
            for path, rows in zip(paths, (gold, predicted), strict=True):
                path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            command = [sys.executable, str(self.folder / script), *map(str, paths), *options]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        result: dict[str, Any] = json.loads(printed.splitlines()[-1])
        return result


def figures(encoder: Encoder, shared: Path, upper: bool) -> dict[str, float]:
    """Every figure of the table in the model card, in per cent; names of capitals' figures end in `upper`."""
    data, scorers, reader = shared / "data", Scorers(shared / "eval"), Reader(encoder, upper)
    found: dict[str, float] = {}
    rows = rows_of(data / "polnear/dev.jsonl")
    scored = scorers.run("score_attribution.py", rows, reader.attributions(rows))
    for part in ("source", "cue", "content"):
        found[f"polnear {part} exact"] = scored[part]["exact"]["f1"]
    for kind in ("exact", "linked", "linked_all"):
        found[f"polnear attribution {kind}"] = scored["attribution"][kind]["f1"]
    reports = [
        {"doc": f"report {n}", "text": r.text, "attributions": r.attributions} for n, r in enumerate(hand_written())
    ]
    scored = scorers.run("score_attribution.py", reports, reader.attributions(reports))
    for part in ("source", "cue", "content"):
        found[f"reports {part} exact"] = scored[part]["exact"]["f1"]
    found["reports attribution linked"] = scored["attribution"]["linked"]["f1"]
    _mentions(found, scorers, reader, data)
    found["gum las"] = labelled_attachment(reader, rows_of(data / "gum/dev.jsonl"))
    found["uw pearson"] = factuality(reader, rows_of(data / "factuality/uw_dev.jsonl"))
    found["muc4 role words"] = role_words(reader, rows_of(data / "muc4/dev.jsonl"))
    return {name + (" upper" if upper else ""): round(value, 2) for name, value in found.items()}


def _mentions(found: dict[str, float], scorers: Scorers, reader: Reader, data: Path) -> None:
    """Names and coreference of GUM and LitBank, names of CrossNER."""
    for corpus in ("gum", "litbank"):
        rows = rows_of(data / f"{corpus}/dev.jsonl")
        names, clusters = zip(*reader.mentions(rows, single=False), strict=True)
        scored = scorers.run("score_mentions.py", rows, names, "--named")["all"]
        for kind in ("overlap", "exact"):
            found[f"{corpus} names {kind}"] = scored[kind]["f1"]
        coreference = scorers.run("score_coreference.py", map(gold_clusters, rows), clusters)
        found[f"{corpus} coreference"] = coreference["without_singletons"]["conll"]
        found[f"{corpus} coreference with singletons"] = coreference["with_singletons"]["conll"]
        found[f"{corpus} mentions"] = coreference["with_singletons"]["mentions"]["f1"]
    rows = rows_of(data / "crossner_politics/dev.jsonl")
    names = [row for row, _ in reader.mentions(rows, single=True)]
    scored = scorers.run("score_mentions.py", rows, names)["all"]
    for kind in ("overlap", "exact"):
        found[f"crossner names {kind}"] = scored[kind]["f1"]
