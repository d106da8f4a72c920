"""Announced texts: *The Ministry has issued the following communique:*, and then paragraphs of its own words.

Broadcasts, papers and files print whole texts of others under a line that says whose they are. The line ends with
a colon and its paragraph; the text runs to its last numbered point, to its closing mark, or to where the one who
prints it speaks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.attributions.clause import read_clause
from isnad.attributions.lexicon import FIRST_PERSON, Lexicon, word_set
from isnad.attributions.source import source_phrase
from isnad.attributions.tree import Tree

Span = tuple[int, int]
TEXTS = word_set(
    "communique communiqué communiques statement declaration announcement message letter note text appeal bulletin "
    "proclamation release dispatch notice decree order report telegram cable manifesto pamphlet leaflet "
    "resolution reply "
    "excerpt excerpts passage document ultimatum confession speech address agreement article cable warning"
)
_CONVEYS = word_set(
    "express expresses expressed convey conveys conveyed communicate communicates communicated make makes made "
    "declare "
    "declares declared inform informs informed advise advises advised notify notifies notified state announce "
    "report"
)
_LINE_END = re.compile(r":[^\S\n]*\n(?=[^\S\n]*\n|[^\S\n]*(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[-•*])\s|[^\S\n]*[\"“])")
_ITEM = re.compile(r"[^\S\n]*(?:\(?\d{1,3}[.)]|\(?[A-Za-z]\)|[-•*–])\s")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)|[^\S\n]*\(?\d{1,3}[.)]\s))*")
_BROADCAST = re.compile(
    r"\[(?:TEXT|EXCERPTS?|REPORT|SUMMARY|PASSAGES? OMITTED|WORDS? INDISTINCT|AS HEARD|AS RECEIVED)\]|\b\d{4} GMT\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|us|our|ours|i|my|your|\[signed\]|\(signed\)|signed:)(?!\w)", re.IGNORECASE)
_FALSE = re.compile(
    r"\b(?:this|that|it|which|these|the (?:report|claim|allegation|charge|accusation)s?)\s+(?:is|are|was|were)\s+"
    r"(?:\w+ ){0,2}(?:false|untrue|a lie|lies|baseless|unfounded|groundless|slander|a fabrication|an invention)\b",
    re.IGNORECASE,
)
_ISSUES = word_set(
    "issue issues issued release releases released publish publishes published broadcast broadcasts distribute "
    "distributed "
    "circulate circulated made makes read reads delivered deliver sent sends carried carries transmitted "
    "transmits gave "
    "gives put addressed addresses posted posts handed signed signs"
)
_SAYING = word_set("saying reading stating declaring says reads states said read stated follows runs ran declares")
_BEHIND = word_set("to of in about regarding concerning on for today yesterday ,")
_RELATIVE = word_set("which that who whom what")
_STOPS = word_set("to on regarding concerning which who that ,")
_RETURNS = re.compile(r"(?:meanwhile|elsewhere|in other news|end of|this has been|that was)\b", re.IGNORECASE)
_LONGEST = 90
_LONG = 12
_MOST = 60


@dataclass(frozen=True, slots=True)
class Announcement:
    """Whose text it is (`source`) and the line's words for that (`cue`), and the text `[start, end)` itself."""

    source: Span
    cue: Span
    start: int
    end: int


def find_announcements(tree: Tree, lexicon: Lexicon) -> list[Announcement]:
    """The announced texts of a document, in order; near-linear in its length."""
    return list(_Search(tree, lexicon).found())


