"""One attribution from what the model tagged and what the tree shows for the same cue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.tree import Tree

_TREES = frozenset(("pointer", "per"))
_RESUMING = frozenset(("as", "who", "which", "whose", "whom", "where", "but"))
_QUOTES = frozenset(('"', "“", "``"))
_VAGUE = frozenset(("model unknown",))
ATTITUDE = "attitude"  # *supports the plan*: PolNeAR marks it; nobody is quoted, so it is no link of a chain


def merge(tree: Tree, tagged: Iterable[Draft], grown: Iterable[Draft]) -> list[Draft]:
    """Model drafts completed by tree drafts of the same cue, and what only the tree has, by cue word."""
    by_word: dict[int, Draft] = {}
    for draft in grown:
        by_word.setdefault(draft.head, draft)
    by_lead = {word: draft for draft in by_word.values() for word in draft.cue}
    merged: dict[int, Draft] = {}
    for draft in tagged:
        twin = next((by_word[w] for w in (draft.head, *draft.cue) if w in by_word), by_lead.get(draft.head))
        whole = _complete(tree, draft, twin)
        if whole is not None:
            merged.setdefault(whole.head, whole)
    taken = {w for draft in merged.values() for w in draft.cue}
    for word, draft in by_word.items():
        if word not in merged and word not in taken:
            merged[word] = draft
    return _cited(_apart(tree, sorted(merged.values(), key=lambda d: d.head)))


def _cited(drafts: list[Draft]) -> list[Draft]:
    """*P reported, citing X, that …*: what X said is what P reports."""
    contents = {d.head: d.content for d in drafts}
    return [
        replace(d, content=tuple(w for w in contents[d.under] if w not in {*d.cue, *d.source}))
        if d.under is not None and contents.get(d.under)
        else d
        for d in drafts
    ]


def _apart(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """What stands in the sentence of one cue and in its content is not also the content of a cue elsewhere."""
    home = {w for d in drafts for w in d.content if w in tree.sentence(d.head)}
    return [
        replace(d, content=tuple(w for w in d.content if w in tree.sentence(d.head) or w not in home)) for d in drafts
    ]


def _complete(tree: Tree, draft: Draft, twin: Draft | None) -> Draft | None:
    """The model's draft with its missing parts from the tree; None for one that attributes nothing."""
    if twin is None:
        nameless = (tree.pos(draft.head) == "NOUN" or not tree.is_word(draft.head)) and not draft.source
        if not draft.content or nameless:
            return None
        if _meant(tree, draft) or (draft.found in _VAGUE and not _clausal(tree, draft)):
            return replace(draft, found=ATTITUDE, stance="states", negated=False)
        return draft
    source, subject = _source(tree, draft, twin)
    taken = {*draft.cue, *source, *twin.told}
    return replace(
        draft,
        head=twin.head,
        cue=_cue(tree, draft, twin),
        source=source,
        subject=subject,
        content=tuple(w for w in _content(tree, draft, twin) if w not in taken),
        stance=twin.stance,
        negated=draft.negated or twin.negated,
        told=twin.told,
        hidden=twin.hidden and not source,
        under=twin.under,
        found=f"model+{twin.found}",
    )


def _cue(tree: Tree, draft: Draft, twin: Draft) -> tuple[int, ...]:
    """The model's cue without a preposition behind a verb that reports a clause (*admitted to her that …*)."""
    if draft.head != twin.head and draft.head in twin.cue:
        return twin.cue
    cue = tuple(w for w in draft.cue if w not in twin.told)
    if twin.found != "clause":
        return cue
    return tuple(w for w in cue if w <= twin.head or tree.pos(w) != "ADP" or w in twin.cue)


def _source(tree: Tree, draft: Draft, twin: Draft) -> tuple[tuple[int, ...], int | None]:
    """The source and its head: the model's where it has one, but the tree's behind *according to*."""
    strangers = bool(twin.source) and not set(draft.source) & set(twin.source)
    strangers |= (
        bool(twin.source) and max(twin.source) == max(draft.source, default=-1) and _addressed(tree, draft, twin)
    )
    if not draft.source or twin.found == "per" or strangers or (twin.hidden and not twin.source):
        return twin.source, twin.subject
    if _shortened(tree, draft, twin):
        return twin.source, twin.subject
    return draft.source, draft.subject


