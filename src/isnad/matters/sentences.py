"""Conflicts and refinements in plain words: *Two documents say that 5 were killed, one says at least 7.*"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from isnad.claims.claim import Claim
from isnad.matters.lexicon import PARTICIPLES
from isnad.matters.versions import Side

_COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def of_numbers(sides: Sequence[Side[Any]], counted: str, kind: str) -> str:
    """The sentence for numbers; `counted` is the role and the unit (*patient soldiers*)."""
    role, _, unit = counted.partition(" ")
    thing = f" {unit}" if unit and sides[0].words[-1:].isdigit() else ""
    if role == "patient":
        said = f"that {{}}{thing} {'was' if sides[0].words == '1' else 'were'} {participle(kind)}"
    elif role == "event":
        said = f"{{}}{thing or ' times'}"
    else:
        said = f"{{}}{thing} ({role})"
    return _compare(sides, "say", said, "{}")


def of_times(sides: Sequence[Side[Any]]) -> str:
    """The sentence for times."""
    return _compare(sides, "give", "{}", "{}")


def of_places(sides: Sequence[Side[Any]]) -> str:
    """The sentence for places."""
    return _compare(sides, "place", "it at {}", "it at {}")


def of_role(sides: Sequence[Side[Any]], role: str) -> str:
    """The sentence for the fillers of a role."""
    if role == "agent":
        return _compare(sides, "say", "that it was {}", "{}")
    return _compare(sides, "name", f"{{}} as {role}", "{}")


def of_denial(deniers: Sequence[str], affirming: int) -> str:
    """The sentence for a denial: who denies what how many documents affirm."""
    names = " and ".join(dict.fromkeys(deniers))
    verb = "denies" if len(set(deniers)) == 1 else "deny"
    return _capital(f"{names} {verb} what {_documents(affirming)} {_verb('affirm', affirming)}.")


def of_refinement(sides: Sequence[Side[Any]], slot: str) -> str:
    """The sentence for values of one slot that narrow one another."""
    words = [side.words for side in sides]
    return f"In {slot}, {', '.join(words[:-1])} and {words[-1]} can all hold: one is more exact."


def of_total(total: str, parts: Sequence[str], total_of_parts: str) -> str:
    """The sentence for a total that its parts do not add up to."""
    return f"The document gives a total of {total}, but its parts ({', '.join(parts)}) add up to {total_of_parts}."


def participle(kind: str) -> str:
    """The past participle of a kind's verb: *kills* gives *killed*."""
    if kind in PARTICIPLES:
        return PARTICIPLES[kind]
    verb = kind.partition("_")[0].removesuffix("s")
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def _compare(sides: Sequence[Side[Any]], verb: str, first: str, later: str) -> str:
    clear = [_clear(side, sides) for side in sides]
    told = [frozenset(claim.document for claim in claims) for claims in clear]
    shared = len(frozenset().union(*told)) < sum(map(len, told))
    parts = []
    for number, side in enumerate(sides):
        many = len(clear[number]) if shared else len(told[number])
        who = _claims(many) if shared else _documents(many)
        subject = who if number == 0 or shared else _count(many)
        parts.append(f"{subject} {_verb(verb, many)} {(first if number == 0 else later).format(side.words)}")
    return _capital(", ".join(parts) + ".")


def _clear(side: Side[Any], sides: Sequence[Side[Any]]) -> list[Claim]:
    """The claims that give this version and no other; all of them where each fits another version too."""
    elsewhere = {claim for other in sides if other is not side for claim in other.claims}
    found = {value.claim.id: value.claim for value in side.values}
    return [claim for name, claim in found.items() if name not in elsewhere] or list(found.values())


def _documents(number: int) -> str:
    return f"{_count(number)} document{'' if number == 1 else 's'}"


def _claims(number: int) -> str:
    return f"{_count(number)} claim{'' if number == 1 else 's'}"


def _count(number: int) -> str:
    return _COUNT[number] if number < len(_COUNT) else str(number)


def _verb(verb: str, number: int) -> str:
    return f"{verb}s" if number == 1 else verb


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
