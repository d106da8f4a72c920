"""Mentions that need no model: armed forces and governments of countries, redactions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from isnad.mentions.countries import ADJECTIVES
from isnad.mentions.numerals import GAP, wordset

Span = tuple[int, int]

_FORCES = rf"armed{GAP}forces|military{GAP}forces|security{GAP}forces|forces|military|troops"
_BODIES = (
    rf"{_FORCES}|government|army|navy|air{GAP}force|police|parliament|embassy|special{GAP}forces"
    rf"|intelligence{GAP}services?"
)
_ADJECTIVE = (
    r"U\.S\.A?\.?|U\.K\.|US|UK|USA|United States|American|British|[A-Z][a-z]{2,}(?:i|an|ian|ish|ese|ch)"
    r"|[A-Z]{3,}(?:I|AN|IAN|ISH|ESE)"
)
_BODY = re.compile(
    rf"(?<![\w-])(?P<whose>{_ADJECTIVE}){GAP}(?P<body>{_BODIES}|{_BODIES.upper().replace(GAP.upper(), GAP)}"
    rf"|[A-Z][a-z]+(?<=Army|Navy|ment|ices))(?![\w-])"
)
_OF = re.compile(
    rf"(?<![\w-])(?P<body>Government|GOVERNMENT|government|Army|Armed{GAP}Forces){GAP}(?:of"
    rf"|OF){GAP}(?:the{GAP})?(?P<whose>[A-Z][\w-]+(?:{GAP}[A-Z][\w-]+)?)"
)
_ATTRIBUTIVE = re.compile(
    rf"{GAP}(?:and{GAP}(?:intelligence|police|security|civilian){GAP})?(?:officials?|officers?|officer"
    rf"|personnel|bases?|vehicles?|spokes\w+|commanders?|sources?|analysts?|custody"
    rf"|operations?|action|aid|leaders?|ministers?|ministry|court|hospital|intelligence|positions?|units?"
    rf"|convoys?|patrols?|advis[eo]rs?|soldiers?|members?|members|chief"
    rf"|headquarters|barracks|presence|occupation|attache|attach\u00e9|experts?|forces|district|station|academy"
    rf"|colonel|general|major|captain|lieutenant|sergeant|corporal)\b",
    re.IGNORECASE,
)
_REDACTED = re.compile(
    r"\[\s*(?:(?:name|text|passage|line|location|source)?s?\s*(?:redacted|withheld|deleted|excised|sanitized"
    r"|blacked out))[^\]\n]{0,40}\]|\((?:redacted|name withheld)\)|█+(?:\s█+)*|\[\s*(?:\.{3,}|X{3,}|-{3,}"
    r"|_{3,})\s*\]|\bX{5,}\b|\(b\)\s?\(\d\)(?:\([A-Z]\))?|\[?\b1\.4\s?\([a-d]\)\]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """A country's forces, government or other body: its span and what it is, the same for all its spellings."""

    start: int
    end: int
    key: tuple[str, str]


def bodies(text: str) -> list[Body]:
    """The bodies of countries: *US forces*, *the U.S. military* (one key), *the Iraqi government*."""
    found = []
    for m in _BODY.finditer(text):
        if not _ATTRIBUTIVE.match(text, m.end()):
            found.append(Body(m.start(), m.end(), (_country(m["whose"]), _kind(m["body"]))))
    for m in _OF.finditer(text):
        if m["whose"].casefold() in ADJECTIVES.values() or m["body"][0].isupper():
            found.append(Body(m.start(), m.end(), (m["whose"].casefold(), _kind(m["body"]))))
    return sorted(found, key=lambda b: b.start)


def _country(adjective: str) -> str:
    low = adjective.casefold()
    if low in ADJECTIVES:
        return ADJECTIVES[low]
    return re.sub(r"(?:ian|an|ish|ese|i)$", "", low)


def _kind(body: str) -> str:
    low = re.sub(r"\s+", " ", body.casefold())
    return "forces" if low in ("forces", "military", "armed forces", "military forces", "troops") else low


_CAPITALS = re.compile(
    r"(?<![\w/-])[A-Z][A-Z'’]{2,}(?:(?:-|[ \n](?:[A-Z]{2}[- ])?)[A-Z][A-Z'’]{2,}){1,4}(?![\w/:-]|\s?:)"
)
_NO_NAME = wordset(
    "COMMENT SUMMARY SOURCE FIELD DETAINEE SUBJECT NOFORN REL SECRET CONFIDENTIAL UNCLASSIFIED NOTE TEXT",
    "END BEGIN REPORT",
    "THE AND OF FOR FROM WITH NOT OMITTED REDACTED WITHHELD NAME DELETED PASSAGE FOLLOWING ANALYST",
    "BACKGROUND PAGE PART ANNEX",
    "UNITED STATES",
)


def capital_names(text: str) -> list[Span]:
    """Names that a report sets in capitals inside its sentences (*told FARIS NURI that*)."""
    found = []
    for m in _CAPITALS.finditer(text):
        around = text[max(0, m.start() - 40) : m.start()] + text[m.end() : m.end() + 40]
        letters = [c for c in around if c.isalpha()]
        mixed = sum(c.islower() for c in letters) > 0.5 * len(letters)
        if mixed and not _NO_NAME & set(re.findall(r"[A-Z]+", m[0])):
            found.append(m.span())
    return found


def redactions(text: str) -> list[Span]:
    """Where a name or passage was taken out; neighbours are apart."""
    return [m.span() for m in _REDACTED.finditer(text)]
