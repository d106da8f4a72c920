"""Pairs of words: two spellings of one, or two words that only look alike; and what their letters tell."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from isnad.entities import persons, spellings, words
from isnad.entities.words import GENERATION, INITIAL, PARTICLE, TITLE, Word
from training.name_people import Pair, Person, respelled

_SEXES = """
    paul/paula paul/pauline jean/jeanne jean/jeannette michel/michele michael/michelle stephen/stephanie
    daniel/danielle gabriel/gabrielle robert/roberta alexander/alexandra victor/victoria christian/christina
    carl/carla karl/karla joseph/josephine george/georgia george/georgina louis/louise louis/louisa
    henry/henrietta patrick/patricia eric/erica frederick/frederica charles/charlotte martin/martina
    anton/antonia antonio/antonia mario/maria julian/julia julio/julia claudio/claudia francisco/francisca
    fernando/fernanda roberto/roberta ivan/ivana simon/simone denis/denise andre/andrea rene/renee
    bernard/bernadette amin/amina salim/salima nabil/nabila karim/karima samir/samira jamil/jamila
    latif/latifa rashid/rashida said/saida khalid/khalida farid/farida hamid/hamida nadir/nadira amir/amira
    adil/adila munir/munira aziz/aziza tahir/tahira ivanov/ivanova petrov/petrova volkov/volkova
    hassan/hassana emil/emilia philip/philippa nicholas/nicola hasan/husayn hassan/hussein hassan/hossein
    hamid/hamed jalal/jamal sadiq/saddam kamal/kamil salim/salman nabil/nadir muhammad/mahmud
    mohammed/mahmoud ahmad/hamad rashid/rasheeda karim/kazim rahman/rahim rahman/rahmat abdrahman/abdrahim
    anwar/munawar faisal/fahd basil/bashar uday/qusay maher/mazen samir/amir tariq/tahir wael/walid
    yasin/yasir zayd/zaydan
"""


def spelled_pairs(people: Sequence[Person]) -> list[Pair]:
    """Two spellings of one word: what two names of one person leave over when the same words are taken away."""
    found: set[Pair] = set()
    for person in people:
        for a, b in combinations(person.names, 2):
            left = _left_over(a, b)
            if left is not None and _plausible(*left):
                found.add(left)
    return sorted(found)


def _plain(name: str) -> list[Word]:
    return [w for w in persons.person_name(name).words if not w.role & (INITIAL | TITLE | PARTICLE | GENERATION)]


def _left_over(a: str, b: str) -> Pair | None:
    v, w = _plain(a), _plain(b)
    x = [one for one in v if one not in w]
    y = [one for one in w if one not in v]
    if len(v) == len(w) and len(x) == len(y) == 1 and v.index(x[0]) == w.index(y[0]):
        return min(x[0].text, y[0].text), max(x[0].text, y[0].text)
    return None


def _plausible(s: str, t: str) -> bool:
    a, b = words.word(s), words.word(t)
    if a.nicknames & b.nicknames or min(len(s), len(t)) < 2:
        return False
    return (JaroWinkler.similarity(a.sound, b.sound) > 0.6 and s[0] + t[0] in {s[0] * 2}) or spellings.near(a, b)


def unlike_pairs(people: Sequence[Person], spelled: Iterable[Pair], rng: random.Random, wanted: int) -> list[Pair]:
    """Words of different people that stand beside a shared word and look alike; never a known pair of spellings."""
    known = set(spelled)
    beside: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for name in person.names:
            plain = [w.text for w in _plain(name)]
            for w in plain:
                owners[w].add(person.id)
                beside[w].update(x for x in plain if x != w)
    found: set[Pair] = set()
    everything = sorted(owners)
    anchors = sorted(w for w in beside if len(beside[w]) > 1)
    for _ in range(wanted * 400):
        if len(found) >= wanted:
            break
        pool = sorted(beside[rng.choice(anchors)]) if rng.random() < 0.75 else everything
        s, t = rng.choice(pool), rng.choice(pool)
        if s >= t or (s, t) in known or owners[s] & owners[t] or len(s) < 2 or len(t) < 2:
            continue
        a, b = words.word(s), words.word(t)
        if spellings.near(a, b) and not a.nicknames & b.nicknames:
            found.add((s, t))
    return sorted(found | _look_alikes(owners, known, rng, wanted // 2) | _other_people())


def _other_people() -> set[Pair]:
    """Names that look alike and are never one person's: the two sexes of a name, and names often mistaken."""
    found = (line.split("/") for line in _SEXES.split())
    return {(min(pair), max(pair)) for pair in found}


