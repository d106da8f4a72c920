"""Text to words: deterministic, nothing but white space is lost, close to GUM's tokens.

Clitics (*'s*, *n't*), punctuation, currency and per cent signs stand alone and hyphens part compounds (*11 - year*);
numbers (*7,801*), abbreviations (*U.S.*, *Sept.*), prefixed words (*non-lethal*), Arabic articles (*al-Khazali*),
apostrophes inside names (*Asa'ib*) and codes (*AK-47*, *MNF-I*) stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_ABBREVIATIONS = (
    "Mr Mrs Ms Messrs Dr Prof St Sr Jr Gen Col Lt Maj Capt Cpl Sgt Pte Brig Cmdr Cdr Adm Rep Reps Sen Sens Gov Pres "
    "Hon Rev Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Bros vs etc al cf approx ca vol pp ed "
    "eds Ave Blvd Rd Mt Ft Dept Univ Assn Bn Mlle Mme Supt Insp Det Amb Min Atty Asst"
)
_L = r"[^\W_\d]"
_A = r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f])"
_APOSTROPHES = "'’ʼʻʿʾ`"
_TOKEN = re.compile(
    rf"""
    [A-Za-z]++(?=[\s,;!?)"]|\Z)
  | (?:https?://|www\.)[^\s<>"”)\]]*[^\s<>"”)\].,;:!?'’]
  | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+
  | \d{{4}}-\d\d-\d\d(?!\w)
  | \d+(?:[.,:/]\d+)*{_A}*
  | (?:{_L}\.){{2,}}(?!{_L}{{2}})
  | (?:{_L}\.)+{_L}(?!\w)
  | Ph\.D\.
  | (?i:{_ABBREVIATIONS.replace(" ", "|")})\.(?!\w)
  | No\.(?=\s?\d)
  | [A-Z]\.(?=\s+\w)
  | [\#@]\w+
  | {_A}+(?:&{_A}+)+
  | {_A}+(?:[{_APOSTROPHES}-]{_A}+)*
  | \.{{2,}} | -{{2,}} | `` | ''
  | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?i)(?:n[{_APOSTROPHES}]t|[{_APOSTROPHES}](?:s|re|ve|ll|d|m))$")
_NO_CLITIC = frozenset({"sa'd", "ra'd", "as'd", "ma'd"})
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3}
_PREFIX_WORDS = "non co re pro anti pre post mid e cross counter sub semi inter ex mini un multi ultra vice"
_PREFIXES = frozenset(_PREFIX_WORDS.split())
_ARTICLE_WORDS = "al el ad ar as ash at az an ud ul ur us"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_HYPHEN_OR_APOSTROPHE = re.compile(rf"[-{_APOSTROPHES}]")


def _joins(left: str, right: str) -> bool:
    """Does a hyphen between two parts belong to one word?"""
    if left.lower() in _PREFIXES or left.lower() in _ARTICLES:
        return True
    if right.lower() in _ARTICLES and len(right) == 2 and left[0].isupper():
        return True
    return left.isupper() and left.isalpha() and (right[0].isdigit() or (len(right) == 1 and right.isupper()))


def _hyphen_cuts(token: str) -> list[tuple[int, int]]:
    """Parts of a token with hyphens, as spans of the token."""
    spans: list[tuple[int, int]] = []
    start = 0
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^-]+", token)]
    for (a, b), (c, d) in pairwise(parts):
        if not _joins(token[a:b], token[c:d]):
            spans += [(start, b), (b, c)]
            start = c
    spans.append((start, len(token)))
    return spans


@lru_cache(maxsize=1 << 15)
def _parts(token: str) -> tuple[tuple[int, int], ...]:
    """The words of a token that the pattern left whole, as spans of the token; none for a token that is one word."""
    lower = token.lower()
    if token[0].isdigit() or not (lower in _FUSED or _HYPHEN_OR_APOSTROPHE.search(token)):
        return ()
    if lower in _FUSED:
        return ((0, _FUSED[lower]), (_FUSED[lower], len(token)))
    spans: list[tuple[int, int]] = []
    for start, end in _hyphen_cuts(token):
        piece = token[start:end]
        clitic = _CLITIC.search(piece)
        if clitic and clitic.start() > 0 and piece.lower().replace("’", "'") not in _NO_CLITIC:
            spans += [(start, start + clitic.start()), (start + clitic.start(), end)]
        else:
            spans.append((start, end))
    return tuple(spans)


def word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of `text[start:end]` as character spans of `text`, in reading order; only white space is left out."""
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        parts = _parts(match[0])
        if parts:
            begin = match.start()
            spans += [(begin + a, begin + b) for a, b in parts]
        else:
            spans.append(match.span())
    return spans
