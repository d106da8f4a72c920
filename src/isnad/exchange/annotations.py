"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): where each stands in its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from isnad.attributions import Link
from isnad.claims import Claim

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation_page(where: str, claims: Iterable[Claim]) -> Iterator[str]:
    """Claims as the AnnotationPage at `where`, in pieces; addresses are relative to the page's own.

    Offsets are Unicode code points into the plain text, as TextPositionSelector asks.
    """
    folder, _, name = where.rpartition("/")
    documents = "" if folder == "documents" else "../documents/" if folder else "documents/"
    opening = json.dumps({"@context": CONTEXT, "id": name, "type": "AnnotationPage"}, ensure_ascii=False)
    yield opening.removesuffix("}") + ', "items": ['
    for number, claim in enumerate(claims):
        yield (",\n" if number else "\n") + json.dumps(annotation(claim, documents), ensure_ascii=False)
    yield "\n]}\n"


def annotation(claim: Claim, documents: str = "") -> dict[str, Any]:
    """One claim: its kind and chain as the body, its quote and position as the target; `documents` leads there."""
    anchor = claim.anchor
    told = f"{_in_words(claim.chain)} ({claim.factuality})"
    return {
        "id": f"{documents}{claim.document}.annotations.json#{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": claim.kind},
            {"type": "TextualBody", "purpose": "describing", "value": told},
        ],
        "target": {
            "source": f"{documents}{claim.document}.txt",
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
