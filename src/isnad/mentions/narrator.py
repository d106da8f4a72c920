"""The narrator: who says *I* in a letter, an affidavit, a diary, outside all quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.mentions.draft import Draft
from isnad.mentions.numerals import GAP
from isnad.mentions.turns import FIRST, QUOTATION, Turn

_SWORN = re.compile(rf"\bI,{GAP}(?:the{GAP}undersigned,?{GAP})?(?:[A-Z]\w*\.?{GAP}){{0,3}}\Z")
_OWN_WORDS = re.compile(
    rf"\b(?:diar(?:y|ies)|memoirs?|journal|autobiography|recollections|deposition|affidavit|letters?){GAP}(?:of|by|from)"
    rf"{GAP}(?:the{GAP})?(?:[\w.-]+,?{GAP}){{0,4}}\Z",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:yours?(?:\s+\w+){0,3}|sincerely|faithfully|respectfully(?:\s+\w+)?|signed|with\s+\w+(?:\s+\w+){0,2}|salaams?"
    r"|regards)\s*[,:.]?\s*(?:\(?signed\)?\s*)?\Z",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:(?:my\s+)?dear(?:est)?|to\s+(?:our|my|the)\s+\w+)\b[^\n]{0,80}[,.:!]", re.IGNORECASE | re.MULTILINE
)
_ALONE = re.compile(r"[.,]?[^\S\n]*(?:\([^)\n]*\))?[^\S\n]*(?:\n|\Z)")
_BY = re.compile(r"[^\S\n]*(?:by[^\S\n]+)?", re.IGNORECASE)
_HEAD = 500
_TAIL = 500


def narrated(text: str, drafts: Sequence[Draft], turns: Sequence[Turn] = ()) -> list[tuple[int, int]]:
    """The places among the drafts of each *I* of the narration, before any turns, and of the narrator's name."""
    own = [n for n, d in enumerate(drafts) if d.kind == "pronoun" and text[slice(*d.span)].casefold() in FIRST]
    narrator = _narrator(text, drafts) if own else None
    if narrator is None:
        return []
    quotations = [m.span() for m in QUOTATION.finditer(text)]
    end = turns[0].start if turns else len(text)
    return [
        (n, narrator)
        for n in own
        if drafts[n].start < end and not any(a <= drafts[n].start < b for a, b in quotations)
    ]


def _narrator(text: str, drafts: Sequence[Draft]) -> int | None:
    """The name behind *I,*, else who signs, else whose words the head says these are, else who wrote them."""
    people = [n for n, d in enumerate(drafts) if d.kind == "name" and d.entity_type == "Person"]
    sworn = (n for n in people if _SWORN.search(text, max(0, _begin(drafts[n]) - 60), _begin(drafts[n])))
    signed = (n for n in reversed(people) if _signs(text, drafts[n]))
    headed = (n for n in people if drafts[n].start < _HEAD and _heads(text, drafts[n]))
    written = (n for n in people if drafts[n].start < _HEAD and _writes(text, drafts[n]))
    return next((n for found in (sworn, signed, headed, written) for n in found), None)


def _begin(draft: Draft) -> int:
    return draft.title[0] if draft.title and draft.title[0] < draft.start else draft.start


def _signs(text: str, draft: Draft) -> bool:
    """Whether a name closes a letter: alone in its line near the end, behind a closing or below a greeting."""
    if len(text) - draft.end > _TAIL or not _ALONE.match(text, draft.end):
        return False
    line = text.rfind("\n", 0, _begin(draft)) + 1
    before = text[max(0, line - 40) : _begin(draft)]
    if _CLOSING.search(before):
        return True
    return not text[line : _begin(draft)].strip(" -–—") and bool(_GREETING.search(text, 0, 1500))


def _writes(text: str, draft: Draft) -> bool:
    """Whether a name stands alone in its line at the head, as an author's does: *By Jannik Prell*."""
    begin = _begin(draft)
    line = text.rfind("\n", 0, begin) + 1
    return bool(_BY.fullmatch(text, line, begin) and _ALONE.match(text, draft.end))


def _heads(text: str, draft: Draft) -> bool:
    return bool(_OWN_WORDS.search(text, max(0, _begin(draft) - 80), _begin(draft)))
