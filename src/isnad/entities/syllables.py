"""Chinese names: one key for Pinyin and Wade-Giles (*Zedong*, *Tse-tung*)."""

from __future__ import annotations

import re
from functools import lru_cache

_INITIALS = "zh|ch|sh|hs|ss|ts|tz|[bpmfdtnlgkhjqxrzcsyw]"
_FINALS = (
    "iang|iong|uang|iung|ueng|ieng|ang|eng|ing|ong|ung|ian|ien|uan|uen|iao|iau|uai|uei|yue|ieh|ueh|"
    "uo|ua|ui|un|ue|ie|iu|ia|in|ai|ei|ao|ou|an|en|er|ih|eh|erh|a|o|e|i|u"
)
_SYLLABLE = re.compile(rf"({_INITIALS})?({_FINALS})(?![aeiou])")
_ONE_INITIAL = {
    "zh": "C", "ch": "C", "j": "C", "q": "C", "hs": "S", "x": "S", "sh": "S", "s": "S", "ss": "Z", "ts": "Z",
    "tz": "Z", "z": "Z", "c": "Z", "b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K",
}  # fmt: skip
_ONE_FINAL = {
    "ung": "ong", "ien": "ian", "uei": "ui", "ih": "i", "eh": "e", "ieh": "ie", "ueh": "ue", "o": "uo", "iau": "iao",
    "erh": "er", "uen": "un",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def chinese_key(text: str) -> str:
    """The syllables of a folded word in broad classes; empty when it is no sequence of Chinese syllables.

    >>> chinese_key("zedong") == chinese_key("tsetung")
    True
    """
    place, key = 0, ""
    while place < len(text):
        found = _SYLLABLE.match(text, place)
        if not found or found.end() == place:
            return ""
        initial, final = found[1] or "", found[2]
        key += _ONE_INITIAL.get(initial, initial) + _ONE_FINAL.get(final, final) + "."
        place = found.end()
    return key
