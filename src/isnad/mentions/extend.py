"""Names that the model cut short: the capital words that stand directly beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.mentions.dates.words import MONTHS, WEEKDAYS
from isnad.mentions.draft import Draft
from isnad.mentions.numerals import GAP, wordset
from isnad.mentions.sorts import heads_organisation
from isnad.mentions.titles import is_title

_NEXT = re.compile(rf"(?:{GAP}|-)(?P<word>(?:(?:al|el|ul|as|ash|ad|an|ar)[- ])?[A-Z\u00c0-\u00de][\w'’ʿʾ`-]*)")
_PLACE_NOUN = re.compile(
    rf"{GAP}(?P<word>road|street|river|province|governorate|district|valley|bridge|airport|prison|jail"
    rf"|refugee{GAP}camp|camp|crossing|checkpoint|highway|palace|hospital"
    rf"|cemetery|mosque|barracks)(?![\w-])"
)
_BEFORE = re.compile(rf"(?P<lead>[a-z,;]{GAP})(?P<word>[A-Z\u00c0-\u00de][\w’ʿʾ`-]*){GAP}\Z")
_OF = re.compile(rf"(?:{GAP}(?:of|for)(?:{GAP}the)?{GAP}[A-Z][\w'’-]*(?:{GAP}[A-Z][\w'’-]*)*)+")
_FAMILY = re.compile(r"(?:al|el|ul|as|ash|ad|an|ar|bin|ibn)[- ]", re.IGNORECASE)
_PARTICLE_GAP = re.compile(r"\s(?:al|el|ul|as|ash|ad|an|ar|bin|ibn|bint)[- ]", re.IGNORECASE)
_NEVER = wordset(
    "The A An And Or But In On At To For From With By He She It They We I You His Her Its Their Our This",
    "That These Those Who Which When Where While After Before As If",
    "Mr Mrs Ms Dr Foreign Prime Vice Deputy Former Shiite Sunni Muslim Christian Jewish Arab Kurdish TV I'm I've",
) | frozenset(w.capitalize() for w in (*MONTHS, *WEEKDAYS))  # fmt: skip


def extended(text: str, drafts: Sequence[Draft], capitals: bool) -> list[Draft]:
    """The drafts with names extended over capital words beside them that belong to no other draft.

    Nothing is extended in a text all in capitals, where capitals tell nothing.
    """
    drafts = _joined(text, drafts)
    _completed(text, drafts)
    if capitals:
        return list(drafts)
    begins = {d.start for d in drafts}
    ends = {d.end for d in drafts}
    held = _held(drafts)
    for d in drafts:
        if id(d) in held:
            continue
        if d.kind == "name" and d.made in ("model", "again") and d.entity_type in ("Person", "Organization", "Place"):
            _to_the_right(text, d, begins)
            _to_the_left(text, d, ends)
    return list(drafts)


def _held(drafts: Sequence[Draft]) -> set[int]:
    """Names that stand inside longer names (*Kessou* of *Kessou Battalion*), by `id`."""
    held: set[int] = set()
    end = -1
    for d in sorted((d for d in drafts if d.kind == "name"), key=lambda d: (d.start, -d.end)):
        if d.end <= end:
            held.add(id(d))
        end = max(end, d.end)
    return held


_SYLLABLE = re.compile(r"-(?P<rest>[a-z]{1,5})(?![\w-])")
_NO_SYLLABLE = wordset(
    "led based born backed era like style run made held owned own and the in is old bound only wide type ruled class"
)
_FIRM = re.compile(
    rf",?{GAP}(?:d\.\s?o\.\s?o\.?|d\.d\.|L(?:td|TD)\.?|Limited|LIMITED|I(?:nc|NC)\.?|C(?:orp|ORP)\.?|LLC|L\.L\.C\.|PLC|plc|GmbH|AG|S\.A\.|SA|SpA"
    r"|S\.?A\.?R\.?L\.?|S\.p\.A\.|B\.V\.|BV|N\.V\.|Oy|AB|A/S|Sdn\.?\sBhd\.?|Pty\.?(?:\sLtd\.?)?|& Co\.?|& Sons"
    r"|& Bros\.?|s\.r\.o\.|OOO|A\.?Ş\.?)"
    r"(?![\w])"
)
_HYPHEN = re.compile(r"-[A-Z\u00c0-\u00de\d][^\W_]*(?:-[A-Z\u00c0-\u00de\d][^\W_]*)*")


_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Uu]l)\Z")
_BEHIND_ARTICLE = re.compile(r"\s?-\s?(?=[A-Z])[^\W\d_]+(?:-[^\W\d_]+)*")


def _completed(text: str, drafts: Sequence[Draft]) -> None:
    """Names go on over a hyphen before a capital (*Rahimi-Nia*, *al- Dulaimi*) and over a firm's form (*d.o.o.*)."""
    taken = {d.start for d in drafts if d.kind == "name"}
    for d in drafts:
        firm = _FIRM.match(text, d.end) if d.kind == "name" and d.entity_type in ("Person", "Organization") else None
        if firm:
            d.end, d.entity_type = firm.end(), "Organization"
        second = _SYLLABLE.match(text, d.end) if d.kind == "name" and d.entity_type == "Person" else None
        if second and second["rest"] not in _NO_SYLLABLE and " " in text[d.start : d.end]:
            d.end = second.end()
        cut = d.kind == "name" and _ARTICLE.search(text, d.start, d.end) and _BEHIND_ARTICLE.match(text, d.end)
        if cut:
            d.end = cut.end()
        m = _HYPHEN.match(text, d.end) if d.kind == "name" and d.entity_type in ("Person", "Organization") else None
        if m and m.start() + 1 not in taken and text[d.start : d.end][-1:].isalpha():
            d.end = m.end()


