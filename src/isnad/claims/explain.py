"""Why a claim stands as it does, in lines that a person can check against the text."""

from __future__ import annotations

from isnad.attributions import Link
from isnad.claims.claim import Claim


def explain(claim: Claim) -> list[str]:
    """The rule, the words that filled each role, the cue of its factuality, and its chain: one fact a line."""
    lines = [
        f"{claim.kind}  {claim.factuality}  “{' '.join(claim.anchor.quote.split())}”",
        f"  rule: {claim.rule} ({claim.confidence:.2f})",
    ]
    lines += [f"  {what}: {words}" for what, words in claim.because]
    lines += [f"  time: {when.text} = {when.edtf}" for when in claim.time]
    lines += [f"  place: {place.text}" for place in claim.place]
    lines += [f"  number: {a.text} = {a.bound} {a.value:g} {a.unit or ''} of {a.of}".rstrip() for a in claim.quantity]
    lines += [f"  lasting: {claim.duration}"] if claim.duration else []
    lines.append("  chain: " + " > ".join(_link(link) for link in claim.chain))
    return lines


def _link(link: Link) -> str:
    return f"{' and '.join(s.text for s in link.speakers)} ({link.stance})"
