"""Dates: their grammar in English, their place in time, their EDTF form."""

from isnad.mentions.dates.calendar import Moment, Period, parse
from isnad.mentions.dates.entries import Entries, Entry, find_entries
from isnad.mentions.dates.expressions import Expression
from isnad.mentions.dates.joining import expressions
from isnad.mentions.dates.resolve import Placed, resolve

__all__ = [
    "Entries",
    "Entry",
    "Expression",
    "Moment",
    "Period",
    "Placed",
    "expressions",
    "find_entries",
    "parse",
    "resolve",
]
