"""The dictionary as data: what it holds, how faults in a user's own file are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.claims import Dictionary, check, describe
from isnad.errors import DictionaryError

KINDS_OF_DESIGN = [
    "leads",
    "deputy_of",
    "member_of",
    "spokesman_of",
    "holds_post",
    "founder_of",
    "aide_of",
    "student_of",
    "relative_of",
    "part_of",
    "alias_of",
    "subordinate_to",
    "located_in",
    "nationality",
    "directs",
    "funds",
    "trains",
    "arms",
    "shelters",
    "backs",
    "forms",
    "splits_from",
    "merges_with",
    "renames",
    "disbands",
    "allied_with",
    "rival_of",
    "opposes",
    "influences",
    "cooperates_with",
    "attacks",
    "bombs",
    "kills",
    "wounds",
    "kidnaps",
    "executes",
    "dies",
    "captures",
    "holds",
    "transfers",
    "releases",
    "exchanges",
    "escapes",
    "seeks_arrest",
    "charges",
    "convicts",
    "interrogates",
    "smuggles",
    "supplies",
    "buys",
    "plans",
    "orders",
    "carries_out",
    "knows_of",
    "claims_responsibility",
    "meets",
    "negotiates",
    "agrees",
    "requests",
    "commits_to",
    "obtains",
    "shares",
    "records",
    "publishes",
    "overthrows",
    "occupies",
    "appoints",
    "dismisses",
    "teaches",
]


def write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_of_the_design_is_there_and_sound() -> None:
    assert check() == []
    assert set(KINDS_OF_DESIGN) == set(Dictionary.load().kinds)


@pytest.mark.parametrize("kind", KINDS_OF_DESIGN)
def test_a_kind_can_be_described(kind: str) -> None:
    lines = describe(Dictionary.load().kind(kind))
    assert lines[0].startswith(kind)
    assert any(f"{kind}." in line for line in lines)


def test_pairs_name_each_other() -> None:
    kinds = Dictionary.load().kinds
    assert all(name in kinds[other].pairs for name, kind in kinds.items() for other in kind.pairs)


FAULTS = {
    "unknown role": (
        "kinds:\n  robs:\n    roles: {agent: actor}\n    rules:\n      verb: {family: transitive, words: [rob], "
        "slots: {victim: obj}}\n",
        5,
    ),
    "cannot match": (
        "kinds:\n  robs:\n    roles: {agent: actor}\n    rules:\n      verb: {family: transitive, words: [rob], "
        "slots: {agent: wings}}\n",
        5,
    ),
    "two rules": (
        "kinds:\n  robs:\n    roles: {agent: actor}\n    rules:\n      verb: {family: acts, words: [rob]}\n"
        "      verb: {family: acts, words: [loot]}\n",
        6,
    ),
    "a cycle of pairs": ("kinds:\n  robs:\n    roles: {agent: actor}\n    pairs: [kills]\n", 4),
    "no family": (
        "kinds:\n  robs:\n    roles: {agent: actor}\n    rules:\n      verb: {family: sideways, words: [rob]}\n",
        5,
    ),
    "unknown type": ("kinds:\n  robs:\n    roles: {agent: wizard}\n", 3),
    "no part of a kind": ("kinds:\n  robs:\n    roles: {agent: actor}\n    colour: red\n", 4),
    "not YAML": ("kinds:\n  robs: {roles: [\n", 3),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_file_line_and_mend(tmp_path: Path, name: str) -> None:
    text, line = FAULTS[name]
    path = write(tmp_path, text)
    with pytest.raises(DictionaryError) as caught:
        Dictionary.load(extra=[path])
    assert caught.value.exit_code == 2
    assert f"own.yaml:{line}:" in caught.value.message
    assert caught.value.advice


def test_a_user_adds_a_kind_and_a_rule(tmp_path: Path) -> None:
    text = "kinds:\n  robs:\n    about: theft\n    roles: {agent: actor, patient: any}\n"
    text += "    rules:\n      verb: {family: transitive, words: [rob]}\n"
    text += "  kills:\n    rules:\n      slang: {family: transitive, words: [whack]}\n"
    dictionary = Dictionary.load(extra=[write(tmp_path, text)])
    assert dictionary.kind("robs").about == "theft"
    assert "whacked" in dictionary.entries
    assert dictionary.rule("kills.verb").kind == "kills"


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(DictionaryError):
        Dictionary.load().kind("juggles")
