"""What the reading model tagged, as drafts: character spans to words, with stance and grammar read off the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.attributions.attribution import Stance
from isnad.attributions.clause import NEGATIONS, addressee, is_passive
from isnad.attributions.draft import Draft
from isnad.attributions.lexicon import Lexicon
from isnad.attributions.tree import Tree
from isnad.encoder import AttributionParts


def from_model(tree: Tree, parts: Iterable[AttributionParts], lexicon: Lexicon) -> Iterator[Draft]:
    """The model's attributions in words of the tree; one without a cue is left out."""
    for part in parts:
        cue = tree.in_spans(part.cue)
        if not any(tree.is_word(word) or tree.forms[word] == ":" for word in cue):
            continue
        source = tuple(w for w in tree.in_spans(part.source) if w not in set(cue))
        content = tuple(w for w in tree.in_spans(part.content) if w not in set(cue) | set(source))
        head, stance, known = read_cue(tree, cue, lexicon)
        verb = tree.pos(head) in ("VERB", "AUX")
        yield Draft(
            head,
            cue,
            source,
            content,
            stance,
            negated=any(tree.lower[w] in NEGATIONS for w in cue),
            told=_told(tree, head, cue, source, content) if verb else (),
            hidden=not source and verb and is_passive(tree, head, lexicon),
            subject=top(tree, source),
            found="model" if known else "model unknown",
            score=part.score,
        )


def _told(
    tree: Tree, head: int, cue: tuple[int, ...], source: tuple[int, ...], content: tuple[int, ...]
) -> tuple[int, ...]:
    taken = {*cue, *source, *content}
    return tuple(w for w in addressee(tree, head, bool(content)) if w not in taken)


def read_cue(tree: Tree, cue: tuple[int, ...], lexicon: Lexicon) -> tuple[int, Stance, bool]:
    """The main word of a cue, its stance, and whether the lexicon knows it; unknown words state."""
    verbs = [w for w in cue if tree.lower[w] in lexicon.verbs and tree.pos(w) not in ("ADP", "NOUN")]
    if verbs:
        word = verbs[-1] if tree.rel(verbs[-1]) == "xcomp" else min(verbs, key=lambda w: tree.depths[w])
        return word, lexicon.verbs[tree.lower[word]].stance(), True
    nouns = [w for w in cue if tree.lower[w] in lexicon.nouns or tree.lower[w] in lexicon.verbs]
    if nouns:
        word = nouns[0]
        known = lexicon.nouns.get(tree.lower[word]) or lexicon.verbs[tree.lower[word]]
        return word, known.stance(), True
    phrase = tuple(tree.lower[w] for w in cue)
    stance = lexicon.prepositions.get(phrase)
    head = top(tree, cue)
    if stance is not None:
        return cue[0], stance, True
    return (cue[0] if head is None else head), "states", ":" in phrase


def top(tree: Tree, words: tuple[int, ...]) -> int | None:
    """The word of a group that stands highest in the tree, the first of several."""
    bare = [w for w in words if tree.is_word(w)]
    return min(bare, key=lambda w: (tree.depths[w], w)) if bare else None
