"""Third persons on GUM: `python -m benchmarks.pronouns [train|dev]` prints how many find who they stand for.

Of each gold pronoun with a name or description before it: `right` when the last name or description of our cluster
before it is one of the gold's, `none` when we leave it alone. A pronoun that refers to nothing in the gold and
that we join with something is `spurious`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from isnad.documents import from_text
from isnad.encoder import Encoder
from isnad.mentions import Mention, Mentioned, find_mentions
from isnad.passages import split

SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
KINDS = {
    "he, she": {"he", "him", "his", "himself", "she", "her", "hers", "herself"},
    "it": {"it", "its", "itself"},
    "they": {"they", "them", "their", "theirs", "themselves"},
}
OTHER = frozenset(
    (
        "i",
        "me",
        "my",
        "mine",
        "you",
        "your",
        "yours",
        "we",
        "us",
        "our",
        "ours",
        "who",
        "whom",
        "whose",
        "which",
        "that",
    )
)
PRONOUNS = frozenset().union(OTHER, *KINDS.values())


def mentioned_in(row: dict[str, Any], encoder: Encoder) -> Mentioned:
    document = from_text(row["text"], row["doc"])
    passages = split(document)
    return find_mentions(document, passages, encoder.read(document.text, [(p.start, p.end) for p in passages]))


def owners(mentioned: Mentioned, mention: Mention, gold: list[tuple[int, int, int]]) -> set[int]:
    """The gold clusters that a name or description of ours can be: the same words, but for what follows its head."""
    start, end = mentioned.phrases.get(mention.id, (mention.start, mention.end))
    found = set()
    for s, e, cluster in gold:
        around = mention.kind == "name" and s <= mention.start <= mention.end <= e < s + len(mention.text) + 35
        longer = mention.kind == "nominal" and s == mention.start and e >= mention.end
        if around or longer or (abs(s - start) <= 4 and abs(e - end) <= 2):
            found.add(cluster)
    return found


def count(row: dict[str, Any], mentioned: Mentioned, counts: dict[str, Counter[str]]) -> None:
    """Add the pronouns of one document."""
    gold = [(e["start"], e["end"], e["cluster"]) for e in row["entities"]]
    by_span = {(s, e): cluster for s, e, cluster in gold}
    for m in mentioned.mentions:
        kind = next((k for k, words in KINDS.items() if m.kind == "pronoun" and m.text.lower() in words), None)
        if kind is None:
            continue
        ours = [o for o in mentioned.cluster_mentions(m.cluster or "") if o.start < m.start and o.kind != "pronoun"]
        cluster = by_span.get((m.start, m.end))
        if cluster is None:
            counts[kind]["spurious"] += bool(ours)
            continue
        before = (s for s, e, c in gold if c == cluster and s < m.start and row["text"][s:e].lower() not in PRONOUNS)
        if next(before, None) is not None:
            right = bool(ours) and cluster in owners(mentioned, ours[-1], gold)
            counts[kind]["none" if not ours else "right" if right else "wrong"] += 1


def main() -> None:
    """Count over one part of GUM."""
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    encoder = Encoder.load()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with (SHARED / "data" / "gum" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            count(row, mentioned_in(row, encoder), counts)
    for kind, found in counts.items():
        tried = found["right"] + found["wrong"]
        recall = 100 * found["right"] / max(1, tried + found["none"])
        print(f"{kind:8} precision {100 * found['right'] / max(1, tried):5.1f}  recall {recall:5.1f}  {dict(found)}")


if __name__ == "__main__":
    main()
