"""Cue prepositions: *according to X*, *in the words of X*, *citing Z*, *quoted by P*."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.attributions.clause import nominal, object_of
from isnad.attributions.draft import MOST, Draft
from isnad.attributions.lexicon import Lexicon, word_set
from isnad.attributions.surface import phrase_before
from isnad.attributions.tree import Tree

_CLIMB = 6
_LONGEST = 12
_FAR = 20
_HAVING = word_set("have has had having")
_VERSIONS = word_set("version account telling words view opinion recollection memory narrative retelling")


def find_prepositions(tree: Tree, lexicon: Lexicon) -> Iterator[Draft]:
    """*According to X*, *in the words of X*: what the phrase hangs on is X's word."""
    longest = max(len(phrase) for phrase in lexicon.prepositions)
    for word in range(len(tree)):
        for size in range(longest, 0, -1):
            phrase = tuple(tree.lower[word : word + size])
            if phrase in lexicon.prepositions:
                draft = _preposition(tree, word, size, lexicon)
                if draft is not None:
                    yield draft
                break


def find_versions(tree: Tree) -> Iterator[Draft]:
    """*In Reyes's version, the men left*; *the men, in his telling, left*: the sentence is his word."""
    for noun, form in enumerate(tree.lower):
        if form not in _VERSIONS or noun + 1 >= len(tree) or tree.forms[noun + 1] != ",":
            continue
        owner = next((k for k in tree.kids(noun, "nmod:poss") if k < noun), None)
        sentence = tree.sentence(noun)
        first = tree.low[owner] - 1 if owner is not None else -1
        if owner is None or first < sentence.start or tree.lower[first] not in ("in", "by"):
            continue
        if first != sentence.start and tree.forms[first - 1] != ",":
            continue
        source = tuple(w for w in nominal(tree, owner) if w < noun)
        rest = (*range(sentence.start, max(sentence.start, first - 1)), *range(noun + 2, sentence.stop))
        if source and any(tree.pos(w) in ("VERB", "AUX") for w in rest):
            cue = tuple(w for w in range(first, noun + 1) if w not in source)
            yield Draft(noun, cue, source, rest[:MOST], "states", subject=owner, found="per")


def find_hearsay(tree: Tree) -> Iterator[Draft]:
    """*I have it from his corporal, a man called Rauch, that he was captured*: who is behind *from* says so."""
    for it in range(1, len(tree) - 2):
        if tree.lower[it] != "it" or tree.lower[it - 1] not in _HAVING or tree.lower[it + 1] not in ("from", "on"):
            continue
        stop = min(tree.sentence(it).stop, it + _FAR)
        that = next((w for w in range(it + 3, stop) if tree.lower[w] == "that"), None)
        speaker = object_of(tree, range(it + 1, it + 2))
        if that is None or speaker is None or any(tree.pos(w) == "AUX" for w in range(it + 2, that)):
            continue
        if tree.lower[it + 1] == "on":
            speaker = next((k for k in tree.kids(speaker, "nmod") if it < k < that), None)
        if speaker is not None:
            source = tuple(w for w in range(max(it + 2, tree.low[speaker]), that) if w != that - 1 or tree.is_word(w))
            end = tree.sentence(it).stop
            yield Draft(
                it - 1, (it - 1, it, it + 1), source, tuple(range(that, end)), "states", subject=speaker, found="per"
            )


def _preposition(tree: Tree, word: int, size: int, lexicon: Lexicon) -> Draft | None:
    cue = range(word, word + size)
    speaker = object_of(tree, cue)
    if speaker is None:
        return None
    citing = tree.lower[word] in lexicon.citing
    sure = tree.pos(speaker) == "PROPN" or tree.lower[word] == "quoting"
    if citing and not sure and tree.lower[speaker] not in lexicon.witnesses | lexicon.papers:
        return None
    clause = tree.head(word) if citing else tree.head(speaker)
    while not citing and clause >= 0 and (clause in cue or tree.pos(clause) in ("ADP", "SCONJ")):
        clause = tree.head(clause)
    if not citing and word == tree.sentence(word).start:
        clause = next((w for w in tree.sentence(word) if tree.head(w) < 0), clause)
    clause = _clause_above(tree, clause)
    phrase = tree.reach(word) if citing else tree.reach(speaker)
    source = tuple(w for w in nominal(tree, speaker) if w not in cue)
    source = source if citing else _to_comma(tree, cue, source)
    taken = set(cue) | set(source) if not citing and word == tree.sentence(word).start else set(phrase) | set(cue)
    taken |= set(source) | _relative(tree, source)
    if tree.lower[word] in lexicon.participles:
        if not _quoted_by(tree, word):
            return None
        clause = _clause_above(tree, tree.head(word))
        taken = set(cue) | set(source)
    content, under = _governed(tree, clause, taken, lexicon, cue)
    if not content:
        return None
    content = content[:MOST]
    return Draft(
        word, tuple(cue), source, content, "states", subject=speaker, under=under, found="citing" if citing else "per"
    )


