"""Pronouns: each goes to the antecedent that fits best, by the parse and the model's own guess, or to nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log2
from types import MappingProxyType

from isnad.mentions.agreement import (
    FEMALE,
    MALE,
    MANY,
    POSSESSIVE,
    REFLEXIVE,
    THING,
    Facts,
    Gender,
    facts_of,
    leans_female,
)
from isnad.mentions.draft import Draft
from isnad.mentions.numerals import wordset
from isnad.mentions.syntax import Syntax
from isnad.mentions.turns import QUOTATION
from isnad.mentions.union import Union

WEIGHTS = {
    "model": 1.0,  # the reading model says so
    "unmodelled": -0.4,  # it says something else
    "sentence": -0.9,  # for each sentence between
    "paragraph": -0.6,
    "subject": 1.0,
    "object": 0.2,
    "parallel": 0.5,  # both subjects
    "own_clause": 0.7,  # a possessive's own subject
    "main": 0.3,  # in the main clause
    "pronoun": 0.6,  # goes on with who was already a pronoun
    "matrix": 0.5,  # the subject of the clause that the pronoun's clause hangs on
    "speaker": 1.2,  # who says the clause that the pronoun stands in
    "relative": -0.5,  # inside a relative clause that the pronoun is outside of
    "inner": -0.7,  # a possessor or a part of another's phrase
    "named": 0.5,
    "indefinite": -0.2,
    "nearer": -0.015,  # for each word between
    "topic": 0.2,  # for each doubling of how often the text names him
    "told": 1.0,  # a title or an earlier pronoun tells the gender
    "gender": -2.2,  # its first name ends otherwise
    "collective": -0.8,  # *they* for one organisation
    "told of": -2.2,  # in the words that the pronoun's verb reports, before it
    "says again": 0.4,  # who said something before says the next thing
    "spoken": -1.0,  # the one inside a quotation, the other outside
}
"""Fitted by hand on GUM's dev part (`python -m benchmarks.pronouns dev`), best first."""
SAYING = wordset(
    "said says saying told tells added adds wrote writes claimed claims stated states noted explained alleged denied",
    "denies confirmed confirms recalled insisted testified replied answered admitted reported argued warned",
)
_DIES = wordset("died dies dead perished")
_FATAL = _DIES | wordset(
    "killed murdered assassinated executed poisoned hanged beheaded slain shot strangled lynched drowned buried"
)
_NOT_YET = wordset("not never would will could might may should nearly almost n't")
_LEAST = {"he": -1.2, "it": 0.4, "they": 0.2}
_REACH = {"he": 5, "it": 2, "they": 3}
_BACK = 60
_BELOW = 16
_NOBODY = re.compile(r"(?:any|no|every|each)\s", re.IGNORECASE)
_ASKING = frozenset(("which", "whom", "where", "that"))
_OBJECTS = frozenset(("him", "them"))
_ADDRESSED = re.compile(r"(?:\A|\n)[^\S\n]*(?:Q|A|QUESTION|ANSWER)[.:]?\s+(?:M[rs]{1,2}\.?\s)?\Z")


