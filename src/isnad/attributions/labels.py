"""Labels at the head of a line: who takes the turn, who is reported, whose comment begins. Text only, no model."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from isnad.attributions.lexicon import word_set

Span = tuple[int, int]
LabelKind = Literal["asker", "speaker", "informant", "report", "comment", "end_comment", "end", "banner", "announced"]

_TITLES = (
    r"mr|mrs|ms|miss|dr|col|gen|maj|capt|lt|sgt|"
    r"brig|adm|cmdr|prof|sen|rep|amb|gov|colonel|general|"
    r"major|captain|lieutenant|brigadier|admiral|commander|commodore|minister|president|secretary|senator|"
    r"representative|governor|ambassador|judge|justice|director|chairman|chairwoman|chair|spokesman|spokeswoman|"
    r"spokesperson|sheikh|shaykh|sir|lord|lady|king|queen|prince|ayatollah|imam|"
    r"father|bishop|officer|agent|inspector|superintendent|sergeant"
)
_TITLE = re.compile(rf"(?:{_TITLES})\.?(?=\s)", re.IGNORECASE)
_ASKER = re.compile(
    r"(?:Q|QUESTION|QUESTIONER|REPORTER|JOURNALIST|INTERVIEWER|CORRESPONDENT|THE PRESS|PRESS|INTERROGATOR|COUNSEL)"
    r"(?:\s*\d{1,3})?(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:A|ANSWER|(?:THE )?(?:WITNESS|COURT|MODERATOR|HOST|ANCHOR|ANNOUNCER|SPEAKER|CHAIR(?:MAN|WOMAN)?|PRESIDENT"
    r"|SPOKES(?:MAN|WOMAN|PERSON)|INTERVIEWEE|DEFENDANT|ACCUSED|PROSECUTOR|MINISTER|SECRETARY|AMBASSADOR))"
    r"(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"\b(?:COMMENTS?|NOTES?|REMARKS?|ASSESSMENT|ANALYSIS|EVALUATION|OBSERVATIONS?|RECOMMENDATIONS?|GLOSS)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:DISTRIBUTION|DISSEMINATION|PREPARED BY|REPORTED BY|RELEASED BY|SIGNED|POC|POINT OF CONTACT|ATTACHMENTS?"
    r"|ENCLOSURES?|INSTRUCTIONS|REQUIREMENTS|WARNING|ADMINISTRATIVE|COLLECTION|ACQUISITION|DECLASSIFY|CLASSIFIED)\b",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"^[^\S\n]*(?:(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|TOP SECRET|RESTRICTED|OFFICIAL|FOR OFFICIAL USE ONLY)\b"
    r"[^a-z\n]{0,90}|(?:PAGE|Page)\s+\d+(?:\s+(?:OF|of)\s+\d+)?|-\s*\d+\s*-|\d{1,4})[^\S\n]*$",
    re.MULTILINE,
)
_END = re.compile(
    r"^[^\S\n]*[(\[]?(?:END (?:OF )?(?:REPORT|SUMMARY|TRANSCRIPT|DOCUMENT|INTERVIEW|TEXT|STATEMENT|BRIEFING)|#{2,}"
    r"|-30-|NNNN|BT|[*_=-]{3,})[)\]]?\.?[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_BARE_COMMENT = re.compile(
    r"^[^\S\n]*(?P<label>(?:[A-Z][A-Z'’]+ ){0,3}"
    r"(?:COMMENTS?|ASSESSMENT|ANALYSIS|EVALUATION|OBSERVATIONS?|RECOMMENDATIONS?))(?P<colon>[.]?)[^\S\n]*$",
    re.MULTILINE,
)
_END_COMMENT = re.compile(r"\bEND (?:OF )?(?:[A-Z']+ )?(?:COMMENTS?|NOTES?)\b[.)\]]*|\bEnd [Cc]omment\b[.)\]]*")
_ITEM = r"(?:\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+|[-•*]\s+)?(?:\((?:[A-Z]{1,2}|[A-Z/ ,]{2,24})\)\s*)?"
_LABEL = re.compile(rf"^[^\S\n]*{_ITEM}(?P<label>[^\s:.][^:\n]{{0,90}}?)(?P<colon>[^\S\n]*:)(?=\s)", re.MULTILINE)
_DOTTED = re.compile(r"^[^\S\n]*(?P<label>[QA])(?P<colon>[.]|(?=[^\S\n]{2,}))[^\S\n]+(?=\S)", re.MULTILINE)
_INLINE_COMMENT = re.compile(
    r"[(\[](?P<label>(?:[A-Z][A-Za-z']* ){0,3}(?:COMMENT|Comment|NOTE|Note|GLOSS|comment|note))(?P<colon>\s*[:.–-])"
)
_RUN_ON_COMMENT = re.compile(r"(?<=[.!?)] )(?P<label>(?:[A-Z]+ ){0,2}(?:COMMENT|NOTE))(?P<colon>\s*:)")
_TAPE = r"(?:RECORDING|VIDEO|VIDEOTAPE|TAPE|VIDEO RECORDING)"
_BRACKETED = re.compile(
    rf"^[^\S\n]*(?P<begin>\[BEGIN {_TAPE}\]\s*)?\[(?!(?:BEGIN|END) {_TAPE}\])"
    rf"(?P<opening>BEGIN )?(?P<label>[A-Z][A-Z .'-]{{1,60}}?)(?: {_TAPE})?\](?P<colon>)[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_END_TAPE = re.compile(rf"\[END (?:[A-Z][A-Z .'-]{{1,40}} )?{_TAPE}\]")
_ADDRESSED = word_set(
    "gentlemen ladies comrades compatriots countrymen fellow friends dear brothers sisters citizens colleagues "
    "members honourable honorable greetings"
)
_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*|al-[\w'’-]+|bin|ibn|de|van|von)(?:\s+(?:[A-Z][\w.'’-]*|al-[\w'’-]+|bin|ibn|de|van|von)){0,4}"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label `text[start:end]` (without its colon), its colon, and where its text begins.

    `certain` is False for a mere name: only its repetition, or a person of that name, makes it a turn. `until` is
    where its text ends at the latest, where that is known.
    """

    kind: LabelKind
    start: int
    end: int
    colon: Span
    body: int
    certain: bool = True
    until: int | None = None


