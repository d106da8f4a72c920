"""Definite descriptions: *the mayor*, *the First Accused*, *the colonel* as those who were called so before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from isnad.mentions.agreement import Facts, facts_of
from isnad.mentions.draft import Draft
from isnad.mentions.numerals import wordset
from isnad.mentions.syntax import Syntax
from isnad.mentions.union import Union

_DEFINITE = re.compile(r"(?:the|this|that|said)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|another|one|some|two|three|several|many|any|no|each|every)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_DETERMINERS = wordset("the a an this that these those said his her its their our my your one of former late")
_OTHER = wordset("other another second third latter former first only same")
_BESIDES = wordset("other another")
_RANKS = {
    "dr": "doctor", "prof": "professor", "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant",
    "capt": "captain", "maj": "major", "brig": "brigadier", "cpl": "corporal", "adm": "admiral", "sen": "senator",
    "rep": "representative", "gov": "governor", "amb": "ambassador", "cmdr": "commander", "fr": "father",
    "rev": "reverend", "shaykh": "sheikh", "sheik": "sheikh", "insp": "inspector",
}  # fmt: skip
_ANAPHORS = wordset(
    "witness accused defendant suspect deceased deponent appellant applicant detainee prisoner interviewee author",
    "writer",
)
_GROUPS = wordset("group organisation organization movement faction gang")
_NO_GROUP = wordset(
    "ministry police army navy bank university hospital court parliament government embassy agency bureau office",
    "department council committee commission news times herald post journal radio television company school nations",
    "union corporation bank airlines senate congress church",
)
_OUTLETS = wordset("newspaper paper daily weekly magazine station broadcaster")
_MEDIA = wordset(
    "times post journal news herald tribune guardian gazette courier chronicle telegraph tv television radio mirror",
    "dispatch observer star sun examiner sentinel ledger messenger review mail express echo",
)
_ANYBODY = wordset(
    "man woman person individual one people men women persons official officials group organization organisation",
    "party company leader figure body unit force movement pair two both couple",
)


class Descriptions:
    """Joins in one text descriptions with those to whom they were applied before, then by the model's groups."""

    def __init__(self, text: str, drafts: Sequence[Draft], syntax: Syntax, union: Union) -> None:
        self._text, self._drafts, self._union = text, drafts, union
        self._nouns = [self._noun(d, syntax) for d in drafts]
        self._sentences = [self._sentence(d, syntax) for d in drafts]
        self._predicate = [self._is_predicate(d, syntax) for d in drafts]
        self._words = [self._content(d) for d in drafts]
        self._facts: list[Facts] = [facts_of(text, d, noun) for d, noun in zip(drafts, self._nouns, strict=True)]

    def join(self) -> None:
        """Join them all: by words first, then by the model's groups where nothing speaks against it."""
        self._by_model(self._by_words())

    def _noun(self, draft: Draft, syntax: Syntax) -> str:
        head = draft.head if draft.head is not None else syntax.top(*draft.span)
        return syntax.low[head] if head is not None else ""

    def _is_predicate(self, draft: Draft, syntax: Syntax) -> bool:
        """Whether a description is said of somebody: *X is a clerk*, *as a clerk*."""
        head = draft.head if draft.head is not None else syntax.top(*draft.span)
        if head is None:
            return False
        cases = syntax.dependents(head, "case")
        return bool(syntax.dependents(head, "cop")) or any(syntax.low[k] == "as" for k in cases)

    def _sentence(self, draft: Draft, syntax: Syntax) -> int:
        head = draft.head if draft.head is not None else syntax.top(*draft.span)
        return syntax.parse.sentences[head] if head is not None else -9

    def _content(self, draft: Draft) -> frozenset[str]:
        """The words of a description up to its head's end that tell something."""
        words = [w.casefold() for w in _WORD.findall(self._text[draft.start : draft.end])]
        return frozenset(w for w in words if w not in _DETERMINERS)

    def _by_words(self) -> set[int]:
        """The descriptions that took up an earlier one, or a title that somebody bears."""
        called: dict[str, list[int]] = defaultdict(list)
        done: set[int] = set()
        for n, d in enumerate(self._drafts):
            if d.apart:
                continue
            if d.kind == "nominal":
                before = self._called(n, called) if _DEFINITE.match(self._text, d.start) else None
                before = self._only_person(n) if before is None and self._nouns[n] in _ANAPHORS else before
                before = self._named_before(n) if before is None else before
                if before is not None and self._union.attach(n, before):
                    done.add(n)
                called[self._nouns[n]].append(n)
            for title in self._titles(d):
                called[title].append(n)
        return done

    def _called(self, n: int, called: dict[str, list[int]]) -> int | None:
        """The last one before who was called so; None where several could be meant or none was."""
        noun, words = self._nouns[n], self._words[n]
        if not noun or self._facts[n].sort not in ("Person", "Organization", None) or words & _OTHER - {"first"}:
            return None
        fit = []
        for k in reversed(called.get(noun, ())):
            d = self._drafts[k]
            whole = self._words[k] | ({noun} if d.kind == "name" else set())
            short = d.kind == "name" or words <= whole
            if short and d.end <= self._drafts[n].start and self._facts[k].many == self._facts[n].many:
                fit.append(k)
        fit = [k for k in fit if not self._has_own_number(k)]
        named = [k for k in fit if self._union.is_named(k)]
        fit = named or fit
        clusters = {self._union.find(k) for k in fit[:6]}
        return fit[0] if fit and (len(clusters) == 1 or len(words) > 1) else None

    def _only_person(self, n: int) -> int | None:
        """*the witness*: the one person who is named in the two sentences before."""
        here = self._sentences[n]
        if not _DEFINITE.match(self._text, self._drafts[n].start) or len(self._words[n]) > 1 or self._facts[n].many:
            return None
        for reach in (1, 2):
            near = [
                k for k in range(max(0, n - 20), n) if self._names_one(k) and 0 <= here - self._sentences[k] <= reach
            ]
            if near:
                return near[-1] if len({self._union.find(k) for k in near}) == 1 else None
        return None

    def _named_before(self, n: int) -> int | None:
        """*the group*, *the paper*: the one that can be called so of those named in the sentences just before."""
        fits = self._is_group if self._nouns[n] in _GROUPS else self._is_outlet
        bare = len(self._words[n]) == 1 and bool(_DEFINITE.match(self._text, self._drafts[n].start))
        if self._nouns[n] not in _GROUPS | _OUTLETS or not bare or self._facts[n].sort == "Person":
            return None
        here = self._sentences[n]
        near = [k for k in range(max(0, n - 40), n) if fits(k) and 0 <= here - self._sentences[k] <= 4]
        return near[-1] if len({self._union.find(k) for k in near}) == 1 else None

    def _is_group(self, k: int) -> bool:
        d = self._drafts[k]
        return d.kind == "name" and d.entity_type == "Organization" and not self._name_words(k) & _NO_GROUP

    def _is_outlet(self, k: int) -> bool:
        d = self._drafts[k]
        before = self._text[max(0, d.start - 24) : d.start].casefold().split()[-1:]
        named = bool(self._name_words(k) & _MEDIA) or bool(_OUTLETS & set(before))
        return d.kind == "name" and d.entity_type in ("Organization", "Work") and named

    def _name_words(self, k: int) -> set[str]:
        d = self._drafts[k]
        return {w.casefold() for w in _WORD.findall(self._text[d.start : d.end])}

    def _names_one(self, k: int) -> bool:
        return self._drafts[k].kind == "name" and self._facts[k].sort == "Person"

    def _has_own_number(self, k: int) -> bool:
        return self._drafts[k].kind == "nominal" and bool(self._words[k] & (_OTHER - {"first", "second", "third"}))

    def _titles(self, draft: Draft) -> list[str]:
        if draft.kind != "name" or draft.title is None:
            return []
        words = [w.casefold().rstrip(".") for w in _WORD.findall(self._text[slice(*draft.title)])]
        return [_RANKS.get(w, w) for w in words[-2:]]

    def _by_model(self, done: set[int]) -> None:
        groups: dict[int, list[int]] = defaultdict(list)
        for n, d in enumerate(self._drafts):
            if d.group is not None and not d.apart and d.kind != "pronoun":
                groups[d.group].append(n)
        for members in groups.values():
            anchors = [n for n in members if self._union.is_named(n)]
            rest = [n for n in members if not self._union.is_named(n) and n not in done]
            for place, n in enumerate(rest):
                k = bisect_right(anchors, n)
                near = [anchors[k - 1]] if k else anchors[:1]
                target = next((m for m in (*near, *reversed(rest[:place])) if self._may(n, m)), None)
                if target is not None:
                    self._union.attach(n, target)

    def _may(self, n: int, m: int) -> bool:
        """Whether two mentions of one group can be one: sort, number, and between descriptions a noun in common."""
        a, b = self._facts[n], self._facts[m]
        if _INDEFINITE.match(self._text, self._drafts[n].start) and not self._predicate[n]:
            return False
        if a.sort is not None and b.sort is not None and a.sort != b.sort:
            return False
        if self._words[n] & _BESIDES and not self._words[m] & _BESIDES:
            return False
        if not ((a.one and b.one) or (a.many and b.many)) or (a.gender and b.gender and a.gender != b.gender):
            return False
        if self._drafts[m].kind == "name" or self._nouns[n] == self._nouns[m]:
            return True
        if a.sort != "Person" and b.sort != "Person" and _DEFINITE.match(self._text, self._drafts[n].start):
            return True
        return bool({self._nouns[n], self._nouns[m]} & _ANYBODY) or self._drafts[m].made == "header"
