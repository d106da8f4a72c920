"""Faults of a dictionary, each with file, line and mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from isnad.claims.source import Node, read_nodes

_KIND_KEYS = frozenset(
    [
        "about",
        "roles",
        "ftm",
        "plover",
        "identifies",
        "conflicts",
        "window",
        "once",
        "symmetric",
        "standing",
        "pairs",
        "rules",
    ]
)
_RULE_KEYS = frozenset(
    [
        "family",
        "words",
        "slots",
        "types",
        "needs",
        "with",
        "with_slot",
        "with_verb",
        "sets",
        "negatives",
        "negative",
        "names",
        "passive",
        "determined",
        "confidence",
    ]
)
TYPES = frozenset(
    [
        "any",
        "actor",
        "person",
        "living",
        "group",
        "place",
        "thing",
        "goods",
        "record",
        "event",
        "deed",
        "text",
        "name",
        "actor_or_place",
        "body",
        "body_or_event",
        "booty",
        "party",
        "thing_or_event",
        "actor_or_event",
        "another",
        "employer",
        "one",
    ]
)
SLOTS = frozenset(
    ["subj", "obj", "iobj", "that", "poss", "mod", "holder", "comp", "bare", "appos", "aim", "through", "adv", "self"]
)
_PREPOSITIONS = frozenset(
    [
        "of",
        "by",
        "from",
        "to",
        "into",
        "in",
        "on",
        "at",
        "for",
        "with",
        "against",
        "upon",
        "over",
        "under",
        "about",
        "as",
        "between",
        "among",
        "within",
        "outside",
        "near",
        "inside",
        "across",
        "toward",
        "towards",
        "targeting",
        "behind",
        "none",
        "through",
        "onto",
        "after",
        "beyond",
        "without",
        "during",
        "around",
        "out",
        "before",
        "alongside",
    ]
)
_SPECIAL = frozenset({"denial", "quantity", "time", "place", "number", "factuality", "duration"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a dictionary file, on which line, and how to mend it."""

    path: Path
    line: int
    what: str
    mend: str


def check_files(families: Path, files: Iterable[Path]) -> list[Fault]:
    """All faults: unknown words of the format, roles, types and slots, rules of one name, cycles of pairs."""
    known = dict(read_nodes(families).child("families").items())
    found: list[Fault] = []
    roles: dict[str, set[str]] = {}
    pairs: dict[str, tuple[Node, list[str]]] = {}
    for path in files:
        top = read_nodes(path)
        kinds = top.child("kinds")
        found += _twice(kinds, "kind")
        for name, node in kinds.items():
            if node.has("roles"):
                roles.setdefault(name, set()).update(k for k, _ in node.child("roles").items())
            found += _kind_faults(name, node, roles.get(name, set()), known)
            if node.has("pairs"):
                pairs[name] = (node.child("pairs"), list(node.child("pairs").plain()))
    return found + _pair_faults(pairs, set(roles))


def _twice(node: Node, what: str) -> list[Fault]:
    seen: set[str] = set()
    found = []
    for name, part in node.items():
        if name in seen:
            found.append(Fault(part.path, part.line, f"two {what}s of one name: `{name}`", "Rename one of them."))
        seen.add(name)
    return found


def _kind_faults(name: str, node: Node, roles: set[str], families: dict[str, Node]) -> list[Fault]:
    found = [
        Fault(node.path, part.line, f"`{key}` is no part of a kind", f"Use one of: {', '.join(sorted(_KIND_KEYS))}.")
        for key, part in node.items()
        if key not in _KIND_KEYS
    ]
    if not roles:
        return [*found, Fault(node.path, node.line, f"kind `{name}` has no roles", "Add `roles: {agent: actor, …}`.")]
    if node.has("roles"):
        found += [
            _bad_type(part, str(part.value))
            for _, part in node.child("roles").items()
            if str(part.value).rstrip("!") not in TYPES
        ]
    for key in ("identifies", "conflicts"):
        for value in node.child(key).plain() if node.has(key) else ():
            for one in str(value).split("|"):
                if one.strip() not in roles | _SPECIAL:
                    found.append(_bad_role(node.child(key), one.strip(), roles))
    if node.has("rules"):
        found += _twice(node.child("rules"), "rule")
        for _, rule in node.child("rules").items():
            found += _rule_faults(rule, roles, families)
    return found


