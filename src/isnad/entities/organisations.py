"""An organisation's, work's or vessel's name as parts, and how two of them compare."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.entities.alignment import Alignment
from isnad.entities.demonyms import DEMONYMS
from isnad.entities.lexicon import (
    ACRONYM_SKIPS,
    ARTICLES,
    GENERIC_WORDS,
    LEGAL_FORMS,
    LONG_FORMS,
    NUMERALS,
    SHORT_WORDS,
    VESSEL_PREFIXES,
    groups_of,
    wordset,
)
from isnad.entities.meanings import ORGANISATION_TYPES, TRANSLATIONS
from isnad.entities.scripts import clean, fold, han_words, is_abjad, script_of
from isnad.entities.spellings import (
    IS_DIFFERENT,
    IS_INITIAL,
    IS_NICKNAME,
    IS_SAME,
    IS_SPELLED,
    SAME,
    Relation,
    relate,
)
from isnad.entities.words import Word, sound_of, word

TYPES = groups_of(ORGANISATION_TYPES)
_BODIES = frozenset[int]().union(
    *(TYPES[w] for w in wordset("brigade brigades battalion front army division regiment corps guard squadron"))
)
_NO_FIRMS = frozenset[int]().union(
    *(TYPES[w] for w in wordset("foundation party movement ministry army police court council university embassy"))
)
MEANINGS = groups_of(TRANSLATIONS)
_FORMS = groups_of(LEGAL_FORMS)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){1,}[^\W\d_]\b\.?")
_SLASHED = re.compile(r"\b([^\W\d_])/([^\W\d_])\b")
_REGISTERED = re.compile(r"\(?\bIMO\b\W*\d{7}\)?", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|eme|ya|i)?")
_STOPS = ACRONYM_SKIPS | ARTICLES | {"ahl", "&"}
_LINKS = frozenset(["e", "i", "y", "o", "ye", "ve", "va", "wa"])  # small words between two others: *Sazman-e Nur*
_LONGEST = 40
TRANSLATED = Relation(IS_SPELLED, 3.0)


@dataclass(slots=True, eq=False)
class OrganisationName:
    """`words` says what is special to it; `kinds` are the numbers of its type words' groups; `numbers` as written.

    `forms` are groups of legal forms; `acronym` is the whole name where it is one, `initials` those of all its words.
    """

    words: tuple[Word, ...]
    kinds: tuple[frozenset[int], ...] = ()
    numbers: frozenset[str] = frozenset()
    forms: frozenset[int] = frozenset()
    acronym: str = ""
    initials: frozenset[str] = frozenset()
    fault: str = ""

    @property
    def called_company(self) -> bool:
        """Whether *Company* or *Co.* stands in it, which is dropped as a legal form."""
        return not self.forms.isdisjoint(_FORMS["company"])


@lru_cache(maxsize=1 << 17)
def organisation_name(name: str, linked: bool = False) -> OrganisationName:
    """The parts of `name`; never raises. `linked` keeps small words between two others, which a place's name may
    run together with the first (*Mazar-e Sharif*, *Mazari Sharif*)."""
    text = clean(name)
    if script_of(text) == "Hani":
        text = han_words(text)
    text = _SLASHED.sub(r"\1\2", text)
    text = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", ""), text)
    raw = [(piece, _fold(piece)) for piece in _TOKEN.findall(_REGISTERED.sub(" ", text))]
    tokens = _shortened([(piece, _whole(text, piece, folded)) for piece, folded in raw if folded])
    if not any(c.isalpha() for _, folded in tokens for c in folded):
        return OrganisationName((), fault="it has no letters")
    if len(tokens) > _LONGEST:
        return OrganisationName((), fault=f"it has more than {_LONGEST} words")
    while len(tokens) > 1 and tokens[0][1] in VESSEL_PREFIXES:
        tokens = tokens[1:]
    return _sort_out(tokens, linked)


def _whole(text: str, piece: str, folded: str) -> str:
    """A word that is cut short as it is in full; *Min* and the like only with a full stop."""
    full = SHORT_WORDS.get(folded)
    return full if full and (len(folded) > 3 or f"{piece}." in text) else folded


def _shortened(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The tokens with a legal form of several words as its short form, at their end or their beginning."""
    words = " ".join(folded for _, folded in tokens)
    for long, short in LONG_FORMS.items():
        size = long.count(" ") + 1
        if len(tokens) > size and words.endswith(f" {long}"):
            return [*tokens[:-size], (short, short)]
        if len(tokens) > size and words.startswith(f"{long} "):
            return [(short, short), *tokens[size:]]
    return tokens


def _fold(piece: str) -> str:
    if is_abjad(piece) and piece.startswith("ال") and len(piece) > 4:
        piece = piece[2:]
    return fold(piece)


