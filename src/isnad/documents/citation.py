"""How a thing is cited: in plain text, as CSL-JSON (https://docs.citationstyles.org) and as BibTeX."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from isnad.documents.document import Document

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. `key` is an id, `kind` a CSL type, `date` EDTF, `within` what holds it; empty is not known."""

    key: str
    title: str
    kind: str = "document"
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    within: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        """One line to copy: *“Capture of Omar Nassif”, in: inquiry, matter m1, isnad 0.1.0.*"""
        quoted = self.title if self.title.startswith("“") else f"“{self.title}”"
        within = f"in: {self.within}" if self.within else ""
        return ", ".join(x for x in (*self.authors, quoted, self.publisher, self.date, within, self.note) if x) + "."

    @property
    def csl(self) -> dict[str, Any]:
        """One CSL-JSON item; what is not known is left out."""
        given = {
            "id": self.key,
            "type": self.kind,
            "title": self.title,
            "author": [{"literal": author} for author in self.authors],
            "container-title": self.within,
            "publisher": self.publisher,
            "issued": _issued(self.date),
            "URL": self.url,
            "language": self.language,
            "note": self.note,
        }
        return {name: value for name, value in given.items() if value}

    @property
    def csl_json(self) -> str:
        """The CSL-JSON that a reader copies: a list of one item."""
        return json.dumps([self.csl], ensure_ascii=False, indent=1)

    @property
    def bibtex(self) -> str:
        """A BibTeX entry; names of institutions are kept whole by their braces."""
        day = _DAY.match(self.date)
        fields = {
            "title": f"{{{_escaped(self.title)}}}",
            "author": " and ".join(f"{{{_escaped(author)}}}" for author in self.authors),
            "howpublished": f"In: {{{_escaped(self.within)}}}" if self.within else "",
            "publisher": _escaped(self.publisher),
            "year": day[1] if day else "",
            "month": day[2] if day and day[2] else "",
            "url": self.url,
            "note": _escaped(self.note),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"


def of_document(document: Document) -> Citation:
    """A document as it is cited, wherever it lies."""
    return Citation(
        key=document.id,
        title=" ".join((document.title or document.path.rsplit("/", 1)[-1]).split()),
        kind="webpage" if document.url else "document",
        authors=document.authors,
        publisher=document.publisher or "",
        date=document.date or "",
        url=document.url or "",
        language=document.language or "",
        note=f"SHA-256: {document.sha256}",
    )


def _issued(date: str) -> dict[str, Any]:
    """A plain day, month or year as parts; other EDTF in words."""
    if not date:
        return {}
    day = _DAY.fullmatch(date)
    return {"date-parts": [[int(part) for part in day.groups() if part]]} if day else {"raw": date}


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))
