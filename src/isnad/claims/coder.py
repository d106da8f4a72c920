"""The coder: parses, mentions and attributions of one document become its claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from isnad.attributions import Attribution, Chains, Link
from isnad.claims.amounts import Amounts
from isnad.claims.anaphora import NESTING, Anaphora
from isnad.claims.anchors import claim_span
from isnad.claims.claim import Claim, Filler, When
from isnad.claims.denials import Echoes
from isnad.claims.dictionary import Dictionary
from isnad.claims.draft import Draft
from isnad.claims.ellipsis import Ellipses, elided_nouns
from isnad.claims.entries import Entries
from isnad.claims.factuality import Event, Judge, Verdict
from isnad.claims.figures import Figures
from isnad.claims.fillers import Fillers
from isnad.claims.frames import LIGHT, OCCURRING, Frames
from isnad.claims.incidents import Incidents
from isnad.claims.lexicon import word_list
from isnad.claims.lookup import Lookup
from isnad.claims.matcher import Matcher, Proposal
from isnad.claims.mending import mend
from isnad.claims.names import NameRules
from isnad.claims.natures import SPEAKER, Natures
from isnad.claims.occasions import Occasions
from isnad.claims.places import Places
from isnad.claims.pronouns import Pronouns
from isnad.claims.report import report_subjects
from isnad.claims.selection import drop_repeats, one_a_trigger
from isnad.claims.sharing import Sharing
from isnad.claims.times import Times
from isnad.claims.tolls import Tolls
from isnad.claims.tree import SUBJECTS, Tree
from isnad.documents import Document
from isnad.encoder import Tagging
from isnad.mentions import Mention, Mentioned
from isnad.passages import Passage, anchor

_LABEL = re.compile(r"(?i)(?:subject|subj|re|refs?|reference|title|tags|classification)\s*:")
_NAMED_ONLY = frozenset({"member_of.noun", "holds_post.occupation", "aide_of.noun", "holds_post.noun"})
_PRONOUNS = word_list("persons") | word_list("actors") | word_list("things")
_SUFFERED = frozenset({"captures", "kidnaps", "kills", "wounds", "executes", "releases"})
_OBJECTS = frozenset({"him", "her"})
_BONDS = frozenset({"cooperates_with", "allied_with"})
_PAST = word_list("past_forms")
_CALLED = frozenset({"called", "named", "known", "dubbed", "nicknamed", "termed", "styled", "alias"})
_PARTIES = frozenset({"meets", "negotiates", "exchanges", "releases", "transfers", "captures", "kidnaps"})


def code(
    document: Document,
    passages: Sequence[Passage],
    tagging: Tagging,
    mentioned: Mentioned,
    attributions: Sequence[Attribution],
    dictionary: Dictionary,
) -> tuple[Claim, ...]:
    """The claims of one document in text order. Linear in its length; the same input gives the same claims."""
    return Coder(document, passages, tagging, mentioned, attributions, dictionary).claims()


class Coder:
    """One document on its way from words to claims."""

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        tagging: Tagging,
        mentioned: Mentioned,
        attributions: Sequence[Attribution],
        dictionary: Dictionary,
    ) -> None:
        self._document, self._dictionary = document, dictionary
        self._tree = tree = mend(Tree(document.text, tagging.words))
        self._chains = Chains(document, passages, mentioned, attributions)
        self._lookup = Lookup(tree, mentioned)
        self._frames = Frames(tree, report_subjects(tree, passages), self._lookup.beside())
        self._matcher = Matcher(tree, self._frames, dictionary, self._lookup.inside_names())
        self._matched = list(self._matcher.triggers())
        self._matched += elided_nouns(tree, self._matched)
        self._deeds = frozenset(
            w for w, fitting in self._matched if any(_is_deed(e[0].kind, dictionary) for e, _ in fitting)
        )
        self._natures = Natures(tree, self._lookup, self._deeds)
        triggers = frozenset(w for w, _ in self._matched)
        sharing = Sharing(tree, triggers, self._deeds)
        self._times = Times(tree, self._lookup, sharing, triggers, self._deeds)
        self._places = Places(tree, self._frames, self._lookup, self._natures, sharing)
        self._amounts = Amounts(tree, self._lookup)
        self._entries = Entries(tree, self._lookup)
        self._organisations: dict[str, Mention] = {}
        self._pronouns = Pronouns(tree, self._lookup, passages)
        self._fillers = Fillers(tree, self._frames, self._lookup, self._organisations)
        self._judge = Judge(tree, self._frames, {a.id: a for a in attributions}, tagging.factuality)
        self._attributions = attributions
        self._by_id = {a.id: a for a in attributions}
        self._passages = passages
        self._roles_seen = tagging.roles

    def claims(self) -> tuple[Claim, ...]:
        proposals = [p for w, fitting in self._matched for p in self._matcher.propose(w, fitting, self._natures)]
        self._learn_organisations(proposals)
        drafts = [d for p in one_a_trigger(proposals, self._tree) if (d := self._draft(p)) is not None]
        rules = NameRules(
            self._document, self._tree, self._lookup, self._natures, self._frames, self._passages, self._posts()
        )
        drafts += [self._with_voice(d) for d in rules.drafts()]
        self._link(drafts)
        Anaphora(self._tree, self._dictionary).link(drafts)
        drafts = drop_repeats(drafts)
        ellipses = Ellipses(self._tree, self._frames, self._fillers, self._amounts, self._chains)
        tolls = Tolls(self._tree, self._natures, self._fillers, self._amounts, self._entries)
        drafts = tolls.counted(drafts, self._chains)
        Occasions(self._tree, self._dictionary, self._places.is_place).complete(drafts)
        drafts = [d for d in drafts if d.roles or not d.open]
        drafts += list(ellipses.drafts(drafts))
        drafts += list(Figures(self._tree, self._frames, self._lookup, self._amounts, self._chains).drafts(drafts))
        drafts += Echoes(self._document, self._tree, self._passages, self._attributions, self._chains).drafts(drafts)
        Incidents(self._lookup, self._fillers, self._chains.at, self._roles_seen).complete(drafts)
        return self._finish(drafts)

    def _posts(self) -> frozenset[int]:
        return frozenset(w for w, fitting in self._matched if any(e[0].name == "holds_post.noun" for e, _ in fitting))

    def _learn_organisations(self, proposals: list[Proposal]) -> None:
        """Whose spokesman, member or leader somebody is: what *we* means when he speaks."""
        for p in proposals:
            if p.kind in ("spokesman_of", "leads", "holds_post", "member_of") and p.roles.get("patient"):
                mention = self._lookup.mention(p.roles["patient"][0])
                if mention is None or mention.entity_type not in ("Organization", "Place"):
                    continue
                for w in p.roles.get("agent", ()):
                    holder = self._lookup.mention(w) if w != SPEAKER else None
                    if holder is not None:
                        self._organisations.setdefault(holder.entity or holder.id, mention)

    def _draft(self, p: Proposal) -> Draft | None:
        t = self._tree
        if self._in_label(t.sentences[p.trigger]):
            return None
        chain = self._chains.at(t.starts[p.trigger], t.ends[p.trigger])
        if "cause" in p.roles:
            p = replace(p, roles={**p.roles, "cause": self._places.where_not_why(p.roles["cause"])})
        roles = self._roles(p, chain)
        in_heading = self._passages[t.sentences[p.trigger]].kind == "heading"
        if self._says_nothing(p, roles) or (
            in_heading and len(roles) < 2 and not self._frames.own_subject(p.trigger)
        ):
            return None
        used = frozenset(w for found in p.roles.values() for w in found)
        standing = self._dictionary.kinds[p.kind].standing
        inherits = not (p.nominal and standing and self._judge.mentioned_only(p.trigger))
        time, duration = self._times.of(p.trigger, inherits, p.words[1:])
        if not time and not standing and not p.nominal:
            time = self._day_of_entry(p.trigger, chain)
        apart = bool(time) and self._times.apart(p.trigger, p.words[1:])
        places = self._places.of(p.trigger, used, inherits and not apart)
        place = tuple(f for w in places if (f := self._fillers.make(w, chain)) is not None)
        quantity = self._amounts.of(p.trigger, p.roles, p.nominal)
        if p.kind == "funds" and not quantity:
            quantity = self._amounts.loose(p.trigger)
        verdict = self._verdict(self._event(p))
        if verdict.value == "CT+" and self._commanded(p):
            verdict = Verdict("Uu", t.words_of(p.trigger))
        there = {role for role, found in roles.items() if found} | {
            name for name, found in (("time", time or duration), ("place", place), ("quantity", quantity)) if found
        }
        denied = verdict.value.endswith("-")
        there |= {"denial"} if denied else set()
        if denied and p.nominal and self._said_not_to_be(p.trigger):
            there |= set(p.rule.types)
        waits = self._waits(p, there)
        if not waits and any(not there & set(need) for need in p.missing):
            return None
        if not waits and any(not there & {one.rstrip("+") for one in need} for need in p.rule.needs):
            return None
        start, end = claim_span(t, p.trigger, p.words, p.roles)
        return Draft(
            kind=p.kind,
            rule=p.rule.name,
            start=start,
            end=end,
            roles=roles,
            chain=chain,
            factuality=verdict.value,
            words=p.roles,
            trigger=p.trigger,
            time=time,
            duration=duration,
            place=place,
            quantity=quantity,
            confidence=self._confidence(p),
            because=self._because(p, roles, verdict),
            nominal=p.nominal,
            open=waits,
        )

    def _day_of_entry(self, trigger: int, chain: tuple[Link, ...]) -> tuple[When, ...]:
        """The day of the diary's entry that a trigger stands in, in the voice whose diary it is."""
        day = self._entries.of(trigger)
        if day is None or not day.edtf or len(self._chains.at(day.start, day.end)) != len(chain):
            return ()
        return (When(day.edtf, day.text, day.id),)

    def _commanded(self, p: Proposal) -> bool:
        """*Find the papers and arrest him*: what somebody is told to do has not happened."""
        t, root = self._tree, p.trigger
        while t.rel[root] in ("conj", "parataxis") and not self._frames.own_subject(root):
            root = t.heads[root]
        low = t.low[root]
        bare = t.upos[root] == "VERB" and t.heads[root] < 0 and not low.endswith(("ed", "s", "ing"))
        if not bare or low in _PAST or t.low[p.trigger] != p.phrase.head or p.nominal:
            return False
        below = {t.rel[c] for c in t.kids[root]}
        return not below & {*SUBJECTS, "aux:pass", "cop", "expl"} and not self._frames.surface(p.trigger)

    def _waits(self, p: Proposal, there: set[str]) -> bool:
        """*The meeting took place in March*: its parties were told before."""
        t = self._tree
        definite = any(t.rel[c] == "det" and t.low[c] in ("the", "this", "that") for c in t.kids[p.trigger])
        when = bool({"time", "place"} & there)
        return p.kind in _PARTIES and p.nominal and definite and when and not p.roles and self._takes_place(p.trigger)

    def _takes_place(self, noun: int) -> bool:
        t = self._tree
        return t.rel[noun].startswith("nsubj") and t.low[t.heads[noun]] in OCCURRING | LIGHT

    def _with_voice(self, d: Draft) -> Draft:
        """A draft of a text rule gets the chain of its place, and its value when it hangs on a word."""
        d.chain = self._chains.at(d.start, d.end)
        last = self._by_id.get(d.chain[-1].attribution or "")
        if d.kind == "alias_of" and last is not None and self._names(last):
            d.chain = d.chain[:-1]
        if d.trigger is not None:
            verdict = self._verdict(Event(d.trigger, nominal=False))
            d.factuality = verdict.value
            d.because += (("factuality", verdict.cue),) if verdict.cue else ()
        return d

    def _names(self, a: Attribution) -> bool:
        """*a group, called A or B*: who writes it says what it is called."""
        return all(self._document.text[s:e].lower() in _CALLED for s, e in a.cue)

    def _in_label(self, sentence: int) -> bool:
        """*SUBJECT: FRONT SPLITS*: a header line names topics, it claims nothing."""
        p = self._passages[sentence]
        return p.kind == "heading" and _LABEL.match(self._document.text, p.start, p.end) is not None

    def _event(self, p: Proposal) -> Event:
        low = self._tree.low[p.trigger]
        negative = low if p.rule.negative or low in p.rule.negatives else ""
        standing = self._dictionary.kinds[p.kind].standing and not (p.kind in _BONDS and self._bare(p.trigger))
        return Event(p.trigger, p.nominal, standing, negative)

    def _bare(self, noun: int) -> bool:
        """*found no cooperation*: without *the* or an owner it is not taken for granted."""
        t = self._tree
        return not any(t.rel[c] in ("det", "nmod:poss") and t.low[c] not in ("a", "an") for c in t.kids[noun])

    def _said_not_to_be(self, trigger: int) -> bool:
        """*There was no attack*; *the meeting never took place*."""
        t = self._tree
        return t.rel[trigger] == "nsubj" and t.low[t.heads[trigger]] in OCCURRING

    def _says_nothing(self, p: Proposal, roles: dict[str, tuple[Filler, ...]]) -> bool:
        if self._tree.rel[p.trigger] == "amod" and not self._telling(roles):
            return True
        if _is_one_name(roles) if p.kind == "alias_of" else self._of_itself(roles):
            return True
        if p.rule.name in _NAMED_ONLY and not self._named(p, roles):
            return True
        if p.rule.name == "meets.noun" and self._is_venue(p, roles):
            return True
        if p.rule.name == "knows_of.noun" and self._tree.case(p.trigger) == "with":
            return True
        if p.rule.name == "dies.noun" and all(f.text.lower() in _PRONOUNS for f in roles.get("patient", ())):
            return not self._times.of(p.trigger, inherits=False)[0]
        return p.kind == "holds_post" and "patient" not in roles and self._only_title(p)

    def _is_venue(self, p: Proposal, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """*attacked a meeting of officials*: it says what was hit, not who met."""
        t, head = self._tree, self._tree.heads[p.trigger]
        given = [f for found in roles.values() for f in found]
        hit = t.rel[p.trigger] in ("obj", "nsubj:pass") and head in self._deeds
        return hit and bool(given) and all(f.entity is None for f in given)

    def _described(self, filler: Filler) -> bool:
        mention = self._lookup.mentions.get(filler.mention or "")
        return mention is not None and mention.kind == "nominal"

    def _named(self, p: Proposal, roles: dict[str, tuple[Filler, ...]]) -> bool:
        heads = p.roles.get("agent", ())
        named = any(w == SPEAKER or self._tree.upos[w] in ("PROPN", "PRON", "DET") for w in heads)
        return named or any(f.entity for f in roles.get("agent", ()))

    def _of_itself(self, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Nobody leads, joins or meets himself: a pronoun's reference was misread, or the whole claim."""
        agents = {f.entity for f in roles.get("agent", ()) if f.entity}
        if not agents or agents != {f.entity for f in roles.get("patient", ())}:
            return False
        for role in ("patient", "agent"):
            if all(f.text.lower() in _PRONOUNS or self._described(f) for f in roles[role]):
                roles[role] = tuple(replace(f, entity=None) for f in roles[role])
                return False
        return True

    def _telling(self, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """*the wounded man* only describes; *the wounded X*, *the Y-backed group* say something."""
        return "agent" in roles or any(f.entity for f in roles.get("patient", ()))

    def _only_title(self, p: Proposal) -> bool:
        """*President X*, *Engineer Y*: a title of one word before a name says no more than the name."""
        t = self._tree
        beside = t.rel[p.trigger] in ("nmod:desc", "compound", "flat") or p.trigger + 1 in p.roles.get("agent", ())
        inside = self._lookup.name(p.trigger) is not None
        return (beside or inside) and len(p.words) == 1

    def _verdict(self, event: Event) -> Verdict:
        """By the innermost voice around a trigger, and by what that voice says is only meant or ordered."""
        t = self._tree
        around = self._chains.voices(t.starts[event.word], t.ends[event.word])
        voice = max((n for n, a in enumerate(around) if a.voiced), default=-1)
        return self._judge.judge(event, around[voice] if voice >= 0 else None, around[voice + 1 :])

    def _roles(self, p: Proposal, chain: tuple[Link, ...]) -> dict[str, tuple[Filler, ...]]:
        roles: dict[str, tuple[Filler, ...]] = {}
        p = self._with_company(self._same_object(p))
        for role, words in p.roles.items():
            made = [f for w in words if (f := self._filler(w, p.trigger, chain)) is not None]
            if made:
                roles[role] = tuple({(f.entity or f.text): f for f in reversed(made)}.values())[::-1]
        self._resolve(roles, p.trigger, chain)
        for role, value in p.rule.sets.items():
            roles[role] = (self._trigger_filler(p) if value == "trigger" else Filler(value),)
        return roles

    def _with_company(self, p: Proposal) -> Proposal:
        """*was seized with his driver*: who is together with the patient suffers the same."""
        words = p.roles.get("patient", ())
        if p.kind not in _SUFFERED or not words or p.nominal:
            return p
        slots = self._frames.slots(p.trigger)
        used = {w for found in p.roles.values() for w in found}
        near = [w for key in ("with", "together with", "along with") for w in slots.get(key, ()) if w not in used]
        near = [w for w in near if w > max(words) and self._natures.fits(w, "person!") and self._is_own(w)]
        return replace(p, roles={**p.roles, "patient": (*words, *near[:1])}) if near else p

    def _is_own(self, word: int) -> bool:
        """*his driver*, *three others*: people of the patient's, not *the police*."""
        t = self._tree
        return any(t.rel[c] in ("nmod:poss", "nummod") for c in t.kids[word])

    def _same_object(self, p: Proposal) -> Proposal:
        """*captured A and handed him over*: the object of the second verb is that of the first."""
        t, head = self._tree, self._tree.heads[p.trigger]
        words = p.roles.get("patient", ())
        again = len(words) == 1 and words[0] >= 0 and t.rel[words[0]] == "obj" and t.low[words[0]] in _OBJECTS
        if not again or t.rel[p.trigger] != "conj" or self._frames.own_subject(p.trigger) or t.upos[head] != "VERB":
            return p
        first = [c for c in t.kids[head] if t.rel[c] == "obj" and c < p.trigger]
        if not first or not self._natures.fits(first[0], "person!") or len(t.conjuncts(first[0])) > 1:
            return p
        return replace(p, roles={**p.roles, "patient": (first[0],)})

    def _resolve(self, roles: dict[str, tuple[Filler, ...]], trigger: int, chain: tuple[Link, ...]) -> None:
        """Pronouns without an entity, where only one person can be meant."""
        voice = self._own_words(chain)
        for role, found in roles.items():
            if any(f.entity in voice and self._pronouns.is_third(f.text) for f in found):
                found = roles[role] = tuple(  # noqa: PLW2901
                    replace(f, entity=None) if f.entity in voice and self._pronouns.is_third(f.text) else f
                    for f in found
                )
            if any(self._pronouns.is_open(f.text, f.entity) for f in found):
                others = {f.entity for key, rest in roles.items() if key != role for f in rest if f.entity}
                others |= {s.entity for link in chain for s in link.speakers if s.entity}
                sentence = self._tree.sentences[trigger]
                roles[role] = tuple(self._resolved(f, sentence, frozenset(others)) for f in found)

    def _own_words(self, chain: tuple[Link, ...]) -> set[str | None]:
        """Who speaks in his own words at the end of a chain: *he* is not he."""
        a = self._by_id.get(chain[-1].attribution or "")
        return {s.entity for s in chain[-1].speakers if s.entity} if a is not None and a.mode == "direct" else set()

    def _resolved(self, filler: Filler, sentence: int, others: frozenset[str]) -> Filler:
        if filler.start is None or not self._pronouns.is_open(filler.text, filler.entity):
            return filler
        named = self._pronouns.resolve(filler.start, sentence, others, filler.text)
        return replace(filler, entity=named.entity) if named is not None else filler

    def _filler(self, word: int, trigger: int, chain: tuple[Link, ...]) -> Filler | None:
        """A filler; the unwritten subject of a report sentence is who speaks where the sentence begins."""
        if word != SPEAKER:
            return self._fillers.make(word, chain)
        t = self._tree
        root = [trigger, *t.climb(trigger)][-1]
        made = self._fillers.make(SPEAKER, self._chains.at(t.starts[root], t.ends[root]))
        return made or self._under_heading(t.starts[root])

    def _under_heading(self, place: int) -> Filler | None:
        """Whoever the last heading names that reaches beyond a place: the subject of report prose."""
        for a in reversed(self._attributions):
            spans = (*a.content, *a.scope)
            if a.heading and a.speaker and spans and spans[0][0] <= place < max(e for _, e in spans):
                speaker = self._lookup.mentions.get(a.speaker)
                if speaker is not None:
                    return Filler(speaker.text, None, None, speaker.id, speaker.entity)
        return None

    def _trigger_filler(self, p: Proposal) -> Filler:
        """The words of a post or of a kinship: the noun with what stands before it and belongs to it."""
        t = self._tree
        words = [w for w in p.words if abs(w - p.trigger) < 8]
        words += [
            c
            for c in t.kids[p.trigger]
            if c < p.trigger and t.rel[c] in ("amod", "compound") and t.upos[c] in ("ADJ", "NOUN")
        ]
        if p.kind != "holds_post":
            words = list(p.words)
        start, end = t.starts[min(words)], t.ends[max(words)]
        return Filler(t.text[start:end], start, end)

    def _confidence(self, p: Proposal) -> float:
        value = p.rule.confidence * (0.95 if p.nominal else 1.0)
        if not p.roles:
            value *= 0.8
        return round(value, 2)

    def _because(
        self, p: Proposal, roles: dict[str, tuple[Filler, ...]], verdict: Verdict
    ) -> tuple[tuple[str, str], ...]:
        t = self._tree
        trigger = " ".join(t.words_of(w) for w in sorted(p.words))
        found = [("trigger", trigger)]
        found += [(role, ", ".join(f.text for f in fillers)) for role, fillers in roles.items()]
        if verdict.cue:
            found.append(("factuality", verdict.cue))
        return tuple(found)

    def _link(self, drafts: list[Draft]) -> None:
        """Role fillers that are themselves triggers of claims become references to those claims."""
        by_trigger: dict[int, Draft] = {}
        for d in drafts:
            if d.trigger is not None:
                by_trigger.setdefault(d.trigger, d)
        for d in drafts:
            if d.trigger is None:
                continue
            rule = self._dictionary.rule(d.rule)
            for role, words in d.words.items():
                if rule.types.get(role, "any").rstrip("!") in NESTING and role in d.roles:
                    d.roles[role] = tuple(self._nested(f, words, by_trigger, d) for f in d.roles[role])

    def _nested(self, filler: Filler, words: tuple[int, ...], by_trigger: dict[int, Draft], own: Draft) -> Filler:
        t = self._tree
        for w in words:
            inner = by_trigger.get(w)
            if (
                inner is not None
                and inner is not own
                and filler.start is not None
                and filler.start <= t.starts[w] < (filler.end or 0)
            ):
                return replace(filler, claim=f"#{id(inner)}", mention=None, entity=None)
        return filler

    def _finish(self, drafts: list[Draft]) -> tuple[Claim, ...]:
        ordered = sorted(drafts, key=lambda d: (d.start, d.end, d.kind, d.rule))
        names = {f"#{id(d)}": f"{self._document.id}-c{n}" for n, d in enumerate(ordered)}
        return tuple(self._claim(d, names[f"#{id(d)}"], names) for d in ordered)

    def _claim(self, d: Draft, ident: str, names: dict[str, str]) -> Claim:
        roles = {
            role: tuple(replace(f, claim=names.get(f.claim)) if f.claim else f for f in fillers)
            for role, fillers in d.roles.items()
        }
        return Claim(
            id=ident,
            document=self._document.id,
            kind=d.kind,
            roles=roles,
            time=d.time,
            place=d.place,
            quantity=d.quantity,
            factuality=d.factuality,
            chain=d.chain,
            anchor=anchor(self._document, d.start, d.end),
            rule=d.rule,
            confidence=d.confidence,
            duration=d.duration,
            because=d.because,
        )


def _is_one_name(roles: dict[str, tuple[Filler, ...]]) -> bool:
    """*the group called X*, where the group was read as X: a name is no alias of itself."""
    names = [{f.text.casefold() for f in roles.get(role, ())} for role in ("agent", "patient")]
    return bool(names[0]) and names[0] == names[1]


def _is_deed(kind: str, dictionary: Dictionary) -> bool:
    return kind in dictionary.kinds and not dictionary.kinds[kind].standing
