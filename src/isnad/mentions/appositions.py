"""Descriptions that stand beside a name and are one with it: *X, a deserter who …*, *the mayor, T. L.*"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from isnad.mentions.agreement import is_plural, sort_of_noun
from isnad.mentions.draft import Draft
from isnad.mentions.numerals import GAP, wordset
from isnad.mentions.syntax import Syntax

_DETERMINED = re.compile(
    rf"(?:an?|the|his|her|its|their|our|my|one{GAP}of|one|another|some|this)\b|[^\W\d_]+['’]s?\b", re.IGNORECASE
)
_BESIDE = re.compile(rf"{GAP}?[,–—]{GAP}?[\"“‘]?|{GAP}[\"“‘]?")
_WHERE = re.compile(rf"\b(?:in|at|near|from|to|into|of){GAP}(?:the{GAP})?\Z", re.IGNORECASE)
_LISTED = re.compile(rf",{GAP}(?:and|or)\b")
_BRACKETED = re.compile(rf"{GAP}\(")
_COMMA = re.compile(rf",{GAP}")
_NAMED = wordset("named called known nicknamed dubbed styled")
_NUMBERED = wordset("first second third fourth fifth 1st 2nd 3rd")
_LINKS = wordset("of for to and or in from by with at under on near against between than that who whose like as")
_SAYING = wordset("said says told tells added adds wrote writes claimed claims stated states noted explained alleged")
_NAMES_IT = ("flat", "appos", "compound")
_PREMODIFIERS = ("det", "amod", "compound", "nummod", "nmod", "flat")


class Appositions:
    """Finds in one text the descriptions beside names; needs the parse, without which there are none."""

    def __init__(self, text: str, syntax: Syntax) -> None:
        self._text, self._syntax = text, syntax

    def missing(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Descriptions beside names that nobody has found yet, as drafts."""
        heads = {self._head(d) for d in drafts if d.kind != "pronoun"}
        made = []
        for d in drafts:
            if not _takes(d):
                continue
            for noun in self._nouns(d):
                if noun not in heads and (phrase := self._phrase(noun)) is not None:
                    heads.add(noun)
                    kind = sort_of_noun(self._syntax.low[noun]) or d.entity_type
                    made.append(Draft(*phrase, "nominal", kind, head=noun, made="rule"))
        return made

    def pairs(self, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
        """The places of a description and of the name beside it among the drafts, which get the sort it tells."""
        nominals = {h: n for n, d in enumerate(drafts) if d.kind == "nominal" and (h := self._head(d)) is not None}
        names = [n for n, d in enumerate(drafts) if _takes(d)]
        found = []
        for n in names:
            for noun in self._nouns(drafts[n]):
                if noun in nominals and self._fits(drafts[nominals[noun]], drafts[n], noun):
                    found.append((nominals[noun], n))
        return found + list(self._by_order(drafts, names, {n for pair in found for n in pair}))

    def _head(self, draft: Draft) -> int | None:
        if draft.head is None:
            draft.head = self._syntax.top(*draft.span)
        return draft.head

    def _nouns(self, name: Draft) -> Iterator[int]:
        """The common nouns that the parse hangs on a name, or a name on, as its apposition."""
        s = self._syntax
        for word in s.parse.covering(*name.span):
            head = s.parse.heads[word]
            if s.base(word) == "appos" and not self._inside(head, name) and self._stands(head, head, word):
                yield head
            if s.base(word) in ("appos", "flat", "compound", "obj", "xcomp", "obl") and self._is_naming(head):
                yield s.parse.heads[head]
            for k in s.dependents(word, "appos"):
                if not self._inside(k, name) and self._stands(k, word, k):
                    yield k

    def _stands(self, noun: int, first: int, second: int) -> bool:
        return self._is_noun(noun) and self._near(first, second) and not self.says(noun)

    def says(self, noun: int) -> bool:
        """*X, the prosecutor told reporters, was gone*: who says so in a parenthesis is nobody's apposition."""
        after = noun + 1
        return after < len(self._syntax) and self._syntax.low[after] in _SAYING and self._comma_before(noun)

    def _comma_before(self, noun: int) -> bool:
        first = min([noun, *(k for k in self._syntax.dependents(noun, *_PREMODIFIERS) if noun - 7 < k < noun)])
        return first > 0 and self._syntax.low[first - 1] == ","

    def _is_naming(self, verb: int) -> bool:
        s = self._syntax
        return (
            verb >= 0
            and s.low[verb] in _NAMED
            and s.base(verb) == "acl"
            and s.parse.upos[s.parse.heads[verb]] == "NOUN"
        )

    def _is_noun(self, word: int) -> bool:
        s = self._syntax
        low = s.low[word]
        return s.parse.upos[word] == "NOUN" or low == "one" or sort_of_noun(low) in ("Person", "Organization")

    def _near(self, first: int, second: int) -> bool:
        """Whether neither brackets nor a paragraph part an apposition from its head: glosses are none."""
        between = self._text[self._syntax.parse.ends[first] : self._syntax.parse.starts[second]]
        return len(between) < 120 and not re.search(r"[()\[\];]|\n\n", between)

    def _inside(self, word: int, draft: Draft) -> bool:
        return draft.start <= self._syntax.parse.starts[word] < draft.end

    def _phrase(self, noun: int) -> tuple[int, int] | None:
        """A noun with what stands before it."""
        s = self._syntax
        before = [k for k in s.dependents(noun, *_PREMODIFIERS) if k < noun and noun - k < 7]
        first = min([noun, *before, *(j for k in before for j in s.kids[k] if j < k and noun - j < 7)])
        start, end = s.parse.starts[first], s.parse.ends[noun]
        return None if "," in self._text[start:end] or "\n\n" in self._text[start:end] else (start, end)

    def _fits(self, nominal: Draft, name: Draft, noun: int) -> bool:
        """Whether description and name can be of one sort; a sure noun tells the name's."""
        told = sort_of_noun(self._syntax.low[noun])
        if (told or name.entity_type) == "Person" and (is_plural(self._syntax.low[noun]) or self._is_where(name)):
            return False
        if told != "Person" and _LISTED.match(self._text, max(name.end, nominal.end)):
            return False
        if self._syntax.low[noun] == "one" or told is None:
            return nominal.entity_type in (name.entity_type, None) or name.entity_type is None
        if told != name.entity_type and {told, name.entity_type} <= {"Person", "Organization", "Place", "Work", None}:
            if name.made in ("header", "rule") or (told == "Person" and _is_collective(self._text, name)):
                return False
            name.entity_type = told
        nominal.entity_type = told
        return told == name.entity_type

    def _is_where(self, name: Draft) -> bool:
        """Whether a name stands as a place does: behind *in*, *at*, *near*."""
        return name.entity_type == "Place" and bool(_WHERE.search(self._text, max(0, name.start - 12), name.start))

    def _by_order(self, drafts: Sequence[Draft], names: Sequence[int], done: set[int]) -> Iterator[tuple[int, int]]:
        """By the order of words alone: *the X, Name,* and *Name, an X*."""
        starts = [drafts[n].start for n in names]
        for n, d in enumerate(drafts):
            if d.kind != "nominal" or n in done:
                continue
            held = self._held(drafts, names, starts, d)
            if held is not None:
                yield n, held
                continue
            bracketed = self._bracketed(drafts, names, starts, d)
            if bracketed is not None:
                yield n, bracketed
            if bracketed is not None or not _DETERMINED.match(self._text, d.start):
                continue
            noun = self._head(d)
            if noun is None or sort_of_noun(self._syntax.low[noun]) not in ("Person", "Organization"):
                continue
            after = self._name_after(drafts, names, starts, d)
            before = self._name_before(drafts, names, starts, d)
            for k in (before, after):
                if k is not None and k not in done and self._agrees(d, drafts[k], noun):
                    yield n, k
                    break

    def _agrees(self, nominal: Draft, name: Draft, noun: int) -> bool:
        return sort_of_noun(self._syntax.low[noun]) == name.entity_type and not self._syntax.low[noun].endswith("s")

    def _held(self, drafts: Sequence[Draft], names: Sequence[int], starts: list[int], d: Draft) -> int | None:
        """*former president Karim Nuri*: the name that ends a description of its bearer."""
        k = bisect_left(starts, d.end) - 1
        if k < 0 or d.entity_type != "Person" or starts[k] <= d.start:
            return None
        name = drafts[names[k]]
        if name.end != d.end or name.entity_type != "Person":
            return None
        begin = name.title[0] if name.title and name.title[0] > d.start else name.start
        before = self._text[d.start : begin].casefold().split()
        if not before or before[-1].endswith((",", "'s", "’s", "'", "’")) or before[-1] in _LINKS:
            return None
        sure = not _LINKS & set(before) and not any(w.endswith(("'s", "’s")) for w in before)
        return names[k] if sure or sort_of_noun(before[-1]) == "Person" or self._hangs(d, name) else None

    def _hangs(self, nominal: Draft, name: Draft) -> bool:
        """Whether the parse hangs a name on the head of the description that holds it."""
        s = self._syntax
        top = s.top(*name.span)
        return top is not None and s.parse.heads[top] == self._head(nominal) and s.base(top) in _NAMES_IT

    def _bracketed(self, drafts: Sequence[Draft], names: Sequence[int], starts: list[int], d: Draft) -> int | None:
        """*ENGINEER (KARIM NURI)*: a broadcast's uncertain name behind what its bearer is."""
        k = bisect_left(starts, d.end)
        gap = _BRACKETED.match(self._text, d.end)
        if k == len(names) or gap is None or starts[k] != gap.end():
            return None
        name = drafts[names[k]]
        told = sort_of_noun(self._text[d.start : d.end].casefold().split()[-1])
        closed = self._text[name.end : name.end + 1] == ")"
        return names[k] if closed and told == "Person" == name.entity_type else None

    def _name_after(self, drafts: Sequence[Draft], names: Sequence[int], starts: list[int], d: Draft) -> int | None:
        k = bisect_left(starts, d.end)
        gap = _COMMA.match(self._text, d.end)
        if k == len(names) or (gap is None and not self._text[d.end : d.end + 1].isspace()):
            return None
        name = drafts[names[k]]
        if gap is None:
            return names[k] if name.start == d.end + 1 and name.entity_type == "Person" else None
        begin = name.title[0] if name.title else name.start
        closed = self._text[name.end : name.end + 1] in (",", ".", ")", ";", "")
        return names[k] if begin == gap.end() and closed else None

    def _name_before(self, drafts: Sequence[Draft], names: Sequence[int], starts: list[int], d: Draft) -> int | None:
        k = bisect_left(starts, d.start) - 1
        if k < 0 or self._text[d.start : d.start + 4].lower() == "the ":
            return None
        name = drafts[names[k]]
        gap = _COMMA.fullmatch(self._text, name.end, d.start)
        return names[k] if gap is not None else None


def _takes(draft: Draft) -> bool:
    return draft.kind == "name" and draft.entity_type in ("Person", "Organization", "Place", "Work")


def _is_collective(text: str, name: Draft) -> bool:
    """Whether a name's own words say that it is no person's."""
    from isnad.mentions.sorts import sort_of

    return sort_of(text[name.start : name.end], False) == "Organization"
