"""Other names in the place of those that a corpus has, so that the network learns names by their surroundings.

Words of people's and places' own names are exchanged one for one, the same word for the same word throughout a run of
windows (`Swapper`); whole names of CrossNER's sentences are exchanged for others of their label (`crossner_copies`).
Half of the new words come from the encoder's lists of names, half are made up of syllables and stand in none.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from isnad.encoder.lists import FAMILY, GIVEN, LAND, PLACE

PERSON, SITE = 1, 2
_PARTS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "swaps.toml").read_text(encoding="utf-8"))


def invented(rng: np.random.Generator, syllables: int) -> str:
    """A made-up word in title case."""

    def pick(values: Sequence[str]) -> str:
        return values[int(rng.integers(len(values)))]

    made = "".join(pick(_PARTS["onsets"]) + pick(_PARTS["vowels"]) for _ in range(syllables - 1))
    return (made + pick(_PARTS["onsets"]) + pick(_PARTS["vowels"]) + pick(_PARTS["codas"])).capitalize()


class Swapper:
    """Chooses the words that stand in for others."""

    def __init__(self, lists: Path, share: float) -> None:
        self.share = share  # of the words of names, by run of windows
        held: dict[int, list[str]] = defaultdict(list)
        for line in lists.read_text(encoding="utf-8").splitlines():
            number, *words = line.split(" ")
            for kind, wanted, barred in ((PERSON, GIVEN | FAMILY, LAND), (SITE, PLACE, GIVEN | FAMILY)):
                if int(number) & wanted and not int(number) & barred:
                    held[kind] += [w for w in words if w.isalpha() and len(w) > 3]
        self.words = {kind: sorted(words) for kind, words in held.items()}

    def word(self, kind: int, rng: np.random.Generator) -> str:
        """A word of a name, in title case."""
        if rng.random() < 0.5:
            return invented(rng, int(rng.integers(2, 4)))
        return self.words[kind][int(rng.integers(len(self.words[kind])))].capitalize()

    def other(self, word: str, kind: int, salt: int) -> str:
        """What stands for a word in the run that `salt` numbers: itself or another, always the same."""
        rng = np.random.default_rng([crc32(word.lower().encode()), salt, kind])
        return self.word(kind, rng) if rng.random() < self.share else word


def organization(rng: np.random.Generator, place: Callable[[], str]) -> str:
    """An institution's name with prepositions inside."""

    def pick(values: Sequence[str]) -> str:
        return values[int(rng.integers(len(values)))]

    body, matter = pick(_PARTS["bodies"]), pick(_PARTS["matters"])
    forms = (
        f"{body} {matter}",
        f"{body} {place()}",
        f"{body} {matter} of {place()}",
        f"{body} {pick(_PARTS['matters'])} and {matter}",
        f"{place()} {body.split()[0]} of {matter}" if body.endswith("of") else f"{body} {matter} in {place()}",
        f"{pick(_PARTS['party_words'])} {body} {matter}",
    )
    return pick(forms)


def party(rng: np.random.Generator, place: Callable[[], str]) -> str:
    """A party's name."""

    def pick(values: Sequence[str]) -> str:
        return values[int(rng.integers(len(values)))]

    kind, first, second = pick(_PARTS["party_kinds"]), pick(_PARTS["party_words"]), pick(_PARTS["party_words"])
    forms = (
        f"{first} {kind}",
        f"{first} {second} {kind}",
        f"{first} {kind} of {place()}",
        f"{kind} for {pick(_PARTS['causes'])}",
        f"{kind} for {pick(_PARTS['causes'])} and {pick(_PARTS['causes'])}",
        f"{first} {kind} for {pick(_PARTS['causes'])}",
        f"{kind} of {first} {pick(('Democrats', 'Socialists', 'Liberals', 'Workers', 'Citizens'))}",
        f"{kind} of {first} and {second} {pick(('Forces', 'Democrats', 'Parties'))} of {place()}",
        f"{first} {place()}",
        f"{place()} {first} {kind}",
        f"{invented(rng, 2)} {invented(rng, 3).lower()} {invented(rng, 2)}",
        invented(rng, 2)[:4].upper(),
        "".join(pick("ABCDEFGHIKLMNOPRSTUV") for _ in range(int(rng.integers(2, 5)))),
    )
    return pick(forms)


def _name(label: str, pools: dict[str, list[str]], swapper: Swapper, rng: np.random.Generator) -> str:
    """Another name of a label: one that the corpus has, or one made up."""

    def place() -> str:
        return swapper.word(SITE, rng) if rng.random() < 0.5 else str(rng.choice(pools["country"]))

    made: dict[str, Callable[[], str]] = {
        "politicalparty": lambda: party(rng, place),
        "organisation": lambda: organization(rng, place),
        "country": place,
        "location": place,
        "politician": lambda: f"{swapper.word(PERSON, rng)} {swapper.word(PERSON, rng)}",
        "person": lambda: f"{swapper.word(PERSON, rng)} {swapper.word(PERSON, rng)}",
    }
    if label in made and rng.random() < 0.55:
        return made[label]()
    return str(rng.choice(pools[label]))


def crossner_copies(
    rows: Sequence[dict[str, Any]], swapper: Swapper, rng: np.random.Generator
) -> list[dict[str, Any]]:
    """Each sentence once more, with about half of its names exchanged."""
    pools: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for entity in row["entities"]:
            pools[entity["label"]].append(row["text"][entity["start"] : entity["end"]])
    copies = []
    for row in rows:
        text, at, entities = "", 0, []
        for entity in sorted(row["entities"], key=lambda e: e["start"]):
            if entity["start"] < at:
                continue
            surface = row["text"][entity["start"] : entity["end"]]
            if rng.random() < 0.5:
                surface = _name(entity["label"], pools, swapper, rng)
            text += row["text"][at : entity["start"]]
            entities.append({**entity, "start": len(text), "end": len(text) + len(surface)})
            text += surface
            at = entity["end"]
        copies.append({"doc": row["doc"] + "-copy", "text": text + row["text"][at:], "entities": entities})
    return copies
