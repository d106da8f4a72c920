"""Countries under their several names, and the words for what and who is theirs."""

from __future__ import annotations

import re

from isnad.mentions.demonyms import is_nation

ADJECTIVES = {
    "american": "us", "u.s.": "us", "us": "us", "usa": "us", "u.s": "us", "united states": "us",
    "british": "uk", "uk": "uk", "u.k.": "uk", "iraqi": "iraq", "iranian": "iran", "israeli": "israel",
    "saudi": "saudi arabia", "french": "france", "german": "germany", "turkish": "turkey",
    "afghan": "afghanistan", "spanish": "spain", "danish": "denmark", "polish": "poland", "swedish": "sweden",
    "dutch": "netherlands", "chinese": "china", "salvadoran": "el salvador", "lebanese": "lebanon",
    "russian": "russia", "soviet": "soviet union", "syrian": "syria", "egyptian": "egypt",
    "jordanian": "jordan", "yemeni": "yemen", "kuwaiti": "kuwait", "pakistani": "pakistan", "indian": "india",
    "colombian": "colombia", "peruvian": "peru", "chilean": "chile", "guatemalan": "guatemala",
    "honduran": "honduras", "nicaraguan": "nicaragua", "bolivian": "bolivia", "ukrainian": "ukraine",
    "libyan": "libya", "sudanese": "sudan", "somali": "somalia", "kurdish": "kurdistan",
    "palestinian": "palestine", "mexican": "mexico", "japanese": "japan", "korean": "korea",
    "serbian": "serbia",
}  # fmt: skip
SAME = {
    "us": "us", "u.s": "us", "u.s.": "us", "usa": "us", "u.s.a.": "us", "united states": "us", "america": "us",
    "united states of america": "us", "uk": "uk", "u.k.": "uk", "u.k": "uk", "united kingdom": "uk", "britain": "uk",
    "great britain": "uk", "ussr": "ussr", "u.s.s.r.": "ussr", "soviet union": "ussr", "uae": "uae",
    "united arab emirates": "uae", "drc": "drc", "democratic republic of congo": "drc",
}  # fmt: skip
_NAMES = frozenset(ADJECTIVES.values()) | frozenset(SAME)


def country_of(name: str) -> str | None:
    """The key of a country that is written in several ways (*U.S.*, *United States*); None for other words."""
    return SAME.get(re.sub(r"\s+", " ", name.casefold()))


def is_people(name: str) -> bool:
    """Whether a word names a country's people or what is theirs: *Iraqi*, *Iraqis*, not *US*."""
    low = name.casefold()
    known = low in ADJECTIVES or low.removesuffix("s") in ADJECTIVES or is_nation(low)
    return len(low) > 3 and country_of(low) is None and known


def is_country(name: str) -> bool:
    """Whether a word is the name of a country whose people are known here."""
    return name.casefold() in _NAMES


def country_of_people(name: str) -> str | None:
    """The key of the country of *Iranian* or *Iranians*, as `country_key` gives it; None for other words."""
    low = name.casefold()
    return ADJECTIVES.get(low) or ADJECTIVES.get(low.removesuffix("s"))


def country_key(name: str) -> str:
    """One key for all the names of a country."""
    return country_of(name) or name.casefold()
