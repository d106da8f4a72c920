"""Headlines in Title Case, written as a sentence would be, so that they are read as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from isnad.passages.passage import Passage

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5
_SHORT = 4
_MOST = 0.75
_STEM = 5


def sentence_case(text: str, passages: Sequence[Passage]) -> str:
    """`text` with its Title Case headings in lower case but for first words and names; every offset stays.

    A word keeps its capital unless the running text writes it, or a word of the same stem, rather small than large
    inside its sentences.
    """
    headlines = [p for p in passages if p.kind == "heading" and _is_title_case(text[p.start : p.end])]
    if not headlines:
        return text
    small, large = _habits(text, passages)
    letters = list(text)
    for p in headlines:
        for m in list(_WORD.finditer(text, p.start, p.end))[1:]:
            stem = _stem(m[0])
            if m[0][0].isupper() and small[stem] > large[stem]:
                letters[m.start()] = m[0][0].lower()[0]
    return "".join(letters)


def _is_title_case(heading: str) -> bool:
    words = [w for w in _WORD.findall(heading) if len(w) >= _SHORT]
    if len(words) < _FEWEST or heading.isupper():
        return False
    return bool(sum(w[0].isupper() for w in words) >= _MOST * len(words))


def _habits(text: str, passages: Sequence[Passage]) -> tuple[Counter[str], Counter[str]]:
    """How often each stem is written small and with a capital inside sentences."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for p in passages:
        if p.kind != "heading":
            for m in list(_WORD.finditer(text, p.start, p.end))[1:]:
                (small if m[0][0].islower() else large)[_stem(m[0])] += 1
    return small, large


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
