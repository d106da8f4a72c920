"""The dictionary of kinds: what can be claimed, by which words, in which grammatical pattern. Data, not code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from isnad.claims.faults import Fault, check_files
from isnad.claims.forms import forms
from isnad.claims.phrase import Phrase, read_phrase
from isnad.claims.source import Node, families_file, kind_files, read_nodes
from isnad.errors import DictionaryError


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a kind: words of one grammatical family, and the slot that fills each role.

    `slots` gives for each role the slots to look in, first choice first; `types` what may fill it (`!`: must be
    shown to be that); `needs` the roles without which it is no claim, alternatives together.
    """

    name: str
    kind: str
    family: str
    words: str
    phrases: tuple[Phrase, ...]
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    types: dict[str, str]
    needs: tuple[tuple[str, ...], ...] = ()
    company: tuple[tuple[str, frozenset[str]], ...] = ()
    any_slot: tuple[str, ...] = ()
    governors: frozenset[str] = frozenset()
    sets: dict[str, str] = field(default_factory=dict)
    negatives: frozenset[str] = frozenset()
    negative: bool = False
    passive: bool = False
    names: bool = False
    determined: bool = False
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be claimed: its roles with their types, its rules, how its matters are told apart.

    `identifies` are the roles or slots (alternatives parted by `|`) by which two claims speak of one matter,
    `conflicts` the slots that can conflict, `window` an ISO 8601 duration, `pairs` the kinds that share matters.
    """

    name: str
    group: str
    about: str
    roles: dict[str, str]
    rules: tuple[Rule, ...]
    identifies: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    window: str | None = None
    once: bool = False
    symmetric: bool = False
    standing: bool = False
    pairs: tuple[str, ...] = ()
    plover: str | None = None
    ftm: dict[str, Any] = field(default_factory=dict)


Entry = tuple[Rule, Phrase]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All kinds by name, and their triggers by written form: `entries[form]` are (rule, phrase) pairs."""

    kinds: dict[str, Kind]
    entries: dict[str, tuple[Entry, ...]]
    sources: tuple[Path, ...]

    @classmethod
    def load(cls, path: Path | None = None, extra: Iterable[Path] = ()) -> Dictionary:
        """The shipped dictionary (or the YAML files under `path`), with a user's own files adding or overriding.

        Raises `DictionaryError` naming file, line and mend of the first fault.
        """
        return _load(tuple(kind_files(path)), tuple(Path(p) for p in extra))

    def kind(self, name: str) -> Kind:
        """A kind by name; raises `DictionaryError` for an unknown one."""
        found = self.kinds.get(name)
        if found is None:
            near = ", ".join(sorted(k for k in self.kinds if k[:3] == name[:3])) or "isnad dictionary list"
            raise DictionaryError(f"There is no kind `{name}`.", f"See: {near}")
        return found

    def rule(self, name: str) -> Rule:
        """A rule by its full name (`captures.verb`)."""
        for rule in self.kind(name.partition(".")[0]).rules:
            if rule.name == name:
                return rule
        raise DictionaryError(f"There is no rule `{name}`.", "See `isnad dictionary explain KIND`.")

    def symmetric(self, kind: str) -> bool:
        return kind in self.kinds and self.kinds[kind].symmetric


def check(paths: Iterable[Path] = ()) -> list[Fault]:
    """The faults of the shipped dictionary together with a user's own files; empty when it can be used."""
    return check_files(families_file(), [*kind_files(None), *(Path(p) for p in paths)])


def describe(kind: Kind) -> list[str]:
    """A kind in lines that a historian can read."""
    lines = [f"{kind.name} ({kind.group}): {kind.about}"]
    lines += [f"  role {role}: {what.rstrip('!')}" for role, what in kind.roles.items()]
    if kind.identifies:
        lines.append(
            f"  one matter by: {', '.join(kind.identifies)}" + (f" within {kind.window}" if kind.window else "")
        )
    if kind.conflicts:
        lines.append(f"  can conflict in: {', '.join(kind.conflicts)}")
    if kind.pairs:
        lines.append(f"  shares matters with: {', '.join(kind.pairs)}")
    traits = [name for name in ("once", "symmetric", "standing") if getattr(kind, name)]
    lines += [f"  {', '.join(traits)}"] if traits else []
    lines += [f"  PLOVER {kind.plover}"] if kind.plover else []
    lines += [f"  FollowTheMoney {kind.ftm.get('schema')}"] if kind.ftm else []
    for rule in kind.rules:
        lines.append(
            f"  {rule.name} ({rule.family}): {', '.join(p.text for p in rule.phrases) or 'read off the text'}"
        )
        lines += [f"    {role} from {' | '.join(slots)}" for role, slots in rule.slots]
    return lines


