"""Learns the weights of name comparison: `python -m training.names [--data DIR]`.

Reads only names/people_train.jsonl and names/ar2en_train.tsv and writes figures to src/isnad/entities/weights.json:
how rare a word is (by hash), log-odds of letters that differ in two spellings of one word, and the weights of three
logistic regressions (two Latin spellings, Arabic or Hebrew script against Latin, two whole names). Deterministic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from zlib import crc32

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from isnad.entities import alignment, likeness, persons, spellings, weights, words
from isnad.entities.words import GENERATION, INITIAL, PARTICLE, TITLE, Word

TARGET = Path(__file__).parents[1] / "src/isnad/entities/weights.json"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Person:
    """One person of the training data."""

    id: str
    names: tuple[str, ...]


def read_people(path: Path) -> list[Person]:
    """The people of a names/people file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Person(row["id"], tuple(row["names"])) for row in rows]


def read_arabic(path: Path) -> list[Pair]:
    """(Arabic word, Latin spelling) pairs of a names/ar2en file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, b in (line.split("\t")[:2] for line in lines) if a and b]


def fit(
    features: np.ndarray, same: np.ndarray, ridge: float = 1.0, importance: np.ndarray | None = None
) -> np.ndarray:
    """Logistic regression by Newton's method with an L2 penalty on all weights but the first (the bias)."""
    counts = np.ones(len(same)) if importance is None else importance
    scale = np.abs(features).max(axis=0)
    scale[scale == 0] = 1.0
    x = features / scale
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    learned = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ learned, -30, 30)))
        gradient = x.T @ (counts * (p - same)) + penalty * learned
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        learned -= step
        if np.abs(step).max() < 1e-7:
            break
    return learned / scale


class Weighing:
    """The weights as they grow; written after each stage so that the next stage reads them."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.data: dict[str, object] = {
            "rarity": {}, "rarest": 10.0, "edits": {}, "spelling": [0.0] * 18, "abjad": [0.0] * 9,
            "person": None, "calibration": [[-6.0, 6.0], [0.0, 1.0]],
        }  # fmt: skip

    def put(self, **found: object) -> None:
        """Writes further weights and clears all that was derived from the old ones."""
        self.data.update(found)
        self.target.write_text(json.dumps(self.data, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
        weights.weights.cache_clear()
        persons.person_name.cache_clear()
        for memory in (words._WORDS, words._CHUNKS, spellings._KNOWN):
            memory.clear()


def rarities(people: Sequence[Person]) -> tuple[dict[str, float], float]:
    """Minus the logarithm of the share of people who have a word, for words that three or more have."""
    seen: Counter[str] = Counter()
    for person in people:
        seen.update(
            {w.text for name in person.names for w in persons.person_name(name).words if not w.role & INITIAL}
        )
    total = len(people)
    known = {str(crc32(w.encode())): round(-math.log(n / total), 1) for w, n in sorted(seen.items()) if n >= 3}
    return known, round(-math.log(1 / total), 1)


# ------------------------------------------------------------------------------------------------ spellings


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
    return JaroWinkler.similarity(a.sound, b.sound) > 0.6 and s[0] + t[0] in {s[0] * 2} or spellings.near(a, b)


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
    return sorted(found | _look_alikes(owners, known, rng, wanted // 2) | _SEXES)


_SEXES = {
    (min(pair), max(pair))
    for pair in (
        line.split("/")
        for line in (
            "paul/paula paul/pauline jean/jeanne jean/jeannette michel/michele michael/michelle stephen/stephanie daniel/danielle gabriel/gabrielle "
            "robert/roberta alexander/alexandra victor/victoria christian/christina carl/carla karl/karla joseph/josephine george/georgia "
            "george/georgina louis/louise louis/louisa henry/henrietta patrick/patricia eric/erica frederick/frederica charles/charlotte "
            "martin/martina anton/antonia antonio/antonia mario/maria julian/julia julio/julia claudio/claudia francisco/francisca "
            "fernando/fernanda roberto/roberta ivan/ivana simon/simone denis/denise andre/andrea rene/renee bernard/bernadette "
            "amin/amina salim/salima nabil/nabila karim/karima samir/samira jamil/jamila latif/latifa rashid/rashida said/saida "
            "khalid/khalida farid/farida hamid/hamida nadir/nadira amir/amira adil/adila munir/munira aziz/aziza tahir/tahira "
            "ivanov/ivanova petrov/petrova volkov/volkova hassan/hassana emil/emilia philip/philippa nicholas/nicola "
            "hasan/husayn hassan/hussein hassan/hossein hamid/hamed jalal/jamal sadiq/saddam kamal/kamil salim/salman nabil/nadir "
            "muhammad/mahmud mohammed/mahmoud ahmad/hamad rashid/rasheeda karim/kazim rahman/rahim rahman/rahmat abdrahman/abdrahim "
            "anwar/munawar faisal/fahd basil/bashar uday/qusay maher/mazen samir/amir tariq/tahir wael/walid yasin/yasir zayd/zaydan"
        ).split()
    )
}


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


def _respelled_words(people: Sequence[Person], rng: random.Random, wanted: int) -> list[Pair]:
    """Words of names in another romanisation, by rule."""
    everything = sorted(
        {w.text for person in people for name in person.names for w in _plain(name) if len(w.text) > 3}
    )
    copies = [(s, respelled(s, rng, rng.choice([1, 1, 2]))) for s in rng.sample(everything, wanted)]
    return [(min(s, t), max(s, t)) for s, t in copies if s != t and t.isalpha()]


def edit_odds(same: Sequence[Pair], other: Sequence[Pair], table: str = "") -> dict[str, float]:
    """Log-odds of each changed letter, with add-one smoothing towards its class; a letter's own only where seen 3 times."""
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


