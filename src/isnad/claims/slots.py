"""Time, place and number of a claim, from the tree around its trigger."""

from __future__ import annotations

from isnad.claims.claim import Amount, When
from isnad.claims.frames import LIGHT, OCCURRING, Frames
from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.natures import SPEAKER, Natures
from isnad.claims.tree import SUBJECTS, Tree
from isnad.mentions import Date, Quantity

_CURRENCIES = frozenset(w.lower() for w in word_list("currencies"))
PLACING = tuple(sorted(word_list("placing")))
_COUNTING = frozenset({"nummod", "det", "amod", "compound", "advmod", "nmod:unmarked", "det:predet", "flat", "dep"})
_STOP = frozenset({"punct", "conj", "cc", "acl:relcl", "parataxis"})
_ADVERBIAL = frozenset({"advmod", "expl", "obl", "nsubj"})
_NO_LENGTH = frozenset(
    {"before", "after", "ago", "earlier", "later", "old", "every", "a", "per", "within", "aged", "each"}
)
_DEICTIC = frozenset({"there", "then", "thereupon"})


class Slots:
    """Answers *when*, *where*, *how many* for the triggers of one document."""

    def __init__(
        self,
        tree: Tree,
        frames: Frames,
        lookup: Lookup,
        natures: Natures,
        triggers: frozenset[int],
        deeds: frozenset[int],
    ) -> None:
        self._tree, self._frames, self._lookup, self._natures = tree, frames, lookup, natures
        self._triggers, self._deeds = triggers, deeds
        self._hosted: dict[int, list[Date]] = {}
        for date in dict.fromkeys(d for found in lookup.dates.values() for d in found):
            self._hosted.setdefault(self._host(date), []).append(date)

    def _host(self, date: Date) -> int:
        """The trigger or clause that a date belongs to."""
        t = self._tree
        words = (
            [w for w, found in self._lookup.dates.items() if date in found]
            if len(self._lookup.dates) < 40
            else self._words(date)
        )
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
        from bisect import bisect_left

        found = []
        w = bisect_left(t.starts, date.start)
        w = max(0, w - 1)
        while w < len(t) and t.starts[w] < date.end:
            if t.ends[w] > date.start:
                found.append(w)
            w += 1
        return found

    # -- time

    def dates(self, trigger: int, inherits: bool) -> list[Date]:
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
            node = self._above(node)
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
        """*killed A and abducted B on Friday*: a date at the end is that of both verbs."""
        t = self._tree
        for c in t.kids[trigger]:
            if t.rel[c] == "conj" and t.upos[c] == "VERB" and not any(t.rel[k] in SUBJECTS for k in t.kids[c]):
                found = [d for d in self._hosted.get(c, []) if d.start > t.starts[c]]
                if found:
                    return found
        return []

    def _of_event_below(self, trigger: int) -> list[Date]:
        """*was wounded in a clash on 10 June*: the time of the event that it happened in."""
        t = self._tree
        for c in t.kids[trigger]:
            if c in self._triggers and t.case(c) in ("in", "during", "at") and c in self._hosted:
                return self._hosted[c]
        return []

    def _above(self, node: int) -> int | None:
        """The word whose time and place a trigger shares."""
        t = self._tree
        head, relation = t.heads[node], t.rel[node]
        if head < 0:
            return None
        low = t.low[head]
        if relation in ("obj", "nsubj:pass", "nsubj") and (
            low in LIGHT or low in OCCURRING or head in self._triggers
        ):
            return head
        if relation in ("conj", "xcomp") or (relation in ("obl", "obj") and t.case(node) == "as"):
            return head
        if relation == "advcl" and t.is_ing(node) and not t.mark(node):
            return head
        if (
            relation in ("obl", "advcl")
            and t.mark(node).split(" ")[0] in ("by", "with", "during", "in")
            and head in self._triggers
        ):
            return head
        if relation == "nmod" and low in word_list("gatherings"):
            return head
        return None

    def _reaches(self, node: int, trigger: int, dates: list[Date]) -> bool:
        """A date after the first of two coordinated verbs is the first verb's own."""
        t = self._tree
        if not self._crosses_conjunction(node, trigger):
            return True
        if not any(t.rel[c] in SUBJECTS for c in t.kids[trigger]) and t.upos[trigger] == "VERB":
            return True
        return any(d.start < t.starts[node] or d.start > t.starts[trigger] for d in dates)

    def _crosses_conjunction(self, node: int, trigger: int) -> bool:
        t, here, steps = self._tree, trigger, 20
        while here != node and steps and t.heads[here] >= 0:
            if t.rel[here] == "conj":
                return True
            here, steps = t.heads[here], steps - 1
        return False

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

    def times(self, trigger: int, inherits: bool) -> tuple[tuple[When, ...], str | None]:
        """The EDTF times of a trigger and its length (ISO 8601)."""
        found = self.dates(trigger, inherits)
        times = tuple(When(d.edtf, d.text, d.id) for d in found if d.edtf)
        length = next((d.duration for d in found if d.duration and self._lasts(d)), None)
        return times, length

    def _lasts(self, date: Date) -> bool:
        """*for seven months*, not *two days before* or *aged 20 years*."""
        after = self._tree.text[date.end : date.end + 10].lower().split()
        before = self._tree.text[max(0, date.start - 12) : date.start].lower().split()
        return not (after and after[0].strip(",.") in _NO_LENGTH) and not (before and before[-1] in _NO_LENGTH)

    # -- place

    def places(self, trigger: int, used: frozenset[int], inherits: bool) -> list[int]:
        """The head words of a trigger's places, its own or those of what it stands under."""
        seen: set[int] = set()
        node: int | None = trigger
        while node is not None and node not in seen:
            seen.add(node)
            found = self._places_at(node, trigger, used)
            if found:
                return found
            node = self._above(node) if inherits else None
        return self._there(trigger)

    def _places_at(self, node: int, trigger: int, used: frozenset[int]) -> list[int]:
        t = self._tree
        slots = self._frames.slots(node)
        found = [w for key in PLACING for w in slots.get(key, ()) if w not in used and self._is_place(w)]
        found += [w for w in slots.get("mod", ()) if w not in used and self._natures.is_town(w)]
        if node != trigger and self._crosses_conjunction(node, trigger):
            found = [w for w in found if w < node or w > trigger]
        if not found:
            below = [
                c
                for key in ("obj", "of", "against", "on", "subj")
                for w in slots.get(key, ())
                if w >= 0
                for c in t.kids[w]
            ]
            found = [
                c
                for c in below
                if t.rel[c] == "nmod" and t.case(c) in PLACING and c not in used and self._is_place(c)
            ]
        return sorted(dict.fromkeys(found))[:4]

    def _is_place(self, word: int) -> bool:
        return word >= 0 and "place" in self._natures.of(word) and not self._lookup.dated(word)

    def _there(self, trigger: int) -> list[int]:
        """*There X met Y*: the last place named before."""
        t = self._tree
        there = next((c for c in t.kids[trigger] if t.low[c] == "there" and t.rel[c] in _ADVERBIAL), None)
        if there is None:
            return []
        for w in range(there - 1, max(-1, there - 80), -1):
            if t.upos[w] == "PROPN" and self._is_place(w) and self._lookup.headed(w) is not None:
                return [w]
        return []

    # -- number

    def amounts(self, trigger: int, roles: dict[str, tuple[int, ...]], nominal: bool) -> tuple[Amount, ...]:
        """What is counted: a role's fillers, the goods (money), or the event itself."""
        found: list[Amount] = []
        for role, words in roles.items():
            for w in words:
                if w != SPEAKER:
                    found += [self._amount(q, role) for q in self._counting(w)]
        if nominal:
            found += [self._amount(q, "event") for q in self._counting(trigger)]
            head = self._tree.heads[trigger]
            if head >= 0 and self._tree.rel[trigger] == "nmod" and self._tree.case(trigger) == "of":
                found += [
                    self._amount(q, "event") for q in self._counting(head) if not q.unit or q.unit not in ("USD",)
                ]
        else:
            found += [self._amount(q, "event") for c in self._tree.kids[trigger] for q in self._times(c)]
        return tuple({(a.of, a.quantity): a for a in found}.values())

    def _counting(self, word: int) -> list[Quantity]:
        t = self._tree
        own = list(self._lookup.quantities.get(word, ()))
        own = [
            q for q in own if t.upos[word] in ("NUM", "SYM", "NOUN", "PRON", "ADJ") and not self._lookup.dated(word)
        ]
        for c in t.kids[word]:
            if t.rel[c] in _COUNTING and not self._lookup.dated(c):
                own += self._lookup.quantities.get(c, ())
        return list(dict.fromkeys(own))

    def _times(self, c: int) -> list[Quantity]:
        t = self._tree
        if t.low[c] in ("times", "occasions") or t.low[c] in ("twice", "thrice", "once"):
            return self._counting(c)
        return []

    def _amount(self, q: Quantity, of: str) -> Amount:
        money = q.unit is not None and (q.unit.lower() in _CURRENCIES) and q.unit.isupper()
        return Amount(q.value, q.bound, q.unit, "goods" if money else of, q.text, q.id)

    def loose(self, trigger: int) -> tuple[Amount, ...]:
        """Money anywhere below a verb: *paid KAM 200,000 crowns*."""
        t = self._tree
        found = [q for c in t.kids[trigger] if t.rel[c] not in SUBJECTS for q in self._counting(c)]
        return tuple(a for q in found if (a := self._amount(q, "goods")).unit)
