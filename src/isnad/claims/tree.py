"""The Tree: a document's dependency arcs with the small questions that the coder asks of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from isnad.encoder import Parse

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
OBLIQUES = frozenset({"obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod"})
CLAUSES = frozenset(
    {"root", "advcl", "advcl:relcl", "acl", "acl:relcl", "ccomp", "xcomp", "csubj", "csubj:pass", "csubj:outer"}
    | {"parataxis", "list", "discourse"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_EDGES = frozenset({"punct", "cc", "case", "mark", "cc:preconj"})


class Tree:
    """Parallel columns over the words of one document: `low` (lower case), `upos`, `rel`, `heads`, `kids`."""

    __slots__ = ("_case", "ends", "heads", "kids", "low", "rel", "sentences", "starts", "text", "upos")

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.starts, self.ends = parse.starts, parse.ends
        self.sentences, self.upos = parse.sentences, list(parse.upos)
        self.heads, self.rel = list(parse.heads), list(parse.deprels)
        self.low = [text[s:e].lower().replace("’", "'") for s, e in zip(parse.starts, parse.ends, strict=True)]
        self.kids = parse.children()
        self._case: dict[int, str] = {}

    def holds(self, below: int, above: int) -> bool:
        """Does a word stand somewhere under another?"""
        steps = 60
        while below >= 0 and steps:
            if below == above:
                return True
            below, steps = self.heads[below], steps - 1
        return False

    def rehang(self, word: int, head: int, relation: str) -> None:
        """Hang a word elsewhere in its sentence, unless that would close a circle."""
        if head >= 0 and head != word and not self.holds(head, word) and self.sentences[head] == self.sentences[word]:
            self.hang(word, head)
            self.rel[word] = relation

    def hang(self, word: int, head: int) -> None:
        """Hang a word on another one, whatever its relation."""
        self.kids[self.heads[word]].remove(word)
        self.kids[head].append(word)
        self.kids[head].sort()
        self.heads[word] = head

    def crown(self, word: int) -> None:
        """Make a dependent of its sentence's root the root; the old one hangs on it."""
        head = self.heads[word]
        self.kids[head].remove(word)
        self.heads[word], self.rel[word] = -1, "root"
        self.heads[head] = word
        self.kids[word] = sorted((*self.kids[word], head))

    def __len__(self) -> int:
        return len(self.low)

    def words_in(self, start: int, end: int) -> range:
        """The words that begin in a range of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def children(self, word: int, *relations: str) -> list[int]:
        """The dependents of a word that hang by one of the relations, in reading order."""
        return [c for c in self.kids[word] if self.rel[c] in relations]

    def settle(self) -> None:
        """Forget what was looked up before the arcs were mended."""
        self._case.clear()

    def case(self, word: int) -> str:
        """The preposition before a word (*out of* joined by blanks), '' where there is none."""
        found = self._case.get(word)
        if found is None:
            parts: list[str] = []
            for c in self.kids[word]:
                if self.rel[c] == "case" and self.low[c] not in ("'s", "'"):
                    parts.append(self.low[c])
                    parts += [self.low[k] for k in self.kids[c] if self.rel[k] == "fixed"]
            found = self._case[word] = " ".join(parts)
        return found

    def mark(self, word: int) -> str:
        """The conjunction or preposition that opens a clause (*in order to*, *after*, *that*), '' if none."""
        parts: list[str] = []
        for c in self.kids[word]:
            if self.rel[c] in ("mark", "case"):
                parts.append(self.low[c])
                parts += [self.low[k] for k in self.kids[c] if self.rel[k] == "fixed"]
        return " ".join(parts)

    def is_noun(self, word: int) -> bool:
        return self.upos[word] in NOMINAL

    def is_ing(self, word: int) -> bool:
        return self.low[word].endswith("ing")

    def conjuncts(self, word: int) -> list[int]:
        """A word and those coordinated with it, flat; at most 600."""
        found, queue = [word], [word]
        while queue and len(found) < 600:
            more = [c for w in queue for c in self.kids[w] if self.rel[c] == "conj"]
            found += more
            queue = more
        return found

    def climb(self, word: int, steps: int = 40) -> Iterator[int]:
        """The words above a word, nearest first."""
        while steps and (word := self.heads[word]) >= 0:
            yield word
            steps -= 1

    def antecedent(self, word: int) -> int:
        """What a relative pronoun stands for; any other word stands for itself."""
        if self.low[word] not in RELATIVES or self.upos[word] not in ("PRON", "DET", "SCONJ"):
            return word
        node, steps = word, 8
        while steps and self.heads[node] >= 0:
            if self.rel[node] == "acl:relcl":
                return self.heads[node]
            node, steps = self.heads[node], steps - 1
        return self._noun_before(word)

    def _noun_before(self, word: int) -> int:
        """Where the parser lost a relative clause: the noun just before *who* or *which*."""
        before = word - 2 if word > 1 and self.low[word - 1] == "," else word - 1
        steps = 12
        while steps and before >= 0 and self.rel[before] in ("flat", "punct") and 0 <= self.heads[before] < before:
            before, steps = self.heads[before], steps - 1
        if before < 0 or self.sentences[before] != self.sentences[word] or self.upos[before] not in ("PROPN", "NOUN"):
            return word
        if self.low[word] == "which" and self.low[word - 1] == "," and self.upos[before] == "PROPN":
            return before
        return word if self.low[word] in ("that", "which") else before

    def first_conjunct(self, word: int) -> int:
        """The head of a coordination, as seen from any of its members."""
        steps = 600
        while steps and self.rel[word] == "conj":
            word, steps = self.heads[word], steps - 1
        return word

    def clause(self, word: int) -> int:
        """The head of the smallest clause that a word stands in (itself when it heads one)."""
        steps = 60
        while steps and self.heads[word] >= 0 and not self.heads_clause(word):
            word, steps = self.heads[word], steps - 1
        return word

    def heads_clause(self, word: int) -> bool:
        relation = self.rel[word]
        if self.upos[word] in ("ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "NUM") and self.heads[word] >= 0:
            return False
        if relation in CLAUSES:
            return relation not in ("list", "discourse") or self.upos[word] == "VERB"
        if relation == "conj":
            return self.upos[word] in ("VERB", "AUX") or any(
                self.rel[c] in SUBJECTS or self.rel[c] == "cop" for c in self.kids[word]
            )
        return False

    def reach(self, word: int, stop: frozenset[str]) -> list[int]:
        """The words below a word (itself first) without the branches whose relation is in `stop`."""
        found = [word]
        for w in found:
            if len(found) > 400:
                break
            found += [c for c in self.kids[w] if self.rel[c] not in stop]
        return found

    def span(self, words: list[int]) -> tuple[int, int]:
        """The characters from the first to the last of some words, without punctuation at the edges."""
        ordered = sorted(set(words))
        while len(ordered) > 1 and self.rel[ordered[-1]] in _EDGES and self.low[ordered[-1]] not in (")", '"', "”"):
            ordered.pop()
        while len(ordered) > 1 and self.rel[ordered[0]] in ("punct", "cc"):
            ordered.pop(0)
        return self.starts[ordered[0]], self.ends[ordered[-1]]

    def words_of(self, word: int) -> str:
        """A word's characters as written."""
        return self.text[self.starts[word] : self.ends[word]]
