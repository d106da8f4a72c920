"""Chains: at any place of a document, the voices through which its words have come, outermost first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isnad.attributions.attribution import Attribution
from isnad.attributions.chain import Link, Speaker
from isnad.attributions.cover import Cover, Span
from isnad.attributions.find import HasMentions
from isnad.attributions.lexicon import FIRST_PERSON
from isnad.attributions.publications import own_publications
from isnad.documents import Document
from isnad.mentions import Mention
from isnad.passages import Passage

_BACK = 4  # attributions
_PRONOUNS = frozenset({"it", "this", "that", "he", "she", "they", "which", "who"})
_NO_VOICE = frozenset({"nothing", "nobody", "no one", "no-one", "none"})


class Chains:
    """The chains of one document; `at` answers for any span in time near to the chain's length."""

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        mentioned: HasMentions,
        attributions: Sequence[Attribution],
    ) -> None:
        self.document, self.passages, self.attributions = document, passages, tuple(attributions)
        self._by_id = {a.id: n for n, a in enumerate(self.attributions)}
        self._mentions = {m.id: m for m in mentioned.mentions}
        self._captions = _captions(mentioned.mentions)
        self._cover = Cover([_governed(a) for a in self.attributions])
        self._depths = self._measure()
        self._own = own_publications(document, self.attributions, self._mentions)

    def at(self, start: int, end: int) -> tuple[Link, ...]:
        """The chain of `[start, end)`: link 0 the document, then each voice whose words hold most of the span.

        The same speaker twice running is one link; joint speakers are one link; a publication that was told is a
        link outside the speaker; what is only ordered, known or reported by nobody makes no link.
        """
        links = [self._document()]
        for attribution in self.voices(start, end):
            for link in self._links(attribution):
                _append(links, link, self._keys)
        return tuple(links)

    def voices(self, start: int, end: int) -> tuple[Attribution, ...]:
        """All attributions that hold most of the span, outermost first, those without a link too."""
        end = max(end, start + 1)
        shares = self._cover.shares(start, end)
        covering = [n for n, share in shares.items() if 2 * share > end - start]
        if not covering:
            return ()
        inner = max(covering, key=lambda n: (self._depths[n], -self._cover.sizes[n], n))
        path = [self.attributions[inner]]
        while (parent := path[-1].parent) is not None:
            path.append(self.attributions[self._by_id[parent]])
        return tuple(reversed(path))

    def speaker(self, start: int, end: int) -> Speaker:
        """The innermost voice: whose *I* it is at this place."""
        return self.at(start, end)[-1].speakers[0]

    def _document(self) -> Link:
        text = self.document.title or self.document.path
        return Link((Speaker(text, document=self.document.id),), "states")

    def _measure(self) -> list[int]:
        """How deep each attribution stands: parents are measured first, without recursion."""
        depths: dict[int, int] = {}
        for number in range(len(self.attributions)):
            path = [number]
            while path[-1] not in depths and (parent := self.attributions[path[-1]].parent) is not None:
                path.append(self._by_id[parent])
            for here in reversed(path):
                above = self.attributions[here].parent
                depths.setdefault(here, depths[self._by_id[above]] + 1 if above is not None else 0)
        return [depths[number] for number in range(len(self.attributions))]

    def _links(self, attribution: Attribution) -> list[Link]:
        """The addressee's link, if a publication was told, and the speaker's."""
        found = []
        if not attribution.voiced:
            return []
        told = self._mentions.get(attribution.addressee) if attribution.addressee else None
        if told is not None and not self._is_own(told):
            found.append(Link((self._speaker(told),), "states", attribution.id))
        ids = [i for i in (attribution.speaker, *attribution.also) if i is not None]
        mentions = [m for m in (self._mentions.get(i) for i in ids) if m is not None]
        if mentions and all(self._is_own(m) for m in mentions):
            return found
        if mentions:
            speakers = tuple(self._within_source(self._speaker(m), m, attribution) for m in mentions)
            if [speaker.text.lower() for speaker in speakers] == ["it"]:
                speakers = (self._taken_up(attribution) or speakers[0],)
        elif attribution.source and not self._is_nobody(attribution):
            speakers = (Speaker(self._text(attribution.source)),)
        else:
            return found
        return [*found, Link(speakers, attribution.stance, attribution.id)]

    def _taken_up(self, attribution: Attribution) -> Speaker | None:
        """*A report describes X. It says that Y*: what spoke just before in the paragraph, within the same voice."""
        number = self._by_id[attribution.id]
        for before in reversed(self.attributions[max(0, number - _BACK) : number]):
            start = before.source[0][0] if before.source else -1
            near = start >= 0 and "\n\n" not in self.document.text[start : attribution.cue[0][0]]
            if before.parent != attribution.parent or not near or self._text(before.source).lower() in _PRONOUNS:
                continue
            mention = self._mentions.get(before.speaker) if before.speaker is not None else None
            if mention is None:
                return Speaker(self._text(before.source))
            return None if mention.entity_type == "Person" else self._speaker(mention)
        return None

    def _is_nobody(self, attribution: Attribution) -> bool:
        """*I* and *we* outside of any quotation or turn: the document's own voice. *Nothing shows*: no voice."""
        return self._text(attribution.source).lower() in FIRST_PERSON | _NO_VOICE

    def _is_own(self, mention: Mention) -> bool:
        return mention.id in self._own or (mention.entity is not None and mention.entity in self._own)

    def _speaker(self, mention: Mention) -> Speaker:
        text = _bare(mention.text)
        if mention.kind == "pronoun" and mention.cluster is not None:
            text = self._captions.get(mention.cluster, text)
        return Speaker(text, mention.entity, mention.id)

    def _within_source(self, speaker: Speaker, mention: Mention, attribution: Attribution) -> Speaker:
        """A description that reaches beyond the source is no longer than the source."""
        beyond = attribution.source and mention.end > attribution.source[-1][1]
        if mention.entity is not None or mention.kind != "nominal" or not beyond:
            return speaker
        return Speaker(self._text(attribution.source), None, speaker.mention)

    def _text(self, spans: Sequence[Span]) -> str:
        return _bare(" ".join(" ".join(self.document.text[start:end] for start, end in spans).split()))

    def _keys(self, link: Link) -> set[str]:
        """What tells voices apart: the entity, else the cluster, else the words."""
        keys = set()
        for speaker in link.speakers:
            mention = self._mentions.get(speaker.mention) if speaker.mention is not None else None
            cluster = mention.cluster if mention is not None else None
            keys.add(speaker.entity or cluster or speaker.document or f"={speaker.text.lower()}")
        return keys


