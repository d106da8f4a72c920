"""What two persons' names have in common, as figures: the features that the learned weights read."""

from __future__ import annotations

from isnad.entities.alignment import Alignment, align
from isnad.entities.persons import PersonName
from isnad.entities.spellings import Kind, relate
from isnad.entities.words import INITIAL, NUMBER, SOFT, Word

FEATURES = (
    "bias same_rarity same_words spelled_for spelled_against nicknames initials_full initials_both "
    "both_left_full both_left_initial left_one left_one_initial left_soft left_rarity "
    "last_same last_spelled last_apart last_crossed "
    "first_same first_initial first_nickname first_spelled first_left_both first_left_initials first_crossed "
    "one_word one_word_rarity both_one_word one_word_is_last one_word_is_first "
    "generations_differ generation_once wife female_once titles_shared titles_differ father_for_son "
    "crossed covered_shorter covered_longer "
    "middle_initials middle_mixed middle_full middle_rarity arabic_left_both arabic_left_one others_match "
    "nearest_left spelled_first_rarity spelled_last_first_same namesakes script both_long_left near_both "
    "shifted shifted_arabic arabic last_crossed_first"
).split()


def person_features(a: PersonName, b: PersonName) -> tuple[list[float], Alignment]:
    """The features in the order of FEATURES, and the alignment that they come from."""
    v, w = a.words, b.words
    found = align(v, w)
    pairs, left_a, left_b = found.pairs, found.left_a, found.left_b
    others = 0.0
    if (a.others or b.others) and (left_a or left_b):
        others = _match_others(a, b, found)
    n, m = len(v), len(w)
    last_a, last_b = n - 1, m - 1
    same_rarity = same_words = spelled_for = spelled_against = nicknames = initials_full = initials_both = 0.0
    last_same = last_spelled = last_crossed = first_same = first_initial = first_nickname = first_spelled = 0.0
    first_crossed = crossed = spelled_first = 0.0
    last_apart = first_left = 1.0
    previous = -1
    one_last = one_first = 0.0
    script = namesakes = 0.0
    for i, j, relation in sorted(pairs) if len(pairs) > 1 else pairs:
        kind = relation.kind
        one, two = v[i], w[j]
        evidence = relation.evidence
        if j < previous:
            crossed += 1.0
        previous = j
        if one.abjad != two.abjad:
            script = 1.0
        if kind == 5:
            if one.role & INITIAL:
                initials_both += 1.0
            else:
                same_words += 1.0
                same_rarity += one.rarity if one.rarity > two.rarity else two.rarity
        elif kind == 4:
            if evidence > 0:
                spelled_for += evidence
            else:
                spelled_against -= evidence
        elif kind == 1:
            initials_full += 1.0
        elif evidence > 1.0:
            nicknames += 1.0
        else:
            namesakes += 1.0
        if i == last_a and j == last_b:
            last_apart = 0.0
            if kind == 5:
                last_same = 1.0
            else:
                last_spelled = evidence
        elif i == last_a or j == last_b:
            last_crossed += 1.0
        if i == 0 and j == 0:
            first_left = 0.0
            if kind == 5:
                first_same = 1.0
            elif kind == 1:
                first_initial = 1.0
            elif kind == 4:
                first_spelled = evidence
                spelled_first = one.rarity + two.rarity
            else:
                first_nickname = 1.0
        elif i == 0 or j == 0:
            first_crossed += 1.0
        if j == last_b and m == 1 or i == last_a and n == 1:
            one_last = 1.0 if i == last_a and j == last_b else 0.0
            one_first = 1.0 if i == 0 and j == 0 else 0.0
    full_a = full_b = soft = rarity = 0.0
    for i in left_a:
        one = v[i]
        if not one.role & INITIAL:
            full_a += 1.0
            rarity += one.rarity
            if one.role & SOFT:
                soft += 1.0
    for j in left_b:
        one = w[j]
        if not one.role & INITIAL:
            full_b += 1.0
            rarity += one.rarity
            if one.role & SOFT:
                soft += 1.0
    count_a, count_b = len(left_a), len(left_b)
    both_full = full_a if full_a < full_b else full_b
    both_left = count_a if count_a < count_b else count_b
    left_one = abs(full_a - full_b)
    left_initials = abs(count_a - count_b - full_a + full_b)
    first_both = first_initials = 0.0
    middle_initials = middle_mixed = middle_full = nearest = long_left = 0.0
    if both_left:
        if first_left and left_a[0] == 0 and left_b[0] == 0:
            if v[0].role & INITIAL or w[0].role & INITIAL:
                first_initials = 1.0
            else:
                first_both = 1.0
        elif not first_left and not last_apart:
            if both_full:
                middle_full = 1.0
            elif full_a or full_b:
                middle_mixed = 1.0
            else:
                middle_initials = 1.0
        if both_full:
            nearest, long_left = _nearest(v, w, left_a, left_b)
    one_word = 1.0 if (n == 1) != (m == 1) else 0.0
    shared = differ = 0.0
    if a.titles and b.titles:
        shared = 0.0 if set(a.titles).isdisjoint(b.titles) else 1.0
        differ = 1.0 - shared
    generations = a.generation and b.generation
    wife = 1.0 if (a.titles or b.titles) and a.wife != b.wife else 0.0
    shorter, longer = (n, m) if n < m else (m, n)
    matched = n - count_a if n < m else m - count_b
    return [
        1.0,
        same_rarity / 10.0,
        same_words,
        spelled_for,
        spelled_against,
        nicknames,
        initials_full,
        initials_both,
        both_full,
        both_left - both_full,
        left_one,
        left_initials,
        soft,
        rarity / 10.0,
        last_same,
        last_spelled,
        last_apart,
        last_crossed,
        first_same,
        first_initial,
        first_nickname,
        first_spelled,
        first_both,
        first_initials,
        first_crossed,
        one_word,
        one_word * same_rarity / 10.0,
        1.0 if n == 1 == m else 0.0,
        one_word * one_last,
        one_word * one_first,
        1.0 if generations and a.generation != b.generation else 0.0,
        1.0 if not generations and (a.generation or b.generation) else 0.0,
        wife,
        1.0 if (a.titles or b.titles) and not wife and a.female != b.female else 0.0,
        shared,
        differ,
        _father_for_son(a, b, found) if a.fathers or b.fathers else 0.0,
        crossed,
        matched / shorter if shorter else 0.0,
        matched / longer if longer else 0.0,
        middle_initials,
        middle_mixed,
        middle_full,
        (middle_initials + middle_mixed + middle_full) * same_rarity / 10.0,
        both_full if a.arabic or b.arabic else 0.0,
        left_one if a.arabic or b.arabic else 0.0,
        others,
        nearest,
        spelled_first * (1.0 if first_spelled else 0.0) / 10.0,
        last_spelled * first_same,
        namesakes,
        script,
        long_left,
        spelled_for * spelled_against / 4.0,
        _shifted(found),
        _shifted(found) * (1.0 if a.arabic or b.arabic else 0.0),
        1.0 if a.arabic or b.arabic else 0.0,
        last_crossed * first_crossed,
    ], found


