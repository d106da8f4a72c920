"""Who is who inside a document: the model's clusters, made to agree with the names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from isnad.mentions.countries import is_people
from isnad.mentions.descriptions import Descriptions
from isnad.mentions.draft import FIRST_PERSON, Draft, Span
from isnad.mentions.evidence import Evidence
from isnad.mentions.mention import EntityType
from isnad.mentions.names import NameParts, initials, is_acronym, parts_of, same_person, spelling
from isnad.mentions.numerals import wordset
from isnad.mentions.pronouns import Pronouns
from isnad.mentions.relatives import Relatives
from isnad.mentions.sorts import is_organisation_noun, is_person_noun, sort_of
from isnad.mentions.syntax import Syntax
from isnad.mentions.union import Union

_GENERIC = frozenset(
    spelling(w)
    for w in (
        wordset(
            "province governorate city town village district region county state republic kingdom prison crossing",
            "the blog newspaper group road street airport",
        )
    )
)
_SECOND_PERSON = wordset("you your yours yourself yourselves")
_WEIGHT = {"again": 0, "header": 100, "rule": 100}


@dataclass(slots=True)
class _Bearer:
    """One who bears names: the parts of each, and the drafts that are full names of his, in text order."""

    number: int
    names: list[NameParts] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def takes(self, parts: NameParts) -> bool:
        """Whether a full name fits one that he bears; he bears the longest first."""
        return any(same_person(parts, name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Beside:
    """Pairs of a description or pronoun and the name that it stands for by its place, which never make two who are
    named one; and who a pronoun cannot be, by its place. All are places among the drafts."""

    pairs: Iterable[tuple[int, int]] = ()
    strangers: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


_NOTHING = Beside()


def settle(
    text: str,
    drafts: Sequence[Draft],
    same: Iterable[tuple[int, int]] = (),
    keys: Iterable[tuple[int, object]] = (),
    syntax: Syntax | None = None,
    beside: Beside = _NOTHING,
) -> list[int]:
    """A cluster number for each draft.

    `same` are pairs of drafts that are one by what the text says (aliases, a heading's person); drafts with
    one key in `keys` are one. Two names that exclude each other are never joined by the model alone. Without
    `syntax` pronouns follow the model. `beside` tells what follows from where a description or pronoun stands.
    """
    _agree_on_types(text, drafts)
    union = Union(len(drafts))
    names = [n for n, d in enumerate(drafts) if d.kind == "name"]
    _join_persons(text, drafts, [n for n in names if drafts[n].entity_type == "Person"], union)
    _join_others(text, drafts, [n for n in names if drafts[n].entity_type != "Person"], union)
    by_key: dict[object, int] = {}
    for n, key in keys:
        union.join(n, by_key.setdefault(key, n))
    for a, b in same:
        union.join(a, b)
    union.name(n for n, d in enumerate(drafts) if _anchors(d))
    for a, b in beside.pairs:
        union.attach(a, b)
    if syntax is None:
        _join_by_model(drafts, union)
    else:
        Descriptions(text, drafts, syntax, union).join()
        _join_by_model([d if _speaks(text, d) else replace(d, group=None) for d in drafts], union)
        pronouns = Pronouns(text, drafts, syntax, union, beside.strangers)
        relatives = Relatives(text, drafts, union)
        for n, draft in enumerate(drafts):
            if draft.kind == "pronoun":
                pronouns.resolve(n)
                relatives.join(n)
    numbers = [union.find(n) for n in range(len(drafts))]
    _agree_in_clusters(text, drafts, numbers)
    return numbers


def _agree_in_clusters(text: str, drafts: Sequence[Draft], numbers: Sequence[int]) -> None:
    """Names that are one are of one sort: what their own words tell, else what most of them are."""
    votes: dict[int, Counter[EntityType | None]] = defaultdict(Counter)
    for d, number in zip(drafts, numbers, strict=True):
        if d.kind == "name":
            told = "Person" if d.title else sort_of(text[d.start : d.end], False)
            votes[number][told or d.entity_type] += 3 if told else 1
    for d, number in zip(drafts, numbers, strict=True):
        if d.kind == "name" and len(votes[number]) > 1:
            d.entity_type = votes[number].most_common(1)[0][0]


def _agree_on_types(text: str, drafts: Sequence[Draft]) -> None:
    """The same words have one type in a document: the one that most of their mentions have."""
    votes: dict[str, Counter[EntityType | None]] = defaultdict(Counter)
    for d in drafts:
        if d.kind == "name":
            votes[_words(text, d)][d.entity_type] += _WEIGHT.get(d.made, 2)
    for d in drafts:
        if d.kind == "name":
            d.entity_type = votes[_words(text, d)].most_common(1)[0][0]
    _collectives(text, drafts)
    Evidence(text, drafts).agree(drafts)
    families = {p.parts[-1] for d in drafts if _is_person(d) and (p := parts_of(text[d.start : d.end])).full}
    for d in drafts:
        if d.kind == "name" and d.entity_type in ("Organization", "Place") and d.made in ("model", "again"):
            parts = parts_of(text[d.start : d.end])
            if len(parts.parts) == 1 and parts.parts[0] in families and " " not in text[d.start : d.end]:
                d.entity_type = "Person"
    _bearers_are_persons(text, drafts, families)


_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")


def _bearers_are_persons(text: str, drafts: Sequence[Draft], families: Set[str]) -> None:
    """A longer name is a person's that ends as a person's bare name or family name does (*Karim Nuri* where *Nuri* or
    *Salim Nuri* is one), or that stands right behind what he is (*the terrorist Karim Nuri*)."""
    bare = Counter(_words(text, d) for d in drafts if _is_person(d) and " " not in text[d.start : d.end])
    for d in drafts:
        if (
            d.kind != "name"
            or d.entity_type not in ("Organization", "Place", "Work")
            or d.made not in ("model", "again")
        ):
            continue
        words = text[d.start : d.end].casefold().replace("-", " ").split()
        if not 1 < len(words) < 5 or sort_of(text[d.start : d.end], False) not in (None, "Person"):
            continue
        before = _WORD_BEFORE.search(text, max(0, d.start - 24), d.start)
        called = before is not None and is_person_noun(before[1]) and not {"of", "and", "the"} & set(words)
        if bare[words[-1]] > 1 or families & set(parts_of(" ".join(words)).parts[-1:]) or called:
            d.entity_type = "Person"


_BEHIND_THE = re.compile(r"\b(?:the|The|THE)\s\Z")


def _collectives(text: str, drafts: Sequence[Draft]) -> None:
    """*the Guardians*: a plural that mostly stands behind *the* is an organisation's name, no person's."""
    seen: dict[str, list[Draft]] = defaultdict(list)
    for d in drafts:
        if _is_person(d) and d.title is None and text[d.end - 1 : d.end] in ("s", "S"):
            seen[_words(text, d)].append(d)
    for found in seen.values():
        behind = sum(bool(_BEHIND_THE.search(text, max(0, d.start - 5), d.start)) for d in found)
        if 2 * behind > len(found) and not is_people(text[slice(*found[0].span)]):
            for d in found:
                d.entity_type = "Organization"


def _is_person(draft: Draft) -> bool:
    return draft.kind == "name" and draft.entity_type == "Person"


def _words(text: str, draft: Draft) -> str:
    return " ".join(text[draft.start : draft.end].casefold().replace("-", " ").split())


def _join_persons(text: str, drafts: Sequence[Draft], names: Sequence[int], union: Union) -> None:
    """Full names first, each with the bearer whom it fits; then bare names, each with the last bearer before."""
    parts = {n: parts_of(text[drafts[n].start : drafts[n].end]) for n in names}
    bearers, by_part = _bearers([n for n in names if parts[n].full], parts, union)
    alone: dict[tuple[str, ...], int] = {}
    for n in names:
        if parts[n].full or not parts[n].parts:
            continue
        bearer = _bearer_of(drafts, n, by_part.get(parts[n].parts[-1], ()), bearers, union)
        if bearer is not None:
            union.join(n, bearer)
        else:
            union.join(n, alone.setdefault(parts[n].parts, n))


def _bearers(
    names: Sequence[int], parts: dict[int, NameParts], union: Union
) -> tuple[list[_Bearer], dict[str, list[int]]]:
    """The bearers of full names, and by each part of a name the bearers that have it, in order of first mention."""
    bearers: list[_Bearer] = []
    by_part: dict[str, list[int]] = defaultdict(list)
    for n in sorted(names, key=lambda n: (-len(parts[n].parts), n)):
        fits = {b for part in parts[n].parts for b in by_part.get(part, ()) if bearers[b].takes(parts[n])}
        if len(fits) == 1 or (fits and _exact(bearers, fits, parts[n]) is not None):
            number = _exact(bearers, fits, parts[n])
            bearer = bearers[number if number is not None else next(iter(fits))]
        elif fits and not all(_without_given(parts[n], name) for b in fits for name in bearers[b].names[:1]):
            bearer = bearers[min(fits, key=lambda b: _distance(bearers[b].places, n))]
        else:
            bearer = _Bearer(len(bearers))
            bearers.append(bearer)
        if parts[n] not in bearer.names:
            bearer.names.append(parts[n])
            for part in parts[n].parts:
                if bearer.number not in by_part[part]:
                    by_part[part].append(bearer.number)
        bearer.places.append(n)
    for bearer in bearers:
        bearer.places.sort()
        for n in bearer.places:
            union.join(bearer.places[0], n)
    return bearers, by_part


def _without_given(parts: NameParts, longest: NameParts) -> bool:
    """Whether a name is the end of a longer one: of two brothers' names, their father's."""
    return 1 < len(parts.parts) < len(longest.parts) and longest.parts[0] != parts.parts[0]


def _exact(bearers: Sequence[_Bearer], fits: Iterable[int], parts: NameParts) -> int | None:
    return next((b for b in sorted(fits) if parts in bearers[b].names), None)


def _distance(places: Sequence[int], n: int) -> tuple[bool, int]:
    """How far a bearer's nearest full name stands, those before first."""
    before = [p for p in places if p <= n]
    return (False, n - max(before)) if before else (True, min(places) - n)


def _bearer_of(
    drafts: Sequence[Draft], n: int, numbers: Sequence[int], bearers: Sequence[_Bearer], union: Union
) -> int | None:
    """A draft of the bearer whom a bare name means: the model's choice among those who fit, else the last before."""
    if not numbers:
        return None
    group = drafts[n].group
    if group is not None and len(numbers) > 1:
        chosen = [b for b in numbers if any(drafts[p].group == group for p in bearers[b].places)]
        if len(chosen) == 1:
            return bearers[chosen[0]].places[0]
    before: list[tuple[int, int]] = []
    for b in numbers:
        places = bearers[b].places
        k = bisect_right(places, n)
        if k:
            before.append((places[k - 1], b))
    if before:
        return bearers[max(before)[1]].places[0]
    return bearers[min(numbers, key=lambda b: bearers[b].places[0])].places[0]


def _join_others(text: str, drafts: Sequence[Draft], names: Sequence[int], union: Union) -> None:
    """Organisations, places and works: the same words, an acronym with what it stands for, a longer form."""
    words = {n: text[drafts[n].start : drafts[n].end] for n in names}
    first: dict[tuple[object, ...], int] = {}
    for n in names:
        key = (_kind(drafts[n]), parts_of(words[n]).parts)
        if key[1]:
            union.join(n, first.setdefault(key, n))
    distinct = [(parts, n) for (kind, parts), n in first.items()]
    _join_acronyms([n for _, n in distinct], words, drafts, union)
    _join_longer(first, union)
    _join_beginnings(first, words, union)
    _join_by_noun([n for n in names if drafts[n].entity_type == "Organization"], words, drafts, union)


def _kind(draft: Draft) -> str:
    return "People" if draft.entity_type == "People" else "named"


def _join_acronyms(names: Sequence[int], words: dict[int, str], drafts: Sequence[Draft], union: Union) -> None:
    """An acronym joins the one organisation whose initials it is."""
    stands: dict[str, list[int]] = defaultdict(list)
    for n in names:
        if drafts[n].entity_type == "Organization" and len(words[n].replace("-", " ").split()) > 1:
            for letters in initials(words[n]):
                stands[letters].append(n)
    for n in names:
        if is_acronym(words[n]) and words[n].isupper() and drafts[n].entity_type == "Organization":
            found = {
                union.find(k) for k in stands.get(words[n].replace("-", "").replace(".", "").upper(), ()) if k != n
            }
            if len(found) == 1:
                union.join(n, found.pop())


def _join_by_noun(names: Sequence[int], words: dict[int, str], drafts: Sequence[Draft], union: Union) -> None:
    """*the Ministry*, *the Force*: the last organisation before with that noun, the model's choice first."""
    last: dict[str, list[int]] = defaultdict(list)
    for n in names:
        parts = [w.casefold() for w in words[n].replace("-", " ").split()]
        if len(parts) > 1:
            for part in set(parts):
                if is_organisation_noun(part):
                    last[part].append(n)
            continue
        found = last.get(parts[0], [])
        chosen = [k for k in found if drafts[n].group is not None and drafts[k].group == drafts[n].group]
        if found:
            union.join(n, (chosen or found)[-1])


def _join_beginnings(first: dict[tuple[object, ...], int], words: dict[int, str], union: Union) -> None:
    """*the Guardians* are *the Guardians of the Marsh*, *Observer Group* is *Observer Group Tarn*: one begins so."""
    for (kind, parts), n in first.items():
        if kind == "People" or not isinstance(parts, tuple):
            continue
        last = words[n].split()[-1]
        if not parts or not (is_organisation_noun(last) if len(parts) > 1 else parts[0].endswith("s")):
            continue
        begun = (k for (_, other), k in first.items() if isinstance(other, tuple) and other[: len(parts)] == parts)
        longer = {union.find(k) for k in begun}
        longer.discard(union.find(n))
        if len(longer) == 1:
            union.join(n, longer.pop())


def _join_longer(first: dict[tuple[object, ...], int], union: Union) -> None:
    """*Customs House* joins *Old Customs House* when nothing else ends so; *Sahir province* joins *Sahir*."""
    ends: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for (kind, parts), n in first.items():
        if kind == "People" or not isinstance(parts, tuple):
            continue
        for k in range(1, len(parts)):
            if len(parts) - k >= 2:
                ends[parts[k:]].add(n)
        bare = tuple(p for p in parts if p not in _GENERIC)
        if bare and bare != parts:
            ends[bare].add(n)
    for (kind, parts), n in first.items():
        longer = {union.find(k) for k in ends.get(parts, ())} - {union.find(n)} if kind != "People" else set()  # type: ignore[call-overload]
        if len(longer) == 1:
            union.join(n, longer.pop())


def _join_by_model(drafts: Sequence[Draft], union: Union) -> None:
    """Descriptions and pronouns go to the name of their group; between several names, to the nearest before."""
    groups: dict[int, list[int]] = defaultdict(list)
    for n, d in enumerate(drafts):
        if d.group is not None and not d.apart:
            groups[d.group].append(n)
    for members in groups.values():
        named = [n for n in members if union.is_named(n)]
        rest = [n for n in members if not union.is_named(n)]
        for n in rest:
            k = bisect_right(named, n)
            union.attach(n, named[k - 1] if k else named[0] if named else rest[0])


def _speaks(text: str, draft: Draft) -> bool:
    """Whether a pronoun is a first or second person."""
    return draft.kind == "pronoun" and text[draft.start : draft.end].casefold() in FIRST_PERSON | _SECOND_PERSON


def _anchors(draft: Draft) -> bool:
    """Whether a draft says who it is of itself: a name, or the word for a report's person."""
    return draft.kind == "name" or draft.made == "header"


def spans_of(drafts: Sequence[Draft]) -> dict[Span, int]:
    """The place of each name among the drafts, by its span."""
    return {d.span: n for n, d in enumerate(drafts) if d.kind == "name"}
