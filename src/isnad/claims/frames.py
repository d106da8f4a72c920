"""Frames: what stands in which grammatical slot of a predicate, with voice and ellipsis undone.

Slots: `subj` and `obj` are the logical subject and object (*X was captured by Y* has subj Y and obj X), `iobj` who
is given something, a preposition its complement (`from`, `in exchange for`), `poss` a possessor, `mod` what stands
before a noun in its compound, `comp` a complement clause, `holder` who is said to be what a noun names.
"""

from __future__ import annotations

from isnad.claims.holders import Beside, Holders
from isnad.claims.lexicon import word_list
from isnad.claims.tree import OBLIQUES, SUBJECTS, Tree

Slots = dict[str, list[int]]

LIGHT = word_list("light")
OCCURRING = word_list("occurring")
ANSWERABLE = word_list("answerable")
OBJECT_CONTROL = word_list("object_control")
SUBJECT_CONTROL = word_list("subject_control")
COMPLEX = frozenset((a, b, c) for a, b, c in (w.split() for w in word_list("complex")))
_COMPLEX_NOUNS = frozenset(noun for _, noun, _ in COMPLEX)
PARTITIVES = word_list("partitives")

_SUFFERED = word_list("suffered")
_ACTING = word_list("acting")
_SHARES = frozenset({"part", "role", "involvement", "participation", "hand", "complicity"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CHARGES = frozenset({"charge", "charges", "count", "counts"})
_THE_SAME = frozenset({"same", "one", "ones", "those"})
_ASKING = frozenset({"where", "who", "how", "what", "whether", "why", "when", "which"})
_NOUN_SLOTS = {"obj": "of", "acl": "comp", "ccomp": "comp", "xcomp": "comp", "appos": "appos"}


class Frames:
    """The frames of one document, made when asked for and kept."""

    def __init__(self, tree: Tree, unwritten: frozenset[int] = frozenset(), beside: Beside | None = None) -> None:
        self.tree = tree
        self._unwritten = unwritten
        self._holders = Holders(tree, self.surface, self.passive, unwritten, beside or Beside({}, {}))
        self._surface: dict[int, tuple[int, ...]] = {}
        self._slots: dict[int, Slots] = {}
        self._passive: dict[int, bool] = {}

    # -- voice and subject

    def passive(self, word: int) -> bool:
        found = self._passive.get(word)
        if found is None:
            self._passive[word] = False
            found = self._passive[word] = self._is_passive(word)
        return found

    def _is_passive(self, word: int) -> bool:
        t = self.tree
        below = {t.rel[c] for c in t.kids[word]}
        if "nsubj:pass" in below and "aux:pass" not in below and self._has_object(word):
            return False
        if below & {"aux:pass", "nsubj:pass", "csubj:pass"}:
            return True
        if not t.is_ing(word) and any(t.rel[c] == "aux" and t.low[c] in _BE for c in t.kids[word]):
            return True
        if any(t.rel[c] == "obl:agent" and t.case(c) == "by" for c in t.kids[word]) and "obj" not in below:
            return True
        if self._bare_participle(word, below):
            return True
        if t.is_ing(word) or "nsubj" in below or t.upos[word] not in ("VERB", "ADJ", "AUX"):
            return False
        if not t.low[word].endswith(("ed", "n", "t", "d", "g", "k", "e")):
            return False
        relation, marked = t.rel[word], any(t.low[c] == "to" and t.rel[c] == "mark" for c in t.kids[word])
        if marked or "aux" in below or (relation == "acl" and self._has_object(word)):
            return False
        if relation in ("acl", "amod", "advcl"):
            return relation != "advcl" or "obj" not in below
        if relation == "xcomp":
            return t.low[word].endswith(("ed", "en", "ld", "ught", "ne", "own"))
        if relation == "conj" and t.heads[word] >= 0:
            return "obj" not in below and t.low[word] not in _ACTING and self.passive(t.heads[word])
        return relation == "root" and "obj" not in below and self._headline_agent(word)

    def _bare_participle(self, word: int, below: set[str]) -> bool:
        """*A was killed and B wounded*: a second participle goes without its auxiliary."""
        t = self.tree
        second = t.rel[word] == "conj" and "nsubj" in below and t.low[word] in _SUFFERED
        return second and not below & {"obj", "aux", "ccomp", "xcomp"} and self.passive(t.heads[word])

    def _has_object(self, word: int) -> bool:
        """*members kidnapped and murdered X*, read as a modifier: an object shows the active voice."""
        t = self.tree
        hosts = [word, *(c for c in t.kids[word] if t.rel[c] == "conj" and c - word <= 3)]
        return any(t.rel[c] == "obj" for h in hosts for c in t.kids[h])

    def _headline_agent(self, word: int) -> bool:
        t = self.tree
        return any(t.rel[c] == "obl" and t.case(c) == "by" and t.upos[c] == "PROPN" for c in t.kids[word])

    def surface(self, word: int) -> tuple[int, ...]:
        """The grammatical subject of a predicate, its own or one shared, controlled or modified; () if none."""
        found = self._surface.get(word)
        if found is None:
            self._surface[word] = ()
            found = self._surface[word] = self._find_surface(word)
        return found

    def own_subject(self, word: int) -> list[int]:
        t = self.tree
        inner = t.children(word, "nsubj", "nsubj:pass")
        return [self._meant(t.antecedent(c)) for c in (inner or t.children(word, *SUBJECTS))]

    def _meant(self, word: int) -> int:
        """*The raiders are the same who burned it*, *are those who …*: who the pronoun is said to be."""
        t = self.tree
        if t.low[word] not in _THE_SAME or not any(t.rel[c] == "cop" for c in t.kids[word]):
            return word
        said = [c for c in t.kids[word] if t.rel[c] == "nsubj" and t.is_noun(c)]
        return said[0] if said else word

    def _find_surface(self, word: int) -> tuple[int, ...]:
        t = self.tree
        own = self.own_subject(word)
        if own:
            return tuple(own)
        head, relation = t.heads[word], t.rel[word]
        if head < 0:
            return (-1,) if word in self._unwritten else ()
        if relation == "conj":
            return self.surface(head)
        if relation == "xcomp":
            return self._controller(head)
        if (
            relation in ("advcl", "ccomp", "obl")
            and t.low[head] in ANSWERABLE
            and t.mark(word) in ("of", "for", "with", "from")
        ):
            return self._answerable(head)
        if relation == "advcl" and t.low[head] in OBJECT_CONTROL and t.mark(word) == "to":
            return self._controller(head)
        if relation in ("advcl", "obl", "advmod"):
            return self.surface(head) if not t.is_noun(head) else self._of_noun(head)
        if relation in ("ccomp", "csubj"):
            return self.surface(head) if self._nonfinite(word) else ()
        if relation.startswith("acl") and t.upos[head] in ("ADJ", "VERB"):
            return self.surface(head)
        if relation.startswith("acl"):
            return self._of_modified(word, head)
        if relation == "amod":
            return (head,)
        if relation in ("nmod", "obj") and t.upos[word] == "VERB":
            return self.surface(t.clause(word)) if t.clause(word) != word else ()
        return ()

    def _nonfinite(self, word: int) -> bool:
        t = self.tree
        marks = {t.low[c] for c in t.kids[word] if t.rel[c] == "mark"}
        return t.is_ing(word) or "to" in marks or any(t.low[c] in ("having", "being") for c in t.kids[word])

    def _controller(self, head: int) -> tuple[int, ...]:
        """Who does what an infinitive after this verb says."""
        t = self.tree
        given = t.children(head, "obj") or t.children(head, "iobj")
        if t.low[head].startswith(("call", "appeal")):
            given = [c for c in t.kids[head] if t.case(c) in ("on", "upon", "to") and t.is_noun(c)] or given
        if given and t.low[head] not in SUBJECT_CONTROL and not self.passive(head):
            return (t.antecedent(given[0]),)
        return self.surface(head)

    def _of_modified(self, word: int, noun: int) -> tuple[int, ...]:
        """The subject of a clause that modifies a noun: the noun, or for *plan to attack* who plans."""
        t = self.tree
        if t.rel[word] == "acl:relcl":
            return (noun,) if not any(t.rel[c] in SUBJECTS for c in t.kids[word]) else ()
        infinitive = any(t.low[c] in ("to", "of", "for", "in") and t.rel[c] in ("mark", "case") for c in t.kids[word])
        if infinitive:
            return self._of_noun(noun)
        return (noun,)

    def _of_noun(self, noun: int) -> tuple[int, ...]:
        t = self.tree
        owner = t.children(noun, "nmod:poss")
        if owner:
            return (t.antecedent(owner[0]),)
        if any(t.rel[c] == "cop" for c in t.kids[noun]):
            return self.surface(noun)
        if t.rel[noun] in ("obj", "xcomp") and t.heads[noun] >= 0:
            return self.surface(t.heads[noun])
        return ()

    # -- slots

    def slots(self, word: int) -> Slots:
        """What stands around a predicate, by slot; each slot in reading order, first conjuncts only."""
        found = self._slots.get(word)
        if found is None:
            self._slots[word] = {}
            found = self._slots[word] = self._noun(word) if self._like_noun(word) else self._verb(word)
        return found

    def _like_noun(self, word: int) -> bool:
        t = self.tree
        if t.upos[word] in ("NOUN", "PROPN", "NUM"):
            return True
        below = {t.rel[c] for c in t.kids[word]}
        return t.is_ing(word) and bool(below & {"det", "nmod:poss", "case", "amod"}) and not below & {"obj", "aux"}

    def _verb(self, word: int) -> Slots:
        slots: Slots = {}
        self._dependents(word, slots)
        if self.tree.rel[word] in ("amod", "acl"):
            self._before_participle(word, slots)
        if self.tree.rel[word] == "conj":
            self._shared(word, self.tree.heads[word], slots)
        for c in self.tree.kids[word]:
            if self.tree.rel[c] == "conj" and "obj" not in slots and self._adjacent(word, c):
                self._shared(word, c, slots)
        if self.passive(word) and "subj" not in slots:
            self._agent_below(word, slots)
        head = self.tree.heads[word]
        caused = (
            self.tree.rel[word] == "xcomp" and self.passive(word) and self.tree.low[head] in ("had", "has", "have")
        )
        if caused and "subj" not in slots:
            slots["subj"] = list(self.surface(head))
        self._place_subject(word, slots)
        self._relative_object(word, slots)
        self._join_prepositions(slots)
        clause = any(self.tree.upos[c] in ("VERB", "AUX") for c in slots.get("comp", ()))
        if "iobj" in slots and "obj" not in slots and not clause:
            slots["obj"] = slots["iobj"]
        if "comp" not in slots and "aim" in slots:
            slots["comp"] = slots["aim"]
        for o in slots.get("obj", [])[:1]:
            self._below_object(o, slots)
            if o > word and (last := self.tree.conjuncts(o)[-1]) != o:
                self._below_object(last, slots)
        return slots

    def _before_participle(self, word: int, slots: Slots) -> None:
        """*Iran-backed*, *Iranian backed*: who does it stands before the participle."""
        t = self.tree
        before = word - 2 if word > 1 and t.low[word - 1] == "-" else word - 1
        if before >= 0 and t.upos[before] in ("PROPN", "NOUN", "ADJ") and t.sentences[before] == t.sentences[word]:
            slots["mod"] = [before]

    def _dependents(self, word: int, slots: Slots) -> None:
        t = self.tree
        for c in t.kids[word]:
            relation = t.rel[c]
            if self._is_agent(word, c):
                slots.setdefault("subj", []).append(t.antecedent(c))
            elif relation in OBLIQUES or (relation == "advcl" and t.is_noun(c) and t.case(c)):
                self._oblique(c, slots)
            elif relation == "obj" and t.low[c] in _ASKING and t.kids[c]:
                slots.setdefault("comp", []).append(t.kids[c][-1])
            elif relation in ("obj", "iobj"):
                slots.setdefault(relation, []).append(t.antecedent(c))
            elif relation == "xcomp" and t.mark(c) == "to":
                slots.setdefault("comp", []).append(c)
                slots.setdefault("aim", []).append(c)
            elif relation == "xcomp" or (relation == "ccomp" and self._is_complement(c)):
                slots.setdefault("comp", []).append(c)
            elif relation == "advcl" and t.mark(c) == "to" and c > word:
                slots.setdefault("aim", []).append(c)
            elif relation in ("compound:prt", "advmod"):
                slots.setdefault("adv", []).append(c)

    def _is_complement(self, word: int) -> bool:
        """A clause opened by *that* or *to*, or without a subject of its own: what is ordered, planned, known."""
        t = self.tree
        if any(t.low[c] in _ASKING for c in t.kids[word]):
            return True
        below = [c for c in t.kids[word] if t.rel[c] in ("mark", "nsubj", "nsubj:pass")]
        return not below or t.rel[below[0]] == "mark"

    def _is_agent(self, word: int, c: int) -> bool:
        """A *by* phrase of a passive, whatever the parser calls it; a date or a deed (*by bombing*) is none."""
        t = self.tree
        if t.case(c) != "by" or t.rel[c] not in ("obl", "obl:agent", "nmod"):
            return False
        return t.rel[c] == "obl:agent" or (self.passive(word) and t.upos[c] not in ("NUM", "VERB"))

    def _oblique(self, c: int, slots: Slots) -> None:
        t = self.tree
        name = t.case(c)
        if not name:
            slots.setdefault("bare", []).append(c)
            return
        if t.low[c] in _COMPLEX_NOUNS:
            for k in t.kids[c]:
                if (name, t.low[c], t.case(k)) in COMPLEX:
                    slots.setdefault(f"{name} {t.low[c]} {t.case(k)}", []).append(t.antecedent(k))
                    return
        slots.setdefault(name, []).append(t.antecedent(c))
        if " " in name and name.startswith("from "):
            slots.setdefault("from", []).append(t.antecedent(c))

    def _join_prepositions(self, slots: Slots) -> None:
        """*in exchange for X* where the parser hung both phrases on the verb."""
        t = self.tree
        for first, noun, second in COMPLEX:
            if second in slots and first in slots and any(w >= 0 and t.low[w] == noun for w in slots[first]):
                at = next(w for w in slots[first] if w >= 0 and t.low[w] == noun)
                after = [w for w in slots[second] if 0 < w - at < 8]
                if after:
                    slots.setdefault(f"{first} {noun} {second}", after)
                    slots[second] = [w for w in slots[second] if w not in after]

    def _adjacent(self, first: int, second: int) -> bool:
        """*captured and held X*: nothing but a conjunction and adverbs between two verbs."""
        t = self.tree
        return second - first <= 3 and all(t.rel[k] in ("cc", "advmod", "punct") for k in range(first + 1, second))

    def _shared(self, word: int, other: int, slots: Slots) -> None:
        """Objects and agents that two coordinated verbs have in common."""
        t = self.tree
        for c in t.kids[other]:
            if c < max(word, other):
                continue
            if t.rel[c] == "obj" and "obj" not in slots and not self.passive(word):
                slots["obj"] = [t.antecedent(c)]
            elif "subj" not in slots and self.passive(word) and self._is_agent(other, c):
                slots["subj"] = [t.antecedent(c)]

    def _agent_below(self, word: int, slots: Slots) -> None:
        """*was held captive by X*: the *by* phrase may hang on the complement."""
        t = self.tree
        for c in t.kids[word]:
            if t.rel[c] in ("xcomp", "obj", "advmod", "obl", "compound:prt"):
                found = [k for k in t.kids[c] if k > word and t.case(k) == "by" and t.upos[k] not in ("NUM", "VERB")]
                if found:
                    slots["subj"] = [t.antecedent(found[0])]
                    return

    def _place_subject(self, word: int, slots: Slots) -> None:
        surface = [w for w in self.surface(word) if w != word]
        if not surface:
            return
        if not self.passive(word):
            slots.setdefault("subj", surface)
        elif "obj" in slots:
            slots.setdefault("iobj", surface)
        else:
            slots["obj"] = surface

    def _relative_object(self, word: int, slots: Slots) -> None:
        """*the man (that) they captured*: the modified noun is the object when the clause has its own subject."""
        t = self.tree
        if t.rel[word] != "acl:relcl" or "obj" in slots or self.passive(word):
            return
        noun = t.heads[word]
        filled = {w for found in slots.values() for w in found}
        if noun >= 0 and noun not in filled and any(t.rel[c] in SUBJECTS for c in t.kids[word]):
            slots["obj"] = [noun]

    def _below_object(self, obj: int, slots: Slots) -> None:
        """Phrases that the parser hung on the object may belong to the verb: second choice."""
        t = self.tree
        for c in t.kids[obj]:
            if t.rel[c] == "nmod" and t.case(c) not in ("", "of") and t.case(c) not in slots:
                slots[t.case(c)] = [t.antecedent(c)]

    def _noun(self, word: int) -> Slots:
        t = self.tree
        slots: Slots = {}
        for c in t.kids[word]:
            relation = t.rel[c]
            if relation == "nmod:poss":
                slots.setdefault("poss", []).append(t.antecedent(c))
            elif relation in OBLIQUES:
                self._oblique(c, slots)
            elif relation in ("compound", "nmod:desc") or (relation == "amod" and t.text[t.starts[c]].isupper()):
                slots.setdefault("mod", []).append(c)
            elif relation in _NOUN_SLOTS:
                slots.setdefault(_NOUN_SLOTS[relation], []).append(c)
        if t.is_ing(word) and "of" not in slots and "bare" in slots:
            slots["of"] = slots["bare"]
        self._borrow(word, slots)
        self._share_nouns(word, slots)
        return slots

    def _share_nouns(self, word: int, slots: Slots) -> None:
        """*a member and leader of X*; *the killing and wounding of X*."""
        t = self.tree
        if not slots.keys() & {"of", "poss"}:
            for c in t.kids[word]:
                if t.rel[c] == "conj" and t.is_noun(c) and c - word <= 4 and "of" in self.slots(c):
                    slots.setdefault("of", self.slots(c)["of"])
        if t.rel[word] == "conj" and not slots.keys() & {"of", "poss", "by", "against", "on"}:
            for key in ("of", "by", "against", "on", "poss"):
                shared = self.slots(t.heads[word]).get(key)
                if shared and (key == "poss" or shared[0] > word):
                    slots.setdefault(key, shared)

    def _borrow(self, word: int, slots: Slots) -> None:
        """What an event noun takes from the verb over it: *carried out an attack on*, *accused of the murder of*."""
        t = self.tree
        top = t.first_conjunct(word)
        gathered = t.rel[top] == "nmod" and t.case(top) == "of"
        if gathered and t.low[t.heads[top]] in PARTITIVES | word_list("gatherings"):
            top = t.heads[top]
        verb, relation = t.heads[top], t.rel[top]
        if verb < 0:
            return
        name = t.low[verb]
        light = relation in ("obj", "nsubj:pass") and name in LIGHT
        if relation in ("obj", "obl"):
            self._reclaim(word, verb, slots)
        if relation == "obj" and name.startswith("blam"):
            slots.setdefault("subj", self.slots(verb).get("on", []))
        relative = next((c for c in t.kids[word] if t.rel[c] == "acl:relcl" and t.low[c] in LIGHT), None)
        happens = relation == "nsubj" and name in OCCURRING
        if light or relative is not None:
            host = verb if light or relative is None else relative
            above = self.slots(host)
            slots.setdefault("subj", above.get("subj", []))
            self._lend(above, slots)
        elif happens:
            self._lend(self.slots(verb), slots)
        elif (
            relation in ("obl", "nmod", "advcl")
            and name in ANSWERABLE
            and t.case(top) in ("for", "of", "in", "with", "behind")
        ):
            slots.setdefault("subj", list(self._answerable(verb)))
        elif relation == "obl" and name not in LIGHT and t.case(top) in ("on", "over") and t.low[word] in _CHARGES:
            slots.setdefault("against", self.slots(verb).get("obj", []))
        if any(t.rel[c] == "cop" for c in t.kids[word]):
            slots.setdefault("subj", list(self.surface(word)))

    def _reclaim(self, word: int, verb: int, slots: Slots) -> None:
        """*ordered an attack on X*, where the parser hung the phrase on the verb."""
        t = self.tree
        last = max(t.reach(word, frozenset({"punct"})))
        names = ("on", "against", "upon", "of", *(("in",) if t.low[word] in _SHARES else ()))
        for c in t.kids[verb]:
            name = t.case(c)
            fits = c > last and name in names and name not in slots and t.rel[c] in OBLIQUES
            if fits and any(k == last + 1 for k in t.kids[c]):
                slots[name] = [c]

    def _answerable(self, verb: int) -> tuple[int, ...]:
        """*X was accused of*, *they accuse X of*, *X responsible for*."""
        t = self.tree
        given = t.children(verb, "obj")
        if given and not self.passive(verb):
            return (t.antecedent(given[0]),)
        if t.is_noun(verb):
            return self._of_noun(verb)
        return self.surface(verb) or ((t.heads[verb],) if t.rel[verb] == "amod" else ())

    def _lend(self, above: Slots, slots: Slots) -> None:
        for key, words in above.items():
            if key not in ("subj", "obj", "comp", "adv", "iobj", "bare", "poss", "mod", "holder", "appos"):
                slots.setdefault(key, words)

    # -- who is what a noun names

    def holders(self, noun: int) -> tuple[int, ...]:
        """Who is said to be what a noun names, the likeliest first; () if nobody."""
        return self._holders.holders(noun)

    def name_after(self, noun: int) -> tuple[int, ...]:
        """The name that follows a whole noun phrase: *the leader of the group, X*."""
        return self._holders.name_after(noun)