def _nearest(v: tuple[Word, ...], w: tuple[Word, ...], left_a: list[int], left_b: list[int]) -> tuple[float, float]:
    """The best evidence among the words left on both sides (0 is none at all), and 1 when rare words are left."""
    best, rare = -6.0, 0.0
    for i in left_a:
        if v[i].role & (INITIAL | NUMBER):
            continue
        for j in left_b:
            if w[j].role & (INITIAL | NUMBER):
                continue
            best = max(best, relate(v[i], w[j]).evidence)
            rare = max(rare, min(v[i].rarity, w[j].rarity))
    return best + 6.0, rare / 10.0


def _match_others(a: PersonName, b: PersonName, found: Alignment) -> float:
    """Words left on one side that are a nickname or variant in the brackets of the other; they are no longer left."""
    matched = 0.0
    for left, words, others in ((found.left_a, a.words, b.others), (found.left_b, b.words, a.others)):
        for place in left[:]:
            for other in others:
                relation = relate(words[place], other)
                if relation.kind is Kind.SAME or (relation.kind >= Kind.SHORTENED and relation.evidence > 1.0):
                    left.remove(place)
                    matched += 1.0
                    break
    return matched


def _father_for_son(a: PersonName, b: PersonName, found: Alignment) -> float:
    """1 where the given name of one is the father's name of the other and the other's own given name is left."""
    for i, j, relation in found.pairs:
        if relation.kind < Kind.NICKNAME:
            continue
        if (j in b.fathers and i == 0) or (i in a.fathers and j == 0):
            return 1.0
    return 0.0


def _shifted(found: Alignment) -> float:
    """1 where a first word is left and the second one goes with the first of the other (*Uday Saddam Hussein*, *Saddam Hussein*)."""
    if 0 in found.left_a:
        return float(any(i == 1 and j == 0 for i, j, _ in found.pairs))
    if 0 in found.left_b:
        return float(any(j == 1 and i == 0 for i, j, _ in found.pairs))
    return 0.0
