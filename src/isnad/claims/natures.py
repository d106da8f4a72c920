"""What a word names: the test of a role's type, from its mention, its cluster's name and the word lists."""

from __future__ import annotations

from isnad.claims.lexicon import natures, word_list
from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree
from isnad.mentions.demonyms import is_country, is_nation, looks_like_nation

SPEAKER = -1
"""Stands in a slot for whoever speaks: the unwritten subject of a report sentence."""

_PERSONS = word_list("persons")
_ACTORS = word_list("actors")
_THINGS = word_list("things")
_COUNTS = word_list("counts")
_OF_TYPE = {
    "Person": frozenset({"person"}),
    "People": frozenset({"person", "group"}),
    "Organization": frozenset({"group"}),
    "Place": frozenset({"place"}),
    "Work": frozenset({"record"}),
}
_ACCEPTS = {
    "person": frozenset({"person"}),
    "living": frozenset({"person"}),
    "one": frozenset({"person"}),
    "group": frozenset({"group"}),
    "actor": frozenset({"person", "group", "place"}),
    "booty": frozenset({"record", "goods", "money"}),
    "party": frozenset({"person", "group"}),
    "body_or_event": frozenset({"group", "place", "undertaking"}),
    "body": frozenset({"group", "place"}),
    "place": frozenset({"place"}),
    "goods": frozenset({"goods", "money"}),
    "record": frozenset({"record"}),
    "thing": frozenset({"goods", "record", "money", "thing"}),
    "event": frozenset({"deed", "event"}),
    "deed": frozenset({"deed", "event"}),
    "thing_or_event": frozenset({"goods", "record", "money", "thing", "deed", "event", "it", "count"}),
    "actor_or_place": frozenset({"person", "group", "place"}),
    "actor_or_event": frozenset({"person", "group", "place", "deed", "event"}),
    "another": frozenset({"person"}),
    "employer": frozenset({"person", "group", "place"}),
}
_HERE = frozenset({"our", "your", "ours", "yours"})
_MANY = frozenset({"their", "its", "our", "they", "we", "theirs"})
_RANKS = word_list("ranks")
_MANY_ARE = frozenset({"group"})
_NOT_AS = {"another": _HERE, "one": _MANY}
_ASKED = frozenset({"what", "whatever", "how", "why", "when", "where"})
_COUNTABLE = frozenset({"person", "living", "actor", "goods", "thing", "deed", "event"})
_NAMEABLE = frozenset({"group", "place", "record", "person"})
_ACRONYM = frozenset({"group"})
_FREE = frozenset({"any", "text", "name"})


