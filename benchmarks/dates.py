"""Dates against GUM's: `python -m benchmarks.dates [train|dev]` prints the scorer's table.

GUM marks the two ends of a range apart and gives the bare date where DESIGN opens an end (*by May 2006*), so the
comparison is made on the ends and without the opening.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from isnad.documents import Document
from isnad.mentions.dates import Placed, expressions, resolve
from isnad.mentions.dating import anchor_of

SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def placed(text: str) -> tuple[Placed, ...]:
    """The dates of a text that says nothing of itself but its words."""
    document = Document(id="d0", path="", sha256="", text=text)
    return resolve(text, expressions(text), anchor_of(document))


def gum_dates(text: str) -> Iterator[dict[str, object]]:
    """The dates of a text in GUM's manner."""
    for date in placed(text):
        for (start, end), when in date.ends:
            edtf = when.edtf() if when is not None else None
            if edtf:
                yield {"start": start, "end": end, "value": edtf}


def main() -> None:
    """Score one part of GUM."""
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    gold = SHARED / "data" / "gum" / f"{part}.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "dates.jsonl"
        with gold.open(encoding="utf-8") as lines, predicted.open("w", encoding="utf-8") as out:
            for line in lines:
                row = json.loads(line)
                out.write(json.dumps({"doc": row["doc"], "dates": list(gum_dates(row["text"]))}) + "\n")
        scorer = SHARED / "eval" / "score_dates.py"
        subprocess.run([sys.executable, str(scorer), str(gold), str(predicted)], check=True)


if __name__ == "__main__":
    main()
