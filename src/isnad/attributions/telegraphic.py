"""Report sentences without a subject: *Denies any part in …*, *Was told by X that …*, *Heard from X that …*.

Telegraphic prose is far from what parsers learn from, so these sentences are read from their first words.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.attributions.attribution import Stance
from isnad.attributions.clause import NEGATIONS
from isnad.attributions.draft import Draft
from isnad.attributions.lexicon import Cue, Lexicon, word_set
from isnad.attributions.model import top
from isnad.attributions.tree import Tree

_AUXILIARIES = word_set("does did do has had was were is could can would")
_ADVERBS = word_set("also further later then again still first only repeatedly initially")
_STARTS = word_set("that whether if how why what who which when where to having being he she it they the a an")
_OPENING = 5


def find_telegraphic(tree: Tree, lexicon: Lexicon) -> Iterator[Draft]:
    """One draft for each sentence that opens with a cue verb and has no subject before it."""
    seen = -1
    for word in range(len(tree)):
        sentence = tree.words.sentences[word]
        if sentence == seen or not tree.is_word(word) or tree.lower[word].isdigit():
            continue
        seen = sentence
        draft = _read(tree, tree.sentence(word), word, lexicon)
        if draft is not None:
            yield draft


def _read(tree: Tree, sentence: range, first: int, lexicon: Lexicon) -> Draft | None:
    verb = _verb(tree, first, sentence, lexicon)
    if verb is None or tree.forms[sentence.stop - 1] == "?":
        return None
    cue = lexicon.verbs[tree.lower[verb]]
    lead = tuple(range(first, verb + 1))
    passive = any(tree.lower[w] in ("was", "were", "is", "been") for w in lead[:-1])
    if passive and tree.lower[verb] not in lexicon.participles:
        return None
    rest = range(verb + 1, sentence.stop)
    negated = any(tree.lower[w] in NEGATIONS for w in lead)
    source, begins = _source(tree, rest, "by" if passive else "from")
    if source and (passive or "heard" in cue.frames):
        content = tuple(tree.trim(range(begins, sentence.stop)))
        stance = cue.frames.get("heard", cue.stance())
        found = _found(tree, content, "report agent")
        return Draft(
            verb, (*lead, verb + 1), source, content, stance, negated, subject=top(tree, source), found=found
        )
    content = tuple(tree.trim(rest))
    if not _plausible(tree, content, cue):
        return None
    stance = _stance(tree, cue, content)
    found = _found(tree, content, "report") if passive else "report"
    return Draft(verb, lead, (), content, stance, negated, hidden=passive, found=found)


def _found(tree: Tree, content: tuple[int, ...], plain: str) -> str:
    """*Was reported by X to have …* speaks of the informant; *Was told by X that …* speaks for him."""
    return "report raised" if content and tree.lower[content[0]] == "to" else plain


def _verb(tree: Tree, first: int, sentence: range, lexicon: Lexicon) -> int | None:
    """The cue verb that the sentence opens with, behind auxiliaries and adverbs only."""
    helped = False
    for word in range(first, min(first + _OPENING, sentence.stop)):
        form = tree.lower[word]
        if form in _AUXILIARIES or form in NEGATIONS:
            helped = helped or form in _AUXILIARIES
        elif form in lexicon.verbs and (helped or form in lexicon.finite):
            return None if any(k < first for k in tree.kids(word, "nsubj")) else word
        elif form not in _ADVERBS:
            return None
    return None


def _source(tree: Tree, rest: range, preposition: str) -> tuple[tuple[int, ...], int]:
    """The noun phrase behind *by* or *from* up to the clause, and where the clause begins."""
    if not rest or tree.lower[rest[0]] != preposition:
        return (), rest.start
    for word in rest:
        if tree.lower[word] in ("that", "to", "how", "whether", "of", "about") and word > rest.start + 1:
            phrase = tree.trim(range(rest.start + 1, word))
            return tuple(phrase), word
    return (), rest.start


def _plausible(tree: Tree, content: tuple[int, ...], cue: Cue) -> bool:
    """A clause, or a thing where the cue takes one; *Reported to the station* and *Heard shots* are no cues."""
    if not content:
        return False
    first = tree.lower[content[0]]
    if first in ("to", "in", "on", "at", "by", "for", "with", "from", "into", "after", "before", "during", "until"):
        return first == "to" and bool({"infinitive", "raised"} & set(cue.frames))
    if {"object", "about", "gerund"} & set(cue.frames):
        return True
    return first in _STARTS or any(tree.pos(w) in ("VERB", "AUX") for w in content)


def _stance(tree: Tree, cue: Cue, content: tuple[int, ...]) -> Stance:
    if cue.lemma == "claim" and tree.lower[content[0]] == "no":
        return "denies"
    for frame in ("clause", "object", "gerund"):
        if frame in cue.frames:
            return cue.frames[frame]
    return cue.stance()