def learn_spellings(weighing: Weighing, people: Sequence[Person], arabic: Sequence[Pair]) -> None:
    """Edits first, then the weights of both kinds of spelling."""
    rng = random.Random(5)
    same = spelled_pairs(people)
    same = sorted({*same, *_respelled_words(people, rng, len(same))})
    other = unlike_pairs(people, same, rng, 2 * len(same))
    pairs = arabic_words(arabic)
    strange = arabic_others(pairs, rng, 2 * len(pairs))
    odds = edit_odds(same, other)
    odds |= edit_odds([(a.text, b.text) for a, b in pairs], [(a.text, b.text) for a, b in strange], "ar")
    weighing.put(edits=odds)
    rows = [spellings.spelling_features(words.word(s), words.word(t)) for s, t in [*same, *other]]
    y = np.array([1.0] * len(same) + [0.0] * len(other))
    spelling = fit(np.array(rows), y)
    rows = [spellings.abjad_features(words.word(a.text, True), words.word(b.text)) for a, b in [*pairs, *strange]]
    z = np.array([1.0] * len(pairs) + [0.0] * len(strange))
    abjad = fit(np.array(rows), z)
    print(f"spellings: {len(same)} same, {len(other)} other; Arabic script: {len(pairs)} same, {len(strange)} other")
    weighing.put(spelling=[round(float(w), 4) for w in spelling], abjad=[round(float(w), 4) for w in abjad])


# ------------------------------------------------------------------------------------------------ whole names


@dataclass(frozen=True)
class Labelled:
    """Two names, whether they are one person's, and how much the pair counts."""

    a: str
    b: str
    same: bool
    counts: float = 1.0
    kind: str = ""


def true_pairs(people: Sequence[Person]) -> list[Labelled]:
    """Names of one person; of pairs that differ by titles only, one a person."""
    found = []
    for person in people:
        titled = False
        for a, b in combinations(person.names, 2):
            v, w = persons.person_name(a), persons.person_name(b)
            only_title = v.words == w.words
            if only_title and titled:
                continue
            titled = titled or only_title
            found.append(Labelled(a, b, True, kind="title_only" if only_title else "variant"))
    return found