class Pronouns:
    """Resolves the third persons of one document into `union`, left to right."""

    def __init__(
        self,
        text: str,
        drafts: Sequence[Draft],
        syntax: Syntax,
        union: Union,
        strangers: Mapping[int, tuple[int, ...]] = MappingProxyType({}),
    ) -> None:
        """`strangers` gives for the place of a pronoun among the drafts the places of those whom it cannot mean."""
        self._strangers = strangers
        self._text, self._drafts, self._syntax, self._union = text, drafts, syntax, union
        self._heads = [d.head if d.head is not None else syntax.top(*d.span) for d in drafts]
        self._facts = [self._fact(n) for n in range(len(drafts))]
        self._quotations = [m.span() for m in QUOTATION.finditer(text)]
        self._quote_starts = [q[0] for q in self._quotations]
        self._around = _around(drafts)
        self._genders: dict[int, Gender] = {}
        self._leans: dict[int, bool] = {}
        self._named = Counter(union.find(n) for n, d in enumerate(drafts) if d.kind == "name" or d.made == "header")
        for n, fact in enumerate(self._facts):
            if fact.gender is not None and drafts[n].kind != "pronoun":
                self._genders.setdefault(union.find(n), fact.gender)
            words = text[slice(*drafts[n].span)]
            if drafts[n].kind == "name" and fact.sort == "Person" and " " in words:
                self._leans.setdefault(union.find(n), leans_female(words))
        self._of_word: dict[int, list[int]] = defaultdict(list)
        for n, head in enumerate(self._heads):
            if head is not None:
                self._of_word[head].append(n)

    def _fact(self, n: int) -> Facts:
        head = self._heads[n]
        return facts_of(self._text, self._drafts[n], self._syntax.low[head] if head is not None else "")

    def resolve(self, n: int) -> bool:
        """Join the pronoun with its antecedent; False when it has none or is no third person."""
        low = self._text[slice(*self._drafts[n].span)].casefold()
        kind = "he" if low in MALE | FEMALE else "it" if low in THING else "they" if low in MANY else None
        word = self._heads[n]
        if kind is None or word is None:
            return False
        barred = self._barred(n, word, low) | {self._union.find(k) for k in self._strangers.get(n, ())}
        if low in REFLEXIVE:
            return self._reflexive(n, word)
        best: tuple[float, int] | None = None
        for k in self._before(n, _REACH[kind]):
            if self._union.find(k) in barred or not self._may(n, k, kind):
                continue
            if self._only_quoted(n, k):
                continue
            score = self._score(n, k, word, low)
            if best is None or score > best[0]:
                best = (score, k)
        if best is None or best[0] < _LEAST[kind]:
            best = self._guessed(n, barred, kind)
        if best is None:
            return False
        self._join(n, best[1])
        return True

    def _guessed(self, n: int, barred: set[int], kind: str) -> tuple[float, int] | None:
        """The model's own antecedent, further back, where it fits."""
        group = self._drafts[n].group
        for k in self._before(n, 4 * _REACH[kind]) if group is not None else ():
            if self._drafts[k].group == group and self._union.find(k) not in barred and self._may(n, k, kind):
                return 0.0, k
        return None

    def _reflexive(self, n: int, word: int) -> bool:
        beside = n - 1 if n and self._drafts[n].start - self._drafts[n - 1].end == 1 else None
        if beside is not None and self._drafts[beside].kind != "pronoun":
            self._join(n, beside)
            return True
        head = self._syntax.governor(word)
        subject = self._syntax.subject(self._syntax.clause(word)) if head is not None else None
        if subject is not None:
            for k in self._of_word.get(subject, ()):
                if k < n:
                    self._join(n, k)
                    return True
        if head is not None:
            for k in self._of_word.get(head, ()):
                if k < n:
                    self._join(n, k)
                    return True
        return False

    def _before(self, n: int, sentences: int) -> Iterator[int]:
        here = self._sentence(n)
        for k in range(n - 1, max(-1, n - _BACK), -1):
            d = self._drafts[k]
            if d.apart or self._heads[k] is None or d.end > self._drafts[n].start or self._is_addressed(k):
                continue
            if here - self._sentence(k) > sentences:
                return
            yield k

    def _is_addressed(self, k: int) -> bool:
        """*Mr. Nuri, who led it?*: who is spoken to is no third person."""
        head = self._heads[k]
        if head is not None and self._syntax.base(head) == "vocative":
            return True
        d = self._drafts[k]
        begin = min(d.start, d.title[0]) if d.title else d.start
        comma = self._text[d.end : d.end + 1] == ","
        return comma and d.kind == "name" and bool(_ADDRESSED.search(self._text, max(0, begin - 24), begin))

    def _sentence(self, n: int) -> int:
        head = self._heads[n]
        return self._syntax.parse.sentences[head] if head is not None else -1

    def _barred(self, n: int, word: int, low: str) -> set[int]:
        """The clusters that a pronoun cannot be in: what it stands inside of, and its own clause's subject."""
        find = self._union.find
        barred = {find(k) for k in self._around[n] if k != n}
        if low in POSSESSIVE and self._syntax.parse.deprels[word] == "nmod:poss":
            head = self._syntax.parse.heads[word]
            barred |= {find(k) for k in self._of_word.get(head, ())}
            if self._syntax.dependents(head, "cop"):
                subjects = self._syntax.dependents(head, "nsubj")
                barred |= {find(k) for w in subjects for k in self._of_word.get(w, ())}
            return barred
        verb = self._syntax.governor(word)
        if verb is not None and self._syntax.role(word) == "subject":
            barred |= {find(k) for k in self._named_below(n, verb)} | self._survivors(verb)
        if verb is not None and self._syntax.base(verb) == "parataxis" and self._syntax.role(word) == "subject":
            told = self._syntax.parse.heads[verb]
            said = self._syntax.subject(told)
            if said is not None and said < word < told:
                barred |= {find(k) for k in self._of_word.get(said, ())}
        if verb is not None and low in _OBJECTS and self._syntax.role(word) == "subject":
            causer = (
                self._syntax.subject(self._syntax.parse.heads[verb]) if self._syntax.parse.heads[verb] >= 0 else None
            )
            barred |= {find(k) for k in self._of_word.get(causer, ())} if causer is not None else set()
        if verb is not None and self._syntax.role(word) in ("object", "oblique"):
            subject = self._syntax.subject(verb)
            others = [subject] if subject is not None else []
            others += [k for k in self._syntax.dependents(verb, "obj", "iobj") if k != word]
            barred |= {find(k) for w in others if w != word for k in self._of_word.get(w, ())}
        return barred

    def _survivors(self, verb: int) -> set[int]:
        """*She says that he was poisoned*: who says so is alive, and so are those who say what says so."""
        s = self._syntax
        passive = any(s.parse.deprels[k] == "aux:pass" for k in s.dependents(verb, "aux"))
        if s.low[verb] not in _FATAL or not (passive or s.low[verb] in _DIES):
            return set()
        if any(s.low[k] in _NOT_YET for k in s.dependents(verb, "aux", "advmod")):
            return set()
        tellers = (w for w in s.above(verb) if s.low[w] in SAYING)
        subjects = (k for w in tellers for k in s.dependents(w, "nsubj"))
        return {self._union.find(k) for w in subjects for k in self._of_word.get(w, ())}

    def _named_below(self, n: int, verb: int) -> Iterator[int]:
        """*He said that Roy had left*: the names in the clause that a verb governs are not its pronoun subject's."""
        s = self._syntax
        clauses = {k for k in s.dependents(verb, "ccomp", "xcomp") if k > verb}
        for k in range(n + 1, min(n + _BELOW, len(self._drafts))) if clauses else ():
            head = self._heads[k]
            if head is None or s.parse.sentences[head] != s.parse.sentences[verb]:
                break
            if self._drafts[k].kind == "name" and any(above in clauses for above in s.above(head)):
                yield k

    def _may(self, n: int, k: int, kind: str) -> bool:
        """Whether number, gender and sort allow it."""
        p, c = self._facts[n], self._facts[k]
        d = self._drafts[k]
        low = self._text[slice(*d.span)].casefold() if d.kind == "pronoun" else ""
        if kind == "he":
            if (low and low not in MALE | FEMALE) or _NOBODY.match(self._text, d.start):
                return False
            known = self._gender(k)
            return c.sort == "Person" and c.one and (known is None or known == p.gender)
        if kind == "it":
            if low and low not in THING:
                return False
            return c.one and c.sort in ("Organization", "Place", None)
        if low and low not in MANY:
            return False
        return c.many and c.sort in ("Person", "Organization", "People", None)

    def _gender(self, k: int) -> Gender | None:
        """The gender that any mention of the cluster so far tells."""
        return self._genders.get(self._union.find(k))

    def _join(self, n: int, k: int) -> None:
        told = self._gender(k) or self._facts[n].gender
        if not self._union.attach(n, k):
            return
        if told is not None:
            self._genders[self._union.find(n)] = told

    def _between(self, n: int, k: int) -> float:
        """What the sentences and the paragraph's end between cost; between two turns a label is no sentence."""
        sentences = self._sentence(n) - self._sentence(k)
        if n in self._strangers:
            return WEIGHTS["sentence"] * (sentences - 1 if sentences > 0 else sentences)
        apart = "\n\n" in self._text[self._drafts[k].end : self._drafts[n].start]
        return WEIGHTS["sentence"] * sentences + (WEIGHTS["paragraph"] if apart else 0.0)

    def _score(self, n: int, k: int, word: int, low: str) -> float:
        s, w = self._syntax, WEIGHTS
        d, c = self._drafts[n], self._drafts[k]
        head = self._heads[k] or 0
        role, own = s.role(head), s.role(word)
        score = self._between(n, k) + w["nearer"] * (word - head)
        if d.group is not None:
            score += w["model"] if c.group == d.group else w["unmodelled"]
        if role == "subject":
            score += w["subject"] + (w["parallel"] if own == "subject" else 0.0)
            verb = s.clause(head)
            score += w["main"] if s.base(verb) in ("root", "conj", "parataxis") else 0.0
            score += self._nested(word, head, verb)
            if low in POSSESSIVE and s.subject(s.clause(word)) == head:
                score += w["own_clause"]
        elif role == "object":
            score += w["object"]
        if s.base(head) == "nmod" and c.kind != "pronoun":
            score += w["inner"]
        if c.kind == "pronoun":
            score += w["pronoun"]
        elif c.kind == "name" or c.made == "header":
            score += w["named"] + w["topic"] * log2(max(1, self._named[self._union.find(k)]))
            if self._facts[k].sort == "Person":
                score += self._by_ending(k, low)
        else:
            score += w["indefinite"] if self._text[c.start : c.start + 2].lower() in ("a ", "an") else 0.0
            score += w["gender"] if low in FEMALE and self._gender(k) is None else 0.0
        if low in MANY and self._facts[k].one:
            score += w["collective"]
        if self._quoted(d.start) != self._quoted(c.start):
            score += w["spoken"]
        return score + (self._spoken(head, word) if own == "subject" else 0.0)

    def _says(self, subject: int) -> bool:
        """Whether a word is the subject of a verb of saying, or stands right before one."""
        verb = self._syntax.governor(subject)
        spoken = verb is not None and self._syntax.low[verb] in SAYING and self._syntax.role(subject) == "subject"
        return spoken or (subject + 1 < len(self._syntax) and self._syntax.low[subject + 1] in SAYING)

    def _spoken(self, head: int, word: int) -> float:
        """What speech tells of two subjects: who said something goes on, of whom it is said does not say it."""
        again = WEIGHTS["says again"] if self._says(word) and self._says(head) else 0.0
        return again + (WEIGHTS["told of"] if self._told_before(head, word) else 0.0)

    def _told_before(self, head: int, word: int) -> bool:
        """*X was arrested, he said*: who says so is seldom the one of whom he says it."""
        s = self._syntax
        verb, clause = s.governor(word), s.clause(head)
        if verb is None or not head < word < verb or s.parse.sentences[head] != s.parse.sentences[word]:
            return False
        if s.low[word - 1] in _ASKING:
            return False
        hung = s.base(clause) == "ccomp" and s.parse.heads[clause] == verb
        return hung or (s.base(verb) == "parataxis" and s.parse.heads[verb] == clause)

    def _nested(self, word: int, subject: int, verb: int) -> float:
        """What a subject gains or loses by where its clause stands to the pronoun's."""
        s = self._syntax
        own = s.clause(word)
        above = s.parse.heads[own] if s.base(own) in ("advcl", "ccomp") else -1
        if above >= 0 and s.subject(above) == subject:
            return WEIGHTS["speaker" if s.base(own) == "ccomp" else "matrix"]
        return WEIGHTS["relative"] if s.base(verb) == "acl" and verb != own else 0.0

    def _by_ending(self, k: int, low: str) -> float:
        female = self._leans.get(self._union.find(k))
        if self._gender(k) is not None:
            return WEIGHTS["told"]
        if female is None:
            return 0.0
        return WEIGHTS["gender"] if female != (low in FEMALE) else 0.0

    def _only_quoted(self, n: int, k: int) -> bool:
        """Whether an antecedent stands in a quotation that the pronoun's clause only introduces."""
        inside = self._quoted(self._drafts[k].start)
        return inside >= 0 and self._sentence(n) == self._sentence(k) and self._quoted(self._drafts[n].start) < 0

    def _quoted(self, at: int) -> int:
        """The number of the quotation that a place stands in; -1 outside of all."""
        k = bisect_left(self._quote_starts, at + 1) - 1
        return k if k >= 0 and self._quotations[k][1] > at else -1


def _around(drafts: Sequence[Draft]) -> list[list[int]]:
    """For each draft the others that hold it."""
    found: list[list[int]] = []
    open_: list[int] = []
    for n, d in enumerate(drafts):
        open_ = [k for k in open_ if drafts[k].end > d.start]
        found.append([k for k in open_ if drafts[k].end >= d.end])
        open_.append(n)
    return found
