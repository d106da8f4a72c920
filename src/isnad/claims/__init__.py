"""Claims: the dictionary of kinds and the coder."""

from isnad.claims.claim import Amount, Claim, Filler, When

__all__ = ["Amount", "Claim", "Filler", "When"]
