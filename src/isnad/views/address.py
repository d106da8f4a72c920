"""Where each page lives: one scheme for the reading room and the static site, so that both are the same bytes.

Addresses are relative to the collection's root; pages link to each other with relative paths only.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Numbered = Callable[[str, int], str]

_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,80}")


def is_plain(identifier: str) -> bool:
    """Whether an id can stand in an address as it is: letters, digits, `_`, `.`, `-`, no leading dot."""
    return bool(_PLAIN.fullmatch(identifier)) and not identifier.startswith(".")


def numbered(name: str, part: int = 1) -> str:
    """A page of several parts, numbered from 1: `people.html`, `people.2.html`."""
    return f"{name}.html" if part <= 1 else f"{name}.{part}.html"


def document(identifier: str, part: int = 1) -> str:
    """A document's page; long documents have several parts."""
    return numbered(f"documents/{identifier}", part)


def entity(identifier: str, part: int = 1) -> str:
    """A person's, organisation's, place's or work's page."""
    return numbered(f"entities/{identifier}", part)


def matter(identifier: str, part: int = 1) -> str:
    """A matter's page: its versions side by side, then all its claims in parts."""
    return numbered(f"matters/{identifier}", part)


def speaker(identifier: str, part: int = 1) -> str:
    """Everything on this voice's word."""
    return numbered(f"speakers/{identifier}", part)


def unnamed(document_id: str, number: int, part: int = 1) -> str:
    """Everything on the word of a voice that one document only describes."""
    return speaker(f"{document_id}-v{number}", part)


def kind(name: str, part: int = 1) -> str:
    """All claims of one kind."""
    return numbered(f"kinds/{name}", part)


def finding(key: str, part: int = 1) -> str:
    """The documents of one type or one year (`type-pdf`, `year-2009`)."""
    return numbered(f"finding/{key}", part)


def claim(document_id: str, claim_id: str, part: int = 1) -> str:
    """The exact line of a claim: its document's page, at the claim."""
    return f"{document(document_id, part)}#{claim_id}"


def paragraph(document_id: str, number: int, part: int = 1) -> str:
    """A paragraph of a document."""
    return f"{document(document_id, part)}#p{number}"


def judge(claim_id: str) -> str:
    """Where one claim is judged, in a room that is open for review."""
    return f"judge/{claim_id}.html"


def document_of(claim_id: str) -> str:
    """The document of a claim: its id is the claim's up to `-c`."""
    return claim_id.rpartition("-c")[0]


def up(address: str) -> str:
    """The prefix that leads from `address` back to the root: `` or `../`."""
    return "../" * address.count("/")
