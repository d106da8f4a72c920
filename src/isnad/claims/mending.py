"""Mending: faults of the parser that the order of words gives away, put right before anything is read."""

from __future__ import annotations

from isnad.claims.arguments import mend_arguments
from isnad.claims.lexicon import word_list
from isnad.claims.lists import mend_lists, mend_names
from isnad.claims.tree import NOMINAL, RELATIVES, SUBJECTS, Tree

_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_BEFORE_VERB = frozenset(
    {"obl:agent", "parataxis", "obj", "compound", "flat", "nmod", "appos", "nmod:desc", "dep", "dislocated"}
)
_OPEN = frozenset({"obj", "obl", "nmod", "appos", "conj", "obl:unmarked", "nmod:unmarked"})
_STRAY = frozenset(
    {"parataxis", "dep", "list", "vocative", "dislocated", "nmod", "nmod:unmarked", "obl", "obl:unmarked"}
)
_CASES = word_list("plain_cases")
_OF_VERBS = word_list("of_verbs")
_ROUGHLY = frozenset({"about", "around", "over", "under", "above", "below"})
_OUTSIDE = frozenset({"conj", "cc", "parataxis"})
_BOUNDS = frozenset({"least", "most"})
_ANSWERABLE = word_list("answerable")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_DAYS = word_list("days")

_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "remains", "house", "home", "car", "son", "daughter"})
_WAYS = frozenset(
    {"road", "way", "highway", "route", "track", "path", "motorway", "street", "bridge", "train", "bus"}
)


def mend(tree: Tree) -> Tree:
    """The same tree with its arcs mended; each rule looks at one word and its neighbours."""
    for word, upos in enumerate(tree.upos):
        if upos == "PROPN":
            _preposition_of_compound(tree, word)
        elif tree.rel[word] == "case" and _bounds_number(tree, word):
            tree.rel[word] = "advmod"
        elif tree.rel[word] == "case":
            _preposition_of_apposed(tree, word)
    for word in range(len(tree)):
        _of_phrase(tree, word)
        _way(tree, word)
        _infinitive(tree, word)
    mend_names(tree)
    for word in range(len(tree)):
        if tree.rel[word] in ("parataxis", "ccomp"):
            _predicate_of_root(tree, word)
    for word in range(len(tree)):
        _one(tree, word)
    mend_lists(tree)
    for word in range(len(tree)):
        _of_nearer(tree, word)
        mend_arguments(tree, word)
    tree.settle()
    return tree


def _way(t: Tree, word: int) -> None:
    """*took her on the road to T*: where a road leads is no way's end of the verb."""
    head, road = t.heads[word], word - 2
    if head < 0 or road < 1 or t.low[road] not in _WAYS or t.low[road + 1] not in ("to", "from", "between"):
        return
    if t.heads[road] == head and t.heads[road + 1] == word and head < road and t.case(road) in ("on", "along", "by"):
        t.rehang(word, road, "nmod")


def _of_nearer(t: Tree, word: int) -> None:
    """*documents that list attacks, attacks that were ordered*: a relative pronoun follows what it stands for."""
    head = t.heads[word]
    if t.rel[word] != "acl:relcl" or head < 0:
        return
    pronoun = next((c for c in t.kids[word] if t.low[c] in RELATIVES and t.rel[c] in SUBJECTS), -1)
    if t.low[head] in _REMAINS and t.low[pronoun] == "who":
        whose = [c for c in t.kids[head] if head < c < pronoun and t.rel[c] == "nmod" and t.case(c) == "of"]
        t.rehang(word, whose[0] if whose else head, "acl:relcl")
        return
    noun = pronoun - 1
    if noun > head and t.upos[noun] == "NOUN" and t.rel[noun] == "appos" and t.heads[noun] == head:
        t.rehang(word, noun, "acl:relcl")


def _infinitive(t: Tree, word: int) -> None:
    """*agreed to free five men*: with *to* and an object an adjective is a verb."""
    if t.upos[word] != "ADJ" or t.rel[word] not in ("xcomp", "advcl", "acl", "conj"):
        return
    if any(t.rel[c] == "obj" for c in t.kids[word]) and any(t.low[c] == "to" for c in t.kids[word] if c == word - 1):
        t.upos[word] = "VERB"