def _shortened(tree: Tree, draft: Draft, twin: Draft) -> bool:
    """Has the model left out what stands before the verb (*Reyes, who was there, said*; *a man who …*)?"""
    last = max(draft.source)
    more = set(draft.source) < set(twin.source) and last < max(twin.source) < twin.head
    return more and (tree.forms[last + 1] == "," or tree.lower[last + 1] in ("who", "which", "whose"))


def _addressed(tree: Tree, draft: Draft, twin: Draft) -> bool:
    """Has the model taken an address for a part of the source (*Minister, the television reported …*)?"""
    if not twin.source or max(twin.source) != max(draft.source, default=-1):
        return False
    front = [w for w in draft.source if w < min(twin.source)]
    return bool(front) and tree.forms[front[-1]] == "," and twin.head == max(twin.source) + 1


def _content(tree: Tree, draft: Draft, twin: Draft) -> tuple[int, ...]:
    """The content: the model's without an addressee, but the tree's for pointers and citations."""
    first = _first(tree, twin)
    content = tuple(w for w in draft.content if w >= first and w not in twin.told)
    opened = bool(content) and content[0] > twin.head and tree.lower[content[0]] == "that"
    wrapped = opened and min(twin.content, default=twin.head) < twin.head
    governed = bool(content) and content[-1] < twin.head and tree.lower[content[0]] == "that"
    wrapped = wrapped or (governed and min(twin.content, default=twin.head) < content[0])
    if twin.found in _TREES or not content or (wrapped and set(content) <= set(twin.content)):
        return twin.content
    return (*content, *_rest(tree, content, twin)) if twin.found == "clause" else content


def _rest(tree: Tree, content: tuple[int, ...], twin: Draft) -> tuple[int, ...]:
    """What the model cut off: behind an insertion (*…, as the papers said, but died*), or before any verb."""
    last = content[-1]
    behind = tuple(w for w in twin.content if w > last)
    if content[0] < twin.head and any(tree.pos(w) in ("VERB", "AUX") for w in content):
        return ()
    if len(behind) < 2:
        return ()
    following = next((w for w in behind if tree.is_word(w)), last)
    resumes = tree.forms[last + 1] == "," and (
        tree.lower[following] in _RESUMING
        or (tree.pos(following) in ("VERB", "AUX") and not tree.lower[following].endswith("ing"))
    )
    return behind if resumes or not any(tree.pos(w) in ("VERB", "AUX") for w in content) else ()


def _first(tree: Tree, twin: Draft) -> int:
    """The first word that the content may have: *that* opens it, and a thing behind the verb begins behind it."""
    first = min(twin.content, default=twin.head)
    opened = tree.lower[first] in ("that", "whether") or twin.found == "object"
    return first if first > twin.head and opened else 0


def _meant(tree: Tree, draft: Draft) -> bool:
    """*agreed to kill*, *was charged with theft*: what no frame of the verb takes, and what is no clause."""
    if tree.rel(draft.head) == "acl" and tree.lower[draft.head] in ("named", "called", "dubbed", "nicknamed"):
        return True
    if (draft.hidden or draft.found == "model bare") and not _spoken(tree, draft):
        return True
    return tree.lower[draft.content[0]] == "to" and draft.stance in ("states", "suspects", "knows")


def _spoken(tree: Tree, draft: Draft) -> bool:
    forms = [tree.forms[w] for w in draft.content]
    return any(m in forms for m in _QUOTES) or any(_finite(tree, w) for w in draft.content)


def _clausal(tree: Tree, draft: Draft) -> bool:
    """Is there a clause or a quotation in the content of a cue that the lexicon does not know?"""
    opens = any(tree.forms[w] in _QUOTES for w in draft.content[:2])
    return bool(draft.source) and (opens or any(_finite(tree, w) for w in draft.content))


def _finite(tree: Tree, word: int) -> bool:
    return tree.pos(word) in ("VERB", "AUX") and bool(tree.kids(word, "nsubj")) and tree.base(word) != "acl"


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two drafts with the same cue words and content only the first."""
    seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    kept = []
    for draft in drafts:
        key = (draft.cue, draft.content)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept
