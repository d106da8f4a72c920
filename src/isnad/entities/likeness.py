"""What two persons' names have in common, as figures: the features that the learned weights read."""

from __future__ import annotations

from isnad.entities.alignment import Alignment, align
from isnad.entities.persons import PersonName
from isnad.entities.spellings import FAR_EVIDENCE, Kind, Relation, relate
from isnad.entities.vetoes import father_for_son
from isnad.entities.words import INITIAL, NUMBER, SOFT, Word

_OF_PAIRS = """
    same_words same_rarity spelled_for spelled_against nicknames namesakes initials_full initials_both crossed script
    last_same last_spelled last_apart first_same first_initial first_nickname first_spelled first_spelled_rarity
    first_apart last_crossed first_crossed shifted
"""
_OF_LEFT = """
    both_left_full both_left_initial left_one left_one_initial left_soft left_rarity first_left_both
    first_left_initials middle_initials middle_mixed middle_full nearest_left rare_left
"""
_OF_WHOLE = """
    one_word one_word_rarity both_one_word one_word_is_last covered_shorter covered_longer middle_rarity others_match
    generations_differ generation_once wife female_once titles_shared titles_differ father_for_son arabic
    arabic_left_both arabic_left_one arabic_shifted spelled_both_ways last_spelled_first_same
"""
FEATURES = tuple(f"bias {_OF_PAIRS} {_OF_LEFT} {_OF_WHOLE}".split())

Row = list[float]


def person_features(a: PersonName, b: PersonName) -> tuple[Row, Alignment]:
    """The features in the order of FEATURES, and the alignment that they come from."""
    v, w = a.words, b.words
    found = align(v, w)
    others = 0.0
    if (a.others or b.others) and (found.left_a or found.left_b):
        others = _match_others(a, b, found)
    of_pairs = _of_pairs(found.pairs, v, w)
    of_left = _of_left(found, v, w, of_pairs[12] == 0.0, of_pairs[18] == 0.0)
    return [1.0, *of_pairs, *of_left, *_of_whole(a, b, found, of_pairs, of_left, others)], found


def _of_pairs(pairs: list[tuple[int, int, Relation]], v: tuple[Word, ...], w: tuple[Word, ...]) -> Row:  # noqa: PLR0912, PLR0915 (one pass, the hot path)
    last_a, last_b = len(v) - 1, len(w) - 1
    same = rarity = spelled_for = spelled_against = crossed = script = last_same = last_spelled = 0.0
    first_same = first_initial = first_nickname = first_spelled = first_rarity = last_crossed = first_crossed = (
        shifted
    ) = 0.0
    nicknames = namesakes = initials_full = initials_both = 0.0
    last_apart = first_apart = 1.0
    previous = -1
    if len(pairs) > 1:
        pairs.sort(key=_by_place)
    for i, j, relation in pairs:
        kind, evidence = relation.kind, relation.evidence
        one = v[i]
        if j < previous:
            crossed += 1.0
        previous = j
        if kind == 5:
            if one.role & INITIAL:
                initials_both += 1.0
            else:
                same += 1.0
                rarity += one.rarity
        elif kind == 1:
            initials_full += 1.0
        elif kind == 4:
            if evidence > 0:
                spelled_for += evidence
            else:
                spelled_against -= evidence
            if one.abjad != w[j].abjad:
                script = 1.0
        elif evidence > 1.0:
            nicknames += 1.0
        else:
            namesakes += 1.0
        if i == last_a or j == last_b:
            if i == last_a and j == last_b:
                last_apart = 0.0
                if kind == 5:
                    last_same = 1.0
                else:
                    last_spelled = evidence
            else:
                last_crossed += 1.0
        if i == 0 or j == 0:
            if i == j:
                first_apart = 0.0
                if kind == 5:
                    first_same = 1.0
                elif kind == 1:
                    first_initial = 1.0
                elif kind == 4:
                    first_spelled = evidence
                    first_rarity = (one.rarity + w[j].rarity) / 10.0
                else:
                    first_nickname = 1.0
            else:
                first_crossed += 1.0
                if i + j == 1:
                    shifted = 1.0
    return [
        same, rarity / 10.0, spelled_for, spelled_against, nicknames, namesakes, initials_full, initials_both,
        crossed, script, last_same, last_spelled, last_apart, first_same, first_initial, first_nickname,
        first_spelled, first_rarity, first_apart, last_crossed, first_crossed, shifted,
    ]  # fmt: skip


