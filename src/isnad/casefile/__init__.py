"""Casefile: the one SQLite file that holds a collection with all its claims. The only importer of sqlite3."""

from isnad.casefile.casefile import Casefile, Counts, Failure, Listed, open
from isnad.casefile.check import Fault, check
from isnad.casefile.draft import Draft, Known, Origin
from isnad.casefile.search import MARK, ClaimHit, EntityHit, Hits, PassageHit

__all__ = [
    "MARK",
    "Casefile",
    "ClaimHit",
    "Counts",
    "Draft",
    "EntityHit",
    "Failure",
    "Fault",
    "Hits",
    "Known",
    "Listed",
    "Origin",
    "PassageHit",
    "check",
    "open",
]
