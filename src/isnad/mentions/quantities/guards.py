"""Numbers that count nothing: serials, sections, ages, times of day, telephone numbers, list marks, names."""

from __future__ import annotations

import re

from isnad.mentions.numerals import GAP, wordlist

_LABELS = wordlist(
    "nos? nrs? art articles? secs? sections? paras? paragraphs? pp? pages? chapters? exhibit title resolution "
    "room route building serial directive",
    "highway frequency rule volume vol version appendix annex figure fig table footnote ref reference isn code "
    "id grid protocol amendment convention",
    "flight model aged? born circa apartment apt suite",
)
_MONTH = re.compile(
    rf"\b(?:january|february|april|june|july|august|september|october|november|december)\.?{GAP}\Z", re.IGNORECASE
)
_NAMED_LABEL = re.compile(
    rf"\b(?:Block|Box|Line|Form|Order|File|Case|Folder|Document|Camp|Compound|Checkpoint|Gate|Terminal|Tower|Unit"
    rf"|Sector|Zone|Grade|Class|Type|Level|Station|Witness|Detainee|Source|Subject|Division|Battalion|Regiment"
    rf"|Company|Platoon|District|Cell|Route|Squadron|Group|Section|Bureau|Task Force){GAP}\Z"
)
_UNIT_AFTER = re.compile(
    rf"{GAP}(?:[A-Z][\w-]*{GAP}){{0,3}}(?:(?:Company|Coy|Platoon|Squad|Squadron|Battalion|Bn|Brigade|Bde|Regiment|Regt"
    rf"|Division|Corps|Commando|Battery|Troop|Rifles|Para|Wing|Section)(?!s)\b|(?:COMPANY|PLATOON|SQUADRON|BATTALION"
    rf"|BRIGADE|REGIMENT|DIVISION|CORPS|COMMANDO|BATTERY|RIFLES)\b)"
)
"""*3 Company*, *112 Motor Rifle Regiment*: the number of a unit."""
_WEAK_LABELS = wordlist(
    "items? counts? block box line form order file case folder document phase part notes? camp compound "
    "checkpoint gate terminal tower unit sector zone",
    "grade class type level channel station number witness detainee source subject question day week year mark "
    "schedule step brigade division battalion",
    "regiment company platoon district street road avenue floor see war may march cell",
)
_LABEL = re.compile(
    rf"(?:\b(?:{'|'.join(_LABELS)}|at{GAP}age|age{GAP}of)\.?[:#]?{GAP}?\(?|[§#№@]{GAP}?|[A-Za-z]-|[\w]/|\d[.,:]|\w[.]"
    rf"|[(]\w{{1,2}}\)|\bv\.)\Z",
    re.IGNORECASE,
)
_WEAK_LABEL = re.compile(rf"\b(?:{'|'.join(_WEAK_LABELS)}){GAP}\Z", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s?U\.S\.C|[:]\d|\.\d+\.|/\d|['’]s\b|['’]\d|(?:st|nd|rd|th|s|ers?)\b|-(?!odd|strong)[A-Za-z]"
    rf"|{GAP}(?:[ap]\.?m\b"
    rf"|o['’]clock|hours?\b{GAP}?(?:gmt|utc|local|zulu|on)|hrs\b"
    rf"|(?:-|{GAP})?years?(?:-|{GAP})old|(?:-|{GAP})?months?(?:-|{GAP})old|years?{GAP}of{GAP}age)"
    rf"|{GAP}?[ap]\.?m\b|[A-Za-z_@]|{GAP}?[x×]{GAP}?\d"
    rf"|(?:-|{GAP})(?:thirds?|quarters?|halves|half|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,6}|\b(?:page"
    r"|pg\.?)\s+\d+\s+of\s+\d+"
    r"|\(?\+?\d{1,4}\)?[-. ]\(?\d{2,4}\)?[-. ]\d{3,4}(?:[-. ]\d{2,6})?"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b\d{3,4}[-–]\d{4,}\b|\bdoi:\S+|\b\d{1,3}°\S*|\b\d{1,2}:\d{2}\b"
    r"|\b\d{2}[A-Z]{3}\s?\d{4,}",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(
    r"(?m)^REFS?:[^\n]*$|^[ \t]*(?:[(\[]?\d{1,3}[.)\]](?=\s)|\d{1,4}[ \t]*$"
    r"|[-–—][ \t]*\d{1,4}[ \t]*[-–—][ \t]*$)|\[\d{1,3}\]"
    r"|\((?:\d{1,2})\)(?=\s+[a-z])"
)
_NOT_A_COUNT = re.compile(
    rf"{GAP}(?:of(?!{GAP}(?:his|her|its|their|our|the{GAP}\w+s|them|us|these|those))|day\b|another|time\b|who"
    rf"|whose|that|which|can|must|should|may|might|would|could|is|was|has|had|does"
    rf"|way|thing|hand|side|more|else|by{GAP}one|and{GAP}only|and{GAP}the{GAP}same|or{GAP}another"
    rf"|or{GAP}the{GAP}other)|['’]s\b|self\b|-",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    rf"\b(?:no|any|every|some|each|the|this|that|another|which|only|good|bad|young|little|old|other|first|last"
    rf"|next|new|number|part|day|by|former|latter|square|a){GAP}\Z",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(rf"(?:[a-z,;]|\b[A-Z][\w'’-]*){GAP}(?P<name>[A-Z][a-z][\w'’-]*){GAP}\Z")
_AGE = re.compile(rf"[A-Za-z.]\)?,{GAP}\Z")
_PLURAL = re.compile(rf"{GAP}(?:[a-z-]+{GAP}){{0,2}}(?:[a-z-]+s|people|men|women|children|police|troops)\b")


def furniture(text: str) -> list[tuple[int, int]]:
    """The spans of web addresses, telephone numbers, page counts and list marks."""
    found = [m.span() for m in _FURNITURE.finditer(text)] + [m.span() for m in _LIST_MARK.finditer(text)]
    return sorted(found)


def counts(text: str, start: int, end: int) -> bool:
    """Whether the number at `text[start:end]` can count something, by the characters around it."""
    number = text[start:end]
    before = text[max(0, start - 24) : start]
    if _AFTER.match(text, end) or re.search(r"[\w@_]\Z", before):
        return False
    if re.match(r"0\d", number) or _LABEL.search(before):
        return False
    if number[0].isdigit() and (_MONTH.search(before) or _UNIT_AFTER.match(text, end)):
        return False
    if number[0].isdigit() and _NAMED_LABEL.search(before) and not text[max(0, start - 24) : end + 24].isupper():
        return False
    if _WEAK_LABEL.search(before) and not _PLURAL.match(text, end, end + 40):
        return False
    if number.lower() == "one":
        return not (_NOT_A_COUNT.match(text, end) or _ONE_BEFORE.search(before))
    if (
        number.isdecimal()
        and len(number) <= 3
        and _AGE.search(before)
        and re.match(r"[,.;)]|\s+(?:who|and|was|of|from)\b", text[end : end + 8])
    ):
        return not (8 <= int(number) <= 110)
    named = _CAPITAL_BEFORE.search(text[max(0, start - 40) : start])
    return not (named and not _PLURAL.match(text, end, end + 40))
