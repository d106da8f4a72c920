"""What the reading model tagged, as drafts: character spans to words, with stance and grammar read off the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from isnad.attributions.attribution import Stance
from isnad.attributions.clause import NEGATIONS, addressee, is_passive
from isnad.attributions.draft import MOST, Draft
from isnad.attributions.lexicon import Lexicon
from isnad.attributions.source import without_edges
from isnad.attributions.tree import Tree
from isnad.encoder import AttributionParts

_GAP = 3
_MARKS = frozenset('"“”‘’') | {"``", "''"}


def from_model(tree: Tree, parts: Iterable[AttributionParts], lexicon: Lexicon) -> Iterator[Draft]:
    """The model's attributions in words of the tree; one without a cue is left out.

    Parts far from their cue are links gone wrong: the source stays in the cue's sentence, and so does the content
    but for quotations of the same paragraph. What is cut off goes to a cue of its own sentence that lacks it.
    """
    parts = list(parts)
    drafts = list(_drafts(tree, parts, lexicon))
    used = {w for draft in drafts for w in (*draft.cue, *draft.source, *draft.content)}
    lost_sources = _lost(tree, (part.source for part in parts), used)
    lost_contents = _lost(tree, (part.content for part in parts), used)
    for draft in drafts:
        source = draft.source or _claim(tree, draft.head, lost_sources)
        content = draft.content or _claim(tree, draft.head, lost_contents)
        yield replace(draft, source=source, content=content, subject=top(tree, source))


def _lost(tree: Tree, parts: Iterable[tuple[tuple[int, int], ...]], used: set[int]) -> dict[int, list[range]]:
    """The stretches of parts that no draft has kept, by the number of their sentence."""
    found: dict[int, list[range]] = {}
    for part in parts:
        for run in runs(w for w in tree.in_spans(part) if w not in used):
            found.setdefault(tree.words.sentences[run.start], []).append(run)
    return found


def _claim(tree: Tree, head: int, lost: dict[int, list[range]]) -> tuple[int, ...]:
    """Take the lost stretch nearest to this cue."""
    near = lost.get(tree.words.sentences[head], [])
    best = min(near, key=lambda r: min(abs(r.start - head), abs(r.stop - 1 - head)), default=None)
    if best is None:
        return ()
    near.remove(best)
    return tuple(best)


def _drafts(tree: Tree, parts: Iterable[AttributionParts], lexicon: Lexicon) -> Iterator[Draft]:
    for words, part in ((words, one) for one in parts for words in _cues(tree, one, lexicon)):
        if not any(tree.is_word(word) or tree.forms[word] == ":" for word in words):
            continue
        cue, opener = _without_opener(tree, tuple(w for w in words if tree.forms[w] not in _MARKS))
        head, stance, known = read_cue(tree, cue, lexicon)
        source = _nearest(tree, [w for w in tree.in_spans(part.source) if w not in set(cue)], head)
        if _is_noun(tree, source, cue):
            continue
        if not source:
            cue, source = _inverted(tree, cue, head)
        content = (*opener, *(w for w in tree.in_spans(part.content) if w not in {*cue, *source}))
        content = _near(tree, content, head)
        verb = tree.pos(head) in ("VERB", "AUX")
        yield Draft(
            head,
            cue,
            source,
            content[:MOST],
            stance,
            negated=any(tree.lower[w] in NEGATIONS for w in cue),
            told=_told(tree, head, cue, source, content) if verb else (),
            hidden=not source and verb and is_passive(tree, head, lexicon),
            subject=top(tree, source),
            found=known,
            score=part.score,
        )


def _inverted(tree: Tree, cue: tuple[int, ...], head: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """*Continued Stone: "…"*: a name that the model has put into the cue behind its verb is the source."""
    behind = [w for w in cue if w > head and tree.is_word(w)]
    named = bool(behind) and behind == list(range(head + 1, behind[-1] + 1)) and tree.pos(head) == "VERB"
    if not named or not all(tree.pos(w) == "PROPN" for w in behind):
        return cue, ()
    return tuple(w for w in cue if w <= head), tuple(behind)


def _is_noun(tree: Tree, source: tuple[int, ...], cue: tuple[int, ...]) -> bool:
    """*the accused of the first count*: a word behind its article is no cue, and the article no source."""
    return [tree.lower[w] for w in source] in (["the"], ["a"], ["an"]) and source[0] == cue[0] - 1


def _without_opener(tree: Tree, cue: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A cue that ends in *that* or *whether* gives it to the content."""
    if len(cue) > 1 and tree.lower[cue[-1]] in ("that", "whether"):
        return cue[:-1], cue[-1:]
    return cue, ()