def _rule_faults(rule: Node, roles: set[str], families: dict[str, Node]) -> list[Fault]:
    found = [
        Fault(rule.path, part.line, f"`{key}` is no part of a rule", f"Use one of: {', '.join(sorted(_RULE_KEYS))}.")
        for key, part in rule.items()
        if key not in _RULE_KEYS
    ]
    for key in ("family", "words"):
        if not rule.has(key):
            return [*found, Fault(rule.path, rule.line, f"a rule without `{key}`", f"Add `{key}:`.")]
    family = rule.child("family").text()
    if family not in families:
        mend = f"Use one of: {', '.join(families)}."
        return [*found, Fault(rule.path, rule.line, f"there is no family `{family}`", mend)]
    if not rule.child("words").plain() and families[family].child("words").text() != "text":
        found.append(
            Fault(rule.path, rule.line, "a rule without words can match nothing", "Add words to `words: […]`.")
        )
    return found + _role_faults(rule, roles) + _slot_faults(rule)


def _role_faults(rule: Node, roles: set[str]) -> list[Fault]:
    found = []
    for key in ("slots", "types", "sets"):
        for role, part in rule.child(key).items() if rule.has(key) else ():
            if role not in roles:
                found.append(_bad_role(part, role, roles))
            elif key == "types" and str(part.value).rstrip("!") not in TYPES:
                found.append(_bad_type(part, str(part.value)))
    for need in rule.child("needs").plain() if rule.has("needs") else ():
        for one in str(need).split("|"):
            if one.strip().rstrip("+") not in roles | _SPECIAL:
                found.append(_bad_role(rule.child("needs"), one.strip(), roles))
    return found


def _slot_faults(rule: Node) -> list[Fault]:
    found = []
    for _, part in rule.child("slots").items() if rule.has("slots") else ():
        for slot in str(part.value).split("|"):
            words = slot.split()
            if not words or (words[0] not in SLOTS and words[0] not in _PREPOSITIONS):
                mend = f"A slot is a preposition or one of: {', '.join(sorted(SLOTS))}."
                found.append(Fault(part.path, part.line, f"the pattern `{slot.strip()}` cannot match", mend))
    return found


def _pair_faults(pairs: dict[str, tuple[Node, list[str]]], kinds: set[str]) -> list[Fault]:
    """Pairs must name kinds and be a closed group: whatever is paired with one is paired with all of the others."""
    found = []
    for name, (node, others) in pairs.items():
        for other in others:
            if other not in kinds:
                found.append(
                    Fault(node.path, node.line, f"`{name}` is paired with `{other}`, no kind", "Name a kind.")
                )
            elif other == name:
                found.append(Fault(node.path, node.line, f"a cycle of pairs: `{name}` with itself", "Remove it."))
            elif name not in pairs.get(other, (node, []))[1]:
                mend = f"Add `{name}` to the pairs of `{other}`, or take `{other}` out here."
                found.append(
                    Fault(node.path, node.line, f"a cycle of pairs: `{other}` does not pair with `{name}`", mend)
                )
    return found


def _bad_role(node: Node, role: str, roles: set[str]) -> Fault:
    return Fault(
        node.path,
        node.line,
        f"unknown role `{role}`",
        f"Use one of: {', '.join(sorted(roles))}; or add it to `roles`.",
    )


def _bad_type(node: Node, value: str) -> Fault:
    return Fault(
        node.path, node.line, f"unknown type `{value}`", f"Use one of: {', '.join(sorted(TYPES))}, with ! for proof."
    )
