"""What is told stays what it is: a sentence of the battery keeps its claim when another tells it, and names him."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from tests.claims.test_kinds import _PEOPLE, Line, _tells, battery

from isnad.claims import Claim
from isnad.reading import read_text

_MANY = 60
_STARTS = frozenset(
    [
        "He",
        "She",
        "They",
        "We",
        "It",
        "His",
        "Her",
        "Their",
        "The",
        "A",
        "An",
        "Two",
        "Three",
        "Six",
        "Agents",
        "Soldiers",
        "Police",
        "Rebels",
    ]
)
_TOLD: dict[str, tuple[Callable[[str], str], str]] = {
    "behind": (lambda s: f"{s[:-1]}, Vahl said.", "Vahl"),
    "that": (lambda s: f"Vahl said that {_small(s)}", "Vahl"),
    "according": (lambda s: f"According to the Courier, {_small(s)}", "Courier"),
    "quoted": (lambda s: f'"{s[:-1]}," Vahl told the Courier.', "Vahl"),
}


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:] if sentence.split(maxsplit=1)[0] in _STARTS else sentence


def _whole(line: Line) -> bool:
    """Whether the line is a sentence with a finite verb that begins with its subject."""
    sentence = line.sentence
    words = sentence.split()
    plain = not set(sentence) & set('":;') and not words[0].endswith(("ed", "ing")) and "said" not in words
    finite = any(w in ("was", "were", "has", "had", "is", "are") or w.endswith("ed") for w in words[1:])
    return (
        not line.is_open
        and bool(line.roles)
        and sentence.endswith(".")
        and sentence[0].isupper()
        and plain
        and finite
    )


def _read(sentences: list[str]) -> list[list[Claim]]:
    claims = read_text(_PEOPLE + "\n\n".join(sentences)).claims
    found, at = [], len(_PEOPLE)
    for sentence in sentences:
        found.append([c for c in claims if at <= c.anchor.start < at + len(sentence)])
        at += len(sentence) + 2
    return found


@pytest.fixture(scope="module")
def read_plainly() -> list[Line]:
    """Sentences whose claim is read where the document tells it itself."""
    lines = [line for kind in battery().values() for line in kind if _whole(line)]
    lines = random.Random(20100105).sample(lines, _MANY)
    made = _read([line.sentence for line in lines])
    return [line for line, claims in zip(lines, made, strict=True) if any(_tells(line, c) for c in claims)]


@pytest.mark.parametrize("how", sorted(_TOLD))
def test_a_claim_keeps_its_roles_and_gains_the_voice(read_plainly: list[Line], how: str) -> None:
    tell, speaker = _TOLD[how]
    made = _read([tell(line.sentence) for line in read_plainly])
    kept = 0
    for line, claims in zip(read_plainly, made, strict=True):
        told = [c for c in claims if _tells(line, c)]
        kept += any(speaker in s.text for c in told for link in c.chain[1:] for s in link.speakers)
    assert len(read_plainly) > 0.8 * _MANY
    assert kept >= 0.9 * len(read_plainly)
