"""The matcher: every trigger of the dictionary in a document, with the words that fill its roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.claims.dictionary import Dictionary, Entry, Rule
from isnad.claims.frames import Frames, Slots
from isnad.claims.lexicon import word_list
from isnad.claims.natures import Natures
from isnad.claims.phrase import Phrase
from isnad.claims.tree import NOMINAL, Tree

_NOMINAL_SLOTS = frozenset({"mod", "poss"})
_VAGUE = frozenset(
    {"this", "that", "it", "these", "everyone", "people", "everybody", "they", "some", "who", "others"}
)
_OPEN_NEEDS = frozenset({"time", "place", "quantity", "denial"})
_TITLES = frozenset({"appos", "nmod:desc"})
_PAST_OF_ANOTHER = frozenset({"found"})
_LOCAL = frozenset({"attacks", "bombs", "kills", "wounds", "kidnaps", "executes", "dies", "meets", "negotiates"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "msgr"})
_PARTICLES = word_list("particles")
_HANGING = word_list("prepositions")
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})
_PARTICIPIAL = frozenset({"acl", "amod", "xcomp", "root", "conj", "advcl"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trigger that may become a claim: its rule, its words and per role the head words that fill it."""

    rule: Rule
    phrase: Phrase
    trigger: int
    words: tuple[int, ...]
    roles: dict[str, tuple[int, ...]]
    nominal: bool
    missing: tuple[tuple[str, ...], ...] = ()

    @property
    def kind(self) -> str:
        return self.rule.kind


