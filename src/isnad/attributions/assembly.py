"""Drafts and voices to attributions: order and ids, parents, speakers, modes, asides, addressees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.attributions.asides import Asides
from isnad.attributions.attribution import Attribution, Mode, Stance
from isnad.attributions.draft import Draft
from isnad.attributions.merging import ATTITUDE
from isnad.attributions.nesting import Nest, find_parents
from isnad.attributions.speakers import Sources
from isnad.attributions.tree import Tree
from isnad.attributions.voices import Voice, Voices
from isnad.documents import Document
from isnad.mentions import Mention

Span = tuple[int, int]
_ALL = 0.8
_BACK = 12
_OWNED = frozenset(("responsibility", "credit"))
_UNVOICED = ("orders", "knows")


@dataclass(frozen=True, slots=True)
class Piece:
    """An attribution before its id: its spans, and the draft or the voice that it comes from."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    scope: tuple[Span, ...]
    draft: Draft | None = None
    voice: Voice | None = None

    @property
    def start(self) -> int:
        return self.cue[0][0]


def assemble(
    document: Document, tree: Tree, sources: Sources, voices: Voices, drafts: Sequence[Draft]
) -> tuple[Attribution, ...]:
    """The attributions in order of their cue, ids from 0."""
    pieces = [_from_draft(tree, d) for d in drafts] + [_from_voice(v) for v in voices.all]
    pieces = sorted(
        (p for p in pieces if p.cue and (p.content or p.scope)), key=lambda p: (p.start, p.cue, p.content)
    )
    return _Assembly(document, tree, sources, pieces).build()


def _from_draft(tree: Tree, draft: Draft) -> Piece:
    return Piece(
        tree.source_spans(draft.source), _colon(tree, draft), tree.spans(draft.content), draft.scope, draft=draft
    )


def _colon(tree: Tree, draft: Draft) -> tuple[Span, ...]:
    """A cue of nothing but a mark (*Anna Prell: …*) keeps it."""
    return tree.spans(draft.cue) or tuple((tree.words.starts[w], tree.words.ends[w]) for w in draft.cue[:1])


def _from_voice(voice: Voice) -> Piece:
    return Piece((voice.source,), (voice.cue,), voice.spans, (), voice=voice)


