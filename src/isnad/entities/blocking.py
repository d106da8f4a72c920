"""Which profiles are compared at all: those that share a key of sound; near-linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from isnad.entities.organisations import MEANINGS, organisation_name
from isnad.entities.persons import person_name
from isnad.entities.places import AREAS
from isnad.entities.profile import Profile
from isnad.entities.weights import weights
from isnad.entities.words import INITIAL, Word

WINDOW = 8  # neighbours looked at in a block that is larger than BLOCK
BLOCK = 24
_NAMES = 4  # names of a profile that make keys


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `profiles` to be compared, the smaller first, without repeats, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for key in keys(profile):
            blocks[key].append(place)
    found: set[int] = set()
    size = len(profiles)
    for members in blocks.values():
        if len(members) > BLOCK:
            for k, i in enumerate(members):
                for j in members[k + 1 : k + 1 + WINDOW]:
                    found.add(i * size + j)
        else:
            for i, j in combinations(members, 2):
                found.add(i * size + j)
    blocks.clear()
    for pair in sorted(found):
        yield divmod(pair, size)


def keys(profile: Profile) -> list[str]:
    """The keys of a profile's full names, each prefixed by its schema."""
    make = _person_keys if profile.schema == "Person" else other_keys
    found = {key for name in profile.full[:_NAMES] for key in make(name)}
    return sorted(f"{profile.schema}|{key}" for key in found)


def _person_keys(name: str) -> Iterator[str]:
    words = [w for w in person_name(name).words if not w.role & INITIAL][:4]
    for one, two in combinations(words, 2):
        yield "&".join(sorted((_bones(one), _bones(two))))
    if len(words) > 1:
        first, last = words[0], words[-1]
        yield f"{first.sound[:1]}:{last.sound[:4]}"
        if last.rarity >= weights().rarest and len(_bones(last)) > 2:
            yield f"!{_bones(last)}"
        yield f"{_bones(last)}:{_bones(first)[:1]}"
        yield f"{_bones(first)}:{_bones(last)[:2]}"


def _bones(word: Word) -> str:
    return word.bones or word.sound


def other_keys(name: str) -> Iterator[str]:
    parts = organisation_name(name)
    content = [w for w, kind in zip(parts.words, parts.kinds, strict=True) if not kind and w.text not in AREAS]
    words = content or list(parts.words)
    sounds = [_sense(w) for w in words[:5]]
    if len(words) == 1:
        yield sounds[0]
        yield words[0].sound[:4]
    for one, two in combinations(sounds, 2):
        yield "&".join(sorted((one, two)))
    if len(words) > 1 and len(content) < len(parts.words):
        yield _sense(max(words, key=lambda w: (w.rarity, len(w.text), w.text)))
    for initials in parts.initials:
        if len(initials) > 2:
            yield "^" + initials
    if parts.acronym:
        yield "^" + parts.acronym


def _sense(word: Word) -> str:
    """The meaning of a word that is often translated, else its sound."""
    meanings = MEANINGS.get(word.text)
    return f"#{min(meanings)}" if meanings else _bones(word)