def _look_alikes(owners: dict[str, set[str]], known: set[Pair], rng: random.Random, wanted: int) -> set[Pair]:
    """Words of different people that are two letters apart at most and do not sound the same."""
    everything = sorted(w for w in owners if len(w) > 3)
    apart = process.cdist(everything, everything, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)
    rows, columns = np.nonzero(np.triu(apart <= 2, 1))
    places = rng.sample(range(len(rows)), min(len(rows), wanted * 3))
    found: set[Pair] = set()
    for s, t in ((everything[rows[k]], everything[columns[k]]) for k in places):
        a, b = words.word(s), words.word(t)
        apart_for_sure = (s, t) not in known and not owners[s] & owners[t] and not a.nicknames & b.nicknames
        if apart_for_sure and a.sound != b.sound and len(found) < wanted:
            found.add((s, t))
    return found


def respelled_words(people: Sequence[Person], rng: random.Random, wanted: int) -> list[Pair]:
    """Words of names in another romanisation, by rule."""
    everything = sorted(
        {w.text for person in people for name in person.names for w in _plain(name) if len(w.text) > 3}
    )
    copies = [(s, respelled(s, rng, rng.choice([1, 1, 2]))) for s in rng.sample(everything, wanted)]
    return [(min(s, t), max(s, t)) for s, t in copies if s != t and t.isalpha()]


def edit_odds(same: Sequence[Pair], other: Sequence[Pair], table: str = "") -> dict[str, float]:
    """Log-odds of each changed letter, add-one smoothed; rare letters have their class's."""
    ours, theirs = _count_edits(same, table), _count_edits(other, table)
    odds: dict[str, float] = {}
    for general in (True, False):
        n, m = sum(ours[general].values()), sum(theirs[general].values())
        for key in sorted({*ours[general], *theirs[general]}):
            x, y = ours[general][key], theirs[general][key]
            if general or x + y >= 5:
                odds[key] = round(math.log((x + 1) / (n + 50)) - math.log((y + 1) / (m + 50)), 2)
    # a word that keeps most letters is likelier the same: each change costs what changes cost on average
    cost = math.log((sum(ours[True].values()) / len(same)) / (sum(theirs[True].values()) / len(other)))
    return {key: round(value + cost, 2) for key, value in odds.items()}


def _count_edits(pairs: Sequence[Pair], table: str) -> dict[bool, Counter[str]]:
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for s, t in pairs:
        for specific, general in spellings.edits(s, t, table):
            counts[True][general] += 1
            counts[False][specific] += 1
    return counts


def arabic_words(pairs: Sequence[Pair]) -> list[tuple[Word, Word]]:
    """The word of each Arabic spelling and of the Latin one."""
    found = []
    for arabic, latin in pairs:
        left = [w for w in words.chunk(arabic).words if w.abjad]
        right = words.chunk(latin).words
        if len(left) == 1 and len(right) == 1 and len(left[0].text) > 1 and len(right[0].text) > 1:
            found.append((left[0], right[0]))
    return found


def arabic_others(pairs: Sequence[tuple[Word, Word]], rng: random.Random, wanted: int) -> list[tuple[Word, Word]]:
    """Arabic words against Latin ones of other pairs, near ones only, as the comparison would see them."""
    by_bones: dict[str, list[Word]] = defaultdict(list)
    for _, latin in pairs:
        by_bones[latin.bones[:1]].append(latin)
    right = {(a.text, b.text) for a, b in pairs}
    found = []
    for _ in range(wanted * 100):
        if len(found) >= wanted:
            break
        arabic, _latin = rng.choice(pairs)
        pool = by_bones.get(arabic.bones[:1]) if rng.random() < 0.8 else None
        other = rng.choice(pool) if pool else rng.choice(pairs)[1]
        if (arabic.text, other.text) not in right and spellings.abjad_near(arabic, other):
            found.append((arabic, other))
    return found
