"""When: the dates and lengths of time of a trigger, from the tree around it."""

from __future__ import annotations

from bisect import bisect_left

from isnad.claims.claim import When
from isnad.claims.lookup import Lookup
from isnad.claims.sharing import Sharing
from isnad.claims.tree import SUBJECTS, Tree
from isnad.mentions import Date

_STOP = frozenset({"punct", "conj", "cc", "acl:relcl", "parataxis"})
_ADVERBIAL = frozenset({"advmod", "expl", "obl", "nsubj"})
_NO_LENGTH = frozenset(
    {"before", "after", "ago", "earlier", "later", "old", "every", "a", "per", "within", "aged", "each"}
)
_DEICTIC = frozenset({"there", "then", "thereupon"})
_UNTIL = frozenset({"until", "till"})


class Times:
    """Answers *when* for the triggers of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, sharing: Sharing, triggers: frozenset[int], deeds: frozenset[int]):
        self._tree, self._lookup, self._sharing = tree, lookup, sharing
        self._triggers, self._deeds = triggers, deeds
        self._hosted: dict[int, list[Date]] = {}
        for date in dict.fromkeys(d for found in lookup.dates.values() for d in found):
            self._hosted.setdefault(self._host(date), []).append(date)

    def of(self, trigger: int, inherits: bool, company: tuple[int, ...] = ()) -> tuple[tuple[When, ...], str | None]:
        """The EDTF times of a trigger and its length (ISO 8601); `company` are the other words of its phrase."""
        found = self._own(trigger, company) or self._dates(trigger, inherits)
        times = tuple(When(d.edtf, d.text, d.id) for d in found if d.edtf)
        length = next((d.duration for d in found if d.duration and self._lasts(d)), None)
        return self._ended(trigger, times), length

    def apart(self, trigger: int, company: tuple[int, ...]) -> bool:
        """*took her in May and let her go in August*: two verbs with a date each do not share a place."""
        t = self._tree
        return t.rel[trigger] == "conj" and bool(self._own(trigger, company)) and t.heads[trigger] in self._hosted

    def _own(self, trigger: int, company: tuple[int, ...]) -> list[Date]:
        inner = (w for w in company if self._tree.rel[w] == "xcomp" and w in self._hosted)
        return self._hosted.get(trigger) or next((self._hosted[w] for w in inner), [])

    # -- whose a date is

    def _host(self, date: Date) -> int:
        """The trigger or clause that a date belongs to."""
        t = self._tree
        words = self._words(date)
        inside = set(words)
        node = next((w for w in words if t.heads[w] not in inside), words[0])
        steps = 40
        while steps and (head := t.heads[node]) >= 0:
            steps -= 1
            node = head
            if t.heads_clause(node) and node not in self._triggers:
                return self._event_before(date, node)
            after = node in self._triggers and t.starts[node] < date.start
            if node in self._deeds or after or t.heads_clause(node):
                return node
        return node

    def _event_before(self, date: Date, clause: int) -> int:
        """*denies any part in the bombing on 14 May*: the date is that of the event before it, not of the cue."""
        t = self._tree
        words = self._words(date)
        first = min(words) if words else clause
        for w in range(first - 1, max(clause, first - 14), -1):
            if w in self._deeds and t.upos[w] == "NOUN" and max(t.reach(w, _STOP)) >= first - 2:
                return w
        return clause

    def _words(self, date: Date) -> list[int]:
        t = self._tree
        w = max(0, bisect_left(t.starts, date.start) - 1)
        found = []
        while w < len(t) and t.starts[w] < date.end:
            if t.ends[w] > date.start:
                found.append(w)
            w += 1
        return found

    # -- its own, or shared

    def _dates(self, trigger: int, inherits: bool) -> list[Date]:
        """The dates and lengths of time of a trigger: its own, else (`inherits`) those of what it stands under."""
        if not inherits:
            return self._hosted.get(trigger, [])
        seen: set[int] = set()
        node: int | None = trigger
        while node is not None and node not in seen:
            seen.add(node)
            found = self._hosted.get(node)
            if found and (node == trigger or self._reaches(node, trigger, found)):
                return [d for d in found if node == trigger or self._reaches(node, trigger, [d])]
            node = self._sharing.above(node)
        found = self._deictic(trigger) or self._of_event_below(trigger) or self._of_conjunct(trigger)
        return found or self._right_after(trigger)

    def _right_after(self, trigger: int) -> list[Date]:
        """*joined after the burning of X in May*: a date right after an event's phrase is the event's too."""
        t = self._tree
        if t.upos[trigger] != "NOUN":
            return []
        end = max(t.ends[w] for w in t.reach(trigger, _STOP))
        hosted = self._hosted.get(t.clause(trigger), [])
        return [
            d
            for d in hosted
            if end < d.start and t.text[end : d.start].split() in (["in"], ["on"], ["of"], ["during"])
        ]

    def _of_conjunct(self, trigger: int) -> list[Date]:
        """*killed A and abducted B on Friday*; *nine died and ten were hurt on Friday*: the date is that of both.

        A comma before *and* parts two clauses that have subjects of their own.
        """
        t = self._tree
        for c in t.kids[trigger]:
            if t.rel[c] == "conj" and t.upos[c] == "VERB" and self._closely(c):
                found = [d for d in self._hosted.get(c, []) if d.start > t.starts[c]]
                if found:
                    return found
        return []

    def _closely(self, clause: int) -> bool:
        t = self._tree
        if not any(t.rel[c] in SUBJECTS for c in t.kids[clause]):
            return True
        both = next((c for c in t.kids[clause] if t.rel[c] == "cc"), 0)
        return both > 0 and t.low[both] == "and" and t.low[both - 1] not in (",", ";")

    def _of_event_below(self, trigger: int) -> list[Date]:
        """*was wounded in a clash on 10 June*: the time of the event that it happened in."""
        return next((self._hosted[c] for c in self._sharing.below(trigger) if c in self._hosted), [])

    def _reaches(self, node: int, trigger: int, dates: list[Date]) -> bool:
        """A date after the first of two coordinated verbs is the first verb's own."""
        t = self._tree
        if not self._sharing.crosses_conjunction(node, trigger):
            return True
        if self._sharing.second_verb(trigger):
            return True
        return any(d.start < t.starts[node] or d.start > t.starts[trigger] for d in dates)

    def _deictic(self, trigger: int) -> list[Date]:
        """*There X met Y*: the time of the sentence before."""
        t = self._tree
        if not any(t.low[c] in _DEICTIC and t.rel[c] in _ADVERBIAL for c in t.kids[trigger]):
            return []
        before = t.sentences[trigger] - 1
        for node, dates in self._hosted.items():
            if t.sentences[node] == before and t.heads[node] < 0:
                return dates
        return []

    # -- ends that an event gives

    def _ended(self, trigger: int, times: tuple[When, ...]) -> tuple[When, ...]:
        """*led it from 1961 until his arrest in March 1966*: the date of the event that ended it."""
        t = self._tree
        for c in t.kids[trigger]:
            opened = t.case(c) in _UNTIL or t.mark(c) in _UNTIL
            dates = [d for d in self._hosted.get(c, []) if d.edtf and "/" not in d.edtf] if opened else []
            if dates:
                d = dates[0]
                first = next((w for w in times if self._begins(w)), None)
                start = first.edtf.removesuffix("/..") if first else ".."
                text = t.text[min(w.start for w in dates) : d.end] if first is None else f"{first.text} … {d.text}"
                return (When(f"{start}/{d.edtf}", text, d.id if first is None else None),)
        return times

    def _begins(self, when: When) -> bool:
        """Is it a date after *from* or *since*?"""
        if when.edtf.endswith("/.."):
            return True
        place = next((d.start for found in self._lookup.dates.values() for d in found if d.id == when.date), 0)
        before = self._tree.text[max(0, place - 12) : place].lower().split()
        return "/" not in when.edtf and bool(before) and before[-1] in ("from", "since")

    def _lasts(self, date: Date) -> bool:
        """*for seven months*, not *two days before* or *aged 20 years*."""
        after = self._tree.text[date.end : date.end + 10].lower().split()
        before = self._tree.text[max(0, date.start - 12) : date.start].lower().split()
        return not (after and after[0].strip(",.") in _NO_LENGTH) and not (before and before[-1] in _NO_LENGTH)
