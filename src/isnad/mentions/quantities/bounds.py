"""What the words around a number make of it: *more than*, *up to*, *some*."""

from __future__ import annotations

import re

from isnad.mentions.mention import Bound
from isnad.mentions.numerals import GAP, wordlist

_PHRASAL = "".join(
    f"(?<!{verb} )"
    for verb in wordlist("hand handed handing turn turned turning took taken take taking ran all fired flew won")
)
_LEADS: tuple[tuple[Bound, str], ...] = (
    (
        "at_most",
        r"up to|at most|at the most|fewer than|less than|under|below|no more than|not more than"
        r"|no fewer and no more than|as many as|as much as"
        r"|a maximum of|maximum of|not exceeding|just under|<",
    ),
    (
        "at_least",
        rf"more than|{_PHRASAL}over|at least|no fewer than|no less than|not less than|not fewer than"
        rf"|upwards? of|in excess of|exceeding|above"
        r"|a minimum of|minimum of|well over|just over|greater than|as few as|>",
    ),
    (
        "about",
        r"some|about|around|nearly|almost|approximately|approx\.?|roughly|an estimated|estimated|close to|circa"
        r"|ca?\.|perhaps|~|in the region of|on the order of|virtually|an average of",
    ),
)
_NEGATED = {
    "no more than": "at_most",
    "not more than": "at_most",
    "no less than": "at_least",
    "not less than": "at_least",
    "no fewer than": "at_least",
}
_LEAD = re.compile(
    "|".join(f"(?P<{bound}>(?:(?<=^)|(?<=[^\\w]))(?:{words}))" for bound, words in _LEADS).join(["(?:", ")"])
    + r"\s?(?:a total of\s|the\s)?\Z",
    re.IGNORECASE,
)
_TAILS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(rf"{GAP}or{GAP}more\b|\+|{GAP}plus\b|{GAP}and{GAP}(?:more|counting)\b", re.IGNORECASE)),
    ("at_most", re.compile(rf"{GAP}or{GAP}(?:fewer|less)\b|{GAP}at{GAP}the{GAP}outside\b", re.IGNORECASE)),
    ("about", re.compile(rf"{GAP}or{GAP}(?:so|thereabouts)\b|-odd\b", re.IGNORECASE)),
)


def bound_of(text: str, start: int, end: int) -> tuple[Bound, int]:
    """The bound of the number at `text[start:end]` and where its words end (*12 or more*: after *more*)."""
    window = text[max(0, start - 40) : start]
    lead = _LEAD.search(re.sub(r"\s", " ", window))
    if lead:
        phrase = re.sub(r"\s+", " ", lead[0].strip().lower())
        for bound in ("at_most", "at_least", "about"):
            if lead[bound]:
                return _known(phrase, bound), end
    for bound, tail in _TAILS:
        m = tail.match(text, end)
        if m:
            return bound, m.end()
    return "exact", end


def _known(phrase: str, bound: str) -> Bound:
    found = _NEGATED.get(phrase, bound)
    return "at_most" if found == "at_most" else "at_least" if found == "at_least" else "about"