def _bare(words: str) -> str:
    """Without the mark of a possessive: *the army's claim* is the army's."""
    return words.removesuffix("'s").removesuffix("’s")


def _append(links: list[Link], link: Link, keys: Callable[[Link], set[str]]) -> None:
    """A speaker who goes on speaking is one link, with what he does last."""
    if len(links) > 1 and keys(links[-1]) & keys(link):
        links[-1] = Link(links[-1].speakers, link.stance, link.attribution)
    else:
        links.append(link)


def _captions(mentions: Sequence[Mention]) -> dict[str, str]:
    """For each cluster the text that names it best: its first name, else its first description."""
    best: dict[str, Mention] = {}
    rank = {"name": 0, "nominal": 1, "pronoun": 2}
    for mention in mentions:
        if mention.cluster is not None:
            known = best.get(mention.cluster)
            if known is None or rank[mention.kind] < rank[known.kind]:
                best[mention.cluster] = mention
    return {cluster: mention.text for cluster, mention in best.items()}


def _governed(attribution: Attribution) -> tuple[Span, ...]:
    """Content and scope without the asides."""
    spans = sorted((*attribution.content, *attribution.scope))
    for start, end in attribution.aside:
        spans = [part for s, e in spans for part in ((s, min(e, start)), (max(s, end), e)) if part[1] > part[0]]
    return tuple(spans)