def _preposition_of_apposed(t: Tree, word: int) -> None:
    """*of hostage X*: the preposition stands before the noun, whatever name stands beside that."""
    name = t.heads[word]
    noun = t.heads[name] if name >= 0 else -1
    if word < noun < name and t.rel[name] in ("appos", "flat"):
        t.hang(word, noun)


def _bounds_number(t: Tree, word: int) -> bool:
    """*at least 58 civilians*, *about 800 fighters*: no preposition of the noun."""
    after = word + 1
    if after >= len(t):
        return False
    if t.low[word] == "than" and t.upos[after] == "NUM":
        return True
    return t.low[after] in _BOUNDS or (
        t.low[word] in _ROUGHLY and t.upos[after] == "NUM" and t.rel[after] == "nummod"
    )


def _one(t: Tree, word: int) -> None:
    """The first rule that applies to a word."""
    if t.rel[word] == "flat":
        _part_of_name(t, word)
    relation = t.rel[word]
    if relation in ("nmod", "acl") and _charge(t, word):
        return
    if relation in _OPEN and (
        _shifted_object(t, word) or _included(t, word) or _name_beside(t, word) or _bare_object(t, word)
    ):
        return
    if relation in _BEFORE_VERB and (_lost_subject(t, word) or _cased_compound(t, word) or _listed(t, word)):
        return
    if relation in _CORE and any(t.rel[c] == "case" and c < word for c in t.kids[word]):
        _cased_subject(t, word)
    elif relation in ("nsubj", "nsubj:pass"):
        _second_subject(t, word)
    elif relation == "nmod:poss" and any(t.low[c] in _CASES for c in t.kids[word] if c < word):
        t.rehang(word, _verb_above(t, word), "obl")
    elif relation == "acl:relcl":
        _relative(t, word)
    elif relation in ("ccomp", "advcl") and t.is_ing(word):
        _gerund(t, word)
    elif relation in _STRAY or _opens_clause(t, word):
        _stray_subject(t, word)
    elif relation == "conj" and t.upos[word] == "VERB":
        _conjunct_of_noun(t, word)


def _part_of_name(t: Tree, word: int) -> None:
    """What lies far from the name that it is hung on is no part of it: a list's next member, an object."""
    head = t.heads[word]
    if word - head > 2 and t.low[_edge(t, word) - 1] == ",":
        t.rel[word] = "conj"
    elif word - head > 4 and not _touches(t, word):
        t.rel[word] = "dep"
    elif t.upos[head] == "VERB" and head < word:
        t.rel[word] = "obj"


def _predicate_of_root(t: Tree, word: int) -> bool:
    """*Reports that X are pure invention*: the predicate takes the noun before it as subject."""
    head = t.heads[word]
    if not 0 <= head < word or t.heads[head] >= 0 or not (t.is_noun(head) or _opens_as_noun(t, head)):
        return False
    copula = next((c for c in t.kids[word] if t.rel[c] == "cop"), -1)
    own = [c for c in t.kids[head] if t.rel[c] in ("cop", "punct", *SUBJECTS) and c < copula]
    if copula < 0 or own or _has_subject(t, word):
        return False
    for c in [c for c in t.kids[head] if c > word]:
        t.hang(c, word)
    t.crown(word)
    t.rel[head], t.upos[head] = "nsubj", "NOUN" if t.upos[head] == "VERB" else t.upos[head]
    return True


def _opens_as_noun(t: Tree, word: int) -> bool:
    """*Reports that …* at the head of a sentence may be a noun that the parser took for a verb."""
    first = word == 0 or t.sentences[word - 1] != t.sentences[word]
    return first and t.upos[word] == "VERB" and t.low[word].endswith("s") and t.low[word + 1 : word + 2] == ["that"]


def _opens_clause(t: Tree, word: int) -> bool:
    """*that X had met*; *and three were wounded*"""
    if not word or t.rel[word] not in ("obj", "conj"):
        return False
    before = t.low[_edge(t, word) - 1]
    return before in ("that", "and")


def _conjunct_of_noun(t: Tree, word: int) -> None:
    """*a militia funded by A and commanded by B*; *attacked the column at the bridge and wounded nine*."""
    head = t.heads[word]
    if t.upos[head] not in ("NOUN", "PROPN") or _has_subject(t, word) or any(t.rel[c] == "cop" for c in t.kids[head]):
        return
    modifiers = [c for c in t.kids[head] if head < c < word and t.upos[c] == "VERB" and t.rel[c].startswith("acl")]
    above = modifiers[-1] if modifiers else _verb_above(t, head)
    if above >= 0:
        t.rehang(word, above, "conj")


