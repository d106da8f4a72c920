"""The head of a report: the person whom it is about, under his name and his other names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isnad.mentions.draft import Draft
from isnad.mentions.names import parts_of, same_person
from isnad.mentions.numerals import wordset

Span = tuple[int, int]

_REACH = 6000
_FIELD = re.compile(
    r"^[ \t>*#]*(?P<key>(?:full |true |real )?name|detainee|subject|source|suspect|witness|interviewee|prisoner"
    r"|captive|defendant|deponent|person"
    r"|(?P<aka>aka|a\.k\.a\.?|alias(?:es)?|also known as|nom de guerre|noms de guerre|kunya|nicknames?|other names?))"
    r"(?:[ \t]+(?:name|of interest))?(?:\(s\))?[ \t*]*:[ \t*]*(?P<value>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = re.compile(
    r"[\"“']?(?P<name>[^\W\d_][\w'’ʿʾ`.-]*(?:[ \t]+[^\W\d_][\w'’ʿʾ`.-]*){0,6})[\"”']?(?=\s*(?:[(;,/\[]|\d|$"
    r"|\s-\s|(?:isn|id|no|dob)\b))",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"[\"“'(]?(?:the\s+)?[\"“']?", re.IGNORECASE)
_SMALL = wordset("al el bin ibn bint abu umm von van de der del la da dos ul ad as abd")
_TOPIC = wordset(
    "of the and on for in to report summary interview interrogation debriefing attack attacks meeting",
    "information request command structure activities training status",
    "operations biography biographical possible planned update assessment threat weapons unknown none nil",
    "redacted na unidentified withheld see review statement visit",
)
_ROLE_WORDS = (
    "detainee",
    "subject",
    "source",
    "suspect",
    "witness",
    "interviewee",
    "prisoner",
    "captive",
    "defendant",
    "deponent",
)
_MENTION = re.compile(
    rf"(?<![\w/-])(?P<the>the\s+)?(?P<word>{'|'.join(_ROLE_WORDS)})(?![\w/-])(?P<after>\s*[:#]|\s+(?:no|nos"
    rf"|number)\b|[\s-]*\d|\s+(?:comment|summary|line)\b)?",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:an?|another|other|second|third|former|fellow|each|every|any|no|one|this|that|his|her|their|our|your"
    r"|which|sub|open|human|unnamed|multiple|the other|the same|reliable|sensitive|clandestine)\s+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The person whom a report's head names: his name, his other names, and the word that stands for him below.

    `name` is None where it is redacted. `word` is lower case: `detainee`, `source`.
    """

    word: str | None
    name: Span | None
    aliases: tuple[Span, ...]
    cue: Span | None


def heading_of(text: str) -> Heading | None:
    """The person of a report's head; None when it names none."""
    word: str | None = None
    name: Span | None = None
    aliases: list[Span] = []
    cue: Span | None = None
    for m in _FIELD.finditer(text, 0, min(len(text), _REACH)):
        if m["aka"]:
            if name is not None:
                cue = cue or m.span("key")
                aliases += _names(text, *m.span("value"), other=True)
            continue
        key = m["key"].lower()
        spans = _names(text, *m.span("value")) if key != "subject" or _is_of_a_person(text, m["value"]) else []
        if name is None and spans:
            name = spans[0]
            word = key if key in _ROLE_WORDS else word
        elif key in _ROLE_WORDS and word is None and re.match(r"\W*(?:redacted|\[|█)", m["value"], re.IGNORECASE):
            word = key
    if name is None and word is None:
        return None
    return Heading(word, name, tuple(aliases), cue)


def _is_of_a_person(text: str, value: str) -> bool:
    """Whether SUBJECT gives a person: the text calls him so, or a number of his stands beside the name."""
    return bool(heading_words(text, "subject")) or bool(
        re.search(r"\((?:isn|no\.?|dob|b\.|born)\b", value, re.IGNORECASE)
    )


def _names(text: str, start: int, end: int, other: bool = False) -> list[Span]:
    """The names that a field's value lists; `other` names may be nicknames with an article."""
    found: list[Span] = []
    for piece in re.finditer(r"[^;,/\n]+", text[start:end]):
        at = start + piece.start() + len(piece[0]) - len(piece[0].lstrip())
        at += len(_ARTICLE.match(text, at)[0]) if other else 0  # type: ignore[index]
        m = _NAME.match(text, at, start + piece.end())
        if m is None or not _is_name(m["name"]):
            if not found:
                return []
            continue
        found.append((m.start("name"), m.start("name") + len(m["name"].rstrip())))
    return found


def _is_name(value: str) -> bool:
    words = value.replace("-", " ").split()
    if not words or any(w.casefold().strip(".") in _TOPIC for w in words):
        return False
    return all(w[0].isupper() or w.casefold() in _SMALL for w in words)


def heading_words(text: str, word: str) -> list[Span]:
    """Where a role word stands for the heading's person: *Detainee*, *the detainee*, not *a second detainee*."""
    found = []
    for m in _MENTION.finditer(text):
        if m["word"].casefold() != word or m["after"] or _OTHER.search(text, max(0, m.start() - 20), m.start()):
            continue
        if not m["the"] and m["word"].islower():
            continue
        found.append(m.span())
    return found


def borne_by(text: str, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """The places of a role word and of the name directly behind it (*Detainee Karim Nuri*), if it is one man's."""
    words = {d.end: n for n, d in enumerate(drafts) if d.made == "header" and d.kind == "nominal"}
    found = []
    for n, d in enumerate(drafts):
        if d.kind == "name" and d.entity_type == "Person" and text[d.start - 1 : d.start] == " ":
            word = words.get(d.start - 1)
            if word is not None:
                found.append((word, n))
    names = sorted((parts_of(text[slice(*drafts[n].span)]) for _, n in found), key=lambda p: -len(p.parts))
    return found if all(same_person(names[0], other) for other in names) else []


def lone_role_words(text: str) -> str | None:
    """The role word that a report uses as a name without naming anybody (*Source stated*), when it does so twice."""
    for word in _ROLE_WORDS:
        bare = [
            s
            for s in heading_words(text, word)
            if text[s[0]].isupper() and not text[s[0] : s[1]].lower().startswith("the")
        ]
        if len(bare) > 1:
            return word
    return None