class _Search:
    """The lines of one document that announce a text, and where their texts end."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree, self.lexicon, self.text = tree, lexicon, tree.text
        self.broadcast = bool(_BROADCAST.search(self.text, 0, 4000)) or _in_capitals(self.text[:4000])

    def found(self) -> Iterator[Announcement]:
        for match in _LINE_END.finditer(self.text):
            words = self._line(match.start())
            parts = self._parts(words) if words else None
            if parts is None:
                continue
            source, cue = parts
            body = match.end()
            while body < len(self.text) and self.text[body].isspace():
                body += 1
            end = self._end(body)
            if end > body and not self._ours(source):
                yield Announcement(self.tree.span(source), self.tree.span(cue), body, end)

    def _line(self, colon: int) -> range:
        """The words of the sentence that this colon ends, behind its last mark in brackets; none in a quotation."""
        tree = self.tree
        last = tree.covered(max(0, colon - 1), colon + 1)
        if not last or tree.quotations.around(colon) is not None:
            return range(0)
        sentence = tree.sentence(last[0])
        opened = max(self.text.rfind("\n\n", 0, colon), tree.words.starts[sentence.start] - 1)
        mark = re.match(r"\s*\[[A-Z ]+\]", self.text[opened + 1 : colon])
        words = tree.covered(opened + 1 + (mark.end() if mark else 0), colon)
        return words if 1 < len(words) <= _LONGEST else range(0)

    def _ours(self, source: range) -> bool:
        return self.tree.lower[source.start] in FIRST_PERSON

    # -- the line

    def _parts(self, words: range) -> tuple[range, range] | None:
        """The words of the source and those of the cue."""
        presented = self._presented(words)
        verb = self._verb(words) if presented is None else None
        if verb is not None:
            source = self._subject(words, verb)
            return (source, range(self._lead(source.stop, verb), words.stop)) if source else None
        return presented or self._titled(words)

    def _verb(self, words: range) -> int | None:
        """The verb of *issued the following …*, *reports the following to …*, *the note reads as follows*."""
        lower = self.tree.lower
        for word in reversed(words):
            if lower[word] == "following" and word > words.start + 1 and lower[word - 1] in ("the", "this"):
                return self._announcing(range(words.start, word), range(word + 1, words.stop))
        last = words[-1] - (2 if lower[words[-1]] == "follows" and lower[words[-1] - 1] == "as" else 0)
        last -= 2 if lower[last] in ("part", "full") and lower[last - 1] == "in" else 0
        last -= lower[last] == "that" and self._before_item(words)
        if last <= words.start:
            return None
        before = range(max(words.start, last - 12), last)
        issued = [w for w in before if lower[w] in _ISSUES and {"a", "an", "this", "the"} & set(lower[w + 1 : w + 3])]
        texts = [w for w in before if lower[w] in TEXTS]
        if issued and texts and lower[last] in _SAYING and lower[last - 1] not in TEXTS:
            return issued[-1]
        return self._reading(words, last)

    def _reading(self, words: range, last: int) -> int | None:
        """*The communique reads*; *the Front states*, before its points: not *which reads*."""
        subject = read_clause(self.tree, last, self.lexicon).subject
        form = self.tree.lower[last]
        verbal = form in self.lexicon.finite or (self.tree.pos(last) in ("VERB", "AUX") and not form.endswith("ing"))
        if subject is None or subject not in words or not verbal or self.tree.lower[subject] in _RELATIVE:
            return None
        reads = self.tree.lower[last] in _SAYING and self.tree.lower[subject] in TEXTS
        cue = self.lexicon.verbs.get(self.tree.lower[last])
        states = cue is not None and "clause" in cue.frames and self._before_item(words)
        return last if reads or states else None

    def _before_item(self, words: range) -> bool:
        """Does a numbered point follow the colon?"""
        behind = re.compile(r"[\s:]*").match(self.text, self.tree.words.ends[words[-1]])
        return behind is not None and bool(_ITEM.match(self.text, behind.end()))

    def _announcing(self, before: range, behind: range) -> int | None:
        """The verb whose object *the following* is, or *the following communique*."""
        lower = self.tree.lower
        text = any(lower[w] in TEXTS for w in behind[:5])
        alone = not behind or lower[behind[0]] in _BEHIND
        for word in reversed(before[-16:]):
            cue = self.lexicon.verbs.get(lower[word])
            if text and (lower[word] in _ISSUES or cue is not None):
                return word
            if alone and (lower[word] in _CONVEYS or (cue is not None and {"clause", "object"} & set(cue.frames))):
                return word
            if self.tree.pos(word) == "VERB":
                return None
        return None

    def _subject(self, words: range, verb: int) -> range:
        """The noun phrase that issues the text, as one stretch before the verb."""
        tree = self.tree
        clause = read_clause(tree, verb, self.lexicon)
        if clause.subject is not None and words.start <= clause.subject < verb:
            named = [w for w in source_phrase(tree, clause, clause.subject, set()) if words.start <= w < verb]
            if clause.subject in named:
                first = last = named.index(clause.subject)
                while first and named[first - 1] == named[first] - 1:
                    first -= 1
                while last + 1 < len(named) and named[last + 1] == named[last] + 1:
                    last += 1
                return self._until_aside(range(named[first], named[last] + 1))
        return self._stretch(words, self._lead(words.start, verb))

    def _stretch(self, words: range, verb: int) -> range:
        """What stands between the last comma and the verb, where it is a name or noun phrase without a verb."""
        tree = self.tree
        commas = [w for w in range(words.start, verb) if tree.forms[w] == ","]
        between = range(commas[-1] + 1 if commas else words.start, verb)
        nominal = bool(between) and tree.pos(between[0]) in ("DET", "PROPN", "NOUN", "ADJ")
        bare = nominal and not any(tree.pos(w) in ("VERB", "AUX", "SCONJ") for w in between)
        return between if bare else range(0)

    def _until_aside(self, source: range) -> range:
        """*The Ministry, based on reports from …,* is the Ministry."""
        comma = next((w for w in source if self.tree.forms[w] == ","), None)
        return range(source.start, comma) if comma is not None and len(source) > _LONG else source

    def _lead(self, after: int, verb: int) -> int:
        """The first word of the cue: auxiliaries, adverbs and *would like to* before the verb are its own."""
        first = verb
        while first > after and self.tree.pos(first - 1) in ("AUX", "ADV", "PART", "VERB"):
            first -= 1
        return first

    def _presented(self, words: range) -> tuple[range, range] | None:
        """*Here is an official communique of the Ministry*: the cue is what presents it."""
        lower = self.tree.lower
        first = words.start
        opening = lower[first] in ("here", "this", "following") and lower[first + 1] in ("is", "are", "follows")
        if not opening or not any(lower[w] in TEXTS for w in words):
            return None
        return self._signed(range(first + 2, words.stop), range(first, first + 2))

    def _titled(self, words: range) -> tuple[range, range] | None:
        """*People's Front communique*, alone in its line: *communique issued by the People's Front*."""
        tree = self.tree
        alone = not self.text[: tree.words.starts[words.start]].strip(" \t[]A-Z").endswith((",", ";"))
        named = len(words) <= 14 and any(tree.lower[w] in TEXTS for w in words)
        if not named or not alone or any(tree.pos(w) == "AUX" or tree.kids(w, "nsubj") for w in words):
            return None
        if tree.lower[words.start] in ("in", "on", "at", "for", "with", "regarding", "concerning", "about"):
            return None
        return self._signed(words, range(0))

    def _signed(self, words: range, cue: range) -> tuple[range, range] | None:
        """Whom *by* or *from* behind the text's name gives, else whose name stands before it."""
        lower = self.tree.lower
        place = next(w for w in words if lower[w] in TEXTS)
        issued = [w for w in range(place + 1, words.stop) if lower[w] in ("by", "from", "of")]
        if issued:
            stop = next((w for w in range(issued[0] + 1, words.stop) if lower[w] in _STOPS), None)
            source = range(issued[0] + 1, stop or words.stop)
            return (source, cue or range(words.start, issued[0] + 1)) if source else None
        if place == words.start or not any(self.tree.pos(w) == "PROPN" for w in range(words.start, place)):
            return None
        return range(words.start, place + (1 if cue else 0)), cue or range(place, words.stop)

    # -- the text

    def _end(self, body: int) -> int:
        """Where the announced text ends."""
        paragraphs = self._paragraphs(body)
        if not paragraphs:
            return body
        if self.text[body] in '"“„«':
            return self._quoted(body)
        items = [n for n, (start, _) in enumerate(paragraphs) if _ITEM.match(self.text, start)]
        last = self._last_item(items) if items and items[0] == 0 else 0
        end = paragraphs[last][1]
        for start, stop in paragraphs[last + 1 :]:
            if self._narrates(start, stop) or not (self.broadcast or _OURS.search(self.text, start, stop)):
                break
            end = stop
        return end

    def _paragraphs(self, body: int) -> list[Span]:
        found = []
        for match in _PARAGRAPH.finditer(self.text, body):
            found.append(match.span())
            if len(found) > _MOST:
                break
        return found

    def _last_item(self, items: Sequence[int]) -> int:
        """The last point of the list: one paragraph between two points may go on with the first."""
        last = items[0]
        for item in items[1:]:
            if item - last > 3:
                break
            last = item
        return last

    def _quoted(self, body: int) -> int:
        """A text in quotation marks ends with them, over paragraphs that each open with one."""
        quotations = self.tree.quotations
        here = quotations.around(body)
        end = body
        while here is not None:
            end = here.end
            following = re.compile(r"\s*").match(self.text, end)
            here = quotations.around(following.end()) if here.goes_on and following else None
        return end

    def _narrates(self, start: int, stop: int) -> bool:
        """Does who prints the text speak again: of the text itself, with another paper's or station's report?"""
        tree = self.tree
        if _RETURNS.match(self.text, start):
            return True
        if _OURS.search(self.text, start, stop):
            return False
        words = tree.covered(start, stop)
        for word in words[1:12]:
            cue = self.lexicon.verbs.get(tree.lower[word])
            if cue is not None and "clause" in cue.frames and tree.pos(word) in ("VERB", "AUX"):
                before = {tree.lower[w] for w in range(words.start, word)}
                plain = cue.stance() == "states" and tree.lower[words.start] not in FIRST_PERSON
                printed = bool(before & (self.lexicon.media | {"newspaper", "correspondent"}))
                return plain and (printed or bool(before & TEXTS)) and not _FALSE.search(self.text, start, stop)
        return False


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.85 * len(letters)
