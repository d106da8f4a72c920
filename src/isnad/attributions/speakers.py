"""Who speaks: from the words of a source to the mention that they refer to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from isnad.attributions.lexicon import FIRST_PERSON, Lexicon, word_set
from isnad.attributions.tree import Tree
from isnad.documents import Document
from isnad.mentions import Mention

Span = tuple[int, int]
_RELATIVE = word_set("who which that whom")
_ANSWERS = word_set("a answer witness deponent interviewee")
_STEPS = 4
_TITLE = 3
_JOINS = frozenset(("and", "or", "nor", "&", "as", "both", "together", "with"))
_APPOSED = 80  # characters
_PRINTS = frozenset(("newspaper", "paper", "programme", "program", "periodical", "portal", "site"))
_REDACTED = frozenset(("redacted", "deleted", "excised", "withheld"))


class Mentions:
    """The mentions of a document by head word, by place, by cluster."""

    def __init__(self, tree: Tree, mentions: Iterable[Mention]) -> None:
        self.tree = tree
        self.all = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.all]
        self.by_head: dict[int, list[Mention]] = {}
        self.by_cluster: dict[str, list[Mention]] = {}
        for mention in self.all:
            if mention.head is not None:
                self.by_head.setdefault(mention.head, []).append(mention)
            if mention.cluster is not None:
                self.by_cluster.setdefault(mention.cluster, []).append(mention)

    def of_head(self, word: int) -> Mention | None:
        """The mention with this head word: one that an entity stands behind first, then the longest."""
        found = self.by_head.get(word) or self.over(word)
        return max(found, key=lambda m: (m.entity is not None, m.end - m.start), default=None)

    def over(self, word: int) -> list[Mention]:
        """The narrowest mention that holds this word, as a list of one or none."""
        start, end = self.tree.words.starts[word], self.tree.words.ends[word]
        first = max(0, bisect_right(self._starts, start) - 12)
        found = [m for m in self.all[first : bisect_right(self._starts, start)] if m.end >= end]
        return [min(found, key=lambda m: m.end - m.start)] if found else []

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions inside `[start, end)`."""
        first = max(0, bisect_right(self._starts, start - 1))
        return [m for m in self.all[first : bisect_right(self._starts, end)] if m.end <= end]


