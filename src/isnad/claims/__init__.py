"""Claims: the dictionary of kinds and the coder."""

from isnad.claims.claim import Amount, Claim, Filler, When
from isnad.claims.coder import code
from isnad.claims.dictionary import Dictionary, Kind, Rule, check, describe
from isnad.claims.explain import explain

__all__ = ["Amount", "Claim", "Dictionary", "Filler", "Kind", "Rule", "When", "check", "code", "describe", "explain"]
