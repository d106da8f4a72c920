"""find_attributions: one document's words and marks to its attributions, with parents and speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from isnad.attributions.assembly import assemble
from isnad.attributions.attribution import Attribution
from isnad.attributions.completion import complete
from isnad.attributions.continuation import Continuation
from isnad.attributions.coordination import parted
from isnad.attributions.deeper import deepen
from isnad.attributions.draft import Draft, tidy
from isnad.attributions.lexicon import Lexicon
from isnad.attributions.merging import merge, without_doubles
from isnad.attributions.model import from_model, top
from isnad.attributions.nominals import find_nouns
from isnad.attributions.prepositions import find_hearsay, find_prepositions, find_versions
from isnad.attributions.reporting import Reporting
from isnad.attributions.speakers import Mentions, Sources
from isnad.attributions.surface import phrase_before
from isnad.attributions.telegraphic import find_telegraphic
from isnad.attributions.tree import Tree
from isnad.attributions.trimming import trimmed
from isnad.attributions.verbs import find_verbs
from isnad.attributions.voices import Voices, find_voices
from isnad.documents import Document
from isnad.encoder import AttributionParts, Tagging
from isnad.mentions import Mention
from isnad.passages import Passage


class HasMentions(Protocol):
    """What is read of the mentions room: `mentions`, in order."""

    @property
    def mentions(self) -> Sequence[Mention]: ...


class ReadsParts(Protocol):
    """What is asked of the reading model: a content as a text of its own, parts relative to it."""

    def read_parts(self, texts: Sequence[str]) -> Sequence[Sequence[AttributionParts]]: ...


def find_attributions(
    document: Document,
    passages: Sequence[Passage],
    tagging: Tagging,
    mentioned: HasMentions,
    encoder: ReadsParts | None = None,
) -> tuple[Attribution, ...]:
    """All attributions of `document` in order of their cue, headings and turns included.

    `encoder` re-reads contents that hold a cue word, for what is nested in them; without it nesting rests on
    the tree alone. Every span re-reads in `document.text`; a parent's content or scope holds its child's cue.
    Near-linear in the length of the text.
    """
    lexicon = Lexicon.load()
    tree = Tree(document.text, tagging.words)
    voices = find_voices(tree, lexicon)
    drafts = find_drafts(tree, tagging.attributions, lexicon, voices, passages)
    if encoder is not None:
        drafts = deepen(tree, drafts, lexicon, encoder)
    sources = Sources(tree, Mentions(tree, mentioned.mentions), lexicon, voices.fields)
    drafts = Continuation(tree, passages).run(complete(tree, drafts))
    drafts = Reporting(tree, passages, voices, sources).run(drafts)
    return assemble(document, tree, sources, voices, [d for d in map(tidy, drafts) if d.content or d.scope])


def find_drafts(
    tree: Tree,
    parts: Sequence[AttributionParts],
    lexicon: Lexicon,
    voices: Voices,
    passages: Sequence[Passage],
) -> list[Draft]:
    """What the model tagged and what the grammar shows, one draft a cue, in order of the cue."""
    tagged = without_doubles(list(from_model(tree, parts, lexicon)))
    phrases = [*find_prepositions(tree, lexicon), *find_versions(tree), *find_hearsay(tree)]
    nouns = list(find_nouns(tree, lexicon))
    judged = [d for d in nouns if d.hidden and d.stance == "denies"]
    grown = [*phrases, *find_verbs(tree, lexicon), *nouns]
    headings = {p.start for p in passages if p.kind == "heading"}
    starts = sorted(p.start for p in passages)
    telegraphic = [
        d for d in find_telegraphic(tree, lexicon) if _reported(tree, d, voices, _home(tree, d, starts) in headings)
    ]
    merged = trimmed(tree, merge(tree, tagged, [*judged, *telegraphic, *grown]), lexicon)
    return _outside_labels(tree, parted(tree, merged), voices)


def _home(tree: Tree, draft: Draft, starts: Sequence[int]) -> int:
    """Where the passage of a draft begins."""
    index = bisect_right(starts, tree.words.starts[draft.head]) - 1
    return starts[index] if index >= 0 else -1


def _reported(tree: Tree, draft: Draft, voices: Voices, heading: bool) -> bool:
    """A sentence without subject counts in a report, or where the parser saw its verb; never in a heading."""
    if heading:
        return False
    start = tree.words.starts[draft.head]
    report = any(s <= start < e for voice in voices.all if not voice.turn for s, e in voice.spans)
    return report or tree.pos(draft.head) in ("VERB", "AUX")


def _outside_labels(tree: Tree, drafts: list[Draft], voices: Voices) -> list[Draft]:
    """Without those whose cue stands in the label of a heading or turn: the label makes its own."""
    labels = {w for v in voices.all for s, e in (v.source, v.cue) for w in tree.covered(s, e)}
    comments = {w for s, e in voices.labels for w in tree.covered(s, e)}
    kept = [draft for draft in drafts if draft.head not in labels | comments]
    return [_without_label(tree, draft, labels | comments) for draft in kept]


def _without_label(tree: Tree, draft: Draft, labels: set[int]) -> Draft:
    """*COMMENT: OFFICERS SAY …*: the label is no source; what stands behind it is."""
    if not labels & {*draft.source, *draft.content}:
        return draft
    source = tuple(w for w in draft.source if w not in labels)
    subject = draft.subject
    if draft.source and not source:
        source = tuple(w for w in phrase_before(tree, draft.head) if w not in labels and tree.is_word(w))
        subject = top(tree, source)
    return replace(draft, source=source, subject=subject, content=tuple(w for w in draft.content if w not in labels))
