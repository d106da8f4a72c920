"""Arguments that the parser joined or lost: double objects, causatives, relatives, counts of the dead."""

from __future__ import annotations

from isnad.claims.lexicon import word_list
from isnad.claims.tree import SUBJECTS, Tree

_GIVING = word_list("giving")
_GIVEN = word_list("given")
_CAUSING = frozenset({"had", "has", "have", "having"})
_COUNTED = frozenset({"dead", "wounded", "injured", "killed", "missing", "martyred"})
_LEAVING = frozenset({"left", "leave", "leaves", "leaving"})
_AMBIGUOUS = frozenset({"shot", "cut", "hurt", "beat"})
_LOOSE = frozenset({"parataxis", "appos", "acl", "conj", "amod"})
_OUTSIDE = frozenset({"conj", "cc", "punct", "parataxis", "acl:relcl"})
_RELATIVES = frozenset({"whom", "who", "which"})


def mend_arguments(t: Tree, word: int) -> None:
    """Mend what hangs on one word; each rule looks at the word, its head and its dependents."""
    low = t.low[word]
    if t.upos[word] == "NOUN":
        _verb_read_as_noun(t, word)
    if low in _GIVING:
        _double_object(t, word)
    if low in _CAUSING and t.upos[word] in ("VERB", "AUX"):
        _causative(t, word)
    elif low in _COUNTED:
        _count(t, word)
    elif low in _RELATIVES:
        _swallowed_clause(t, word)
    elif low == "out" and any(t.rel[c] == "fixed" and t.low[c] == "of" for c in t.kids[word]):
        _out_of(t, word)


def _verb_read_as_noun(t: Tree, word: int) -> None:
    """*That letter records payments*: what has a subject and an object is a verb."""
    below = {t.rel[c] for c in t.kids[word]}
    if "nsubj" in below and "obj" in below and "cop" not in below:
        t.upos[word] = "VERB"


def _double_object(t: Tree, verb: int) -> None:
    """*gave X 40,000 dollars*, *granted X asylum*: the first of two objects is who is given something."""
    objects = [c for c in t.kids[verb] if t.rel[c] == "obj" and c > verb]
    if len(objects) == 2:
        t.rel[objects[0]] = "iobj"
        return
    if len(objects) != 1 or any(t.rel[c] == "iobj" for c in t.kids[verb]):
        return
    given = objects[0]
    if t.low[given] not in _GIVEN or t.upos[given] == "PROPN":
        return
    before = [c for c in t.kids[given] if verb < c < given and t.rel[c] in ("compound", "nmod:poss")]
    receiver = before[-1] if before else -1
    named = receiver >= 0 and (t.upos[receiver] == "PROPN" or t.low[receiver].endswith("s"))
    if named and t.rel[receiver] == "compound":
        for c in [c for c in t.kids[given] if c < receiver]:
            t.hang(c, receiver)
        t.rehang(receiver, verb, "iobj")


def _causative(t: Tree, verb: int) -> None:
    """*had X poisoned*, *had the mayor shot*, *had the chairman, X, shot*: X is the object of both."""
    for c in [c for c in t.kids[verb] if c > verb and t.rel[c] in ("xcomp", "ccomp") and t.upos[c] == "VERB"]:
        inner = [k for k in t.kids[c] if t.rel[k] in SUBJECTS and k < c]
        bare = not any(t.rel[k] in ("aux", "aux:pass", "mark", "cop") for k in t.kids[c]) and not t.is_ing(c)
        if inner and bare and not any(t.rel[k] == "obj" for k in t.kids[verb]):
            t.rehang(inner[0], verb, "obj")
            t.rel[c] = "xcomp"
            return
    for o in [c for c in t.kids[verb] if c > verb and t.rel[c] == "obj"]:
        joined = next((k for k in t.kids[o] if t.rel[k] == "compound" and k == o - 1), None)
        if t.low[o] in _AMBIGUOUS and joined is not None:
            for k in [k for k in t.kids[o] if k < joined]:
                t.hang(k, joined)
            t.rehang(joined, verb, "obj")
            t.rel[o], t.upos[o] = "xcomp", "VERB"
            return
        late = [k for k in t.kids[o] if k > o and t.rel[k] in _LOOSE and t.upos[k] == "VERB" and not t.is_ing(k)]
        after = max(t.reach(o, _OUTSIDE)) + 2
        if (
            not late
            and after < len(t)
            and t.rel[after] == "conj"
            and t.heads[after] < verb
            and t.upos[after] == "VERB"
        ):
            late = [after]
        if late and t.low[late[-1] - 1] == "," and not any(t.rel[k] in SUBJECTS for k in t.kids[late[-1]]):
            t.rehang(late[-1], verb, "xcomp")
            return


def _count(t: Tree, word: int) -> None:
    """*show only 11 dead*: the number counts the dead."""
    number = word - 1
    apart = number >= 0 and t.upos[number] == "NUM" and t.heads[number] == t.heads[word] != -1
    if apart and t.low[t.heads[word]] not in _LEAVING:
        t.rehang(number, word, "nummod")
        t.upos[word] = "NOUN"


def _swallowed_clause(t: Tree, pronoun: int) -> None:
    """*X, whom the army captured, is a cook*: the relative pronoun is no object of the main verb."""
    clause = next((c for c in t.kids[pronoun] if t.rel[c] == "acl:relcl" and c > pronoun), None)
    noun = pronoun - 2 if pronoun > 1 and t.low[pronoun - 1] == "," else pronoun - 1
    if clause is None or noun < 0 or t.sentences[noun] != t.sentences[pronoun]:
        return
    steps = 8
    while steps and t.rel[noun] == "flat" and t.heads[noun] < noun:
        noun, steps = t.heads[noun], steps - 1
    if not t.is_noun(noun) or t.holds(noun, pronoun):
        return
    t.rehang(clause, noun, "acl:relcl")
    if any(t.rel[c] in SUBJECTS for c in t.kids[clause]):
        t.rehang(pronoun, clause, "obj")
    else:
        t.rehang(pronoun, clause, "nsubj")


def _out_of(t: Tree, word: int) -> None:
    """*walked out of the council*: one preposition of what follows."""
    of = next(c for c in t.kids[word] if t.rel[c] == "fixed")
    beside = t.kids[t.heads[word]] if t.heads[word] >= 0 else []
    after = [c for c in beside if of < c <= of + 6 and t.rel[c] in ("obl", "nmod")]
    if after and t.rel[word] != "case" and not any(t.rel[c] == "case" for c in t.kids[after[0]]):
        t.rehang(word, after[0], "case")
