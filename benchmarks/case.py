"""Builds a collection with gold, exports it and scores the whole export: `python -m benchmarks.case [GOLD.json ...]`.

Without arguments the sample collection beside the checkout is scored; where it is absent that is said and nothing
fails. The scorer is the one in ../shared/eval; its last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=[SHARED / "sample" / "gold.json"])
    arguments = parser.parse_args()
    scorer = SHARED / "score_case.py"
    if not scorer.exists():
        print(f"skipped: {scorer} is not here (it comes with the project's shared data, not with the repository)")
        return
    for gold in arguments.gold:
        print(f"== {gold}")
        score(gold, gold.parent / "documents", scorer)


if __name__ == "__main__":
    main()
