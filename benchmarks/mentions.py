"""Names and coreference on GUM: `python -m benchmarks.mentions [train|dev] [--model]` prints the scorers' tables.

With `--model` the reading model's own mentions are scored, without this room's rules.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from isnad.documents import from_text
from isnad.encoder import Encoder
from isnad.mentions import find_mentions
from isnad.passages import split

SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def rows(part: str, model_only: bool) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """For each document its named mentions and its clusters, in the scorers' form."""
    encoder = Encoder.load()
    with (SHARED / "data" / "gum" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = from_text(row["text"], row["doc"])
            passages = split(document)
            tagging = encoder.read(document.text, [(p.start, p.end) for p in passages])
            if model_only:
                found = [(m.start, m.end, m.entity_type, m.form, m.cluster, m.name) for m in tagging.mentions]
            else:
                mentioned = find_mentions(document, passages, tagging)
                found = [
                    (
                        *mentioned.phrases.get(m.id, (m.start, m.end)),
                        m.entity_type,
                        m.kind,
                        m.cluster,
                        (m.start, m.end),
                    )
                    for m in mentioned.mentions
                ]
            names = [
                {"start": (name or (start, end))[0], "end": (name or (start, end))[1], "type": kind}
                for start, end, kind, form, _, name in found
                if form == "name"
            ]
            clusters: dict[object, list[tuple[int, int]]] = {}
            for start, end, _, _, cluster, _ in found:
                clusters.setdefault(cluster, []).append((start, end))
            yield (
                {"doc": row["doc"], "entities": [n for n in names if n["type"] is not None]},
                {"doc": row["doc"], "clusters": [sorted(set(c)) for key, c in clusters.items() if key is not None]},
            )


def main() -> None:
    """Score one part of GUM."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    part = arguments[0] if arguments else "dev"
    gold = str(SHARED / "data" / "gum" / f"{part}.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        names, clusters = Path(folder) / "names.jsonl", Path(folder) / "clusters.jsonl"
        with names.open("w", encoding="utf-8") as first, clusters.open("w", encoding="utf-8") as second:
            for named, clustered in rows(part, "--model" in sys.argv):
                first.write(json.dumps(named) + "\n")
                second.write(json.dumps(clustered) + "\n")
        eval_ = SHARED / "eval"
        subprocess.run([sys.executable, str(eval_ / "score_mentions.py"), gold, str(names), "--named"], check=True)
        subprocess.run([sys.executable, str(eval_ / "score_coreference.py"), gold, str(clusters)], check=True)


if __name__ == "__main__":
    main()
