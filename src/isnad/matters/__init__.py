"""Matters: claims side by side, with their conflicts, echoes and independent chains."""

from isnad.matters.judged import on_claims
from isnad.matters.layout import lay_out
from isnad.matters.matter import Agreement, Conflict, Matter, Version
from isnad.matters.rules import Kind, KindRules, Rules, SameOrDifferent, Table

__all__ = [
    "Agreement",
    "Conflict",
    "Kind",
    "KindRules",
    "Matter",
    "Rules",
    "SameOrDifferent",
    "Table",
    "Version",
    "lay_out",
    "on_claims",
]