def _edge(t: Tree, word: int) -> int:
    """The first word of a noun phrase."""
    edge, steps = word, 8
    while steps and (left := [c for c in t.kids[edge] if c < edge and t.rel[c] not in ("punct", "cc")]):
        edge, steps = min(left), steps - 1
    return edge


def _verb_above(t: Tree, word: int) -> int:
    return next((above for above in t.climb(word) if t.upos[above] == "VERB"), -1)


def _is_passive(t: Tree, verb: int) -> bool:
    return any(t.rel[c] == "aux:pass" for c in t.kids[verb])


def _has_subject(t: Tree, verb: int) -> bool:
    return any(t.rel[c] in SUBJECTS for c in t.kids[verb])


def _make_subject(t: Tree, word: int, verb: int) -> None:
    if t.heads[word] != verb:
        t.hang(word, verb)
    t.rel[word] = "nsubj:pass" if _is_passive(t, verb) else "nsubj"


def _preposition_of_compound(t: Tree, word: int) -> None:
    """*of the X chief*: the preposition belongs to the noun that the name stands before."""
    head = t.heads[word]
    if t.rel[word] == "flat":
        for c in [c for c in t.kids[word] if t.rel[c] == "case" and c < head]:
            t.hang(c, head)
    if not word < head <= word + 6 or t.upos[head] not in ("NOUN", "PROPN"):
        return
    if t.rel[word] not in ("nmod", "compound", "nmod:poss") or any(t.rel[c] == "case" for c in t.kids[head]):
        return
    moved = [c for c in t.kids[word] if c < word and t.rel[c] in ("case", "det")]
    if any(t.rel[c] == "case" and (t.low[c] in _CASES or t.low[c] == "of") for c in moved):
        for c in moved:
            t.hang(c, head)
        t.rel[word] = "compound"


def _of_phrase(t: Tree, word: int) -> None:
    """*of X* belongs to the noun before it, unless a verb asks for it (*accused him of*)."""
    if t.rel[word] not in ("nmod", "obl") or t.upos[word] not in NOMINAL:
        return
    at = next((c for c in t.kids[word] if t.rel[c] == "case" and c < word), -1)
    if at < 1 or t.low[at] != "of" or t.heads[word] in (at - 1, -1):
        return
    before = at - 1
    fits = t.upos[before] == "NOUN" or (t.upos[before] in ("NUM", "PRON") and t.low[before] != "it")
    if fits and t.low[t.heads[word]] not in _OF_VERBS and not t.holds(word, before):
        t.rehang(word, before, "nmod")


def _touches(t: Tree, word: int) -> bool:
    """Is everything between a word of a name and the name's head part of the name?"""
    return all(t.upos[w] in ("PROPN", "PUNCT", "PART", "DET", "ADP", "NUM") for w in range(t.heads[word], word))


def _charge(t: Tree, word: int) -> bool:
    """*blamed X for the attack*, *accused X of arming Y*: the charge belongs to the verb."""
    head = t.heads[word]
    if head < 0 or t.rel[head] != "obj" or t.low[t.heads[head]] not in _ANSWERABLE:
        return False
    if t.mark(word) not in ("for", "of", "with") or head > word:
        return False
    if t.mark(word) == "of" and t.upos[word] != "VERB" and t.low[word - 1] != "the":
        return False
    t.rehang(word, t.heads[head], "obl" if t.upos[word] != "VERB" else "advcl")
    return True


def _included(t: Tree, word: int) -> bool:
    """*A, including X*: what is included belongs to the noun before."""
    edge = _edge(t, word)
    if edge < 2 or t.low[edge] != "including":
        return False
    before = edge - 2 if t.low[edge - 1] == "," else edge - 1
    while t.rel[before] == "flat":
        before = t.heads[before]
    if t.is_noun(before) and t.heads[word] != before:
        t.rehang(word, before, "nmod")
    return True


def _name_beside(t: Tree, word: int) -> bool:
    """*its chief, X*: a name after a comma, without a preposition, is an apposition."""
    edge = _edge(t, word)
    bare = t.upos[word] == "PROPN" and not any(t.rel[c] == "case" for c in t.kids[word])
    if bare and edge > 1 and t.rel[word] in ("nmod", "nmod:unmarked") and t.low[edge - 1] == ",":
        t.rel[word] = "appos"
        return True
    return False


