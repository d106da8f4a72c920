"""Learns the weights of name comparison: `python -m training.names [--data DIR]`.

Reads only names/people_train.jsonl and names/ar2en_train.tsv and writes figures to src/isnad/entities/weights.json:
how rare a word is (by hash), log-odds of letters that differ in two spellings of one word, and the weights of two
logistic regressions (two Latin spellings; Arabic or Hebrew script against Latin) and of a small network (two whole
names). Deterministic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from isnad.entities import likeness, persons, spellings, weights, words
from isnad.entities.alignment import align
from isnad.entities.words import INITIAL
from training.name_fit import calibrate, fit, fit_network
from training.name_pairs import false_pairs, made_pairs, true_pairs
from training.name_people import Labelled, Pair, Person, read_arabic, read_people
from training.name_words import arabic_others, arabic_words, edit_odds, respelled_words, spelled_pairs, unlike_pairs

TARGET = Path(__file__).parents[1] / "src/isnad/entities/weights.json"
NATURAL = frozenset({"variant", "title_only", "surname", "near", "middle"})


class Weighing:
    """The weights as they grow; written after each stage so that the next stage reads them."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.data: dict[str, object] = {
            "rarity": {}, "rarest": 10.0, "edits": {}, "spelling": [0.0] * 18, "abjad": [0.0] * 9,
            "person": None, "calibration": [[-6.0, 6.0], [0.0, 1.0]],
        }  # fmt: skip

    def put(self, **found: object) -> None:
        """Writes further weights and clears all that was derived from the old ones."""
        self.data.update(found)
        self.target.write_text(json.dumps(self.data, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
        weights.weights.cache_clear()
        persons.person_name.cache_clear()
        for memory in (words._WORDS, words.CHUNKS, spellings._KNOWN):
            memory.clear()


def rarities(people: Sequence[Person]) -> tuple[dict[str, float], float]:
    """Minus the logarithm of the share of people who have a word, for words that three or more have."""
    seen: Counter[str] = Counter()
    for person in people:
        seen.update(
            {w.text for name in person.names for w in persons.person_name(name).words if not w.role & INITIAL}
        )
    total = len(people)
    known = {str(crc32(w.encode())): round(-math.log(n / total), 1) for w, n in sorted(seen.items()) if n >= 3}
    return known, round(-math.log(1 / total), 1)


def learn_spellings(weighing: Weighing, people: Sequence[Person], arabic: Sequence[Pair]) -> None:
    """Edits first, then the weights of both kinds of spelling."""
    rng = random.Random(5)
    same = spelled_pairs(people)
    same = sorted({*same, *respelled_words(people, rng, len(same))})
    other = unlike_pairs(people, same, rng, 2 * len(same))
    pairs = arabic_words(arabic)
    strange = arabic_others(pairs, rng, 2 * len(pairs))
    odds = edit_odds(same, other)
    odds |= edit_odds([(a.text, b.text) for a, b in pairs], [(a.text, b.text) for a, b in strange], "ar")
    weighing.put(edits=odds)
    rows = [spellings.spelling_features(words.word(s), words.word(t)) for s, t in [*same, *other]]
    y = np.array([1.0] * len(same) + [0.0] * len(other))
    spelling = fit(np.array(rows), y)
    rows = [spellings.abjad_features(words.word(a.text, True), words.word(b.text)) for a, b in [*pairs, *strange]]
    z = np.array([1.0] * len(pairs) + [0.0] * len(strange))
    abjad = fit(np.array(rows), z)
    print(f"spellings: {len(same)} same, {len(other)} other; Arabic script: {len(pairs)} same, {len(strange)} other")
    weighing.put(spelling=[round(float(w), 4) for w in spelling], abjad=[round(float(w), 4) for w in abjad])


def learn_persons(weighing: Weighing, pairs: Sequence[Labelled]) -> None:
    """The small network over the features of whole names, and the calibration of its score."""
    named = [(persons.person_name(p.a), persons.person_name(p.b)) for p in pairs]
    rows = likeness.person_features(named, [align(v.words, w.words) for v, w in named])
    same = np.array([float(p.same) for p in pairs])
    counts = np.array([p.counts for p in pairs])
    weighing.put(person=fit_network(rows, same, counts))
    held_out = np.zeros(len(rows))
    fold = np.random.default_rng(3).integers(0, 4, len(rows))
    for k in range(4):
        net = fit_network(rows[fold != k], same[fold != k], counts[fold != k])
        held_out[fold == k] = weights.network_of(net).odds(rows[fold == k])
    natural = np.array([p.kind in NATURAL for p in pairs])
    share = same[natural].mean()
    balance = np.where(same[natural] > 0, 0.5 / share, 0.5 / (1 - share))
    weighing.put(calibration=calibrate(held_out[natural], same[natural], balance))


def main() -> None:
    """Learns all weights and writes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared/data/names")
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    people, arabic = read_people(args.data / "people_train.jsonl"), read_arabic(args.data / "ar2en_train.tsv")
    weighing = Weighing(args.target)
    weighing.put()
    known, rarest = rarities(people)
    weighing.put(rarity=known, rarest=rarest)
    learn_spellings(weighing, people, arabic)
    rng = random.Random(7)
    pairs = true_pairs(people)
    pairs += false_pairs(people, rng, len(pairs) // 2)
    pairs += made_pairs(people, arabic, rng)
    print("pairs:", dict(Counter(p.kind for p in pairs)))
    learn_persons(weighing, pairs)
    print(f"{args.target}: {args.target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
