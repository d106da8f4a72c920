"""Where sentences end: precision, recall and F1 of the boundaries against GUM's own sentences.

    python -m benchmarks.passages ../shared/data/gum/dev.jsonl [--genre news] [--errors 20]

A boundary is the end of a sentence; edge punctuation and white space are no difference. The last sentence of a
document is not counted, since nobody can miss it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from isnad.documents import from_text
from isnad.passages import split


def ends(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """The index after the last letter or digit of each sentence but the last."""
    found = set()
    for start, end in spans[:-1]:
        last = next((i for i in range(end - 1, start - 1, -1) if text[i].isalnum()), None)
        if last is not None:
            found.add(last + 1)
    return found


def main() -> None:
    """Print a line a genre and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--genre", help="only documents of this genre")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    errors: list[str] = []
    seconds = characters = 0.0
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if options.genre and row["genre"] != options.genre:
            continue
        text = row["text"]
        document = from_text(text)
        began = time.perf_counter()
        made = [(passage.start, passage.end) for passage in split(document)]
        seconds += time.perf_counter() - began
        characters += len(text)
        gold, found = ends(text, [(s, e) for s, e in row["sentences"]]), ends(text, made)
        for genre in (row["genre"], "all"):
            counts.setdefault(genre, Counter()).update(
                right=len(gold & found), made=len(found), gold=len(gold), documents=1
            )
        errors += [f"missed {row['doc']}: {_around(text, place)}" for place in sorted(gold - found)]
        errors += [f"made   {row['doc']}: {_around(text, place)}" for place in sorted(found - gold)]
    for genre, count in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        precision, recall = count["right"] / max(1, count["made"]), count["right"] / max(1, count["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{genre:14} {count['documents']:4} documents  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"{characters / max(1e-9, seconds) / 1e6:.1f} million characters a second")
    for error in errors[: options.errors]:
        print(error)


def _around(text: str, place: int) -> str:
    return repr(f"{text[max(0, place - 40) : place]} | {text[place : place + 40]}")


if __name__ == "__main__":
    main()
