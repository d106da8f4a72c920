"""The Tree: a document's dependency arcs with the small questions that the coder asks of them."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.claims.lexicon import word_list
from isnad.encoder import Parse

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
OBLIQUES = frozenset({"obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod"})
CLAUSES = frozenset(
    [
        "root",
        "advcl",
        "advcl:relcl",
        "acl",
        "acl:relcl",
        "ccomp",
        "xcomp",
        "csubj",
        "csubj:pass",
        "csubj:outer",
        "parataxis",
        "list",
        "discourse",
    ]
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_PLAIN_CASES = word_list("plain_cases")
_OF_VERBS = word_list("of_verbs")
_BEFORE_VERB = frozenset({"obj", "compound", "flat", "nmod", "appos", "nmod:desc", "dep", "dislocated"})
_OPEN = frozenset({"obj", "obl", "nmod", "appos", "conj", "obl:unmarked", "nmod:unmarked"})
_STRAY = frozenset(
    {"parataxis", "dep", "list", "vocative", "dislocated", "nmod", "nmod:unmarked", "obl", "obl:unmarked"}
)
_DAYS = word_list("days")
_EDGES = frozenset({"punct", "cc", "case", "mark", "cc:preconj"})


class Tree:
    """Parallel columns over the words of one document: `low` (lower case), `upos`, `rel`, `heads`, `kids`."""

    __slots__ = ("_case", "ends", "heads", "kids", "low", "rel", "sentences", "starts", "text", "upos")

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.starts, self.ends = parse.starts, parse.ends
        self.sentences, self.upos = parse.sentences, parse.upos
        self.heads, self.rel = list(parse.heads), list(parse.deprels)
        self.low = [text[s:e].lower().replace("’", "'") for s, e in zip(parse.starts, parse.ends, strict=True)]
        self.kids = parse.children()
        self._case: dict[int, str] = {}
        self._mend()

    def _mend(self) -> None:
        """Faults of the parser that the order of words gives away."""
        for word, upos in enumerate(self.upos):
            if upos == "PROPN":
                self._mend_case(word)
        self._mend_of()
        self._mend_words()

    def _mend_words(self) -> None:
        """A noun after a preposition is no subject or object: *two of his men were held* has the subject *two*."""
        for word, relation in enumerate(self.rel):
            if relation in _OPEN and self._mend_open(word):
                continue
            if relation in _BEFORE_VERB and self._mend_inverted(word):
                continue
            if relation in _CORE and any(self.rel[c] == "case" and c < word for c in self.kids[word]):
                head, case = self.heads[word], self.case(word)
                left = [c for c in self.kids[head] if c < word and self.rel[c] in _CORE] if case == "of" else []
                self.rel[word] = "nmod" if left else "obl"
                if left:
                    self._hang(word, left[-1])
            elif relation in ("nsubj", "nsubj:pass"):
                self._mend_double(word)
            elif relation == "nmod:poss" and any(self.low[c] in _PLAIN_CASES for c in self.kids[word] if c < word):
                self.rehang(word, self._verb_above(word), "obl")
            elif relation == "acl:relcl":
                self._mend_relative(word)
            elif relation in ("ccomp", "advcl") and self.is_ing(word):
                self._mend_gerund(word)
            elif (relation in _STRAY or (relation == "obj" and word and self.low[word - 1] == "that")) and self.upos[
                word
            ] in ("PROPN", "NOUN", "PRON"):
                self._mend_stray(word)

    def _mend_case(self, word: int) -> None:
        """*of the X chief*: the preposition belongs to the noun that the name stands before."""
        head = self.heads[word]
        if head != word + 1 or self.upos[head] != "NOUN" or self.rel[word] not in ("nmod", "compound", "nmod:poss"):
            return
        moved = [c for c in self.kids[word] if c < word and self.rel[c] in ("case", "det")]
        if any(self.rel[c] == "case" and self.low[c] in _PLAIN_CASES | {"of"} for c in moved):
            for c in moved:
                self._hang(c, head)
            self.rel[word] = "compound"

    def _mend_of(self) -> None:
        """*of X* belongs to the noun before it, unless a verb asks for it (*accused him of*)."""
        for word, relation in enumerate(self.rel):
            if relation not in ("nmod", "obl") or self.upos[word] not in NOMINAL:
                continue
            at = next((c for c in self.kids[word] if self.rel[c] == "case" and c < word), -1)
            if at < 1 or self.low[at] != "of" or self.heads[word] == at - 1:
                continue
            before = at - 1
            fits = self.upos[before] == "NOUN" or (self.upos[before] in ("NUM", "PRON") and self.low[before] != "it")
            if fits and self.low[self.heads[word]] not in _OF_VERBS and not self._holds(word, before):
                self.rehang(word, before, "nmod")

    def _mend_open(self, word: int) -> bool:
        """A bare noun after a verb without an object is that object; what is included belongs to the noun before."""
        edge = min([word, *(c for c in self.kids[word] if c < word and self.rel[c] != "punct")])
        if edge < 2 or self.upos[word] not in ("NOUN", "PROPN"):
            return False
        if self.low[edge] == "including":
            before = edge - 2 if self.low[edge - 1] == "," else edge - 1
            while self.rel[before] == "flat":
                before = self.heads[before]
            if self.is_noun(before) and self.heads[word] != before:
                self.rehang(word, before, "nmod")
            return True
        verb = edge - 1
        bare = not any(self.rel[c] == "case" for c in self.kids[word])
        if (
            bare
            and self.rel[word] in ("nmod", "nmod:unmarked")
            and self.low[verb] == ","
            and self.upos[word] == "PROPN"
        ):
            self.rel[word] = "appos"
            return True
        if not bare or self.upos[verb] != "VERB" or self.low[word] in _DAYS or self.rel[word] == "obj":
            return False
        if any(self.rel[c] in ("obj", "aux:pass") for c in self.kids[verb]):
            return False
        if self.heads[word] == verb:
            self.rel[word] = "obj"
        else:
            self.rehang(word, verb, "obj")
        return True

    def _mend_inverted(self, word: int) -> bool:
        """A bare noun before a verb without a subject is its subject; a noun after a preposition is no compound."""
        head = self.heads[word]
        cased = any(self.rel[c] == "case" and self.low[c] in _PLAIN_CASES for c in self.kids[word] if c < word)
        if cased and self.rel[word] in ("compound", "flat") and head >= 0:
            self.rehang(word, self._verb_above(word), "obl")
            return True
        if head < word or cased or self.upos[head] != "VERB" or self.upos[word] not in ("NOUN", "PROPN", "PRON"):
            return False
        if self.low[word] in _DAYS or self.low[word] in RELATIVES or self.is_ing(head):
            return False
        if any(self.rel[c] in SUBJECTS or self.rel[c] == "case" for c in (*self.kids[head], *self.kids[word])):
            return False
        if self.rel[head] in ("amod", "acl", "compound") or any(self.low[c] == "-" for c in range(word, head)):
            return False
        passive = any(self.rel[c] == "aux:pass" for c in self.kids[head])
        self.rel[word] = "nsubj:pass" if passive else "nsubj"
        return True

    def _mend_relative(self, word: int) -> None:
        """*the release of X, who was held*: *who* belongs to the name before it."""
        who = next((c for c in self.kids[word] if self.low[c] in ("who", "whom")), -1)
        if who < 2:
            return
        before = who - 2 if self.low[who - 1] == "," else who - 1
        while before >= 0 and self.rel[before] == "flat":
            before = self.heads[before]
        if before >= 0 and self.upos[before] == "PROPN" and self._holds(before, self.heads[word]):
            self.rehang(word, before, "acl:relcl")

    def _mend_gerund(self, word: int) -> None:
        """*Gunmen attacked X, killing six, officials said*: the gerund goes with the attack, not with *said*."""
        head = self.heads[word]
        if head < word or any(self.rel[c] in SUBJECTS for c in self.kids[word]):
            return
        before = [
            c
            for c in self.kids[head]
            if c < word and self.upos[c] == "VERB" and self.rel[c] in ("parataxis", "ccomp")
        ]
        if before:
            self.rehang(word, before[-1], "advcl")

    def _holds(self, below: int, above: int) -> bool:
        """Does a word stand somewhere under another?"""
        steps = 60
        while below >= 0 and steps:
            if below == above:
                return True
            below, steps = self.heads[below], steps - 1
        return False

    def _verb_above(self, word: int) -> int:
        for above in self.climb(word):
            if self.upos[above] == "VERB":
                return above
        return -1

    def rehang(self, word: int, head: int, relation: str) -> None:
        """Hang a word elsewhere in its sentence, unless that would close a circle."""
        if (
            head >= 0
            and head != word
            and not self._holds(head, word)
            and self.sentences[head] == self.sentences[word]
        ):
            self._hang(word, head)
            self.rel[word] = relation

    def _mend_stray(self, word: int) -> None:
        """A noun without a preposition just before a finite verb that lacks a subject is its subject."""
        below = self.kids[word]
        if any(self.rel[c] == "case" for c in below) or self.low[word] in _DAYS:
            return
        last = max([word, *(c for c in below if self.rel[c] in ("flat", "nmod", "acl:relcl", "appos", "punct"))])
        verb = self._verb_after(last + 1)
        if verb is None or (verb in (self.heads[word], *below) and self.rel[word] not in ("parataxis", "dep")):
            return
        if any(self.rel[c] in SUBJECTS for c in self.kids[verb]) or self.sentences[verb] != self.sentences[word]:
            return
        if self._holds(verb, word):
            return
        self._hang(word, verb)
        passive = any(self.rel[c] == "aux:pass" for c in self.kids[verb])
        self.rel[word] = "nsubj:pass" if passive else "nsubj"

    def _verb_after(self, word: int) -> int | None:
        """The finite verb that begins at a word, auxiliaries first; None if there is none."""
        end = min(len(self.low), word + 5)
        if word >= end or self.upos[word] not in ("VERB", "AUX"):
            return None
        for w in range(word, end):
            if self.upos[w] == "VERB":
                return None if self.is_ing(w) and w == word else w
            if self.upos[w] not in ("AUX", "ADV", "PART"):
                return None
        return None

    def _mend_double(self, word: int) -> None:
        """Two subjects side by side are an apposition (*a courier, X, said*) or a title and its name."""
        head = self.heads[word]
        before = [c for c in self.kids[head] if c < word and self.rel[c] == self.rel[word]] if head >= 0 else []
        if not before or word - before[-1] > 12 or self.rel[word] == "conj":
            return
        first = before[-1]
        if self.low[first] in RELATIVES and self.upos[first] == "PRON":
            self.rel[first] = "obj"
            return
        edge = min([word, *(c for c in self.kids[word] if c < word and self.rel[c] != "punct")])
        if edge - 1 == first and self.upos[first] == "PROPN" == self.upos[word]:
            self._hang(first, word)
            self.rel[first] = "nmod:desc"
        elif self.low[word + 1 : word + 2] != [","] and self._fronted(first, word):
            self.rel[first] = "dislocated"
        elif self.low[edge - 1] == "," or any(self.low[c] == "," and c < edge for c in self.kids[word]):
            self._hang(word, first)
            self.rel[word] = "appos"

    def _fronted(self, first: int, word: int) -> bool:
        """*According to the X, Y said*: no second comma, so the first noun is no subject of an apposition."""
        last = max([word, *(c for c in self.kids[word] if self.rel[c] in ("flat", "nmod", "compound"))])
        comma = any(self.low[c] == "," for c in range(first, word))
        return comma and self.low[last + 1 : last + 2] != [","] and first > 0 and self.low[first - 1] in _PLAIN_CASES

    def _hang(self, word: int, head: int) -> None:
        self.kids[self.heads[word]].remove(word)
        self.kids[head].append(word)
        self.kids[head].sort()
        self.heads[word] = head

    def __len__(self) -> int:
        return len(self.low)

    def children(self, word: int, *relations: str) -> list[int]:
        """The dependents of a word that hang by one of the relations, in reading order."""
        return [c for c in self.kids[word] if self.rel[c] in relations]

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
        while before >= 0 and self.rel[before] in ("flat", "punct") and steps:
            before, steps = self.heads[before], steps - 1
        if before < 0 or self.sentences[before] != self.sentences[word] or self.upos[before] not in ("PROPN", "NOUN"):
            return word
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
