"""Occasions: what was told before of the same event. *the raid* has the target, the day and the place of the raid.

An event noun with *the*, *that* or a possessive takes up the last event of its kinds that nothing in its own words
speaks against; whoever was killed *in the raid* was killed when and where the raid was. Nobody's deed is guessed: an
agent is taken over only by a noun that says nothing itself (*the meeting never took place*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from isnad.claims.claim import Filler
from isnad.claims.dictionary import Dictionary
from isnad.claims.draft import Draft
from isnad.claims.lexicon import natures, word_list
from isnad.claims.tree import OBLIQUES, Tree

_FAR = 1500  # words within which *the raid* is the raid told before
_THE = frozenset({"the", "this", "that", "any", "such", "these", "those"})
_INSIDE = frozenset({"in", "during", "at", "throughout", "from", "of"})
_ANOTHER = word_list("another")
_CASUALTIES = frozenset({"kills", "wounds", "dies", "executes"})
_VIOLENT = frozenset({"attacks", "bombs", "kills", "kidnaps", "wounds", "executes", "captures"})
_OCCURRING = _VIOLENT | {"dies", "releases", "transfers", "exchanges", "meets", "negotiates", "escapes", "occupies"}
_ALIKE = (
    frozenset({"attacks", "bombs"}),
    frozenset({"captures", "kidnaps"}),
    frozenset({"kills", "dies", "executes"}),
)
_GENERAL = frozenset({"incident", "operation", "crime", "atrocity"})


class Occasions:
    """Completes the drafts of one document; `is_place` says whether a head word names a place."""

    def __init__(self, tree: Tree, dictionary: Dictionary, is_place: Callable[[int], bool]) -> None:
        self._tree, self._dictionary, self._is_place = tree, dictionary, is_place
        self._nouns = natures()
        self._told: dict[str, list[Draft]] = defaultdict(list)

    def complete(self, drafts: Sequence[Draft]) -> None:
        """Fill what a draft leaves out because it was told before."""
        ordered = sorted((d for d in drafts if d.trigger is not None), key=lambda d: d.trigger or 0)
        for d in ordered:
            if d.nominal and (d.kind in _OCCURRING or not d.roles) and self._takes_up(d.trigger or 0):
                before = next(self._before(d), None)
                if before is not None:
                    self._take(d, before)
            if d.roles and not self._dictionary.kinds[d.kind].standing:
                self._told[d.kind].append(d)
        events = {d.trigger or 0: d for d in ordered}
        for d in ordered:
            if not d.nominal and d.kind in _VIOLENT and not (d.time and d.place):
                self._set(d, events)

    # -- which event is meant

    def _takes_up(self, noun: int) -> bool:
        """*the raid*, *that ambush*, *his arrest*, in the singular; not *another raid*, *the second attack*."""
        t = self._tree
        below = t.kids[noun]
        if any(t.low[c] in _ANOTHER or t.rel[c] == "nummod" for c in below):
            return False
        return any(t.rel[c] == "nmod:poss" or (t.rel[c] == "det" and t.low[c] in _THE) for c in below)

    def _before(self, d: Draft) -> Iterator[Draft]:
        kinds = next((alike for alike in _ALIKE if d.kind in alike), frozenset({d.kind}))
        fitting = [e for e in self._last(kinds, d.trigger or 0) if e is not d and self._fits(d, e)]
        if d.place and len(fitting) > 1:  # *the Kovra raid*: of several told before, the one at Kovra
            fitting = [e for e in fitting if _at(e, d.place)]
        return iter(sorted(fitting, key=lambda e: e.kind != d.kind))

    def _last(self, kinds: Iterable[str], word: int) -> Iterator[Draft]:
        """The events of some kinds told before a word, the last first."""
        found = [e for kind in kinds for e in self._told[kind][-40:] if word - _FAR < (e.trigger or 0) < word]
        return iter(sorted(found, key=lambda e: -(e.trigger or 0)))

    def _fits(self, d: Draft, e: Draft) -> bool:
        """Does nothing in the two say that they are two events?"""
        if any(not _overlap(a.edtf, b.edtf) for a in d.time for b in e.time):
            return False
        if d.place and e.place and not _share(d.place, e.place):
            return False
        return "patient" not in d.roles or "patient" not in e.roles or self._same(d, e)

    def _same(self, d: Draft, e: Draft) -> bool:
        """One entity, or *the dam* after *the Sarband dam*."""
        left, right = d.roles["patient"], e.roles["patient"]
        if _share(left, right):
            return True
        open_ = all(not f.entity or not g.entity for f in left for g in right)
        return open_ and bool({_last_word(f) for f in left} & {_last_word(f) for f in right})

    # -- what is taken over

    def _take(self, d: Draft, e: Draft) -> None:
        taken = not d.roles
        own = {f.entity for found in d.roles.values() for f in found if f.entity}
        for role, fillers in e.roles.items():
            if role not in d.roles and (taken or role != "agent") and not own & {f.entity for f in fillers}:
                d.roles[role] = fillers
        if "patient" in d.roles and "patient" in e.roles:
            d.roles["patient"] = _named(d.roles["patient"], e.roles["patient"])
        if self._vouched(d, e):
            d.time, d.place = d.time or e.time, d.place or e.place
        d.because += (("takes up", e.because[0][1] if e.because else e.kind),)

    def _vouched(self, d: Draft, e: Draft) -> bool:
        """Did the same voice say when and where, or one that it speaks within?"""
        first, second = ([link.attribution for link in c.chain] for c in (e, d))
        return e.factuality != "Uu" and second[: len(first)] == first

    # -- events within which others happen

    def _set(self, d: Draft, events: dict[int, Draft]) -> None:
        """*killed in the raid*, *the raid, in which two died*, *the raid killed two*: one time and place."""
        for noun in self._around(d.trigger or 0):
            e = events.get(noun) or self._named(noun)
            if e is None or e is d or not self._vouched(d, e):
                continue
            if any(not _overlap(a.edtf, b.edtf) for a in d.time for b in e.time):
                continue
            d.time, d.place = d.time or e.time, d.place or e.place or self._target(d, e)
            d.because += (("in", self._tree.words_of(noun)),)
            return

    def _around(self, verb: int) -> Iterator[int]:
        t = self._tree
        head = t.heads[verb]
        if t.rel[verb] in ("acl:relcl", "acl") and head >= 0 and self._is_event(head):
            yield head
        for c in t.kids[verb]:
            within = t.rel[c] in OBLIQUES and t.case(c) in _INSIDE
            if (within or t.rel[c] == "nsubj") and self._is_event(c):
                yield c
        if t.rel[verb] == "conj" and t.upos[head] == "VERB":
            yield from self._around(head)

    def _is_event(self, word: int) -> bool:
        low = self._tree.low[word]
        return self._tree.upos[word] == "NOUN" and (low in _GENERAL or bool(_VIOLENT & self._kinds(low)))

    def _kinds(self, low: str) -> frozenset[str]:
        rules = self._dictionary.entries.get(low, ())
        return frozenset(rule.kind for rule, phrase in rules if rule.words == "noun" and not phrase.company)

    def _named(self, noun: int) -> Draft | None:
        """The event that a definite noun means, where it makes no claim itself."""
        if not self._takes_up(noun):
            return None
        kinds = self._kinds(self._tree.low[noun]) & _VIOLENT or _VIOLENT
        kinds = frozenset().union(*(alike if kinds & alike else () for alike in _ALIKE), kinds)
        return next(self._last(kinds, noun), None)

    def _target(self, d: Draft, e: Draft) -> tuple[Filler, ...]:
        """Those who fell in the attack on the bridge fell at the bridge."""
        words = e.words.get("patient", ())
        fillers = e.roles.get("patient", ())
        at = len(words) == 1 == len(fillers) and words[0] >= 0 and self._is_place(words[0])
        return fillers if at and d.kind in _CASUALTIES and not _share(fillers, d.roles.get("patient", ())) else ()


def _overlap(left: str, right: str) -> bool:
    """Can two EDTF values be one time? Where one is an interval, yes."""
    if "/" in left or "/" in right:
        return True
    return left.startswith(right.rstrip("~?%")) or right.startswith(left.rstrip("~?%"))


def _at(event: Draft, places: Sequence[Filler]) -> bool:
    """Was an event told to be at one of the places, by its own place or in the name of what was hit?"""
    hit = " ".join(f.text.casefold() for f in event.roles.get("patient", ()))
    return bool(event.place and _share(places, event.place)) or any(p.text.casefold() in hit for p in places)


def _share(left: Iterable[Filler], right: Iterable[Filler]) -> bool:
    return bool({f.entity or f.text.lower() for f in left} & {f.entity or f.text.lower() for f in right})


def _last_word(filler: Filler) -> str:
    return filler.text.lower().split()[-1]


def _named(own: tuple[Filler, ...], before: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """*the dam* with the entity of *the Sarband dam*."""
    known = {_last_word(f): f.entity for f in before if f.entity}
    return tuple(f if f.entity or f.claim else replace(f, entity=known.get(_last_word(f))) for f in own)
