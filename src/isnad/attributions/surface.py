"""What word order says where the tree is unsure: the subject beside a verb, where a reported clause begins, ends."""

from __future__ import annotations

from isnad.attributions.draft import MOST
from isnad.attributions.lexicon import Lexicon, word_set
from isnad.attributions.tree import Tree

TIMES = word_set(
    "year month week day morning afternoon evening night today yesterday tomorrow monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "weekend hour minute moment time years months weeks days hours noon midnight spring summer autumn winter"
)
_OPENERS = word_set("that whether how why")
_NOUNS = ("NOUN", "PROPN", "PRON")
_BEFORE_NOUN = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PUNCT")
_INSIDE = frozenset(("of", "for", "from", "in"))
_MARKS = frozenset(('"', "“", "”", "``", "''", "'", "‘", "’"))
_FAR = 12
_NEAR = 7


def clause_start(tree: Tree, verb: int) -> int | None:
    """The *that* (*whether*, *how*, *why*) that opens a clause behind the verb, over an addressee or a time."""
    sentence = tree.sentence(verb)
    first = verb + 1
    if first + 1 < sentence.stop and tree.lower[first] == "as" and tree.pos(first + 1) == "ADJ":
        first += 2  # *dismissed as absurd the claim that …*
    for word in range(first, min(verb + 1 + _FAR, sentence.stop)):
        if tree.forms[word] == "," and (behind := _behind_parenthesis(tree, word)) is not None:
            return behind
        if is_pointer(tree, word):
            return None
        if tree.lower[word] == "that" and word == verb + 1:
            return word
        if tree.lower[word] in _OPENERS and (tree.pos(word) in ("SCONJ", "ADV") or tree.rel(word) == "mark"):
            return word
        if tree.pos(word) in ("VERB", "AUX", "CCONJ", "SCONJ") or tree.forms[word] in ('"', "“", ";", ":"):
            return None
    return None


def _behind_parenthesis(tree: Tree, comma: int) -> int | None:
    """*told by a friend, as he wrote, that …*; *learned from her, he said, that …*: the *that* behind two commas."""
    stop = tree.sentence(comma).stop
    for word in range(comma + 2, min(comma + _NEAR + 3, stop - 1)):
        if tree.forms[word] == ",":
            opens = tree.lower[word + 1] == "that" and tree.rel(word + 1) in ("mark", "obj", "det")
            between = range(comma + 1, word)
            verbal = any(tree.pos(w) == "VERB" for w in between) and not any(tree.forms[w] in _MARKS for w in between)
            return word + 1 if opens and verbal and tree.lower[comma + 1] not in ("who", "which", "and") else None
    return None


def is_pointer(tree: Tree, word: int) -> bool:
    """*denied that, insisting …*; *said this to reporters*: a pronoun on its own, whatever the tag says."""
    if tree.lower[word] not in ("that", "this", "it", "so") or tree.sentence(word).stop == word + 1:
        return False
    following = word + 1
    behind = tree.lower[min(following + 1, len(tree) - 1)]
    if tree.lower[following] == "as":
        return behind in ("well", "a", "an", "he", "she", "they", "it", "false")
    if tree.lower[following] in ("too", "again", "yesterday", "today"):
        return True
    if tree.lower[word] == "so" and tree.pos(following) in ("VERB", "AUX"):
        return True
    if tree.lower[following] in ("to", "in", "on", "at"):
        return tree.lower[word] != "that" or not _verb_soon(tree, following)
    if tree.forms[following] == "," and tree.lower[word] == "that":
        return behind.endswith("ing") or behind in ("but", "and", "too")
    return tree.pos(following) in ("PUNCT", "CCONJ") and tree.forms[following] not in ('"', "“", "``")


def _verb_soon(tree: Tree, word: int) -> bool:
    """Does a verb come before the next mark? Then *that* opened its clause."""
    for later in range(word + 1, tree.sentence(word).stop):
        if tree.pos(later) in ("VERB", "AUX"):
            return True
        if tree.forms[later] in (",", ".", ";"):
            return False
    return False


def clause_end(tree: Tree, verb: int, start: int, lexicon: Lexicon) -> int:
    """Where the clause that begins at `start` ends: its sentence's end, or where the cue's own clause goes on."""
    stop = min(tree.sentence(verb).stop, start + MOST)
    for kid in tree.children[verb]:
        if kid > start and _goes_on(tree, kid, lexicon):
            stop = min(stop, max(start + 1, tree.low[kid]))
    marked = tree.lower[start] in _OPENERS
    for word in range(start + 1, stop):
        if _participle_cue(tree, word, lexicon):
            return word - 1
        if (
            tree.pos(word) == "CCONJ"
            and (not marked or tree.forms[word - 1] == ",")
            and _answers(tree, word, lexicon)
        ):
            return word
    return stop


