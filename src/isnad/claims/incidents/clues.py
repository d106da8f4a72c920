"""Clues: what the words, the tree, the mentions and the claims around a head say of its part in an incident.

Each clue is a short text (`g0=killed`, `c=kills.patient`); the scorer keeps a weight for those that it has learned.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from isnad.claims.incidents.deed import Deed
from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_BRANCHES = frozenset({"nmod", "acl", "acl:relcl", "appos", "conj"})
_STEPS = 4  # up the tree


Scores = Mapping[str, Sequence[float]]


class Clues:
    """The clues of one document's heads and phrases; `seen` is `Tagging.roles`, empty where the model has none."""

    def __init__(self, tree: Tree, lookup: Lookup, deeds: Sequence[Deed], seen: Scores) -> None:
        self._tree, self._lookup, self._seen = tree, lookup, seen
        self._sizes = Counter(m.cluster for m in lookup.mentions.values() if m.cluster)
        self._parts: dict[int, list[tuple[Deed, str]]] = defaultdict(list)
        self._violent: dict[int, set[str]] = defaultdict(set)
        for deed in deeds:
            for role, start, end in deed.fillers:
                for w in _words(tree, start, end):
                    self._parts[w].append((deed, role))
            if deed.violent:
                for w in _words(tree, deed.start, deed.end):
                    self._violent[w].add(deed.kind)
        self._said: dict[int, tuple[list[str], list[str], set[str]]] = {}
        self._sentences: dict[int, list[int]] = defaultdict(list)
        for w, sentence in enumerate(tree.sentences):
            self._sentences[sentence].append(w)

    def of_head(self, head: int) -> list[str]:
        """All clues of a head, without repeats."""
        sort = self._sort(head)
        every = (
            self._own(head, sort),
            self._below(head),
            self._above(head, sort),
            self._beside(head),
            self._claimed(head, sort),
            self._around(head, sort),
        )
        return list(dict.fromkeys(clue for found in every for clue in found))

    def sort(self, head: int) -> str:
        """What the mention that a word heads is (*name.Person*), `-` where there is none."""
        return self._sort(head)

    def _sort(self, head: int) -> str:
        m = self._lookup.mention(head)
        return f"{m.kind}.{m.entity_type}" if m is not None else "-"

    def _own(self, head: int, sort: str) -> Iterator[str]:
        low = self._tree.low[head]
        yield from (f"h={low}", f"h4={low[-4:]}", f"u={self._tree.upos[head]}", f"m={sort}", f"m+h={sort} {low}")
        m = self._lookup.mention(head)
        if m is not None:
            yield f"size={min(6, self._sizes[m.cluster or ''])}"
            yield "named" if m.entity else "unnamed"
        yield from (f"n{role}={_step(scores[head])}" for role, scores in self._seen.items())

    def _below(self, head: int) -> Iterator[str]:
        t = self._tree
        for c in t.kids[head]:
            yield f"k:{t.rel[c]}={t.low[c]}"
            yield f"k:{t.rel[c]}"
            if t.rel[c] in _BRANCHES:
                yield from (f"kk={t.low[k]} {t.low[c]}" for k in t.kids[c] if t.rel[k] in ("case", "mark"))

    def _above(self, head: int, sort: str) -> Iterator[str]:
        t, here = self._tree, head
        yield f"r={t.rel[head]}"
        if t.case(head):
            yield f"case={t.case(head)}"
        path: list[str] = []
        for step in range(_STEPS):
            above = t.heads[here]
            if above < 0:
                return
            case = t.case(here)
            path.append(f"{t.rel[here]} {case}" if case else t.rel[here])
            yield f"g{step}={t.low[above]}"
            yield f"gp{step}={path[-1]}>{t.low[above]}"
            yield f"gr={'>'.join(path)}>{t.low[above]}"
            if step == 0:
                yield f"gt={path[-1]}>{t.low[above]} {sort}"
                yield from (f"sib:{t.rel[c]}={t.low[c]}" for c in t.kids[above] if c != here and t.rel[c] != "punct")
            here = above

    def _beside(self, head: int) -> Iterator[str]:
        t = self._tree
        for step in (-3, -2, -1, 1, 2, 3):
            w = head + step
            if 0 <= w < len(t) and t.sentences[w] == t.sentences[head]:
                yield f"w{step:+d}={t.low[w]}"

    def _claimed(self, head: int, sort: str) -> Iterator[str]:
        for deed, role in self._parts.get(head, ()):
            yield f"c={deed.kind}.{role}"
            yield f"c={deed.kind}.{role}.{deed.factuality}"
            yield f"c={deed.kind}.{role}.{sort}"
            yield f"cf={deed.factuality}"
            if deed.violent:
                yield f"v={role}.{sort}"
        yield from (f"tr={kind}" for kind in self._violent.get(head, ()))

    def _around(self, head: int, sort: str) -> Iterator[str]:
        sentence = self._tree.sentences[head]
        yield f"s={min(sentence, 12)}"
        yield f"sr={10 * sentence // (max(self._sentences) + 1)}"
        words, _, kinds = self._saying(sentence)
        yield from (f"b={low}" for low in words)
        for kind in kinds:
            yield f"bk={kind}"
            yield f"bkt={kind}.{sort}"
        for step in (-1, 1):
            _, words, kinds = self._saying(sentence + step)
            yield from (f"b{step:+d}={low}" for low in words)
            yield from (f"bk{step:+d}={kind}" for kind in kinds)

    def _saying(self, sentence: int) -> tuple[list[str], list[str], set[str]]:
        """A sentence's content words, its nouns and verbs, and the kinds of violence claimed in it."""
        found = self._said.get(sentence)
        if found is None:
            t, words = self._tree, self._sentences.get(sentence, [])
            content = sorted({t.low[w] for w in words if t.upos[w] in _CONTENT})
            inner = sorted({t.low[w] for w in words if t.upos[w] in ("NOUN", "VERB")})
            kinds = {k for w in words for k in self._violent.get(w, ())}
            found = self._said[sentence] = (content, inner, kinds)
        return found

    def of_phrase(self, head: int, first: int, last: int) -> list[str]:
        """What speaks for and against a phrase as the name of what its head names."""
        t, m = self._tree, self._lookup.mention(head)
        found = [f"L{min(head - first, 5)}", f"R{min(last - head, 6)}", f"n={min(6, last - first + 1)}"]
        found += [f"a={t.low[first]}", f"au={t.upos[first]} {t.rel[first]}"]
        found += [f"z={t.low[last]}", f"zu={t.upos[last]} {t.rel[last]}"]
        if first > 0 and t.sentences[first - 1] == t.sentences[first]:
            hung = "<" if t.heads[first - 1] == head else ""
            found += [f"p={t.low[first - 1]}", f"pu={t.upos[first - 1]} {t.rel[first - 1]}{hung}"]
        if last + 1 < len(t) and t.sentences[last + 1] == t.sentences[last]:
            found += [f"x={t.low[last + 1]}", f"xu={t.upos[last + 1]} {t.rel[last + 1]}"]
        if last > head:
            found += [f"h1={t.low[head + 1]}", f"hh={t.low[head]} {t.low[head + 1]}"]
        if m is not None:
            edges = f"{t.starts[first] == m.start:d}{t.ends[last] == m.end:d}"
            found.append(f"me={edges} {m.kind}.{m.entity_type}")
        if any(t.low[w] in (",", "(", "[") for w in range(first, last + 1)):
            found.append("broken")
        form = t.upos[head] + ("N" if m is not None and m.kind == "name" else "")
        return found + [f"{form}|{clue}" for clue in found]


def _step(share: float) -> int:
    """A probability as a whole number of its log odds, from -7 to 7."""
    share = min(max(share, 1e-3), 1 - 1e-3)
    return round(math.log(share / (1 - share)))


def _words(tree: Tree, start: int, end: int) -> range:
    first = bisect_right(tree.starts, start) - 1
    if first < 0 or tree.ends[first] <= start:
        first += 1
    return range(first, bisect_right(tree.starts, end - 1))