class Natures:
    """Answers *can this word fill that type?* for one document."""

    def __init__(self, tree: Tree, lookup: Lookup, deeds: frozenset[int]) -> None:
        self._tree, self._lookup, self._deeds = tree, lookup, deeds
        self._nouns = natures()
        self._found: dict[int, frozenset[str]] = {}

    def of(self, word: int) -> frozenset[str]:
        """What a word names; empty when nothing is known of it."""
        if word == SPEAKER:
            return frozenset({"person"})
        found = self._found.get(word)
        if found is None:
            self._found[word] = frozenset()
            found = self._found[word] = self._find(word)
        return found

    def _find(self, word: int) -> frozenset[str]:
        t, low = self._tree, self._tree.low[word]
        if self._lookup.dated(word):
            return frozenset({"time"})
        if t.rel[word] in ("amod", "compound") and self._of_nation(word):
            return frozenset({"nation"})
        if low in _PERSONS and t.upos[word] not in ("NOUN", "PROPN"):
            return frozenset({"person"})
        mention = self._lookup.mention(word)
        typed = _OF_TYPE.get(mention.entity_type or "", frozenset()) if mention else frozenset()
        if low in _ACTORS:
            return typed | _MANY_ARE if typed and low in _MANY else typed or frozenset({"person", "group"})
        if low in _THINGS:
            return typed | frozenset({"it"})
        if low in _COUNTS or t.upos[word] == "NUM":
            inner = [c for c in t.kids[word] if t.rel[c] == "nmod" and t.case(c) in ("of", "among")]
            return self.of(inner[0]) if inner else frozenset({"count"})
        listed = self._nouns.get(low, frozenset())
        if t.upos[word] == "PROPN":
            listed = listed & _NAMEABLE
            if not typed:
                return listed or frozenset({"name"})
            if len(low) <= 4 and t.words_of(word).isupper():
                listed |= _ACRONYM
        if not typed and any(c.isdigit() for c in low) and any(c.isalpha() for c in low):
            return frozenset({"name"})
        if not typed and not listed:
            typed = self._of_name_beside(word)
        deed = frozenset({"deed"}) if word in self._deeds or t.upos[word] == "VERB" else frozenset()
        return typed | listed | deed

    def _of_nation(self, word: int) -> bool:
        """*a Karzemi colonel*: a word for a people that no entity bears says whence he is, not of which body."""
        t, m = self._tree, self._lookup.mention(word)
        ranked = t.heads[word] >= 0 and t.low[t.heads[word]] in _RANKS
        return ranked and looks_like_nation(t.words_of(word)) and (m is None or m.entity_type != "Organization")

    def _of_name_beside(self, word: int) -> frozenset[str]:
        """*the painter X*: a noun names what the name beside it is."""
        t = self._tree
        beside = [c for c in t.kids[word] if t.rel[c] in ("appos", "flat", "nmod:desc") and t.upos[c] == "PROPN"]
        if (
            t.rel[word] in ("nmod:desc", "compound", "appos")
            and t.heads[word] >= 0
            and t.upos[t.heads[word]] == "PROPN"
        ):
            beside.append(t.heads[word])
        if word + 1 < len(t) and t.upos[word + 1] == "PROPN" and t.upos[word] == "NOUN":
            beside.append(word + 1)
        for w in beside:
            mention = self._lookup.mention(w)
            if mention is not None and mention.entity_type:
                return _OF_TYPE[mention.entity_type]
        return frozenset()

    def is_town(self, word: int) -> bool:
        """A place by name that is no country: *the Karbala attack* is where, *the US attack* is who."""
        named = word >= 0 and self.of(word) == frozenset({"place"}) and self._tree.upos[word] == "PROPN"
        return named and not is_country(self._tree.words_of(word)) and not is_nation(self._tree.words_of(word))

    def fits(self, word: int, wanted: str) -> bool:
        """Can a word fill a role of a type? `wanted` ending in ! asks for proof, else doubt is enough."""
        strict, kind = wanted.endswith("!"), wanted.rstrip("!")
        if word >= 0 and self._tree.low[word] in _ASKED and self._tree.upos[word] in ("PRON", "DET", "ADV"):
            return False
        if kind in _FREE:
            digits = word >= 0 and self._tree.low[word][:1].isdigit()
            numeral = digits or (kind == "text" and word >= 0 and self._tree.upos[word] == "NUM")
            if kind == "text" and word >= 0 and self._tree.upos[word] == "VERB":
                return False
            if kind in ("name", "text"):
                return not numeral and "time" not in self.of(word)
            return kind != "any" or (self.of(word) != frozenset({"time"}) and not numeral)
        if word >= 0 and self._tree.low[word] in _NOT_AS.get(kind, ()):
            return False
        if kind == "employer" and word >= 0 and self._tree.rel[word] == "amod":
            return False
        have = self.of(word)
        if "it" in have and kind in ("event", "deed", "actor_or_event", "actor", "group", "body"):
            return True
        if have & _ACCEPTS[kind]:
            return self._firmly(word, have, kind) if strict else True
        if "time" in have:
            return False
        if "count" in have:
            return (strict or kind == "living") and kind in _COUNTABLE
        if "name" in have:
            return kind not in ("record", "deed", "event", "goods", "place") or not strict
        if not have:
            return not strict or kind == "thing"
        return kind in ("thing", "thing_or_event") and not have & {"person", "group", "place"}

    def _firmly(self, word: int, have: frozenset[str], kind: str) -> bool:
        """A place is an actor only when it is a country or city by name, not a house."""
        if kind == "body_or_event" and "undertaking" in have:
            return True
        if kind in ("actor", "body", "body_or_event", "actor_or_event") and not have & {"person", "group"}:
            return (
                "deed" in have
                if kind == "actor_or_event" and "place" not in have
                else self._tree.upos[word] == "PROPN"
            )
        return True
