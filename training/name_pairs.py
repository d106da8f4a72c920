"""Pairs of whole names: true ones, false ones, and made ones for what lists of people hold too little of."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from isnad.entities import persons, spellings, words
from isnad.entities.words import INITIAL, Word
from training.name_people import Labelled, Pair, Person, respelled

Fits = Callable[[Sequence[Word], Sequence[Word]], bool]


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
    found = dict.fromkeys(_draw(by_last, rng, wanted, _other_given), "surname")
    found |= dict.fromkeys(_draw(by_last, rng, wanted // 10, _other_middle), "middle")
    found |= dict.fromkeys(_draw(by_first, rng, wanted // 2, _near_family), "near")
    return [Labelled(a, b, False, kind=kind) for (a, b), kind in sorted(found.items())]


def _draw(groups: dict[str, list[tuple[str, str]]], rng: random.Random, wanted: int, fits: Fits) -> set[Pair]:
    pools = [pool for _, pool in sorted(groups.items()) if len({person for person, _ in pool}) > 1]
    found: set[Pair] = set()
    for _ in range(wanted * 200):
        if len(found) >= wanted:
            break
        (one, a), (two, b) = rng.sample(rng.choice(pools), 2)
        if one != two and fits(persons.person_name(a).words, persons.person_name(b).words):
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
    return [Labelled(a, b, False, 0.1, kind="bare") for a, b in sorted(found)]


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


def _spoilt(full: Sequence[str], rng: random.Random) -> list[Labelled]:
    """True pairs: a name respelled, turned round, run together, in capitals or with a word dropped."""
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
