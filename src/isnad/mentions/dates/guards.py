"""What only looks like a date: modal *may*, *march* as a verb, people called April, numbers that are no years."""

from __future__ import annotations

import re

from isnad.mentions.numerals import GAP

_BEFORE_MONTH = re.compile(
    rf"\b(?:in|since|until|till|by|of|from|to|through|during|between|before|after|around|about|early|late|last"
    rf"|next|this|mid|for|every"
    rf"|each|and|or|that|and{GAP}in){GAP}(?:the{GAP}month{GAP}of{GAP})?$|(?:mid|early|late)-$|[-–(\[:/]{GAP}?\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"\b(?:and|or|that|for|every|each|before|after|to|from|through){GAP}\Z", re.IGNORECASE)
_WORD_AFTER = re.compile(rf"{GAP}(?!(?:to|and|or|until|till|through){GAP}[A-Z])[A-Za-z]")
_VERB_AFTER = re.compile(
    rf"{GAP}(?:not|be|have|has|well|also|yet|never|never|soon|still|even|i|we|he|she|they|the|a|an|his|her"
    rf"|their|on|to|against"
    rf"|into|toward|towards|through|past|with)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    rf"\b(?:in|since|until|till|by|of|from|to|through|during|between|before|after|around|about|circa|ca?\."
    rf"|early|late|mid|the{GAP}year"
    rf"|year|years|or|and|as{GAP}of|for|than|until{GAP}late|fall|autumn|summer|winter|spring|AD|born|b\.|d\."
    rf"|died|est\.|founded|©|copyright"
    rf"|back{GAP}in|throughout|beyond|post|pre|than){GAP}?-?$|[-–—]{GAP}?$|\(\Z",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"\b(?:of|for|than|and|or|from|to|between|about|around|after|before|by|past){GAP}$", re.IGNORECASE
)
_DETERMINER = re.compile(
    rf"(?:\b(?:the|his|her|its|their|our|my|a|this|that|whose|following|since{GAP}the)|['’]s|s['’]){GAP}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?:\b(?:no|nos|nr|article|art|section|sec|para|paragraph|page|pp?|chapter|item|exhibit|count|resolution"
    rf"|room|route|building|box"
    rf"|line|serial|form|directive|order|file|case|folder|document|report|cable|telegram|flight|model|highway"
    rf"|frequency|rule|vision|law|act|at|numbers?"
    rf"|population|total|some|nearly|almost|approximately|roughly|estimated|least|most|only|exactly|another|all"
    rf"|over|under)\.?{GAP}?"
    rf"|[$€£¥#§№+]{GAP}?|[\w]/|\d[.,:]|[A-Za-z]-|\.)\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"{GAP}(?:people|men|women|children|troops|police|percent|per{GAP}cent|hours?|hrs?|miles?|km|metres?"
    rf"|meters?|kilomet\w+|feet|tons?|tonnes?"
    rf"|pounds|dollars|euros?|crowns|hundred|thousand|million|billion|of{GAP}(?:them|these|those|us|the)|square"
    rf"|kg|cases|points|words|years?"
    rf"|local|armed|civilian|m|mm|cm|rpm|calories|z|gmt|utc|local)\b|%|°|{GAP}?(?:kg|km|mm|cm|hz|mhz|z)\b|[.,]\d|:\d",
    re.IGNORECASE,
)
_FUNCTION = (
    r"(?:was|is|has|as|this|its|his|us|across|thus|perhaps|always|onwards|towards|afterwards|besides"
    r"|sometimes|regards|and|or|but|to|the|a|an|in|on|at|by|of|for|with|from|when|while|after|before|he|she|it|they"
    r"|we|who|which|that|had|were|are|will|would)\b"
)
_PLURAL = re.compile(rf"{GAP}(?:(?!{_FUNCTION})[a-z]+(?:-[a-z]+)?{GAP})?(?!{_FUNCTION})[a-z]+(?<!s)s\b")
_HELD = re.compile(
    rf"{GAP}(?:[a-z]+{GAP})?(?:elections?|census(?:es)?|attacks?|talks|riots|games|olympics|protests?|bombings?"
    rf"|seasons?|finals|killings?|events|peace{GAP}talks"
    rf"|polls|hearings|negotiations|sanctions|uprisings?|raids|hostilities|clashes|floods|reforms|results"
    rf"|figures|statistics|standards)\b",
    re.IGNORECASE,
)


def month_stands(text: str, start: int, end: int) -> bool:
    """Whether a month's name that has neither day nor year beside it is a month where it stands."""
    word = text[start:end].rstrip(".")
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if word.islower():
        return False
    led = bool(_BEFORE_MONTH.search(before))
    if word.lower() in ("may", "march", "mar", "jan", "dec", "sep", "jun", "apr", "april", "june", "august"):
        if word.lower() in ("may", "march") and _JOINED.search(before) and _WORD_AFTER.match(after):
            return False
        capital = re.match(rf"{GAP}[A-Z][a-z]+", after) is not None and word[1:].islower()
        return (
            led
            and not capital
            and not (_VERB_AFTER.match(after) and word.lower() in ("may", "march") and word.isupper())
        )
    return led or len(word) > 3


def year_stands(text: str, start: int, end: int) -> bool:
    """Whether four digits that stand alone are a year."""
    year = int(text[start:end])
    before, after = text[max(0, start - 30) : start], text[end : end + 40]
    if re.search(r"[\w@/\\.,-]\Z", before) and not re.search(
        r"(?:mid|early|late|pre|post|\d{4}|\W)[-–]\Z|\W/\Z|[a-z\d)\]][.,]\Z", before, re.IGNORECASE
    ):
        return False
    if _NUMBERED.search(before) or _COUNTED.match(after) or not 1000 <= year <= 2100:
        return False
    if re.search(r"\d[ \t]\Z", before) and not re.search(r"(?<!\d)(?:[0-3]?\d)[ \t]\Z", before):
        return False
    if re.match(r"[ \t]\d{3,}\b", after):
        return False
    if re.match(r"['’]?\w|-\d{3}|[-/](?!\d)\w*\d|/\d", after) and not re.match(r"['’]s\b", after):
        return False
    counted = _PLURAL.match(after) and not _HELD.match(after)
    if counted and (year < 1900 or year > 2030 or not _DETERMINER.search(before)):
        return False
    if 1800 <= year <= 2040:
        return True
    if year >= 1400 and (_DETERMINER.search(before) or re.match(rf"{GAP}?+[-–—]{GAP}?+1\d\d\d\b", after)):
        return True
    return (
        bool(_PREPOSITION.search(before))
        and (year >= 1400 or not _WEAK.search(before))
        and (year >= 1400 or before[-1:].isspace())
    )