def _goes_on(tree: Tree, kid: int, lexicon: Lexicon) -> bool:
    """A dependent of the cue behind its content: what else the speaker says or does, not what he says."""
    relation = tree.base(kid)
    if relation == "conj":
        return tree.pos(kid) in ("VERB", "AUX") and not any(tree.lower[k] == "that" for k in tree.kids(kid, "mark"))
    if relation == "parataxis":
        return tree.lower[kid] in lexicon.verbs and bool(tree.kids(kid, "nsubj"))
    return relation == "advcl" and tree.lower[kid] in lexicon.verbs and tree.lower[kid].endswith("ing")


def _answers(tree: Tree, conjunction: int, lexicon: Lexicon) -> bool:
    """*…, and the mayor denied it*: another speaker's cue behind the conjunction, only his name between."""
    stop = min(conjunction + _FAR, tree.sentence(conjunction).stop)
    named = False
    for word in range(conjunction + 1, stop):
        known = lexicon.verbs.get(tree.lower[word])
        if tree.pos(word) == "VERB":
            return named and known is not None and bool({"clause", "pointer"} & set(known.frames))
        if tree.pos(word) not in (*_BEFORE_NOUN, "AUX", "ADV", "ADP") or tree.lower[word] == "that":
            return False
        named = named or tree.pos(word) in _NOUNS
    return False


def rest_of_clause(tree: Tree, verb: int, lexicon: Lexicon) -> tuple[int, ...]:
    """*said nobody knew*, where the tree shows no clause: what stands behind if a noun and a verb open it."""
    stop = clause_end(tree, verb, verb + 1, lexicon) if verb + 1 < tree.sentence(verb).stop else verb + 1
    named = False
    for word in range(verb + 1, min(verb + 1 + _FAR, stop)):
        if tree.pos(word) in ("VERB", "AUX"):
            return tuple(range(verb + 1, stop)) if named and not tree.lower[word].endswith("ing") else ()
        if tree.pos(word) not in _BEFORE_NOUN and tree.lower[word] not in ("of", "in", "at", "also", "and"):
            return ()
        if not tree.is_word(word) or (tree.pos(word) == "ADP" and not named):
            return ()
        named = named or tree.pos(word) in _NOUNS
    return ()


def _participle_cue(tree: Tree, word: int, lexicon: Lexicon) -> bool:
    """*…, adding that …*, *…, citing officials*."""
    if not tree.lower[word].endswith("ing") or tree.forms[word - 1] != ",":
        return False
    known = lexicon.verbs.get(tree.lower[word])
    return tree.lower[word] in lexicon.citing or (known is not None and "clause" in known.frames)


def phrase_before(tree: Tree, verb: int) -> range:
    """The noun phrase that ends before the verb, over auxiliaries, adverbs and times; empty if none does."""
    sentence = tree.sentence(verb)
    word = verb - 1
    while word >= sentence.start and verb - word <= _NEAR:
        if tree.pos(word) in _NOUNS and tree.lower[word] in TIMES:
            word -= 1
            while word >= sentence.start and tree.pos(word) in ("DET", "ADJ", "ADV"):
                word -= 1
        elif tree.pos(word) in ("AUX", "ADV", "PART"):
            word -= 1
        else:
            break
    last = word
    while True:
        first = _phrase_start(tree, word, sentence.start)
        named = any(tree.pos(w) in _NOUNS for w in range(first, word + 1))
        if not named or first <= sentence.start or tree.pos(first - 1) != "ADP":
            return range(first, last + 1) if named else range(0)
        if tree.lower[first - 1] not in _INSIDE or first - 2 < sentence.start:
            return range(0)
        word = first - 2


def subject_beside(tree: Tree, verb: int) -> int | None:
    """The head of the noun phrase before the verb."""
    nouns = [w for w in phrase_before(tree, verb) if tree.pos(w) in _NOUNS]
    return min(nouns, key=lambda w: (tree.depths[w], w), default=None)


def _phrase_start(tree: Tree, last: int, stop: int) -> int:
    """The first word of the run of nouns and their modifiers that ends at `last`; a name takes in names only."""
    word = last
    while word >= stop and tree.pos(word) in _BEFORE_NOUN and tree.is_word(word):
        if tree.pos(last) == "PROPN" and tree.pos(word) not in ("PROPN", "DET", "NOUN", "ADJ", "NUM"):
            break
        word -= 1
    return word + 1


def tail(tree: Tree, first: int, told: bool) -> int | None:
    """Where a cue's own phrases behind it end (*… on Thursday*, *told the paper in an interview*): at a comma, a
    full stop or the sentence's end; None where something else comes."""
    stop = tree.sentence(first - 1).stop
    word = first
    while told and word < stop and tree.pos(word) in _BEFORE_NOUN and tree.is_word(word):
        word += 1
    while word < stop:
        if tree.forms[word] in (",", ".", ";", "—", "?", "!", '"', "”"):
            return word
        if tree.pos(word) in ("ADV", "PART") or tree.lower[word] in TIMES:
            word += 1
        elif tree.pos(word) == "ADP" and tree.lower[word] != "of":
            word += 1
            while word < stop and (tree.pos(word) in _BEFORE_NOUN or tree.lower[word] in _INSIDE):
                if not tree.is_word(word):
                    break
                word += 1
        else:
            return None
    return stop