def _sort_out(tokens: Sequence[tuple[str, str]], linked: bool) -> OrganisationName:
    words: list[Word] = []
    kinds: list[frozenset[int]] = []
    numbers: set[str] = set()
    forms: set[int] = set()
    for place, (piece, folded) in enumerate(tokens):
        number = _number(piece, folded)
        if number:
            numbers.add(number)
        elif folded in _FORMS and (place or len(tokens) > 1) and len(tokens) - len(forms) > 1:
            forms |= _FORMS[folded]
        elif folded in _STOPS or (
            not linked and folded in _LINKS and piece.islower() and 0 < place < len(tokens) - 1
        ):
            continue
        else:
            words.append(word(folded, is_abjad(piece)))
            kinds.append(TYPES.get(folded, frozenset()))
    if not words:
        words = [word(folded, is_abjad(piece)) for piece, folded in tokens]
        kinds = [frozenset()] * len(words)
        forms = set()
    only = tokens[0][0] if len(tokens) == 1 else ""
    acronym = fold(only) if only.isupper() and 1 < len(only) <= 7 else ""
    return OrganisationName(
        tuple(words), tuple(kinds), frozenset(numbers), frozenset(forms), acronym, _initials(tokens)
    )


def _number(piece: str, folded: str) -> str:
    found = _ORDINAL.fullmatch(folded)
    if found:
        return found[1].lstrip("0") or "0"
    if folded in NUMERALS and (
        piece.isupper() or len(folded) > 4 or folded in ("one", "two", "six", "ten", "four", "five", "nine")
    ):
        return str(NUMERALS[folded])
    return ""


def _initials(tokens: Sequence[tuple[str, str]]) -> frozenset[str]:
    if len(tokens) < 2:
        return frozenset()
    every = "".join(folded[0] for _, folded in tokens)
    tokens = [(piece, folded) for piece, folded in tokens if folded not in _LINKS or not piece.islower()]
    main = "".join(folded[0] for _, folded in tokens if folded not in ACRONYM_SKIPS and folded not in ARTICLES)
    plain = "".join(folded[0] for _, folded in tokens if folded not in ACRONYM_SKIPS and folded not in LEGAL_FORMS)
    return frozenset(x for x in (every, main, plain) if len(x) > 1)


def likeness(a: OrganisationName, b: OrganisationName) -> tuple[float, Alignment, str]:
    """Log-odds that two names are one organisation's, the alignment of their words, and what stands against it."""
    found = _align(a, b)
    if a.numbers != b.numbers and (a.numbers and b.numbers):
        return -3.5, found, "the numbers in the names differ"
    if not found.pairs and (_is_acronym(a, b) or _is_acronym(b, a)):
        return (1.4 if len(a.acronym or b.acronym) > 2 else 0.4), found, ""
    if not found.pairs and _run_together(a) == _run_together(b):
        return 3.0, Alignment([(0, 0, RUN_TOGETHER)], [], []), ""
    matched = sum(_weight(a, i) * _share(relation) for i, _, relation in found.pairs)
    left_a = sum(_weight(a, i) for i in found.left_a)
    left_b = sum(_weight(b, j) for j in found.left_b)
    both, once = min(left_a, left_b), abs(left_a - left_b)
    against = ""
    odds = (
        4.5 * matched / (matched + both + 0.5 * once + 1e-9) - 1.7 - 2.5 * both - 1.2 * once + 0.4 * min(matched, 3.0)
    )
    for i, j, relation in found.pairs:
        if relation.kind is IS_SPELLED and relation is not TRANSLATED:
            odds -= 1.2 * (1 - _share(relation)) * _weight(a, i) + (0.6 if len(a.words[i].text) < 5 else 0.0)
            odds -= 1.0 if a.words[i].nicknames and b.words[j].nicknames else 0.0
            if relation is not PLURAL and _other_consonants(a.words[i], b.words[j]):
                odds -= _OTHER_CONSONANTS
    if both:
        odds -= 1.0
    elif once and any(name.kinds[k] & _BODIES for name, left in ((a, found.left_a), (b, found.left_b)) for k in left):
        odds -= 2.8
        against = "only one is called by that kind of body"
    if a.numbers != b.numbers:
        odds -= 2.0
        against = "only one has a number"
    if _kinds_differ(a, b, found):
        odds -= 2.5
        against = "they are called different kinds of body"
    if _other_countries(a, b, found):
        odds -= 4.0
        against = "they are of different countries"
    if a.forms and b.forms and a.forms.isdisjoint(b.forms):
        odds -= 0.9
        against = against or "their legal forms differ"
    return max(-6.0, min(5.0, odds)), found, against


def _run_together(name: OrganisationName) -> str:
    """How all its words sound as one (*Gaz Neft Stroi*, *Gazneftstroy*); nothing for what is short."""
    joined = sound_of("".join(w.text for w in name.words))
    return joined if len(joined) > _SHORT_NAME else str(id(name))


def _other_consonants(one: Word, other: Word) -> bool:
    """Whether two short words differ by more than vowels, romanisation and a scan's mistakes (*Halwa*, *Halfa*)."""
    if one.abjad or other.abjad or min(len(one.text), len(other.text)) > _LONG_WORD:
        return False
    return _skeleton(one) != _skeleton(other) and one.text.translate(_SCANNED) != other.text.translate(_SCANNED)


