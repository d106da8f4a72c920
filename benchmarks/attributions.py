"""Attributions on PolNeAR: `python -m benchmarks.attributions [--model]` prints the scorer's table for the dev part.

Scored are the outermost attributions, as PolNeAR has no others. With `--model` the reading model's own parts are
scored, without this room's repairs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from isnad.attributions import find_attributions
from isnad.documents import from_text
from isnad.encoder import Encoder
from isnad.mentions import find_mentions
from isnad.passages import split

SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
GOLD = SHARED / "data" / "polnear" / "dev.jsonl"
Row = dict[str, object]


def rows(model_only: bool) -> Iterator[Row]:
    """For each article its attributions in the scorer's form."""
    encoder = Encoder.load()
    with GOLD.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = from_text(row["text"], row["doc"])
            passages = split(document)
            tagging = encoder.read(document.text, [(p.start, p.end) for p in passages])
            if model_only:
                yield _row(row["doc"], [(a.source, a.cue, a.content) for a in tagging.attributions])
                continue
            mentioned = find_mentions(document, passages, tagging)
            found = find_attributions(document, passages, tagging, mentioned, encoder)
            headings = {a.id for a in found if a.heading}
            outer = [a for a in found if a.parent is None or a.parent in headings]
            yield _row(row["doc"], [(a.source, a.cue, a.content) for a in outer])


def _row(name: str, parts: list[tuple[object, object, object]]) -> Row:
    return {"doc": name, "attributions": [{"source": s, "cue": c, "content": x} for s, c, x in parts]}


def main() -> int:
    """Write the predictions to a temporary file and hand them to the scorer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for row in rows("--model" in sys.argv[1:]):
            out.write(json.dumps(row) + "\n")
        out.flush()
        scorer = SHARED / "eval" / "score_attribution.py"
        return subprocess.run([sys.executable, str(scorer), str(GOLD), out.name], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
