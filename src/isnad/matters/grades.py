"""The Admiralty code as a filter: source reliability A to F, information credibility 1 to 6, given by people."""

from __future__ import annotations

import re

from isnad.documents.document import Document
from isnad.errors import InputError

_GRADE = re.compile(r"([A-F])?([1-6])?", re.I)


def parse(grade: str) -> tuple[str, str]:
    """Reliability and credibility of *B2*, *B* or *2*, empty where not given. Raises `InputError` for others."""
    match = _GRADE.fullmatch(grade.strip())
    if not match or not grade.strip():
        raise InputError(f"`{grade}` is no grade.", "Give a letter A to F, a digit 1 to 6, or both: B2.")
    return (match.group(1) or "").upper(), match.group(2) or ""


def at_least(document: Document | None, grade: str | None) -> bool:
    """Whether the document is graded so or better on every axis asked for; what is not graded is not."""
    if grade is None:
        return True
    if document is None or not document.grade:
        return False
    asked = parse(grade)
    return all(
        not wanted or (given != "" and given <= wanted)
        for given, wanted in zip(parse(document.grade), asked, strict=True)
    )