def _bare_object(t: Tree, word: int) -> bool:
    """*responsible for killing X*: a bare noun after a verb without an object is that object."""
    verb = _edge(t, word) - 1
    if verb < 0 or t.upos[word] not in ("NOUN", "PROPN") or t.upos[verb] != "VERB" or t.low[word] in _DAYS:
        return False
    if t.rel[word] == "obj" or any(t.rel[c] == "case" for c in t.kids[word]):
        return False
    if any(t.rel[c] in ("obj", "aux:pass") for c in t.kids[verb]):
        return False
    if t.heads[word] == verb:
        t.rel[word] = "obj"
    else:
        t.rehang(word, verb, "obj")
    return True


def _shifted_object(t: Tree, word: int) -> bool:
    """*released into custody the head of X*: a noun phrase after another phrase is the object that the verb lacks."""
    verb, edge = t.heads[word], _edge(t, word)
    if t.rel[word] not in ("obl", "obl:unmarked") or t.low[word] in _DAYS or t.upos[word] != "NOUN":
        return False
    if verb < 0 or not verb < edge or t.upos[verb] != "VERB":
        return False
    if t.low[edge] not in _ARTICLES or t.low[edge - 1] == "," or _is_passive(t, verb) or not _between(t, verb, edge):
        return False
    if any(t.rel[c] == "case" for c in t.kids[word]) or any(
        t.rel[c] in ("obj", "xcomp", "ccomp") for c in t.kids[verb]
    ):
        return False
    t.rel[word] = "obj"
    return True


def _between(t: Tree, verb: int, edge: int) -> bool:
    """Is there another phrase of the verb before an edge?"""
    return any(verb < c < edge and t.rel[c] == "obl" and t.case(c) for c in t.kids[verb])


def _lost_subject(t: Tree, word: int) -> bool:
    """A bare noun before a verb without a subject is its subject."""
    verb = t.heads[word]
    predicate = verb >= 0 and (t.upos[verb] == "VERB" or any(t.rel[c] == "cop" for c in t.kids[verb]))
    if verb < word or not predicate or t.upos[word] not in ("NOUN", "PROPN", "PRON"):
        return False
    if t.low[word] in _DAYS or t.low[word] in RELATIVES or t.is_ing(verb) or _has_subject(t, verb):
        return False
    if any(t.rel[c] == "case" for c in (*t.kids[verb], *t.kids[word])) or t.rel[verb] in ("amod", "acl", "compound"):
        return False
    if any(t.low[c] == "-" for c in range(word, verb)):
        return False
    _make_subject(t, word, verb)
    return True


def _cased_compound(t: Tree, word: int) -> bool:
    """A noun after a preposition is no part of a name to its left."""
    cases = {t.low[c] for c in t.kids[word] if c < word and t.rel[c] == "case"}
    if not cases or t.heads[word] < 0 or t.rel[word] not in ("compound", "flat", "nmod:desc"):
        return False
    if t.heads[word] < word and "of" in cases:
        t.rel[word] = "nmod"
    elif cases & _CASES:
        t.rehang(word, _verb_above(t, word), "obl")
    return True


def _cased_subject(t: Tree, word: int) -> None:
    """*two of his men were held* has the subject *two*: a noun after a preposition is no subject or object."""
    left = []
    if t.case(word) == "of":
        left = [c for c in t.kids[t.heads[word]] if c < word and t.rel[c] in _CORE]
    t.rel[word] = "nmod" if left else "obl"
    if left:
        t.hang(word, left[-1])


def _second_subject(t: Tree, word: int) -> None:
    """Two subjects side by side are an apposition (*a courier, X, said*) or a title and its name."""
    head = t.heads[word]
    before = [c for c in t.kids[head] if c < word and t.rel[c] == t.rel[word]] if head >= 0 else []
    if not before or word - before[-1] > 12:
        return
    first, edge = before[-1], _edge(t, word)
    if t.low[word].endswith(("self", "selves")):
        t.rel[word] = "advmod"
        return
    if t.low[first] in RELATIVES and t.upos[first] == "PRON":
        t.rel[first] = "obj"
    elif t.upos[edge - 1] == "VERB" and edge - 1 == t.heads[head] and not _has_subject(t, edge - 1):
        t.hang(first, edge - 1)
        t.rel[first] = "nsubj"
    elif t.upos[edge - 1] == "VERB" and not any(t.rel[c] == "obj" for c in t.kids[edge - 1]):
        t.rehang(word, edge - 1, "obj")
    elif t.low[edge - 1] in ("and", "or"):
        t.hang(word, first)
        t.rel[word] = "conj"
    elif edge - 1 == first and t.upos[first] in ("PROPN", "NOUN") and t.upos[word] == "PROPN":
        t.hang(first, word)
        t.rel[first] = "nmod:desc"
    elif _fronted(t, first, word):
        t.rel[first] = "dislocated"
    elif t.low[edge - 1] == "," or any(t.low[c] == "," and c < edge for c in t.kids[word]):
        t.hang(word, first)
        t.rel[word] = "appos"
    else:
        t.rel[first] = "dislocated"