def _by_place(pair: tuple[int, int, Relation]) -> int:
    return pair[0]


_NOTHING_LEFT: Row = [0.0] * len(_OF_LEFT.split())


def _of_left(
    found: Alignment, v: tuple[Word, ...], w: tuple[Word, ...], last_paired: bool, first_paired: bool
) -> Row:
    left_a, left_b = found.left_a, found.left_b
    if not left_a and not left_b:
        return _NOTHING_LEFT
    full_a, soft_a, rarity_a = _full_words(left_a, v)
    full_b, soft_b, rarity_b = _full_words(left_b, w)
    count_a, count_b = len(left_a), len(left_b)
    both_full = float(min(full_a, full_b))
    both = min(count_a, count_b)
    first_both = first_initials = middle_initials = middle_mixed = middle_full = nearest = rare = 0.0
    if both:
        if left_a[0] == 0 == left_b[0]:
            if (v[0].role | w[0].role) & INITIAL:
                first_initials = 1.0
            else:
                first_both = 1.0
        elif last_paired and first_paired:
            if both_full:
                middle_full = 1.0
            elif full_a or full_b:
                middle_mixed = 1.0
            else:
                middle_initials = 1.0
        if both_full:
            nearest, rare = _nearest(v, w, left_a, left_b)
    return [
        both_full, both - both_full, abs(full_a - full_b), abs(count_a - count_b - full_a + full_b),
        soft_a + soft_b,
        (rarity_a + rarity_b) / 10.0, first_both, first_initials, middle_initials, middle_mixed, middle_full,
        nearest, rare,
    ]  # fmt: skip


def _full_words(left: list[int], words: tuple[Word, ...]) -> tuple[int, int, float]:
    """How many of the words left are no initials, how many of those may be titles, and how rare they are together."""
    full = soft = 0
    rarity = 0.0
    for place in left:
        word = words[place]
        if not word.role & INITIAL:
            full += 1
            rarity += word.rarity
            if word.role & SOFT:
                soft += 1
    return full, soft, rarity


def _nearest(v: tuple[Word, ...], w: tuple[Word, ...], left_a: list[int], left_b: list[int]) -> tuple[float, float]:
    """How near the nearest words left on both sides are (0 is not at all), and how rare the rarest such pair is."""
    best, rare = FAR_EVIDENCE, 0.0
    for i in left_a:
        one = v[i]
        if one.role & (INITIAL | NUMBER):
            continue
        for j in left_b:
            other = w[j]
            if other.role & (INITIAL | NUMBER):
                continue
            best = max(best, relate(one, other).evidence)
            rare = max(rare, min(one.rarity, other.rarity))
    return best - FAR_EVIDENCE, rare / 10.0


def _of_whole(a: PersonName, b: PersonName, found: Alignment, of_pairs: Row, of_left: Row, others: float) -> Row:
    n, m = len(a.words), len(b.words)
    rarity = of_pairs[1]
    one_word = 1.0 if (n == 1) != (m == 1) else 0.0
    shorter, matched = (n, n - len(found.left_a)) if n < m else (m, m - len(found.left_b))
    middle = of_left[8] + of_left[9] + of_left[10]
    generation = wife = female = shared = differ = father = differ_generation = 0.0
    if a.generation != b.generation:
        differ_generation = 1.0 if a.generation and b.generation else 0.0
        generation = 1.0 - differ_generation
    if a.titles != b.titles:
        wife = 1.0 if a.wife != b.wife else 0.0
        female = 1.0 if not wife and a.female != b.female else 0.0
        if a.titles and b.titles:
            differ = 1.0 if set(a.titles).isdisjoint(b.titles) else 0.0
            shared = 1.0 - differ
    elif a.titles:
        shared = 1.0
    if a.fathers or b.fathers:
        father = 1.0 if father_for_son(a, b, found) else 0.0
    arabic = 1.0 if a.arabic or b.arabic else 0.0
    return [
        one_word, one_word * rarity, 1.0 if n == 1 == m else 0.0, one_word * (1.0 - of_pairs[12]),
        matched / shorter if shorter else 0.0, matched / max(n, m, 1), middle * rarity, others,
        differ_generation, generation, wife, female, shared, differ, father,
        arabic, arabic * of_left[0], arabic * of_left[2], arabic * of_pairs[21],
        of_pairs[2] * of_pairs[3] / 4.0, of_pairs[11] * of_pairs[13],
    ]  # fmt: skip


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
