"""Reading: one document's claims and all that they rest on, as one value."""

from isnad.reading.read import read, read_document, read_text
from isnad.reading.reading import Reading
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
