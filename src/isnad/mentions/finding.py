"""find_mentions: everything that a document mentions, in the order in which it is found out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.documents import Document
from isnad.encoder import Parse, Tagging
from isnad.mentions.aliases import Pair, alias_pairs, described
from isnad.mentions.appositions import Appositions
from isnad.mentions.capitals import in_capitals
from isnad.mentions.clusters import Beside, settle, spans_of
from isnad.mentions.countries import country_of
from isnad.mentions.datelines import datelines
from isnad.mentions.dating import Anchor, find_dates
from isnad.mentions.draft import Draft, Span, drafts_of
from isnad.mentions.extend import extended
from isnad.mentions.fragments import without_fragments
from isnad.mentions.header import Heading, borne_by, heading_of, heading_words, lone_role_words
from isnad.mentions.letterhead import letterheads
from isnad.mentions.mention import Date, Mention, Quantity
from isnad.mentions.mentioned import Alias, Mentioned
from isnad.mentions.names import without_titles
from isnad.mentions.narrator import narrated
from isnad.mentions.patterns import bodies, capital_names, redactions
from isnad.mentions.quantities import find_quantities
from isnad.mentions.recurring import recurring
from isnad.mentions.repair import Repair
from isnad.mentions.short_forms import short_forms
from isnad.mentions.sorts import sort_of
from isnad.mentions.spans import Spans, boilerplate
from isnad.mentions.syntax import Syntax
from isnad.mentions.titles import titled_names
from isnad.mentions.turns import Turn, turns_of, voices_of
from isnad.passages import Passage, note_numbers

_QUESTION = re.compile(r"^[^\S\n]*Q[.:]\s", re.MULTILINE)
_ANSWER = re.compile(r"[AQ][.:]\s+")


def find_mentions(
    document: Document, passages: Sequence[Passage], tagging: Tagging, anchor: Anchor = None
) -> Mentioned:
    """The mentions, dates, quantities and aliases of a document.

    Without mentions in `tagging` there are still dates, quantities, names of the header, redactions and bodies of
    countries. `anchor` re-anchors relative dates (see `find_dates`). Ids count in text order: mentions
    `{document}-m{n}`, clusters `{document}-e{n}`. Time is near-linear in the text.
    """
    text = document.text
    repair = Repair(text, tagging.words)
    drafts = [d for draft in drafts_of(text, tagging) if (d := repair(draft)) is not None]
    drafts = _without_turns(text, drafts)
    heading, turns = heading_of(text), turns_of(text)
    drafts = extended(text, drafts, in_capitals(text))
    drafts, keys = _with_rules(text, drafts, heading)
    drafts, labelled = _with_turns(drafts, turns, heading)
    drafts = extended(text, _in_order(drafts + recurring(text, drafts)), in_capitals(text))
    pairs = _heading_pairs(heading) + alias_pairs(text, drafts)
    drafts = _in_order(drafts + _new_names(drafts, pairs))
    outside = Spans(boilerplate(document))
    drafts = [d for d in _in_order(drafts + recurring(text, drafts)) if not outside.touches(*d.span)]
    drafts = _dated(text, _titled(text, without_fragments(text, drafts)))
    syntax = Syntax(text, tagging.words) if len(tagging.words) else None
    drafts, beside = _with_appositions(text, drafts, syntax)
    voices = voices_of(text, turns, drafts)
    beside = beside + narrated(text, drafts, turns) + voices.pairs
    same = _same(drafts, pairs) + described(text, drafts) + borne_by(text, drafts)
    numbers = settle(text, drafts, same, _keyed(drafts, keys + labelled), syntax, Beside(beside, voices.strangers))
    dates = find_dates(document, anchor)
    names = [d.span for d in drafts if d.kind == "name"]
    parse = tagging.words if len(tagging.words) else None
    taken = [*((d.start, d.end) for d in dates), *names, *note_numbers(document.text).items()]
    quantities = find_quantities(document, taken, parse)
    return _Made(document, drafts, numbers, tagging.words).mentioned(dates, quantities, pairs)


def _with_appositions(
    text: str, drafts: list[Draft], syntax: Syntax | None
) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The drafts with the descriptions beside names, and which stand beside which."""
    if syntax is None:
        return drafts, []
    for d in drafts:
        if d.head is not None and not _may_head(d, syntax):
            d.head = syntax.top(*d.span)
    found = Appositions(text, syntax)
    for d in drafts:
        if d.kind == "nominal" and d.head is not None and found.says(d.head):
            d.group = None
    drafts = _in_order(drafts + found.missing(drafts))
    return drafts, found.pairs(drafts)


def _may_head(draft: Draft, syntax: Syntax) -> bool:
    """Whether a draft's head word is one of its own, or the noun of the phrase that holds it."""
    head = draft.head or 0
    at = syntax.parse.starts[head]
    if draft.start <= at < draft.end:
        return True
    start, end = draft.phrase or draft.span
    return start <= at < end and syntax.parse.upos[head] not in ("VERB", "AUX")


