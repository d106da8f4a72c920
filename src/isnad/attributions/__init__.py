"""Attributions: source, cue and content, nested into chains."""

from isnad.attributions.attribution import Attribution
from isnad.attributions.chain import Link, Speaker
from isnad.attributions.chains import Chains
from isnad.attributions.find import find_attributions

__all__ = ["Attribution", "Chains", "Link", "Speaker", "find_attributions"]
