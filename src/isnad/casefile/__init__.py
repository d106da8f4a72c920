"""Casefile: the one SQLite file that holds a collection with all its claims. The only importer of sqlite3."""

from isnad.casefile.across import Outline
from isnad.casefile.blotter import BAR, Blotter
from isnad.casefile.casefile import Casefile, Counts, Failure, open
from isnad.casefile.check import Fault, check
from isnad.casefile.described import Unnamed, folded
from isnad.casefile.draft import Draft, Known, Origin
from isnad.casefile.held_documents import Listed
from isnad.casefile.held_matters import Belonging
from isnad.casefile.redaction import EXTENTS, Redactions
from isnad.casefile.search import MARK, ClaimHit, EntityHit, Filters, Hits, PassageHit
from isnad.casefile.verdicts import Verdict

__all__ = [
    "BAR",
    "EXTENTS",
    "MARK",
    "Belonging",
    "Blotter",
    "Casefile",
    "ClaimHit",
    "Counts",
    "Draft",
    "EntityHit",
    "Failure",
    "Fault",
    "Filters",
    "Hits",
    "Known",
    "Listed",
    "Origin",
    "Outline",
    "PassageHit",
    "Redactions",
    "Unnamed",
    "Verdict",
    "check",
    "folded",
    "open",
]