class Sources:
    """Finds the mentions that sources refer to in one document."""

    def __init__(self, tree: Tree, mentions: Mentions, lexicon: Lexicon, fields: Sequence[Span]) -> None:
        self.tree, self.mentions, self.lexicon = tree, mentions, lexicon
        self.informant = next((m for field in fields if (m := self._named(mentions.within(*field)))), None)

    def _named(self, mentions: list[Mention]) -> Mention | None:
        people = [m for m in mentions if m.kind == "name" and m.entity_type == "Person"]
        return people[0] if people else None

    def is_person(self, ids: Sequence[str]) -> bool:
        """Is this one known person?"""
        known = [m for m in self.mentions.all if m.id in ids]
        return len(known) == 1 and known[0].entity is not None and known[0].entity_type == "Person"

    def entities(self, ids: Sequence[str]) -> set[str]:
        """The entities behind these mentions."""
        return {m.entity for m in self.mentions.all if m.id in ids and m.entity is not None}

    def is_first_person(self, source: Sequence[int]) -> bool:
        """Is the source *I* or *we*?"""
        words = [w for w in source if self.tree.is_word(w)]
        if not words or self.tree.lower[words[0]] not in FIRST_PERSON:
            return False
        return len(words) == 1 or (len(words) == 2 and self.tree.lower[words[0]] in ("i", "we"))

    def speakers(self, subject: int | None, source: Sequence[int] = ()) -> list[Mention]:
        """The mentions of a source's head and of the heads joined to it by *and*; empty where nobody is known."""
        if subject is None or self.tree.lower[subject] in _REDACTED:
            return []
        joined = [k for k in self.tree.kids(subject, "conj") if self._with(subject, k, source)]
        heads = [subject, *joined, *self._joined(subject, source)]
        found = [m for head in heads if (m := self._mention(head)) is not None]
        if len(found) < 2 and not any(m.entity and m.kind == "name" for m in found):
            apposed = self._apposed(source)
            found = [apposed] if apposed is not None else found
        return list({m.id: m for m in found}.values())

    def _with(self, subject: int, other: int, source: Sequence[int]) -> bool:
        """Does *and* join them in the source? Who stands beyond the verb does not speak, an apposition is the "
        "same."""
        if any(self.tree.pos(word) == "VERB" for word in range(subject + 1, other)):
            return False
        last = max(*source, other) if source else other
        return any(self.tree.lower[w] in _JOINS for w in range(subject + 1, last))

    def _apposed(self, source: Sequence[int]) -> Mention | None:
        """*The minister, Anna Prell,*: the person whose name stands behind a comma in the source."""
        for word in source:
            if self.tree.forms[word] == ",":
                start, end = self.tree.words.ends[word], self.tree.words.ends[source[-1]]
                near = [m for m in self.mentions.within(start, end) if m.kind == "name" and m.entity_type == "Person"]
                if near and len(self.tree.covered(start, near[0].start)) <= _TITLE:
                    return near[0]
        return None

    def _joined(self, subject: int, source: Sequence[int]) -> list[int]:
        """The heads of what stands behind an *and* in the source, unless the subject itself stands there."""
        found = []
        for place in (n for n, word in enumerate(source) if self.tree.lower[word] == "and"):
            group = [w for w in source[place + 1 :] if self.tree.pos(w) in ("NOUN", "PROPN", "PRON")]
            if group and subject not in group:
                head = min(group, key=lambda w: (self.tree.depths[w], w))
                if self.tree.base(head) in ("conj", "dep", "nsubj", "root"):
                    found.append(head)
        return found

    def _mention(self, head: int) -> Mention | None:
        pronoun, head = head, self._antecedent(head)
        mention = self.mentions.of_head(head)
        bearers = ("Person",) if head == pronoun else ("Person", "Organization", "Work")
        if mention is None or mention.entity is None:
            for other in self.tree.kids(head, "appos", "flat", "nmod:desc", "compound"):
                twin = self.mentions.of_head(other)
                apposed = self.tree.base(other) == "appos" or self.tree.pos(other) == "PROPN"
                if twin is not None and twin.entity is not None and twin.entity_type in bearers and apposed:
                    return twin
        named = self._named_medium(mention) if mention is not None else None
        return named or self.as_informant(mention, head)

    def medium(self, mention: Mention) -> Mention | None:
        """The publication that is told something, by its name: *the Courier*, *the blog* whose name stands before."""
        return mention if is_medium(mention, self.lexicon) else self._named_medium(mention)

    def told_before(self, head: int) -> Mention | None:
        """*told the blog*, where no mention stands: the last description before it with the same noun."""
        start, noun = self.tree.words.starts[head], self.tree.lower[head]
        if noun not in self.lexicon.media | _PRINTS or self.tree.lower[head - 1] != "the":
            return None
        before = self.mentions.within(0, start)
        same = (m for m in reversed(before) if m.kind == "nominal" and _words(m.text.split(" of ")[0])[-1:] == [noun])
        return next(same, None)

    def _named_medium(self, mention: Mention) -> Mention | None:
        """*The blog*, where *Harbour Notes, the blog of …* has told which: the name; None for any other mention."""
        words = _words(mention.text.split(" of ")[0])
        if mention.kind != "nominal" or not words or words[-1] not in self.lexicon.media | _PRINTS:
            return None
        if not mention.text.lower().startswith(("the ", "that ")):
            return None
        others = (m for m in self.mentions.all if m.entity == mention.entity and m.kind == "name")
        if mention.entity is not None:
            return next((m for m in others if m.entity_type in ("Organization", "Work")), None)
        same = self.mentions.by_cluster.get(mention.cluster or "", [mention])
        return next((name for m in same if (name := self._before(m)) is not None), None)

    def _before(self, mention: Mention) -> Mention | None:
        """The name right before a comma and this description."""
        near = self.mentions.within(max(0, mention.start - _APPOSED), mention.start)
        text = self.tree.text
        return next(
            (
                m
                for m in near
                if m.kind == "name"
                and m.entity_type in ("Organization", "Work")
                and text[m.end : mention.start].strip() == ","
            ),
            None,
        )

    def as_informant(self, mention: Mention | None, head: int | None) -> Mention | None:
        """*Detainee* without an entity of his own is the man whom the header names."""
        if mention is not None and mention.entity is not None:
            return mention
        if head is not None and self.informant is not None and self.tree.lower[head] in self.lexicon.informants:
            first = self.tree.kids(head, "det", "amod", "nummod")
            if all(self.tree.lower[k] in ("the", "this", "said") for k in first):
                return self.informant
        return mention

    def _antecedent(self, head: int) -> int:
        """*who*, *which*: the noun that the relative clause hangs on."""
        if self.tree.lower[head] not in _RELATIVE:
            return head
        here = head
        for _ in range(_STEPS):
            above = self.tree.head(here)
            if above < 0:
                return head
            if self.tree.rel(here).startswith("acl"):
                return above
            here = above
        return head

    def of_label(self, label: Span, turn: bool) -> Mention | None:
        """Who a turn's label or a report heading names: the mention inside it, a paper in brackets for a question."""
        start, end = label
        inside = self.mentions.within(start, end) or [
            m for m in self.mentions.within(max(0, start - 60), end + 60) if m.start < end and m.end > start
        ]
        bracket = self.tree.text.find("(", start, end) if turn else -1
        outside = [m for m in inside if m.entity is not None and m.entity_type == "Person" and m.end <= bracket]
        known = sorted(outside or inside, key=lambda m: (m.entity is None, -(m.end - m.start)))
        mention = known[0] if known else self._same_name(label)
        if mention is not None and mention.entity is None and 2 * (mention.end - mention.start) < end - start:
            mention = None  # a part of the name says less than the label
        if turn:
            return self._answering(mention, label)
        words = self.tree.covered(start, end)
        informants = [w for w in words if self.tree.lower[w] in self.lexicon.informants]
        return self.as_informant(mention, informants[0] if informants else None)

    def _answering(self, mention: Mention | None, label: Span) -> Mention | None:
        """*A.*, *THE WITNESS:* in a hearing whose head names the witness."""
        words = self.tree.text[label[0] : label[1]].lower().removeprefix("the ").rstrip(".:")
        nobody = mention is None or mention.kind != "name"
        return self.informant if nobody and self.informant is not None and words in _ANSWERS else mention

    def _same_name(self, label: Span) -> Mention | None:
        words = _words(self.tree.text[label[0] : label[1]].split("(")[0])
        if not words:
            return None
        people = (m for m in self.mentions.all if m.kind == "name" and m.entity is not None)
        return next((m for m in people if _words(m.text)[-1:] == words[-1:]), None)


def is_medium(mention: Mention, lexicon: Lexicon) -> bool:
    """Is this a newspaper, an agency, a station: a publication that can print what it is told?"""
    if mention.kind != "name" or mention.entity_type not in ("Organization", "Work", None):
        return False
    return any(word in lexicon.media for word in _words(mention.text))


def is_own(mention: Mention, document: Document) -> bool:
    """Is it the publication that this document is from?"""
    if not document.publisher or mention.kind != "name" or mention.entity_type in ("Person", "Place"):
        return False
    ours, theirs = (f" {' '.join(_words(words))} " for words in (document.publisher, mention.text))
    return bool(theirs.strip()) and (theirs in ours or ours in theirs)


def _words(text: str) -> list[str]:
    bare = "".join(c if c.isalnum() else " " for c in text.lower().replace("'s", ""))
    return [word for word in bare.split() if word != "the"]
