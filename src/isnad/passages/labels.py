"""Labels at the head of a paragraph: speakers of a briefing, header fields, run-in headings, datelines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from isnad.passages.abbreviations import SPEECH

_LABEL = re.compile(r"(?P<key>[^\s:][^:\n\r]{0,68}?)\s*:(?=\s|$)")
_TURN = re.compile(
    r"(?:q|a|question|answer|interviewer|reporter|moderator|the court|the witness|the president|the chairman)\b"
    r"|(?:mr|mrs|ms|dr|gen|brig|maj|col|lt|sgt|capt|adm|amb|sen|rep|gov|prof|judge|chairman|president|minister"
    r"|secretary|general|colonel|major|captain|admiral|ambassador|spokesman|spokeswoman|spokesperson)\b\.?\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"\b(?:{SPEECH}|reports|states|announces|is|are|was|were|has|have|had|will|would|that|be|reads|read|do|did|does)\b",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?P<key>[A-Z][A-Z' /&-]{2,50}?[A-Z])(?:\.|\s+--)(?=\s)")
_SECTION = re.compile(
    r"(?:begin |end (?:of )?)?(?:summary|comment|background|conclusion|introduction|details|text|action requested"
    r"|executive summary|(?:\w+(?:['’]s)? )?(?:note|comment|remarks?)|update|correction|analysis|opinion)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^\[\]]{1,90}?)\s*(?:--|[—–]|\s-\s)\s*(?P<text>(?:\[[^\[\]a-z]{2,90}\]\s*){0,4})"
    r"|(?P<bare>[A-Z][^\[\]]{1,90}?)\s*\[\"?(?:TEXT|EXCERPTS?|REPORT|PASSAGE OMITTED|SUMMARY)\"?\]\s*"
)
# [BEGIN RECORDING] [SURNAME] before the words of a broadcast; [REDACTED] is a participant and no label.
_BROADCAST = re.compile(
    r"(?:\[(?:begin (?:recording|video(?: recording)?)|end recording|announcer|correspondent|reporter"
    r"|unidentified [\w ]{2,30}|(?!redacted|passage|words|sic|name|as (?:received|heard)|text|applause)"
    r"[^\W\d][\w.' -]{2,40})\]\s*)++(?=[\"“‘]|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_PLACES = re.compile(rf"{_PLACE}(?:, {_PLACE}){{1,2}}")
_SMALL = frozenset(
    ["of", "the", "and", "for", "to", "in", "on", "at", "by", "de", "la", "al", "el", "bin", "ibn", "von", "van"]
)


class Labels:
    """Tells labels from prose, knowing which heads of lines come again in the document."""

    def __init__(self, heads: Iterable[str], capitals: bool) -> None:
        """`heads` are the document's lines; `capitals` says that the whole document is in capitals."""
        keys = (match["key"] for line in heads if (match := _LABEL.match(line)))
        self._repeated = frozenset(key for key, times in Counter(keys).items() if times > 1)
        self.capitals = capitals

    def label(self, words: str) -> int:
        """The length of the label at the head of a paragraph, colon or stop included; 0 where none is."""
        match = _LABEL.match(words)
        if match and self._is_label(match["key"]):
            return match.end()
        broadcast = _BROADCAST.match(words)
        if broadcast:
            return broadcast.end()
        run_in = _RUN_IN.match(words)
        if run_in and (_SECTION.fullmatch(run_in["key"]) or (not self.capitals and _is_heading_word(run_in["key"]))):
            return run_in.end()
        return 0

    def is_turn(self, words: str) -> bool:
        """Whether the label at the head names who speaks next."""
        match = _LABEL.match(words)
        if match is None:
            return bool(_BROADCAST.match(words))
        return match["key"] in self._repeated or bool(_TURN.match(match["key"]))

    def is_field(self, words: str) -> bool:
        """Whether a line is a header's *Key: value*, with the key in capitals or set off by blanks."""
        match = _LABEL.match(words)
        if match is None:
            return False
        tokens = match["key"].split()
        if re.match(r"(?:\s{2,}|\t)", words[match.end() :]):
            return len(tokens) <= 6
        return self._is_label(match["key"]) or (_is_titled(tokens) and not _VERB.search(match["key"]))

    def _is_label(self, key: str) -> bool:
        bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", key).strip()
        tokens = bare.split()
        if not tokens or not any(char.isalpha() for char in bare) or "," in bare:
            return bool(tokens) and key in self._repeated and len(tokens) <= 6
        if key in self._repeated and tokens[0][0].isupper() and len(tokens) <= 6 and not _VERB.search(bare):
            return True
        if bare.isupper():
            return len(tokens) <= (4 if self.capitals else 9) and not (self.capitals and _VERB.search(bare))
        if not tokens[0][0].isupper() or _VERB.search(bare):
            return False
        return bool(_TURN.match(f"{bare} ") or _SECTION.fullmatch(bare)) and len(tokens) <= 5

    def dateline(self, words: str) -> int:
        """The length of the dateline at the head of a story (*PLACE, 3 May (AGENCY) --*), 0 where none is."""
        match = _DATELINE.match(words[:400])
        if match is None or match.end() >= len(words):
            return 0
        place = " ".join((match["place"] or match["bare"]).split())
        agency = re.search(r"\([A-Z][^()]{1,60}\)$", place)
        dated = re.match(r"[A-Z][A-Z.'’ -]{2,}\b.*\d", place)
        first = place.split(",")[0].split(" (")[0]
        shouted = not self.capitals and first.isupper() and len(first) > 3 and len(place.split()) <= 6
        told = agency or dated or shouted or match["bare"] or _PLACES.fullmatch(place)
        return match.end() if told and not _VERB.search(place) else 0


def _is_titled(tokens: list[str]) -> bool:
    return len(tokens) <= 4 and all(token[0].isupper() or token in _SMALL for token in tokens)


def _is_heading_word(key: str) -> bool:
    return len(key.split()) <= 4 and not re.search(r"\b(?:[A-Z]|MR|MRS|DR|GEN|COL|LT|BRIG|MAJ|SGT|CAPT|ST)$", key)
