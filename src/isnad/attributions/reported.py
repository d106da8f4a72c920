"""Reported clauses: what a verb of speech or thought has for its clause, on either side or in quotation marks."""

from __future__ import annotations

from isnad.attributions.clause import Clause
from isnad.attributions.draft import Content
from isnad.attributions.lexicon import Cue, Lexicon, word_set
from isnad.attributions.parenthesis import as_told, enclosed, hung_on, interrupted
from isnad.attributions.surface import clause_end, clause_start, is_pointer, rest_of_clause
from isnad.attributions.tree import Tree

TOLD = word_set("tell inform notify advise assure remind warn brief ask show promise instruct question")
_BESIDE = 8
_PLAIN = ("states", "alleges", "suspects", "denies", "confirms")


def reported_clause(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    """The clause that the verb reports; where it hears (*was told that …*) nobody speaks unless *by* names him."""
    following = clause.verb + 1
    if following < len(tree) and is_pointer(tree, following):
        told = as_told(tree, clause.verb)
        return Content("clause", told) if told else None
    hearer = clause.passive and cue.lemma in TOLD
    hidden = hearer and clause.agent is None
    behind = enclosed(tree, clause, cue.lemma in TOLD) or marked_clause(tree, clause.verb, lexicon)
    behind = behind or (() if clause.passive else interrupted(tree, clause, cue.lemma in TOLD))
    behind = behind or _complement(tree, clause, lexicon)
    if behind:
        return Content("clause", behind, hidden=hidden)
    if hearer:
        return None
    around = _following(tree, clause.verb) or hung_on(tree, clause.verb) or _opened(tree, clause.verb)
    if around:
        return Content("clause", around)
    quoted = _quoted(tree, clause)
    if quoted is not None or clause.passive or cue.stance() not in _PLAIN:
        return quoted
    return Content("clause", rest_of_clause(tree, clause.verb, lexicon))


def _complement(tree: Tree, clause: Clause, lexicon: Lexicon) -> tuple[int, ...]:
    """The clause that the tree makes the verb's complement, to the end of its sentence."""
    verb = clause.verb
    for kid in tree.kids(verb, "ccomp", "csubj"):
        if tree.rel(kid) == "csubj" and not clause.passive:
            continue
        if kid > verb:
            begin = clause_start(tree, verb) or tree.low[kid]
            if begin - 1 > verb and tree.lower[begin - 1] in ("what", "who", "which", "where", "when"):
                begin -= 1
            if begin > verb:
                return tuple(range(begin, clause_end(tree, verb, begin, lexicon)))
        return _without(tree, tree.reach(kid), verb)
    return ()


def marked_clause(tree: Tree, verb: int, lexicon: Lexicon) -> tuple[int, ...]:
    """The clause that *that* opens behind the verb, whatever the tree makes of it."""
    start = clause_start(tree, verb)
    if start is None:
        return ()
    words = tuple(range(start, clause_end(tree, verb, start, lexicon)))
    return words if any(tree.pos(w) in ("VERB", "AUX") for w in words) else ()


def _following(tree: Tree, verb: int) -> tuple[int, ...]:
    """*showed the following*."""
    for kid in tree.kids(verb, "obj"):
        if tree.lower[kid] == "following" or any(tree.lower[k] == "following" for k in tree.kids(kid, "amod")):
            return tuple(tree.reach(kid))
    return ()


def _opened(tree: Tree, verb: int) -> tuple[int, ...]:
    """What stands beside the verb behind a colon or a quotation mark."""
    for kid in tree.kids(verb, "parataxis"):
        first = tree.low[kid]
        marks = (w for w in (first - 2, first - 1, first) if w >= 0)
        if kid > verb and any(tree.forms[w] in (":", '"', "“", "``", "‘") for w in marks):
            return _without(tree, tree.reach(kid), verb)
    return ()


def _without(tree: Tree, reach: range, verb: int) -> tuple[int, ...]:
    """A clause without the cue's own words where it is wrapped around them."""
    if verb not in reach:
        return tuple(reach)
    inner = {w for k in tree.kids(verb, "nsubj", "aux", "obl", "advmod", "iobj") for w in tree.reach(k)} | {verb}
    return tuple(w for w in reach if w not in inner)


def _quoted(tree: Tree, clause: Clause) -> Content | None:
    """A quotation beside the verb whatever the tree makes of it: *"…", X says*; *X says, "…"*."""
    verb = clause.verb
    start = tree.words.starts[verb]
    sentence = tree.sentence(verb)
    near = range(max(sentence.start, verb - _BESIDE - 1), min(sentence.stop, verb + _BESIDE + 2))
    first, last = tree.span(near)
    for quotation in tree.quotations.within(first, last):
        words = tree.covered(quotation.start, quotation.end)
        if quotation.start < start < quotation.end or not tree.is_speech(quotation):
            continue
        between = range(words.stop, verb) if quotation.end <= start else range(verb + 1, words.start)
        if len(between) > _BESIDE or any(tree.pos(w) in ("VERB", "PUNCT") for w in list(between)[:-1]):
            continue
        return Content("clause", tuple(words), speaker=_speaker_beside(tree, clause, words))
    return None


def _speaker_beside(tree: Tree, clause: Clause, quotation: range) -> int | None:
    """The subject; where the tree has none, the noun between quotation and verb or just behind the verb."""
    if clause.subject is not None and clause.subject not in quotation:
        return clause.subject
    verb = clause.verb
    between = range(quotation.stop, verb) if quotation.stop <= verb else range(0)
    behind = range(verb + 1, min(verb + 1 + _BESIDE, tree.sentence(verb).stop))
    for group in (between, behind):
        nouns = []
        for word in group:
            if tree.pos(word) in ("PUNCT", "VERB", "SCONJ"):
                break
            if tree.pos(word) in ("NOUN", "PROPN", "PRON"):
                nouns.append(word)
        if nouns:
            return min(nouns, key=lambda w: (tree.depths[w], w))
    return None
