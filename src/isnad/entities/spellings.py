"""How two words of names relate: the same, an initial, a nickname, another spelling, or different words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from isnad.entities.lexicon import MISTAKEN, kept_apart, wordset
from isnad.entities.syllables import chinese_key
from isnad.entities.weights import weights
from isnad.entities.words import INITIAL, KNOWN_AS, KUNYA_MARK, LISTED, NUMBER, Word, bones_of, sound_of

_KINDS = {ord(c): "V" if c in "aeiouy" else "K" for c in "abcdefghijklmnopqrstuvwxyz0123456789"}
FAR_EVIDENCE = -6.0
_FEMININE = wordset("a e ne ine ina ie ette etta elle ella anie ia eva")
_LEAST = -1.0
# First letters that stand for one letter of another script in two romanisations (*Jamal*, *Gamal*); s is before t.
_ONE_START = wordset("gh gj gq gk cq jy jz jd vw sz ch hk eo iy cs ct ei ou")
_ONE_INITIAL = wordset("ck kc cq qc kq qk jy yj")
_UNLIKE, _UNLIKE_SAME_START = 0.58, 0.7  # share of letters changed above which two words are not looked at closely
_MARKED = NUMBER | KUNYA_MARK | LISTED
_ENDINGS = frozenset("aeioungrh")  # of Chinese syllables, in any romanisation


class Kind(IntEnum):
    """What one word is to the other."""

    DIFFERENT = 0
    INITIAL = 1
    SHORTENED = 2
    NICKNAME = 3
    SPELLED = 4
    SAME = 5


# The members by themselves: on Python 3.11 a look-up on the class costs more than the comparison.
IS_DIFFERENT, IS_INITIAL, IS_SHORTENED, IS_NICKNAME, IS_SPELLED, IS_SAME = Kind


@dataclass(slots=True, eq=False)
class Relation:
    """`evidence` is the log-odds that the two are spellings of one word."""

    kind: Kind
    evidence: float


SAME = Relation(IS_SAME, 6.0)
FAR = Relation(IS_DIFFERENT, FAR_EVIDENCE)
_INITIAL = Relation(IS_INITIAL, 0.0)
_SHORTENED = Relation(IS_SHORTENED, 2.0)
_ARTICLE = Relation(IS_SPELLED, 4.0)
_CHINESE = Relation(IS_SPELLED, 2.5)
_MISREAD = Relation(IS_SPELLED, 3.0)
_OTHER_START = Relation(IS_SPELLED, 1.5)
_UNEVEN = Relation(IS_DIFFERENT, -1.5)
_SURE = 1.0
_SYLLABLE = 4  # letters; shorter words that are two Chinese syllables are two words (*Li*, *Liu*)
_SILENT = str.maketrans("aeiouyhw", " " * 8) | str.maketrans("dqgczvp", "tkkksff")
_DOUBLED = re.compile(r"([a-z])\1+")
_MISTAKEN = Relation(IS_DIFFERENT, -3.5)
_APART = kept_apart(MISTAKEN)
_NAMESAKE = Relation(IS_NICKNAME, 0.5)
_NICKNAME = Relation(IS_NICKNAME, 2.0)
_KNOWN: dict[tuple[Word, Word], Relation] = {}
_LIMIT = 1 << 19


def relate(a: Word, b: Word) -> Relation:
    """The relation of two words; symmetric, remembered."""
    if a is b:
        return SAME
    if (a.role | b.role) & INITIAL:
        return _of_initial(a, b)
    found = _KNOWN.get((a, b))
    if found is None:
        if len(_KNOWN) >= _LIMIT:
            _KNOWN.clear()
        found = _KNOWN[a, b] = _relate(a, b) if a.text <= b.text else _relate(b, a)
    return found


def _relate(a: Word, b: Word) -> Relation:
    s, t = a.text, b.text
    if s == t:
        return SAME
    either = a.role | b.role
    if either & _MARKED:
        if either & NUMBER or (a.role ^ b.role) & KUNYA_MARK:
            return FAR
        if either & LISTED:
            listed = _of_listed(a, b)
            if listed:
                return listed
    longest = max(len(s), len(t))
    if Levenshtein.distance(s, t) > longest * (_UNLIKE if s[0] != t[0] else _UNLIKE_SAME_START):
        return FAR
    return _of_spellings(a, b)


def _of_listed(a: Word, b: Word) -> Relation | None:
    """What lists of names and the script say; None where they say nothing."""
    s, t = a.text, b.text
    if a.abjad or b.abjad:
        return _verdict(weights().abjad, abjad_features(a, b)) if abjad_near(a, b) else FAR
    if t in _APART.get(s, ()):
        return _MISTAKEN
    if a.role & b.role & KNOWN_AS:
        if not a.nicknames.isdisjoint(b.nicknames):
            return _NICKNAME
        if not a.namesakes.isdisjoint(b.namesakes):
            return _NAMESAKE
    if (a.shortened and t.startswith(s)) or (b.shortened and s.startswith(t)):
        return _SHORTENED
    return None


def _of_spellings(a: Word, b: Word) -> Relation:
    """Two words that look alike."""
    s, t = a.text, b.text
    if (s[2:] == t and s[:2] in ("al", "el")) or (t[2:] == s and t[:2] in ("al", "el")):
        return _ARTICLE
    if "rn" in s + t and s.replace("rn", "m") == t.replace("rn", "m"):
        return _MISREAD
    if _chinese(s, t) == 1.0 and min(len(s), len(t)) > 4:
        return _CHINESE
    if s[0] + t[0] in _ONE_START and len(s) > 3 and a.sound[1:] == b.sound[1:]:
        return _OTHER_START
    if _elided(s, t) or _elided(t, s) or _soft_d(a, b) or _soft_d(b, a):
        return _OTHER_START
    if not near(a, b) or (max(len(s), len(t)) < _SYLLABLE and _chinese(s, t) == -1.0):
        return FAR
    found = _verdict(weights().spelling, spelling_features(a, b))
    if found.kind is IS_SPELLED and found.evidence < _SURE and _beats(s) != _beats(t):
        return _UNEVEN
    return found


def _elided(s: str, t: str) -> bool:
    """Whether `s` is `t` with the article run in, as in the Maghreb (*Lamine*, *al-Amin*; *Lahcen*, *al-Hasan*)."""
    return (
        len(s) > 4
        and s[0] == "l"
        and t[0] in "aeiouh"
        and s[1] in "aeiouh"
        and bones_of(sound_of(s[1:])).lstrip("a") == bones_of(sound_of(t)).lstrip("a")
        and abs(len(s) - 1 - len(t)) < 2
    )


def _soft_d(a: Word, b: Word) -> bool:
    """Whether a French spelling's *di* before a vowel is the other's *j* (*Diallo*, *Jallow*)."""
    s, t = a.text, b.text
    if len(s) < 5 or s[:2] != "di" or s[2] not in "aeou" or t[0] != "j":
        return False
    return bones_of(sound_of("j" + s[2:])) == bones_of(sound_of(t.removesuffix("w")))


def is_mistaken(a: Word, b: Word) -> bool:
    """Whether the two are among the names that look alike and are two (*Hasan*, *Husayn*)."""
    return b.text in _APART.get(a.text, ())


@lru_cache(maxsize=1 << 16)
def _beats(text: str) -> int:
    """How many consonants a word has that no romanisation leaves out: *Murad* three, *Mehrdad* four."""
    return len(_DOUBLED.sub(r"\1", text.translate(_SILENT)).replace(" ", ""))


def _of_initial(a: Word, b: Word) -> Relation:
    s, t = a.text, b.text
    if s == t:
        return SAME
    if s[0] == t[0]:
        return _INITIAL if not (a.role | b.role) & NUMBER else FAR
    return _INITIAL if s[0] + t[0] in _ONE_INITIAL else FAR


def _verdict(learned: tuple[float, ...], features: list[float]) -> Relation:
    evidence = sum(map(float.__mul__, learned, features))
    return Relation(IS_SPELLED if evidence > _LEAST else IS_DIFFERENT, max(FAR_EVIDENCE, min(6.0, evidence)))


def near(a: Word, b: Word) -> bool:
    """Whether the two are near enough to be looked at closely: under six tenths of the sounds changed."""
    s, t = a.sound, b.sound
    longest = max(len(s), len(t))
    limit = (longest * 6) // 10
    return Levenshtein.distance(s, t, score_cutoff=limit) <= limit


def spelling_features(a: Word, b: Word) -> list[float]:
    """What is seen of two Latin spellings; in the order of the weights `spelling`."""
    s, t, u, v, x, y = a.text, b.text, a.sound, b.sound, a.bones, b.bones
    n, m = len(s), len(t)
    shorter, longest = (n, m) if n < m else (m, n)
    same_sound, same_bones = u == v, x == y
    return [
        1.0,
        edit_evidence(s, t),
        Levenshtein.distance(s, t) / longest,
        0.0 if same_sound else Levenshtein.distance(u, v) / max(len(u), len(v), 1),
        float(same_sound),
        float(same_bones),
        0.0 if same_bones else Levenshtein.distance(x, y) / max(len(x), len(y), 1),
        1.0 if s[0] == t[0] else 0.0,
        1.0 if u[:1] == v[:1] else 0.0,
        1.0 if s[-1] == t[-1] else 0.0,
        1.0 if s.startswith(t) or t.startswith(s) else 0.0,
        weights().rarest - (a.rarity if a.rarity > b.rarity else b.rarity),
        shorter / 10 if shorter < 10 else 1.0,
        JaroWinkler.similarity(s, t),
        (longest - shorter) / longest,
        1.0 if a.role & b.role & KNOWN_AS else 0.0,
        _chinese(s, t),
        1.0 if other_sex(s, t) else 0.0,
    ]


def _chinese(s: str, t: str) -> float:
    if s[-1] not in _ENDINGS or t[-1] not in _ENDINGS:
        return 0.0
    key = chinese_key(s)
    return 0.0 if not key or not chinese_key(t) else 1.0 if key == chinese_key(t) else -1.0


def other_sex(s: str, t: str) -> bool:
    """Whether one word is the other with a feminine ending (*Paul*, *Paula*; *Jean*, *Jeanne*)."""
    if len(s) > len(t):
        s, t = t, s
    ending = t[len(s) :] if t.startswith(s) else t[len(s) - 1 :] if t.startswith(s[:-1]) and s[-1] in "aeiou" else ""
    return len(s) > 2 and ending in _FEMININE and ending != s[-1]


def abjad_near(a: Word, b: Word) -> bool:
    """Whether the consonants of a word in Arabic or Hebrew script can be those of the other."""
    s, t = a.bones, b.bones
    limit = max(1, max(len(s), len(t)) // 2)
    return Levenshtein.distance(s, t, score_cutoff=limit) <= limit


def abjad_features(a: Word, b: Word) -> list[float]:
    """What is seen of a word in Arabic or Hebrew script and another; in the order of the weights `abjad`."""
    if b.abjad and not a.abjad:
        a, b = b, a
    longest = max(len(a.bones), len(b.bones), 1)
    distance = Levenshtein.distance(a.bones, b.bones)
    return [
        1.0,
        edit_evidence(a.text, b.text, "ar"),
        float(distance == 0),
        distance / longest,
        Levenshtein.distance(a.sound, b.sound) / max(len(a.sound), len(b.sound), 1),
        float(a.sound[:1] == b.sound[:1]),
        float(a.sound[-1:] == b.sound[-1:]),
        min(longest, 5) / 5,
        float(a.abjad and b.abjad),
    ]


def edit_evidence(s: str, t: str, table: str = "") -> float:
    """The sum of the learned log-odds of the letters that differ between two spellings, mostly negative."""
    learned = weights().edits
    found = 0.0
    for specific in changed_letters(s, t, table):
        evidence = learned.get(specific)
        found += learned.get(table + specific[len(table) :].translate(_KINDS), -1.0) if evidence is None else evidence
    return found


def changed_letters(s: str, t: str, table: str = "") -> list[str]:
    """A key for each changed letter: where it stands (`^`, `$`), and the two letters, or one and `_`."""
    found = []
    end_s, end_t = len(s) - 1, len(t) - 1
    operations: list[tuple[str, int, int]] = Levenshtein.editops(s, t).as_list()  # type: ignore[assignment]
    for operation, i, j in operations:
        if operation == "replace":
            pair = s[i] + t[j] if table or s[i] < t[j] else t[j] + s[i]
        elif operation == "delete":
            pair = ("=" if s[i] in (s[i - 1 : i], s[i + 1 : i + 2]) else s[i]) + "_"
        elif table:
            pair = "_" + t[j]
        else:
            pair = ("=" if t[j] in (t[j - 1 : j], t[j + 1 : j + 2]) else t[j]) + "_"
        found.append(table + ("^" if i == 0 == j else "$" if i >= end_s and j >= end_t else "") + pair)
    return found


def edits(s: str, t: str, table: str = "") -> list[tuple[str, str]]:
    """Each changed letter as (its own key, the key of its class)."""
    return [(key, table + key[len(table) :].translate(_KINDS)) for key in changed_letters(s, t, table)]
