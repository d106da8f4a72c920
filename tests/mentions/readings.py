"""A reading by hand: a text with its mentions marked, as the model would give them."""

from __future__ import annotations

import re

from isnad.documents import Document
from isnad.encoder import MentionSpan, Tagging
from isnad.encoder.tagging import Parse
from isnad.mentions import Mentioned, find_mentions

TYPES = {"p": "Person", "o": "Organization", "l": "Place", "f": "People", "w": "Work", "t": "Thing"}
FORMS = {"n": "name", "d": "nominal", "r": "pronoun"}
MARK = re.compile(r"<(?P<type>[polfwt])(?P<form>[ndr])(?P<cluster>\d*) (?P<words>[^<>]*)>")


def marked(source: str) -> tuple[str, Tagging]:
    """The text and tagging of a marked text: `<pn1 Karim Nuri>` is a person's name of cluster 1."""
    text, spans, last = "", [], 0
    for m in MARK.finditer(source):
        text += source[last : m.start()]
        cluster = int(m["cluster"]) if m["cluster"] else None
        start, end = len(text), len(text) + len(m["words"])
        spans.append(MentionSpan(start, end, 0, TYPES[m["type"]], FORMS[m["form"]], 0.9, cluster))  # type: ignore[arg-type]
        text += m["words"]
        last = m.end()
    return text + source[last:], Tagging(Parse(), mentions=tuple(spans))


def read(source: str, date: str | None = None) -> Mentioned:
    """What `find_mentions` makes of a marked text."""
    text, tagging = marked(source)
    return find_mentions(Document(id="d0", path="t.txt", sha256="", text=text, date=date), (), tagging)


def clusters(mentioned: Mentioned) -> list[list[str]]:
    """The words of each cluster, in order of first mention."""
    found: dict[str | None, list[str]] = {}
    for m in mentioned.mentions:
        found.setdefault(m.cluster, []).append(" ".join(m.text.split()))
    return list(found.values())


def aliases(mentioned: Mentioned) -> list[tuple[str, str]]:
    """The pairs of names."""
    return [(mentioned[a.agent].text, mentioned[a.patient].text) for a in mentioned.aliases]