def find_labels(text: str, informants: frozenset[str], cues: frozenset[str]) -> list[Label]:
    """The labels of a text in order. `informants` are nouns for a reported speaker, `cues` verbs that report him."""
    labels = [*_marks(text), *_comments(text)]
    for match in _LABEL.finditer(text):
        kind = _kind(match, informants, cues)
        if kind is not None:
            labels.append(_label(text, match, *kind))
    labels.extend(_label(text, m, "asker" if m["label"] == "Q" else "speaker", True) for m in _dotted(text))
    for match in _BRACKETED.finditer(text):
        asks = _ASKER.fullmatch(match["label"]) is not None
        certain = asks or bool(match["begin"] or match["opening"])
        labels.append(_label(text, match, "asker" if asks else "speaker", certain))
    return _without_strangers(sorted({x.start: x for x in labels}.values(), key=lambda label: label.start), text)


def _dotted(text: str) -> list[re.Match[str]]:
    found = list(_DOTTED.finditer(text))
    kinds = Counter(m["label"] for m in found)
    return found if kinds["Q"] > 1 or (kinds["Q"] and kinds["A"]) else []


def _label(text: str, match: re.Match[str], kind: LabelKind, certain: bool) -> Label:
    body = match.end("colon")
    while body < len(text) and text[body].isspace():
        body += 1
    colon = match.span("colon") if match["colon"] else match.span("label")
    return Label(kind, match.start("label"), match.end("label"), colon, body, certain)


