"""Titles, ranks and forms of address that stand before names."""

from __future__ import annotations

import re

from isnad.mentions.numerals import GAP, wordlist, wordset

KEPT = wordset(
    "haji hajji hajj hadji engineer eng mullah mulla ustadh ustad comrade comandante commander pir mama",
    "baba uncle sayf",
)
"""Titles by which a man without another name is known."""

_TITLES = wordlist(
    "mr mrs ms miss messrs dr prof professor doctor sir dame lord lady hon honorable honourable rev",
    "reverend fr father sister brother bishop archbishop",
    "cardinal pope rabbi imam sheikh shaykh shaikh sheik cheikh sayyid sayyed sayed seyyed syed sayid",
    "ayatollah hojjat hujjat mawlana maulana mullah mulla",
    "haji hajji hajj hadji ustadh ustad mufti qari hafiz amir emir sultan king queen prince princess shah",
    "president premier chancellor minister ministers",
    "secretary undersecretary senator sen representative rep congressman congresswoman governor gov mayor",
    "judge justice ambassador amb consul attorney",
    "chairman chairwoman director deputy vice prime foreign interior defense defence finance general gen",
    "brigadier brig major maj colonel col lieutenant",
    "lt captain capt commander cmdr cdr sergeant sgt corporal cpl private pvt admiral adm marshal field",
    "air chief commodore commandant comandante inspector",
    "superintendent detective officer agent special spokesman spokeswoman spokesperson comrade engineer",
    "eng excellency highness majesty his her acting former",
    "staff master first second warrant petty rear ltc ltg mg bg sfc ssg cpt 1lt 2lt pfc spc ex lawyer martyr",
    "detainee subject accused appellant defendant applicant prisoner witness",
    "sheriff commissioner sens reps gens cols drs",
)
POSTS = wordset(
    "president minister secretary ambassador senator general colonel chairman director spokesman",
    "spokeswoman governor",
    "commander lieutenant sergeant admiral chancellor professor premier deputy congressman representative",
    "mayor leader",
    "undersecretary commissioner envoy consul brigadier chief attorney",
)
"""Words that tell a post or rank and are seldom a part of a name."""
_NEVER_ALONE = wordset(
    "his her first second field air chief special staff master foreign interior vice prime former acting",
    "ex deputy rear warrant petty lady father brother sister",
)
_PORTFOLIO = (
    r"(?:foreign affairs|state|defen[cs]e|the interior|interior|justice|finance|education|health|information|labou?r"
    r"|agriculture|trade|war|national security|public works|works|oil|transport|planning)"
).replace(" ", GAP)
_TITLE = rf"(?:(?:minister|secretary){GAP}(?:of|for){GAP}{_PORTFOLIO}|{'|'.join(_TITLES)})"
_RUN = re.compile(rf"(?<![\w'’-])(?P<run>{_TITLE}\.?(?:(?:{GAP}|-){_TITLE}\b\.?)*)(?P<gap>,?{GAP})", re.IGNORECASE)

_SURE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sheikh|Shaykh|Sheik|Sayyid|Sayed|Ayatollah|Mullah|Hajji|Haji|Imam|Colonel"
    r"|Col|Captain"
    r"|Capt|Lieutenant|Lt|Sergeant|Sgt|Brigadier|Brig|Gen|Maj|Adm|Admiral|Ambassador|Senator|Sen|Rep|Gov"
    r"|Comandante)\b\.?"
)
_TITLED = re.compile(
    rf"(?<![\w-])(?:{_SURE}{GAP})(?:(?:General|Colonel|Major|Commander|{_SURE}){GAP})*"
    rf"(?P<name>[A-Z][a-z'’][\w'’-]*(?:{GAP}(?:al-|el-|bin |ibn |de |von |van )?[A-Z](?:\.|[\w'’-]+))*)"
)


def titled_names(text: str) -> list[tuple[int, int]]:
    """Where a name stands behind a title that is hardly ever anything else (*Captain Ellis*), in mixed case."""
    found = []
    for m in _TITLED.finditer(text):
        words = m["name"].split()
        if not is_title(words[0]) and not m["name"].endswith(("'s", "’s")):
            found.append(m.span("name"))
    return found


def leading_titles(text: str, start: int, end: int) -> tuple[int, int, int | None] | None:
    """The titles before or at the head of a name `text[start:end]`.

    Gives where they begin, where the name after them begins, and where a title that can serve as a name begins (None
    when there is none); None when there are no titles.
    """
    begin = _line_start(text, max(0, start - 60), start)
    best: re.Match[str] | None = None
    for m in _RUN.finditer(text, begin, min(end, start + 60)):
        touches = m.end() == start or (m.start() >= start and m.start() == start) or (m.start() < start < m.end())
        if touches and m.end() < end and _written_as_title(m["run"]):
            best = m
    if best is None:
        return None
    words = list(re.finditer(r"[\w']+", best["run"]))
    if all(w[0].casefold() in _NEVER_ALONE for w in words):
        return None
    last = words[-1]
    kept = best.start() + last.start() if last[0].casefold() in KEPT else None
    if text[best.end() : best.end() + 3].casefold() in ("of ", "for"):
        return None
    return best.start(), best.end(), kept


def _line_start(text: str, begin: int, start: int) -> int:
    """No further back than the paragraph's beginning."""
    blank = text.rfind("\n\n", begin, start)
    return blank + 2 if blank >= 0 else begin


def _written_as_title(run: str) -> bool:
    """Whether the words are written as titles are: with capitals."""
    first = next((c for c in run if c.isalpha()), "a")
    return first.isupper()


def is_title(word: str) -> bool:
    """Whether a word is a title or rank."""
    return word.casefold().rstrip(".") in _TITLE_SET


_TITLE_SET = frozenset(_TITLES)