def _cues(tree: Tree, part: AttributionParts, lexicon: Lexicon) -> list[tuple[int, ...]]:
    """A part's cue, as several where it reaches over sentences or holds two cue verbs far apart."""
    groups: list[list[int]] = []
    for run in runs(tree.in_spans(part.cue)):
        last = groups[-1] if groups else None
        far = last is None or tree.words.sentences[last[-1]] != tree.words.sentences[run.start]
        if last is None or far or (run.start - last[-1] > _GAP and _both_verbs(tree, last, run, lexicon)):
            groups.append(list(run))
        else:
            last.extend(run)
    return [tuple(group) for group in groups]


def _both_verbs(tree: Tree, left: Iterable[int], right: Iterable[int], lexicon: Lexicon) -> bool:
    return all(any(tree.lower[w] in lexicon.verbs and tree.pos(w) == "VERB" for w in ws) for ws in (left, right))


def runs(words: Iterable[int]) -> list[range]:
    """The unbroken stretches of a sorted series of words."""
    found: list[range] = []
    for word in words:
        if found and word == found[-1].stop:
            found[-1] = range(found[-1].start, word + 1)
        else:
            found.append(range(word, word + 1))
    return found


def _nearest(tree: Tree, words: Iterable[int], head: int) -> tuple[int, ...]:
    """Of the stretches in the sentence of the cue the one next to it."""
    sentence = tree.sentence(head)
    inside = runs(w for w in words if w in sentence)
    best = min(inside, key=lambda r: min(abs(r.start - head), abs(r.stop - 1 - head)), default=None)
    return without_edges(tree, list(best)) if best is not None else ()


def _near(tree: Tree, words: Iterable[int], head: int) -> tuple[int, ...]:
    sentence = tree.sentence(head)
    kept: list[int] = []
    for run in runs(words):
        inside = [w for w in run if w in sentence]
        outside = [w for w in run if w not in sentence]
        if outside and _joined(tree, run, sentence):
            colon = tree.text[: tree.span(sentence)[1]].endswith(":")
            inside.extend(w for w in outside if colon or _is_quoted(tree, w))
        kept.extend(sorted(inside))
    return tuple(sorted(kept))


def _is_quoted(tree: Tree, word: int) -> bool:
    quotation = tree.quotations.around(tree.words.starts[word])
    return quotation is not None and tree.is_speech(quotation)


def _joined(tree: Tree, run: range, sentence: range) -> bool:
    """Does a stretch beyond the sentence belong to its voice: quoted in its paragraph, or behind a colon?"""
    start, end = tree.span(run)
    first, last = tree.span(sentence)
    between = tree.text[min(last, end) : max(first, start)] if start >= last else tree.text[end:first]
    colon = tree.text[:last].endswith(":") and start >= last
    if "\n\n" in between:  # *She said:* and the quotation as a paragraph of its own
        return colon and not between.strip() and tree.text[start : start + 1] in _MARKS
    return colon or 2 * tree.quotations.quoted(start, end) >= end - start


def _told(
    tree: Tree, head: int, cue: tuple[int, ...], source: tuple[int, ...], content: tuple[int, ...]
) -> tuple[int, ...]:
    taken = {*cue, *source, *content}
    return tuple(w for w in addressee(tree, head, bool(content)) if w not in taken)


def read_cue(tree: Tree, cue: tuple[int, ...], lexicon: Lexicon) -> tuple[int, Stance, str]:
    """The main word of a cue, its stance, and how the lexicon knows it; unknown words state.

    `model bare` is a verb that takes clauses only, `model unknown` a word that the lexicon has not.
    """
    verbs = [w for w in cue if tree.lower[w] in lexicon.verbs and tree.pos(w) not in ("ADP", "NOUN")]
    if verbs:
        word = verbs[-1] if tree.rel(verbs[-1]) == "xcomp" else min(verbs, key=lambda w: tree.depths[w])
        known = lexicon.verbs[tree.lower[word]]
        bare = not {"object", "about", "accuse"} & set(known.frames)
        return word, known.stance(), "model bare" if bare else "model"
    nouns = [w for w in cue if tree.lower[w] in lexicon.nouns or tree.lower[w] in lexicon.verbs]
    if nouns:
        word = nouns[0]
        noun = lexicon.nouns.get(tree.lower[word]) or lexicon.verbs[tree.lower[word]]
        return word, noun.stance(), "model"
    phrase = tuple(tree.lower[w] for w in cue)
    stance = lexicon.prepositions.get(phrase)
    head = top(tree, cue)
    if stance is not None:
        return cue[0], stance, "model"
    return (cue[0] if head is None else head), "states", "model" if ":" in phrase else "model unknown"


def top(tree: Tree, words: tuple[int, ...]) -> int | None:
    """The word of a group that stands highest in the tree, the first of several."""
    bare = [w for w in words if tree.is_word(w)]
    return min(bare, key=lambda w: (tree.depths[w], w)) if bare else None