def _marks(text: str) -> list[Label]:
    tables: tuple[tuple[re.Pattern[str], LabelKind], ...] = (
        (_BANNER, "banner"),
        (_END, "end"),
        (_END_TAPE, "end"),
        (_END_COMMENT, "end_comment"),
    )
    return [
        Label(kind, m.start(), m.end(), (m.end(), m.end()), m.end())
        for pattern, kind in tables
        for m in pattern.finditer(text)
    ]


def _comments(text: str) -> list[Label]:
    """Comments in brackets, after a full stop, and headings that stand alone on their line."""
    alone = (m for m in _BARE_COMMENT.finditer(text) if not m["label"].startswith("END "))
    found = (*_INLINE_COMMENT.finditer(text), *_RUN_ON_COMMENT.finditer(text), *alone)
    return [_label(text, m, "comment", True) for m in found]


def _kind(match: re.Match[str], informants: frozenset[str], cues: frozenset[str]) -> tuple[LabelKind, bool] | None:
    label = match["label"].strip()
    words = re.findall(r"[\w'’-]+", label.lower())
    shouted = label.isupper() or label[:1].isupper()
    if not words or not shouted or len(words) > 16 or _is_salutation(words):
        return None
    if _REPORTER.search(label) and len(words) <= 5 and (label.isupper() or len(words) <= 3):
        return "comment", True
    if _CLOSING.match(label) and label.isupper():
        return "end", True
    if _ASKER.fullmatch(label):
        return "asker", True
    if _SPEAKER.fullmatch(label):
        return ("informant", False) if set(words) & informants and _is_field(match) else ("speaker", True)
    if any(word in cues for word in words[1:]) and _at_line_end(match) and (label.isupper() or _follows(words)):
        return "report", True
    if words[0] == "according" and _at_line_end(match):
        return "report", True
    if set(words) & informants and len(words) <= 3:
        return "informant", False
    title = _TITLE.match(label)
    if title and _NAME.fullmatch(label[title.end() :].split("(")[0].split(",")[0].strip()):
        return "speaker", True
    if _NAME.fullmatch(label.split("(")[0].strip()) and len(words) <= 5:
        return "speaker", False
    return None


def _is_salutation(words: list[str]) -> bool:
    """*Mr. President, gentlemen of the Congress:*, *People of Zarit:*: who is spoken to does not speak."""
    return bool(_ADDRESSED & set(words)) or words[0] == "people" or words[-1] in ("people", "people's")


def _follows(words: list[str]) -> bool:
    return bool({"following", "follows"} & set(words[-3:])) and len(words) <= 8


def _is_field(match: re.Match[str]) -> bool:
    """Does a name stand behind the colon, alone in its line (*WITNESS: ANNA PRELL (continued)*)?"""
    rest = match.string[match.end("colon") : match.end("colon") + 90].split("\n", 1)[0].strip()
    return bool(rest) and rest[-1] not in ".!?…" and bool(_NAME.match(rest)) and len(rest.split()) < 9


def _at_line_end(match: re.Match[str]) -> bool:
    rest = match.string[match.end("colon") : match.end("colon") + 40]
    return not rest.split("\n", 1)[0].strip()


def _without_strangers(labels: list[Label], text: str) -> list[Label]:
    """Uncertain names stay where they repeat or stand among certain turns and speak in sentences."""
    seen = Counter(text[x.start : x.end] for x in labels if x.kind == "speaker" and _speaks(text, x))
    turns = sum(x.kind in ("asker", "speaker") and x.certain for x in labels)
    kept = []
    for label in labels:
        if label.kind == "speaker" and not label.certain:
            alone = seen[text[label.start : label.end]] < 2 and not (turns > 1 and _speaks(text, label))
            if alone or not _speaks(text, label):
                continue
        kept.append(label)
    return kept


def _speaks(text: str, label: Label) -> bool:
    """Does a sentence follow: more than two words, and a mark of its end in the paragraph?"""
    paragraph = text[label.body : label.body + 2000].split("\n\n", maxsplit=1)[0]
    return len(paragraph.split()) > 2 and bool(re.search(r"[.?!…][\"”’')\]]*(?:\s|$)", paragraph))
