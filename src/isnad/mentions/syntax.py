"""What the parse says of mentions: whose subject a word is, what it is governed by, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.encoder import Parse

_SUBJECT = ("nsubj", "csubj")
_ASKING = frozenset({"who", "whom", "which", "that"})
_STEPS = 6


class Syntax:
    """A document's parse with its dependents and the words in lower case."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.parse = parse
        self.kids = parse.children()
        self.low = [text[s:e].casefold() for s, e in zip(parse.starts, parse.ends, strict=True)]

    def __len__(self) -> int:
        return len(self.low)

    def top(self, start: int, end: int) -> int | None:
        """The word of `[start, end)` whose head lies outside of it."""
        inside = self.parse.covering(start, end)
        return next((w for w in inside if self.parse.heads[w] not in inside), None)

    def base(self, word: int) -> str:
        """The relation without its subtype."""
        return self.parse.deprels[word].partition(":")[0]

    def dependents(self, word: int, *relations: str) -> list[int]:
        """The dependents by these relations (without subtypes), in reading order."""
        return [k for k in self.kids[word] if self.base(k) in relations]

    def role(self, word: int) -> str:
        """`subject`, `object`, `oblique`, `possessor` or `other`; conjuncts and appositions have their head's."""
        for _ in range(_STEPS):
            if self.base(word) not in ("conj", "appos", "flat") or self.parse.heads[word] < 0:
                break
            word = self.parse.heads[word]
        match self.base(word):
            case "nsubj" | "csubj":
                return "subject"
            case "obj" | "iobj":
                return "object"
            case "obl":
                return "oblique"
            case "nmod" if self.parse.deprels[word] == "nmod:poss":
                return "possessor"
            case _:
                return "other"

    def governor(self, word: int) -> int | None:
        """The word that a mention's head is an argument of; None for a root."""
        for _ in range(_STEPS):
            head = self.parse.heads[word]
            if head < 0:
                return None
            if self.base(word) not in ("conj", "appos", "flat"):
                return head
            word = head
        return None

    def above(self, word: int) -> Iterator[int]:
        """A word and those above it, up to the root."""
        for _ in range(40):
            yield word
            word = self.parse.heads[word]
            if word < 0:
                return

    def clause(self, word: int) -> int:
        """The predicate of the clause that a word stands in."""
        for _ in range(40):
            head = self.parse.heads[word]
            if head < 0 or self.base(word) in ("advcl", "ccomp", "xcomp", "acl", "parataxis", "csubj"):
                return word
            if self.base(word) == "conj" and self.parse.upos[word] in ("VERB", "AUX"):
                return word
            word = head
        return word

    def subject(self, verb: int) -> int | None:
        """Who does what a predicate says: its own subject, else the one that it shares or is controlled by."""
        for _ in range(_STEPS):
            own = self.dependents(verb, *_SUBJECT)
            head = self.parse.heads[verb]
            if own:
                relative = self.low[own[0]] in _ASKING and self.base(verb) == "acl" and head >= 0
                return head if relative else own[0]
            if head < 0:
                return None
            match self.base(verb):
                case "acl":
                    return head
                case "xcomp":
                    objects = self.dependents(head, "obj", "iobj")
                    if objects:
                        return objects[0]
                    verb = head
                case "conj" | "advcl" | "parataxis" | "ccomp":
                    verb = head
                case _:
                    return None
        return None
