"""Frozen dataclasses as rows and back: a tuple is JSON text in its column, all else is what SQLite has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, Protocol, TypeVar

Value = str | int | float | bytes | None
T = TypeVar("T")


class Row(Protocol):
    """What gives a column's value by its name, such as a row of SQLite's."""

    def __getitem__(self, name: str, /) -> Any: ...


def encode(thing: Any, leave: tuple[str, ...] = ()) -> dict[str, Value]:
    """The fields of a dataclass as columns, without those named in `leave` (they have tables of their own)."""
    columns = {name: getattr(thing, name) for name in _plan(type(thing)) if name not in leave}
    return {name: to_text(value) if isinstance(value, tuple) else value for name, value in columns.items()}


def decode(noun: type[T], row: Row, **given: Any) -> T:
    """The dataclass `noun` from its row; `given` are the fields that live in other tables."""
    values = {
        name: row[name] if convert is None else convert(row[name])
        for name, convert in _plan(noun).items()
        if name not in given
    }
    return noun(**values, **given)


def to_text(value: Iterable[Any]) -> str:
    """A tuple as JSON text, kept readable for whoever opens the table."""
    return json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> tuple[Any, ...]:
    """The tuple, nested as it was, that `to_text` wrote."""
    frozen: tuple[Any, ...] = _freeze(json.loads(text))
    return frozen


def in_list(keys: Iterable[str]) -> str:
    """Keys for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(keys))


def insert(table: str, columns: Iterable[str]) -> str:
    """The statement that puts one row into `table`, its values given by column name."""
    names = list(columns)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({quoted}) VALUES ({", ".join(f":{name}" for name in names)})'  # noqa: S608 - names of our own tables


def _plan(noun: type[Any]) -> dict[str, Callable[[Any], Any] | None]:
    """For each field of `noun` how its column becomes its value; None where it is the value."""
    if noun not in _PLANS:
        _PLANS[noun] = {f.name: _converter(str(f.type)) for f in fields(noun)}
    return _PLANS[noun]


_PLANS: dict[type[Any], dict[str, Callable[[Any], Any] | None]] = {}


def _converter(annotation: str) -> Callable[[Any], Any] | None:
    if annotation.startswith("tuple"):
        return from_text
    return bool if annotation == "bool" else None


def _freeze(value: Any) -> Any:
    return tuple(_freeze(item) for item in value) if isinstance(value, list) else value
