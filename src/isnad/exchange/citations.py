"""How a document is cited: CSL-JSON (https://docs.citationstyles.org) and BibTeX."""

from __future__ import annotations

import re
from typing import Any

from isnad.documents import Document

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


def csl(document: Document) -> dict[str, Any]:
    """The document as one CSL-JSON item; what is not known is left out."""
    given = {
        "id": document.id,
        "type": "webpage" if document.url else "document",
        "title": _title(document),
        "author": [{"literal": author} for author in document.authors],
        "publisher": document.publisher,
        "issued": _issued(document.date),
        "URL": document.url,
        "language": document.language,
        "note": f"SHA-256: {document.sha256}",
    }
    return {name: value for name, value in given.items() if value}


def bibtex(document: Document) -> str:
    """The document as a BibTeX entry; names of institutions are kept whole by their braces."""
    day = _DAY.match(document.date or "")
    fields = {
        "title": f"{{{_escaped(_title(document))}}}",
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in document.authors),
        "publisher": _escaped(document.publisher or ""),
        "year": day[1] if day else "",
        "month": day[2] if day and day[2] else "",
        "url": document.url or "",
        "note": f"SHA-256: {document.sha256}",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{document.id},\n" + ",\n".join(lines) + "\n}\n"


def _title(document: Document) -> str:
    return " ".join((document.title or document.path.rsplit("/", 1)[-1]).split())


def _issued(date: str | None) -> dict[str, Any]:
    """A plain day, month or year as parts; other EDTF in words."""
    if not date:
        return {}
    day = _DAY.fullmatch(date)
    return {"date-parts": [[int(part) for part in day.groups() if part]]} if day else {"raw": date}


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))
