"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): where each stands in its text."""

from __future__ import annotations

from typing import Any

from isnad.attributions import Link
from isnad.claims import Claim
from isnad.reading import Reading

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation_page(reading: Reading) -> dict[str, Any]:
    """All claims of a document as one AnnotationPage. Addresses are relative to the page's own, beside the text.

    Offsets are Unicode code points into the plain text, as TextPositionSelector asks.
    """
    document = reading.document.id
    return {
        "@context": CONTEXT,
        "id": f"{document}.annotations.json",
        "type": "AnnotationPage",
        "items": [annotation(claim) for claim in reading.claims],
    }


def annotation(claim: Claim) -> dict[str, Any]:
    """One claim: its kind and chain as the body, its quote and position as the target."""
    anchor = claim.anchor
    told = f"{_in_words(claim.chain)} ({claim.factuality})"
    return {
        "id": f"{claim.document}.annotations.json#{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": claim.kind},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": told,
            },
        ],
        "target": {
            "source": f"{claim.document}.txt",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.quote,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            ],
        },
    }


def _in_words(chain: tuple[Link, ...]) -> str:
    """*Ledger of 3 May > M. Haddad denies*: the outermost voice first."""
    names = [" and ".join(speaker.text or "someone unnamed" for speaker in link.speakers) for link in chain]
    told = (f"{name} {link.stance}" for name, link in zip(names[1:], chain[1:], strict=True))
    return " > ".join([names[0], *told])