def _titled(text: str, drafts: list[Draft]) -> list[Draft]:
    """The same drafts, with the titles before persons' names that rules found."""
    for d in drafts:
        if d.kind == "name" and d.entity_type == "Person" and d.title is None and d.made != "model":
            d.start, d.end, d.title = without_titles(text, d.start, d.end)
    return drafts


def _without_turns(text: str, drafts: list[Draft]) -> list[Draft]:
    """The same drafts; the *A.* of an answer is no first letter of a name."""
    if _QUESTION.search(text):
        for d in drafts:
            turn = _ANSWER.match(text, d.start)
            opens = not text[text.rfind("\n", 0, d.start) + 1 : d.start].strip()
            if turn and opens and d.kind != "pronoun" and turn.end() < d.end:
                d.start = turn.end()
    return drafts


def _dated(text: str, drafts: list[Draft]) -> list[Draft]:
    """The same drafts; a name that is a dateline's whole place is a place's."""
    places = set(datelines(text))
    for d in drafts:
        if d.kind == "name" and d.span in places:
            d.entity_type, d.made = "Place", "rule"
    return drafts


def _with_rules(
    text: str, drafts: list[Draft], heading: Heading | None
) -> tuple[list[Draft], list[tuple[Span, object]]]:
    """The drafts with those that rules find, and the keys of those that are one wherever they stand."""
    keys: list[tuple[Span, object]] = []
    made: list[Draft] = []
    word = heading.word if heading else lone_role_words(text)
    for span in heading_words(text, word) if word else ():
        made.append(Draft(*span, "nominal", "Person", made="header"))
        keys.append((span, "heading"))
    for d in drafts:
        if d.kind == "name" and (country := country_of(text[d.start : d.end])):
            keys.append((d.span, ("country", country)))
    if heading and heading.name:
        keys.append((heading.name, "heading"))
    if heading:
        made += [Draft(*s, "name", "Person", made="header") for s in (heading.name, *heading.aliases) if s]
    for body in bodies(text):
        made.append(Draft(body.start, body.end, "name", "Organization", made="rule"))
        keys.append(((body.start, body.end), body.key))
    made += [Draft(*s, "name", "Organization", made="rule") for s in letterheads(text)]
    for long, short in short_forms(text):
        made += [
            Draft(*long, "name", "Organization", made="rule"),
            Draft(*short, "name", "Organization", made="rule"),
        ]
    named = Spans(d.span for d in drafts if d.kind == "name")
    made += [Draft(*s, "name", "Person", made="again") for s in titled_names(text) if not named.touches(*s)]
    other = Spans(d.span for d in drafts if d.kind == "name" and d.entity_type != "Person")
    made += [
        Draft(*s, "name", sort_of(text[s[0] : s[1]], False) or "Person", made="again")
        for s in capital_names(text)
        if not other.touches(*s)
    ]
    made += [Draft(*s, "nominal", None, made="rule", apart=True) for s in redactions(text)]
    return _in_order(drafts + made), keys


def _with_turns(
    drafts: list[Draft], turns: Sequence[Turn], heading: Heading | None
) -> tuple[list[Draft], list[tuple[Span, object]]]:
    """The drafts with the labels of turns that name nobody, and the keys of those that are one person's."""
    named = Spans(d.span for d in drafts if d.kind == "name")
    made: list[Draft] = []
    keys: list[tuple[Span, object]] = []
    for turn in turns:
        span = (turn.start, turn.end)
        borne = heading is not None and heading.name is not None and (turn.answers or turn.words == heading.word)
        if named.touches(*span) or not (borne or (len(turn.words) > 1 and not turn.answers)):
            continue
        made.append(Draft(*span, "nominal", "Person", made="header"))
        keys.append((span, "heading" if borne else ("turn", turn.words)))
    return _in_order(drafts + made), keys


def _in_order(drafts: list[Draft]) -> list[Draft]:
    """Drafts in text order; of several for the same words one, of overlapping names the surer or longer."""
    rank = {"header": 0, "rule": 1, "alias": 2, "model": 3, "again": 4}
    ordered = sorted(drafts, key=lambda d: (d.start, -d.end, rank[d.made]))
    out: list[Draft] = []
    for d in ordered:
        last = out[-1] if out else None
        if last is not None and _same_words(last, d):
            last.group = d.group if last.group is None else last.group
            last.head = d.head if last.head is None else last.head
            last.phrase = last.phrase or d.phrase
            continue
        if last is not None and _rival(last, d):
            if rank[d.made] < rank[last.made] and (
                d.end > last.end or rank[d.made] < rank["model"] <= rank[last.made]
            ):
                out[-1] = d
            continue
        out.append(d)
    return out


