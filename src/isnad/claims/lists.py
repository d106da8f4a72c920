"""Lists: members that the parser read as appositions, parts of a name or two objects run into one."""

from __future__ import annotations

from isnad.claims.lexicon import word_list
from isnad.claims.tree import RELATIVES, SUBJECTS, Tree

_LOOSE = frozenset({"flat", "dep", "compound", "nmod:desc"})
_AFTER_NAMES = frozenset({"jr", "jr.", "sr", "sr.", "esq", "esq.", "phd", "ii", "iii", "iv"})
_PLAIN = frozenset({"punct", "cc"})
_NAMING = frozenset({"alias", "aka", "nee", "née", "called"})
_GIVEN = frozenset({"obj", "nsubj:pass"})
_FUNCTIONS = frozenset({"obl:agent", "obl", "nsubj", "nsubj:pass", "obj", "nmod", "appos"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_GIVING = word_list("giving")


def mend_names(t: Tree) -> None:
    """Names and numbers that the parser ran into their neighbours, put right in place."""
    for word, relation in enumerate(t.rel):
        if word and t.upos[word] == "PROPN" == t.upos[word - 1]:
            _second_half(t, word)
        elif word and t.upos[word] == "PROPN" and t.upos[word - 1] == "NOUN":
            _titled(t, word)
        elif relation == "orphan" and any(t.rel[c] == "case" for c in t.kids[word]):
            t.rehang(word, next((w for w in t.climb(word) if t.upos[w] == "VERB"), -1), "obl")
        if relation in _LOOSE and t.upos[word] == "PROPN":
            _after_comma(t, word)
        elif relation == "nummod":
            _count_of_next(t, word)
        elif relation == "nmod:poss" and t.upos[word] == "PROPN":
            _recipient(t, word)


def mend_lists(t: Tree) -> None:
    """Arcs of coordination mended in place; each rule looks at one word and its neighbours."""
    for word, head in enumerate(t.heads):
        if head < 0 and t.is_noun(word):
            _lost_predicate(t, word)
            _loose_predicate(t, word)
    for word, relation in enumerate(t.rel):
        if relation == "appos":
            _name_of_neighbour(t, word)
    for word, relation in enumerate(t.rel):
        if relation == "appos":
            _member(t, word)
        elif relation == "conj":
            _second_description(t, word)
            _after_apposed(t, word)


def _second_half(t: Tree, word: int) -> None:
    """*trained by Abu Hasan*: two names side by side with one function are one name."""
    before = word - 1
    if t.heads[before] != t.heads[word] or t.rel[before] != t.rel[word] or t.heads[word] < 0:
        return
    if t.rel[word] not in _FUNCTIONS or any(t.rel[c] in ("case", "det") for c in t.kids[word]):
        return
    t.hang(word, before)
    t.rel[word] = "flat"


def _titled(t: Tree, word: int) -> None:
    """*Colonel Addo, Major B and two others overthrew X*: a title beside its name is no subject of its own."""
    title = word - 1
    written = t.text[t.starts[title]]
    if t.heads[title] != t.heads[word] or t.heads[word] < 0 or not written.isupper() or t.rel[word] not in _CORE:
        return
    if t.rel[title] not in (*_CORE, "dislocated"):
        return
    for c in [c for c in t.kids[title] if c > word]:
        t.hang(c, word)
    t.hang(title, word)
    t.rel[title] = "nmod:desc"


def _after_comma(t: Tree, word: int) -> None:
    """*Colonel A, Major B and two sergeants*: what follows a comma is no part of the name before it."""
    head, edge = t.heads[word], _edge(t, word)
    if not 0 <= head < edge or edge < 2 or t.low[edge - 1] != "," or t.low[word] in _AFTER_NAMES:
        return
    if t.upos[head] != "PROPN" or any(t.low[c] in _AFTER_NAMES for c in range(edge, word)):
        return
    listed = any(c > word and t.rel[c] == "conj" and _has_and(t, c) for c in t.kids[head])
    t.rel[word] = "conj" if listed else "appos"
    after = word + 1
    while after < len(t) and t.upos[after] == "PROPN" and t.heads[after] == head and t.rel[after] in _LOOSE:
        t.hang(after, word)
        t.rel[after] = "flat"
        after += 1


def _edge(t: Tree, word: int) -> int:
    """The first word of a noun phrase, without the punctuation before it."""
    edge, steps = word, 8
    while steps and (left := [c for c in t.kids[edge] if c < edge and t.rel[c] not in _PLAIN]):
        edge, steps = min(left), steps - 1
    return edge


def _last(t: Tree, word: int, stop: frozenset[str]) -> int:
    return max(w for w in t.reach(word, stop | {"punct"}))


def _has_and(t: Tree, word: int) -> bool:
    return any(t.rel[c] == "cc" and t.low[c] in ("and", "&") for c in t.kids[word])


def _count_of_next(t: Tree, word: int) -> None:
    """*gave the brigade four mortars*: a number after a noun counts the object that follows."""
    head = t.heads[word]
    if head != word - 1 or t.upos[head] != "NOUN":
        return
    after = word + 1
    while after < min(len(t), word + 3) and t.upos[after] == "ADJ":
        after += 1
    if after >= len(t) or t.upos[after] != "NOUN" or t.heads[after] != t.heads[head] or t.rel[after] != "obj":
        return
    if not any(t.rel[c] in ("det", "nummod") for c in t.kids[after]):
        t.rehang(word, after, "nummod")


def _recipient(t: Tree, word: int) -> None:
    """*sent X money*: a name before the object without *'s* is who is given it."""
    goods = t.heads[word]
    if any(t.rel[c] == "case" for c in t.kids[word]) or not word < goods or t.rel[goods] not in _GIVEN:
        return
    verb = t.heads[goods]
    if 0 <= verb < word and t.low[verb] in _GIVING and t.low[_last(t, word, frozenset()) + 1] not in ("'s", "'", "s"):
        t.rehang(word, verb, "iobj")


def _name_of_neighbour(t: Tree, word: int) -> None:
    """*X, his wife Selma*: a name right after a noun is that noun's, not X's."""
    before = word - 1
    if before < 1 or t.upos[word] != "PROPN" or t.upos[before] != "NOUN" or t.heads[before] != t.heads[word]:
        return
    if t.rel[before] in ("appos", "conj") and t.heads[before] < before:
        t.hang(word, before)


def _member(t: Tree, word: int) -> None:
    """*arrested him, his brother L and a teacher*: in a list closed by *and* nothing is an apposition.

    Pronouns have no appositions; a name's apposition has no name of its own.
    """
    head, edge = t.heads[word], _edge(t, word)
    if edge < 1 or t.low[edge - 1] != "," or t.low[edge] in _NAMING:
        return
    pronoun = t.upos[head] == "PRON"
    single = t.upos[head] == "PROPN" and not any(t.rel[c] == "det" for c in t.kids[head])
    if not pronoun and not (single and _named(t, word)):
        return
    below = [c for w in (word, *t.children(word, "appos")) for c in t.kids[w] if t.rel[c] == "conj"]
    beside = [c for c in t.kids[head] if t.rel[c] == "conj" and c > word]
    if not any(_has_and(t, c) for c in (*below, *beside)):
        return
    t.rel[word] = "conj"
    for c in below:
        t.rehang(c, head, "conj")


def _named(t: Tree, word: int) -> bool:
    """A name of its own: *Major B*, *his wife Selma*."""
    if t.upos[word] == "PROPN":
        return True
    return any(c == word + 1 and t.upos[c] == "PROPN" and t.rel[c] in ("appos", "flat") for c in t.kids[word])


def _after_apposed(t: Tree, word: int) -> None:
    """*X, his wife Selma and a teacher*: what *and* adds after an apposed name is a member of the whole list."""
    head = t.heads[word]
    for name in t.children(word, "appos"):
        for c in [c for c in t.kids[name] if t.rel[c] == "conj" and _has_and(t, c)]:
            if head >= 0:
                t.rehang(c, head, "conj")


def _second_description(t: Tree, word: int) -> None:
    """*X, treasurer of A and a cousin of B, met*: two descriptions between commas are of one man."""
    head = t.heads[word]
    if t.upos[word] != "NOUN" or head < 0 or t.upos[head] != "PROPN":
        return
    both = next((c for c in t.kids[word] if t.rel[c] == "cc"), -1)
    first = [c for c in t.kids[head] if head < c < both and t.rel[c] == "appos"]
    if both < 0 or not first or _named(t, first[-1]) or _last(t, first[-1], frozenset({"conj"})) != both - 1:
        return
    after = _last(t, word, frozenset()) + 1
    if after < len(t) and t.low[after] == ",":
        t.rehang(word, first[-1], "conj")


def _loose_predicate(t: Tree, word: int) -> None:
    """*Annex B, a list of names, records that …*: a verb after an apposition is the noun's predicate."""
    if any(t.rel[c] in ("cop", *SUBJECTS) for c in t.kids[word]):
        return
    apposed = [c for c in t.kids[word] if t.rel[c] == "appos" and c > word]
    loose = [c for c in t.kids[word] if t.rel[c] == "parataxis" and t.upos[c] == "VERB"]
    if len(loose) != 1 or not apposed or not apposed[0] < loose[0] or t.low[loose[0] - 1] != ",":
        return
    verb = loose[0]
    if any(t.rel[c] in SUBJECTS or t.rel[c] == "mark" for c in t.kids[verb]) or t.is_ing(verb):
        return
    t.hang(verb, word)
    t.crown(verb)
    for c in [c for c in t.kids[word] if c > verb]:
        t.hang(c, verb)
    t.rel[word] = "nsubj"


def _lost_predicate(t: Tree, word: int) -> None:
    """*Two of the men whom they held were freed*: a second relative clause without a pronoun is the main verb."""
    if any(t.rel[c] in ("cop", *SUBJECTS) for c in t.kids[word]):
        return
    hosts = [word, *(c for c in t.kids[word] if t.rel[c] == "nmod" and t.case(c) == "of")]
    clauses = [c for w in hosts for c in t.kids[w] if t.rel[c].startswith("acl")]
    if len(clauses) < 2:
        return
    verb = max(clauses)
    finite = any(t.rel[c] in ("aux", "aux:pass") for c in t.kids[verb])
    opened = any(t.rel[c] in SUBJECTS or t.low[c] in RELATIVES for c in t.kids[verb])
    if not finite or opened:
        return
    t.hang(verb, word)
    t.crown(verb)
    for c in [c for c in t.kids[word] if c > verb]:
        t.hang(c, verb)
    t.rel[word] = "nsubj:pass" if any(t.rel[c] == "aux:pass" for c in t.kids[verb]) else "nsubj"
