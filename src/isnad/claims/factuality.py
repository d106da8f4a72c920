"""Factuality: how certain a claim is by its innermost voice, and which way, with the cue that makes it so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.attributions import Attribution
from isnad.claims.claim import Factuality
from isnad.claims.falsehood import called_false
from isnad.claims.frames import LIGHT, Frames
from isnad.claims.lexicon import Certainty, certainty, word_list
from isnad.claims.tree import SUBJECTS, Tree

_ORDER = {"CT": 3, "PR": 2, "PS": 1, "Uu": 0}
_TEMPORAL = word_list("temporal")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GRANTED = frozenset(
    {"appos", "nmod", "obj", "iobj", "obl", "obl:agent", "nsubj", "nsubj:pass", "nmod:desc", "compound", "nmod:poss"}
)
_ALLEGING = ("alleg", "accus", "charg", "suspect", "purport", "rumo", "blame", "suppos", "reported")
_WORD_OF = frozenset(
    {"information", "evidence", "indication", "indications", "confirmation", "proof", "reports", "report", "word"}
    | {"sign", "signs", "knowledge", "record", "records", "suggestion", "hint", "trace", "testimony", "reason"}
)
_KNOWN = frozenset(
    {"know", "knew", "known", "realise", "realize", "learn", "notice", "hide", "conceal", "mention", "disclose"}
    | {"reveal", "announce", "forget", "admit", "acknowledge", "discover", "understand"}
)
_BEHESTS = frozenset({"orders", "order", "instructions", "instruction", "request", "behest", "command"})
_WORTH = frozenset({"truth", "substance", "basis", "foundation", "merit"})
_BEING = frozenset({"is", "are", "was", "were", "been", "being"})
_INVERTED = frozenset({"had", "were", "should"})
_OPEN_STANCES = ("orders", "promises", "asks")
_NOT = frozenset({"not", "n't", "cannot", "never", "unable"})
_OWNING = frozenset(
    {"admit", "admitted", "claim", "claims", "claimed", "claiming", "acknowledged", "confess", "confessed", "receive"}
    | {"receives", "received", "show", "shows", "showed", "deny", "denies", "denied", "denying"}
)
_CLEARING = frozenset({"cleared", "acquitted", "exonerated", "absolved", "clear", "acquit", "exonerate", "absolve"})
_OF = frozenset({"of", "from"})
_BASE_AUX = frozenset({"aux", "aux:pass"})


@dataclass(slots=True)
class _State:
    """The value on its way up the tree: certainty, sign, the cue of the last change, what is taken for granted."""

    level: str = "CT"
    positive: bool = True
    cue: str = ""
    presupposed: bool = False

    def weaken(self, level: str, cue: str) -> None:
        if _ORDER[level] < _ORDER[self.level]:
            self.level = level
            self.cue = cue

    def flip(self, cue: str) -> None:
        self.positive = not self.positive
        self.cue = cue

    def value(self) -> Factuality:
        if self.level == "Uu":
            return "Uu"
        found: Factuality = f"{self.level}{'+' if self.positive else '-'}"  # type: ignore[assignment]
        return found


@dataclass(frozen=True, slots=True)
class Event:
    """What is judged: a trigger word, whether it is a noun, whether its kind holds over a time, its own *no*."""

    word: int
    nominal: bool
    standing: bool = False
    negative: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    value: Factuality
    cue: str
    denied: bool = False


class Judge:
    """Reads the factuality of triggers off the tree, the attribution around them and the model's number."""

    def __init__(
        self, tree: Tree, frames: Frames, attributions: dict[str, Attribution], numbers: tuple[float, ...]
    ) -> None:
        self._tree, self._frames = tree, frames
        self._attributions = attributions
        self._numbers = numbers
        self._lexicon: Certainty = certainty()

    def judge(self, event: Event, inner: Attribution | None, meant: Sequence[Attribution] = ()) -> Verdict:
        """The value of an event by the innermost voice around it (None: the document's own words).

        `meant` are the attributions inside that voice which nobody utters: what they order, promise or ask is open.
        """
        trigger, state = event.word, _State()
        if event.negative:
            state.flip(event.negative)
        self._own(trigger, state, event.nominal)
        if event.standing and event.nominal and self.mentioned_only(trigger):
            return Verdict(state.value(), state.cue)
        self._climb(trigger, state, inner)
        if false := called_false(self._tree, trigger):
            return Verdict("CT-" if state.positive else "Uu", false, denied=True)
        denied = False
        if inner is not None and self._spoken(trigger, inner):
            denied = self._word_of_nobody(state, inner) or self._stance(state, inner, inner.stance)
        for a in meant:
            if a.stance in _OPEN_STANCES and not state.presupposed and self._spoken(trigger, a):
                state.weaken("Uu", self._words(a))
        self._question(trigger, state)
        self._second_opinion(trigger, state)
        return Verdict(state.value(), state.cue, denied)

    def mentioned_only(self, word: int) -> bool:
        """*asked the Front's leader, X*: that X leads is taken for granted, whatever the verb does."""
        t = self._tree
        head = t.heads[word]
        if head >= 0 and t.rel[word] == "obj" and self._effect(head) == "flip":
            return False
        return t.rel[word] in _GRANTED and t.case(word) != "as" and not any(t.rel[c] == "cop" for c in t.kids[word])

    # -- a word's own surroundings

    def _own(self, word: int, state: _State, nominal: bool) -> None:
        t, lexicon = self._tree, self._lexicon
        for c in t.kids[word]:
            low, relation = t.low[c], t.rel[c]
            if (
                relation in ("advmod", "det", "cc:preconj", "advcl", "cc")
                and low in lexicon.negations
                and not self._focus_not(c, word)
            ):
                state.flip(low)
            elif relation == "aux" and low in lexicon.modals:
                self._modal(c, word, state)
            elif relation in ("advmod", "amod") and low in lexicon.adverbs:
                state.weaken(lexicon.adverbs[low], low)
            elif relation == "amod" and low in lexicon.adjectives:
                self._apply(lexicon.adjectives[low], low, state)
            elif relation in ("mark", "case") and low == "from" and c and t.low[c - 1] == "far":
                state.flip("far from")
            elif relation in ("mark", "case") and (mark := self._full(c)) in lexicon.marks:
                self._apply(lexicon.marks[mark], mark, state)
            elif relation in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj") and not nominal:
                self._no_participant(c, state)
            elif relation == "advcl" and t.mark(c).split(" ")[0] in ("if", "unless"):
                state.weaken("Uu", t.mark(c))
        self._shared_auxiliaries(word, state)
        self._inversion(word, state)
        self._purpose(word, state)

    def _purpose(self, word: int, state: _State) -> None:
        """*The plan was to kill X*, *their aim was capturing X*: what the subject plans is open."""
        t = self._tree
        subject = next((c for c in t.kids[word] if t.rel[c] in SUBJECTS and t.upos[c] == "NOUN"), None)
        toward = t.is_ing(word) or any(t.low[c] == "to" and t.rel[c] == "mark" for c in t.kids[word])
        if subject is not None and toward and self._lexicon.nouns.get(t.low[subject]) == "Uu":
            state.weaken("Uu", t.low[subject])

    def _inversion(self, word: int, state: _State) -> None:
        """*Had he been convicted, …*: a condition without *if*."""
        t = self._tree
        subject = next((c for c in t.kids[word] if t.rel[c] in SUBJECTS), None)
        first = next((c for c in t.kids[word] if t.rel[c] in ("aux", "aux:pass")), None)
        if subject is not None and first is not None and first < subject and t.low[first] in _INVERTED:
            state.weaken("Uu", t.low[first])

    def _full(self, c: int) -> str:
        t = self._tree
        return " ".join([t.low[c], *(t.low[k] for k in t.kids[c] if t.rel[k] == "fixed")])

    def _focus_not(self, c: int, word: int) -> bool:
        """*not only*, *no longer* (it did), *not just*."""
        t = self._tree
        return (
            t.low[c] in ("not", "no")
            and c + 1 < len(t)
            and t.low[c + 1]
            in ("only", "just", "merely", "later", "longer", "sooner", "least", "less", "more", "fewer")
        )

    def _modal(self, c: int, word: int, state: _State) -> None:
        low = self._tree.low[c]
        level = self._lexicon.modals[low]
        perfect = any(
            self._tree.low[k] in ("have", "'ve", "of") and self._tree.rel[k] == "aux" for k in self._tree.kids[word]
        )
        if low in ("must", "will") and perfect:
            level = "PR"
        state.weaken(level, low)

    def _no_participant(self, c: int, state: _State) -> None:
        t = self._tree
        if t.low[c] in self._lexicon.nobodies or (t.low[c] == "no" and t.is_noun(c)):
            state.flip(t.low[c])
            return
        for k in t.kids[c]:
            if t.rel[k] in ("det", "advmod") and t.low[k] in ("no", "neither", "not"):
                state.flip(f"{t.low[k]} {t.low[c]}")
                return

    def _shared_auxiliaries(self, word: int, state: _State) -> None:
        """*did not kill or wound*, *will attack and seize*: a bare conjunct takes the first verb's auxiliaries."""
        t = self._tree
        if t.rel[word] != "conj" or t.upos[word] != "VERB":
            return
        first = t.first_conjunct(word)
        own = {t.rel[c] for c in t.kids[word]}
        bare = any(t.low[c] == "be" and t.rel[c] == "aux:pass" for c in t.kids[word])
        if own & ((_BASE_AUX - {"aux:pass"} if bare else _BASE_AUX) | SUBJECTS | {"mark", "cop"}):
            return
        either = any(t.low[c] in ("or", "nor") for c in t.kids[word] if t.rel[c] == "cc")
        for c in t.kids[first]:
            if t.rel[c] == "aux" and t.low[c] in self._lexicon.modals and (bare or not t.low[word].endswith("ed")):
                self._modal(c, first, state)
            elif t.rel[c] == "advmod" and t.low[c] in self._lexicon.negations and (either or self._did(first)):
                state.flip(t.low[c])

    def _did(self, word: int) -> bool:
        t = self._tree
        return any(t.low[c] in ("did", "does", "do") and t.rel[c] == "aux" for c in t.kids[word])

    # -- upwards

    def _climb(self, trigger: int, state: _State, inner: Attribution | None) -> None:
        t = self._tree
        node, steps = trigger, 14
        while steps and (head := t.heads[node]) >= 0:
            steps -= 1
            relation = t.rel[node]
            if inner is not None and self._outside(head, inner):
                return
            if relation == "amod":
                state.presupposed = True
                return
            if relation == "acl:relcl" and self._cleft(head) and not self._reported_clause(node, head):
                self._own(head, state, nominal=True)
                node = head
                continue
            modifies = relation in ("acl:relcl", "appos") or (relation == "acl" and self._participial(node))
            if modifies and not self._reported_clause(node, head):
                state.presupposed = True
                return
            if relation == "parataxis" or (relation in SUBJECTS and not self._is_clause_subject(node)):
                state.presupposed = state.presupposed or relation != "parataxis"
                if relation == "parataxis" or not self._event_subject(node, head, state):
                    return
            if relation == "advcl" and self._granted(node, state):
                return
            if relation in ("nmod", "obl", "obj", "nmod:poss") and not self._through_noun(node, head, state):
                return
            if relation != "conj":
                self._governor(node, head, state)
            node = t.first_conjunct(head) if relation != "conj" else head

    def _cleft(self, noun: int) -> bool:
        """*It was not X who gave the order*: the noun's *not* is that of the clause."""
        t = self._tree
        if t.low[noun] in self._lexicon.nouns:
            return False
        subject = next((c for c in t.kids[noun] if t.rel[c] in (*SUBJECTS, "expl")), None)
        if subject is None or not any(t.rel[c] == "cop" for c in t.kids[noun]):
            return False
        return any(t.low[w] == "it" for w in (subject, *t.kids[subject]))

    def _outside(self, word: int, inner: Attribution) -> bool:
        t = self._tree
        spans = inner.content if inner.content else inner.scope
        return bool(spans) and not any(s <= t.starts[word] < e for s, e in (*inner.content, *inner.scope))

    def _participial(self, node: int) -> bool:
        t = self._tree
        return not any(t.rel[c] in ("mark", "case") for c in t.kids[node])

    def _is_clause_subject(self, node: int) -> bool:
        return self._tree.rel[node].startswith("csubj")

    def _event_subject(self, node: int, head: int, state: _State) -> bool:
        """*the attack never happened*, *the release did not take place*: the verb decides over its subject."""
        t = self._tree
        if self._effect(head) == "flip" and any(t.rel[c] == "cop" for c in t.kids[head]):
            state.level, state.presupposed = "CT", False
            state.flip(t.low[head])
            return False
        if t.low[head] in word_list("asserting"):
            state.presupposed = False
            return True
        return False

    def _granted(self, node: int, state: _State) -> bool:
        """Adverbial clauses of time and cause are taken for granted, those of purpose are open."""
        t = self._tree
        mark = t.mark(node)
        first = mark.split(" ")[0]
        if first == "to" or mark.startswith(("in order", "so as")):
            state.weaken("Uu", mark)
            return True
        if first in _TEMPORAL:
            state.presupposed = True
            return True
        return not mark and not t.is_ing(node)

    def _through_noun(self, node: int, head: int, state: _State) -> bool:
        """Does a nominal event hang on what is over it for its certainty? Definite ones stand by themselves."""
        t = self._tree
        if t.upos[node] == "VERB":
            return True
        definite = any((t.rel[c] == "det" and t.low[c] in _DEFINITE) or t.rel[c] == "nmod:poss" for c in t.kids[node])
        effect = self._effect(head)
        if t.low[head] in _CLEARING:
            return True
        if (t.rel[node] == "obl" and t.low[node] in _BEHESTS) or t.low[head] in _WORTH:
            return True
        if effect == "flip":
            return not (definite and t.low[head].startswith(("den", "reject", "dispute")))
        if (
            definite
            and effect in ("", "keep")
            and t.rel[node] in ("obj", "nsubj:pass")
            and t.low[head] in LIGHT - _OWNING
        ):
            return True
        if definite and (effect not in ("Uu", "PR") or (effect == "PR" and t.upos[head] == "NOUN")):
            state.presupposed = True
            return False
        return True

    def _governor(self, node: int, head: int, state: _State) -> None:
        """What the governing word does, then what stands around it."""
        t = self._tree
        effect, low = self._effect(head), t.low[head]
        relation = t.rel[node]
        if self._without_evidence(node, head):
            state.weaken("Uu", f"no {low}")
            return
        infinitive = any(t.low[c] == "to" and t.rel[c] == "mark" for c in t.kids[node])
        if effect == "keep" or (not effect and not infinitive) or relation.startswith("csubj"):
            self._own(head, state, nominal=True)
            return
        if t.is_noun(head) and relation.startswith(("acl", "ccomp")) and self._without(head):
            state.weaken("Uu", f"no {low}")
            return
        if effect == "Uu" and t.is_noun(head) and self._finite(node):
            return
        if not effect:
            if relation in ("xcomp", "ccomp", "acl"):
                state.weaken("Uu", f"{t.low[head]} to")
            self._own(head, state, nominal=True)
            return
        negated = self._negations(head)
        if effect == "flip":
            if t.low[head] in _CLEARING and not (relation in ("obl", "advcl") and t.mark(node).split(" ")[0] in _OF):
                return
            if low.startswith("escap") and not t.is_ing(node) and "being" not in (t.low[c] for c in t.kids[node]):
                return
            if relation == "obj" and t.low[head] in (
                "forgot",
                "forget",
                "survived",
                "survive",
                "survives",
                "escaped",
                "escape",
            ):
                return
            state.flip(t.low[head])
            self._own(head, state, nominal=True)
        else:
            state.weaken(effect, t.low[head])
            if negated and effect in ("PR", "PS"):
                state.flip("not")

    def _without_evidence(self, node: int, head: int) -> bool:
        """*no evidence that X*, *did not see evidence of X*: neither so nor not so."""
        t, relation = self._tree, self._tree.rel[node]
        if t.low[head] in _WORD_OF and relation.startswith(("acl", "ccomp", "nmod")):
            return self._without(head)
        return t.low[node] in _WORD_OF and relation in ("obj", "nsubj:pass") and self._negations(head)

    def _negations(self, word: int) -> bool:
        t = self._tree
        return any(t.low[c] in self._lexicon.negations and t.rel[c] in ("advmod", "det") for c in t.kids[word])

    def _without(self, noun: int) -> bool:
        """*no information that X died*: neither so nor not so."""
        return any(self._tree.low[c] == "no" and self._tree.rel[c] == "det" for c in self._tree.kids[noun])

    def _finite(self, node: int) -> bool:
        """*part of the conspiracy that X smuggled*: a whole clause says what happened."""
        t = self._tree
        return any(t.rel[c] in SUBJECTS for c in t.kids[node]) and any(t.low[c] == "that" for c in t.kids[node])

    def _reported_clause(self, node: int, head: int) -> bool:
        """*the report that he had died*: the parser may call the clause relative."""
        t = self._tree
        if t.rel[node] != "acl:relcl" or t.upos[head] != "NOUN":
            return False
        if self._lexicon.nouns.get(t.low[head]) not in ("PR", "PS", "flip") and not self._without(head):
            return False
        own = any(t.rel[c] in SUBJECTS and t.low[c] != "that" for c in t.kids[node])
        return own and any(t.low[c] == "that" for c in t.kids[node])

    def _effect(self, word: int) -> str:
        t, lexicon = self._tree, self._lexicon
        low = t.low[word]
        if low in _CLEARING and t.upos[word] == "VERB":
            return "flip"
        if t.upos[word] in ("VERB", "AUX"):
            return lexicon.verbs.get(low, "")
        if t.upos[word] == "ADJ":
            return lexicon.adjectives.get(low) or lexicon.verbs.get(low, "")
        if t.upos[word] != "NOUN" or (low == "charge" and t.case(word) == "in"):
            return ""
        if low == "absence" and any(t.rel[c] == "nmod:poss" for c in t.kids[word]):
            return ""
        return lexicon.nouns.get(low, "")

    def _apply(self, effect: str, cue: str, state: _State) -> None:
        if effect == "flip":
            state.flip(cue)
        elif effect != "keep":
            state.weaken(effect, cue)

    # -- the voice

    def _stance(self, state: _State, inner: Attribution, stance: str) -> bool:
        cue = self._words(inner)
        if self._beyond_doubt(cue):
            return False
        if inner.negated and not state.presupposed and not (_KNOWN & set(cue.lower().split())):
            self._not_said(state, stance, cue)
            return False
        if stance == "denies" and not state.presupposed and (state.positive or self._denying(inner)):
            state.flip(cue)
            return True
        if state.presupposed:
            return False
        if self._without_word(inner):
            state.weaken("Uu", cue)
            return False
        hedged = stance == "suspects" or (stance == "alleges" and self._alleging(inner))
        if hedged or (inner.speaker is None and not inner.source and self._impersonal(inner)):
            state.weaken("PR", cue or "said by nobody")
        elif stance in _OPEN_STANCES and not inner.heading:
            state.weaken("Uu", cue)
        return False

    def _not_said(self, state: _State, stance: str, cue: str) -> None:
        """*did not establish that X*, *did not deny X*: X is left open; *does not believe that X*: he thinks not."""
        if stance == "suspects":
            state.weaken("PR", cue)
            state.flip(cue)
        else:
            state.weaken("Uu", cue)

    def _beyond_doubt(self, cue: str) -> bool:
        """*There is no doubt that X*: X is so."""
        words = cue.lower().split()
        doubting = any(w.startswith(("doubt", "question")) for w in words)
        return doubting and bool(set(words) & (_NOT | {"no", "without", "beyond"}))

    def _word_of_nobody(self, state: _State, inner: Attribution) -> bool:
        """*rejected reports that X*, *the claim that X is false*: what is done to a word of nobody is done to X."""
        t = self._tree
        if inner.source or inner.speaker or not inner.cue:
            return False
        cue = next((w for w in t.words_in(*inner.cue[0]) if t.upos[w] == "NOUN"), None)
        if cue is None or state.presupposed or not self._outside(cue, inner):
            return False
        outer, before = self._attributions.get(inner.parent or ""), state.positive
        self._climb(cue, state, outer)
        denied = self._stance(state, outer, outer.stance) if outer is not None and self._spoken(cue, outer) else False
        return denied or state.positive != before

    def _spoken(self, trigger: int, inner: Attribution) -> bool:
        """Is a word among the very words of an attribution, not only in what goes on after them?"""
        place = self._tree.starts[trigger]
        return inner.heading or any(s <= place < e for s, e in inner.content)

    def _without_word(self, inner: Attribution) -> bool:
        """*have no information that X*: neither so nor not so."""
        words = set(self._words(inner).lower().split())
        return "no" in words and bool(words & _WORD_OF)

    def _impersonal(self, inner: Attribution) -> bool:
        """*it has been suggested*, *was reported to have*: said by nobody."""
        return bool(_BEING & set(self._words(inner).lower().split()))

    def _alleging(self, inner: Attribution) -> bool:
        """*alleges*, *accuses*: whoever merely claims or asserts is sure of it himself."""
        words = self._words(inner).lower()
        return any(stem in words for stem in _ALLEGING)

    def _denying(self, inner: Attribution) -> bool:
        """A cue that denies by its own verb, not by a *no* or *never* that the content's clause has already."""
        words = self._words(inner).lower().split()
        return any(self._lexicon.verbs.get(w) == "flip" for w in words)

    def _words(self, inner: Attribution) -> str:
        return " ".join(self._tree.text[s:e] for s, e in inner.cue)

    def _question(self, trigger: int, state: _State) -> None:
        """A direct question leaves open what it asks."""
        t = self._tree
        root = trigger
        for above in t.climb(trigger):
            root = above
        last = max(t.kids[root], default=root)
        if last < len(t) and t.low[last] == "?" and not state.presupposed and t.rel[trigger] not in ("acl:relcl",):
            embedded = any(t.rel[w] == "ccomp" for w in (trigger, *t.climb(trigger)))
            if not embedded or self._asks_whether(root):
                state.weaken("Uu", "?")

    def _asks_whether(self, root: int) -> bool:
        """*Do you deny that …?*, *Is it true that …?*: what hangs on the verb is asked too, unless it is known."""
        t = self._tree
        if self._effect(root) == "keep" and t.upos[root] == "VERB":
            return False
        subject = next((c for c in t.kids[root] if t.rel[c] in SUBJECTS), None)
        first = next((c for c in t.kids[root] if t.rel[c] in ("aux", "aux:pass", "cop")), None)
        return subject is not None and first is not None and first < subject

    def _second_opinion(self, trigger: int, state: _State) -> None:
        """Where the tree is silent a model that is sure of the contrary weakens, it never turns the sign."""
        if not self._numbers or state.cue or state.presupposed:
            return
        number = self._numbers[trigger]
        if number < -1.8:
            state.weaken("Uu", "the model")