def _skeleton(word: Word) -> str:
    """The consonants as they are said, those that romanisations mix as one."""
    return word.sound.translate(_CONSONANTS)


def _align(a: OrganisationName, b: OrganisationName) -> Alignment:
    left_a, left_b = list(range(len(a.words))), list(range(len(b.words)))
    found = []
    for i in left_a:
        for j in left_b:
            relation = _relate(a, i, b, j)
            if relation.kind and (relation.kind is not IS_INITIAL or len(left_a) == len(left_b)):
                found.append((relation.evidence - abs(i - j) * 0.05, i, j, relation))
    found.sort(key=lambda x: (-x[0], x[1] + x[2], x[1] * x[2]))
    pairs = []
    for _, i, j, relation in found:
        if i in left_a and j in left_b:
            pairs.append((i, j, relation))
            left_a.remove(i)
            left_b.remove(j)
    result = Alignment(sorted(pairs, key=lambda p: (p[0], p[1])), left_a, left_b)
    _join_words(a, b, result, False)
    _join_words(b, a, result, True)
    return result


def _join_words(a: OrganisationName, b: OrganisationName, found: Alignment, turned: bool) -> None:
    left_a, left_b = (found.left_b, found.left_a) if turned else (found.left_a, found.left_b)
    for i in left_a[:]:
        if i in left_a and i + 1 in left_a:
            joined = a.words[i].text + a.words[i + 1].text
            for j in left_b:
                other = b.words[j]
                relation = SAME if other.text == joined else FAR_KIND
                if relation is FAR_KIND and other.text[:1] == joined[:1] and a.words[i].abjad != other.abjad:
                    relation = relate(word(joined, a.words[i].abjad), other)
                if relation.evidence > 1.0:
                    left_a.remove(i)
                    left_a.remove(i + 1)
                    left_b.remove(j)
                    found.pairs.append((j, i, relation) if turned else (i, j, relation))
                    break


def _relate(a: OrganisationName, i: int, b: OrganisationName, j: int) -> Relation:
    one, two = a.words[i], b.words[j]
    if one is two:
        return SAME
    if a.kinds[i] and b.kinds[j]:
        return FAR_KIND if a.kinds[i].isdisjoint(b.kinds[j]) else TRANSLATED
    meaning, other = MEANINGS.get(one.text), MEANINGS.get(two.text)
    if meaning and other and not meaning.isdisjoint(other):
        return TRANSLATED
    relation = relate(one, two)
    if relation.kind is IS_NICKNAME or (relation.kind is IS_SPELLED and relation.evidence < 0.0):
        return FAR_KIND
    if relation.kind is IS_SPELLED and meaning and other:
        return FAR_KIND
    if one.text + "s" == two.text or two.text + "s" == one.text:
        return PLURAL
    return relation


_LONG_WORD = 8  # letters; a longer word of which one letter differs is mostly misspelt
_OTHER_CONSONANTS = 3.5  # log-odds
_CONSONANTS = str.maketrans("jz", "gs", "aeiouhy")
_SCANNED = str.maketrans("10l", "ioi")
_SHORT_NAME = 6
RUN_TOGETHER = Relation(IS_SPELLED, 3.0)
PLURAL = Relation(IS_SPELLED, 0.5)
FAR_KIND = Relation(IS_DIFFERENT, -6.0)


def _share(relation: Relation) -> float:
    if relation.kind is IS_SAME or relation is TRANSLATED:
        return 1.0
    if relation.kind is IS_INITIAL:
        return 0.3
    return 1 / (1 + math.exp(-relation.evidence))


def _weight(name: OrganisationName, place: int) -> float:
    text = name.words[place].text
    if name.kinds[place]:
        return 0.5
    if text in GENERIC_WORDS:
        return 0.7
    return 1.0 + min(len(text), 8) / 16


def _is_acronym(short: OrganisationName, long: OrganisationName) -> bool:
    return bool(short.acronym) and short.acronym in long.initials


def _other_countries(a: OrganisationName, b: OrganisationName, found: Alignment) -> bool:
    """Whether each is called after a people that the other is not (*Syrian*, *Iraqi*)."""
    ones = {DEMONYMS[t] for i in found.left_a if (t := a.words[i].text) in DEMONYMS}
    others = {DEMONYMS[t] for j in found.left_b if (t := b.words[j].text) in DEMONYMS}
    return bool(ones and others) and ones.isdisjoint(others)


def _kinds_differ(a: OrganisationName, b: OrganisationName, found: Alignment) -> bool:
    """Whether each is called a kind of body that the other is not; beside *Party* *Company* is a kind, not a form."""
    kind_a, kind_b = any(a.kinds[i] for i in found.left_a), any(b.kinds[j] for j in found.left_b)
    if (kind_a and kind_b) or (kind_a and b.called_company) or (kind_b and a.called_company):
        return True
    public_a = any(a.kinds[i] & _NO_FIRMS for i in found.left_a)
    public_b = any(b.kinds[j] & _NO_FIRMS for j in found.left_b)
    return bool((public_a and b.forms) or (public_b and a.forms))
