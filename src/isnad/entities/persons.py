"""A person's name as parts: titles, generation, nicknames, and the words of the name proper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from isnad.entities.lexicon import FEMALE, GENERATIONS, REGNAL, WIFE
from isnad.entities.scripts import clean, han_words, script_of
from isnad.entities.words import (
    ARTICLE,
    CHUNKS,
    CLOSE,
    COMMA,
    GENERATION,
    INITIAL,
    KUNYA_MARK,
    NUMBER,
    NUMERAL,
    OPEN,
    PARTICLE,
    SERVANT,
    SOFT,
    SON,
    TAIL,
    TITLE,
    Chunk,
    Word,
    chunk,
    pieces,
    word,
)

LONGEST = 24
_SPECIAL = NUMERAL | TITLE | PARTICLE | ARTICLE | SON | KUNYA_MARK | GENERATION | COMMA | OPEN | CLOSE | SERVANT
_IN_PROPER = _SPECIAL | TAIL
_NOT_CORE = TITLE | PARTICLE | ARTICLE | GENERATION
_DIN = frozenset(["din", "deen", "dine", "ddin", "dien"])


@dataclass(slots=True, eq=False)
class PersonName:
    """`words` is the name proper, given name first; `others` are nicknames and variants in brackets or quotes.

    `fathers` are the places (in `words`) that follow *bin*, *ibn* or *son of*; kunyas are words like `abumahdi`.
    `generation` is 0 when none is written. `arabic` when an article, *bin*, a kunya or *Abd* shows it. `special` when
    it has titles, a generation, fathers or an Arabic form: more than the words of the name proper.
    """

    words: tuple[Word, ...]
    titles: tuple[str, ...] = ()
    generation: int = 0
    others: tuple[Word, ...] = ()
    fathers: tuple[int, ...] = ()
    arabic: bool = False
    fault: str = ""
    special: bool = False

    @property
    def female(self) -> bool:
        """Whether a title says that it is a woman."""
        return not FEMALE.isdisjoint(self.titles)

    @property
    def wife(self) -> bool:
        """Whether a title may stand before the husband's name."""
        return not WIFE.isdisjoint(self.titles)


@lru_cache(maxsize=1 << 17)
def person_name(name: str) -> PersonName:
    """The parts of `name`; a name without any word has a `fault` and no words. Never raises."""
    if not name.isascii() or not name.isprintable():
        name = clean(name)
        if script_of(name) == "Hani":
            name = han_words(name)
    chunks = [CHUNKS.get(piece) or chunk(piece) for piece in pieces(name)]
    if len(chunks) > LONGEST:
        return PersonName((), fault=f"it has more than {LONGEST} words")
    role = 0
    words: list[Word] = []
    for one in chunks:
        role |= one.role
        words += one.words
    if role & _SPECIAL:
        return _read(chunks, role, words)
    return PersonName(tuple(words), fault=_fault(words))


def _fault(words: Sequence[Word]) -> str:
    """What keeps these words from being a name; empty where nothing does."""
    for one in words:
        if not one.role & (INITIAL | NUMBER):
            return ""
    return "it holds single letters only" if words else "it has no letters"


@dataclass(slots=True)
class _Parts:
    """What is gathered while a name is read."""

    words: list[Word] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    generation: int = 0
    fathers: list[int] = field(default_factory=list)
    arabic: bool = False


def _read(chunks: Sequence[Chunk], role: int, words: list[Word]) -> PersonName:
    """A name with titles, particles, commas or brackets; `role` is all that its `words` can be."""
    if not role & (COMMA | OPEN | CLOSE):
        only = _titled(words) or _whole(_part(words, alone=True))
        if only.words:
            return only
    segments, others = _segments(chunks)
    parts = [_part(segment, alone=len(segments) == 1) for segment in segments]
    if len(parts) == 1 and parts[0].words and not others:
        return _whole(parts[0])
    named = [p for p in parts if p.words]
    if len(named) > 1:
        named = [*named[1:], named[0]]
    whole = _Parts()
    for part in named:
        whole.fathers += [len(whole.words) + place for place in part.fathers]
        whole.words += part.words
    titles = [t for p in parts for t in p.titles]
    fault = ""
    if not whole.words:
        whole.words = others or [w for words in segments for w in words]
        others = []
        fault = "it holds titles only" if titles and whole.words else ""
    return PersonName(
        tuple(whole.words),
        tuple(titles),
        max((p.generation for p in parts), default=0),
        tuple(others),
        tuple(whole.fathers),
        any(p.arabic for p in parts),
        fault or _fault(whole.words),
        bool(titles or whole.fathers or any(p.generation or p.arabic for p in parts)),
    )