def _joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with a person's name and the family name behind it as one: *Nasir* and *al-Jarrah*."""
    out: list[Draft] = []
    for d in drafts:
        last = out[-1] if out else None
        if last is not None and _both_persons(last, d) and _one_name(text, last.end, d):
            last.end = d.end
            continue
        if last is not None and _one_firm(text, last, d):
            last.end, last.entity_type = d.end, "Organization"
            continue
        out.append(d)
    return out


def _one_name(text: str, end: int, d: Draft) -> bool:
    """Whether only a blank and a particle part a name from what ended before it."""
    gap = text[end : d.start]
    if gap == " the " and " " not in text[d.start : d.end]:
        return True
    return (gap.isspace() and len(gap) == 1 and bool(_FAMILY.match(text, d.start))) or bool(
        _PARTICLE_GAP.fullmatch(gap)
    )


_AMPERSAND = re.compile(rf"{GAP}?&{GAP}?")


def _one_firm(text: str, a: Draft, b: Draft) -> bool:
    """*Brandt & Osei*: names with only an ampersand between them are partners in one firm."""
    return a.kind == b.kind == "name" and bool(_AMPERSAND.fullmatch(text, a.end, b.start))


def _both_persons(a: Draft, b: Draft) -> bool:
    return a.kind == b.kind == "name" and a.entity_type == b.entity_type == "Person"


def _to_the_right(text: str, draft: Draft, begins: set[int]) -> None:
    if draft.entity_type == "Organization" and heads_organisation(text[draft.start : draft.end].split(maxsplit=1)[0]):
        m = _OF.match(text, draft.end)
        draft.end = m.end() if m else draft.end
    for _ in range(3):
        m = _NEXT.match(text, draft.end)
        if (
            m is None
            or text[m.end() : m.end() + 1] == ":"
            or m.start("word") in begins
            or not _may_join(text, m["word"], m.start("word"))
        ):
            break
        draft.end = m.end("word")
        if text[draft.end - 2 : draft.end] in ("'s", "’s"):
            draft.end -= 2
            return
    if draft.entity_type == "Place":
        m = _PLACE_NOUN.match(text, draft.end)
        draft.end = m.end("word") if m else draft.end


def _goes_on(name: str) -> bool:
    words = name.split()
    return heads_organisation(words[0]) or heads_organisation(words[-1])


def _to_the_left(text: str, draft: Draft, ends: set[int]) -> None:
    m = _BEFORE.search(text, max(0, draft.start - 30), draft.start)
    if m is None or m.end("word") in ends or not _may_join(text, m["word"], m.start("word")):
        return
    if draft.entity_type == "Person" or (
        draft.entity_type == "Place" and m["word"].endswith(("ern", "i", "an", "ian", "ish"))
    ):
        return
    draft.start = m.start("word")


def _may_join(text: str, word: str, at: int) -> bool:
    """Whether a capital word can be a part of a name: no function word, day, month, title; in the line's own case."""
    plain = word.rstrip("'’")
    if plain in _NEVER or plain.capitalize() in _NEVER or is_title(plain):
        return False
    return not _in_headline(text, at)


def _in_headline(text: str, at: int) -> bool:
    """Whether the line is in capitals or in title case, where capitals tell nothing."""
    before, after = text[max(0, at - 200) : at], text[at : at + 200]
    line = before[before.rfind("\n") + 1 :] + after.split("\n", 1)[0]
    words = list(re.findall(r"[^\W\d_]{4,}", line))
    return not words or sum(w[0].isupper() for w in words) > 0.7 * len(words)
