"""What a number counts: the noun after it, or a currency."""

from __future__ import annotations

import re

from isnad.encoder import Parse
from isnad.mentions.numerals import GAP, SCALES, SMALL, wordset

SIGNS = {
    "us$": "USD", "u.s.$": "USD", "$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "£": "GBP",
    "€": "EUR", "¥": "JPY", "₪": "ILS", "₹": "INR", "usd": "USD", "eur": "EUR", "gbp": "GBP", "iqd": "IQD",
    "chf": "CHF", "sfr": "CHF", "dm": "DEM", "ff": "FRF",
}  # fmt: skip
CURRENCIES = (
    (r"(?:u\.?s\.?|american|united states){gap}dollars?", "USD"), (r"canadian{gap}dollars?", "CAD"),
    (r"australian{gap}dollars?", "AUD"), (r"dollars?", "USD"), (r"euros?", "EUR"),
    (r"pounds{gap}sterling|british{gap}pounds", "GBP"), (r"(?:japanese{gap})?yen", "JPY"),
    (r"(?:new{gap})?(?:israeli{gap})?shekels?", "ILS"), (r"iraqi{gap}dinars?", "IQD"),
    (r"kuwaiti{gap}dinars?", "KWD"), (r"jordanian{gap}dinars?", "JOD"), (r"libyan{gap}dinars?", "LYD"),
    (r"iranian{gap}rials?", "IRR"), (r"yemeni{gap}rials?", "YER"), (r"saudi{gap}(?:riyals?|rials?)", "SAR"),
    (r"qatari{gap}riyals?", "QAR"), (r"syrian{gap}(?:pounds?|lira)", "SYP"),
    (r"lebanese{gap}(?:pounds?|lira)", "LBP"), (r"egyptian{gap}pounds?", "EGP"), (r"sudanese{gap}pounds?", "SDG"),
    (r"turkish{gap}(?:lira|pounds?)", "TRY"), (r"swiss{gap}francs?", "CHF"), (r"french{gap}francs?", "FRF"),
    (r"(?:deutsche?|german){gap}?marks?", "DEM"), (r"(?:russian{gap})?r(?:o)?ubles?", "RUB"),
    (r"indian{gap}rupees?", "INR"), (r"pakistani{gap}rupees?", "PKR"), (r"mexican{gap}pesos?", "MXN"),
    (r"colombian{gap}pesos?", "COP"), (r"(?:chinese{gap})?yuan", "CNY"), (r"(?:south{gap})?korean{gap}won", "KRW"),
)  # fmt: skip
_CURRENCY = re.compile(
    "|".join(f"(?P<c{n}>{GAP}(?:{words.replace('{gap}', GAP)})\\b)" for n, (words, _) in enumerate(CURRENCIES)),
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"{GAP}?+(?:%|per{GAP}?cent\b|percentage{GAP}points?)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f.'’-]*")
_STOP = wordset(
    "a an the and or but nor of in on at by to for from with without against into onto over under during after "
    "before since until till than that which who whom whose when",
    "where while as is are was were be been being has have had do does did will would shall should can could "
    "may might must not no he she it they we i you his her its their our my",
    "this these those there here also only both each all any some more most other others were about near per if "
    "because so then out up down off away back again among between",
    "through within across around along toward towards via despite including such like",
    "killed wounded injured died dead captured arrested released detained missing were said told",
)
_PLURALS = wordset(
    "people men women children police troops personnel dead wounded staff cattle crew aircraft clergy youth",
)
_OF = re.compile(rf"{GAP}of{GAP}(?:(?:the|these|those|his|her|its|their|our|my){GAP})?", re.IGNORECASE)
_MEASURES = wordset(
    "km m cm mm kg g ha kilometres kilometers kilometre kilometer metres meters metre meter miles mile feet "
    "foot yards inches acres hectares tons tonnes ton kilograms kilos",
    "kilogrammes grams pounds litres liters gallons barrels degrees knots rpm volts watts megawatts",
)
_NUMBERS = frozenset([*SMALL, *SCALES, "hundred", "dozen"])


def currency_after(text: str, end: int) -> tuple[str, int] | None:
    """The ISO 4217 code of a currency whose words follow and where they end; None when none does."""
    m = _CURRENCY.match(text, end)
    if m is None:
        return None
    return next(code for n, (_, code) in enumerate(CURRENCIES) if m[f"c{n}"]), m.end()


def percent_after(text: str, end: int) -> int | None:
    """Where *percent* ends that follows a number."""
    m = _PERCENT.match(text, end)
    return m.end() if m else None


def unit_after(text: str, end: int) -> str | None:
    """The noun that a number counts, from the words alone: the last of the noun phrase that follows."""
    of = _OF.match(text, end)
    at = of.end() if of else end
    words: list[str] = []
    for _ in range(5):
        gap = re.compile(GAP).match(text, at)
        m = _WORD.match(text, gap.end() if gap else at) if gap or (of and not words) else None
        if m is None or m[0].lower().rstrip(".") in _STOP:
            break
        word = m[0]
        low = word.lower()
        if low in _MEASURES and not words:
            return word
        if low in _NUMBERS or (words and low.endswith("ed") and low == word):
            break
        words.append(word.rstrip(".") if not re.match(r"(?:\w\.)+$", word) else word)
        at = m.end()
        if (
            _is_plural(words[-1])
            or (word.endswith(".") and not re.match(r"(?:\w\.)+$", word))
            or text[at : at + 1] in ",;:)"
        ):
            break
    return _noun(words)


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in _PLURALS or (
        len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "ous", "us", "'s", "’s", "is"))
    )


def _noun(words: list[str]) -> str | None:
    """The counted noun among the words of a noun phrase: its plural, else its last word that can be a noun."""
    plural = next((w for w in words if _is_plural(w)), None)
    if plural:
        return plural
    rest = [w for w in words if not w.lower().endswith(("ly", "ed"))]
    return rest[-1] if rest else None


def unit_in(parse: Parse, children: list[list[int]], text: str, start: int, end: int) -> str | None:
    """The noun that the number at `text[start:end]` modifies in the tree; None when the tree gives none."""
    for index in reversed(parse.covering(start, end)):
        head = parse.heads[index]
        if (
            parse.deprels[index].split(":")[0] == "nummod"
            and head >= 0
            and head > index
            and parse.upos[head] in ("NOUN", "PROPN", "ADJ")
        ):
            return text[parse.starts[head] : parse.ends[head]]
        for child in children[index]:
            if (
                child > index
                and parse.deprels[child].startswith("nmod")
                and parse.upos[child] in ("NOUN", "PROPN")
                and _OF.match(text, end)
            ):
                return text[parse.starts[child] : parse.ends[child]]
    return None
