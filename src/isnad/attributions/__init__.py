"""Attributions: source, cue and content, nested into chains."""

from isnad.attributions.attribution import Attribution
from isnad.attributions.chain import Link, Speaker

__all__ = ["Attribution", "Link", "Speaker"]
