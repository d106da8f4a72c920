"""Reading: one document's claims and all that they rest on, as one value.

The verbs load the rooms below them when they are first asked for: a casefile that is only shown reads nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from isnad.reading.reading import Reading

if TYPE_CHECKING:
    from isnad.reading.read import read, read_document, read_text
    from isnad.reading.shapes import CONTRACT, from_json, from_shape, to_json, to_shape

__all__ = [
    "CONTRACT",
    "Reading",
    "from_json",
    "from_shape",
    "read",
    "read_document",
    "read_text",
    "to_json",
    "to_shape",
]


_VERBS = ("read", "read_document", "read_text")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    module = import_module("isnad.reading.read" if name in _VERBS else "isnad.reading.shapes")
    globals().update({known: getattr(module, known) for known in __all__ if hasattr(module, known)})
    return globals()[name]
