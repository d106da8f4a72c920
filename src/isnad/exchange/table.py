"""A table of claims for a spreadsheet: one row a claim, its chain in words."""

from __future__ import annotations

import csv as writing
import io
from collections.abc import Iterable, Iterator, Mapping

from isnad.attributions import Link
from isnad.casefile import Casefile, Listed
from isnad.claims import Amount, Claim, Filler

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so would be run by a spreadsheet

Cells = dict[str, str | int | None]


def csv(case: Casefile) -> Iterator[str]:
    """The claims by document and place; names as the casefile knows them, several joined by `; `."""
    names = case.captions()
    listed = {document.id: document for document in case.listing()}
    agreements = {claim: matter.agreement for matter in case.every_matter() for claim in matter.claims}
    yield _line(COLUMNS)
    for claim in case.every_claim():
        cells = _told(claim, names) | _standing(claim, listed[claim.document])
        cells["agreement"] = agreements.get(claim.id)
        yield _line(cells[column] for column in COLUMNS)


def _told(claim: Claim, names: Mapping[str, str]) -> Cells:
    roles = {role: _names(fillers, names) for role, fillers in claim.roles.items()}
    others = [f"{role}: {text}" for role, text in roles.items() if role not in ("agent", "patient")]
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "agent": roles.get("agent"),
        "patient": roles.get("patient"),
        "other roles": "; ".join(others),
        "time": "; ".join(when.edtf for when in claim.time),
        "duration": claim.duration,
        "place": _names(claim.place, names),
        "number": "; ".join(_amount(amount) for amount in claim.quantity),
        "factuality": claim.factuality,
        "chain": " > ".join(_link(n, link, names) for n, link in enumerate(claim.chain)),
        "rule": claim.rule,
        "confidence": f"{claim.confidence:.2f}",
    }


def _standing(claim: Claim, document: Listed) -> Cells:
    return {
        "quote": " ".join(claim.anchor.quote.split()),
        "document": document.id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "page": claim.anchor.page,
        "start": claim.anchor.start,
        "end": claim.anchor.end,
    }


COLUMNS = (
    *("claim", "kind", "agent", "patient", "other roles", "time", "duration", "place", "number", "factuality"),
    *("chain", "quote", "document", "path", "title", "publisher", "date", "page", "start", "end", "agreement"),
    *("rule", "confidence"),
)


def _names(fillers: Iterable[Filler], names: Mapping[str, str]) -> str:
    texts = (f.claim or names.get(f.entity or "", " ".join(f.text.split())) for f in fillers)
    return "; ".join(dict.fromkeys(texts))


def _amount(amount: Amount) -> str:
    bound = "" if amount.bound == "exact" else amount.bound.replace("_", " ") + " "
    return f"{bound}{amount.value:.15g}{f' {amount.unit}' if amount.unit else ''} (of {amount.of})"


def _link(number: int, link: Link, names: Mapping[str, str]) -> str:
    voices = " and ".join(names.get(s.entity or "", s.text) or "unknown" for s in link.speakers) or "unknown"
    return voices if number == 0 else f"{voices} {link.stance}"


def _line(cells: Iterable[str | int | None]) -> str:
    text = io.StringIO()
    writing.writer(text).writerow([_safe(cell) for cell in cells])
    return text.getvalue()


def _safe(cell: str | int | None) -> str:
    """A cell that no spreadsheet takes for a formula: documents are hostile input."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