def _to_comma(tree: Tree, cue: range, source: tuple[int, ...]) -> tuple[int, ...]:
    """The source runs to a comma or the sentence's end: *According to The Long Road: A Memoir by A. Prell, …*."""
    sentence = tree.sentence(cue.start)
    if not source or cue.stop not in source:
        source = (cue.stop,)
    last = cue.stop
    while last in source:
        last += 1
    for word in range(last, min(last + _LONGEST, sentence.stop)):
        if tree.forms[word] in (",", ".", ";") or (word + 1 == sentence.stop and not tree.is_word(word)):
            return tuple(range(cue.stop, _over_apposition(tree, cue, word)))
        if tree.pos(word) in ("VERB", "AUX", "SCONJ", "CCONJ") or tree.forms[word] in ('"', "“", "(", "-", "—"):
            break
    return source


def _over_apposition(tree: Tree, cue: range, comma: int) -> int:
    """*According to A, a clerk, the men left*: a comma parts the phrase before the verb from A's."""
    sentence = tree.sentence(cue.start)
    if cue.start != sentence.start or tree.forms[comma] != ",":
        return comma
    verb = next((w for w in range(comma, sentence.stop) if tree.pos(w) in ("VERB", "AUX")), None)
    subject = phrase_before(tree, verb) if verb is not None else range(0)
    if not subject or subject.start - 1 <= comma or tree.forms[subject.start - 1] != ",":
        return comma
    between = range(comma + 1, subject.start - 1)
    noun = bool(between) and tree.pos(between[0]) in ("DET", "NOUN", "ADJ", "PROPN")
    return subject.start - 1 if noun else comma


def _quoted_by(tree: Tree, word: int) -> bool:
    """*The League, quoted by the agency, called it a lie*; *a lawyer quoted by the paper*: no *was quoted by*."""
    behind_noun = word > 0 and (tree.forms[word - 1] == "," or tree.pos(word - 1) in ("NOUN", "PROPN"))
    return behind_noun and not tree.kids(word, "aux", "nsubj")


def _relative(tree: Tree, source: tuple[int, ...]) -> set[int]:
    """*…, according to the union, which adds that …*: the relative clause behind the source is no content of it."""
    first = source[-1] + 1 if source else 0
    if (
        not source
        or first + 1 >= len(tree)
        or tree.forms[first] != ","
        or tree.lower[first + 1] not in ("who", "which")
    ):
        return set()
    return set(range(first, tree.sentence(first).stop))


def _clause_above(tree: Tree, word: int) -> int:
    """The predicate of the clause that the phrase belongs to."""
    for _ in range(_CLIMB):
        if word < 0 or tree.pos(word) in ("VERB", "AUX") or tree.kids(word, "nsubj", "cop"):
            break
        if tree.base(word) in ("root", "parataxis", "ccomp", "conj") or tree.head(word) < 0:
            break
        word = tree.head(word)
    return word


def _governed(
    tree: Tree, clause: int, phrase: set[int], lexicon: Lexicon, cue: range
) -> tuple[tuple[int, ...], int | None]:
    """What the phrase makes somebody's word: its clause, the sentence if commas set it off, or what a cue reports."""
    if tree.lower[cue.start] in lexicon.citing:
        under = _reporting(tree, cue.start, clause, lexicon)
        if under is not None:
            return tuple(w for w in tree.sentence(cue.start) if w not in phrase), under
    apart = _set_off(tree, cue)
    if apart is not None:
        return tuple(w for w in apart if w not in phrase), None
    return (tuple(w for w in tree.reach(clause) if w not in phrase) if clause >= 0 else ()), None


def _set_off(tree: Tree, cue: range) -> range | None:
    """The sentence around a phrase behind a comma; from *and* or *but* on where one stands right before the comma."""
    sentence = tree.sentence(cue.start)
    if cue.start - 2 <= sentence.start or tree.forms[cue.start - 1] != ",":
        return None
    if tree.pos(cue.start - 2) == "CCONJ":
        return range(cue.start - 1, sentence.stop)
    return range(sentence.start, sentence.stop)


def _reporting(tree: Tree, word: int, clause: int, lexicon: Lexicon) -> int | None:
    """The cue verb of who cites: the head of the participle, else the nearest one before it, else behind it."""
    sentence = tree.sentence(word)
    verbs = [w for w in sentence if w != word and tree.pos(w) == "VERB" and _reports(tree, w, lexicon)]
    if clause in verbs:
        return clause
    before = [w for w in verbs if w < word]
    return before[-1] if before else next(iter(verbs), None)


def _reports(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    known = lexicon.verbs.get(tree.lower[verb])
    return known is not None and "clause" in known.frames
