"""Report prose: sentences without a subject, which go on with the one man or paper that is reported."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions.draft import Draft
from isnad.attributions.model import top
from isnad.attributions.speakers import Sources
from isnad.attributions.tree import Tree
from isnad.attributions.voices import Voices
from isnad.mentions import Mention
from isnad.mentions.header import heading_of
from isnad.passages import Passage

Span = tuple[int, int]
_FRAGMENT = 14
_NEAR = 12


class Reporting:
    """Gives the report sentences of one document to who speaks in them; `run` gives all drafts back, in order."""

    def __init__(self, tree: Tree, passages: Sequence[Passage], voices: Voices, sources: Sources) -> None:
        self.tree, self.passages, self.sources = tree, passages, sources
        self.headed = [span for voice in voices.all for span in voice.spans]
        self.comments = sorted(span for span in voices.comments)
        self.fields = voices.fields
        self._starts = [p.start for p in passages]
        self.informant = self._headed_informant(voices)

    def run(self, drafts: Sequence[Draft]) -> list[Draft]:
        """*Source stated that … Joined in 2004. Never met him.*: what has no subject is still his word.

        Where a header names the man (*DETAINEE: …*) it is his word before anybody says that he stated something.
        """
        drafts = self._through_others([self._of_paper(d) for d in drafts if not self._is_field(d)])
        passages = [self._passage(self._start(d)) for d in drafts]
        speaking = {passages[n]: n for n, d in enumerate(drafts) if self._informs(d)}
        if not speaking and self.informant is None:
            return drafts
        scopes = self._scopes(drafts, speaking)
        found = [replace(d, scope=(*d.scope, *scopes[n])) if n in scopes else d for n, d in enumerate(drafts)]
        if self.informant is not None and -1 in scopes:
            found.append(self._field(self.informant, tuple(scopes[-1])))
        return found

    def _through_others(self, drafts: Sequence[Draft]) -> list[Draft]:
        """*Source heard from a cook that … The cook also said …*: who is known through another speaks through him.

        Only a described voice that has no name, taken up with *the* right behind, in the same paragraph or the next.
        """
        grown = list(drafts)
        for number, draft in enumerate(drafts):
            noun = self._described(draft, ("the",))
            if noun is None or any(draft.head in other.content for other in drafts if other is not draft):
                continue
            start = self._start(draft)
            for outer, inner in self._nested_before(drafts, number):
                if self._described(inner, ("a", "an", "one")) == noun and self._close(self._start(inner), start):
                    place = self.passages[self._passage(start)]
                    n = drafts.index(outer)
                    grown[n] = replace(grown[n], scope=(*grown[n].scope, (place.start, place.end)))
                    break
        return grown

    def _nested_before(self, drafts: Sequence[Draft], number: int) -> list[tuple[Draft, Draft]]:
        """Of the drafts shortly before, those that stand in another's content, with that other, the nearest first."""
        near = [d for d in drafts[max(0, number - _NEAR) : number] if d.source]
        return [(o, i) for i in reversed(near) for o in near if o is not i and i.head in o.content]

    def _described(self, draft: Draft, articles: tuple[str, ...]) -> str | None:
        """The noun of a source without a name: *a cook*, *the cook*; None for any other source."""
        words = [w for w in draft.source if self.tree.is_word(w)]
        opened = bool(words) and self.tree.lower[words[0]] in articles
        if not opened or draft.subject is None or self.tree.pos(draft.subject) != "NOUN":
            return None
        named = any(m.entity is not None for m in self.sources.speakers(draft.subject, draft.source))
        return None if named else self.tree.lower[draft.subject]

    def _close(self, before: int, after: int) -> bool:
        first, last = self.passages[self._passage(before)], self.passages[self._passage(after)]
        return 0 <= last.paragraph - first.paragraph <= 1

    def _scopes(self, drafts: Sequence[Draft], speaking: dict[int, int]) -> dict[int, list[Span]]:
        """By the number of who speaks last before them, -1 for the header's man, the sentences without a subject."""
        scopes: dict[int, list[Span]] = {}
        current = -1 if self.informant is not None else None
        begins = self.informant.end if self.informant is not None else -1
        told = {self._passage(self._start(d)) for d in drafts if "raised" in d.found}
        apart = (*self.headed, *self.comments)
        for number, passage in enumerate(self.passages):
            if number in told or self._within(passage.start, apart):
                continue
            if number in speaking:
                current = speaking[number]
            elif current is not None and passage.start > begins and self._subjectless(passage):
                scopes.setdefault(current, []).append((passage.start, passage.end))
        return scopes

    def _within(self, position: int, spans: Sequence[Span]) -> bool:
        return any(s <= position < e for s, e in spans)

    def _headed_informant(self, voices: Voices) -> Mention | None:
        """The man whom the header names as the report's, if no heading gives him the floor."""
        if self.sources.informant is None or any(not v.turn for v in voices.all):
            return None
        heading = heading_of(self.tree.text)
        if heading is None or heading.name is None:
            return None
        start, end = heading.name
        return next((m for m in self.sources.mentions.within(start, end) if m.kind == "name"), None)

    def _field(self, informant: Mention, scope: tuple[Span, ...]) -> Draft:
        """The header's field as the attribution of his sentences: *DETAINEE:* is its cue."""
        words = tuple(self.tree.covered(informant.start, informant.end))
        line = self.tree.text.rfind("\n", 0, informant.start) + 1
        label = [w for w in self.tree.covered(line, informant.start) if self.tree.is_word(w)]
        cue = tuple(label) or words[:1]
        return Draft(cue[0], cue, words, (), "states", subject=top(self.tree, words), scope=scope, found="field")

    def _is_field(self, draft: Draft) -> bool:
        """*DETAINEE: Karim Nuri*, read as if the detainee had said his name."""
        words = self.tree.spans(draft.content)
        return bool(words) and any(s <= words[0][0] and words[-1][1] <= e for s, e in self.fields)

    def _start(self, draft: Draft) -> int:
        return self.tree.words.starts[draft.head]

    def _informs(self, draft: Draft) -> bool:
        """Is the source the one man whom a report reports (*Source*, *the detainee*, his name, *he*)?"""
        words = [self.tree.lower[w] for w in draft.source]
        if not words:
            return False
        if words[-1] in self.sources.lexicon.informants and set(words[:-1]) <= {"the", "this"}:
            return True
        if self.informant is None or self.informant.entity is None or draft.hidden:
            return False
        speakers = self.sources.speakers(draft.subject, draft.source)
        return len(speakers) == 1 and speakers[0].entity == self.informant.entity

    def _subjectless(self, passage: Passage) -> bool:
        words = [w for w in self.tree.covered(passage.start, passage.end) if self.tree.is_word(w)]
        if not words or passage.kind != "sentence" or self.tree.text[passage.end - 1] == "?":
            return False
        first = words[0]
        helped = self.tree.lower[first] == "never" and len(words) > 1
        verb = words[1] if helped else first
        if self.tree.lower[verb] == "according":
            return False
        return self.tree.pos(verb) in ("VERB", "AUX") and not self.tree.kids(verb, "nsubj", "csubj", "expl")

    def _passage(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _of_paper(self, draft: Draft) -> Draft:
        """*Receipt. Records the purchase of …*: the paper that the fragment before names says so."""
        reports = draft.found.removeprefix("model+").startswith("report")
        if draft.source or draft.hidden or not reports or self._within(self._start(draft), self.headed):
            return draft
        here = self._passage(self._start(draft))
        before = self.passages[max(0, here - 3) : here] if self.passages else ()
        own = (p for p in reversed(before) if p.paragraph == self.passages[here].paragraph)
        named = next((words for words in map(self._paper, own) if words), ())
        return replace(draft, source=named, subject=top(self.tree, named)) if named else draft

    def _paper(self, passage: Passage) -> tuple[int, ...]:
        """The noun phrase of a fragment that names a document (*Notebook, 60 pages.*), else nothing."""
        words = list(self.tree.covered(passage.start, passage.end))
        if len(words) > _FRAGMENT or any(self.tree.pos(w) == "VERB" and self.tree.kids(w, "nsubj") for w in words):
            return ()
        for place, word in enumerate(words):
            if self.tree.lower[word] in self.sources.lexicon.papers:
                return tuple(words[self._phrase(words, place) : place + 1])
        return ()

    def _phrase(self, words: Sequence[int], last: int) -> int:
        """Where the noun phrase that ends at this place begins: *Typed letter*."""
        tree = self.tree
        while last and tree.pos(words[last - 1]) in ("ADJ", "NOUN", "VERB") and tree.is_word(words[last - 1]):
            last -= 1
        return last
