"""Builds a collection with gold, exports it and scores the whole export: `python -m benchmarks.case [GOLD.json ...]`.

Without arguments the sample collection beside the checkout is scored; where it is absent that is said and nothing
fails. The scorer is the one in ../shared/eval; its last line is JSON. `--floor` fails (exit 1) when a figure of a
collection in tests/judged falls below `case_floor.json`; `--pin` writes what was measured there, and lowers nothing
unless `--lower REASON` says why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FLOOR = Path(__file__).with_name("case_floor.json")
SLACK = 1.0  # per cent, below what was measured, that a pinned figure leaves to rounding
SHARED = Path(__file__).resolve().parents[2] / "shared" / "eval"


def score(gold: Path, documents: Path, scorer: Path) -> dict[str, Any]:
    """The scorer's figures for `documents` built afresh."""
    with tempfile.TemporaryDirectory() as folder:
        case, export = Path(folder) / "scored.isnad", Path(folder) / "export.jsonl"
        isnad = [sys.executable, "-m", "isnad.cli"]
        subprocess.run([*isnad, "build", str(documents), "-o", str(case)], check=True, stdout=subprocess.DEVNULL)
        with export.open("w") as out:
            subprocess.run([*isnad, "export", str(case), "--format", "jsonl"], check=True, stdout=out)
        command = [sys.executable, str(scorer), str(gold), str(export), "--documents", str(documents)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    print(done.stdout.rsplit("\n{", 1)[0])
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def told(figures: dict[str, Any]) -> dict[str, float]:
    """The figures that are pinned, in per cent."""
    recall, entities, matters = figures["claims"]["recall"], figures["entities"], figures["matters"]
    shares = {
        "claims": recall["kind_anchor"],
        "roles": recall["roles"],
        "full": recall["full"],
        "precision": figures["claims"]["precision"],
        "entities_precision": entities["p"],
        "entities_recall": entities["r"],
        "matters": matters["found"],
        "agreement": matters["agreement"],
        "chains": matters["chains"],
        "conflict_slots": matters["conflict_slots"]["f1"],
    }
    return {name: round(100 * share, 1) for name, share in shares.items()}


def fallen(collection: str, figures: dict[str, float]) -> list[str]:
    """What is below the collection's floor, in words."""
    pinned = json.loads(FLOOR.read_text()).get(collection, {}).get("figures", {})
    return [
        f"{collection} {name} {figures[name]:g} (floor {least:g})"
        for name, least in pinned.items()
        if figures[name] < least
    ]


def pin(collection: str, figures: dict[str, float], reason: str | None) -> None:
    """Writes the floor of a collection; a lower one only with a reason, which is kept."""
    floors = json.loads(FLOOR.read_text()) if FLOOR.exists() else {}
    if collection in floors and (lower := fallen(collection, figures)) and not reason:
        raise SystemExit(f"not pinned, say why with --lower: {', '.join(lower)}")
    floors[collection] = {"figures": {name: round(value - SLACK, 1) for name, value in figures.items()}}
    if reason:
        floors[collection]["lowered"] = reason
    FLOOR.write_text(json.dumps(floors, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=[SHARED / "sample" / "gold.json"])
    parser.add_argument("--floor", action="store_true", help="fail when a pinned figure has fallen")
    parser.add_argument("--pin", action="store_true", help="write the figures as floors")
    parser.add_argument("--lower", metavar="REASON", help="pin lower figures too, and say why")
    arguments = parser.parse_args()
    scorer = SHARED / "score_case.py"
    if not scorer.exists():
        print(f"skipped: {scorer} is not here (it comes with the project's shared data, not with the repository)")
        return
    worse: list[str] = []
    for gold in arguments.gold:
        print(f"== {gold}")
        collection, figures = gold.parent.name, told(score(gold, gold.parent / "documents", scorer))
        if arguments.pin or arguments.lower:
            pin(collection, figures, arguments.lower)
        worse += fallen(collection, figures) if arguments.floor else []
    if worse:
        raise SystemExit(f"below the floor: {', '.join(worse)}")


if __name__ == "__main__":
    main()