def _same_words(a: Draft, b: Draft) -> bool:
    """Whether two drafts are of the same words, but for a determiner that one leaves out."""
    if a.span == b.span:
        return True
    whole = a.phrase or a.span
    return whole == (b.phrase or b.span) and a.end == b.end and a.start < b.start <= a.start + 4 and a.made != "model"


def _rival(a: Draft, b: Draft) -> bool:
    """Whether two names share words without one holding the other as a part of its own (*Bank of Tirana*)."""
    if a.kind != "name" or b.kind != "name" or b.start >= a.end:
        return False
    if b.end > a.end or a.entity_type == b.entity_type or {a.made, b.made} & {"header", "alias"}:
        return True
    return a.entity_type == "Person" or (
        b.start == a.start and (b.entity_type == "Person" or a.entity_type == "Place")
    )


def _heading_pairs(heading: Heading | None) -> list[Pair]:
    if heading is None or heading.name is None or heading.cue is None:
        return []
    return [Pair(heading.name, alias, heading.cue, "Person") for alias in heading.aliases]


def _new_names(drafts: Sequence[Draft], pairs: Sequence[Pair]) -> list[Draft]:
    """The names of pairs that nobody had found."""
    known = spans_of(drafts)
    spans = [(span, p.entity_type) for p in pairs for span in (p.agent, p.patient) if span not in known]
    return [Draft(*span, "name", kind, made="alias") for span, kind in spans]


def _same(drafts: Sequence[Draft], pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    known = spans_of(drafts)
    return [(known[p.agent], known[p.patient]) for p in pairs if p.agent in known and p.patient in known]


def _keyed(drafts: Sequence[Draft], keys: Sequence[tuple[Span, object]]) -> list[tuple[int, object]]:
    places = {d.span: n for n, d in enumerate(drafts)}
    return [(places[span], key) for span, key in keys if span in places]


class _Made:
    """Gives drafts their ids and makes them mentions."""

    def __init__(self, document: Document, drafts: Sequence[Draft], numbers: Sequence[int], parse: Parse) -> None:
        self._document = document
        self._drafts = drafts
        self._numbers = numbers
        self._parse = parse
        order = {n: k for k, n in enumerate(dict.fromkeys(numbers))}
        self._cluster = [f"{document.id}-e{order[n]}" for n in numbers]
        self._named = {
            n: d.entity_type for d, n in zip(reversed(drafts), reversed(numbers), strict=True) if _names(d)
        }

    def mentioned(
        self, dates: tuple[Date, ...], quantities: tuple[Quantity, ...], pairs: Sequence[Pair]
    ) -> Mentioned:
        """The whole."""
        mentions = tuple(self._mention(n, d) for n, d in enumerate(self._drafts))
        ids = {d.span: m.id for d, m in zip(self._drafts, mentions, strict=True) if d.kind == "name"}
        return Mentioned(
            mentions=mentions,
            dates=dates,
            quantities=quantities,
            aliases=tuple(
                Alias(ids[p.agent], ids[p.patient], p.cue, p.sure)
                for p in pairs
                if p.agent in ids and p.patient in ids
            ),
            titles={m.id: d.title for d, m in zip(self._drafts, mentions, strict=True) if d.title},
            phrases={m.id: d.phrase for d, m in zip(self._drafts, mentions, strict=True) if d.phrase},
            words=self._words(mentions),
        )

    def _mention(self, n: int, draft: Draft) -> Mention:
        number, cluster = self._numbers[n], self._cluster[n]
        kind = self._named.get(number) if draft.kind != "name" else None
        return Mention(
            id=f"{self._document.id}-m{n}",
            document=self._document.id,
            start=draft.start,
            end=draft.end,
            text=self._document.text[draft.start : draft.end],
            kind=draft.kind,
            entity_type=kind or draft.entity_type,
            entity=cluster if number in self._named else None,
            cluster=cluster,
            head=self._head(draft),
        )

    def _head(self, draft: Draft) -> int | None:
        if draft.head is not None:
            return draft.head
        inside = self._parse.covering(draft.start, draft.end)
        return next((w for w in inside if self._parse.heads[w] not in inside), None)

    def _words(self, mentions: Sequence[Mention]) -> dict[int, tuple[str, ...]]:
        """For each word the mentions that it stands for: those whose head it is, then the names that hold it."""
        ranked: dict[int, list[tuple[int, int, str]]] = {}
        for draft, mention in zip(self._drafts, mentions, strict=True):
            length = mention.end - mention.start
            if mention.head is not None:
                ranked.setdefault(mention.head, []).append((0 if mention.kind == "name" else 1, -length, mention.id))
            if draft.kind == "name":
                for word in self._parse.covering(mention.start, mention.end):
                    if word != mention.head:
                        ranked.setdefault(word, []).append((2, length, mention.id))
        return {word: tuple(i for _, _, i in sorted(found)) for word, found in ranked.items()}


def _names(draft: Draft) -> bool:
    return draft.kind == "name" and draft.entity_type in ("Person", "Organization", "Place", "Work")
