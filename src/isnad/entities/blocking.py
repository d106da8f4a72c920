"""Which profiles are compared at all: those that share a key of sound; near-linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from isnad.entities.organisations import MEANINGS, organisation_name
from isnad.entities.persons import person_name
from isnad.entities.places import AREAS
from isnad.entities.profile import Profile
from isnad.entities.words import INITIAL, Word

_NAMES = 4  # names of a profile that make keys
# How a block is read by the kind of its key: all pairs up to so many members, beyond them so many neighbours of each
# (none: the key tells nobody apart here). Neighbours follow each other by the words of their names.
_TWO, _PART, _RARE, _INITIALS, _ACRONYM = "2", "1", "!", "~", "^"
_LIMITS = {_TWO: (24, 8), _PART: (12, 4), _RARE: (12, 0)}
_MANY = 12  # bodies with the same initials that an acronym is compared with


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `profiles` to be compared, the smaller first, without repeats, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for key in keys(profile):
            blocks[key].append(place)
    found: set[int] = set()
    size = len(profiles)
    for key, members in blocks.items():
        if len(members) > 1 or key[0] == _ACRONYM:
            found.update(i * size + j for i, j in _pairs(key, members, blocks))
    blocks.clear()
    for pair in sorted(found):
        yield divmod(pair, size)


def _pairs(key: str, members: list[int], blocks: Mapping[str, list[int]]) -> Iterable[tuple[int, int]]:
    """The pairs of one block; of an acronym those with the names that have these initials."""
    if key[0] == _INITIALS:
        return ()
    if key[0] == _ACRONYM:
        others = blocks.get(_INITIALS + key[1:], ())[:_MANY]
        return ((min(i, j), max(i, j)) for i in members[:_MANY] for j in others if i != j)
    most, window = _LIMITS[key[0]]
    if len(members) <= most:
        return combinations(members, 2)
    return ((i, j) for k, i in enumerate(members) for j in members[k + 1 : k + 1 + window])


def keys(profile: Profile) -> list[str]:
    """The keys of a profile's full names: the kind of key, the schema, then what is shared."""
    return sorted({key for name in profile.full[:_NAMES] for key in keys_of(name, profile.schema)})


def keys_of(name: str, schema: str) -> set[str]:
    """The keys of a full name."""
    make = _person_keys if schema == "Person" else other_keys
    return {f"{key[0]}{schema}|{key[1:]}" for key in make(name)}


def _person_keys(name: str) -> Iterator[str]:
    words = [w for w in person_name(name).words if not w.role & INITIAL][:4]
    for one, two in combinations(words, 2):
        yield _TWO + "&".join(sorted((_bones(one), _bones(two))))
    if len(words) > 1:
        first, last = words[0], words[-1]
        yield f"{_PART}{first.sound[:1]}:{last.sound[:4]}"
        yield from (_RARE + (_bones(word) if len(_bones(word)) > 2 else word.sound) for word in (first, last))
        yield f"{_PART}{_bones(last)}:{_bones(first)[:1]}"
        yield f"{_PART}{_bones(first)}:{_bones(last)[:2]}"


def _bones(word: Word) -> str:
    return word.bones or word.sound


def other_keys(name: str) -> Iterator[str]:
    """The keys of the name of a body, place or work."""
    parts = organisation_name(name)
    content = [w for w, kind in zip(parts.words, parts.kinds, strict=True) if not kind and w.text not in AREAS]
    words = content or list(parts.words)
    sounds = [_sense(w) for w in words[:5]]
    if len(words) == 1:
        yield _TWO + sounds[0]
        yield _PART + words[0].sound[:4]
    for one, two in combinations(sounds, 2):
        yield _TWO + "&".join(sorted((one, two)))
    if len(words) > 1 and len(content) < len(parts.words):
        yield _RARE + _sense(max(words, key=lambda w: (w.rarity, len(w.text), w.text)))
    for initials in parts.initials:
        if len(initials) > 2:
            yield _INITIALS + initials
    if parts.acronym:
        yield _ACRONYM + parts.acronym


def _sense(word: Word) -> str:
    """The meaning of a word that is often translated, else its sound."""
    meanings = MEANINGS.get(word.text)
    return f"#{min(meanings)}" if meanings else _bones(word)
