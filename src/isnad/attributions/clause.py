"""The clause around a cue verb: its subject, agent, addressee, auxiliaries; voice and control read off the tree."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.attributions.lexicon import Lexicon, word_set
from isnad.attributions.surface import TIMES, phrase_before, subject_beside
from isnad.attributions.tree import Tree

NEGATIONS = word_set("not n't never neither nor nt cannot")
_REFUSALS = word_set("refuse refused refuses refusing decline declined declines declining fail failed fails failing")
_NOBODY = word_set("nobody nothing none no-one")
_NOMINAL = ("nsubj", "csubj")
_RELATIVE = frozenset(("which", "that", "whom", "what"))
_TELLING = frozenset(("say", "tell", "convey", "announce", "add", "repeat", "stress"))
TOLD_FORMS = frozenset(
    ("told", "informed", "notified", "advised", "assured", "reminded", "warned", "taught", "shown")
)
_OPENS = ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ")
_CHAIN = 6
_CLIMB = 6
_TITLE = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """What surrounds the verb `verb`.

    `subject` is the head word of the grammatical subject, found through coordination, control and participles;
    `own` says that it stands in the verb's own clause. `lead` are the words of governing verbs that the cue
    takes in (*refused to*, *went on to*). `passive` is the voice of the verb itself.
    """

    verb: int
    subject: int | None
    own: bool
    passive: bool
    agent: int | None
    lead: tuple[int, ...]
    negated: bool


def read_clause(tree: Tree, verb: int, lexicon: Lexicon) -> Clause:
    """The clause of `verb`."""
    passive = is_passive(tree, verb, lexicon)
    subject, own, lead = _subject(tree, verb, lexicon)
    agent = next((k for k in tree.kids(verb, "obl", "nmod") if tree.case(k) == "by"), None)
    words = (verb, *lead)
    negated = any(tree.lower[k] in NEGATIONS for w in words for k in tree.kids(w, "advmod", "aux", "cc"))
    negated |= any(tree.lower[w] in _REFUSALS for w in lead)
    negated |= subject is not None and _is_nobody(tree, subject)
    return Clause(verb, subject, own, passive, agent if passive else None, lead, negated)


def _is_nobody(tree: Tree, subject: int) -> bool:
    return tree.lower[subject] in _NOBODY or any(
        tree.lower[k] in ("no", "neither") for k in tree.kids(subject, "det")
    )


def is_passive(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Is the verb a passive participle?"""
    if tree.lower[verb] not in lexicon.participles:
        return False
    if any(tree.rel(k) in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") for k in tree.children[verb]):
        return True
    if tree.kids(verb, "nsubj", "aux") or tree.lower[verb].endswith("ing"):
        return False
    if tree.base(verb) == "conj":
        active = tree.kids(verb, "ccomp", "obj", "xcomp")
        return not active and _has_passive(tree, tree.head(verb))
    if tree.base(verb) == "advcl" and phrase_before(tree, verb):
        return False
    if headline(tree, verb) is not None:
        return False
    return tree.base(verb) in ("acl", "advcl", "amod") and tree.rel(verb) != "acl:relcl"


def headline(tree: Tree, verb: int) -> int | None:
    """*A man who calls himself X denied that …*: the noun that the tree makes the root of a sentence whose verb, with
    its *that* clause, it hangs somewhere below; None where the root is a verb."""
    if tree.base(verb) not in ("acl", "parataxis", "appos", "conj") or tree.lower[verb] in TOLD_FORMS:
        return None
    root = next((w for w in tree.sentence(verb) if tree.head(w) < 0), verb)
    opened = any(tree.lower[k] == "that" for c in tree.kids(verb, "ccomp") for k in tree.kids(c, "mark"))
    nominal = tree.pos(root) in ("NOUN", "PROPN", "PRON") and root < verb and not tree.kids(root, "nsubj", "cop")
    return root if opened and nominal and verb in tree.reach(root) else None


def _has_passive(tree: Tree, verb: int) -> bool:
    return any(tree.rel(k) in ("aux:pass", "nsubj:pass") for k in tree.children[verb])


def _subject(tree: Tree, verb: int, lexicon: Lexicon) -> tuple[int | None, bool, tuple[int, ...]]:
    """The subject's head, whether it is the verb's own, and the governing words that belong to the cue."""
    lead: tuple[int, ...] = ()
    here = verb
    for _ in range(_CHAIN):
        found = [k for k in tree.kids(here, *_NOMINAL) if tree.rel(k) != "nsubj:outer" and tree.lower[k] not in TIMES]
        if found and here == verb and _stranger(tree, verb, found[0]):
            found = []
        if not found and here == verb and not tree.lower[verb].endswith("ing"):
            found = _misplaced(tree, verb)
        if found:
            return found[0], here == verb, lead
        lost = _lost(tree, verb, lexicon) if here == verb else None
        if lost is not None:
            return *lost, ()
        relation, head = tree.rel(here), tree.head(here)
        if head < 0 or relation == "parataxis" or (relation == "ccomp" and not _asked(tree, here)):
            return None, False, lead
        if relation in ("xcomp", "ccomp") and tree.kids(here, "mark"):
            governed = tree.kids(head, "obj", "iobj")
            if governed and tree.lower[here] in _TELLING and tree.lower[governed[0]] in ("me", "us"):
                lead = (head, governed[0], *tree.kids(here, "mark"), *lead)
            elif governed and tree.lower[head] not in _REFUSALS:
                return governed[0], False, lead
            elif tree.lower[head] not in lexicon.verbs or tree.lower[head] in _REFUSALS:
                lead = (head, *tree.kids(here, "mark"), *lead)
        elif relation.startswith("acl"):
            return head, False, lead
        elif relation not in ("conj", "advcl", "xcomp"):
            return None, False, lead
        here = head
    return None, False, lead


def _lost(tree: Tree, verb: int, lexicon: Lexicon) -> tuple[int, bool] | None:
    """The subject that the tree has not under the verb, and whether it stands in the verb's own clause."""
    opener = opening(tree, verb)
    if opener is not None:
        return opener, True
    other = headline(tree, verb)
    other = _quoted_person(tree, verb, lexicon) if other is None else other
    return (other, False) if other is not None else None


def opening(tree: Tree, verb: int) -> int | None:
    """*The Ministry, heard as a party, maintained …*; *Exhibit 7, his notebook, records …*: the head of the noun
    phrase that opens the sentence, where two commas part it from the verb and the tree has lost it."""
    sentence = tree.sentence(verb)
    first, last = sentence.start, verb - 1
    while last > first and tree.pos(last) in ("AUX", "ADV", "PART"):
        last -= 1
    while first < last and not (tree.is_word(first) and tree.pos(first) in _OPENS):
        if tree.is_word(first) and tree.pos(first) not in ("NUM", "CCONJ", "X"):
            return None
        first += 1
    comma = next((w for w in range(first, last) if tree.forms[w] == ","), None)
    if comma is None or tree.forms[last] != "," or not 0 < comma - first <= _TITLE:
        return None
    phrase = range(first, comma)
    if any(tree.pos(w) in ("VERB", "AUX", "SCONJ", "CCONJ") for w in phrase) or _is_clause(tree, comma + 1, last):
        return None
    nouns = [w for w in phrase if tree.pos(w) in ("NOUN", "PROPN", "PRON")]
    return min(nouns, key=lambda w: (tree.depths[w], w), default=None)


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    """Does a clause with a subject of its own stand between the commas? Then the phrase is no subject of the verb."""
    relative = tree.lower[first] in (*_RELATIVE, "who", "whose", "where", "when", "among", "some", "one", "both")
    return not relative and any(
        tree.pos(w) == "VERB" and any(first <= k < w for k in tree.kids(w, "nsubj")) for w in range(first, last)
    )


def _quoted_person(tree: Tree, verb: int, lexicon: Lexicon) -> int | None:
    """*quoted an aide as saying*, *was quoted as saying*: who is quoted speaks."""
    if verb == 0 or tree.lower[verb - 1] != "as" or not tree.lower[verb].endswith("ing"):
        return None
    sentence = tree.sentence(verb)
    for word in range(verb - 2, max(sentence.start, verb - 16) - 1, -1):
        known = lexicon.verbs.get(tree.lower[word])
        if known is not None and "as" in known.frames:
            objects = [w for w in range(word + 1, verb - 1) if tree.pos(w) in ("NOUN", "PROPN", "PRON")]
            passive = any(
                tree.lower[w] in ("was", "were", "is", "been", "are") for w in range(max(word - 3, 0), word)
            )
            if passive:
                return next(iter(tree.kids(word, *_NOMINAL)), None) or subject_beside(tree, word)
            return min(objects, key=lambda w: (tree.depths[w], w), default=None)
    return None


def _asked(tree: Tree, verb: int) -> bool:
    """*asked me to say*: is the verb what somebody was asked to say?"""
    marked = any(tree.lower[k] == "to" for k in tree.kids(verb, "mark"))
    return marked and tree.lower[verb] in _TELLING and bool(tree.kids(tree.head(verb), "obj", "iobj"))


def _stranger(tree: Tree, verb: int, subject: int) -> bool:
    """*According to the clerk, a man told …*: the tree has the clerk for subject, beyond a comma."""
    phrase = phrase_before(tree, verb)
    if not phrase or subject >= phrase.start - 1 or tree.lower[phrase[-1]] in _RELATIVE:
        return False
    return tree.forms[phrase.start - 1] == ","


def _misplaced(tree: Tree, verb: int) -> list[int]:
    """The subject that the tree calls something else: an object in front, or the noun phrase before the verb."""
    front = [k for k in tree.kids(verb, "obj", "dislocated") if k < verb and tree.lower[k] not in _RELATIVE]
    if front:
        return front[:1]
    phrase = phrase_before(tree, verb)
    beside = subject_beside(tree, verb)
    if beside is None or tree.lower[beside] in _RELATIVE:
        return []
    before = phrase.start - 1
    opens = before < tree.sentence(verb).start or tree.pos(before) in ("CCONJ", "SCONJ", "PUNCT")
    above = tree.head(beside)
    free = above == verb or above < 0 or above > beside or tree.base(beside) not in ("obj", "iobj", "obl", "nmod")
    return [beside] if opens or free else []


def cue_words(tree: Tree, clause: Clause, *more: int) -> tuple[int, ...]:
    """The cue: verb, auxiliaries, negation, the adverbs that touch it, particles, what leads in, and `more`."""
    words = {clause.verb, *clause.lead, *more}
    for word in (clause.verb, *clause.lead):
        words.update(tree.kids(word, "aux", "compound:prt"))
        words.update(k for k in tree.kids(word, "advmod") if tree.lower[k] in NEGATIONS)
        words.update(k for k in tree.kids(word, "mark") if tree.lower[k] == "to" and k < word)
    words = {w for w in words if tree.words.sentences[w] == tree.words.sentences[clause.verb]}
    first = min(words)
    adverbs = [k for k in tree.kids(clause.verb, "advmod") if not tree.children[k] and k < clause.verb]
    words.update(k for k in adverbs if k > first or k == clause.verb - 1)
    for adverb in sorted(adverbs, reverse=True):
        if adverb == min(words) - 1 and tree.lower[adverb] not in ("when", "how", "why", "where"):
            words.add(adverb)
    return tuple(sorted(words))


def nominal(tree: Tree, head: int, without: range | None = None) -> tuple[int, ...]:
    """The words of a noun phrase without its own prepositions, and without the clause `without` inside it."""
    cases = {w for k in tree.kids(head, "case") for w in tree.reach(k)}
    skipped = set(without or ())
    words = [w for w in tree.reach(head) if w not in skipped]
    while words and (words[0] in cases or not tree.is_word(words[0]) or tree.pos(words[0]) == "CCONJ"):
        if tree.forms[words[0]] in "\"“‘'([":
            break
        words.pop(0)
    while words and tree.forms[words[-1]] in (",", ".", ";", ":", "—", "–"):
        words.pop()
    return tuple(words)


def addressee(tree: Tree, verb: int, has_clause: bool) -> tuple[int, ...]:
    """The words of whom the verb is said to: *told X that*, *said to X*, *in an interview with X*."""
    objects = tree.kids(verb, "iobj") or (tree.kids(verb, "obj") if has_clause else [])
    obliques = [k for k in tree.kids(verb, "obl") if tree.case(k) == "to"]
    talks = [
        deep
        for k in tree.kids(verb, "obl")
        if tree.lower[k] in ("interview", "statement", "conversation", "email", "talk", "letter")
        for deep in tree.kids(k, "nmod", "obl")
        if tree.case(deep) in ("with", "to")
    ]
    found = (objects + obliques + talks)[:1]
    return nominal(tree, found[0]) if found else ()


def object_of(tree: Tree, cue: range) -> int | None:
    """The head of the noun phrase behind the words of the cue."""
    if len(tree) <= cue.stop:
        return None
    word = cue.stop
    stop = tree.sentence(cue.start).stop
    for _ in range(_CLIMB):
        head = tree.head(word)
        if head < cue.stop or head >= stop or tree.pos(head) in ("VERB", "AUX"):
            break
        if tree.kids(head, "cop", "nsubj", "expl") or "," in tree.forms[word:head]:
            break
        word = head
    return word if tree.pos(word) in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM") else None
