"""Meeting: the keys under which the names of entities are found again by names that may be theirs."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.entities.blocking import keys_of
from isnad.entities.context import folded
from isnad.entities.organisations import organisation_name
from isnad.entities.persons import person_name
from isnad.entities.profile import is_bare, name_key
from isnad.entities.shortened import ENDINGS, sense
from isnad.entities.words import INITIAL

PLACES = ("Place", "Address")
SAME, WORD_OF_PLACE = "=", "@"  # how keys begin: of the very name, of a word of a place's name


def meeting_keys(name: str, schema: str) -> Iterator[tuple[str, str]]:
    """(key, place in its order) for a name: the name itself, what it sounds like, and what it may be short for."""
    at = name_key(name, schema)
    yield SAME + folded(name), at
    bare = is_bare(name, schema)
    if not bare:
        yield from ((f"b{key}", at) for key in keys_of(name, schema))
    if schema == "Person":
        words = [w for w in person_name(name).words if not w.role & INITIAL]
        yield from ((f"p{word.bones}", at) for word in ({words[0], words[-1]} if words else ()))
        return
    parts = organisation_name(name)
    if schema in PLACES:
        yield from ((f"{WORD_OF_PLACE}{word.text}", at) for word in parts.words)
    yield from ((f"w{sense(word)}", at) for word in parts.words)
    yield from ((f"i{schema}|{initials}", at) for initials in parts.initials)
    if parts.acronym:
        yield f"i{schema}|{parts.acronym}", at
    yield from ((f"k{schema}|{kind}", at) for kinds in parts.kinds for kind in kinds)


def keys_of_word(word: str) -> Iterator[str]:
    """The keys of names that have a place's name as a word, or one made from it (*Vashkari*)."""
    for ending in ("", *ENDINGS):
        yield from (f"w{sense(found)}" for found in organisation_name(word + ending).words)