@lru_cache(maxsize=16)
def _load(files: tuple[Path, ...], extra: tuple[Path, ...]) -> Dictionary:
    faults = check_files(families_file(), [*files, *extra])
    if faults:
        first = faults[0]
        raise DictionaryError(f"{first.path}:{first.line}: {first.what}", first.mend)
    families = read_nodes(families_file()).child("families")
    kinds: dict[str, Kind] = {}
    for path in (*files, *extra):
        top = read_nodes(path)
        group = top.child("group").text() if top.has("group") else "own"
        for name, node in top.child("kinds").items():
            kinds[name] = _kind(name, group, node, families, kinds.get(name))
    return Dictionary(kinds, _entries(kinds.values()), (*files, *extra))


def _kind(name: str, group: str, node: Node, families: Node, before: Kind | None) -> Kind:
    """A kind from its YAML; one that is named again keeps what the new text does not say."""
    old = {f: getattr(before, f) for f in Kind.__dataclass_fields__} if before else {}
    roles = node.child("roles").plain() if node.has("roles") else old["roles"]
    rules = {r.name: r for r in old.get("rules", ())}
    for short, rule in node.child("rules").items() if node.has("rules") else ():
        made = _rule(f"{name}.{short}", name, rule, families.child(rule.child("family").text()), roles)
        rules[made.name] = made
    values: dict[str, Any] = {
        **old,
        "name": name,
        "group": old.get("group", group),
        "roles": roles,
        "rules": tuple(rules.values()),
    }
    for key in ("about", "window", "once", "symmetric", "standing", "plover", "ftm"):
        if node.has(key):
            values[key] = node.child(key).plain()
    for key in ("identifies", "conflicts", "pairs"):
        if node.has(key):
            values[key] = tuple(node.child(key).plain())
    return Kind(**{"about": "", **values})


def _rule(name: str, kind: str, node: Node, family: Node, roles: dict[str, str]) -> Rule:
    words = family.child("words").text()
    slots = {
        role: value for role, value in family.plain().items() if role != "words" and role in roles and value != "?"
    }
    merged = node.child("slots").plain() if node.has("slots") else slots
    types = {**roles, **(node.child("types").plain() if node.has("types") else {})}
    upos = "NOUN" if words == "noun" else "VERB"
    return Rule(
        name=name,
        kind=kind,
        family=node.child("family").text(),
        words=words,
        phrases=tuple(read_phrase(str(w), words) for w in node.child("words").plain()),
        slots=tuple((role, tuple(p.strip() for p in str(value).split("|"))) for role, value in merged.items()),
        types=types,
        needs=tuple(
            tuple(p.strip() for p in n.split("|")) for n in (node.child("needs").plain() if node.has("needs") else ())
        ),
        company=_company(node),
        any_slot=tuple(node.child("with_slot").plain()) if node.has("with_slot") else (),
        governors=frozenset(f for v in node.child("with_verb").plain() for f in forms(v, "VERB"))
        if node.has("with_verb")
        else frozenset(),
        sets=node.child("sets").plain() if node.has("sets") else {},
        negatives=frozenset(f for w in node.child("negatives").plain() for f in forms(w, upos))
        if node.has("negatives")
        else frozenset(),
        negative=node.has("negative"),
        passive=node.has("passive"),
        names=node.has("names"),
        determined=node.has("determined"),
        confidence=float(node.child("confidence").plain()) if node.has("confidence") else 0.9,
    )


def _company(node: Node) -> tuple[tuple[str, frozenset[str]], ...]:
    if not node.has("with"):
        return ()
    wanted = node.child("with").plain()
    return tuple((slot, _with_signs(words)) for slot, words in wanted.items())


def _with_signs(words: list[str]) -> frozenset[str]:
    """The nouns in all their forms; who lists *dollar* means its signs too."""
    found = frozenset(f for w in words for f in forms(str(w).lower(), "NOUN"))
    return found | {"$", "€", "£", "usd", "eur", "gbp"} if "dollar" in found else found


def _entries(kinds: Iterable[Kind]) -> dict[str, tuple[Entry, ...]]:
    """Triggers by written form of their head word, longest phrases first."""
    found: dict[str, list[Entry]] = {}
    for kind in kinds:
        for rule in kind.rules:
            for phrase in rule.phrases:
                for form in phrase.forms:
                    found.setdefault(form, []).append((rule, phrase))
    return {form: tuple(sorted(entries, key=lambda e: -len(e[1].company))) for form, entries in found.items()}
