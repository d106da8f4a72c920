"""What names beside each other say: aliases in brackets, a place in a place, somebody's nation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from isnad.claims.claim import Factuality, Filler
from isnad.claims.draft import Draft
from isnad.claims.frames import Frames
from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.natures import Natures
from isnad.claims.tree import Tree
from isnad.documents import Document
from isnad.mentions import Mention
from isnad.mentions.demonyms import is_country, is_nation, looks_like_nation
from isnad.passages import Passage

_KINDS_OF_PLACE = (
    r"(?:village|town|city|hamlet|suburb|quarter|district|settlement|camp|port|oasis|island|farm|base|valley|region|"
    r"neighbou?rhood|resort|outpost|prison|airport|crossing)"
)
_WHOLES = r"(?:province|district|region|state|governorate|department|county|municipality|island|republic|canton)"
_SAID_PLACE = re.compile(rf",\s+(?:a|an|the)\s+(?:[a-z-]+\s+){{0,2}}{_KINDS_OF_PLACE}\b")
_PROVINCE = re.compile(rf"(?:[a-z]+ern |central )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)* {_WHOLES}")
_IN = re.compile(
    rf"(?:,\s+(?:a|an|the)\s+(?:[a-z-]+\s+){{0,2}}{_KINDS_OF_PLACE})?,?\s+in\s+(?:the\s+)?"
    r"(?:[a-z]+ern\s+|central\s+|downtown\s+|the\s+|north\s+|south\s+|east\s+|west\s+)*"
    rf"(?:{_WHOLES}\s+of\s+)?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:battalion|regiment|brigade|column|company|platoon|squadron|division|corps|wing|branch|cell|section|"
    r"directorate|bureau|detachment|faction|chapter|squad)$",
    re.IGNORECASE,
)
_BODIES = frozenset({"army", "police", "navy", "gendarmerie", "guard", "militia", "party", "movement", "force"})
_COMMA = re.compile(r",\s+$")
_POSTS = word_list("posts")
_RANKS = word_list("ranks")


class NameRules:
    """The rules that are read off names and the text between them."""

    def __init__(
        self,
        document: Document,
        tree: Tree,
        lookup: Lookup,
        natures: Natures,
        frames: Frames,
        passages: Sequence[Passage],
        posts: frozenset[int],
    ) -> None:
        self._document, self._tree, self._lookup = document, tree, lookup
        self._natures, self._frames, self._posts = natures, frames, posts
        self._headings = [(p.start, p.end) for p in passages if p.kind == "heading"]
        self._named = sorted(
            (m for m in lookup.mentions.values() if m.kind == "name"), key=lambda m: (m.start, m.end)
        )

    def drafts(self) -> list[Draft]:
        return [
            *self._aliases(), *self._nested_places(), *self._nations(), *self._identities(), *self._units(),
        ]  # fmt: skip

    # -- aliases

    def _aliases(self) -> Iterator[Draft]:
        """What `isnad.mentions` found: brackets, *known as*, header lines, *X is probably Y*."""
        for alias in self._lookup.aliases:
            agent, patient = self._lookup.mentions[alias.agent], self._lookup.mentions[alias.patient]
            start, end = min(agent.start, patient.start), max(agent.end, patient.end)
            if (
                any(s <= start < e for s, e in self._headings)
                and ":" not in self._document.text[agent.end : patient.start]
            ):
                continue
            cue = self._document.text[slice(*alias.cue)].strip() or "( )"
            roles: dict[str, tuple[Filler, ...]] = {"agent": (_filler(agent),), "patient": (_filler(patient),)}
            because = (("trigger", cue), ("agent", agent.text), ("patient", patient.text))
            value: Factuality = "CT+" if alias.sure else "PR+"
            yield Draft("alias_of", "alias_of.named", start, end, roles, (), value, confidence=0.9, because=because)

    def _identities(self) -> Iterator[Draft]:
        """*Haji X is probably Colonel Y*: a name said to be another name."""
        t = self._tree
        for m in self._named:
            w = m.head
            if (
                w is None
                or not any(t.rel[c] == "cop" for c in t.kids[w])
                or m.entity_type not in ("Person", "Organization")
            ):
                continue
            for s in self._frames.own_subject(w):
                other = self._lookup.headed(s)
                if (
                    other is not None
                    and other.kind == "name"
                    and other.entity_type == m.entity_type
                    and other.text.lower() != m.text.lower()
                ):
                    roles: dict[str, tuple[Filler, ...]] = {"agent": (_filler(other),), "patient": (_filler(m),)}
                    because = (("trigger", "is"), ("agent", other.text), ("patient", m.text))
                    start, end = min(m.start, other.start), max(m.end, other.end)
                    yield Draft(
                        "alias_of",
                        "alias_of.identical",
                        start,
                        end,
                        roles,
                        (),
                        trigger=w,
                        confidence=0.8,
                        because=because,
                    )

    # -- units

    def _units(self) -> Iterator[Draft]:
        """*the Kalan Battalion of KAM*, *the 4th Regiment of the army*: a unit by name is part of what it is of."""
        t = self._tree
        for w, low in enumerate(t.low):
            if not _UNIT.match(low):
                continue
            whole = next((c for c in t.kids[w] if c > w and t.rel[c] == "nmod" and t.case(c) == "of"), None)
            if whole is None or self._frames.holders(w) or not self._is_body(whole):
                continue
            first = min([w, *(c for c in t.kids[w] if c < w and t.rel[c] in ("compound", "amod", "nummod", "flat"))])
            if first == w or not (t.text[t.starts[first]].isupper() or t.text[t.starts[first]].isdigit()):
                continue
            own, of = self._lookup.headed(w), self._body(whole)
            start, end = t.starts[first], t.ends[w]
            part = Filler(t.text[start:end], start, end, own.id if own else None, own.entity if own else None)
            body = _filler(of) if of is not None else Filler(t.words_of(whole), t.starts[whole], t.ends[whole])
            because = (("trigger", t.words_of(w)), ("agent", part.text), ("patient", body.text))
            yield Draft(
                "part_of", "part_of.named", start, max(t.ends[whole], body.end or 0),
                {"agent": (part,), "patient": (body,)}, (), confidence=0.8, because=because,
            )  # fmt: skip

    def _is_body(self, word: int) -> bool:
        m = self._body(word)
        return self._tree.low[word] in _BODIES or (m is not None and m.entity_type == "Organization")

    def _body(self, word: int) -> Mention | None:
        """The mention that a word heads; inside a longer name the body that bears its part of it elsewhere."""
        t, m = self._tree, self._lookup.headed(word)
        outer = self._lookup.name(word) if m is None else None
        if outer is None:
            return m
        first = min(c for c in t.reach(word, frozenset({"case"})))
        text = t.text[t.starts[first] : t.ends[word]].lower().removeprefix("the ")
        return next((n for n in self._named if n.text.lower() == text and n.entity), None)

    # -- places

    def _nested_places(self) -> Iterator[Draft]:
        text = self._document.text
        provinces = [m for m in self._lookup.mentions.values() if m.kind == "nominal" and _PROVINCE.fullmatch(m.text)]
        outer = _outermost(sorted([*self._named, *provinces], key=lambda m: (m.start, m.end)))
        for inner, m in pairwise(outer):
            if (
                (inner.entity_type != "Place" and not _SAID_PLACE.match(text, inner.end))
                or m.entity_type != "Place"
                or m.start - inner.end > 40
                or m.start <= inner.end
            ):
                continue
            gap = text[inner.end : m.start]
            if inner.entity is not None and inner.entity == m.entity:
                continue
            if _IN.fullmatch(gap) or (_COMMA.fullmatch(gap) and is_country(m.text) and not is_country(inner.text)):
                roles: dict[str, tuple[Filler, ...]] = {"agent": (_filler(inner),), "place": (_filler(m),)}
                because = (("trigger", gap.strip()), ("agent", inner.text), ("place", m.text))
                yield Draft(
                    "located_in",
                    "located_in.nested",
                    inner.start,
                    m.end,
                    {"agent": roles["agent"]},
                    (),
                    place=roles["place"],
                    confidence=0.85,
                    because=because,
                )

    # -- nations

    def _nations(self) -> Iterator[Draft]:
        t = self._tree
        for w, upos in enumerate(t.upos):
            if upos in ("ADJ", "NOUN", "PROPN") and t.text[t.starts[w]].isupper():
                word = t.words_of(w)
                known = is_nation(word)
                if known or looks_like_nation(word):
                    yield from self._nation(w, word, known)

    def _nation(self, w: int, word: str, known: bool) -> Iterator[Draft]:
        t = self._tree
        noun = w
        if t.rel[w] in ("amod", "compound", "nmod:desc") and t.heads[w] >= 0:
            noun = t.heads[w]
        own = noun == w
        if own and not (
            t.rel[w] in ("root", "appos", "nsubj", "obj", "xcomp", "conj") and (known or self._indefinite(w))
        ):
            return
        if not own and (
            (t.low[noun] in _POSTS and t.low[noun] not in _RANKS)
            or (noun in self._posts and t.low[noun] not in _RANKS)
            or not ("person" in self._natures.of(noun) or t.upos[noun] == "PROPN")
        ):
            return
        for holder in self._bearers(noun, own):
            m = self._lookup.headed(holder)
            if m is None or m.kind != "name" or m.entity_type != "Person" or m.start <= t.starts[w] < m.end:
                continue
            patient = Filler(word, t.starts[w], t.ends[w])
            place = self._lookup.headed(w)
            if place is not None and place.entity_type in ("Place", "People") and place.kind == "name":
                patient = Filler(word, t.starts[w], t.ends[w], place.id, place.entity)
            start, end = min(m.start, t.starts[w]), max(m.end, t.ends[noun])
            because = (("trigger", word), ("agent", m.text))
            yield Draft(
                "nationality",
                "nationality.demonym",
                start,
                end,
                {"agent": (_filler(m),), "patient": (patient,)},
                (),
                confidence=0.8,
                because=because,
            )

    def _indefinite(self, w: int) -> bool:
        t = self._tree
        return any(t.rel[c] == "det" and t.low[c] in ("a", "an") for c in t.kids[w])

    def _bearers(self, noun: int, own: bool) -> Sequence[int]:
        found = self._frames.holders(noun)
        if found:
            return found[:1]
        t = self._tree
        return () if own or t.upos[noun] != "PROPN" else (noun,)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for m in mentions:
        if found and m.start < found[-1].end:
            if m.end - m.start > found[-1].end - found[-1].start:
                found[-1] = m
            continue
        found.append(m)
    return found


def _filler(m: Mention) -> Filler:
    return Filler(m.text, m.start, m.end, m.id, m.entity)
