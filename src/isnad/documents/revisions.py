"""Which document is a revision of which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import urlsplit

from isnad.documents.document import Document


def revisions(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that revises an earlier one, the id of the one that it revises.

    Pages of the same canonical URL are revisions of one another, in order of date (undated ones last), then path.
    A `revision_of` of the metadata names a document by path or id and outranks the URL.
    """
    known = {document.id: document for document in documents}
    by_name = {name: document.id for document in known.values() for name in (document.path, document.id)}
    found: dict[str, str] = {}
    pages: dict[str, list[Document]] = {}
    for document in known.values():
        named = by_name.get(document.revision_of or "")
        if named and named != document.id:
            found[document.id] = named
        elif document.url:
            pages.setdefault(same_page(document.url), []).append(document)
    for versions in pages.values():
        versions.sort(key=lambda document: (document.date is None, document.date or "", document.path))
        for earlier, later in pairwise(versions):
            found[later.id] = earlier.id
    return found


def same_page(url: str) -> str:
    """A URL without what does not tell pages apart: scheme, *www.*, fragment, closing slash, tracking fields."""
    parts = urlsplit(url.strip())
    fields = [field for field in parts.query.split("&") if field and not re.match(r"utm_|fbclid|gclid|ref=", field)]
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{'&'.join(sorted(fields))}" if fields else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
