"""Fillers: head words become the participants of a claim, with the mention and entity behind them."""

from __future__ import annotations

from isnad.attributions import Link
from isnad.claims.claim import Filler
from isnad.claims.frames import Frames
from isnad.claims.lexicon import natures, word_list
from isnad.claims.lookup import Lookup
from isnad.claims.natures import SPEAKER
from isnad.claims.tree import Tree
from isnad.mentions import Mention

_I = word_list("first_singular")
_WE = word_list("first_plural")
_ASKING = frozenset({"who", "whom", "what", "which", "that", "where", "whose"})
_PLACING = word_list("placing") | {"under", "between", "during", "with", "including", "such as"}
_NAMING = frozenset({"named", "called", "known", "nicknamed", "introduced", "identified"})
_CLAUSE_TRIM = frozenset(
    {"punct", "cc", "conj", "mark", "nsubj", "nsubj:pass", "advcl", "parataxis", "aux", "aux:pass"}
)
_TRIM = frozenset(
    {
        "acl:relcl",
        "acl",
        "appos",
        "parataxis",
        "conj",
        "cc",
        "punct",
        "case",
        "mark",
        "cop",
        "nsubj",
        "nsubj:pass",
        "aux",
    }
    | {"advcl", "advmod", "obl", "dep", "discourse", "aux:pass", "nsubj:outer", "list", "orphan", "ccomp"}
)