def _listed(t: Tree, word: int) -> bool:
    """*captured him, his brother X, and Y*: a bare noun behind the object and a comma goes on with a list."""
    verb, edge = t.heads[word], _edge(t, word)
    if t.rel[word] != "parataxis" or verb < 0 or not t.is_noun(word) or t.low[edge - 1] != ",":
        return False
    given = [c for c in t.kids[verb] if t.rel[c] == "obj" and edge - 3 <= c < edge]
    if not given or any(t.rel[c] in ("cop", "case", *SUBJECTS) for c in t.kids[word]):
        return False
    t.rehang(word, given[-1], "conj")
    return True


def _fronted(t: Tree, first: int, word: int) -> bool:
    """*According to the X, Y said*: no second comma, so the first noun is no subject of an apposition."""
    last = max([word, *(c for c in t.kids[word] if t.rel[c] in ("flat", "nmod", "compound"))])
    closed = t.low[word + 1 : word + 2] == [","] or t.low[last + 1 : last + 2] == [","]
    return not closed and "," in t.low[first:word] and first > 0 and t.low[first - 1] in _CASES


def _relative(t: Tree, word: int) -> None:
    """*the release of X, who was held*: *who* belongs to the name before it."""
    who = next((c for c in t.kids[word] if t.low[c] in ("who", "whom", "which")), -1)
    if who < 2 or (t.low[who] == "which" and t.low[who - 1] != ","):
        return
    before = who - 2 if t.low[who - 1] == "," else who - 1
    while before >= 0 and t.rel[before] == "flat":
        before = t.heads[before]
    if before >= 0 and t.upos[before] == "PROPN" and t.holds(before, t.heads[word]):
        t.rehang(word, before, "acl:relcl")


def _gerund(t: Tree, word: int) -> None:
    """*Gunmen attacked X, killing six, officials said*: the gerund goes with the attack, not with *said*."""
    head = t.heads[word]
    if head < word or _has_subject(t, word):
        return
    before = [c for c in t.kids[head] if c < word and t.upos[c] == "VERB" and t.rel[c] in ("parataxis", "ccomp")]
    if before:
        t.rehang(word, before[-1], "advcl")


def _stray_subject(t: Tree, word: int) -> None:
    """A noun without a preposition just before a finite verb that lacks a subject is its subject."""
    below = t.kids[word]
    if t.upos[word] not in ("PROPN", "NOUN", "PRON", "NUM") or t.low[word] in _DAYS or t.low[word].isdigit():
        return
    if any(t.rel[c] == "case" for c in below):
        return
    inside = [c for c in below if t.rel[c] in ("flat", "nmod", "acl:relcl", "appos")]
    last = max([word, *(w for c in inside for w in t.reach(c, _OUTSIDE))])
    while last + 1 < len(t) and t.low[last + 1] == ",":
        last += 1
    verb = _verb_after(t, last + 1)
    if verb is None or verb in below or (verb == t.heads[word] and t.rel[word] not in ("parataxis", "dep", "obl")):
        return
    if _has_subject(t, verb) or t.sentences[verb] != t.sentences[word] or t.holds(verb, word):
        return
    _make_subject(t, word, verb)


def _verb_after(t: Tree, word: int) -> int | None:
    """The finite verb that begins at a word, auxiliaries first; None if there is none."""
    end = min(len(t), word + 5)
    if word >= end or t.upos[word] not in ("VERB", "AUX"):
        return None
    for w in range(word, end):
        if t.upos[w] == "VERB":
            return None if t.is_ing(w) and w == word else w
        if t.upos[w] not in ("AUX", "ADV", "PART"):
            return None
    return None
