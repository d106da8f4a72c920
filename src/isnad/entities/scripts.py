"""From any script to folded Latin letters: own tables for Arabic, Cyrillic, Greek, Hebrew; anyascii for the rest."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _table(letters: str, latin: str) -> dict[str, str]:
    """Each letter with its romanisation; `_` is none."""
    return dict(zip(letters, latin.split(), strict=True))


# Romanisations after ALA-LC with the digraphs of the press; w and y of Arabic and Hebrew depend on their place.
ARABIC = _table(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکیٱھہےۀ",
    "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a _ a i a u i p ch zh g k y a h h e a",
)
HEBREW = _table("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z h t y k k l m m n n s a p p ts ts k r sh t")
CYRILLIC = _table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕқғңүұөһәӣӯҷ",
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g u j lj nj c dj dz gj "
    "kj dz q g n u u o h a i u j",
)
GREEK = _table("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
GREEK_PAIRS = (
    ("ου", "ou"),
    ("μπ", "b"),
    ("ντ", "nt"),
    ("γκ", "g"),
    ("γγ", "ng"),
    ("ευ", "ev"),
    ("αυ", "av"),
    ("τζ", "tz"),
)
LATIN = _table("ßæœøłđðþıŋəɛɔħŧʒ", "ss ae oe o l d d th i n a e o h t z")
LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕԁԛԝαοενρτυχκιАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "abekmhopctyxijsdqwaoevptuxkiABEKMHOPCTYXIJSABEZHIKMNOPTYX",
)
APOSTROPHES = "'’‘ʼʿʾ`´′ʻʹʺ\u2032\u05f3\u05f4ʽ‛"
DASHES = "-‐‑‒–—―−\u05beـ"
_DELETE = {ord(c): None for c in "ـ"}
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_SPACED = {ord(c): "-" for c in DASHES if c != "ـ"} | {ord(c): "'" for c in APOSTROPHES}
_RANGES = (
    (0x0370, 0x03FF, "Grek"), (0x1F00, 0x1FFF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"), (0x08A0, 0x08FF, "Arab"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFF, "Arab"),
    (0x3040, 0x30FF, "Jpan"), (0x3400, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0x0530, 0x058F, "Armn"),
    (0x10A0, 0x10FF, "Geor"), (0x0900, 0x097F, "Deva"), (0x0E00, 0x0E7F, "Thai"),
)  # fmt: skip


def script_of(text: str) -> str | None:
    """The ISO 15924 code of most of the letters of `text`; None when it has no letter."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    counts: dict[str, int] = {}
    for letter in filter(str.isalpha, text):
        code = _script_of_letter(ord(letter))
        counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda code: (counts[code], code)) if counts else None


def _script_of_letter(point: int) -> str:
    for first, last, code in _RANGES:
        if first <= point <= last:
            return code
    return "Latn"


def clean(text: str) -> str:
    """`text` in NFKC, with one kind of dash and apostrophe, without controls, direction marks, emoji and symbols."""
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for sign in unicodedata.normalize("NFKC", text).translate(_SPACED).translate(_DELETE):
        category = unicodedata.category(sign)
        if category[0] in "CZS":
            kept.append("" if category == "Cf" else " ")
        else:
            kept.append(sign)
    return "".join(kept)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word (no spaces) as lower-case ASCII letters and digits, whatever its script; other signs are dropped."""
    word = word.lower() if word.isascii() else _latin(word)
    return word if word.isalnum() else "".join(c for c in word if c.isalnum())


def is_abjad(word: str) -> bool:
    """Whether the word is written without its short vowels (Arabic or Hebrew script)."""
    return not word.isascii() and any(0x0590 <= ord(c) <= 0x08FF or 0xFB1D <= ord(c) <= 0xFEFC for c in word)


def _latin(word: str) -> str:
    stripped = _MARKS.sub("", unicodedata.normalize("NFD", word))
    if any(c.isascii() and c.isalpha() for c in stripped):
        stripped = stripped.translate(LOOKALIKES)
    word, stripped = word.lower(), stripped.lower()
    kind = script_of(stripped)
    if kind == "Arab":
        # NFD parts hamza and madda from their letters; the bare letters serve
        return _abjad(stripped, ARABIC)
    if kind == "Hebr":
        return _abjad(stripped, HEBREW)
    if kind == "Grek":
        for pair, latin in GREEK_PAIRS:
            stripped = stripped.replace(pair, latin)
        return _spell(stripped, GREEK)
    if kind == "Cyrl":
        return _spell(unicodedata.normalize("NFC", _keep_short_i(word)), CYRILLIC)
    return _spell(stripped, LATIN)


def _keep_short_i(word: str) -> str:
    return "".join(c if c in CYRILLIC else _MARKS.sub("", unicodedata.normalize("NFD", c)) for c in word)


def _spell(word: str, table: dict[str, str]) -> str:
    letters = (c if c.isascii() else table.get(c) or _anything(c) for c in word)
    return "".join(letters).replace("_", "").lower()


def _abjad(word: str, table: dict[str, str]) -> str:
    latin = []
    for place, letter in enumerate(word):
        spelled = table.get(letter) or (letter if letter.isascii() else _anything(letter))
        if place and spelled in ("w", "v") and letter in "وו":
            spelled = "u"
        elif place and spelled == "y":
            spelled = "i"
        latin.append(spelled)
    return "".join(latin).replace("_", "").lower()


def _anything(letter: str) -> str:
    from anyascii import anyascii

    spelled: str = anyascii(letter)
    return spelled if spelled.isascii() else ""


def han_words(text: str) -> str:
    """Chinese characters as pinyin: the first syllable alone (the family name), the rest as one word."""
    from anyascii import anyascii

    syllables = [anyascii(c).lower() for c in text if c.isalpha()]
    return " ".join((syllables[0], "".join(syllables[1:]))).strip() if syllables else ""