def false_pairs(people: Sequence[Person], rng: random.Random, wanted: int) -> list[Labelled]:
    """Different people who share a family name, a given name, or both with another middle name."""
    by_last: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person in people:
        for name in person.names:
            v = persons.person_name(name).words
            if len(v) > 1:
                by_last[v[-1].text].append((person.id, name))
                by_first[v[0].text].append((person.id, name))
    found = {pair: "surname" for pair in _draw(by_last, rng, wanted, _other_given)}
    found |= {pair: "middle" for pair in _draw(by_last, rng, wanted // 10, _other_middle)}
    found |= {pair: "near" for pair in _draw(by_first, rng, wanted // 2, _near_family)}
    return [Labelled(a, b, False, kind=kind) for (a, b), kind in sorted(found.items())]


def _draw(groups: dict[str, list[tuple[str, str]]], rng: random.Random, wanted: int, fits: object) -> set[Pair]:
    pools = [pool for _, pool in sorted(groups.items()) if len({person for person, _ in pool}) > 1]
    found: set[Pair] = set()
    for _ in range(wanted * 200):
        if len(found) >= wanted:
            break
        (one, a), (two, b) = rng.sample(rng.choice(pools), 2)
        if one != two and fits(persons.person_name(a).words, persons.person_name(b).words):  # type: ignore[operator]
            found.add((min(a, b), max(a, b)))
    return found


def _excludes(one: Word, two: Word) -> bool:
    relation = spellings.relate(one, two)
    return relation.kind is spellings.Kind.DIFFERENT or (
        relation.kind is spellings.Kind.SPELLED and relation.evidence < 0.5
    )


def _other_given(v: Sequence[Word], w: Sequence[Word]) -> bool:
    givens, others = v[:-1], w[:-1]
    return all(_excludes(x, y) for x in givens[:1] for y in others) and all(
        _excludes(x, y) for x in givens for y in others[:1]
    )


def _other_middle(v: Sequence[Word], w: Sequence[Word]) -> bool:
    return (
        len(v) > 2
        and len(w) > 2
        and v[0] is w[0]
        and not v[0].role & INITIAL
        and all(_excludes(x, y) for x in v[1:-1] for y in w[1:-1])
    )


def _near_family(v: Sequence[Word], w: Sequence[Word]) -> bool:
    middles = all(_excludes(x, y) for x in v[1:-1] for y in w[1:-1]) or len(v) == 2 or len(w) == 2
    s, t = v[-1].text, w[-1].text
    return middles and s != t and len(s) > 2 and Levenshtein.distance(s, t) <= 2 + (len(s) > 6)


def learn_persons(weighing: Weighing, pairs: Sequence[Labelled]) -> None:
    """The small network over the features of whole names, and the calibration of its score."""
    rows = np.array([likeness.person_features(persons.person_name(p.a), persons.person_name(p.b))[0] for p in pairs])
    same = np.array([float(p.same) for p in pairs])
    counts = np.array([p.counts for p in pairs])
    weighing.put(person=fit_network(rows, same, counts))
    held_out = np.zeros(len(rows))
    fold = np.random.default_rng(3).integers(0, 4, len(rows))
    for k in range(4):
        net = fit_network(rows[fold != k], same[fold != k], counts[fold != k])
        held_out[fold == k] = weights.network_of(net).odds(rows[fold == k])
    natural = np.array([p.kind in NATURAL for p in pairs])
    share = same[natural].mean()
    balance = np.where(same[natural] > 0, 0.5 / share, 0.5 / (1 - share))
    weighing.put(calibration=calibrate(held_out[natural], same[natural], balance))


NATURAL = frozenset({"variant", "title_only", "surname", "near", "middle"})


def calibrate(odds: np.ndarray, same: np.ndarray, counts: np.ndarray) -> list[list[float]]:
    """Corners of a rising line from log-odds to the share of pairs that are the same (pool-adjacent violators)."""
    order = np.argsort(odds)
    size = max(1, len(odds) // 40)
    groups = [order[k : k + size] for k in range(0, len(order), size)]
    pools: list[list[float]] = []
    for group in groups:
        weight = counts[group].sum()
        pools.append(
            [
                float((odds[group] * counts[group]).sum() / weight),
                float((same[group] * counts[group]).sum() / weight),
                float(weight),
            ]
        )
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            x, y, w = pools.pop()
            u, v, z = pools.pop()
            pools.append([(u * z + x * w) / (z + w), (v * z + y * w) / (z + w), z + w])
    xs = [pools[0][0] - 12.0, *(p[0] for p in pools), pools[-1][0] + 12.0]
    ys = [0.0, *(min(0.995, max(0.005, p[1])) for p in pools), 1.0]
    rising = [max(y, k * 1e-6) for k, y in enumerate(np.maximum.accumulate(ys))]
    return [[round(x, 3) for x in xs], [round(y, 5) for y in rising]]


def score_network(rows: np.ndarray) -> np.ndarray:
    """The log-odds that the weights as written give."""
    network = weights.weights().person
    assert network is not None
    return network.odds(rows)


def fit_network(
    rows: np.ndarray, same: np.ndarray, counts: np.ndarray, units: int = 8, epochs: int = 40
) -> dict[str, list]:
    """A logistic regression with a few tanh units beside it: Adam over shuffled batches, L2 penalty, fixed seed.

    The weights are the mean over the last quarter of the steps.
    """
    rng = np.random.default_rng(11)
    scale = np.abs(rows).max(axis=0)
    scale[scale == 0] = 1.0
    x = rows / scale
    w = {
        "inner": rng.normal(0, 0.3, (x.shape[1], units)),
        "outer": rng.normal(0, 0.3, units),
        "direct": np.zeros(x.shape[1]),
    }
    m, v, mean = ({k: np.zeros_like(z) for k, z in w.items()} for _ in range(3))
    steps = epochs * (len(x) // BATCH)
    averaged = 0
    order = rng.permutation(len(x))
    for step in range(1, steps + 1):
        place = (step * BATCH) % (len(x) - BATCH)
        if place < BATCH:
            order = rng.permutation(len(x))
        chosen = order[place : place + BATCH]
        gradient = _gradient(w, x[chosen], same[chosen], counts[chosen])
        rate = 0.02 * (1 - step / steps) + 0.0005
        for k, g in gradient.items():
            m[k] = 0.9 * m[k] + 0.1 * g
            v[k] = 0.999 * v[k] + 0.001 * g * g
            w[k] = w[k] - rate * (m[k] / (1 - 0.9**step)) / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
        if step > steps * 3 // 4:
            averaged += 1
            for k in w:
                mean[k] += (w[k] - mean[k]) / averaged
    return {
        "inner": [[round(float(z), 4) for z in line] for line in mean["inner"] / scale[:, None]],
        "outer": [round(float(z), 4) for z in mean["outer"]],
        "direct": [round(float(z), 4) for z in mean["direct"] / scale],
    }


def _gradient(w: dict[str, np.ndarray], x: np.ndarray, same: np.ndarray, counts: np.ndarray) -> dict[str, np.ndarray]:
    hidden = np.tanh(x @ w["inner"])
    p = 1 / (1 + np.exp(-np.clip(hidden @ w["outer"] + x @ w["direct"], -30, 30)))
    error = counts * (p - same) / counts.sum()
    back = (error[:, None] * w["outer"][None, :]) * (1 - hidden**2)
    found = {"inner": x.T @ back, "outer": hidden.T @ error, "direct": x.T @ error}
    return {k: g + RIDGE * w[k] for k, g in found.items()}


BATCH = 1024
RIDGE = 3e-5


# ------------------------------------------------------------------------------------------------ made pairs


def made_pairs(people: Sequence[Person], arabic: Sequence[Pair], rng: random.Random) -> list[Labelled]:
    """What the lists of people hold too little of: relatives, bare names, other scripts, spoilt copies."""
    full = [name for person in people for name in person.names if _is_full(name)]
    return [
        *_relatives(full, rng),
        *_bare_names(people, rng),
        *_other_scripts(arabic, rng),
        *_spoilt(full, rng),
        *_namesake_neighbours(people, rng),
    ]


def _is_full(name: str) -> bool:
    parts = persons.person_name(name)
    return 2 <= len(parts.words) <= 4 and not parts.words[0].role & INITIAL and name.isascii()


def _texts(name: str) -> list[str]:
    return [w.text for w in persons.person_name(name).words]


def _relatives(full: Sequence[str], rng: random.Random) -> list[Labelled]:
    """Brothers with one father's name, father and son, Senior and Junior, husband and wife, *Abu X* and X."""
    found = []
    for _ in range(700):
        a, b, c = (_texts(rng.choice(full)) for _ in range(3))
        if a[0] == b[0] or _alike(a[0], b[0]) or _alike(a[0], c[0]):
            continue
        family = a[-1]
        article = rng.choice(["", "al-", ""])
        found.append(
            Labelled(f"{a[0]} {c[0]} {article}{family}", f"{b[0]} {c[0]} {article}{family}", False, kind="brothers")
        )
        if rng.random() < 0.4:
            found.append(
                Labelled(f"{a[0]} bin {c[0]} {article}{family}", f"{c[0]} {article}{family}", False, kind="father")
            )
            found.append(Labelled(f"{a[0]} bin {c[0]}", f"{c[0]} bin {a[0]}", False, kind="father"))
            found.append(
                Labelled(f"{a[0]} ibn {c[0]} {article}{family}", f"{a[0]} {article}{family}", True, kind="patronymic")
            )
            found.append(
                Labelled(f"{a[0]} {c[0]} {article}{family}", f"{a[0]} bin {c[0]} {family}", True, kind="patronymic")
            )
            found.append(Labelled(f"Abu {a[0]}", f"{a[0]} {family}", False, kind="kunya"))
            found.append(Labelled(f"Abu {a[0]} {family}", f"{a[0]} {family}", False, kind="kunya"))
            found.append(Labelled(f"Abu {a[0]}", f"Abu {b[0]}", False, kind="kunya"))
            found.append(Labelled(f"{a[0]} {family} Jr.", f"{a[0]} {family} Sr.", False, kind="generations"))
            found.append(Labelled(f"{a[0]} {family} III", f"{a[0]} {family} IV", False, kind="generations"))
            found.append(Labelled(f"Mrs. {a[0]} {family}", f"{a[0]} {family}", False, 0.3, kind="wife"))
            found.append(Labelled(f"{c[0]} {a[0]} {b[-1]}", f"{c[0]} {b[0]} {b[-1]}", False, kind="middle"))
    for _ in range(2500):
        a, b = (_texts(rng.choice(full)) for _ in range(2))
        if not any(_alike(x, y) for x in a for y in b):
            found.append(Labelled(" ".join(a), " ".join(b), False, 0.3, kind="strangers"))
        if not any(_alike(x, b[-1]) for x in a):
            found.append(Labelled(f"{a[0]} {a[-1]}", f"{a[0]} {b[-1]}", False, 0.4, kind="first names"))
            if len(a) > 2:
                found.append(Labelled(" ".join(a), " ".join([*a[:-1], b[-1]]), False, 0.3, kind="first names"))
    for _ in range(300):
        a, b = (_texts(rng.choice(full)) for _ in range(2))
        found.append(Labelled(f"{a[0]} {b[0]} al-{a[-1]}", f"{b[0]} al-{a[-1]}", False, 0.5, kind="father"))
    return found


def _alike(s: str, t: str) -> bool:
    return not _excludes(words.word(s), words.word(t))


def _bare_names(people: Sequence[Person], rng: random.Random) -> list[Labelled]:
    """A family name alone against other people of that name: a bare name is compatible, no proof."""
    by_last: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person in people:
        for name in person.names:
            v = persons.person_name(name).words
            if len(v) > 1 and not v[-1].role & INITIAL:
                by_last[v[-1].text].append((person.id, name))
    found = set()
    shared = [last for last, pool in sorted(by_last.items()) if len({i for i, _ in pool}) > 1]
    for _ in range(2500):
        last = rng.choice(shared)
        bare = (
            last.capitalize()
            if rng.random() < 0.6
            else rng.choice(["President", "General", "Mr.", "Colonel", "Dr."]) + " " + last.capitalize()
        )
        found.add((bare, rng.choice(by_last[last])[1]))
    return [Labelled(a, b, False, 0.25, kind="bare") for a, b in sorted(found)]


def _other_scripts(arabic: Sequence[Pair], rng: random.Random) -> list[Labelled]:
    """Names of two or three words in Arabic script with their Latin spelling, or with one word of another."""
    found = []
    usable = [(a, b) for a, b in arabic if len(a) > 2 and len(b) > 2 and b.isascii() and b.isalpha()]
    for _ in range(2000):
        chosen = rng.sample(usable, rng.choice([2, 2, 3]))
        theirs = [b for _, b in chosen]
        same = rng.random() < 0.5
        if not same:
            place = rng.randrange(len(theirs))
            theirs[place] = rng.choice(usable)[1]
        if same and len(theirs) == 3 and rng.random() < 0.4:
            theirs.pop(1)
        latin = " ".join(w.capitalize() for w in theirs)
        found.append(Labelled(" ".join(a for a, _ in chosen), latin, same, 0.5, kind="script"))
    return found


_RESPELL = (
    ("q", "k"), ("k", "q"), ("u", "ou"), ("ou", "u"), ("i", "ee"), ("ee", "i"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ss", "s"), ("s", "ss"),
    ("ai", "ay"), ("ay", "ai"), ("ei", "ai"), ("y", "i"), ("j", "dj"), ("v", "w"), ("w", "v"), ("ks", "x"), ("x", "ks"), ("sh", "ch"), ("ch", "tch"),
    ("e", "a"), ("a", "e"), ("o", "u"), ("u", "o"), ("f", "ff"), ("z", "s"), ("th", "t"), ("ts", "tz"), ("c", "k"), ("ll", "l"), ("m", "rn"), ("l", "1"),
    ("i", "y"), ("j", "g"), ("g", "j"), ("y", "j"), ("h", ""), ("e", ""), ("mm", "m"), ("aa", "a"), ("a", "aa"), ("o", "0"),
)  # fmt: skip


def respelled(name: str, rng: random.Random, changes: int) -> str:
    """`name` with some letters written as another romanisation, a press or an OCR would."""
    for _ in range(changes):
        usable = [(old, new) for old, new in _RESPELL if old in name[1:]]
        if not usable:
            break
        old, new = rng.choice(usable)
        place = rng.choice([k for k in range(1, len(name)) if name.startswith(old, k)])
        name = name[:place] + new + name[place + len(old) :]
    return name


def _spoilt(full: Sequence[str], rng: random.Random) -> list[Labelled]:
    """True pairs: respelled, turned round, joined, in capitals, with a word dropped; false: a respelled other person."""
    found = []
    for name in rng.sample(list(full), min(len(full), 3500)):
        bare = " ".join(w.capitalize() for w in _texts(name))
        copy = respelled(bare, rng, rng.choice([0, 1, 1, 2]))
        turn = rng.random()
        parts = copy.split()
        if turn < 0.12:
            copy = " ".join([parts[-1], *parts[:-1]])
        elif turn < 0.25:
            copy = f"{parts[-1].upper()}, {' '.join(parts[:-1])}"
        elif turn < 0.30:
            copy = "".join(parts)
        elif turn < 0.40 and len(parts) > 2:
            copy = f"{parts[0]} {parts[-1]}"
        found.append(Labelled(bare, copy, True, 0.5, kind="spoilt"))
    return found


def _namesake_neighbours(people: Sequence[Person], rng: random.Random) -> list[Labelled]:
    """Two people of one family name whose given names are well known, look alike and differ."""
    first: Counter[str] = Counter()
    for person in people:
        first.update(
            {
                v[0].text
                for v in (persons.person_name(n).words for n in person.names)
                if len(v) > 1 and not v[0].role & INITIAL
            }
        )
    common = sorted(w for w, n in first.items() if n >= 4 and len(w) > 2)
    alike = [
        (s, t)
        for s, t in combinations(common, 2)
        if Levenshtein.distance(s, t) <= 3 and s[0] == t[0] and words.word(s).sound != words.word(t).sound
        and spellings.relate(words.word(s), words.word(t)).kind in (spellings.Kind.DIFFERENT, spellings.Kind.SPELLED)
        and words.word(s).bones != words.word(t).bones
    ]  # fmt: skip
    lasts = sorted(
        {v[-1].text for person in people for v in (persons.person_name(n).words for n in person.names) if len(v) > 1}
    )
    found = []
    for _ in range(900):
        s, t = rng.choice(alike)
        last = rng.choice(lasts).capitalize()
        found.append(Labelled(f"{s.capitalize()} {last}", f"{t.capitalize()} {last}", False, kind="look-alike"))
    return found


def main() -> None:
    """Learns all weights and writes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared/data/names")
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    people, arabic = read_people(args.data / "people_train.jsonl"), read_arabic(args.data / "ar2en_train.tsv")
    weighing = Weighing(args.target)
    weighing.put()
    known, rarest = rarities(people)
    weighing.put(rarity=known, rarest=rarest)
    learn_spellings(weighing, people, arabic)
    rng = random.Random(7)
    pairs = true_pairs(people)
    pairs += false_pairs(people, rng, len(pairs) // 2)
    pairs += made_pairs(people, arabic, rng)
    print("pairs:", dict(Counter(p.kind for p in pairs)))
    learn_persons(weighing, pairs)
    print(f"{args.target}: {args.target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
