"""Bringing a model's mention to its words: a name without its clause, a capital *the Mission* as a name."""

from __future__ import annotations

import re

from isnad.encoder import Parse
from isnad.mentions.countries import is_country, is_people
from isnad.mentions.dates.words import MONTHS
from isnad.mentions.draft import Draft, Span
from isnad.mentions.names import PARTICLES, trim, without_titles
from isnad.mentions.numerals import wordset
from isnad.mentions.sorts import is_organisation_noun, is_place_noun, sort_of
from isnad.mentions.titles import POSTS, is_title

_BREAK = re.compile(
    r"\s*(?:,|;|:|\(|\)|\[|\]|--|—|\s[-–]\s)\s*"
    r"|\s+(?:who|whom|whose|which|that|where|when|is|was|were|has|had|said|says|told|stated|announced|added"
    r"|and\s+(?:his|her|their|its))\b\s*",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s(?:under|in|from|by|with|near|during|after|before|into|against|over|about|towards?|as|at|on)\s"
    r"|\s(?:IN|ON|AT|FROM|BY|WITH|NEAR|DURING|AFTER|BEFORE|INTO|AGAINST|OVER|ABOUT|TO)\s"
)
_DETERMINED = re.compile(r"(?:the|The|THE|this|its|their|our)\s+(?=\S)")
_ANY_DETERMINER = re.compile(r"(?:the|this|that|an?|its|his|her|their|our)\s", re.IGNORECASE)
_FIELD = re.compile(
    r"[A-Z][\w ./-]{0,30}:|(?:Report|Case|Serial|File|Copy|Page|Document|List|Cable|Telegram)\b[^\n]{0,12}\d"
)
_PARTICIPLE = re.compile(r"[-‐‑–](?:[a-z]+ed|led|run|born|made|held|owned)(?![^\W\d_])")
_JUNIOR = re.compile(r",\s*(?:Jr|Sr|Inc|Ltd|Co)\b\.?")
_PARTISANS = wordset(
    "democrat democratic republican libertarian conservative socialist communist labour liberal former ex"
)
_PLAIN_HEADS = wordset(
    "minister president government state court secretary general ambassador detainee source subject",
    "chairman governor",
    "king country countries people peoples nation world capital city army party war command police group congress",
    "republic region province area government authorities church press media embassy armed forces troops guerrillas",
    "rebels soldiers students workers union front movement zone department office building street house office",
)


class Repair:
    """Repairs the drafts of one text; `parse` gives the heads by which the part of a broken name is chosen."""

    def __init__(self, text: str, parse: Parse) -> None:
        self._text = text
        self._parse = parse

    def __call__(self, draft: Draft) -> Draft | None:
        """The draft with the words, kind and type that it should have; None when nothing of it stays."""
        if draft.kind == "pronoun":
            return self._pronoun(draft)
        draft.end = _before_next_field(self._text, draft.start, draft.end)
        if _is_date(self._text, draft):
            return None
        if draft.kind == "nominal":
            return _named_after_all(self._text, draft)
        return self._name(draft)

    def _pronoun(self, draft: Draft) -> Draft:
        around = self._text[max(0, draft.start - 20) : draft.start + 20]
        if self._text[draft.start : draft.end] == "US" and any(c.islower() for c in around):
            draft.kind, draft.entity_type, draft.group = "name", "Place", None
        return draft

    def _name(self, draft: Draft) -> Draft | None:
        text, whole = self._text, draft.phrase or draft.span
        start, end = self._part(draft)
        draft.start, draft.end = trim(text, *_without_common_words(text, *trim(text, start, end), draft))
        if draft.end <= draft.start:
            return None
        _without_participle(text, draft)
        _without_owner(text, draft)
        if _is_description(text, draft, whole):
            draft.kind, (draft.start, draft.end) = "nominal", whole
            return draft
        if draft.entity_type == "Person":
            draft.start = _past_number(text, draft.start, draft.end)
        start, end, title = without_titles(text, draft.start, draft.end)
        told = sort_of(text[draft.start : draft.end], False)
        if title is not None and told == "Organization":
            start, end, title = draft.start, draft.end, None
        if draft.entity_type in ("Person", None) or start > draft.start or (title is not None and told is None):
            draft.start, draft.end, draft.title = start, end, title
        draft.entity_type = sort_of(text[draft.start : draft.end], draft.title is not None) or draft.entity_type
        draft.phrase = whole if whole != draft.span else None
        return draft if draft.end > draft.start else None

    def _part(self, draft: Draft) -> Span:
        """Of a name that clauses, brackets or prepositions break, the part that holds its head word."""
        text, start, end = self._text, draft.start, draft.end
        junior = _JUNIOR.search(text, start, end)
        skip = junior.end() if junior else start + 1
        breaks = [*_BREAK.finditer(text, skip, end), *_PREPOSITION.finditer(text, skip, end)]
        parts = []
        begin = start
        for m in sorted(breaks, key=lambda m: m.start()):
            if m.start() > begin:
                parts.append((begin, m.start()))
            begin = max(begin, m.end())
        parts.append((begin, end))
        head = self._parse.starts[draft.head] if draft.head is not None and draft.head < len(self._parse) else start
        return next((p for p in parts if p[0] <= head < p[1]), parts[0])


_NUMBER = re.compile(r"\d{1,4}[.)]?\s+(?=[^\W\d_])")


