"""Mentions inside mentions: which of them a reader would count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.mentions.draft import Draft
from isnad.mentions.names import parts_of

_POSSESSIVE = re.compile(r"['’]s?\s+")


def without_fragments(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the pieces of names, descriptions cut loose from the names inside them.

    A person's name inside an organisation's stays when somebody of the text bears it. A description never
    refers to what a name inside it names (*a Treasury official*).
    """
    borne = _borne(text, drafts)
    kept: list[Draft] = []
    open_drafts: list[Draft] = []
    for d in drafts:
        open_drafts = [o for o in open_drafts if o.end > d.start]
        around = [o for o in open_drafts if o.end >= d.end and o.span != d.span]
        inside = d.kind == "name" and d.entity_type == "Person" and any(o.kind == "name" for o in around)
        if inside and not set(parts_of(text[d.start : d.end]).parts) <= borne:
            continue
        if d.kind == "name":
            for o in around:
                _without_possessor(text, o, d)
        if d.kind == "name" and d.group is not None:
            for o in around:
                if o.kind == "nominal" and o.group == d.group and o.head != d.head:
                    o.group = None
        kept.append(d)
        open_drafts.append(d)
    return sorted(kept, key=lambda d: (d.start, -d.end))


def _without_possessor(text: str, whole: Draft, name: Draft) -> None:
    """*Dostrovia's Grand Tower* is the Grand Tower where Dostrovia is a name of its own."""
    if whole.kind == "name" and whole.start == name.start:
        m = _POSSESSIVE.match(text, name.end, whole.end)
        if m and text[m.end() : m.end() + 1].isupper():
            whole.phrase = whole.phrase or whole.span
            whole.start = m.end()


def _borne(text: str, drafts: Sequence[Draft]) -> set[str]:
    """The parts of the names that persons bear outside other names."""
    borne: set[str] = set()
    end = -1
    for d in drafts:
        if d.kind != "name":
            continue
        if d.start >= end and d.entity_type == "Person":
            borne.update(parts_of(text[d.start : d.end]).parts)
        end = max(end, d.end)
    return borne
