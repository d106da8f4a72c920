"""Cue nouns: *his claim that …*, *the claim, made by X, that …*, *her denial of …*, *reports that … are false*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from isnad.attributions.clause import NEGATIONS, nominal, object_of, read_clause
from isnad.attributions.draft import Draft
from isnad.attributions.lexicon import Cue, Lexicon, word_set
from isnad.attributions.tree import Tree

_BY = word_set("by from")
_PUT = word_set(
    "made put advanced raised voiced lodged levelled leveled published repeated spread circulated given issued "
    "aired reported relayed uttered offered attributed floated brought filed printed broadcast launched"
)
_FALSE = word_set(
    "false untrue baseless unfounded groundless nonsense invention inventions fabrication fabrications lie lies myth "
    "myths propaganda wrong incorrect fiction rubbish slander ridiculous fabricated fictitious erroneous mistaken "
    "absurd ludicrous legend fantasy"
)
_WITHOUT = word_set("foundation basis truth merit substance fact")
_BEING = word_set("is are was were")
_BETWEEN = 22


def find_nouns(tree: Tree, lexicon: Lexicon) -> Iterator[Draft]:
    """The attributions of cue nouns with a clause or with *of*."""
    for word, form in enumerate(tree.lower):
        cue = lexicon.nouns.get(form)
        noun = cue is not None and (tree.pos(word) == "NOUN" or _is_mistaken(tree, word))
        if cue is not None and noun and not _is_denied(tree, word, lexicon):
            draft = _noun(tree, word, cue, lexicon)
            if draft is not None:
                yield _judged(tree, draft)


def _is_mistaken(tree: Tree, word: int) -> bool:
    """*Reports that X are nonsense*: a plural at the head of its sentence that was taken for a verb."""
    plural = tree.pos(word) == "VERB" and tree.lower[word].endswith("s")
    return plural and word == tree.sentence(word).start and _judged_clause(tree, word) is not None


def _is_denied(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """*denied reports that …*, *heard rumours that …*: the verb is the cue."""
    verb = tree.head(noun)
    return verb >= 0 and tree.base(noun) == "obj" and tree.lower[verb] in lexicon.verbs


def _noun(tree: Tree, noun: int, cue: Cue, lexicon: Lexicon) -> Draft | None:
    content = (_that_clause(tree, noun) or _judged_clause(tree, noun)) if "clause" in cue.frames else None
    found = "clause"
    preposition: tuple[int, ...] = ()
    if content is None and "about" in cue.frames:
        found = "about"
        content, preposition = _of(tree, noun)
    if not content:
        return None
    speaker, verb_words = _owner(tree, noun, lexicon, content if found == "clause" else ())
    if speaker is None and found == "about":
        return None
    own = {noun, *verb_words, *preposition, *tree.kids(noun, "amod")}
    own.update(k for k in tree.kids(noun, "det") if verb_words)
    source = () if speaker is None else _speaker_words(tree, speaker, noun)
    if found == "clause":
        source = tuple(w for w in source if w not in set(content))
    words = tuple(w for w in content if w not in own | set(source))
    stance = cue.stance()
    negated = any(tree.lower[k] == "no" for k in tree.kids(noun, "det"))
    return Draft(
        noun,
        tuple(sorted(own)),
        source,
        words,
        stance,
        negated=negated,
        hidden=speaker is None,
        subject=speaker,
        found=f"noun {found}",
        score=0.7,
    )


def _judged(tree: Tree, draft: Draft) -> Draft:
    """*Reports that X are nonsense*, *no truth in the rumour that X*: who says so denies what nobody signs."""
    if draft.subject is not None or not draft.content or draft.stance == "denies":
        return draft
    if _is_groundless(tree, draft.head):
        return replace(draft, stance="denies")
    start = None if tree.base(draft.head) in ("obj", "obl", "nmod") else _verdict(tree, draft.head, draft.content[0])
    if start is None:
        return draft
    return replace(draft, stance="denies", content=tuple(w for w in draft.content if w < start))


def _is_groundless(tree: Tree, noun: int) -> bool:
    """*There is no truth in reports that …*, *without foundation is the claim that …*."""
    first = max(tree.sentence(noun).start, noun - 7)
    near = [tree.lower[w] for w in range(first, noun)]
    return any(
        word in _WITHOUT and near[n - 1] in ("no", "without") and {"in", "to", "for", "behind"} & set(near[n + 1 :])
        for n, word in enumerate(near)
        if n
    )


def _judged_clause(tree: Tree, noun: int) -> tuple[int, ...] | None:
    """*Reports that X are nonsense*, where the tree hangs the clause on what is said of it."""
    if noun + 2 >= len(tree) or tree.lower[noun + 1] != "that" or tree.rel(noun + 1) != "mark":
        return None
    end = _verdict(tree, noun, noun + 1)
    return tuple(range(noun + 1, end)) if end is not None else None


def _verdict(tree: Tree, noun: int, first: int) -> int | None:
    """The *are* of *are false* behind the clause that begins at `first`; None where nothing is said of it so."""
    sentence = tree.sentence(noun)
    verbs = 0
    for word in range(first + 1, sentence.stop):
        if verbs and tree.lower[word] in _BEING and _is_false(tree, word, sentence.stop):
            return word
        if tree.pos(word) == "VERB" or (tree.pos(word) == "AUX" and tree.pos(word - 1) != "AUX"):
            verbs += 1
    return None


def _is_false(tree: Tree, copula: int, stop: int) -> bool:
    """Does the predicate behind this *is* call something untrue?"""
    for word in range(copula + 1, min(copula + 6, stop)):
        if tree.lower[word] in NEGATIONS:
            return False
        if tree.lower[word] in _FALSE or (tree.lower[word] in _WITHOUT and tree.lower[word - 1] == "without"):
            return True
        if tree.pos(word) not in ("ADV", "ADJ", "DET", "ADP", "NOUN"):
            return False
    return False


def _speaker_words(tree: Tree, speaker: int, noun: int) -> tuple[int, ...]:
    if noun in tree.reach(speaker):
        return nominal(tree, speaker, range(noun, len(tree)))
    return nominal(tree, speaker)


def _that_clause(tree: Tree, noun: int) -> tuple[int, ...] | None:
    for kid in tree.kids(noun, "acl", "ccomp"):
        if tree.rel(kid) == "acl:relcl" or kid < noun:
            continue
        if any(tree.lower[k] in ("that", "whether") for k in tree.kids(kid, "mark")):
            return tuple(tree.reach(kid))
    return _behind_owner(tree, noun) or _clause_apart(tree, noun)


def _behind_owner(tree: Tree, noun: int) -> tuple[int, ...] | None:
    """*the finding of the court that nobody died*, where the tree hangs the clause on the court: *that* is no pronoun
    where the clause has a subject of its own."""
    owner = next((k for k in tree.kids(noun, "nmod") if k > noun and tree.case(k) in ("of", "by", "from")), None)
    for clause in tree.kids(owner, "acl") if owner is not None else ():
        opener = next((w for w in tree.reach(clause) if tree.lower[w] == "that"), None)
        subjects = [k for k in tree.kids(clause, "nsubj") if opener is not None and opener < k < clause]
        if opener is not None and opener < clause and opener == tree.low[clause] and subjects:
            return tuple(range(opener, tree.high[clause] + 1))
    return None


def _clause_apart(tree: Tree, noun: int) -> tuple[int, ...] | None:
    """*the claim, made by X in May, that …*: what stands between is left out."""
    stop = min(tree.sentence(noun).stop, noun + _BETWEEN)
    first = noun + 1 + (noun + 1 < stop and tree.forms[noun + 1] == ",")
    if first >= stop or not (_is_put(tree, first) or tree.lower[first] == "by"):
        return None
    for word in range(first, stop):
        if tree.lower[word] == "that" and (tree.pos(word) == "SCONJ" or tree.rel(word) == "mark"):
            head = tree.head(word)
            return tuple(w for w in tree.reach(head) if w >= word) if head > word else None
        if tree.pos(word) == "AUX" or (tree.pos(word) == "VERB" and tree.lower[word] not in _PUT):
            return None
    return None


def _is_put(tree: Tree, word: int) -> bool:
    """*made*, *first raised*: a participle of uttering."""
    return tree.lower[word] in _PUT or (tree.pos(word) == "ADV" and bool(_PUT & set(tree.lower[word + 1 : word + 2])))


def _of(tree: Tree, noun: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    for kid in tree.kids(noun, "nmod", "acl", "advcl"):
        cases = [k for k in tree.kids(kid, "case", "mark") if tree.lower[k] in ("of", "about", "on")]
        if kid > noun and noun + 1 in cases:
            return tuple(w for w in tree.reach(kid) if w != noun + 1), (noun + 1,)
    return (), ()


def _owner(tree: Tree, noun: int, lexicon: Lexicon, clause: tuple[int, ...]) -> tuple[int | None, tuple[int, ...]]:
    """Whose claim it is, and the light verb's words where one carries the noun (*made the claim*).

    `clause` is the *that* clause where the noun has one.
    """
    for kid in tree.kids(noun, "nmod:poss"):
        return kid, ()
    put = _putter(tree, noun, clause[0]) if clause else None
    if put is not None:
        return put, ()
    for kid in tree.kids(noun, "nmod"):
        if tree.case(kid) in _BY or (clause and tree.case(kid) == "of" and kid > noun):
            return kid, ()
    verb = tree.head(noun)
    if verb >= 0 and tree.base(noun) == "obj" and tree.lower[verb] in lexicon.light:
        reading = read_clause(tree, verb, lexicon)
        if not reading.passive and reading.subject is not None:
            aux = [k for k in tree.kids(verb, "aux") if k < verb]
            return reading.subject, (verb, *aux)
    return None, ()


def _putter(tree: Tree, noun: int, stop: int) -> int | None:
    """*made by X*, *attributed to X*, *which X made*: who put forward what the clause from `stop` on says."""
    for word in range(noun + 1, stop - 1):
        if tree.lower[word] not in _PUT:
            continue
        for by in range(word + 1, min(word + 4, stop)):
            if tree.lower[by] == "by" or (tree.lower[by] == "to" and tree.lower[word] == "attributed"):
                return object_of(tree, range(by, by + 1))
        subjects = [k for k in tree.kids(word, "nsubj") if noun < k < word and tree.lower[k] not in ("which", "that")]
        if subjects:
            return subjects[0]
    return None