def _past_number(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind the number of a footnote, page or item that stands before it."""
    number = _NUMBER.match(text, start, end)
    return number.end() if number else start


_OWNER = re.compile(r"\s(?:of|OF)\s(?:the\s)?[A-Z][A-Z-]{1,6}\Z")


def _without_owner(text: str, draft: Draft) -> None:
    """*Rahal Battalion of MSF*: a body's name ends before the acronym of the one that it belongs to."""
    name = text[draft.start : draft.end]
    m = _OWNER.search(name)
    if m is None or name.isupper():
        return
    own = name[: m.start()].split()
    if len(own) > 1 and is_organisation_noun(own[-1]):
        draft.end = draft.start + m.start()


def _without_participle(text: str, draft: Draft) -> None:
    """*Iran-backed*, *Front-led*: the name is what stands before the hyphen."""
    m = _PARTICIPLE.search(text, draft.start, draft.end)
    if m is None or m.end() != draft.end or not text[draft.start].isupper():
        return
    draft.end = m.start()
    name = text[draft.start : draft.end]
    if is_country(name):
        draft.entity_type = "Place"
    elif draft.entity_type in ("People", None):
        draft.entity_type = sort_of(name, False) or "Place"


def _is_date(text: str, draft: Draft) -> bool:
    """Whether a name is only a month beside a number."""
    if text[draft.start : draft.end].casefold() not in MONTHS:
        return False
    return bool(re.match(r"\s\d", text[draft.end : draft.end + 2]) or re.search(r"\d\s\Z", text[: draft.start][-4:]))


def _before_next_field(text: str, start: int, end: int) -> int:
    """The end of a name before a line that begins another field of a header (*Ref:*, *Report No. 7*)."""
    for m in re.finditer(r"\n[^\S\n]*", text[start:end]):
        if _FIELD.match(text, start + m.end()):
            return start + m.start()
    return end


def _without_common_words(text: str, start: int, end: int, draft: Draft) -> Span:
    """A name without the common nouns before and after it (*team member Rodaba Nuri*, *Gulf Bank headquarters*)."""
    if draft.entity_type == "Person":
        start = _past_posts(text, start, end)
    words = [(m.start() + start, m.end() + start, m[0]) for m in re.finditer(r"\S+", text[start:end])]
    common = [k for k, w in enumerate(words) if w[2][0].islower() and not _is_small(w[2])]
    if not common or len(common) == len(words):
        return start, end
    while common and common[-1] == len(words) - 1:
        if draft.entity_type == "Place" and is_place_noun(words[-1][2]):
            return start, end
        common.pop()
        words.pop()
    last = common[-1] + 1 if common else 0
    if common and not (draft.entity_type == "Person" or is_title(words[common[-1]][2])):
        last = 0
    if common and is_title(words[common[-1]][2]):
        draft.entity_type = "Person"
    if last >= len(words) or words[last][2][0].islower():
        return start, end
    return words[last][0], words[-1][1]


def _past_posts(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind the post that it is told with (*Dostrovan Ambassador Karim Nuri*)."""
    posts = [m for m in re.finditer(r"[^\W\d_]+", text[start:end]) if m[0].casefold() in POSTS]
    last = start + posts[-1].end() if posts else start
    name = re.match(r"\.?\s+(?=[A-Z])", text[last:end])
    start = last + name.end() if posts and name and posts[-1].start() > 0 else start
    first = re.match(r"([^\W\d_]+)\s+(?=\S+\s+\S)", text[start:end])
    told = first is not None and (first[1].casefold() in _PARTISANS or is_people(first[1]))
    return start + first.end() if first is not None and told else start


def _is_small(word: str) -> bool:
    return word.casefold().rstrip(".") in PARTICLES or "-" in word or "'" in word or "’" in word


def _is_description(text: str, draft: Draft, whole: Span) -> bool:
    """Whether it is no name: a common noun first, nothing but titles, in capitals a noun with its determiner."""
    name = text[draft.start : draft.end]
    words = re.findall(r"[^\W\d_]+", name)
    if not words or not any(c.isupper() for c in name) or all(is_title(w) for w in words):
        return True
    if words[0][0].islower() and words[0] not in PARTICLES:
        return True
    if (
        len(words) > 2
        and is_title(words[0])
        and words[1].casefold() in ("of", "for")
        and draft.entity_type == "Person"
    ):
        return True
    plain = len(words) == 1 and words[0].casefold() in _PLAIN_HEADS
    return plain and (name.isupper() or bool(_ANY_DETERMINER.match(text, whole[0], whole[1])) is False)


def _named_after_all(text: str, draft: Draft) -> Draft:
    """A description whose words are all written with capitals is a name: *the Third Company*, *the Mission*."""
    det = _DETERMINED.match(text, draft.start, draft.end)
    start = det.end() if det else draft.start
    words = text[start : draft.end].split()
    capital = words and all(w[0].isupper() or w.casefold() in PARTICLES for w in words) and words[-1][0].isupper()
    if not capital or draft.entity_type not in ("Organization", "Place", "Work") or len(words) > 8:
        return draft
    if text[draft.start : draft.end].isupper() or (det is None and _begins_sentence(text, start) and len(words) == 1):
        return draft
    if len(words) == 1 and (det is None or words[0].casefold() in _PLAIN_HEADS):
        return draft
    whole = draft.span
    draft.start, draft.end = trim(text, start, draft.end)
    if draft.end <= draft.start:
        draft.start, draft.end = whole
        return draft
    draft.kind, draft.phrase = "name", whole
    draft.entity_type = sort_of(text[draft.start : draft.end], False) or draft.entity_type
    return draft


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“'")
    return not before or before[-1] in ".!?\n:"
