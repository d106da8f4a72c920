"""Words of names: each distinct word is analysed once, with the part that it can play and keys of its sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

from isnad.entities.lexicon import (
    ARTICLES,
    GENERATIONS,
    KUNYA,
    MISTAKEN,
    NAMESAKES,
    NICKNAMES,
    PARTICLES,
    SOFT_TITLES,
    SON_OF,
    TITLE_TAIL,
    TITLES,
    groups_of,
    kept_apart,
    wordset,
)
from isnad.entities.scripts import fold, is_abjad
from isnad.entities.weights import weights

# What a word can be; a sum of bits.
PLAIN, TITLE, SOFT, TAIL, PARTICLE, ARTICLE, SON, KUNYA_MARK = 0, 1, 2, 4, 8, 16, 32, 64
GENERATION, INITIAL, NUMBER, COMMA, OPEN, CLOSE, SERVANT, NUMERAL = 128, 256, 512, 1024, 2048, 4096, 8192, 16384
LISTED = 32768  # it has nicknames or another word that it is mistaken for, is shortened or written without vowels
KNOWN_AS = 65536  # it has nicknames or is one name in several languages

_NICKNAMES = groups_of(NICKNAMES)
_NAMESAKES = groups_of(NAMESAKES)
_KNOWN_AS = frozenset((*_NICKNAMES, *_NAMESAKES))
_LISTED = _KNOWN_AS.union(kept_apart(MISTAKEN))
_MISREAD = str.maketrans("10", "lo")
_NONE: frozenset[int] = frozenset()
_DOUBLED = re.compile(r"(.)\1+")
_WITH_H = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("ch", "c"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("th", "t"),
    ("dh", "d"), ("zh", "j"), ("ph", "f"),
)  # fmt: skip
_WITH_E = (("ee", "i"), ("ie", "i"), ("ei", "ai"), ("ey", "ai"), ("oe", "o"), ("ue", "u"), ("ae", "e"))
_WITHOUT = (("dj", "j"), ("tz", "z"), ("ts", "z"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ay", "ai"))
_LETTERS = str.maketrans("qyw", "kiv")
_SOFT_C = re.compile(r"c(?=[eiy])")
_BONES = str.maketrans("bpfvkgqcszjtdlmnrx", "bpffkkkssszttlmnrk", "aeiouywh")
_ABD = re.compile(r"abd(?:[aeou]?u?l|[aeou]?(?=([rsntdz])\1)|[eou](?=[rsntdz]))(?=[a-z]{3})")
_DIN = re.compile(r"[aeu]dd?(?:i|ee|ei)ne?$")


@dataclass(slots=True, eq=False)
class Word:
    """One distinct folded word. Compared by identity: `word()` gives the same object for the same word.

    `role` is a sum of the bits above; `rarity` is minus the logarithm of its share among names (nats);
    `abjad` that its short vowels are not written. `sound` and `bones` (consonants) are made on first use.
    """

    text: str
    role: int
    rarity: float
    abjad: bool = False
    shortened: bool = False
    _sound: str | None = None
    _bones: str | None = None

    @property
    def nicknames(self) -> frozenset[int]:
        """The lines of nicknames that it stands in."""
        return _NICKNAMES.get(self.text, _NONE)

    @property
    def namesakes(self) -> frozenset[int]:
        """The lines of one name in several languages that it stands in."""
        return _NAMESAKES.get(self.text, _NONE)

    @property
    def sound(self) -> str:
        """How it is said, whatever romanisation it is written in."""
        if self._sound is None:
            self._sound = sound_of(self.text)
        return self._sound

    @property
    def bones(self) -> str:
        """Its consonants in broad classes, without vowels and half vowels but for the first sound."""
        if self._bones is None:
            self._bones = bones_of(self.sound)
        return self._bones


def sound_of(text: str) -> str:
    """`kouddousi` and `quddusy` alike: one letter a sound, no doubled letters.

    >>> sound_of("khadhafy") == sound_of("qadafi")
    True
    """
    if "c" in text:
        text = _SOFT_C.sub("s", text.replace("ch", "\0")).replace("c", "k").replace("kk", "k").replace("\0", "ch")
    if "h" in text:
        for written, said in _WITH_H:
            text = text.replace(written, said)
    if "e" in text:
        for written, said in _WITH_E:
            text = text.replace(written, said)
    for written, said in _WITHOUT:
        text = text.replace(written, said)
    return _single(text.translate(_LETTERS))


def _single(text: str) -> str:
    return _DOUBLED.sub(r"\1", text) if _DOUBLED.search(text) else text


def bones_of(sound: str) -> str:
    """The consonant skeleton that Arabic script and Latin spellings share, from what `sound_of` gives."""
    rest = _single(sound.translate(_BONES))
    return rest if sound[:1] not in "aeiou" else "a" + rest


_ROLES: dict[str, int] = {}
for _words, _bit in (
    (TITLES, TITLE),
    (SOFT_TITLES, TITLE | SOFT),
    (TITLE_TAIL, TAIL),
    (PARTICLES, PARTICLE),
    (ARTICLES, ARTICLE),
    (SON_OF, SON),
    (KUNYA, KUNYA_MARK),
    (frozenset(GENERATIONS), GENERATION),
    (_LISTED, LISTED),
    (_KNOWN_AS, KNOWN_AS),
    (wordset("abd abdul abdel abdal abdur abder abdol abdoul abdou abdoel abdes abden"), SERVANT),
):
    for _word in _words:
        _ROLES[_word] = _ROLES.get(_word, 0) | _bit

_WORDS: dict[str, Word] = {}
_LIMIT = 1 << 19


_JOINED = {"abd": PLAIN, "abu": KUNYA_MARK, "umm": KUNYA_MARK}


def word(text: str, abjad: bool = False, shortened: bool = False) -> Word:
    """The Word for folded `text` (ASCII letters and digits); `shortened` when a full stop followed it."""
    key = text + "ʾ" if abjad else text + "." if shortened else text
    found = _WORDS.get(key)
    if found is None:
        if len(_WORDS) >= _LIMIT:
            _WORDS.clear()
        found = _WORDS[key] = _analyse(text, abjad, shortened)
    return found


def _analyse(text: str, abjad: bool, shortened: bool) -> Word:
    role = _ROLES.get(text, PLAIN)
    size = len(text)
    if size < 3 or text[0] < "a":
        role |= _of_signs(text, shortened)
    elif size > 5 and text[:3] in _JOINED:
        role |= _JOINED[text[:3]]
        text = servant(text)
    elif size > 6 and text[-1] in "ne":
        text = _DIN.sub("eddin", text)
    if abjad or (shortened and size < 5):
        role |= LISTED
    learned = weights()
    return Word(
        text,
        role,
        learned.rarity.get(crc32(text.encode()), learned.rarest),
        abjad,
        shortened and size < 5,
    )


def _of_signs(text: str, shortened: bool) -> int:
    """What a word of one or two signs, or one that begins with a digit, can be."""
    if len(text) > 1:
        return NUMBER if text.isdigit() else PLAIN
    return (INITIAL if text.isalpha() else NUMBER) | (NUMERAL if text in "ivx" and not shortened else PLAIN)


def servant(text: str) -> str:
    """`abdulrahman`, `abderrahmane`, `abd al-rahman` (joined): one word without the article between."""
    if text in ("abdullah", "abdallah", "abdulla", "abdalla", "abdallh", "abdellah", "abdollah"):
        return "abdlah"
    found = _ABD.match(text)
    if not found:
        return text
    rest = text[found.end() :]
    return "abd" + (rest[1:] if len(rest) > 3 and rest[0] == rest[1] else rest)


@dataclass(slots=True, eq=False)
class Chunk:
    """What stands between two spaces: its words and the sum of their roles and of its punctuation."""

    words: tuple[Word, ...]
    role: int


CHUNKS: dict[str, Chunk] = {}
_PIECES = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?", re.UNICODE)
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")


def chunk(text: str) -> Chunk:
    """The Chunk for a piece of a cleaned name (no spaces in it)."""
    found = CHUNKS.get(text)
    if found is None:
        if len(CHUNKS) >= _LIMIT:
            CHUNKS.clear()
        if text.isalpha() and text.isascii() and len(text) > 2 and (text[1:].islower() or text.isupper()):
            one = word(text.lower())
            found = Chunk((one,), one.role)
        else:
            found = _cut(text)
        CHUNKS[text] = found
    return found


def _cut(text: str) -> Chunk:
    role = COMMA if text.endswith((",", ",.", "،", "，", ",”")) else 0
    role |= OPEN if text[0] in '([{"“”„«' or text.startswith("''") else 0
    role |= CLOSE if text.rstrip(".,;:")[-1:] in tuple(')]}"”“»') or text.endswith("''") else 0
    words: list[Word] = []
    for piece in _PIECES.finditer(text):
        words += _words_of(piece[0], text[piece.end() : piece.end() + 1] == ".")
    for found in words:
        role |= found.role
    return Chunk(tuple(words), role)


def _words_of(piece: str, stopped: bool) -> list[Word]:
    if is_abjad(piece):
        return _abjad_words(piece)
    if not piece.islower() and not piece.isupper() and not piece.istitle():
        parts = _CAMEL.split(piece)
        if len(parts) > 1 and len(parts[0]) > 3:
            return [word(fold(part)) for part in parts]
    text = fold(piece)
    if not text or (len(text) == 1 and not stopped and piece.islower() and text in "deloy"):
        return []
    if len(text) > 3 and not text.isalpha() and (text[0].isalpha() or text[1:].isalpha()) and text not in _ROLES:
        text = text.translate(_MISREAD)
    if (
        piece.isupper()
        and len(text) == 2
        and stopped is False
        and not set(text) & set("aeiouy")
        and text not in _ROLES
    ):
        return [word(letter) for letter in text]
    return [word(text, False, stopped and (len(text) > 1 or text in "ivx"))]


def _abjad_words(piece: str) -> list[Word]:
    bare = piece
    for article in ("ال", "ٱل"):
        if piece.startswith(article) and len(piece) > len(article) + 2:
            bare = piece[len(article) :]
    text = fold(bare)
    if not text:
        return []
    found = [word(text, True)]
    return found if bare is piece else [word("al"), *found]


def pieces(text: str) -> list[str]:
    """A cleaned name cut at spaces and dashes; the cut leaves no empty piece."""
    return text.replace("-", " ").split() if "-" in text else text.split()
