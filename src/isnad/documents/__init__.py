"""Documents: bytes to Document."""

from isnad.documents.document import Box, Document, Page

__all__ = ["Box", "Document", "Page"]