class Matcher:
    """Finds proposals in one document's tree."""

    def __init__(self, tree: Tree, frames: Frames, dictionary: Dictionary, in_names: frozenset[int]) -> None:
        self.tree, self.frames, self._in_names = tree, frames, in_names
        self._entries = dictionary.entries

    def triggers(self) -> Iterator[tuple[int, list[tuple[Entry, tuple[int, ...]]]]]:
        """Words with the entries whose words and company stand in the tree, longest phrases first."""
        for word, form in enumerate(self.tree.low):
            entries = self._entries.get(form)
            if entries:
                fitting = [(e, found) for e in entries if (found := self._company(word, e)) is not None]
                if fitting:
                    yield word, fitting

    def _company(self, word: int, entry: Entry) -> tuple[int, ...] | None:
        """The words of a phrase that starts at `word`, None if it is not there."""
        rule, phrase = entry
        if not self._class_fits(word, rule, phrase):
            return None
        if not phrase.company:
            return (word,)
        near = self._neighbourhood(word)
        found = [word]
        for n, wanted in enumerate(phrase.company):
            within = range(word - 4, word) if n < phrase.before else near
            hit = next((w for w in near if self.tree.low[w] in wanted and w not in found and w in within), None)
            if hit is None:
                return None
            found.append(hit)
        return tuple(found)

    def _neighbourhood(self, word: int) -> list[int]:
        """A word's dependents two steps down, and its next neighbours, within eight words."""
        t = self.tree
        below = [c for c in t.kids[word] if abs(c - word) <= 12]
        below += [g for c in below for g in t.kids[c] if abs(g - word) <= 12]
        beside = [
            w
            for w in range(max(0, word - 2), min(len(t), word + 4))
            if t.sentences[w] == t.sentences[word] and w != word
        ]
        return list(dict.fromkeys(beside + below)) if len(below) < 80 else beside

    def _class_fits(self, word: int, rule: Rule, phrase: Phrase) -> bool:
        t, words = self.tree, rule.words
        upos, relation = t.upos[word], t.rel[word]
        if words != "noun" and relation == "amod" and word in self._in_names:
            return False
        if words == "noun":
            if upos == "PROPN" and word in self._in_names:
                return False
            return (
                upos in ("NOUN", "PROPN")
                or (upos in ("ADJ", "NUM") and bool(phrase.company))
                or (upos == "ADJ" and relation in _ARGUMENTS and any(t.rel[c] == "det" for c in t.kids[word]))
                or (upos in ("ADJ", "VERB") and any(t.rel[c] == "nummod" for c in t.kids[word]))
                or (upos in ("VERB", "X") and t.is_ing(word) and self.frames._like_noun(word))
            )
        if words == "adjective":
            return upos in ("ADJ", "VERB", "ADV") or relation in ("amod", "acl")
        if words == "participle":
            hyphened = word > 0 and t.low[word - 1] == "-"
            return (relation == "amod" or hyphened) and upos in ("VERB", "ADJ")
        if words == "preposition":
            return self._stands_behind(word) is not None
        if words != "verb" or (phrase.head in _PAST_OF_ANOTHER and not self._founding(word)):
            return False
        if phrase.head == "help" and not phrase.company and self._enables(word):
            return False
        if phrase.copular:
            return (phrase.case is None or t.case(word) == phrase.case) and self._predicative(word, phrase)
        if upos == "VERB" or (upos == "ADJ" and relation in _PARTICIPIAL and not t.low[word].endswith("ly")):
            return not (relation == "amod" and t.is_ing(word)) and not self.frames._like_noun(word)
        return upos == "AUX" and relation not in ("aux", "cop", "aux:pass")

    def _enables(self, word: int) -> bool:
        """*helped him regain his memory*: no support of anybody's side."""
        t = self.tree
        return any(t.rel[c] in ("xcomp", "ccomp") and t.upos[c] == "VERB" for c in t.kids[word])

    def _founding(self, word: int) -> bool:
        """*founded*, *to found*, *will found*; elsewhere *found* is of *find*."""
        t = self.tree
        if t.low[word] != "found":
            return True
        supported = any(t.low[c] == "to" or (t.rel[c] == "aux" and t.low[c] not in _HAVE) for c in t.kids[word])
        return supported and not self.frames.passive(word)

    def _predicative(self, word: int, phrase: Phrase) -> bool:
        """*X is in custody*, *X, in charge of Y*: a copula, or a modifier of who it speaks of."""
        t = self.tree
        if any(t.rel[c] in ("cop", "aux:pass") for c in t.kids[word]):
            return True
        if phrase.case is not None:
            head = t.heads[word]
            return t.rel[word] in ("acl", "nmod", "appos") and head >= 0 and t.upos[head] in ("PROPN", "PRON")
        return t.rel[word] in ("acl", "amod", "advcl", "xcomp", "acl:relcl")

    def _stands_behind(self, word: int) -> tuple[list[int], list[int]] | None:
        """Subject and complement of a preposition that is the predicate: *the Front was behind it*."""
        t = self.tree
        predicate = word if any(t.rel[c] in ("cop", "nsubj") for c in t.kids[word]) else t.heads[word]
        if predicate < 0 or (predicate != word and t.rel[word] != "case"):
            return None
        if predicate != word and not any(t.rel[c] == "cop" for c in t.kids[predicate]):
            noun = t.heads[predicate]
            if t.rel[predicate] == "obl" and word > 1 and t.low[word - 1] == "," and t.is_noun(word - 2):
                return [word - 2], [predicate]
            return ([noun], [predicate]) if noun >= 0 and t.rel[predicate] == "nmod" else None
        complement = [c for c in t.kids[word] if c > word and t.rel[c] in ("obj", "obl", "nmod")]
        return list(self.frames.surface(predicate)), complement if predicate == word else [predicate]

    # -- roles

    def propose(self, word: int, fitting: list[tuple[Entry, tuple[int, ...]]], natures: Natures) -> list[Proposal]:
        """The proposals of one trigger word: those with the longest phrase, one a kind."""
        best: dict[str, Proposal] = {}
        longest = -1
        for (rule, phrase), words in fitting:
            size = len(phrase.company) + (phrase.ends_in is not None)
            if size < longest and longest > 0 and len(phrase.company) < longest:
                continue
            made = self._fill(word, rule, phrase, words, natures)
            if made is None:
                continue
            longest = max(longest, len(phrase.company) + (phrase.ends_in is not None and len(phrase.company) > 0))
            old = best.get(rule.kind)
            if old is None or _worth(made) > _worth(old):
                best[rule.kind] = made
        return list(best.values())

    def _fill(
        self, word: int, rule: Rule, phrase: Phrase, words: tuple[int, ...], natures: Natures
    ) -> Proposal | None:
        slots = self._view(word, rule, phrase, words)
        if slots is None or not self._accompanied(slots, rule, word):
            return None
        roles: dict[str, tuple[int, ...]] = {}
        used: set[int] = set(words)
        for role, names in rule.slots:
            local = {w for w in slots.get("mod", ()) if rule.kind in _LOCAL and natures.is_town(w)}
            found = self._first(slots, names, rule.types.get(role, "any"), used | local, natures)
            if names[0] == "holder" and self._of_one(word):
                found = found[:1]
            if found:
                roles[role] = found
                used.update(found)
        if rule.names and not self._are_names(roles):
            return None
        missing = tuple(need for need in rule.needs if not any(_filled(one, roles) for one in need))
        return Proposal(rule, phrase, word, words, roles, self.frames._like_noun(word), missing)

    def _are_names(self, roles: dict[str, tuple[int, ...]]) -> bool:
        """An alias is a name, and of somebody: not *everyone called X …*."""
        t = self.tree
        vague = any(w >= 0 and t.low[w] in _VAGUE for w in roles.get("agent", ()))
        return not vague and all(t.upos[w] == "PROPN" for w in roles.get("patient", ()))

    def _first(
        self, slots: Slots, names: tuple[str, ...], wanted: str, used: set[int], natures: Natures
    ) -> tuple[int, ...]:
        for name in names:
            if name == "self":
                return tuple(w for w in slots["self"] if natures.fits(w, wanted))
            strict = wanted if name not in _NOMINAL_SLOTS or wanted.endswith("!") else f"{wanted}!"
            for w in slots.get(name, ()):
                if w in used or (name == "mod" and self.tree.low[w] in _HONORIFICS):
                    continue
                members = [
                    m
                    for m in self._members(w)
                    if m not in used and natures.fits(m, strict if name == "mod" else wanted)
                ]
                if members:
                    return tuple(members)
        return ()

    def _of_one(self, word: int) -> bool:
        """Does a noun name one person? *his brother X, and Y* tells of one brother."""
        t = self.tree
        return t.upos[word] == "NOUN" and not t.low[word].endswith(("s", "men", "women", "children"))

    def _members(self, word: int) -> list[int]:
        """A word with its coordinated nouns, but not coordinated clauses."""
        if word < 0:
            return [word]
        t = self.tree
        if t.upos[word] == "VERB" and not t.is_ing(word):
            return [word]
        first = t.case(word)
        included = [c for c in t.kids[word] if t.upos[c] in ("PROPN", "NOUN") and self._including(c)]
        if t.upos[word] == "PRON":
            included += [c for c in t.kids[word] if t.rel[c] == "appos" and t.is_noun(c)]
        every = [*t.conjuncts(word), *(m for c in included for m in t.conjuncts(c))]
        if not any(t.rel[c] == "cc" for m in every for c in t.kids[m]):
            every = [m for m in every if m == word or not any(t.rel[c] == "nmod:poss" for c in t.kids[m])]
        every += [
            m
            for w in list(every)
            for c in t.kids[w]
            if (t.rel[c] in _TITLES and (c < w or self._names_member(c, w, word))) or self._is_title(c, w)
            for m in t.conjuncts(c)[1:]
        ]
        return [
            w
            for w in dict.fromkeys(every)
            if w == word
            or w in included
            or (
                t.upos[w] in NOMINAL
                and t.case(w) in ("", first)
                and not any(t.rel[c] in ("nsubj", "cop") for c in t.kids[w])
            )
        ]

    def _is_title(self, noun: int, name: int) -> bool:
        """*his brother X, and Y*: the parser may make a compound of the noun and hang the list on it."""
        t = self.tree
        return t.rel[noun] == "compound" and noun == name - 1 and t.upos[noun] == "NOUN" and t.upos[name] == "PROPN"

    def _names_member(self, name: int, member: int, first: int) -> bool:
        """*X, his wife Y and Z*: the list runs on behind the name beside its second member."""
        t = self.tree
        return member != first and t.upos[name] == "PROPN" and t.upos[member] == "NOUN" and name == member + 1

    def _including(self, word: int) -> bool:
        """*members, including X*; *groups such as X and Y*"""
        t = self.tree
        if t.case(word) in ("such as", "including"):
            return True
        named = t.upos[word] == "PROPN"
        return named and any(t.low[c] == "including" and t.rel[c] in ("case", "mark", "advcl") for c in t.kids[word])

    def _view(self, word: int, rule: Rule, phrase: Phrase, words: tuple[int, ...]) -> Slots | None:
        """The slots of a trigger as its rule wants to see them: with `that`, `holder` and a copula's subject."""
        if rule.words == "preposition":
            subject, complement = self._stands_behind(word) or ([], [])
            return {"subj": subject, "that": complement}
        base = self.frames.slots(word)
        slots = dict(base)
        for w in words[1:]:
            if rule.words == "verb" and self.tree.rel[w] in ("xcomp", "ccomp") and self.tree.upos[w] == "VERB":
                below = self.frames.slots(w)
                slots |= {key: found for key, found in below.items() if key in _HANGING and key not in slots}
        if "iobj" in base and set(base.get("obj", ())) & set(words[1:]):
            slots["obj"] = slots["that"] = base["iobj"]
            base = slots
        if phrase.ends_in:
            turned = rule.words == "verb" and not phrase.copular and not phrase.company and self.frames.passive(word)
            found = [] if turned else self._complement(word, words, phrase.ends_in)
            that = found or self._stranded(word, phrase.ends_in, base)
            that = that or self._of_conjunct(word)
            if not that:
                return None
            slots["that"] = that
        elif "obj" in base:
            slots["that"] = base["obj"]
        if rule.words == "noun":
            slots["self"] = [word]
            self._below_company(words, slots)
            if self.frames.surface(word) == (-1,) and word + 1 < len(self.tree) and self.tree.low[word + 1] == ",":
                slots["of"] = [*slots.get("of", []), *self._listed_after(word)]
        if any("through" in names for _, names in rule.slots):
            inner = [self.frames.slots(w) for w in base.get("for", ()) if w >= 0]
            slots["through"] = [k for found in inner for key in ("of", "poss") for k in found.get(key, ())]
        if any("holder" in names for _, names in rule.slots):
            slots["holder"] = list(self._holder(word, rule))
            self._beside_title(word, slots)
        if phrase.copular:
            subject = list(self.frames.surface(word)) or list(self._holder(word, rule)) or self._modified(word)
            slots["subj"] = subject
            slots.pop("obj", None)
        return slots

    def _below_company(self, words: tuple[int, ...], slots: Slots) -> None:
        """*chief of staff of X*: what hangs on a phrase's other words."""
        t = self.tree
        for w in words[1:]:
            owner = [t.antecedent(c) for c in t.kids[w] if t.rel[c] == "nmod:poss"]
            if owner:
                slots["poss"] = [*slots.get("poss", []), *owner]
            below = [c for c in t.kids[w] if t.rel[c] == "nmod" and t.case(c) == "of" and c not in words]
            if below:
                slots["of"] = [*slots.get("of", []), *below]

    def _listed_after(self, word: int) -> list[int]:
        """*Member, Central Committee, Vardan League*: the bodies that a note lists after an office."""
        t = self.tree
        below = [
            c for c in t.reach(word, frozenset({"acl:relcl", "case"}))[1:] if t.upos[c] == "PROPN" and not t.case(c)
        ]
        return [c for c in below if t.rel[c] in ("appos", "list", "parataxis", "conj", "dep")]

    def _modified(self, word: int) -> list[int]:
        t = self.tree
        return [t.heads[word]] if t.rel[word] in ("acl", "amod", "nmod", "appos") and t.heads[word] >= 0 else []

    def _holder(self, word: int, rule: Rule) -> tuple[int, ...]:
        found = self.frames.holders(word)
        if found:
            return found
        t = self.tree
        if rule.words == "adjective":
            if t.rel[word] in ("amod", "acl") and t.heads[word] >= 0:
                return (t.heads[word],)
            return self.frames.surface(word)
        return ()

    def _beside_title(self, word: int, slots: Slots) -> None:
        """*Zahrani Trade Secretary Anna Prell*: what the tree hangs on the name belongs to the title too."""
        t = self.tree
        if t.rel[word] not in ("nmod:desc", "compound", "flat") or t.heads[word] < 0:
            return
        name = t.heads[word]
        for c in t.kids[name]:
            if c < word and t.rel[c] in ("compound", "amod", "nmod:desc"):
                slots.setdefault("mod", []).append(c)
            elif c < word and t.rel[c] == "nmod:poss":
                slots.setdefault("poss", []).append(c)

    def _complement(self, word: int, words: tuple[int, ...], preposition: str) -> list[int]:
        """What stands after a phrase's last preposition, wherever the parser hung it."""
        slots = self.frames.slots(word)
        found = slots.get(preposition) or next((ws for key, ws in slots.items() if key == f"out {preposition}"), None)
        if found:
            return found
        t = self.tree
        for w in words[1:]:
            below = [
                t.antecedent(c)
                for c in t.kids[w]
                if t.rel[c] in ("nmod", "obl", "acl", "advcl") and t.mark(c).startswith(preposition)
            ]
            if below:
                return below
        return [
            c
            for c in t.kids[word]
            if t.rel[c] in ("advcl", "xcomp", "acl") and t.mark(c).split(" ")[0] == preposition
        ]

    def _of_conjunct(self, word: int) -> list[int]:
        """*knew of and supported X*"""
        t = self.tree
        for c in t.kids[word]:
            if t.rel[c] == "conj" and t.upos[c] == "VERB" and c - word <= 4:
                return self.frames.slots(c).get("obj", [])
        return []

    def _stranded(self, word: int, preposition: str, slots: Slots) -> list[int]:
        """*handed him over*, *was fired on*: a particle, or a preposition whose complement is the subject."""
        t = self.tree
        near = [w for w in t.kids[word] if t.low[w] == preposition]
        if word + 1 < len(t) and t.low[word + 1] == preposition:
            near.append(word + 1)
        loose = [w for w in near if preposition in _PARTICLES and (t.rel[w] != "case" or t.heads[w] == word)]
        return (slots.get("obj") or slots.get("bare", [])) if loose else []

    def _accompanied(self, slots: Slots, rule: Rule, word: int) -> bool:
        t = self.tree
        if rule.passive and not self.frames.passive(word):
            return False
        if rule.determined and not any(t.low[c] in ("a", "an", "one") for c in t.kids[word]):
            return False
        if rule.any_slot and not any(slots.get(s) for s in rule.any_slot):
            return False
        if rule.governors and (t.heads[word] < 0 or t.low[t.heads[word]] not in rule.governors):
            return False
        for slot, wanted in rule.company:
            members = [m for w in slots.get(slot, ()) if w >= 0 for m in t.conjuncts(w)[:20]]
            if not any(t.low[m] in wanted for m in members):
                return False
        return True


def _filled(need: str, roles: dict[str, tuple[int, ...]]) -> bool:
    if need.endswith("+"):
        return len(roles.get(need[:-1], ())) > 1
    return bool(roles.get(need))


def _worth(p: Proposal) -> tuple[int, int, int, int, float]:
    return (-hard_missing(p), -len(p.missing), len(p.phrase.company), len(p.roles), p.rule.confidence)


def hard_missing(p: Proposal) -> int:
    """How many needs only a role can fill, so that time, place, number and denial will not help."""
    return sum(not _OPEN_NEEDS & set(need) for need in p.missing)
