"""Dictionary files as nodes that know their line, so that a fault can be named where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from isnad.errors import DictionaryError

_HOME = Path(__file__).parent / "kinds"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of YAML: its value, the line it stands on (from 1), and its parts."""

    path: Path
    line: int
    value: Any
    parts: tuple[tuple[str, Node], ...] = ()

    def has(self, key: str) -> bool:
        return any(k == key for k, _ in self.parts)

    def child(self, key: str) -> Node:
        for k, node in self.parts:
            if k == key:
                return node
        raise DictionaryError(f"{self.path}:{self.line}: `{key}` is missing", f"Add `{key}:` there.")

    def items(self) -> Iterator[tuple[str, Node]]:
        return iter(self.parts)

    def text(self) -> str:
        return str(self.value)

    def plain(self) -> Any:
        """The value without its lines: str, bool, number, list or dict."""
        return self.value


def kind_files(path: Path | None) -> list[Path]:
    """The YAML files of kinds: those shipped, one file, or all in a folder."""
    if path is not None and Path(path).is_file():
        return [Path(path)]
    home = Path(path) if path is not None else _HOME
    found = sorted(p for p in home.glob("*.yaml") if p.name != "families.yaml")
    if not found:
        raise DictionaryError(f"No dictionary in {home}.", "Give a .yaml file of kinds, or a folder with such files.")
    return found


def families_file() -> Path:
    return _HOME / "families.yaml"


@lru_cache(maxsize=64)
def _shipped(path: Path) -> Node:
    return _read(path)


def read_nodes(path: Path) -> Node:
    """A file's top mapping; raises `DictionaryError` when it cannot be read as YAML."""
    return _shipped(path) if path.parent == _HOME else _read(path)


def _read(path: Path) -> Node:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DictionaryError(f"{path}: cannot be read ({error})", "Give a readable UTF-8 .yaml file.") from error
    try:
        tree = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DictionaryError(
            f"{path}:{line}: not YAML ({getattr(error, 'problem', error)})", "Mend the line."
        ) from error
    if not isinstance(tree, yaml.MappingNode):
        raise DictionaryError(f"{path}:1: no mapping", "Begin with `group:` and `kinds:`.")
    return _node(path, tree)


def _node(path: Path, tree: yaml.Node) -> Node:
    line = tree.start_mark.line + 1
    if isinstance(tree, yaml.MappingNode):
        parts = tuple((str(k.value), _at(_node(path, v), k.start_mark.line + 1)) for k, v in tree.value)
        return Node(path, line, {k: n.value for k, n in parts}, parts)
    if isinstance(tree, yaml.SequenceNode):
        return Node(path, line, [_node(path, v).value for v in tree.value])
    return Node(path, line, _scalar(tree))


def _at(node: Node, line: int) -> Node:
    return Node(node.path, line, node.value, node.parts)


def _scalar(tree: yaml.Node) -> Any:
    if tree.tag == "tag:yaml.org,2002:bool":
        return {"true": True, "false": False}.get(str(tree.value).lower(), str(tree.value))
    if tree.tag in ("tag:yaml.org,2002:float", "tag:yaml.org,2002:int"):
        return float(tree.value)
    return str(tree.value)
