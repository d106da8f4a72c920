"""Attributions: source, cue and content, nested into chains."""

from isnad.attributions.attribution import Attribution

__all__ = ["Attribution"]
