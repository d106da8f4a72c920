"""Documents: bytes to Document."""

from isnad.documents.citation import Citation, of_document
from isnad.documents.document import Box, Document, Page
from isnad.documents.guard import Limits, load_guarded, picture_guarded
from isnad.documents.load import from_text, load
from isnad.documents.picture import Sheet
from isnad.documents.revisions import revisions
from isnad.documents.source import Metadata, Source, find_sources, missing_files

__all__ = [
    "Box",
    "Citation",
    "Document",
    "Limits",
    "Metadata",
    "Page",
    "Sheet",
    "Source",
    "find_sources",
    "from_text",
    "load",
    "load_guarded",
    "missing_files",
    "of_document",
    "picture_guarded",
    "revisions",
]