class _Assembly:
    """The pieces of one document on their way to attributions."""

    def __init__(self, document: Document, tree: Tree, sources: Sources, pieces: list[Piece]) -> None:
        self.document, self.tree, self.sources = document, tree, sources
        self.pieces = pieces
        numbers = {p.draft.head: n for n, p in enumerate(pieces) if p.draft is not None}
        self.parents = find_parents([self._nest(p, numbers) for p in pieces])
        self.speakers: dict[int, tuple[str, ...]] = {}
        self.reported = [
            (p.cue[0][0], max(end for _, end in p.content))
            for p in pieces
            if p.draft is not None and p.content and self._of_reporter(p.draft)
        ]

    def build(self) -> tuple[Attribution, ...]:
        asides = Asides(self.tree)
        modes = [self._mode(p) for p in self.pieces]
        return tuple(self._attribution(n, modes, asides) for n in range(len(self.pieces)))

    def _nest(self, piece: Piece, numbers: dict[int, int]) -> Nest:
        draft = piece.draft
        cue = (piece.cue[0][0], piece.cue[-1][1]) if len(piece.cue) == 1 else piece.cue[-1]
        if draft is None:
            return Nest(cue, (*piece.content, *piece.scope), heading=True)
        word = (self.tree.words.starts[draft.head], self.tree.words.ends[draft.head])
        under = numbers.get(draft.under) if draft.under is not None else None
        return Nest(word, (*piece.content, *piece.scope), free=self._of_reporter(draft), under=under)

    def _of_reporter(self, draft: Draft) -> bool:
        """*Was reported by X to have …* without a subject: the report's word on its informant, not his own."""
        return "raised" in draft.found and (draft.hidden or bool(draft.source)) and not self._own_subject(draft)

    def _own_subject(self, draft: Draft) -> bool:
        return any(k not in draft.source for k in self.tree.kids(draft.head, "nsubj", "csubj", "expl"))

    def _attribution(self, number: int, modes: Sequence[Mode], asides: Asides) -> Attribution:
        piece, parent = self.pieces[number], self.parents[number]
        speakers = self._speakers(number)
        draft = piece.draft
        return Attribution(
            id=self._id(number),
            document=self.document.id,
            source=piece.source,
            cue=piece.cue,
            content=piece.content,
            mode=modes[number],
            stance=self._stance(piece),
            speaker=speakers[0] if speakers else None,
            parent=self._id(parent) if parent is not None else None,
            also=speakers[1:],
            scope=piece.scope,
            heading=piece.voice is not None,
            addressee=self._addressee(draft),
            aside=self._aside(number, modes, asides),
            negated=draft is not None and draft.negated,
            voiced=_is_voiced(self.tree, draft),
        )

    def _id(self, number: int) -> str:
        return f"{self.document.id}-a{number}"

    def _stance(self, piece: Piece) -> Stance:
        if piece.draft is not None:
            return piece.draft.stance
        return "asks" if piece.voice is not None and piece.voice.asks else "states"

    def _mode(self, piece: Piece) -> Mode:
        if piece.voice is not None:
            return "direct" if piece.voice.turn else "indirect"
        total = sum(end - start for start, end in piece.content)
        quoted = sum(self.tree.quotations.quoted(start, end) for start, end in piece.content)
        home = self.tree.quotations.around(piece.start)
        if home is not None or not quoted:
            return "indirect"
        opens = self.tree.quotations.around(piece.content[0][0]) is not None
        return "direct" if opens and quoted >= _ALL * total else "mixed"

    def _speakers(self, number: int) -> tuple[str, ...]:
        """Mention ids of who speaks; *I* and *we* and who is not written take the enclosing voice's."""
        known = self.speakers.get(number)
        if known is None:
            known = self._find_speakers(number)
            self.speakers[number] = known
        return known

    def _find_speakers(self, number: int) -> tuple[str, ...]:
        piece, parent = self.pieces[number], self.parents[number]
        if piece.voice is not None:
            mention = self.sources.of_label(piece.voice.source, piece.voice.turn)
            return (mention.id,) if mention is not None else ()
        draft = piece.draft
        if draft is None:
            return ()
        if self.sources.is_first_person(draft.source):
            if parent is not None:
                return self._speakers(self._first_person(parent))
            return tuple(m.id for m in self.sources.speakers(draft.subject, draft.source) if m.entity is not None)
        if not draft.source and draft.subject is None:
            above = None if draft.hidden else self._voice_above(number)
            return self._speakers(above) if above is not None else ()
        found = self.sources.speakers(draft.subject, draft.source)
        if len(found) == 1 and found[0].entity is None and found[0].text.lower() in ("he", "she"):
            return self._same_speaker(number) or (found[0].id,)
        return () if self._speaks_of_himself(parent, found) else tuple(m.id for m in found)

    def _speaks_of_himself(self, parent: int | None, found: Sequence[Mention]) -> bool:
        """Nobody whose own words these are is named in them as a third: then the reference is wrong."""
        if parent is None or len(found) != 1 or found[0].entity is None or found[0].entity_type != "Person":
            return False  # *the Ministry denies …* in the Ministry's own communique is the Ministry
        if found[0].text.lower() in self.sources.lexicon.informants:
            return False  # *Detainee said …* in what the detainee stated is he
        voice = self._first_person(parent)
        piece = self.pieces[voice]
        turn = piece.voice is not None and piece.voice.turn
        if not turn and (piece.voice is not None or self._mode(piece) == "indirect"):
            return False
        return found[0].entity in self.sources.entities(self._speakers(voice))

    def _same_speaker(self, number: int) -> tuple[str, ...]:
        """*He* whom nothing else explains: the person who spoke last in the paragraph, at the same depth."""
        start = self.pieces[number].start
        for before in range(number - 1, max(-1, number - _BACK), -1):
            piece = self.pieces[before]
            if piece.voice is not None or "\n\n" in self.tree.text[piece.start : start]:
                return ()
            if self.parents[before] == self.parents[number]:
                return self._speakers(before) if self.sources.is_person(self._speakers(before)) else ()
        return ()

    def _first_person(self, number: int) -> int:
        """The voice whose *I* it is: the nearest one above whose words are quoted or whose turn it is."""
        here: int | None = number
        while here is not None:
            piece = self.pieces[here]
            if piece.voice is not None or self._mode(piece) != "indirect":
                return here
            here = self.parents[here]
        return number

    def _voice_above(self, number: int) -> int | None:
        """The heading above, or the informant in whose scope the sentence stands."""
        start = self.pieces[number].start
        here = self.parents[number]
        while here is not None:
            piece = self.pieces[here]
            if piece.voice is not None or any(s <= start < e for s, e in piece.scope):
                return here
            here = self.parents[here]
        return None

    def _addressee(self, draft: Draft | None) -> str | None:
        if draft is None or not draft.told:
            return None
        heard = draft.found.endswith("heard")
        top = _top(self.tree, draft.told)
        told = self.sources.speakers(top)
        if heard:
            return told[0].id if told else None
        described = self.sources.mentions.of_head(top) or self.sources.told_before(top)
        named = (self.sources.medium(m) for m in (*told, *((described,) if described is not None else ())))
        return next((m.id for m in named if m is not None), None)

    def _aside(self, number: int, modes: Sequence[Mode], asides: Asides) -> tuple[Span, ...]:
        piece, parent = self.pieces[number], self.parents[number]
        if piece.voice is not None:
            return self._reporters(number)
        quoting = parent is not None and modes[parent] != "indirect"
        turn = parent is not None and self.pieces[parent].voice is not None
        spans = asides.glosses(piece.content) if modes[number] == "direct" else ()
        if piece.draft is not None and piece.draft.hidden:
            before = tuple((s, e) for s, e in piece.content if e <= piece.start)
            spans = (*spans, *asides.relatives(before, first_person=False))
        if quoting and modes[number] == "indirect":
            spans = (*spans, *asides.relatives(piece.content, first_person=turn))
        return tuple(sorted(spans))

    def _reporters(self, number: int) -> tuple[Span, ...]:
        """What a report says about its informant inside his own stretch is not his word."""
        spans = self.pieces[number].content
        return tuple((s, e) for s, e in self.reported if any(a <= s and e <= b for a, b in spans))


def _top(tree: Tree, words: Sequence[int]) -> int:
    return min(words, key=lambda w: (tree.depths[w], w))


def _is_voiced(tree: Tree, draft: Draft | None) -> bool:
    if draft is None:
        return True
    frame = draft.found.rpartition("+")[2]
    if frame == ATTITUDE:
        return False
    if frame == "object" and _OWNED & {tree.lower[w] for w in draft.content[:2]}:
        return False
    if draft.stance in _UNVOICED or (draft.stance == "asks" and frame == "order"):
        return False
    return draft.stance != "promises" or frame != "object"