def _segments(chunks: Sequence[Chunk]) -> tuple[list[list[Word]], list[Word]]:
    """The words between commas, and those in brackets or quotes."""
    segments: list[list[Word]] = [[]]
    others: list[Word] = []
    inside = False
    for one in chunks:
        inside = inside or bool(one.role & OPEN)
        (others if inside else segments[-1]).extend(one.words)
        if one.role & CLOSE:
            inside = False
        if one.role & COMMA and not inside:
            segments.append([])
    others = [w for w in others if not w.role & (PARTICLE | ARTICLE | GENERATION)]
    return [s for s in segments if s], others


def _whole(part: _Parts) -> PersonName:
    return PersonName(
        tuple(part.words),
        tuple(part.titles),
        part.generation,
        (),
        tuple(part.fathers),
        part.arabic,
        _fault(part.words),
        bool(part.titles or part.generation or part.fathers or part.arabic),
    )


def _titled(words: Sequence[Word]) -> PersonName | None:
    """The commonest case, quickly: plain titles, then plain words, then perhaps a generation."""
    place, last = 0, len(words) - 1
    while place < last and words[place].role & (TITLE | SOFT) == TITLE:
        place += 1
    generation = 0
    if words[last].role & GENERATION and last > place:
        generation = GENERATIONS[words[last].text]
        last -= 1
    proper = words[place : last + 1]
    for one in proper:
        if one.role & _IN_PROPER:
            return None
    titles = tuple([w.text for w in words[:place]])
    return PersonName(tuple(proper), titles, generation, fault=_fault(proper), special=bool(titles or generation))


def _part(words: Sequence[Word], alone: bool) -> _Parts:
    """One segment read from left to right."""
    part = _Parts()
    later = sum(1 for w in words if not w.role & _NOT_CORE)
    in_title = False
    place = 0
    while place < len(words):
        one = words[place]
        role = one.role
        rest = words[place + 1 :]
        place += 1
        if role & GENERATION and (part.words or not rest):
            part.generation = GENERATIONS[one.text]
        elif not rest and role & INITIAL and one.text in REGNAL and not one.shortened and part.words:
            part.generation = REGNAL[one.text]
        elif role & TITLE and _is_title(one, part, later, in_title):
            part.titles.append(one.text)
            in_title = True
        elif in_title and role & TAIL:
            continue
        elif role & (PARTICLE | ARTICLE | SON) and _is_particle(one, part, rest, alone):
            part.arabic = part.arabic or bool(part.words and role & (ARTICLE | SON))
            if role & SON:
                part.fathers.append(len(part.words))
        else:
            in_title = False
            later -= not role & _NOT_CORE
            place += _add(part, one, rest)
    return part


def _is_title(one: Word, part: _Parts, later: int, in_title: bool) -> bool:
    if not one.role & SOFT:
        return True
    return not part.words and later >= (1 if in_title else 2)


def _is_particle(one: Word, part: _Parts, rest: Sequence[Word], alone: bool) -> bool:
    if one.role & SON:
        return bool(part.words and rest) and (one.text not in ("son", "daughter") or rest[0].text == "of")
    return bool(rest) or not alone or bool(part.words)


def _add(part: _Parts, one: Word, rest: Sequence[Word]) -> int:
    """Adds a word of the name proper, joined with what belongs to it; returns how many further words were used."""
    skip = 0
    while skip < len(rest) and rest[skip].role & ARTICLE:
        skip += 1
    following = rest[skip] if skip < len(rest) else None
    if following is not None and len(following.text) > 2:
        if one.role & KUNYA_MARK and len(one.text) < 6:
            part.words.append(word(("umm" if "m" in one.text else "abu") + following.text, following.abjad))
            part.arabic = True
            return skip + 1
        if one.role & SERVANT:
            part.words.append(word("abd" + following.text, following.abjad))
            part.arabic = True
            return skip + 1
        if following.text in _DIN:
            part.words.append(word(one.text + "eddin", one.abjad))
            part.arabic = True
            return skip + 1
    part.words.append(one)
    return 0