class Fillers:
    """Makes fillers for one document; `organisations` gives for a speaker's entity the one that *we* is."""

    def __init__(self, tree: Tree, frames: Frames, lookup: Lookup, organisations: dict[str, Mention]) -> None:
        self._tree, self._frames, self._lookup, self._organisations = tree, frames, lookup, organisations
        self._nouns = natures()

    def make(self, word: int, chain: tuple[Link, ...]) -> Filler | None:
        """The filler whose head is a word; None for an unwritten subject whose speaker is not known."""
        if word == SPEAKER:
            return _of_speaker(chain)
        t, low = self._tree, self._tree.low[word]
        mention = self._lookup.mention(word)
        if low in _ASKING and t.upos[word] in ("PRON", "DET", "ADV"):
            return None
        described = any(t.low[c] in ("a", "an") for c in t.kids[word])
        unsure = mention is None or described or mention.entity_type in (None, "Place", "People")
        named = self._named(word) if unsure else None
        mention = named or mention
        if low in _I or low in _WE:
            resolved = self._first_person(word, low in _WE, chain)
            if resolved is not None:
                return resolved
        if mention is not None and (mention.kind != "nominal" or mention.head in (None, word)):
            return self._of_mention(word, mention)
        start, end = self._phrase(word)
        return Filler(self._tree.text[start:end], start, end)

    def _of_mention(self, word: int, mention: Mention) -> Filler:
        start, end = (mention.start, mention.end) if mention.kind != "nominal" else self._within(word, mention)
        entity, ident = mention.entity, mention.id
        if mention.kind == "name" and mention.end <= self._tree.starts[word] <= mention.end + 1:
            end = self._tree.ends[word]
        own = self._of_himself(word, mention)
        if mention.kind == "nominal" and (entity is None or own or self._named_after(word)):
            entity = None if own else entity
            named = self._named(word)
            if named is not None:
                start, end, entity, ident = named.start, named.end, named.entity, named.id
        country = self._lookup.country(mention) if entity is None else None
        if country is not None:
            entity = country.entity
        return Filler(self._tree.text[start:end], start, end, ident, entity)

    def _of_himself(self, word: int, mention: Mention) -> bool:
        """*his wife*: whoever *his* is, she is somebody else."""
        t = self._tree
        owners = [self._lookup.mention(c) for c in t.kids[word] if t.rel[c] == "nmod:poss"]
        return any(m is not None and m.entity is not None and m.entity == mention.entity for m in owners)

    def _named_after(self, word: int) -> bool:
        """*his wife Selma*: a name that follows at once is who it is."""
        t = self._tree
        return any(c == word + 1 and t.upos[c] == "PROPN" and t.rel[c] in ("appos", "flat") for c in t.kids[word])

    def _named(self, word: int) -> Mention | None:
        """The name beside a description: *his brother Laith*, *the hostage, Peter Moore*."""
        t = self._tree
        for c in t.kids[word]:
            if t.rel[c] in ("appos", "flat", "nmod:desc") and t.upos[c] == "PROPN":
                found = self._lookup.mention(c)
                if found is not None and found.kind != "pronoun" and t.low[c - 1] not in ("(", "["):
                    return found
        head = t.heads[word]
        if t.rel[word] == "appos" and head >= 0 and t.upos[head] == "PROPN" and t.upos[word] == "NOUN":
            found = self._lookup.mention(head)
            if found is not None and found.kind == "name":
                return found
        for c in (*self._called(word), *self._frames.name_after(word)):
            found = self._lookup.name(c)
            if found is not None and not (found.entity_type == "Person" and self._is_place(word)):
                return found
        after = word + 1
        while after < min(len(t), word + 4) and t.upos[after] == "PROPN" and t.upos[word] in ("NOUN", "PROPN"):
            found = self._lookup.name(after)
            if found is not None and found.start == t.starts[after]:
                return found
            after += 1
        return None

    def _is_place(self, word: int) -> bool:
        known = self._nouns.get(self._tree.low[word], frozenset())
        return "place" in known and not known & {"person", "group"}

    def _called(self, word: int) -> list[int]:
        """*a company named X*"""
        t = self._tree
        naming = [c for c in t.kids[word] if t.rel[c] in ("acl", "acl:relcl") and t.low[c] in _NAMING]
        return [k for c in naming for k in t.kids[c] if k > c and t.upos[k] == "PROPN"]

    def _within(self, word: int, mention: Mention) -> tuple[int, int]:
        """A description's words without relative clauses and appositions, inside its mention."""
        start, end = self._phrase(word)
        return max(start, mention.start), max(min(end, mention.end), self._tree.ends[word])

    def _phrase(self, word: int) -> tuple[int, int]:
        t = self._tree
        found = t.reach(word, _TRIM if t.upos[word] != "VERB" else _CLAUSE_TRIM)
        if t.upos[word] != "VERB" and "deed" not in self._nouns.get(t.low[word], ()):
            loose = [c for c in t.kids[word] if c > word and t.rel[c] == "nmod" and t.case(c) in _PLACING]
            outside = {w for c in loose for w in t.reach(c, frozenset())}
            found = [w for w in found if w not in outside]
        found += [c for w in list(found) for c in t.kids[w] if t.rel[c] == "case" and w != word]
        low, high = min(found), max(found)
        while low < word and t.rel[low] in ("punct", "cc"):
            low += 1
        start, end = t.starts[low], t.ends[high]
        if end - start > 160:
            near = [w for w in found if abs(w - word) <= 6 and (w <= word)] or [word]
            return t.starts[min(near)], t.ends[word]
        return start, end

    def _first_person(self, word: int, plural: bool, chain: tuple[Link, ...]) -> Filler | None:
        t = self._tree
        if len(chain) < 2 or not chain[-1].speakers:
            return None
        speaker = chain[-1].speakers[0]
        entity = speaker.entity
        mention = self._lookup.mention(word)
        ident = mention.id if mention else speaker.mention
        if plural and entity in self._organisations:
            entity = self._organisations[entity].entity
        elif plural and speaker.mention in self._organisations:
            entity = self._organisations[speaker.mention].entity
        start, end = t.starts[word], t.ends[word]
        return Filler(t.text[start:end], start, end, ident, entity)


def _of_speaker(chain: tuple[Link, ...]) -> Filler | None:
    if len(chain) < 2 or not chain[-1].speakers:
        return None
    speaker = chain[-1].speakers[0]
    return Filler(speaker.text, None, None, speaker.mention, speaker.entity) if speaker.text else None
